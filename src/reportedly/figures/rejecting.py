"""Which quantities are reported figures: an ordered list of named rules, the first of which that holds decides.

What words must stand around a number is said in `lang/<code>/rejections.toml`, rule by rule; what the parse must say
stands here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc

from reportedly.figures import candidates as that
from reportedly.figures import named
from reportedly.figures.candidates import Candidate
from reportedly.figures.rejections import FILE, Rejection, lists, rejections
from reportedly.lang import kept, refuse
from reportedly.quantities import Quantity, TokenIndex

Condition = Callable[[Candidate], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """The name of a rule of the file, and what else must be so of a number."""

    name: str
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Rules that are asked one after the other where one condition is met."""

    condition: Condition
    rules: tuple[Rule, ...]


def _rule(name: str, *conditions: Condition) -> Rule:
    return Rule(name, conditions)


def _where(condition: Condition, *rules: Rule) -> Group:
    return Group(condition, rules)


GROUPS = (
    _where(that.measures, _rule("name_of_hours", named.in_capital_unit)),
    _where(
        that.without_unit,  # it counts and measures nothing
        _rule("caption_number", named.before_caption),
        _rule("year_of_a_thing"),
        _rule("year_since"),
        _rule("year_about", that.without_noun),
        _rule("base_of_rate"),
        _rule("time_zone"),
        _rule("year_after_preposition"),
        _rule("picture_of_several", that.in_brackets_or_bare),
        _rule("am_or_pm"),
        _rule("in_compound"),
    ),
    _where(
        that.is_age,
        _rule("age_as_adjective", that.age_with_hyphen, that.stands_for_person),
        _rule("age_told", that.age_of_its_own, that.describes_no_thing),
    ),
    _where(
        that.without_unit,  # an age without "years"
        _rule("age_of_person", that.without_noun, that.of_person),
        _rule("age_by_the_way"),
        _rule("age_limit", that.without_noun, that.of_group),
        _rule("age_after_word"),
        _rule("age_of_subject", that.without_noun, that.said_of_person),
        _rule("anniversary", that.without_noun),
        _rule("age_of_group", that.without_noun),
        _rule("age_of_children"),
        _rule("age_span", that.without_noun),
        _rule("age_bound_alone", that.without_noun),
        _rule("age_apposed", that.without_noun),
        _rule("age_in_brackets", that.behind_person),
        _rule("age_of_several", that.without_noun),
        _rule("age_when"),
        _rule("age_between_commas"),
    ),
    _where(
        that.lasts,
        _rule("age_in_units"),
        _rule("few_past"),
        _rule("duration_range"),
        _rule("duration_for"),
        _rule("time_ago_shared", that.shares_unit),
        _rule("time_ago"),
        _rule("duration_goes_on"),
        _rule("duration_bounded"),
        _rule("time_before_event"),
        _rule("first_calendar_period"),
        _rule("calendar_period_to"),
        _rule("one_day"),
        _rule("duration"),
    ),
    _where(
        that.anything,
        _rule("list_number"),
        _rule("list_number_alone", that.counts_lines),
        _rule("list_number_inside"),
        _rule("enumeration"),
        _rule("said_in_digits"),
        _rule("scale"),
        _rule("points_of_a_test"),
        _rule("or_two", that.without_unit),
        _rule("again_and_again"),
        _rule("pair_that_is_one"),
        _rule("bank_note"),
        _rule("base_of_measure"),
        _rule("name_said_again", that.without_unit, named.said_again),
        _rule("tally_side", that.bare),
        _rule("in_title", that.without_unit, named.in_title),
        _rule("capitalised_name", named.capitalised),
        _rule("behind_name", that.without_unit, named.behind_name),
        _rule("vote", that.without_unit, that.vote),
        _rule("before_name", that.without_unit, named.before_name),
        _rule("type_of_measure", that.hyphened, that.describes_measure),
        _rule("type_of_noun", that.hyphened, that.names_type),
    ),
    _where(
        that.without_unit,  # a side of a score
        _rule("score_colon_after"),
        _rule("score_colon_before"),
        _rule("score_range"),
        _rule("score_told"),
        _rule("score_first_side", that.before_no_vote),
        _rule("score_second_side", that.behind_no_vote),
    ),
    _where(
        that.plain_one,
        _rule("one_of_them"),
        _rule("one_as_pronoun", that.without_noun),
        _rule("not_one"),
        _rule("one_bounded"),
        _rule("one_vote"),
        _rule("one_more"),
        _rule("one_of_number"),
        _rule("by_one"),
        _rule("one_dead"),
        _rule("just_one"),
        _rule("one_of_whom"),
        _rule("one_fate"),
        _rule("one_that", that.without_noun),
        _rule("one_hurt"),
        _rule("one_harmed", that.persons_or_nothing),
        _rule("one_harmed_too", that.persons_or_nothing),
        _rule("one_victim", that.victims),
        _rule("one_among"),
        _rule("one_unspecified"),
    ),
    _where(
        that.anything,
        _rule("counted_twice"),
        _rule("magnitude", that.magnitude),
        _rule("foreign_noun", that.foreign_noun),
    ),
    _where(
        that.bare,
        _rule("the_two"),
        _rule("best_of_list"),
        _rule("rate_of_exchange", that.rate),
        _rule("ratio"),
        _rule("bounded"),
        _rule("large"),
        _rule("part_of_something"),
        _rule("part_bounded"),
        _rule("part_of_change"),
        _rule("part_that"),
        _rule("part_alone"),
        _rule("a_phrase"),
        _rule("the_few"),
        _rule("acting"),
        _rule("vague_pronoun"),
        _rule("vague_count"),
        _rule("numbered_name"),
        _rule("counted"),
        _rule("labelled"),
        _rule("all_aboard"),
        _rule("bare_number"),
    ),
    _where(that.anything, _rule("zero_judged"), _rule("few_judged")),
)
"""All rules in the order in which they are asked: some hold only because those before them did not."""


def is_judged(rule: Rejection, quantity: Quantity) -> bool:
    """Whether the judge decides on a number about which a rule says something."""
    return rule.entry.judged and quantity.unit is None and quantity.noun is None


def deciding_rule(doc: Doc, index: TokenIndex, quantity: Quantity) -> Rejection | None:
    """The first rule that holds of a quantity; `None` where none does: it is a figure then."""
    groups = _groups(doc.lang_)
    if not groups:
        return None
    candidate = Candidate(doc, index, quantity, lists(doc.lang_))
    for condition, steps in groups:
        if condition(candidate):
            for conditions, held in steps:
                if (
                    held.fits_value(quantity)
                    and all(map(candidate.meets, conditions))
                    and held.fits(index.text, quantity)
                ):
                    return held
    return None


Step = tuple[tuple[Condition, ...], Rejection]


@kept
def _groups(code: str) -> tuple[tuple[Condition, tuple[Step, ...]], ...]:
    """The rules that a language's file has, in order; one that it lacks never holds."""
    found = rejections(code)
    names = {rule.name for group in GROUPS for rule in group.rules}
    for name, held in found.items():
        if name not in names:
            table = "rejections" if held.rejects else "kept"
            refuse(code, FILE, (table, name), None, f"nothing asks for a rule {name}")
    steps = (
        (group.condition, tuple((rule.conditions, found[rule.name]) for rule in group.rules if rule.name in found))
        for group in GROUPS
    )
    return tuple((condition, held) for condition, held in steps if held)
