"""The rules and words by which an article credits someone with a number: `lang/en/crediting.toml`."""

from __future__ import annotations

import math
from typing import ClassVar

from reportedly.lang import LangFile, Words, read, rules
from reportedly.lang.decisions import Decision, rule_told
from reportedly.lang.pronouns import pronouns
from reportedly.model import Span


class Crediting(LangFile, frozen=True, kw_only=True):
    """The file `crediting.toml`, which says what each list is for."""

    APART: ClassVar[tuple[tuple[str, str], ...]] = (("speaking", "nobody"),)

    speaking: Words
    generic: Words
    nobody: Words
    units: Words
    sizing: Words
    counting: Words
    holding: Words
    harmed: Words
    sizing_links: Words
    sizing_something: Words
    sizing_something_links: Words
    sized: Words
    name_links: Words
    reckoning: Words
    offering: Words
    tallies: Words
    bodies: Words
    presenting: Words
    decisions: dict[str, Decision]


WORDS = read("en", "crediting", Crediting)
RULES = rules("en", "crediting", Crediting)
NOBODY = pronouns("en").used("nobody") | frozenset(WORDS.nobody)
"""Words that, as speakers, stand for nobody."""
STAND_INS = pronouns("en").used("source")
"""Pronouns that, as sources, stand for somebody named elsewhere."""


def told(name: str) -> str:
    """What `explain` says of a source that a decision found."""
    return WORDS.decisions[name].told(name)


def least_share(why: str) -> float:
    """How sure the judge of sources must be to overrule what found a source; above 1 where nothing overrules that."""
    decision = WORDS.decisions.get(rule_told(why))
    return decision.overruled if decision is not None else math.inf


def without_article(text: str, span: Span) -> tuple[str, Span]:
    """What a source is called, and where that stands: "the army" is called as a speaker is, "army"."""
    led = RULES["article_before"].found_in(text[slice(*span)])
    start = span[0] + (led.end() if led is not None else 0)
    return text[start : span[1]], (start, span[1])
