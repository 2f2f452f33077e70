"""The rules and words by which a number's own words name who counts it: `lang/en/own_credits.toml`."""

from __future__ import annotations

from reportedly.lang import LangFile, Words, read, rules


class OwnCredits(LangFile, frozen=True, kw_only=True):
    """The file `own_credits.toml`, which says what each list is for."""

    tellers: Words
    subjects: Words
    nouns: Words
    beside: Words
    behind: Words
    compared: Words
    untold: Words
    shared: Words
    paired: Words


WORDS = read("en", "own_credits", OwnCredits)
RULES = rules("en", "own_credits", OwnCredits)
"""Every rule by which a number names who counts it, and what sets one teller apart from another."""
PARALLEL = RULES["own_parallel"]
_OTHERS = (PARALLEL.name, *WORDS.beside, *WORDS.behind, *WORDS.compared, *WORDS.shared)
ALONE = [rule for name, rule in RULES.items() if name not in _OTHERS]
"""The rules that need no other number beside the one that they look at, in order."""
