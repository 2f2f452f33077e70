"""Archives of generated news: events that differ in words, names, days and numbers, each told by several articles."""

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
VERBS = (
    "blocked broke buried burnt carried choked cleared closed covered cracked crossed crushed damaged drained dragged "
    "emptied entered filled flattened flooded froze hauled held hid hit jammed left lifted missed moved opened parted "
    "passed pulled pushed reached repaired ruined sank scattered searched shook sold spared split spoilt stained stole "
    "stopped struck swallowed tore touched tripped twisted washed watched wrecked"
).split()
SOUNDS = ("al", "bren", "cor", "dun", "el", "far", "gar", "hol", "ist", "kel", "lor", "mar", "nor", "ost", "pel", "ros")
ENDS = ("derby", "vale", "sdale", "wick", "ford", "haven", "mouth", "stead", "ham", "minster", "burgh", "combe")
THINGS = (
    "anvil apron barley basket bell bicycle blanket bottle bracelet brick bridge broom bucket cabbage calendar camera "
    "candle canoe carpet cedar chapel cheese chimney cider clock clover coffee compass copper cradle curtain diary "
    "drum easel engine fence fiddle flute fountain fridge furnace garlic gate goat granary guitar hammer harp hatchet "
    "hedge hive honey hymn inkwell jar kettle kiln ladder lantern laundry ledger lemon library lighthouse linen loom "
    "mattress mill mirror mosaic museum nursery oar olive orchard organ oven pasture pharmacy piano pigeon pillow "
    "plough pottery pump quarry quilt radio rope saddle sawmill scarf shed shrine silo sledge spade spindle stable "
    "statue stove swing tannery tapestry teapot theatre tractor trumpet turbine vineyard violin wagon walnut weaver "
    "well wheat windmill wool workshop yarn"
).split()


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
    town, valley, ministry = (event_name(chance) for _ in range(3))
    mayor, witness, doctor = (f"{event_name(chance)} {event_name(chance)}" for _ in range(3))
    things, verbs = chance.sample(THINGS, 20), chance.sample(VERBS, 10)
    day = FIRST_DAY + timedelta(days=chance.randrange(days))
    killed, hurt, lost = chance.randrange(3, 90), chance.randrange(20, 400), chance.randrange(100, 9000)
    told = 1 if part == 2 else part  # the third page is a copy of the second, but for its end
    words = Random(1000 * event + told)
    killed += told
    lines = [
        f"At least {killed} people were killed in {town} when a {things[0]} {verbs[0]} the {things[1]}, {mayor} said.",
        f"The {things[2]} {verbs[1]} {lost} {things[3]}s in {valley}, according to {ministry}.",
        f"“We {verbs[2]} the {things[4]}, and no {things[5]} is left,” said {witness}, who lives in {town}.",
        f"In {valley}, {hurt + told} people were injured, and a {things[6]} {verbs[3]} the {things[7]}, {doctor} said.",
        f"{words.randrange(5, 60)} {things[8]}s {verbs[4]} the {things[9]} on {day:%A}, {ministry} told reporters.",
        f"{mayor} {verbs[5]} the {things[10]} with {words.randrange(2, 40)} {things[11]}s.",
        f"A {things[12]} {verbs[6]} {town} {chance.randrange(4, 50)} years ago, a {things[13]} {verbs[7]} it again.",
        f"{witness} {verbs[8]} the {things[14]} beside the {things[15]}, {doctor} said.",
        f"Nobody in {ministry} {verbs[9]} the {things[16]}, the {things[17]} or the {things[18]}, {mayor} said.",
    ]
    body = lines[:1] + words.sample(lines[1:], len(lines) - 1)
    if part == 2:
        body.append("This report came from an agency.")
    title = f"{killed} dead as {things[0]} {verbs[0]} {things[1]} in {town}"
    if told % 2:
        title = f"{town} and {valley} count {killed} dead after {things[2]} {verbs[1]} {things[3]}s"
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
