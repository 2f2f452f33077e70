"""Every kind of input: well-formed files of it, and what is done to them. A kind that is added joins by one entry."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from benchmarks.campaign import collections, documents, seeds
from benchmarks.campaign.mutators.headers import HEADERS
from benchmarks.campaign.mutators.markup import MARKUP
from benchmarks.campaign.mutators.members import MEMBERS, bomb_member
from benchmarks.campaign.mutators.raw import RAW, Mutator, bomb, in_gzip, in_zip
from benchmarks.campaign.mutators.rows import ROWS
from benchmarks.campaign.mutators.sheets import SHEETS
from benchmarks.campaign.mutators.values import JSON, change_json_in_scripts
from benchmarks.campaign.mutators.words import WORDS

OWN_SHARE = 0.75
"""Of changes that follow the structure of the kind; the others are to bytes."""
BOMB_SHARE = 0.01
MOST_BYTES = 20 << 20
"""Of a case: over the largest page that is read."""

LARGE = 1 << 20
"""Bytes over which no further change is made."""

Seed = Callable[[Random], bytes]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of input: makers of well-formed files, and what is done to them beside what is done to any bytes."""

    seeds: tuple[Seed, ...]
    mutators: tuple[Mutator, ...]
    bomb: Mutator = bomb

    def make(self, chance: Random) -> bytes:
        """A file of the kind that no longer is well-formed."""
        content = chance.choice(self.seeds)(chance)
        for _ in range(chance.choice((1, 1, 2, 3))):
            content = self.change(chance, content)[:MOST_BYTES]
            if len(content) > LARGE:
                break
        return content

    def change(self, chance: Random, content: bytes) -> bytes:
        """One change."""
        if chance.random() < BOMB_SHARE:
            return self.bomb(chance, content)
        return chance.choice(self.mutators if chance.random() < OWN_SHARE else RAW)(chance, content)


def _page(chance: Random) -> bytes:
    """A page for inside something: as it should be, or changed itself."""
    kind = KINDS[chance.choice(("html", "metadata"))]
    return kind.make(chance)[: 1 << 20] if chance.random() < 0.3 else chance.choice(kind.seeds)(chance)


def _archive(chance: Random) -> bytes:
    archive = seeds.warc(_page(chance))
    return chance.choice(HEADERS)(chance, archive) if chance.random() < 0.3 else archive


def _packed_records(chance: Random) -> bytes:
    """An archive whose records are packed one by one, as they should be."""
    archive = _archive(chance)
    starts = [each.start() for each in re.finditer(rb"WARC/1\.0\r\n", archive)] or [0]
    return b"".join(in_gzip(archive[start:end]) for start, end in zip(starts, [*starts[1:], len(archive)], strict=True))


KINDS: dict[str, Kind] = {
    "html": Kind((seeds.html,), MARKUP),
    "metadata": Kind((seeds.metadata,), (*MARKUP, change_json_in_scripts, change_json_in_scripts)),
    "text": Kind((seeds.text, seeds.dump), WORDS),
    "mhtml": Kind((lambda chance: seeds.mhtml(chance, _page(chance)),), (*HEADERS, *HEADERS, *MARKUP)),
    "mail": Kind(
        (lambda chance: seeds.mail(chance, _page(chance)), collections.apple_mail), (*HEADERS, *HEADERS, *MARKUP)
    ),
    "mailbox": Kind((collections.mailbox,), HEADERS),
    "pdf": Kind((seeds.pdf,), SHEETS),
    "docx": Kind((seeds.docx,), MEMBERS, bomb_member),
    "odt": Kind((documents.odt,), MEMBERS, bomb_member),
    "rtf": Kind((documents.rtf,), WORDS),
    "epub": Kind((documents.epub,), MEMBERS, bomb_member),
    "xlsx": Kind((documents.xlsx, documents.ods), MEMBERS, bomb_member),
    "flat odt": Kind((documents.flat_odt,), MARKUP),
    "subtitles": Kind((documents.subtitles,), WORDS),
    "markdown": Kind((documents.markdown,), WORDS),
    "zip": Kind(
        (lambda chance: in_zip(_page(chance)), lambda chance: in_zip(seeds.text(chance))), MEMBERS, bomb_member
    ),
    "web archive of Safari": Kind((documents.webarchive,), (*MARKUP, *RAW)),
    "maff": Kind((documents.maff,), MEMBERS, bomb_member),
    "self-extracting page": Kind((documents.self_extracting,), MARKUP),
    "gzip": Kind((lambda chance: in_gzip(_page(chance)), lambda chance: in_gzip(seeds.json_lines(chance))), RAW),
    "warc": Kind((_archive, lambda chance: in_gzip(_archive(chance)), _packed_records), HEADERS),
    "wacz": Kind((lambda chance: seeds.wacz(_archive(chance)),), MEMBERS, bomb_member),
    "har": Kind((collections.recording,), JSON),
    "rss": Kind((seeds.rss,), (*MARKUP, *WORDS)),
    "atom": Kind((seeds.atom,), (*MARKUP, *WORDS)),
    "sitemap": Kind((seeds.sitemap, seeds.sitemap_index, collections.feeds), MARKUP),
    "json lines": Kind((seeds.json_lines, seeds.json_address_lines), JSON),
    "json": Kind((seeds.json_list, seeds.json_feed, seeds.tool_json, seeds.json_addresses), JSON),
    "telegram": Kind((collections.telegram,), JSON),
    "telegram pages": Kind((collections.telegram_page, collections.channel_page), MARKUP),
    "whatsapp": Kind((collections.whatsapp,), WORDS),
    "chats as text": Kind((collections.chat_text,), WORDS),
    "posts": Kind((collections.posts,), JSON),
    "answers": Kind((collections.answers,), JSON),
    "tables in json": Kind((collections.json_table,), JSON),
    "bibliography": Kind((collections.bibliography,), WORDS),
    "references": Kind((collections.references,), WORDS),
    "newsml": Kind((collections.newsml,), MARKUP),
    "agencies' xml": Kind((collections.agency_xml,), MARKUP),
    "transcripts": Kind((collections.transcript, collections.copied_transcript), (*JSON, *WORDS)),
    "event rows": Kind((collections.event_rows,), ROWS),
    "table": Kind((seeds.table, seeds.address_table, seeds.events_table, collections.exported_table), ROWS),
    "addresses": Kind((seeds.addresses, collections.bookmarks), WORDS),
}
