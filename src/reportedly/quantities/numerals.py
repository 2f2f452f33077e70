"""Number expressions: digits, words and mixtures of them, read into value ranges.

A left-to-right reader joins neighbouring atoms; it is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reportedly.language.tokens import LONGEST_WORD
from reportedly.model import Span
from reportedly.quantities.atoms import Atom, Numeral, Shape, find_atoms
from reportedly.quantities.ranges import join_ranges

__all__ = ["LARGEST_READ", "Numeral", "Shape", "find_numerals"]

LARGEST_READ = 1e18
"""The largest value that is read, a thousand quadrillion. News have sums up to some 10^17, in rials, rupiahs or dong;
what is beyond is of atoms and stars, a slip, or a trick ("hundred hundred hundred …" becomes infinite). No unit or
share makes a thousand times as much of it: a figure stays below `model.LARGEST_VALUE`."""

_ENDLESS = re.compile(rf"\S{{{LONGEST_WORD},}}")
"""A word that is none: no number of it says anything, and each would have it whole as its unit."""


def find_numerals(text: str) -> list[Numeral]:
    """Every number expression of a text, in order, none overlapping; those beyond the largest value, and those inside a
    word without end, are left out."""
    atoms = list(_outside(find_atoms(text), [match.span() for match in _ENDLESS.finditer(text)]))
    found: list[Numeral] = []
    at = 0
    while at < len(atoms):
        numeral, after = _read(text, atoms, at)
        if numeral is None:
            at += 1
            continue
        at = after
        if -LARGEST_READ <= numeral.low <= numeral.high <= LARGEST_READ:  # what is not a number is not either
            found.append(_negative(text, numeral))
    return join_ranges(text, found)


def _outside(atoms: Iterable[Atom], spans: Sequence[Span]) -> Iterator[Atom]:
    """The atoms that begin in none of the spans; both are in order."""
    number = 0
    for atom in atoms:
        while number < len(spans) and spans[number][1] <= atom.start:
            number += 1
        if number == len(spans) or atom.start < spans[number][0]:
            yield atom


_MINUS = re.compile(r"(?<!or )\b(?:minus|negative)[ -]\Z", re.IGNORECASE)


def _negative(text: str, numeral: Numeral) -> Numeral:
    """ "minus 20" as -20."""
    found = _MINUS.search(text, max(0, numeral.start - 10), numeral.start)
    if found is None or numeral.shape not in ("digits", "words") or numeral.low < 0:
        return numeral
    return Numeral(found.start(), numeral.end, -numeral.high, -numeral.low, numeral.shape)


def _adjacent(text: str, left: Atom, right: Atom) -> str | None:
    """What joins two atoms: a space, a hyphen or "and"; `None` if they are apart."""
    between = text[left.end : right.start]
    return between if between in (" ", "-", "\u00a0", "\u202f", " and ", "-and-", "‑") else None


def _read(text: str, atoms: list[Atom], at: int) -> tuple[Numeral | None, int]:
    """The number expression that starts at `atoms[at]`, with the index after it; `None` if none does."""
    first = atoms[at]
    if first.kind == "article":
        if at + 1 < len(atoms) and _adjacent(text, first, atoms[at + 1]) == " ":
            return _after_article(text, atoms, at)
        return None, at + 1
    if first.kind in ("vague", "few"):
        if not _counting(text, first):
            return None, at + 1
        return _vague(text, atoms, at, first.start)
    if first.kind == "part":
        return _part(text, atoms, at)
    if first.kind == "glyph":
        return _finish(text, atoms, at + 1, first.start, first.end, first.value, "digits", part=True)
    if first.kind == "pair":
        if text[first.start : first.end].lower() != "dozen":
            return None, at + 1
        return Numeral(first.start, first.end, 12, 12, "words"), at + 1
    if first.kind == "magnitude":
        return Numeral(first.start, first.end, first.value, first.value, "words"), at + 1
    return _cardinal(text, atoms, at)


_SCORES = re.compile(
    r" (?:of|more|were|are|have|killed|dead|injured|wounded|feared|missing|hurt|arrested|people)\b", re.IGNORECASE
)


def _counting(text: str, atom: Atom) -> bool:
    """Whether "scores" and "tens" count things ("scores of people"), not points ("credit scores")."""
    word = text[atom.start : atom.end].lower()
    if word == "scores":
        return _SCORES.match(text, atom.end) is not None
    return word != "tens" or text.startswith(" of ", atom.end)


def _after_article(text: str, atoms: list[Atom], at: int) -> tuple[Numeral | None, int]:
    """ "a hundred", "a dozen", "a third", "a few thousand"; the article stays out of all but magnitudes' spans."""
    following = atoms[at + 1]
    if following.kind == "magnitude":
        return _cardinal(text, atoms, at)
    if following.kind == "few":
        return _vague(text, atoms, at + 1, atoms[at + 1].start)
    if following.kind == "pair":
        if at + 2 < len(atoms) and atoms[at + 2].kind == "magnitude" and _adjacent(text, following, atoms[at + 2]):
            scale = atoms[at + 2]
            value = following.value * scale.value
            return Numeral(following.start, scale.end, value, value, "words"), at + 3
        return Numeral(atoms[at].start, following.end, following.value, following.value, "words"), at + 2
    if following.kind == "part":
        numeral, after = _part(text, atoms, at + 1)
        if numeral is None:
            return None, after
        return Numeral(atoms[at].start, numeral.end, numeral.low, numeral.high, numeral.shape), after
    return None, at + 1


