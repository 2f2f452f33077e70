"""Transcripts of recordings that are no subtitles: Whisper's, YouTube's, timed text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from opened import articles_in, error_of

LINES = ("at least 14 sailors were taken off", "a barge at Tarnby, the harbour master said.", "Two piers stay shut.")
WHOLE = " ".join(LINES)
SEGMENTS = [{"id": at, "start": 4.0 * at, "end": 4.0 * at + 4, "text": f" {line}"} for at, line in enumerate(LINES)]
YOUTUBE = [{"text": line, "start": 4.0 * at, "duration": 4.5} for at, line in enumerate((*LINES, "[Music]"))]
TIMED = "".join(f'<p begin="00:00:0{4 * at}.000" end="{4 * at + 4}s">{line}</p>' for at, line in enumerate(LINES))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("whisper.json", json.dumps({"text": WHOLE, "segments": SEGMENTS, "language": "en"})),
        ("whisper.json", json.dumps({"text": WHOLE, "segments": SEGMENTS, "language": "en"}, indent=1)),
        (
            "whisper.tsv",
            "start\tend\ttext\n"
            + "".join(f"{4000 * at}\t{4000 * at + 4000}\t{line}\n" for at, line in enumerate(LINES)),
        ),
        ("youtube.json", json.dumps(YOUTUBE)),
        ("copied.txt", "".join(f"0:0{4 * at}\n{line}\n" for at, line in enumerate(LINES))),
        ("a.ttml", f'<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml"><body><div>{TIMED}</div></body></tt>'),
    ],
)
def test_a_transcript_is_one_article_whose_paragraphs_lead_to_their_moments(
    tmp_path: Path, name: str, text: str
) -> None:
    path = tmp_path / name
    path.write_text(text)
    (article,) = articles_in(path)
    assert article.text == WHOLE and article.blocks[0].page_span is not None


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.tsv", "start\tend\ttext\n0:01\t0:02\tat least 14 sailors were taken off\n", "a.tsv:2: its start and end"),
        ("a.json", json.dumps([{"text": " ", "start": 0, "end": 1}] * 2), "no words in this transcript"),
    ],
)
def test_a_broken_transcript_is_told_in_one_line(tmp_path: Path, name: str, text: str, told: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    assert told in error_of(path)


def test_times_that_no_recording_has_make_no_transcript(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        '[{"text": "The fair is on.", "start": NaN, "end": 1e999}, {"text": "It was.", "start": -1, "end": 9}]'
    )
    assert [article.text for article in articles_in(path)] == ["The fair is on.", "It was."]


def test_records_with_times_of_events_are_no_transcript(tmp_path: Path) -> None:
    path = tmp_path / "events.json"
    path.write_text(json.dumps([{"text": "The fair is on.", "start": "2026-05-05", "end": "2026-05-06"}] * 2))
    assert len(articles_in(path)) == 2
