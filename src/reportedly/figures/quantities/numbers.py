"""The grammar of numbers: from characters to a value range.

A text is read once, from left to right, into atoms (digits, number words); neighbouring atoms are then put together
("2.5" "million", "three" "hundred" "and" "six", "tens" of "thousands", "two" - "thirds").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from reportedly.figures.quantities import words
from reportedly.figures.quantities.atoms import Atom, find_atoms

Form = Literal["digits", "word", "vague", "fraction", "ratio", "multiple"]


GLUE = re.compile(r"(k|mln|mn|mm|m|bn|bln|b|tn|trn|t|million|billion|trillion|thousand|hundred)(?![a-z\d²³])")
RATIO = re.compile(r" (?:in|out of)(?: every)? ")
POWER = re.compile(r" ?[×x] ?10[\^]?([−-]?\d{1,2})(?!\d)")
MONEY_BEFORE = re.compile(r"(?:[$€£¥₹₪₩₽₺₦₴]|\b(?:usd|eur|gbp|rm|rs\.?|chf|aud|ps)) ?$")
LONG_AFTER = re.compile(
    r"[ -](?:long|high|tall|deep|wide|away|above|below|from|sprint|race|dash|hurdles|freestyle|"
    r"relay|thick|up|down|range|x\b|by)\b| ?\(\d[\d.,]* ?(?:ft|feet|foot|yards|mile)|-(?:long|"
    r"high|tall|deep|wide)"
)
LONG_BEFORE = re.compile(
    r"\b(?:height|depth|altitude|distance|length|width|elevation|radius|diameter) of (?:about |"
    r"around |some |over |up to )?$"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number expression at `text[start:end]`. `low` = `high` unless it is vague. `scale` is its last multiplier.

    `per` is the base of a ratio ("one in four": 4), else 0. A fraction's value is its share (0.5).
    """

    start: int
    end: int
    low: float
    high: float
    form: Form
    scale: float = 1.0
    per: float = 0.0


def find_numbers(lower: str) -> list[Number]:
    """The numbers of a lower-cased text, in order."""
    atoms = list(find_atoms(lower))
    numbers: list[Number] = []
    i = 0
    while i < len(atoms):
        found = _vague(lower, atoms, i) or _fraction(lower, atoms, i) or _cardinal(lower, atoms, i)
        if found is None:
            i += 1
            continue
        number, i = found
        numbers.append(number)
    return _join_ratios(lower, numbers)


def _cardinal(lower: str, atoms: list[Atom], i: int) -> tuple[Number, int] | None:
    """Digits or number words with their multipliers: "2.5 million", "5bn", "three hundred and six", "a thousand"."""
    atom = atoms[i]
    if atom.kind == "multiple":
        return Number(atom.start, atom.end, atom.value, atom.value, "multiple"), i + 1
    if atom.kind == "sign":
        return Number(atom.start, atom.end, atom.value, atom.value, "fraction"), i + 1
    if atom.kind == "digits":
        return _from_digits(lower, atoms, i)
    if atom.kind in ("u", "t", "s"):
        return _from_words(lower, atoms, i)
    return None


def _from_digits(lower: str, atoms: list[Atom], i: int) -> tuple[Number, int]:
    atom = atoms[i]
    value, end, scale = atom.value, atom.end, 1.0
    i += 1
    if i < len(atoms) and atoms[i].kind == "sign" and lower[end : atoms[i].start] in ("", " "):
        value, end, i = value + atoms[i].value, atoms[i].end, i + 1
    elif i < len(atoms) and lower[end : atoms[i].start] in ("/", "⁄") and _whole(atoms[i]) and _proper(atom, atoms[i]):
        return Number(atom.start, atoms[i].end, value / atoms[i].value, value / atoms[i].value, "fraction"), i + 1
    if power := POWER.match(lower, end):
        exponent = max(-30, min(30, int(power[1].replace("−", "-"))))
        end, scale = power.end(), 10.0**exponent
        while i < len(atoms) and atoms[i].start < end:
            i += 1
    elif (glued := GLUE.match(lower, end)) and not _is_length(lower, atom.start, end, value):
        end, scale = glued.end(), words.GLUED[glued[1]]
        while i < len(atoms) and atoms[i].start < end:
            i += 1
    while (
        i < len(atoms)
        and atoms[i].kind == "s"
        and lower[end : atoms[i].start] in (" ", "-", "\u00a0", "")
        and scale < 1e9
    ):
        scale, end, i = scale * atoms[i].value, atoms[i].end, i + 1
    return Number(atom.start, end, value * scale, value * scale, "digits", scale), i