def _vague(text: str, atoms: list[Atom], at: int, start: int) -> tuple[Numeral, int]:
    """ "hundreds", "tens of thousands", "hundreds of millions", "several hundred", "a few thousand"."""
    first, low, high = atoms[at], atoms[at].value, atoms[at].high
    after, end = at + 1, first.end
    while after < len(atoms):
        between, item = text[end : atoms[after].start], atoms[after]
        if first.kind == "vague" and item.kind == "vague" and between == " of " and item.value >= 1000:
            unit = item.value / 2
            low, high = low * unit, (high + 1) * unit - 1
        elif (first.kind == "few" and between in (" ", " of ") and item.kind == "magnitude") or (
            first.kind == "few" and between == " " and item.kind == "pair"
        ):
            low, high = low * item.value, high * item.value
        elif first.kind == "few" and between == " " and item.kind == "vague":
            low, high = low * item.value / 2, high * item.value / 2
        else:
            break
        end, after = item.end, after + 1
    return Numeral(start, end, low, high, "vague"), after


def _part(text: str, atoms: list[Atom], at: int) -> tuple[Numeral | None, int]:
    """ "half", "a third", "half a million", "half a dozen"; an ordinal ("the third") is none."""
    part = atoms[at]
    word = text[part.start : part.end].lower()
    if word == "half":
        after = at + 1
        if after < len(atoms) and atoms[after].kind == "article" and text[part.end : atoms[after].start] in " -":
            after += 1
        if after < len(atoms) and text[atoms[after - 1].end : atoms[after].start] in (" ", "-"):
            scale = atoms[after]
            if scale.kind in ("magnitude", "pair"):
                value = part.value * scale.value
                return Numeral(part.start, scale.end, value, value, "words"), after + 1
        return Numeral(part.start, part.end, 50, 50, "part"), at + 1
    articled = at > 0 and atoms[at - 1].kind == "article" and _adjacent(text, atoms[at - 1], part) == " "
    if articled and (_SHARED.match(text, part.end) or _by_a(text, atoms[at - 1].start, part.end)):
        value = 100 * part.value
        return Numeral(part.start, part.end, value, value, "part"), at + 1
    return None, at + 1


_SHARED = re.compile(r"\s+of\b")
_BY = re.compile(r"\b(?:by|than|nearly|almost|about|roughly|around) \Z")
_AFTER_PART = re.compile(
    r"[.,;:)]|$| (?:in|from|since|to|over|this|last|during|on|for|and|as|are|were|have|has|had|is|was|at|after)\b"
)


def _by_a(text: str, start: int, end: int) -> bool:
    """Whether "a third" is a share, not an ordinal: "rose by a third", "nearly a quarter are"."""
    return bool(_BY.search(text, max(0, start - 12), start) and _AFTER_PART.match(text, end))


def _cardinal(text: str, atoms: list[Atom], at: int) -> tuple[Numeral, int]:
    """ "2,500", "2.5 million", "twenty-five", "two hundred and fifty thousand", "two-thirds", "three and a half"."""
    value, end, after = _sum(text, atoms, at)
    shape: Shape = "digits" if atoms[at].kind == "digits" else "words"
    return _finish(text, atoms, after, atoms[at].start, end, value, shape, part=False)


