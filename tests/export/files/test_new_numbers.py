"""feedparser reads the feed, icalendar the calendar."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import feedparser
import icalendar

from invented_workspace import HOSTILE, invented_workspace


def test_feedparser_reads_what_is_new_with_its_evidence(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db", stories=1) as workspace:
        workspace.export_file("atom", tmp_path / "a.atom")
    feed = feedparser.parse((tmp_path / "a.atom").read_bytes())
    assert not feed.bozo and feed.feed.updated == "2025-09-03T08:30:00Z"
    entries = {entry.title: entry for entry in feed.entries}
    assert len(entries) == len({entry.id for entry in feed.entries}) == len(feed.entries)
    first = entries["People killed, Brenn: at least 10, the Alva council, mayor of Alva"]
    assert first.link.startswith("https://news.example/0#:~:text=At%20least%2010") and first.tags[0].term == "killed"
    assert first.summary.startswith(
        "At least 10 people were killed in Brenn, said the Alva council. — Flood in Alva 2;"
    )


def test_icalendar_reads_days_places_and_texts(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db", stories=1) as workspace:
        workspace.export_file("ics", tmp_path / "a.ics")
    content = (tmp_path / "a.ics").read_bytes()
    assert max(map(len, content.split(b"\r\n"))) <= 75
    events = icalendar.Calendar.from_ical(content).walk("VEVENT")
    first = min(events, key=lambda event: event["SUMMARY"])
    assert first["DTSTART"].dt == datetime(2025, 9, 2, 8, 30, tzinfo=UTC)
    assert first["SUMMARY"] == "People killed, Alva: at least 11, Ada Example, mayor of Alva"
    assert first["LOCATION"] == "Alva" and (first["GEO"].latitude, first["GEO"].longitude) == (34.5, 71.25)
    assert not any(event.errors for event in events)


def test_hostile_text_stays_in_its_field(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db", stories=1, articles=len(HOSTILE), hostile=True) as workspace:
        workspace.export_file("ics", tmp_path / "a.ics")
        workspace.export_file("atom", tmp_path / "a.atom")
    events = icalendar.Calendar.from_ical((tmp_path / "a.ics").read_bytes()).walk("VEVENT")
    feed = feedparser.parse((tmp_path / "a.atom").read_bytes())
    assert not feed.bozo and len(events) == len(feed.entries)
    names = {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION", "URL", "CATEGORIES", "LOCATION", "GEO", "TRANSP"}
    assert all(event.keys() == names for event in events)
    titles = {str(event["SUMMARY"]) for event in events}
    assert any("<script>alert(1)</script> & </item>" in title for title in titles)
    assert any("line one line two line three" in title for title in titles)
