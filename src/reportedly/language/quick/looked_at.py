"""What an attribute ruler's rules look at of a token: which dependencies matter, and whether its neighbours do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from spacy.pipeline import AttributeRuler

LONGEST_RULE = 2
"""Tokens of the longest rule that is understood."""
UNDERSTOOD = frozenset(("LOWER", "TAG", "DEP", "IS_SPACE"))
"""What a rule may ask of a token."""
CHANGED = frozenset(("TAG", "DEP"))
"""What a rule may change beside part of speech, morphology and lemma."""
OPERATORS = frozenset(("IN", "NOT_IN", "REGEX"))


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What the rules about one token ask of it if they ask for its dependency (`dependent`) or change that
    (`changing`), and what forms the rules about two tokens change (`paired`)."""

    dependent: tuple[dict[str, Any], ...]
    changing: tuple[dict[str, Any], ...]
    paired: tuple[Any, ...]

    @classmethod
    def of(cls, ruler: AttributeRuler) -> LookedAt | None:
        """What a ruler's rules look at; `None` if it has rules of a kind that is not understood."""
        dependent: list[dict[str, Any]] = []
        changing: list[dict[str, Any]] = []
        paired: list[Any] = []
        rules: Any = ruler.patterns
        for rule in rules:
            for tokens in rule["patterns"]:
                if len(tokens) > LONGEST_RULE or not all(map(_is_understood, tokens)):
                    return None
                if len(tokens) == 1:
                    dependent += [token for token in tokens if "DEP" in token]
                    changing += [token for token in tokens if not CHANGED.isdisjoint(rule["attrs"])]
                elif "LOWER" in (changed := tokens[rule.get("index", 0)]):
                    paired.append(changed["LOWER"])
                else:
                    return None
        return cls(tuple(dependent), tuple(changing), tuple(paired))

    def dependencies(self, word: str, tag: str) -> frozenset[str] | None:
        """The dependencies that a rule tells from others in a token of that form (in small letters) and tag.

        `None` where each counts, as a rule changes the token's tag or dependency.
        """
        if any(_is_about(rule, word, tag) for rule in self.changing):
            return None
        return frozenset(name for rule in self.dependent if _is_about(rule, word, tag) for name in _named(rule["DEP"]))

    def is_paired(self, word: str) -> bool:
        """Whether a rule looks at the token beside a word (in small letters) to change it."""
        return any(_fits(wanted, word) for wanted in self.paired)


def _is_understood(token: dict[str, Any]) -> bool:
    return (
        UNDERSTOOD.issuperset(token)
        and all(
            not isinstance(wanted, dict) or (len(wanted) == 1 and OPERATORS.issuperset(wanted))
            for wanted in token.values()
        )
        and not (isinstance(token.get("DEP"), dict) and "REGEX" in token["DEP"])
    )


def _is_about(rule: dict[str, Any], word: str, tag: str) -> bool:
    """Whether a rule is about a token of that form and tag, with one dependency or another."""
    return (
        _fits(rule.get("LOWER"), word)
        and _fits(rule.get("TAG"), tag)
        and rule.get("IS_SPACE", word.isspace()) == word.isspace()
    )


def _fits(wanted: Any, value: str) -> bool:
    """Whether a value is what a rule wants; a rule that wants nothing of it takes any."""
    match wanted:
        case None:
            return True
        case {"IN": values}:
            return value in values
        case {"NOT_IN": values}:
            return value not in values
        case {"REGEX": pattern}:
            return re.search(pattern, value) is not None
        case _:
            return bool(wanted == value)


def _named(wanted: Any) -> list[str]:
    """The values that a rule names, whether it wants them or any other."""
    return list(next(iter(wanted.values()))) if isinstance(wanted, dict) else [wanted]
