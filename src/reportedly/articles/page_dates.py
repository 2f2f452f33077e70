"""When an HTML page says its article came out: declared dates first, then its address; a guess last, named so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from warnings import catch_warnings

from htmldate import find_date
from lxml.html import HtmlElement

from reportedly.articles.dates import DateLines, read_date, read_iso
from reportedly.articles.lines import Line
from reportedly.articles.visible_dates import ShownDate, only_date
from reportedly.lang import read, rules
from reportedly.lang.months import Months
from reportedly.model import Moment

PUBLISHED = (
    "article:published_time", "datepublished", "og:published_time", "article:published", "pubdate", "publishdate",
    "publish-date", "publish_date", "publication_date", "publicationdate", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created",
    "dc.date", "dcterms.date", "article:created", "date_published", "published-date", "published",
    "originalpublicationdate", "rnews:datepublished", "datecreated", "article.published", "displaydate", "date",
)  # fmt: skip
"""Names of meta elements that give when an article came out, the surest first."""
UPDATED = (
    "article:modified_time", "datemodified", "og:updated_time", "article:updated", "lastmod", "last-modified",
    "dc.date.modified", "dcterms.modified", "article.updated",
)  # fmt: skip
FIRST_YEAR = 1990
"""Dates before it are a site's placeholders, such as 0001-01-01 and 1970-01-01."""

_ADDRESS = rules("en", "date_lines", DateLines)["in_address"]
_MONTHS = read("en", "months", Months).numbers


def published_on(
    tree: HtmlElement, declared: object, meta: dict[str, str], address: str | None, saved: Moment | None,
    shown: Sequence[ShownDate] = (), updated: Moment | None = None, lines: Sequence[Line] = (),
) -> Moment | None:  # fmt: skip
    """When the page says its article came out. `declared` is what its JSON-LD says, `meta` its meta elements by name,
    `shown` the date lines near its headline, `updated` when it says to machines that it was changed last, `lines` all
    that it shows.

    What only htmldate finds in its text says so in `found`: "guessed from the page by htmldate".
    """
    sure = _first_possible(chain(_declared(declared, meta, PUBLISHED, saved), _time_elements(tree, saved)), saved)
    back = [each for each in shown if each.ago and each.says != "updated"]
    shown = [each for each in shown if not each.ago]
    if visible := _for_readers(shown, sure, updated, saved):
        return visible
    if sure := sure or _first_possible([_from_address(address)], saved):
        return sure
    if isinstance(declared, str) or any(name in meta for name in PUBLISHED):
        return None  # what it declares is not certain: a guess would read it one way or the other
    if counted := _first_possible((each.read() for each in back), saved):
        return counted
    only = None if any(each.says == "updated" for each in shown) else only_date(lines, saved)
    if only and only.says != "updated" and (sole := _first_possible([only.read()], saved)):
        return replace(sole, found="the only day in the page's date lines")
    if change := _first_possible((each.read() for each in (*shown, only) if each and each.says == "updated"), saved):
        return replace(change, found="the last update by a date line: the page tells no day of publication")
    guess = _guessed(tree)
    is_change = guess and updated and guess.day == updated.day
    is_open = guess and any(len(each.moments) > 1 and guess.day in each.days for each in shown)
    return guess if guess and not (is_change or is_open) and _is_possible(guess, saved) else None


def _for_readers(
    shown: Sequence[ShownDate], sure: Moment | None, updated: Moment | None, saved: Moment | None
) -> Moment | None:
    """The day that the page shows its readers, where that is another than machines are told.

    Measured on WCXB: where they differ, readers' date is right twice as often, but not if it is the day of the last
    change and does not say that it is another.
    """
    told = {moment.day for moment in (sure, updated) if moment}
    if sure and any(each.says != "updated" and sure.day in (*each.days, each.swapped) for each in shown):
        return None
    for date_line in sorted(shown, key=lambda each: each.says != "published"):
        moment = date_line.read(told)
        if date_line.says == "updated" or moment is None or not _is_possible(moment, saved):
            continue
        is_change = updated is not None and moment.day == updated.day and date_line.says is None
        return None if sure and is_change else moment
    return None


def _first_possible(moments: Iterable[Moment | None], saved: Moment | None) -> Moment | None:
    return next((moment for moment in moments if moment and _is_possible(moment, saved)), None)


def _guessed(tree: HtmlElement) -> Moment | None:
    try:
        with catch_warnings(action="ignore"):  # of zones that it does not know
            written = find_date(tree, original_date=True, extensive_search=False)
    except (ValueError, OverflowError):  # as it raises for a zone that is none
        return None
    return read_iso(written, "guessed from the page by htmldate")


def published_in(written: object, saved: Moment | None, found: str = "json-ld") -> Moment | None:
    """When a part of a page came out, by the date that it gives."""
    moment = read_date(written, found, saved) if isinstance(written, str) else None
    return moment if moment and _is_possible(moment, saved) else None


def updated_on(
    declared: object, meta: dict[str, str], saved: Moment | None, shown: Sequence[ShownDate] = ()
) -> Moment | None:
    """When the page says its article was changed last."""
    visible = (each.read() for each in shown if each.says == "updated")
    return _first_possible(chain(_declared(declared, meta, UPDATED, saved), visible), saved)


def _declared(
    declared: object, meta: dict[str, str], names: tuple[str, ...], saved: Moment | None
) -> Iterator[Moment | None]:
    if isinstance(declared, str):
        yield read_date(declared, "json-ld", saved)
    for name in names:
        if name in meta:
            yield read_date(meta[name], "meta element", saved)


def _time_elements(tree: HtmlElement, saved: Moment | None) -> Iterator[Moment | None]:
    """The elements that are marked as the date of publication; else the page's only time element."""
    marked = tree.xpath('//*[@itemprop="datePublished" or @pubdate][not(self::meta)]')
    times = tree.xpath("//time[@datetime]") if not marked else []
    for element in marked[:3] or (times if len(times) == 1 else []):
        written = element.get("datetime") or element.get("content") or ""
        yield read_iso(written, "time element") or read_date(
            " ".join(element.text_content().split())[:100], "time element", saved
        )


def _from_address(address: str | None) -> Moment | None:
    match = _ADDRESS.found_in(address or "")
    if match is None:
        return None
    month = match["month"].lower()
    number = int(month) if month.isdigit() else _MONTHS[month]
    try:
        day = date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        return None
    return Moment(day.isoformat(), "day", "address")


def _is_possible(moment: Moment, saved: Moment | None) -> bool:
    """Whether a date is no placeholder, and not after the page was saved (a day is left for time zones). The time of a
    file rules nothing out: programs give copies the time of what they copy."""
    day = date.fromisoformat(moment.day).toordinal()
    last = date.fromisoformat(saved.day).toordinal() + 1 if saved and not saved.unsure else day
    return date(FIRST_YEAR, 1, 1).toordinal() <= day <= last