def _sum(text: str, atoms: list[Atom], at: int) -> tuple[float, int, int]:
    """The value of the cardinal that starts at `atoms[at]`, where it ends, and the index after it."""
    first = last = atoms[at]
    total, group, end, after = 0.0, first.value, first.end, at + 1
    written = first.kind != "digits"
    while after < len(atoms):
        item = atoms[after]
        between = _adjacent(text, last, item)
        if between is None:
            break
        if item.kind == "magnitude" and between != " and ":
            if group == 0 and last.kind == "magnitude":
                total *= item.value
            elif item.value > 100:
                total, group = total + group * item.value, 0.0
            else:
                group *= item.value
        elif item.kind == "pair" and between == " " and text[item.start : item.end].lower() in ("dozen", "score"):
            group *= item.value
        elif not (written and _continues(text, last, item, between)):
            break
        else:
            group += item.value
        last, end, after = item, item.end, after + 1
    return float(f"{total + group:.15g}"), end, after


def _continues(text: str, last: Atom, item: Atom, between: str) -> bool:
    """Whether a number word goes on with the number before it: "twenty-five", "hundred and fifty", not "five ten"."""
    if last.kind == "tens":
        return item.kind == "small" and 0 < item.value < 10 and between in ("-", " ", "‑")
    return last.kind == "magnitude" and item.kind in ("small", "tens") and item.value < last.value


_WHOLE = re.compile(r"[.,:]?\d| ?(?:%|per ?cent|days?|weeks?|months?|years?|hours?|minutes?|games?|matches|tests?)\b")
_OF = re.compile(r" (?:out of|in|of)(?: every)? \Z|-in-\Z")


def _finish(
    text: str, atoms: list[Atom], after: int, start: int, end: int, value: float, shape: Shape, *, part: bool
) -> tuple[Numeral, int]:
    """Adds what may follow a cardinal: a fraction ("two-thirds", "and a half") or a ratio ("one in four")."""
    if after >= len(atoms):
        return Numeral(start, end, value, value, shape), after
    item = atoms[after]
    between = text[end : item.start]
    if item.kind == "part" and between in ("-", " ") and value < 10 and not part:
        word = text[item.start : item.end].lower()
        if word.endswith("s") or (value == 1 and word != "second"):
            share = 100 * value * item.value
            return Numeral(start, item.end, share, share, "part"), after + 1
    if between in (" and ", "-and-") and item.kind == "article" and after + 1 < len(atoms):
        half = atoms[after + 1]
        if half.kind == "part" and text[item.end : half.start] in (" ", "-"):
            return _scaled_half(text, atoms, after + 2, Numeral(start, half.end, value + half.value, 0, shape))
    if item.kind in ("small", "digits", "tens", "magnitude") and _OF.match(between):
        ratio = _ratio(text, atoms, after, Numeral(start, end, value, value, shape))
        if ratio is not None:
            return ratio
    if item.kind == "glyph" and between == " ":
        return Numeral(start, item.end, value + item.value, value + item.value, shape), after + 1
    return Numeral(start, end, value, value, shape), after


def _scaled_half(text: str, atoms: list[Atom], after: int, numeral: Numeral) -> tuple[Numeral, int]:
    """ "one and a half", or "one and a half million"."""
    value, end = numeral.low, numeral.end
    if after < len(atoms) and atoms[after].kind == "magnitude" and text[end : atoms[after].start] == " ":
        value, end, after = value * atoms[after].value, atoms[after].end, after + 1
    return Numeral(numeral.start, end, value, value, numeral.shape), after


def _ratio(text: str, atoms: list[Atom], after: int, part: Numeral) -> tuple[Numeral, int] | None:
    """ "one in four", "nine out of 10", in percent; `None` for what is none ("3 in 2019", "two in 10 days")."""
    whole, end, rest = _sum(text, atoms, after)
    if not 0 < part.low < whole <= 1_000_000 or whole != int(whole) or 1900 <= whole <= 2100:
        return None
    if text.startswith(" of", part.end) and (part.low == 1 or whole not in (10, 100)):
        return None  # "one of 12 men" is one man
    plain = part.shape == "words" or "of" in text[part.end : atoms[after].start]
    if not plain and not (part.low < 10 and _WHOLE.match(text, end) is None):
        return None
    share = 100 * part.low / whole
    return Numeral(part.start, end, share, share, "ratio"), rest
