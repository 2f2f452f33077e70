"""What decides the rows of a crawl: the rules, the language model, and which articles are wanted."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import msgspec

from reportedly.errors import InputError, UsageError
from reportedly.language import DEFAULT_MODEL
from reportedly.rules import reading_rules_with
from reportedly.scale.whole_files import write_whole

SHARD_RECORDS = 100
"""Records of one shard: half a minute of work, which is what a kill may lose."""
MANIFEST = "crawl.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlSettings:
    """How archives are crawled. `languages` are the wanted ones (ISO 639-1), all if there are none; with `news`, only
    articles that look like news. `rules` is the fingerprint of the rules that read."""

    rules: str
    model: str = DEFAULT_MODEL
    languages: tuple[str, ...] = ()
    news: bool = False
    shard_records: int = SHARD_RECORDS

    @property
    def mark(self) -> str:
        """What the folder of the shards is called: other settings, or other rules, have other shards."""
        return hashlib.sha256(msgspec.json.encode(self)).hexdigest()[:16]


def make_settings(
    model: str = DEFAULT_MODEL,
    languages: tuple[str, ...] = (),
    news: bool = False,
    shard_records: int = SHARD_RECORDS,
) -> CrawlSettings:
    """Settings with the rules as they are now."""
    rules = reading_rules_with(model, DEFAULT_MODEL)
    return CrawlSettings(
        rules=rules, model=model, languages=tuple(sorted(languages)), news=news, shard_records=shard_records
    )


@dataclass(frozen=True, slots=True)
class CrawlFolder:
    """The folders of a crawl."""

    out: Path
    mark: str

    @property
    def shards(self) -> Path:
        """The shards that are done."""
        return self.out / "shards" / self.mark

    @property
    def attempts(self) -> Path:
        """Marks of attempts at shards that are not done."""
        return self.out / "attempts" / self.mark

    @property
    def index(self) -> Path:
        """The indexes of the archives."""
        return self.out / "index"

    @property
    def quarantine(self) -> Path:
        """A line for each record that could not be read, by shard."""
        return self.out / "quarantine" / self.mark

    @property
    def gathered(self) -> Path:
        """What was gathered from the shards."""
        return self.out / "gathered" / self.mark


def begin(out: Path, settings: CrawlSettings) -> CrawlFolder:
    """The folders of a crawl with these settings, which becomes the one that `open_crawl` finds."""
    write_whole(out / MANIFEST, msgspec.json.format(msgspec.json.encode(settings)) + b"\n")
    return CrawlFolder(out, settings.mark)


def open_crawl(out: Path) -> tuple[CrawlFolder, CrawlSettings]:
    """The last crawl into a folder; raises `UsageError` if there is none."""
    try:
        settings = msgspec.json.decode((out / MANIFEST).read_bytes(), type=CrawlSettings)
    except FileNotFoundError as error:
        raise UsageError(f"{out}: there is no crawl; make one: reportedly crawl WARC... --out {out}") from error
    except msgspec.MsgspecError as error:
        raise InputError(f"{out / MANIFEST}: is damaged: {error}; crawl again, what is done stays") from error
    return CrawlFolder(out, settings.mark), settings
