"""Writes the pages of `tests/pages/several`: several articles on a page, in many layouts, in our own invented words.

    python tests/pages/make.py

`several/truth.json` gives for each page its articles as (first paragraph, last paragraph); `[]` is a page without any.
Pages whose names start with `hand-` are written by hand and kept as they are.
"""

from __future__ import annotations

import html
import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("several")
TOWNS = "Exampleton,Port Nowhere,Upper Sample,Testford,Mockley,Fakeham,Dummyville,Lower Draft".split(",")
PEOPLE = "Ada Example,Ben Sample,Cora Testing,Dev Mockley,Ena Draft,Finn Placeholder,Gita Dummy".split(",")
EVENTS = {
    "flood": ("Flood leaves {n} homeless in {town}", "A river burst its banks in {town} and left {n} people homeless"),
    "fire": (
        "Fire destroys {n} workshops in {town}",
        "A fire that began in a bakery destroyed {n} workshops in {town}",
    ),
    "strike": (
        "{n} bus drivers strike in {town}",
        "Bus drivers in {town} stopped work, {n} of them by the union's count",
    ),
    "vote": (
        "{town} votes for new bridge",
        "Voters in {town} approved a new bridge, with {n} more in favour than against",
    ),
    "storm": (
        "Storm cuts power to {n} homes near {town}",
        "A storm brought down lines near {town} and {n} homes lost power",
    ),
    "boats": (
        "{n} boats return to {town}",
        "After two nights at sea {n} fishing boats came back to the harbour of {town}",
    ),
}
MORE = (
    "{person}, who speaks for the town council, said that {n} tents had been put up on the sports field.",
    "“We counted {n} people who asked for help in the first hour alone,” {person} told reporters.",
    "Engineers hoped to finish the most urgent work within {m} days, according to a notice on the town hall's door.",
    "Schools will stay closed until the end of the week, and lessons will be held in {m} community halls.",
    "{person} said the cost could reach {n},000 crowns, though nobody had yet seen all of the damage.",
    "It was the {m}th such case in the region this year, figures kept by the local archive showed.",
    "Volunteers handed out soup and blankets through the night, and {n} meals had been served by dawn.",
    "A doctor at the clinic, {person}, said that {m} people had been treated and all had gone home.",
)


@dataclass(frozen=True)
class Story:
    """An invented article."""

    title: str
    body: tuple[str, ...]
    town: str
    author: str
    day: int


def stories(seed: int, count: int) -> list[Story]:
    """Some articles, the same for the same seed."""
    choice = random.Random(seed)
    made = []
    for event in choice.sample(sorted(EVENTS), count):
        town, number = choice.choice(TOWNS), choice.randint(12, 900)
        title, lead = (form.format(n=number, town=town) for form in EVENTS[event])
        more = [
            form.format(n=choice.randint(12, 900), m=choice.randint(4, 11), person=choice.choice(PEOPLE))
            for form in choice.sample(MORE, choice.randint(3, 6))
        ]
        lead += f" on {choice.choice(('Monday', 'Tuesday', 'Friday'))}, the mayor said."
        made.append(Story(title, (lead, *more), town, choice.choice(PEOPLE), choice.randint(1, 28)))
    return made


def double_gaps(items: list[Story]) -> str:
    return "\n\n\n".join(f"{s.title}\n\n" + "\n\n".join(s.body) for s in items)


def capitals(items: list[Story]) -> str:
    return "\n\n".join(f"{s.title.upper()}\n\n" + "\n".join(s.body) for s in items)


def no_gaps(items: list[Story]) -> str:
    return "\n".join(
        f"{s.title}\nBy {s.author}\nPublished: {s.day} September 2025\n" + "\n".join(s.body) for s in items
    )


def rules(items: list[Story]) -> str:
    return "\n----------\n".join(f"{s.title}\n" + "\n".join(s.body) for s in items)


def stars(items: list[Story]) -> str:
    return "\n\n* * *\n\n".join(f"{s.title}\n\n" + "\n\n".join(s.body) for s in items)


