"""A workspace of invented articles with figures, made without reading a page: of any size, and with hostile texts."""

from __future__ import annotations

from pathlib import Path

from reportedly.api import Workspace
from reportedly.model import (
    Analysis,
    Article,
    Block,
    Figure,
    Moment,
    Page,
    Place,
    Speaker,
    Statement,
)
from reportedly.store import Store

HOSTILE = (
    '=HYPERLINK("http://evil.example","x")', "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "＝1+1",
    "<script>alert(1)</script> & </item>", "line one\nline two\r\nline three", 'quote " and ; and , and \\',
    "{\\write18{ls}} $x$ % # _ ~ ^", "_x0041_ \x1b[31mred\x07", "‮revo", "x" * 200, "]]> -- \u2028 ﷽ 😀",
    "=1+1", "-1", "@here", "one\ttab", "\u200f\u2067mixed\u2069 \u202dorder\u202c", "<img src=x onerror=alert(2)>",
)  # fmt: skip
"""Texts that a program may take for something else than text."""
PLACES = {
    "Alva": (42, 34.5, 71.25, "AF", "AF.34"),
    "Brenn": (43, -1.5, 36.75, "KE", "KE.05"),
}
"""Invented places with GeoNames id, latitude, longitude, country and region."""


def invented_article(number: int, day: str, figures: int, hostile: str | None = None) -> Analysis:
    """An article with some sentences, each with a number of dead, by a source, in a place."""
    speaker = hostile or ("Ada Example" if number % 2 else "the Alva council")
    place = "Alva" if number % 3 else "Brenn"
    lines = [f"Flood in {place} {number}"]
    lines += [
        f"At least {10 + number + each} people were killed in {place}, said {speaker}." for each in range(figures)
    ]
    blocks, starts, at = [], [], 0
    for index, line in enumerate(lines):
        starts.append(at)
        blocks.append(Block("paragraph" if index else "headline", at, at + len(line)))
        at += len(line) + 1
    text = "\n".join(lines)
    found, places, statements = [], [], []
    geoname, lat, lon, country, region = PLACES[place]
    for index, start in enumerate(starts[1:]):
        line = lines[index + 1]
        value = float(10 + number + index)
        digits = (start + 9, start + 9 + len(str(int(value))))
        where = (start + line.index(place), start + line.index(place) + len(place))
        who = (start + len(line) - 1 - len(speaker), start + len(line) - 1)
        places.append(
            Place(*where, name=place, kind="city", lat=lat, lon=lon, geoname_id=geoname, country=country, region=region)
        )
        kind = "organization" if speaker.startswith("the ") else "person"
        statements.append(
            Statement(
                id=index, source=(who,), cue=((who[0] - 5, who[0] - 1),), content=((start, where[1]),),
                kind="indirect", speaker=Speaker(speaker, kind, "mayor of Alva", who),
            )
        )  # fmt: skip
        found.append(
            Figure(
                start=digits[0], end=digits[1], low=value, high=value, bound="at_least", measure="killed",
                unit="people", sentence=(start, start + len(line)), source=speaker, source_span=who, statement=index,
                place=place, place_span=where, time=(day, day),
            )
        )  # fmt: skip
    article = Article(
        doc=f"https://news.example/{number}", text=text, blocks=tuple(blocks), title=hostile or lines[0],
        url=f"https://news.example/{number}", publisher=hostile or f"Paper {number % 5}", authors=("A. Writer",),
        language="en", published=Moment(f"{day}T08:30:00+00:00", "minute", "byline"),
    )  # fmt: skip
    return Analysis(article=article, statements=tuple(statements), figures=tuple(found), places=tuple(places))


def invented_workspace(
    path: Path, *, stories: int = 2, articles: int = 3, figures: int = 2, hostile: bool = False
) -> Workspace:
    """An open workspace with so many stories, articles of each and figures of each of these; its ledgers are built."""
    with Store(path, create=True) as store, store.writing():
        for number in range(stories * articles):
            story, day = number // articles + 1, f"2025-09-{number % articles % 28 + 1:02}"
            if number % articles == 0:
                store.execute("insert into stories (id) values (?)", (story,))
            text = HOSTILE[number % len(HOSTILE)] if hostile else None
            analysis = invented_article(number, day, figures, text)
            content = f"<p>{analysis.article.text}</p>".encode("utf-8", "replace")
            page = Page(
                name=analysis.article.doc, content=content, media_type="text/html", url=analysis.article.url,
                saved=Moment(f"{day}T09:00:00+00:00", "second", "file time"),
            )  # fmt: skip
            (article,) = store.add_page(page, [analysis])
            store.execute("update articles set story_id = ?, story_pinned = 1 where id = ?", (story, article))
    workspace = Workspace(path)
    for each in workspace.stories():
        workspace.ledger(each.id)
    return workspace
