"""Where a figure holds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.figures.context import CLIMB, Context, in_spans
from reportedly.figures.harms import is_person
from reportedly.figures.quantities.wordsets import word_set
from reportedly.figures.words import EVENT_MEASURES, PLACE_NOUNS, WORLDWIDE
from reportedly.model import Article, Measure, Place, Span

OWN_CLAUSE = frozenset({"relcl", "advcl", "ccomp", "acl", "parataxis"})
LOCATING = word_set("in at near across on off inside outside throughout around over under along within through")
MOVING = word_set("to into from toward towards against between of for via")
FARTHEST = 9.0
"""Steps in the parse within which a place belongs to a figure that is no event's."""
FACILITY = re.compile(
    r"(?:School|University|College|Airport|Hospital|Hotel|Mall|Church|Mosque|Temple|Synagogue|"
    r"Base|Stadium|Arena|Bridge|"
    r"Station|Park|Prison|Center|Centre|Plaza|Strip|Square|Street|Avenue|Highway|Theater|Theatre|Club|Camp|Dam|Mine)$"
)
LABEL = re.compile(r"[A-Z][^:.!?\n]{2,45}(?=: \S{1,30} \S)")
ACTORS = word_set(
    "government military army navy police ministry parliament congress senate court regime "
    "administration cabinet embassy "
    "capital media press agency authority economy party team side bank company firm leadership presidency delegation"
)
"""What acts in a place's name: "South Korea's military"."""
REFERRING = word_set("he she it they his her its their the this that these those there")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text: its head token and span."""

    head: int
    span: Span


class Whereabouts:
    """The places of an article, asked for by figure."""

    def __init__(self, doc: Doc, article: Article, places: Sequence[Place]) -> None:
        self.doc = doc
        self.article = article
        spans = [(place.start, place.end) for place in places]
        if not spans:
            spans = [(e.start_char, e.end_char) for e in doc.ents if e.label_ in ("GPE", "LOC")]
        self.mentions: list[Mention] = []
        for start, end in spans:
            found = doc.char_span(start, end, alignment_mode="expand")
            if found is not None and len(found):
                self.mentions.append(Mention(found.root.i, (start, end)))
        for entity in doc.ents:
            if entity.label_ in ("FAC", "ORG") and FACILITY.search(entity.text) and entity.root.dep_ == "pobj":
                self.mentions.append(Mention(entity.root.i, (entity.start_char, entity.end_char)))
        self.mentions += [Mention(t.i, (t.idx, t.idx + len(t))) for t in doc if t.lower_ in WORLDWIDE]
        self.mentions.sort(key=lambda m: m.head)
        self._heads = [mention.head for mention in self.mentions]

    def find(self, context: Context, measure: Measure) -> tuple[Span | None, str]:
        """The span of the figure's place and why."""
        event = measure in EVENT_MEASURES
        limit = 30.0 if event else FARTHEST
        own = [(cost, m) for m in self._between(context.start, context.end) if (cost := _cost(context, m)) <= limit]
        generic = _generic(context)
        if own:
            cost, best = min(own, key=lambda each: each[0])
            if generic is None or cost <= _cost(context, generic) + 1.0:
                return best.span, "the place nearest to it in its sentence"
        if generic is not None:
            return generic.span, "the place nearest to it in its sentence"
        if measure == "duration":
            return None, "no place near it"
        return self._beside(context, event)

    def _between(self, start: int, end: int) -> list[Mention]:
        return self.mentions[bisect_left(self._heads, start) : bisect_left(self._heads, end)]

    def _beside(self, context: Context, event: bool) -> tuple[Span | None, str]:
        """The last place named before it: in its paragraph, or the one before if it refers back; of events, further."""
        blocks = self.article.blocks
        at = next((i for i, b in enumerate(blocks) if b.start <= context.quantity.start < b.end), 0)
        if event and at < len(blocks) and blocks[at].end - blocks[at].start < 70:
            label = LABEL.match(self.article.text, blocks[at].start, blocks[at].end)
            if label is not None and label.end() < context.quantity.start:
                return label.span(), "the label of its line"
        refers = self.doc[context.start].lower_ in REFERRING
        for back in range(0, 3 if event else 2 if refers else 1):
            if at - back < 0:
                break
            block = blocks[at - back]
            named = [
                m for m in self._between(0, context.start) if block.start <= m.span[0] < block.end and self._locates(m)
            ]
            if named:
                return named[-1].span, "the place named last before it"
        if event and self.mentions:
            first = next((m for m in self.mentions if self._locates(m)), self.mentions[0])
            return first.span, "the first place that the article names"
        return None, "no place near it"

    def _locates(self, mention: Mention) -> bool:
        """Whether a mention says where something is; a dateline says where it was written."""
        start, end = mention.span
        dateline = self.article.dateline
        if self.doc[mention.head].lower_ in WORLDWIDE:
            return False
        if (dateline is not None and dateline[0] <= start < dateline[1]) or self.article.text[end : end + 1] == ":":
            return False
        return _is_where(self.doc[mention.head])


