"""What Reportedly knows of each language, as data: `lang/<code>/*.toml`, read once and checked by typed schemas.

A file holds word lists of its own schema, `[pieces]` of patterns that may refer to each other, and `[rules.NAME]`:
named patterns, each with examples in `yes` and `no` that are run as tests. docs/languages.md tells what a
language needs.
"""

from __future__ import annotations

from reportedly.lang.reading import LangFile, Words, home, kept, languages, read, refuse
from reportedly.lang.rules import Rule, piece, rules, rules_named, words_pattern

__all__ = [
    "LangFile",
    "Rule",
    "Words",
    "home",
    "kept",
    "languages",
    "piece",
    "read",
    "refuse",
    "rules",
    "rules_named",
    "words_pattern",
]
