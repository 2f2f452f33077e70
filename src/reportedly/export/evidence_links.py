"""Addresses that lead to the evidence of a row: the sentence on the live page, and the number on the local page.

The first is a text fragment (WICG, URL Fragment Text Directives): the browser finds the words and marks them. It looks
for whole words, takes any blanks as one, and does not tell capitals from small letters; so are repeats counted here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

from reportedly.model import Analysis, Entry, Span

LOCAL_PAGE = "http://127.0.0.1:8765"
"""Where `reportedly serve` shows a workspace if it is not told otherwise."""
LONGEST_EXACT = 200
"""Characters up to which a sentence is written whole; of a longer one the first and the last words are."""
_ENDS = 6
"""Words of each end of a longer sentence, at first: more are taken until the beginning occurs once."""
_MOST_BESIDE = 12
"""Words before or behind a repeated sentence that are tried to tell it from the others."""
_CACHED = 4096


@lru_cache(_CACHED)
def local_article(doc: str) -> str:
    """The path of an article on the local page."""
    return f"/articles/{quote(doc, safe='')}"


def local_figure(doc: str, number: int) -> str:
    """The path of a figure, highlighted in its article on the local page."""
    return f"{local_article(doc)}?figure={number}#f{number}"


def web_address(address: str | None) -> str | None:
    """An address that a link may have: of the web, and no script or file."""
    return address if address and re.match(r"https?://[^\s/]", address, re.IGNORECASE) else None


def live_link(address: str | None, text: str, span: Span) -> str | None:
    """The address of `text[start:end]` on the live page; `None` without an address of the web, or without words."""
    page = web_address(address)
    directive = text_directive(text, span)
    if page is None or directive is None:
        return None
    base, mark, fragment = page.partition("#")
    return f"{base}#{fragment if mark else ''}:~:{directive}"


def sentence_span(analysis: Analysis | None, entry: Entry) -> Span:
    """The sentence of an entry in the text of its article; its number alone where that is not known."""
    if analysis is None or entry.figure >= len(analysis.figures):
        return entry.start, entry.end
    return analysis.figures[entry.figure].sentence


def sentence_link(analysis: Analysis | None, entry: Entry) -> str | None:
    """The address of an entry's sentence on the live page of its article."""
    if analysis is None:
        return None
    return live_link(analysis.article.url, analysis.article.text, sentence_span(analysis, entry))


def text_directive(text: str, span: Span) -> str | None:
    """`text=prefix-,start,end,-suffix` for a stretch of a text; `None` if it has no words.

    Prefix and suffix are there only where the words occur elsewhere in the text, too.
    """
    words = text[slice(*span)].split()
    if not any(map(_is_word, words)):
        return None
    plain = _plain(text)
    start, end = words, list[str]()
    if len(" ".join(words)) > LONGEST_EXACT and len(words) > 2 * _ENDS:
        start, end = _ends(words, plain)
    prefix, suffix = _beside(text, span, start, plain)
    parts = [f"{_escaped(prefix)}-"] * bool(prefix) + [_escaped(start)]
    parts += [_escaped(end)] * bool(end) + [f"-{_escaped(suffix)}"] * bool(suffix)
    return "text=" + ",".join(parts)


def _ends(words: list[str], plain: str) -> tuple[list[str], list[str]]:
    """The first and the last words of a long stretch, as many of the first as make the beginning occur once."""
    most = len(words) - _ENDS
    taken = next((n for n in range(_ENDS, most) if _occurs(words[:n], plain) < 2), _ENDS)
    return words[:taken], words[-_ENDS:]


def _beside(text: str, span: Span, start: list[str], plain: str) -> tuple[list[str], list[str]]:
    """The words before or behind a stretch that tell it from its repeats; the fewest that do."""
    if _occurs(start, plain) < 2:
        return [], []
    before, behind = text[: span[0]].split()[-_MOST_BESIDE:], text[span[1] :].split()[:_MOST_BESIDE]
    words = text[slice(*span)].split()
    for count in range(1, _MOST_BESIDE + 1):
        if before and _occurs([*before[-count:], *start], plain) < 2:
            return before[-count:], []
        if behind and start == words and _occurs([*words, *behind[:count]], plain) < 2:
            return [], behind[:count]
    return before, behind


def _occurs(words: list[str], plain: str) -> int:
    """How often words follow each other in a text, as whole words; 2 stands for more."""
    wanted = " ".join(words).casefold()
    found, at = 0, plain.find(wanted)
    while at >= 0 and found < 2:
        end = at + len(wanted)
        found += not (plain[at - 1 : at].isalnum() or plain[end : end + 1].isalnum())
        at = plain.find(wanted, at + 1)
    return found


@lru_cache(64)
def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _is_word(word: str) -> bool:
    return any(map(str.isalnum, word))


def _escaped(words: list[str]) -> str:
    """Words in a directive: `&`, `-` and `,` have a meaning there, and are written as percent codes as well."""
    return quote(" ".join(words), safe="", errors="replace").replace("-", "%2D")
