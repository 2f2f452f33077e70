"""Puts the mentions that answer one question together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from reportedly.ledger.mentions import Mention
from reportedly.ledger.questions import VICTIMS, Question
from reportedly.ledger.ranges import exclude

LOOK_BACK = 200
"""Groups of one kind that a mention is compared with at the most."""
LATEST = 5
"""Sentences of a group that a mention's sentence is compared with."""
ALIKE = 0.3
"""Share of words in common from which two sentences tell of the same thing, whatever the numbers."""
ALIKE_SAME_NUMBER = 0.08
"""The same if they give the same number."""
TELLING = 10
"""A number from this size on, or with decimals, is seldom the same by chance."""


@dataclass(slots=True)
class Group:
    """Mentions that answer one question. A closed one takes only numbers that it has."""

    question: Question
    is_closed: bool = False
    mentions: list[Mention] = field(default_factory=list)
    by_doc: defaultdict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))
    ranges: set[tuple[float, float]] = field(default_factory=set)

    def add(self, mention: Mention) -> None:
        """Take a mention in."""
        self.mentions.append(mention)
        self.by_doc[mention.entry.doc].append(mention)
        self.ranges.add(mention.range)


def group_mentions(mentions: Iterable[Mention]) -> list[Group]:
    """The groups, in the order in which they begin; counts of victims first, since other counts may be of the same."""
    groups: list[Group] = []
    by_kind: defaultdict[str, list[Group]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda each: each.question.measure not in VICTIMS):
        kinds = _kinds(mention.question)
        found = {id(group): group for kind in kinds for group in islice(reversed(by_kind[kind]), LOOK_BACK)}
        found |= {id(group): group for kind in kinds for group in by_kind[kind][:1]}
        candidates = list(reversed(found.values()))
        scores = [_likeness(mention, group) for group in candidates]
        best = max(range(len(candidates)), key=lambda number: scores[number], default=None)
        if best is not None and scores[best] > 0:
            group = candidates[best]
        else:
            is_closed = any(_is_same_subject(mention, other) for other in candidates if not other.is_closed)
            group = Group(mention.question, is_closed)
            groups.append(group)
            by_kind[mention.question.measure].append(group)
        group.add(mention)
    return groups


def _kinds(question: Question) -> Sequence[str]:
    """The measures whose groups a mention may join: plain people may be the victims that others speak of."""
    return (question.measure, "killed", "injured") if question.measure == "people" else (question.measure,)


def _is_same_subject(mention: Mention, group: Group) -> bool:
    """Whether a victims' group is of the same measure and part, so that only the numbers set a mention apart."""
    question = mention.question
    return (
        question.measure in VICTIMS and question.is_comparable(group.question) and question.part == group.question.part
    )


def _likeness(mention: Mention, group: Group) -> float:
    """How well a mention fits a group, 0 if it does not."""
    question, other = mention.question, group.question
    is_repeat = mention.range in group.ranges
    is_certain = is_repeat and (
        _is_telling(mention) or bool(question.part & other.part and question.is_of_victims(other))
    )
    if (group.is_closed and not is_repeat) or not (is_certain or question.is_comparable(other)):
        return 0.0
    if _is_kept_apart(mention, group):
        return 0.0
    number_weight, scope_weight = (1.5, 0.5) if question.is_plain_unit else (0.5, 1.0)
    bonus = number_weight * is_repeat + scope_weight * question.is_comparable(other)
    if other.measure in VICTIMS:
        if question.measure not in VICTIMS:
            return bonus if is_repeat and question.is_of_victims(other) else 0.0
        if question.part == other.part or question.part & other.part:
            return 1 + bonus
        return bonus if is_repeat and question.part and other.part and _is_telling(mention) else 0.0
    shared = question.shared_words(other)
    alike = max(question.sentence_likeness(each.question) for each in group.mentions[-LATEST:])
    if not shared:
        return 0.0
    if is_repeat:
        enough = shared == 1 or _is_telling(mention) or alike >= ALIKE_SAME_NUMBER
    elif question.is_plain_unit:
        enough = alike >= ALIKE
    else:
        enough = shared == 1 and (len(question.words) > 1 or alike >= ALIKE / 2 or _fits(mention, group))
        enough = enough or (shared > 0.5 and (len(question.words & other.words) > 1 or alike >= ALIKE / 2))
    return shared + alike + bonus if enough else 0.0


def _is_telling(mention: Mention) -> bool:
    low, high = mention.range
    return low == high and (low >= TELLING or low != int(low))


def _fits(mention: Mention, group: Group) -> bool:
    """Whether a mention could be so if what the group says is so."""
    return mention.entry.bound != "exact" and not any(
        exclude(mention.entry, each.entry) for each in group.mentions[-LATEST:]
    )


def _is_kept_apart(mention: Mention, group: Group) -> bool:
    """Whether the same article tells the two apart: two numbers in one sentence, or two of its own that exclude each
    other ("killed 14 there, 49 here")."""
    return any(_tells_apart(mention, each) for each in group.by_doc.get(mention.entry.doc, ()))


def _tells_apart(one: Mention, other: Mention) -> bool:
    first, second = one.entry, other.entry
    if one.range == other.range or "vague" in (first.bound, second.bound):
        return False
    if first.source and second.source and not (first.source in second.source or second.source in first.source):
        return False
    if not exclude(first, second) or one.range == other.previous or other.range == one.previous:
        return False
    if one.sentence == other.sentence:
        return True
    return first.source is None and second.source is None and one.in_body and other.in_body
