"""What a number of a plain unit measures, in the words of its sentence: the growth that is 6.2 percent."""

from __future__ import annotations

import re

from reportedly.ledger.words import EMPTY, LISTS, RULES

_REACH = 80
"""Characters before a number in which its topic is looked for."""
_SHARED = 60
"""Characters behind a number in which is said of what it is a share."""
_MOST_OF = 3
"""Words that say of what it is a share."""
_TOPIC = re.compile(rf"(?:(?<![a-z’'-])([a-z][a-z’'-]{{2,}}+) )?\b({'|'.join(LISTS.topics)})\b", re.IGNORECASE)
_NO_KIND = EMPTY | frozenset(LISTS.before_topics)
"""Words before a topic that are not of its name."""
_OTHER_PART = re.compile(r"[;:—–]|[.?!] |\n")


def topic_of(text: str, start: int, end: int, sentence: tuple[int, int], *, is_share: bool) -> str | None:
    """What a number from `start` to `end` measures, such as `growth` or, if it `is_share`, `share of households`;
    `None` if its sentence does not say so in words that are known."""
    if is_share and (words := _whole(text[end : min(sentence[1], end + _SHARED)])):
        return f"share of {words}"
    before = text[max(sentence[0], start - _REACH) : start]
    found = list(_TOPIC.finditer(_OTHER_PART.split(before)[-1]))
    if not found:
        return None
    first, topic = found[-1].groups()
    return f"{first} {topic.lower()}" if first and first.islower() and first not in _NO_KIND else topic.lower()


def _whole(behind: str) -> str:
    """What a number is a share of, in the words behind it; empty if they are only such as `all`."""
    found = RULES["share_of"].pattern.search(behind)
    words = RULES["share_ends"].pattern.split(found[1])[0].split()[:_MOST_OF] if found else []
    return " ".join(words) if any(word not in _NO_KIND for word in words) else ""


def deed_of(text: str, end: int) -> str | None:
    """What is said of people behind their number: `aboard`, `vaccinated`, `on the bus`."""
    found = RULES["deed"].pattern.search(text[end : end + _SHARED])
    return found[1].replace("on board", "aboard") if found else None


def befallen_of(unit: str) -> str | None:
    """The noun of a unit that itself tells what befell those counted: `cases` of `suspected cases`."""
    return next((word for word in reversed(unit.split()) if word in LISTS.befallen), None)


def holder_of(text: str, start: int) -> str | None:
    """The name right before a share: `Monteiro 50.9`."""
    found = RULES["share_holder"].pattern.search(text[max(0, start - _REACH) : start])
    return found[1] if found else None