def _is_length(lower: str, start: int, end: int, value: float) -> bool:
    """Whether a glued "m" means metres (and "t" tonnes): no sign of money, and something long or deep beside it."""
    if lower.startswith("mm", end):
        return not MONEY_BEFORE.search(lower[max(0, start - 5) : start])
    if lower[end] not in "mt" or lower[end : end + 2] in ("mm", "mn", "ml", "tn", "tr", "mi", "th"):
        return False
    if MONEY_BEFORE.search(lower[max(0, start - 5) : start]):
        return False
    if lower[end] == "t":
        return True
    return value >= 1000 or bool(
        LONG_AFTER.match(lower, end + 1) or LONG_BEFORE.search(lower[max(0, start - 30) : start])
    )


def _whole(atom: Atom) -> bool:
    return atom.kind == "digits" and atom.word.isdigit()


def _proper(top: Atom, bottom: Atom) -> bool:
    """A written fraction such as 1/16, not a date or a picture number."""
    return (top.word == "1" and bottom.value in (2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100, 128, 1000)) or (
        top.value < bottom.value and bottom.value in (3, 4, 8, 16) and top.value in (2, 3, 5, 7)
    )


def _from_words(lower: str, atoms: list[Atom], i: int) -> tuple[Number, int]:
    """Number words by place value: a lower place may follow a higher one, a multiplier takes all below it."""
    first = atoms[i]
    start, total, group, last, scale = first.start, 0.0, 0.0, 0.0, 1.0
    end = start
    while i < len(atoms) and atoms[i].kind in ("u", "t", "s"):
        atom, gap = atoms[i], lower[end : atoms[i].start]
        if (
            end > start
            and gap not in (" ", "-", "\u00a0")
            and not (gap == " and " and last >= 100 and atom.value < last)
        ):
            break
        if atom.kind == "s":
            if atom.value == 100.0 or atom.word == "dozen":
                if end > start and not 0 < group < 100:
                    break
                group = (group or 1.0) * atom.value
            else:
                if end > start and not group:
                    total, group = 0.0, total
                if total and atom.value >= last >= 1000:
                    break
                total, group = total + (group or 1.0) * atom.value, 0.0
            scale = atom.value
        elif end > start and not (last >= 100 or (last >= 20 and atom.kind == "u" and 0 < atom.value < 10)):
            break
        else:
            group += atom.value
        last, end, i = atom.value, atom.end, i + 1
    if first.kind == "s":
        start = _with_article(lower, start, end)
    value = total + group
    return Number(start, end, value, value, "word", scale), i


def _with_article(lower: str, start: int, end: int) -> int:
    """The start of "a thousand", article included; in "a billion-euro fine" the article belongs to the fine."""
    if (
        lower[max(0, start - 2) : start] == "a "
        and not lower[start - 3 : start - 2].isalnum()
        and lower[end : end + 1] != "-"
    ):
        return start - 2
    return start