def _is_where(token: Token) -> bool:
    """Whether a place name says where something is, not who acts or whose something is."""
    if token.lower_ in WORLDWIDE:
        return True
    head = token.head
    if token.dep_ in ("nsubj", "nsubjpass", "agent"):
        return False
    if token.dep_ in ("compound", "amod", "nmod", "poss"):
        while head.dep_ == "compound" and head.head.i != head.i:
            head = head.head
        return not is_person(head) and head.ent_type_ not in ("ORG", "PERSON") and head.lemma_.lower() not in ACTORS
    return True


def _cost(context: Context, mention: Mention) -> float:
    """How far a place is from a figure in the parse, with a charge for each border of a clause between them."""
    token = context.doc[mention.head]
    statement = context.statement
    if statement is not None and (in_spans(statement.source, token.idx) or in_spans(statement.cue, token.idx)):
        return 99.0
    outside = 6.0 if statement is not None and not in_spans(statement.content, token.idx) else 0.0
    ups = {t.i: step for step, t in enumerate(context.path())}
    cost = outside
    for step, governor in enumerate(_upwards(token, context)):
        if governor.i in ups:
            crossed = sum(t.dep_ in OWN_CLAUSE for t in list(context.path())[: ups[governor.i]])
            cost += step + ups[governor.i] + 2.0 * crossed
            break
        cost += 1.5 * (governor.dep_ in OWN_CLAUSE)
    else:
        return 99.0
    quantity = context.quantity
    if token.dep_ == "pobj" and token.head.i == context.start and token.head.lower_ in LOCATING:
        return min(cost, 4.0)
    if quantity.first <= mention.head <= max(quantity.last, quantity.noun or 0):
        return 0.5
    cost += 0.05 * abs(mention.head - quantity.last) + (1.0 if mention.head < quantity.first else 0.0)
    preposition = token.head.lower_ if token.dep_ == "pobj" else ""
    if not _is_where(token):
        cost += 2.0
    elif token.dep_ == "poss":
        cost += 1.0
    elif token.dep_ in ("compound", "amod", "nmod"):
        cost += 0.0 if token.head.dep_ == "pobj" and token.head.head.lower_ in LOCATING else 2.0
    elif preposition and preposition not in LOCATING:
        cost += 1.0 if preposition in MOVING else 2.0
    return cost


def _upwards(token: Token, context: Context) -> Iterator[Token]:
    for _ in range(CLIMB):
        yield token
        head = token.head
        if head.i == token.i or not context.start <= head.i < context.end:
            return
        token = head


def _generic(context: Context) -> Mention | None:
    """A place that only a common noun names: "in a single village"."""
    doc = context.doc
    for i in range(max(context.start, context.quantity.first - 10), min(context.end, context.quantity.last + 10)):
        token = doc[i]
        if (
            token.lemma_.lower() in PLACE_NOUNS
            and token.dep_ == "pobj"
            and token.head.lower_ in ("in", "at", "near", "from", "off", "along", "across")
        ):
            first = token.left_edge.i
            words = doc[first:i]
            if (
                token.head.i < first < i < len(doc) - 1
                and i - first < 5
                and doc[i + 1].lower_ != "of"
                and not doc[i + 1].is_title
                and not any(t.like_num or t.ent_type_ not in ("", "NORP") for t in words)
            ):
                return Mention(i, (doc[first].idx, token.idx + len(token)))
    return None
