"""Which names in a story mean one person: a surname alone, or another spelling."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from reportedly.lang.pronouns import pronouns
from reportedly.lang.titles import titles

LEAST_LETTERS = 7
"""Two words that differ in one letter are one name only if both have this many letters or more. Short names that differ
in one letter are often two names (Maria, Mario)."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TITLES = titles("en").used("dropped")
_ARTICLES = pronouns("en").used("article")

Name = tuple[str, ...]


def same_speakers(names: Iterable[str]) -> dict[str, str]:
    """The fullest form of each name, by the name in the text; two people of one surname are kept apart."""
    forms: defaultdict[Name, list[str]] = defaultdict(list)
    for name in sorted(set(names)):
        forms[_words(name)].append(name)
    fullest: dict[Name, Name] = {}
    roots: defaultdict[str, list[Name]] = defaultdict(list)
    for words in sorted((words for words in forms if len(words) > 1), key=lambda words: (-len(words), words)):
        alike = roots[words[0][0] + words[-1][0]]
        fullest[words] = next((root for root in alike if _is_same(words, root)), words)
        if fullest[words] == words:
            alike.append(words)
    by_surname: defaultdict[str, set[Name]] = defaultdict(set)
    for words, root in fullest.items():
        by_surname[words[-1]].add(root)
    for words in forms:
        if len(words) < 2:
            bearers = by_surname.get(words[0], set()) if words and _is_person(forms[words][0]) else set()
            fullest[words] = next(iter(bearers)) if len(bearers) == 1 else words
    return {name: forms[fullest[words]][0] for words, found in forms.items() for name in found}


def _words(name: str) -> Name:
    """The words of a name without titles."""
    words = tuple(word for word in _WORD.findall(name.casefold()) if word not in _TITLES)
    return words or tuple(name.casefold().split())


def _is_person(name: str) -> bool:
    """Whether a single word may be a surname: it is written as a name, and no article stands before it."""
    return name[:1].isupper() and name.split()[0].casefold() not in _ARTICLES


def _is_same(one: Name, other: Name) -> bool:
    """Whether two names of several words are one: each word is the same or nearly the same, or only middle names
    differ."""
    if len(one) == len(other):
        return all(map(_is_spelling, one, other))
    return _is_spelling(one[0], other[0]) and _is_spelling(one[-1], other[-1])


def _is_spelling(one: str, other: str) -> bool:
    """Whether two words are one name: equal, or long and different in one letter only."""
    if one == other:
        return True
    if min(len(one), len(other)) < LEAST_LETTERS or one + "a" == other or other + "a" == one:
        return False  # a final a is often a woman's name beside a man's
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, other_rest = one[start:], other[start:]
    return rest[1:] in (other_rest, other_rest[1:]) or rest == other_rest[1:]
