"""Subtitles (SRT, WebVTT): what is said, as paragraphs without time codes that know where their cues stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from reportedly.articles.compose import Part

PAUSE = 4.0
"""Seconds without words after which a new paragraph begins."""
LONG = 400
"""Characters from which a paragraph ends with its sentence."""
_TIMES = re.compile(
    r"(?:(\d{1,4}):)?(\d\d):(\d\d)[.,](\d{3})[ \t]{1,9}-->[ \t]{1,9}(?:(\d{1,4}):)?(\d\d):(\d\d)[.,](\d{3})"
)
_MARKUP = re.compile(r"<[^<>\n]{0,200}>|\{\\[^{}\n]{1,40}\}")
"""Emphasis, voices and times of words; positions as `{\\an8}`."""
_SPEAKER = re.compile(r"<v(?:\.[\w.]{1,40})? ([^<>\n]{1,80})>")
_SOUND = re.compile(r"\[[^\[\]\n]{1,60}\]|[♪♫#][^\n]*")
_ENDS = (".", "!", "?", "”", '"', "…")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that are shown at one time: from and to when, in seconds, and where they stand in the file."""

    begin: float
    end: float
    words: str
    span: tuple[int, int]


def read_subtitles(source: str) -> list[Part]:
    """The paragraphs of subtitles.

    A paragraph's span in the page reaches from the time code of its first cue to the end of its last, so that a reader
    finds the moment in the recording.
    """
    parts: list[Part] = []
    held: list[Cue] = []
    for cue in _cues(source):
        words = " ".join(each.words for each in held)
        if held and (cue.begin - held[-1].end > PAUSE or (len(words) >= LONG and words.endswith(_ENDS))):
            parts.append(Part("paragraph", words, (held[0].span[0], held[-1].span[1])))
            held = []
        held.append(cue)
    if held:
        parts.append(Part("paragraph", " ".join(each.words for each in held), (held[0].span[0], held[-1].span[1])))
    return parts


def _cues(source: str) -> Iterator[Cue]:
    """The cues with words, in order; words that the cue before showed already, as rolling captions do, are left out."""
    matches = list(_TIMES.finditer(source))
    before: list[str] = []
    for number, match in enumerate(matches):
        until = matches[number + 1].start() if number + 1 < len(matches) else len(source)
        body = source[source.find("\n", match.end(), until) + 1 : until] if "\n" in source[match.end() : until] else ""
        body = body.split("\n\n", 1)[0]
        lines = [line for raw in body.split("\n") if (line := _line(raw))]
        new = [line for line in lines if line not in before]
        before = lines
        if new:
            end = source.rfind("\n", match.start(), until) if number + 1 < len(matches) else len(source.rstrip())
            yield Cue(_seconds(match, 1), _seconds(match, 5), " ".join(new), (match.start(), max(end, match.end())))


def _line(raw: str) -> str:
    """A line of a cue without markup and sounds; a number alone is that of the next cue."""
    text = _SOUND.sub("", unescape(_MARKUP.sub("", raw))).strip()
    return " ".join(text.removeprefix("- ").removeprefix(">>").split())


def _seconds(match: re.Match[str], at: int) -> float:
    hours, minutes, seconds, thousandths = (int(each or 0) for each in match.groups()[at - 1 : at + 3])
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
