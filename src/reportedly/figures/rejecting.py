"""Which quantities are reported figures: an ordered list of named rules, the first of which that holds decides.

What words must stand around a number is said in `lang/<code>/rejections.toml`, rule by rule; what the parse must say
stands here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from reportedly.figures import candidates as that
from reportedly.figures import named
from reportedly.figures.candidates import Candidate
from reportedly.figures.rejections import FILE, Rejection, lists, rejections
from reportedly.lang import home, refuse
from reportedly.quantities import Quantity, TokenIndex

Condition = Callable[[Candidate], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """The name of a rule of the file, and what else must be so of a number."""

    name: str
    conditions: tuple[Condition, ...] = ()

    def applies(self, candidate: Candidate) -> bool:
        """Whether all conditions are met."""
        return all(condition(candidate) for condition in self.conditions)


def _rule(name: str, *conditions: Condition) -> Rule:
    return Rule(name, conditions)


_COUNTS_NOTHING = (
    _rule("caption_number", that.without_unit, named.before_caption),
    _rule("year_of_a_thing", that.without_unit),
    _rule("year_since", that.without_unit),
    _rule("year_after_preposition", that.without_unit),
    _rule("picture_of_several", that.without_unit, that.in_brackets_or_bare),
    _rule("am_or_pm", that.without_unit),
    _rule("in_compound", that.without_unit),
)
_AGES = (
    _rule("age_as_adjective", that.age_with_hyphen, that.stands_for_person),
    _rule("age_told", that.age_of_its_own, that.describes_no_thing),
    _rule("age_of_person", that.bare, that.of_person),
    _rule("age_by_the_way", that.without_unit),
    _rule("age_limit", that.bare, that.of_group),
    _rule("age_after_word", that.without_unit),
    _rule("age_of_group", that.bare),
    _rule("age_apposed", that.bare),
    _rule("age_between_commas", that.without_unit),
)
_DURATIONS = (
    _rule("time_ago_shared", that.lasts, that.shares_unit),
    _rule("time_ago", that.lasts),
    _rule("duration_goes_on", that.lasts),
    _rule("duration_bounded", that.lasts),
    _rule("time_before_event", that.lasts),
    _rule("first_calendar_period", that.lasts),
    _rule("calendar_period_to", that.lasts),
    _rule("one_day", that.lasts),
    _rule("duration", that.lasts),
)
_NAMES_AND_SCORES = (
    _rule("list_number"),
    _rule("tally_side", that.bare),
    _rule("in_title", that.without_unit, named.in_title),
    _rule("capitalised_name", named.capitalised),
    _rule("behind_name", that.without_unit, named.behind_name),
    _rule("before_name", that.without_unit, named.before_name),
    _rule("vote", that.without_unit, that.vote),
    _rule("type_of_measure", that.hyphened, that.describes_measure),
    _rule("type_of_noun", that.hyphened, that.names_type),
    _rule("score_colon_after", that.without_unit),
    _rule("score_colon_before", that.without_unit),
    _rule("score_range", that.without_unit),
    _rule("score_first_side", that.without_unit, that.before_no_vote),
    _rule("score_second_side", that.without_unit, that.behind_no_vote),
)
_ONE = (
    _rule("one_of_them", that.plain_one),
    _rule("one_bounded", that.plain_one),
    _rule("just_one", that.plain_one),
    _rule("one_that", that.plain_one, that.without_noun),
    _rule("one_hurt", that.plain_one),
    _rule("one_harmed", that.plain_one, that.persons_or_nothing),
    _rule("one_victim", that.plain_one, that.victims),
    _rule("one_unspecified", that.plain_one),
)
_BARE = (
    _rule("magnitude", that.magnitude),
    _rule("foreign_noun", that.foreign_noun),
    _rule("the_two", that.bare),
    _rule("rate_of_exchange", that.bare, that.rate),
    _rule("ratio", that.bare),
    _rule("bounded", that.bare),
    _rule("large", that.bare),
    _rule("part_of_something", that.bare),
    _rule("part_bounded", that.bare),
    _rule("part_of_change", that.bare),
    _rule("part_alone", that.bare),
    _rule("a_phrase", that.bare),
    _rule("the_few", that.bare),
    _rule("acting", that.bare),
    _rule("vague_pronoun", that.bare),
    _rule("vague_count", that.bare),
    _rule("numbered_name", that.bare),
    _rule("counted", that.bare),
    _rule("bare_number", that.bare),
    _rule("few_judged"),
)
RULES = (*_COUNTS_NOTHING, *_AGES, *_DURATIONS, *_NAMES_AND_SCORES, *_ONE, *_BARE)
"""All rules in the order in which they are asked: some hold only because those before them did not."""


def deciding_rule(doc: Doc, index: TokenIndex, quantity: Quantity) -> Rejection | None:
    """The first rule that holds of a quantity; `None` where none does: it is a figure then."""
    steps = _steps(doc.lang_, str(home()))
    if not steps:
        return None
    candidate = Candidate(doc, index, quantity, lists(doc.lang_))
    return next((held for rule, held in steps if rule.applies(candidate) and held.fits(index.text, quantity)), None)


def rejection(doc: Doc, index: TokenIndex, quantity: Quantity) -> Rejection | None:
    """The rule that says that a quantity is no reported figure; `None` where it is one."""
    found = deciding_rule(doc, index, quantity)
    return found if found is not None and found.rejects else None


@cache
def _steps(code: str, _home: str) -> tuple[tuple[Rule, Rejection], ...]:
    """The rules that a language's file has, in order; one that it lacks never holds."""
    found = rejections(code)
    names = {rule.name for rule in RULES}
    for name, held in found.items():
        if name not in names:
            table = "rejections" if held.rejects else "kept"
            refuse(code, FILE, (table, name), None, f"nothing asks for a rule {name}")
    return tuple((rule, found[rule.name]) for rule in RULES if rule.name in found)
