"""What tells whether one who is named near a figure is its source, or nobody is: named traits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.figures.crediting import is_generic
from reportedly.figures.source_asked import FIRST_PERSON, Asked, kind_of, sort_of
from reportedly.figures.source_candidates import Naming, holds
from reportedly.language.grammar import (
    is_any_subject,
    is_apposition,
    is_conjunct,
    is_object,
    is_passive_subject,
    is_possessor,
    is_prepositional_object,
    is_pronoun,
    is_root,
    is_subject,
    is_verbal,
)
from reportedly.quantities import TokenIndex

Traits = frozenset[str]

_GIVING = frozenset(("offers", "reckons", "reports"))
"""Kinds of verbs by which a subject gives a number."""
_ROLES = (
    ("passive subject", is_passive_subject),
    ("subject", is_subject),
    ("possessor", is_possessor),
    ("object", is_object),
    ("in phrase", is_prepositional_object),
    ("apposition", is_apposition),
    ("conjunct", is_conjunct),
    ("root", is_root),
)


def traits_of(index: TokenIndex, asked: Asked, namings: Sequence[Naming]) -> list[Traits]:
    """The traits of each who may be the source of a figure; then those of nobody."""
    named = [frozenset(_of_naming(index, asked, each, namings)) for each in namings]
    return [*named, frozenset(_of_nobody(index, asked, namings))]


def _of_naming(index: TokenIndex, asked: Asked, naming: Naming, namings: Sequence[Naming]) -> Iterator[str]:
    sort, place = _sort(asked, naming), _place(index, asked, naming)
    yield sort
    yield place
    yield f"{place}, {sort}"
    if asked.is_quoted:
        yield f"quoted, {place}"
        yield f"quoted, {sort}"
    for sign in _signs(index, asked, naming, place):
        yield sign
        yield f"{sign}, {sort}"
    if naming.is_label:
        yield f"label, {place}"
        yield f"label, {sort}, {place}"
    if _is_beside(asked, naming):
        yield from _links(index, asked, naming, sort)
    if naming.statement is None:
        yield f"no statement, {place}"
    else:
        yield from _of_statement(index, asked, naming, place, namings)
    if asked.figure.source is not None:
        by_rules = "by rules" if naming.name == asked.figure.source else "rules name another"
        yield by_rules
        yield f"{by_rules}, {asked.rule}"
        yield f"{by_rules}, {asked.rule}, {sort}"
    elif naming.is_poll:
        yield f"poll, {asked.figure.measure}, {place}"
    if asked.before is not None and asked.before.source == naming.name:
        yield f"as before in the {asked.near}"


def _sort(asked: Asked, naming: Naming) -> str:
    return "answering" if naming.is_label and asked.is_script else sort_of(naming.head)


def _is_beside(asked: Asked, naming: Naming) -> bool:
    """Whether a name stands in the sentence of the figure."""
    return asked.figure.sentence[0] <= naming.start < asked.figure.sentence[1]


def _place(index: TokenIndex, asked: Asked, naming: Naming) -> str:
    """Where a name stands, seen from the figure."""
    figure = asked.figure
    if _is_beside(asked, naming):
        return "before" if naming.end <= figure.start else "behind" if naming.start >= figure.end else "around"
    between = index.text[min(naming.end, figure.end) : max(figure.start, naming.start)]
    line = "far" if "\n" in between else "line"
    away = index.sentence_number(index.holding(figure.start)) - naming.sentence
    return f"{min(away, 3)} back, {line}" if away >= 0 else f"next, {line}"


def _of_statement(
    index: TokenIndex, asked: Asked, naming: Naming, place: str, namings: Sequence[Naming]
) -> Iterator[str]:
    """How the statement of a source stands to the figure."""
    statement = naming.statement
    assert statement is not None, "asked of sources of statements alone"
    rank = "out"
    if holds(naming, asked.figure):
        sizes = [_size(each) for each in namings if holds(each, asked.figure)]
        rank = "inner" if _size(naming) == min(sizes) else "outer"
    reports = "reports" if naming.is_credited else "acts"
    yield f"{rank}, {reports}"
    yield f"{rank}, {reports}, {place}"
    yield f"{rank}, {reports}, {place}, {asked.state}"
    yield f"{rank}, {statement.kind}, {place}"
    yield f"{rank}, {statement.speaker.type if statement.speaker is not None else 'no speaker'}"
    if is_generic(index, statement):
        yield f"{rank}, generic"
    for token in (token for span in statement.cue for token in index.tokens(span)):
        yield f"{rank}, cue {token.lemma_.lower()}"
    if rank == "out" and statement.cue:
        figure, (start, end) = asked.figure, statement.cue[0]
        side = "cue before" if end <= figure.start else "cue behind"
        between = index.text[end : figure.start] if end <= figure.start else index.text[figure.end : start]
        yield f"{side}, {reports}, {place}, {'apart' if ';' in between else 'joined'}"


def _size(naming: Naming) -> int:
    return sum(last - first for first, last in naming.statement.content) if naming.statement is not None else 0


def _links(index: TokenIndex, asked: Asked, naming: Naming, sort: str) -> Iterator[str]:
    """How a name of the figure's own sentence hangs together with the number."""
    head, figure, text = naming.head, asked.figure, index.text
    spoken = "speaker" if naming.statement is not None else "name"
    role = next((role for role, is_so in _ROLES if is_so(head)), "other")
    governor = head.head.head if role == "in phrase" else head.head
    link, kind = _link(asked, governor.i), kind_of(governor)
    yield f"{role}, {sort}"
    yield f"{spoken}, {role}, {link}"
    yield f"{spoken}, {role}, {link}, {sort}"
    yield f"{spoken}, {role}, {link}, {kind}"
    yield f"{spoken}, {role}, {kind}, {sort}"
    if link != "apart":
        yield f"{spoken}, {role} of {governor.lemma_.lower()}"
    if role == "in phrase":
        yield f"{spoken}, {head.head.lower_}, {link}"
        yield f"{spoken}, {head.head.lower_}, {sort}"
    if naming.end <= figure.start:
        between = text[naming.end : figure.start]
        yield f"{spoken}, colon {':' in between}, semicolon {';' in between}, {sort}"
    else:
        between = text[figure.end : naming.start]
        yield f"{spoken}, behind comma {between.rstrip().endswith(',')}, semicolon {';' in between}, {sort}"