def dates_first(items: list[Story]) -> str:
    return "\n\n".join(f"September {s.day}, 2025\n{s.title}\n\n" + "\n\n".join(s.body) for s in items)


def datelines(items: list[Story]) -> str:
    return "\n\n".join(f"{s.title}\n\n{s.town.upper()}: {s.body[0]}\n\n" + "\n\n".join(s.body[1:]) for s in items)


def repeated(items: list[Story]) -> str:
    return "\n\n".join(
        f"{s.title}\n\n{s.title}\n1 / 2\nThe town in the morning. (Photo: {s.author})\n{s.title}\nShort Url\n"
        f"Updated {s.day} September 2025\n\n{s.title}\n  • {s.body[1]}\n\n" + "\n".join(s.body)
        for s in items
    )


def archive(items: list[Story]) -> str:
    return "\n\n".join(
        f"Document {n} of {len(items)}\n\nThe Sample Gazette\n\nSeptember {s.day}, 2025\n\n{s.title}\n\n"
        f"BYLINE: {s.author}\n\nLENGTH: {sum(len(p.split()) for p in s.body)} words\n\n"
        + "\n\n".join(s.body)
        + "\n\nCopyright 2025 The Sample Gazette"
        for n, s in enumerate(items, 1)
    )


def labels(items: list[Story]) -> str:
    return "\n\n".join(
        f"Title: {s.title}\nDate: 2025-09-{s.day:02}\nSource: The Sample Gazette\n" + "\n".join(s.body) for s in items
    )


def addresses(items: list[Story]) -> str:
    return "\n\n".join(
        f"{s.title}\nhttps://gazette.example/2025/09/{s.day:02}/{n}\n\n" + "\n\n".join(s.body)
        for n, s in enumerate(items)
    )


def furniture(items: list[Story]) -> str:
    return "\n\n".join(
        f"{s.title}\n{s.author}\n{s.day} Sep 2025\nShare\n\n{s.body[0]}\n\nADVERTISEMENT\n\n"
        + "\n\n".join(s.body[1:])
        + "\n\nRead more: Ten rivers to watch\nMost read\nFollow us"
        for s in items
    )


def whole(body: str, head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>The Sample Gazette</title>{head}</head><body>"
        "<header><nav><a href='/'>Home</a> <a href='/world'>World</a> <a href='/sport'>Sport</a></nav></header>"
        f"<main>{body}</main><footer><p>© The Sample Gazette. <a href='/terms'>Terms</a></p></footer></body></html>"
    )


def paragraphs(story: Story) -> str:
    return "".join(f"<p>{html.escape(p)}</p>" for p in story.body)


def scroll(items: list[Story]) -> str:
    return whole(
        "".join(
            f"<article><h1>{html.escape(s.title)}</h1><p class='byline'>By {s.author}</p>"
            f"<time datetime='2025-09-{s.day:02}T08:00:00Z'>{s.day} September</time>{paragraphs(s)}</article>"
            for s in items
        )
    )


def scroll_without_marks(items: list[Story]) -> str:
    return whole(
        "".join(
            f"<div class='story-wrap'><h1>{html.escape(s.title)}</h1><div class='text'>{paragraphs(s)}</div></div>"
            for s in items
        )
    )


def scroll_with_heads(items: list[Story]) -> str:
    return whole(
        "".join(
            f"<section itemscope itemtype='https://schema.org/NewsArticle'><h2>{html.escape(s.title)}</h2>"
            f"<meta itemprop='datePublished' content='2025-09-{s.day:02}'>{paragraphs(s)}</section>"
            for s in items
        )
    )


def live(items: list[Story]) -> str:
    entries = [(s, p) for s in items for p in s.body]
    return whole(
        "<h1>Week of storms: live</h1><div class='updates'>"
        + "".join(
            f"<div class='entry'><time datetime='2025-09-{s.day:02}T{20 - n % 20:02}:00:00Z'>{20 - n % 20}:00</time>"
            f"<h3>{html.escape(s.town)} update</h3><p>{html.escape(p)}</p></div>"
            for n, (s, p) in enumerate(entries)
        )
        + "</div>"
    )


