"""Transcripts of recordings in other forms than subtitles: each becomes WebVTT, so that it is one article whose
paragraphs lead to their moments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from lxml import etree

from reportedly.errors import InputError
from reportedly.model import Moment, Page

FEWEST = 2
"""Pieces that make a transcript."""
LONGEST = 1_000_000
"""Seconds of a recording, eleven days."""
SECONDS_ALONE = 5.0
"""Of a piece that does not say how long it lasts."""
_STARTS = ("start", "begin", "offset", "from")
_ENDS = ("end", "to", "stop")
_LENGTHS = ("duration", "dur")
_PIECES = ("segments", "transcript", "transcription", "utterances", "chunks", "cues")
"""Keys under which programs have the pieces: Whisper, YouTube's transcripts, AssemblyAI, Deepgram."""
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d\d)(?:[.,](\d{1,3}))?")
_COPIED = re.compile(r"\A(?:Transcript\n)?0{1,2}:0\d\n[^\n]{1,300}\n(?:\d{1,2}:)?\d{1,2}:\d\d\n")
"""How a transcript begins that was copied from a page of YouTube."""
_TICKS = re.compile(r"(\d{1,12}(?:\.\d{1,6})?)(ms|s|)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with when they are said, in seconds."""

    start: float
    end: float
    words: str


def transcript_in(data: Any) -> list[Piece]:
    """The pieces of a transcript in a JSON document; none in others."""
    if isinstance(data, dict):
        data = next((data[key] for key in _PIECES if isinstance(data.get(key), list)), None)
    pieces = [_piece(each) for each in data] if isinstance(data, list) and len(data) >= FEWEST else []
    found = [piece for piece in pieces if piece is not None]
    return found if len(found) == len(pieces) and _is_in_order(found) else []


def _is_in_order(pieces: list[Piece]) -> bool:
    return all(one.start <= other.start for one, other in pairwise(pieces))


def _piece(record: Any) -> Piece | None:
    """A piece with its times; `None` of other objects."""
    words = record.get("text") if isinstance(record, dict) else None
    if not isinstance(words, str) or not words:
        return None
    start, end, length = (_number(record, keys) for keys in (_STARTS, _ENDS, _LENGTHS))
    if start is None or (end is None and length is None):
        return None
    return Piece(start, end if end is not None else start + (length or 0), words)


def _number(record: dict[str, Any], keys: Iterable[str]) -> float | None:
    """The time in seconds under the first of some keys that has one; a number of years, for one, is none."""
    values = (record.get(key) for key in keys)
    times = (each for each in values if isinstance(each, int | float) and not isinstance(each, bool))
    return next((float(each) for each in times if 0 <= each < LONGEST), None)


def rows_are_transcript(columns: Iterable[str]) -> bool:
    """Whether a table has the columns of Whisper's TSV: `start` and `end` in milliseconds, `text`."""
    return list(columns) == ["start", "end", "text"]


def transcript_of_rows(rows: Iterable[list[str]], name: str) -> Iterator[Piece]:
    """The pieces in the rows of such a table. Raises `InputError` for a time that is no number."""
    for number, row in enumerate(rows, 2):
        if len(row) < 3:
            continue
        if not (row[0].strip().isdigit() and row[1].strip().isdigit()):
            raise InputError(f"{name}:{number}: its start and end are no milliseconds; transcribe again")
        yield Piece(int(row[0]) / 1000, int(row[1]) / 1000, row[2])


def is_copied(head: bytes) -> bool:
    """Whether a text is a transcript that was copied from a page: times from 0:00 on, each above its words."""
    return _COPIED.match(head.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")) is not None


def read_copied(text: str) -> list[Piece]:
    """The pieces of such a text."""
    pieces: list[Piece] = []
    for line in text.removeprefix("\ufeff").split("\n"):
        if clock := _CLOCK.fullmatch(line.strip()):
            pieces.append(Piece(_seconds(clock), _seconds(clock) + SECONDS_ALONE, ""))
        elif pieces and line.strip():
            last = pieces[-1]
            pieces[-1] = Piece(last.start, last.end, f"{last.words} {line.strip()}".strip())
    return pieces


def read_timed_text(tree: etree._Element) -> list[Piece]:
    """The pieces of TTML (w3.org/TR/ttml2): its paragraphs with `begin` and `end`."""
    return [
        Piece(begin, end if (end := _ticks(each.get("end"))) is not None else begin + SECONDS_ALONE,
              " ".join("".join(each.itertext()).split()))
        for each in tree.iter("{*}p") if (begin := _ticks(each.get("begin"))) is not None
    ]  # fmt: skip


def _ticks(written: str | None) -> float | None:
    """Seconds of `00:00:01.000`, `1.5s` or `1500ms`."""
    if clock := _CLOCK.fullmatch(written or ""):
        return _seconds(clock)
    ticks = _TICKS.fullmatch(written or "")
    return float(ticks[1]) / (1000 if ticks[2] == "ms" else 1) if ticks else None


def _seconds(clock: re.Match[str]) -> float:
    hours, minutes, seconds, thousandths = clock.groups()
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{thousandths or 0}")


def as_page(pieces: Iterable[Piece], name: str, saved: Moment | None) -> Page:
    """A transcript as a page of subtitles. Raises `InputError` if it has no words."""
    told = [each for each in pieces if each.words.strip()]
    if not told:
        raise InputError(f"{name}: no words in this transcript")
    cues = "".join(f"{_code(each.start)} --> {_code(each.end)}\n{' '.join(each.words.split())}\n\n" for each in told)
    return Page(name=name, content=f"WEBVTT\n\n{cues}".encode("utf-8", "replace"), media_type="text/vtt", saved=saved)


def _code(seconds: float) -> str:
    whole = round(min(max(0, seconds), LONGEST) * 1000)
    return f"{whole // 3_600_000:02}:{whole // 60_000 % 60:02}:{whole // 1000 % 60:02}.{whole % 1000:03}"