def _link(asked: Asked, governor: int) -> str:
    """By what a number hangs on the word that governs a name."""
    return "the number" if governor == asked.token.i else asked.above.get(governor, "apart")


def _signs(index: TokenIndex, asked: Asked, naming: Naming, place: str) -> Iterator[str]:
    """The ways of giving a number that need no statement."""
    figure, head, text = asked.figure, naming.head, index.text
    if naming.is_label and naming.end <= figure.start and "\n" not in text[naming.end : figure.start]:
        yield f"{'asks' if naming.is_presenter else 'speaks'} in its line{' of a script' * asked.is_script}"
    elif _is_beside(asked, naming) and text[naming.end : naming.end + 1] == ":" and naming.end <= figure.start:
        yield "before a colon"
    if not _is_beside(asked, naming):
        if place.endswith("line") and asked.opener:
            told = "told" if naming.is_credited else "acted" if naming.statement else "named"
            yield f"gone on with by {asked.opener}, {told}, {place}"
        return
    kind, link = kind_of(head.head), _link(asked, head.head.i)
    if is_subject(head) and kind in _GIVING:
        yield f"{kind} {'apart' if link == 'apart' else 'it'}"
        yield f"{kind}, {link}"
    if is_possessor(head) and (kind == "tally" or link == "the number"):
        yield f"owns the {'tally' if kind == 'tally' else 'number'} {place}"
    if is_prepositional_object(head) and kind_of(head.head.head) == "tally":
        yield f"tally {head.head.lower_}"
    if text[figure.end : naming.start].rstrip().endswith("(") and text[naming.end : naming.end + 1] == ")":
        yield "in brackets"


def _of_nobody(index: TokenIndex, asked: Asked, namings: Sequence[Naming]) -> Iterator[str]:
    """What speaks for the article's own voice."""
    figure = asked.figure
    yield "nobody"
    yield f"nobody, {figure.measure}"
    yield f"nobody, {figure.status}"
    yield f"nobody, {asked.state}"
    yield f"nobody, rules: {asked.rule}"
    yield f"nobody, rules: {asked.rule}, {asked.state}"
    yield f"nobody, right behind “{asked.left}”"
    if asked.is_quoted:
        yield "nobody, quoted"
        yield f"nobody, quoted, {asked.state}"
    if figure.start < index.text.find("\n"):
        yield "nobody, headline"
    is_alone = asked.before is None or asked.before.source is None
    yield f"nobody, before {'nobody' if is_alone else 'somebody'} in the {asked.near}"
    yield f"nobody, {min(sum(each.is_credited for each in namings), 3)} told"
    yield from _clause(index, asked)
    signs = [
        f"nobody, {sign}, {_sort(asked, each)}"
        for each in namings
        for sign in _signs(index, asked, each, _place(index, asked, each))
    ]
    yield from signs
    yield f"nobody, {'signs' if signs else 'no sign'}, {asked.state}"
    if any(token.lower_ in FIRST_PERSON and is_pronoun(token) for token in index.tokens(figure.sentence)):
        yield "nobody, first person"
        yield f"nobody, first person, {'quoted' if asked.is_quoted else 'plain'}"


def _clause(index: TokenIndex, asked: Asked) -> Iterator[str]:
    """The verb of the number's clause, and its subject."""
    verb = next((index.doc[at] for at in asked.above if is_verbal(index.doc[at])), None)
    if verb is None:
        return
    subject = next((sort_of(child) for child in verb.children if is_any_subject(child)), "none")
    yield f"nobody, verb {verb.lemma_.lower()}"
    yield f"nobody, subject {subject}"
    yield f"nobody, {kind_of(verb)}, subject {subject}"