def live_by_data(items: list[Story]) -> str:
    updates = [
        {"@type": "BlogPosting", "headline": s.title, "datePublished": f"2025-09-{s.day:02}T08:00:00Z",
         "articleBody": "\n".join(s.body)}
        for s in items
    ]  # fmt: skip
    data = {"@type": "LiveBlogPosting", "headline": "Week of storms: live", "liveBlogUpdate": updates}
    body = "".join(f"<div><b>{html.escape(s.title)}</b>{paragraphs(s)}</div>" for s in items)
    return whole(
        f"<h1>Week of storms: live</h1>{body}", f"<script type='application/ld+json'>{json.dumps(data)}</script>"
    )


def round_up(items: list[Story]) -> str:
    body = "".join(f"<h2>{html.escape(s.town)}</h2>{paragraphs(s)}" for s in items)
    return whole(f"<article><h1>The week in five towns</h1>{body}</article>")


def with_teasers(items: list[Story]) -> str:
    first, *rest = items
    teasers = "".join(
        f"<article class='teaser'><h3><a href='/{n}'>{html.escape(s.title)}</a></h3>"
        f"<p>{html.escape(s.body[0])}</p></article>"
        for n, s in enumerate(rest)
    )
    return whole(f"<article><h1>{html.escape(first.title)}</h1>{paragraphs(first)}</article><aside>{teasers}</aside>")


def with_comments(items: list[Story]) -> str:
    first, *rest = items
    comments = "".join(
        f"<article class='comment-body'><h4>{s.author}</h4>"
        f"<time datetime='2025-09-{s.day:02}'></time>{paragraphs(s)}</article>"
        for s in rest
    )
    return whole(
        f"<article><h1>{html.escape(first.title)}</h1>{paragraphs(first)}</article>"
        f"<section id='comments'><h2>Comments</h2>{comments}</section>"
    )


def front_page(items: list[Story]) -> str:
    return whole(
        "".join(
            f"<article><h2><a href='/{n}'>{html.escape(s.title)}</a></h2><p>{html.escape(s.body[0])}</p></article>"
            for n, s in enumerate(items * 2)
        ),
        "<meta property='og:type' content='website'>",
    )


def each(items: list[Story]) -> list[tuple[str, str]]:
    return [(s.body[0], s.body[-1]) for s in items]


def first_only(items: list[Story]) -> list[tuple[str, str]]:
    return each(items[:1])


def all_in_one(items: list[Story]) -> list[tuple[str, str]]:
    return [(items[0].body[0], items[-1].body[-1])]


def every_entry(items: list[Story]) -> list[tuple[str, str]]:
    return [(p, p) for s in items for p in s.body]


def none(items: list[Story]) -> list[tuple[str, str]]:
    return []


TEXTS = (
    double_gaps,
    capitals,
    no_gaps,
    rules,
    stars,
    dates_first,
    datelines,
    repeated,
    archive,
    labels,
    addresses,
    furniture,
)
PAGES: dict[Callable[[list[Story]], str], Callable[[list[Story]], list[tuple[str, str]]]] = {
    scroll: each, scroll_without_marks: each, scroll_with_heads: each, live: every_entry, live_by_data: each,
    round_up: all_in_one, with_teasers: first_only, with_comments: first_only, front_page: none,
}  # fmt: skip


def main() -> None:
    """Write the pages and their truth; the pages by hand stay."""
    path = FOLDER / "truth.json"
    truth = {k: v for k, v in json.loads(path.read_text()).items() if k.startswith("hand-")} if path.exists() else {}
    for number, layout in enumerate(TEXTS):
        for count in (2, 4):
            items = stories(100 * number + count, count)
            name = f"{layout.__name__}-{count}.txt"
            (FOLDER / name).write_text(layout(items) + "\n", encoding="utf-8")
            truth[name] = each(items)
    for number, (layout, expected) in enumerate(PAGES.items()):
        for count in (3, 4):
            items = stories(9000 + 100 * number + count, count)
            name = f"{layout.__name__}-{count}.html"
            (FOLDER / name).write_text(layout(items) + "\n", encoding="utf-8")
            truth[name] = expected(items)
    path.write_text(json.dumps(truth, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
