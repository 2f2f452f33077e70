"""Every quantity of a text, whatever it is a quantity of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from spacy.tokens import Doc

from reportedly.figures.quantities.bounds import AGO, bound_after, bound_before
from reportedly.figures.quantities.changes import change_before
from reportedly.figures.quantities.counted import find_counted
from reportedly.figures.quantities.kinds import kind_of
from reportedly.figures.quantities.lookalikes import Lookalikes
from reportedly.figures.quantities.numbers import Number, find_numbers
from reportedly.figures.quantities.quantity import Kind, Quantity
from reportedly.figures.quantities.ranges import Draft, join, merged
from reportedly.figures.quantities.units import Found, Unit, currency_before, rate_after, unit_after
from reportedly.model import Bound

__all__ = ["Quantity", "Unit", "find_quantities"]

OF = re.compile(r"[\"”’\']{0,2} of(?= )")
ARTICLE = re.compile(r" an?(?= )")
MINUS = re.compile(r"(?<![\w)%])[-−–]$")
MINUS_WORD = re.compile(r"\b(?:minus|negative)[ -]$")


def find_quantities(doc: Doc) -> tuple[Quantity, ...]:
    """The quantities of a parsed text, in order; dates, ages, names and the like among them, told apart by `kind`."""
    return Reader(doc).read()


class Reader:
    """Reads the quantities of one text."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.text
        lower = self.text.lower()
        if len(lower) != len(self.text):
            lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in self.text)
        self.lower = lower

    def read(self) -> tuple[Quantity, ...]:
        """All quantities, in order."""
        numbers = find_numbers(self.lower)
        if not numbers:
            return ()
        self.lookalikes = Lookalikes(self.text)
        self.starts = [token.idx for token in self.doc]
        self.sentences = [sent.end for sent in self.doc.sents]
        found: list[Quantity] = []
        for draft in self._joined([self._draft(number) for number in numbers]):
            found.append(self._quantity(draft, found))
        return tuple(found)

    def _draft(self, number: Number) -> Draft:
        before = currency_before(self.text, number.start)
        if before is None and self.text[number.start - 1 : number.start] in ("-", "−") and number.start > 1:
            before = currency_before(self.text, number.start - 1)
        after = None if before else unit_after(self.text, self._unit_start(number))
        if self.lookalikes.at(number.start, number.end) == "age":
            after = unit_after(self.text, number.end)
        return Draft(number, before, after)

    def _unit_start(self, number: Number) -> int:
        """Where the unit is looked for: past the "of" of "hundreds of miles", the "an" of "half an hour"."""
        if number.form == "vague" and (of := OF.match(self.lower, number.end)):
            return of.end()
        if number.form == "fraction" and (article := ARTICLE.match(self.lower, number.end)):
            return article.end()
        return number.end

    def _joined(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts with the two ends of a range put together."""
        joined: list[Draft] = []
        for draft in drafts:
            last = joined[-1] if joined else None
            if last and draft.number.start < last.end:
                continue
            if last and not self._apart(last, draft):
                draft.joined = join(self.lower, last, draft)
                if draft.joined == "range":
                    both = merged(last, draft)
                    both.joined = last.joined
                    joined[-1] = both
                    continue
                if draft.joined in ("score", "pair"):
                    last.joined = last.joined or draft.joined
            if last and draft.after and last.before is None and last.after is None and draft.joined is None:
                _share_unit(self.lower, last, draft)
            joined.append(draft)
        return joined

    def _apart(self, a: Draft, b: Draft) -> bool:
        if b.start - a.end > 30 or "\n" in self.text[a.end : b.start]:
            return True
        kinds = {self.lookalikes.at(a.number.start, a.number.end), self.lookalikes.at(b.number.start, b.number.end)}
        return kinds != {None}

    def _quantity(self, draft: Draft, found: list[Quantity]) -> Quantity:
        number, doc = draft.number, self.doc
        start, low, high = self._signed(draft)
        first = bisect_right(self.starts, number.start) - 1
        last = max(first, bisect_left(self.starts, number.end) - 1)
        limit = self.sentences[min(bisect_right(self.sentences, first), len(self.sentences) - 1)]
        unit = draft.before or draft.after
        bound, bound_words = self._bound(draft)
        lookalike = self.lookalikes.at(number.start, number.end)
        after = bisect_left(self.starts, draft.end) - 1 if unit else last
        counted = None if unit else find_counted(doc, last, limit)
        kind: Kind = kind_of(doc, self.text, draft, lookalike, first, last, counted)
        span = self._span(counted) if counted else None
        rated = span[1] if span else number.end if draft.before else 0
        per = (rate_after(self.text, rated)[0] if rated else "") or (unit.per if unit else "")
        if bound == "exact" and unit and found and self._converts(found[-1], draft):
            bound, bound_words = found[-1].bound, found[-1].bound_words
        return Quantity(
            start, number.end, first, last, low, high, number.form, bound, kind,
            scale=number.scale,
            unit=unit.unit if unit else None,
            unit_span=(unit.start, unit.end) if unit else None,
            per=per or "",
            noun=counted[0] if counted else (max(last, after) if unit else None),
            counted=span,
            change=change_before(self.lower, draft.start, bound_words),
            since=len(found) - 1 if draft.joined == "since" else None,
            origin=draft.joined == "before",
            bound_words=bound_words,
        )  # fmt: skip

    def _converts(self, last: Quantity, draft: Draft) -> bool:
        """Whether a sum of money is another one in another currency: "more than €40 ($44)"."""
        unit = draft.before or draft.after
        end = last.unit_span[1] if last.unit_span and last.unit_span[1] > last.end else last.end
        if unit is None or last.unit is None or not unit.unit.dimension == last.unit.dimension == "money":
            return False
        return self.text[end : draft.start] == " (" and last.bound != "range"

    def _span(self, counted: tuple[int, int, int]) -> tuple[int, int]:
        _, first, end = counted
        return self.doc[first].idx, self.doc[end - 1].idx + len(self.doc[end - 1])

    def _signed(self, draft: Draft) -> tuple[int, float, float]:
        """Start and value with a printed minus sign, or the word "minus"."""
        number = draft.number
        before = self.lower[max(0, draft.start - 9) : draft.start]
        if number.form in ("digits", "word") and number.low == number.high:
            sign = before if draft.before is None else self.lower[draft.before.end : number.start]
            if number.form == "digits" and MINUS.search(sign):
                return number.start - 1, -number.low, -number.high
            if MINUS_WORD.search(before):
                return number.start, -number.low, -number.high
        return number.start, number.low, number.high

    def _bound(self, draft: Draft) -> tuple[Bound, str]:
        number = draft.number
        bound, bound_words = bound_before(self.lower, draft.start)
        if number.low < number.high and number.form != "vague":
            return "range", bound_words or self.text[number.start : number.end]
        lasts = draft.after is not None and draft.after.unit.dimension == "time" and number.low < 20
        if bound_words == "over" and lasts and not AGO.match(self.lower, draft.end):
            bound = None  # "over five days" says during, "over five days ago" more than
        if bound is None:
            bound, bound_words = bound_after(self.lower, number.end)
            if bound is None and draft.after:
                bound, bound_words = bound_after(self.lower, draft.end)
        if number.form == "vague" and number.low < number.high:
            return "vague", self.text[number.start : number.end]
        return (bound, bound_words) if bound else ("exact", "")


def _share_unit(lower: str, a: Draft, b: Draft) -> None:
    """ "1.5 by 3 kilometers", "43 and 48 percent": the unit of the second is meant for the first."""
    gap = lower[a.end : b.start]
    assert b.after is not None
    size = gap in (" by ", " x ", " × ", "x") and b.after.unit.dimension == "length"
    if size or (gap in (" and ", " or ") and b.after.unit.dimension == "percent"):
        a.after = Found(b.after.unit, a.number.end, a.number.end)
