"""Archives of generated news: events that differ in kind, place, day and numbers, each told by several articles."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

FIRST_DAY = date(2025, 3, 1)
KINDS = (
    ("flood", "river", "rose over its banks", "boats", "houses", "swept away", "rescuers"),
    ("quake", "tremor", "shook the hills", "tents", "buildings", "collapsed", "seismologists"),
    ("fire", "blaze", "spread through the market", "hoses", "stalls", "burnt down", "firefighters"),
    ("landslide", "slope", "buried the lower road", "diggers", "farms", "buried", "geologists"),
    ("derailment", "train", "left the rails at a bend", "cranes", "carriages", "overturned", "engineers"),
    ("ferry accident", "ferry", "sank off the harbour", "divers", "cabins", "flooded", "sailors"),
    ("storm", "wind", "tore roofs from schools", "generators", "roofs", "torn away", "forecasters"),
    ("explosion", "gas pipe", "burst under the square", "scanners", "windows", "shattered", "inspectors"),
    ("bus crash", "bus", "plunged from a bridge", "ambulances", "seats", "crushed", "mechanics"),
    ("outbreak", "fever", "spread in the camps", "vaccines", "wards", "filled", "doctors"),
)
SOUNDS = ("al", "bren", "cor", "dun", "el", "far", "gar", "hol", "ist", "kel", "lor", "mar", "nor", "ost", "pel", "ros")
ENDS = ("derby", "vale", "sdale", "wick", "ford", "haven", "mouth", "stead", "ham", "minster", "burgh", "combe")
NAMES = ("Ada", "Boris", "Chen", "Dalia", "Emeka", "Farah", "Goran", "Hana", "Ivo", "Jamila", "Kofi", "Lena")


@dataclass(frozen=True)
class Told:
    """One generated page: its event, day, address and HTML."""

    event: int
    day: date
    url: str
    html: str


def event_name(chance: Random) -> str:
    return (chance.choice(SOUNDS) + chance.choice(SOUNDS) + chance.choice(ENDS)).title()


def tell(number: int, per_event: int = 5, days: int = 60) -> Told:
    """The page of a number; `per_event` neighbours tell of one event, of which one copies another."""
    event, part = divmod(number, per_event)
    chance = Random(event)
    kind, thing, did, tools, homes, harmed, experts = chance.choice(KINDS)
    town, valley, ministry = event_name(chance), event_name(chance), event_name(chance)
    mayor, witness = (f"{chance.choice(NAMES)} {event_name(chance)}" for _ in range(2))
    crop, goods = event_name(chance).lower(), event_name(chance).lower()
    day = FIRST_DAY + timedelta(days=chance.randrange(days))
    killed, hurt, lost = chance.randrange(3, 90), chance.randrange(20, 400), chance.randrange(100, 9000)
    told = 1 if part == 2 else part  # the third page is a copy of the second, but for its end
    words = Random(1000 * event + told)
    killed += told
    lines = [
        f"At least {killed} people were killed in {town} when the {thing} {did}, the mayor, {mayor}, said.",
        f"More than {lost} {homes} were {harmed} in the {valley} valley, {experts} of the {ministry} institute said.",
        f"“We had no time to save the {crop}, and all {goods} is gone,” said {witness}, who lives in {town}.",
        f"Hospitals in {valley} took in {hurt + told} injured people after the {kind}, a doctor told reporters.",
        f"{words.randrange(5, 60)} {tools} were on their way to {town} on {day:%A}, the {ministry} governor said.",
        f"Traders of {goods} in {valley} asked {mayor} for help, as {words.randrange(2, 40)} shops stayed closed.",
        f"The {kind} was the worst in {town} for {chance.randrange(4, 50)} years, {experts} said.",
    ]
    body = lines[:1] + words.sample(lines[1:], len(lines) - 1)
    if part == 2:
        body.append("This report came from an agency.")
    title = f"{town} {kind} kills {killed}" if told % 2 else f"{killed} dead as {thing} {did} in {town}"
    html = (
        f'<!doctype html><html lang="en"><head><title>{title}</title>'
        f'<meta property="article:published_time" content="{day.isoformat()}T{8 + told:02}:00:00Z"></head><body>'
        f"<article><h1>{title}</h1>{''.join(f'<p>{line}</p>' for line in body)}</article></body></html>"
    )
    return Told(event, day, f"https://news{part}.example/{event}/{number}", html)


def pages(count: int, first: int = 0) -> Iterator[Told]:
    """Some pages, in order of their numbers."""
    return (tell(number) for number in range(first, first + count))


def write_archive(path: Path, told: Iterable[Told], *, packed: bool = True) -> list[int]:
    """An archive of pages; where each record begins."""
    offsets = []
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=packed)
        for each in told:
            offsets.append(stream.tell())
            content = each.html.encode()
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            day = {"WARC-Date": f"{each.day.isoformat()}T12:00:00Z"}
            writer.write_record(
                writer.create_warc_record(
                    each.url, "response", io.BytesIO(content), len(content), warc_headers_dict=day, http_headers=headers
                )
            )
    return offsets