def _vague(lower: str, atoms: list[Atom], i: int) -> tuple[Number, int] | None:
    """Plurals and "several": "dozens", "tens of thousands", "a few hundred"."""
    atom = atoms[i]
    following = atoms[i + 1] if i + 1 < len(atoms) else None
    if atom.kind == "vague":
        low, high = words.VAGUE[atom.word]
        gap = lower[atom.end : following.start] if following else ""
        if following and following.word in words.VAGUE_SCALE and gap in (" of ", "-of-"):
            scale = words.VAGUE_SCALE[following.word]
            tens = {"tens": (10, 99), "hundreds": (100, 999)}.get(atom.word, (1, 9))
            times = (2 if atom.word in ("tens", "hundreds") else 1) * tens[0]
            return Number(atom.start, following.end, times * scale, (tens[1] + 1) * scale - 1, "vague", scale), i + 2
        if atom.word == "tens" and gap != " of " and not lower.startswith(" of ", atom.end):
            return None
        if atom.word == "scores" and not re.match(
            r" (?:of|more|were|are|killed|dead|injured|feared|die|hurt)\b", lower[atom.end : atom.end + 9]
        ):
            return None
        return Number(atom.start, atom.end, low, high, "vague", words.VAGUE_SCALE.get(atom.word, 1.0)), i + 1
    if atom.kind != "few":
        return None
    low, high = words.FEW[atom.word]
    start, end, scale = atom.start, atom.end, 1.0
    if lower[max(0, start - 2) : start] == "a " and (start < 3 or not lower[start - 3].isalnum()):
        start -= 2
    elif atom.word in ("couple", "pair") or (
        atom.word == "few"
        and not re.search(r"(?:past|last|next|first|every|final|coming|previous) $", lower[max(0, start - 9) : start])
        and not (following and following.kind == "s")
    ):
        return None
    i += 1
    if following and following.kind == "s" and lower[end : following.start] in (" ", "-", " of "):
        scale, end, i = following.value, following.end, i + 1
    return Number(start, end, low * scale, high * scale, "vague", scale), i


def _fraction(lower: str, atoms: list[Atom], i: int) -> tuple[Number, int] | None:
    """ "half", "a third of", "two-thirds", "three quarters", "half a million", "one and a half"."""
    atom = atoms[i]
    following = atoms[i + 1] if i + 1 < len(atoms) else None
    if atom.kind == "u" and following and following.kind == "part" and lower[atom.end : following.start] in (" ", "-"):
        if following.word == "half" or (following.word[-1] == "s") == (atom.value > 1):
            share = atom.value / following.value
            return Number(atom.start, following.end, share, share, "fraction"), i + 2
        return None
    counted = atom.kind in ("digits", "u", "t") and following is not None and following.word == "half"
    if counted and following and lower[atom.end : following.start] == " and a ":
        value, end, i, scale = atom.value + 0.5, following.end, i + 2, 1.0
        if i < len(atoms) and atoms[i].kind == "s" and lower[end : atoms[i].start] == " ":
            scale, end, i = atoms[i].value, atoms[i].end, i + 1
        return Number(atom.start, end, value * scale, value * scale, "word", scale), i
    if atom.kind != "part":
        return None
    if lower[atom.end : atom.end + 1] == "-" and atom.word != "half" and not lower.startswith("-century", atom.end):
        return None
    before = lower[max(0, atom.start - 4) : atom.start]
    article = 2 if before.endswith("a ") and not before[-3:-2].isalnum() else 0
    if atom.word == "half":
        if following and following.kind == "s" and lower[atom.end : following.start] in (" a ", "-a-", " "):
            value = following.value / 2
            return Number(atom.start, following.end, value, value, "word", following.value), i + 2
        return Number(atom.start, atom.end, 0.5, 0.5, "fraction"), i + 1
    if article and atom.value in (3, 4, 5, 10) and atom.word[-1] != "s":
        return Number(atom.start - 2, atom.end, 1 / atom.value, 1 / atom.value, "fraction"), i + 1
    return None


def _join_ratios(lower: str, numbers: list[Number]) -> list[Number]:
    """ "one in four", "nine out of 10" as one number; "one in 2017" stays apart."""
    joined: list[Number] = []
    for number in numbers:
        if joined and number.form in ("digits", "word") and (last := joined[-1]).form in ("digits", "word"):
            gap = RATIO.fullmatch(lower, last.end, number.start)
            limit = 100_000 if "out" in lower[last.end : number.start] or last.low == 1 else 20
            if (
                gap
                and 0 < last.low < number.low <= limit
                and last.low == int(last.low)
                and not 1900 < number.low < 2100
            ):
                share = last.low / number.low
                joined[-1] = Number(last.start, number.end, share, share, "ratio", per=number.low)
                continue
        joined.append(number)
    return joined
