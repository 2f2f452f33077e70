"""What `lang/<code>/status.toml` says of how sure a figure is; the file explains each list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.lang import LangFile, Rule, Words, kept, read, rules
from reportedly.lang.decisions import Decision
from reportedly.model import Status

FILE = "status"


class StatusDecision(Decision, frozen=True, kw_only=True):
    """A decision by the parse, with the status that it gives."""

    status: Status


class StatusFile(LangFile, frozen=True, kw_only=True):
    """The file `status.toml`."""

    APART = (
        ("doubting", "believing"),
        ("foreseeing", "aiming"),
        ("future_helpers", "possible_helpers"),
        ("doubts", "doubts_before"),
        ("doubts", "doubts_behind"),
        ("doubts", "doubts_beside"),
    )

    denying: Words
    doubting: Words
    guessing: Words
    believing: Words
    foreseeing: Words
    foreseen_adjectives: Words
    aiming: Words
    blaming: Words
    telling: Words
    moving: Words
    moved_to: Words
    asking: Words
    asking_for: Words
    for_what: str
    facing: Words
    plans: Words
    supporting: Words
    resulting: Words
    coming: Words
    comparing: Words
    according: Words
    elsewhen: Words
    content_marks: Words
    conditions: Words
    definite: Words
    future_helpers: Words
    possible_helpers: Words
    past_helpers: Words
    done_helpers: Words
    between_arranging: Words
    arranging: Words
    negations: Words
    doubts: Words
    doubts_before: Words
    doubts_behind: Words
    doubts_beside: Words
    decisions: dict[str, StatusDecision]


@dataclass(frozen=True, slots=True)
class StatusRules:
    """A language's words, rules and decisions about how sure a figure is."""

    words: StatusFile
    rules: Mapping[str, Rule]
    doubtful: frozenset[str]
    """Words of doubt that may stand beside a verb."""
    doubted: frozenset[str]
    """Verbs whose passive tells a doubt."""
    aimed: frozenset[str]
    """Verbs that make what stands below them a thing to come."""
    coming_helpers: frozenset[str]
    """Helpers of what is to come or possible."""

    def told(self, name: str, found: str = "") -> tuple[Status, str]:
        """The status that a decision gives, with why: the words it was taken by, and its name."""
        decision = self.words.decisions[name]
        return decision.status, _with_words(found, decision.told(name))

    def told_by_rule(self, name: str, status: Status, found: str = "") -> tuple[Status, str]:
        """The status that a rule gives, with why."""
        return status, _with_words(found, self.rules[name].told)


@kept
def status_rules(code: str) -> StatusRules:
    """The rules of a language; raises `LanguageDataError` if it has no such file or the file is wrong."""
    words = read(code, FILE, StatusFile)
    return StatusRules(
        words=words,
        rules=rules(code, FILE, StatusFile),
        doubtful=frozenset((*words.doubts, *words.doubts_before, *words.doubts_behind, *words.doubts_beside)),
        doubted=frozenset((*words.doubting, *words.believing)),
        aimed=frozenset((*words.foreseeing, *words.aiming)),
        coming_helpers=frozenset((*words.future_helpers, *words.possible_helpers)),
    )


def _with_words(found: str, told: str) -> str:
    return f"“{found}”: {told}" if found else told
