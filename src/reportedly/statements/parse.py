"""Candidates for attributions, read off the parse: a cue word, what may be its content, and who may be its source.

Whether a candidate is an attribution is for the lexicon (`reportedly.statements.lexicon`) to say: here are only shapes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
CLAUSES = frozenset({"ccomp", "xcomp"})
TAIL_PREPOSITIONS = frozenset({"as", "of", "for"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue word with one possible content.

    `pattern` names the content's place in the parse ("ccomp", "dobj", "prep:of"); `content` holds token ranges,
    `source` the head of the source's phrase, `None` where the parse shows none.
    """

    head: Token
    pattern: str
    content: tuple[tuple[int, int], ...]
    source: Token | None
    preposition: Token | None = None


def candidates(doc: Doc) -> Iterator[Candidate]:
    """All candidates in order of their cue words."""
    for token in doc:
        pos = token.pos_
        if pos in ("VERB", "AUX"):
            yield from _of_verb(token)
        elif pos in ("NOUN", "PROPN"):
            yield from _of_noun(token)
        elif pos == "ADJ":
            yield from _of_verb(token, adjective=True)
        if token.lower_ == "according":
            yield from _according(token)


def source_of(verb: Token) -> Token | None:
    """The head of the phrase that does what `verb` says: its subject, its agent, or the one it borrows from above."""
    for _ in range(8):
        passive = agent = None
        for child in verb.children:
            if child.dep_ in SUBJECTS:
                if child.dep_ == "nsubjpass":
                    passive = child
                elif child.pos_ != "PUNCT":
                    return child
            elif child.dep_ == "agent":
                agent = next((c for c in child.children if c.dep_ == "pobj"), None)
        if agent is not None:
            return agent
        if passive is not None:
            return passive
        if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN", "PRON") and verb.head.i < verb.i:
            return verb.head
        if verb.dep_ == "attr" or verb.head is verb:
            return None
        if verb.dep_ == "pcomp":
            verb = verb.head
        verb = verb.head
    return None


def _of_verb(verb: Token, adjective: bool = False) -> Iterator[Candidate]:
    subject = source_of(verb)
    if adjective and verb.dep_ not in ("acomp", "conj", "ROOT", "amod", "acl", "advcl"):
        return
    for child in verb.children:
        dep = child.dep_
        if dep == "ccomp":
            left = child.i < verb.i
            if subject is not None and _inside(subject, child) and left:
                continue
            name = "ccomp<" if left else "ccomp"
            yield Candidate(verb, name, _clause(child, verb, left), subject)
        elif dep == "xcomp":
            kind = "to" if any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children) else child.tag_[:2]
            yield Candidate(verb, f"xcomp-{kind}", (_range(child),), subject)
        elif dep in ("dobj", "oprd", "attr") and not adjective and verb.pos_ == "VERB":
            if dep != "dobj" and any(c.dep_ == "dobj" for c in verb.children):
                continue
            yield from _of_object(verb, child, subject)
        elif dep == "prep":
            yield from _of_preposition(verb, child, subject)
        elif dep == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("if", "whether", "that") for c in child.children):
            yield Candidate(verb, "advcl", (_range(child),), subject)
    if subject is not None and subject.head is verb:
        yield from _beside(verb, subject)


def _beside(verb: Token, subject: Token) -> Iterator[Candidate]:
    """A cue clause that the parse hangs on what is said: "as the mayor put it"."""
    if verb.dep_ not in ("parataxis", "advcl") or any(c.dep_ in CLAUSES for c in verb.children):
        return
    marked = any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)
    if verb.head.pos_ in ("VERB", "AUX") and (marked or verb.dep_ == "parataxis"):
        yield Candidate(verb, "as" if marked else "paren", _clause(verb.head, verb, True), subject)


def _of_object(verb: Token, child: Token, subject: Token | None) -> Iterator[Candidate]:
    if child.i < verb.i:
        if child.lower_ in RELATIVES or child.pos_ == "PRON":
            yield Candidate(verb, "dobj<", (_range(child),), subject)
        return
    end = child.right_edge.i + 1
    tail = ""
    for other in verb.children:
        if other.i >= end and other.dep_ in ("oprd", "xcomp"):
            tail, end = "+" + other.dep_, other.right_edge.i + 1
        elif other.i >= end and other.dep_ == "prep" and other.lower_ in TAIL_PREPOSITIONS:
            tail, end = "+" + other.lower_, other.right_edge.i + 1
    yield Candidate(verb, child.dep_ + tail, ((child.left_edge.i, end),), subject)
    last = verb.right_edge.i + 1
    if last > end + 1:
        yield Candidate(verb, child.dep_ + "...", ((child.left_edge.i, last),), subject)


def _of_preposition(head: Token, prep: Token, subject: Token | None) -> Iterator[Candidate]:
    if prep.i < head.i:
        return
    for child in prep.children:
        if child.dep_ in ("pobj", "pcomp"):
            yield Candidate(head, f"{child.dep_}:{prep.lower_}", (_range(child),), subject, prep)


def _of_noun(noun: Token) -> Iterator[Candidate]:
    source: Token | None = None
    shapes: list[tuple[str, Token, Token | None]] = []
    for child in noun.children:
        dep = child.dep_
        if dep == "poss":
            source = child
        elif dep == "prep":
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is None:
                continue
            if child.lower_ == "by":
                source = inner
            else:
                shapes.append((f"{inner.dep_}:{child.lower_}", inner, child))
        elif dep in ("acl", "ccomp", "relcl") and child.i > noun.i:
            words = {c.lower_ for c in child.children if c.dep_ in ("mark", "aux")}
            if "that" in words:
                shapes.append(("that", child, None))
            elif "to" in words and dep != "relcl":
                shapes.append(("to", child, None))
    if not shapes:
        return
    own = source is not None
    if source is None:
        source = _giver(noun)
    for name, child, prep in shapes:
        label = f"n-{name}" if own else f"n0-{name}"
        yield Candidate(noun, label, (_range(child),), source, prep)


def _giver(noun: Token) -> Token | None:
    """The subject of the verb that has `noun` as its object ("the minister made the claim that")."""
    head = noun.head
    if noun.dep_ == "pobj":
        head = head.head
    return source_of(head) if head.pos_ in ("VERB", "AUX") and noun.dep_ not in SUBJECTS else None


def _according(token: Token) -> Iterator[Candidate]:
    to = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "to"), None)
    if to is None and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        to = token.nbor()
    source = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    if source is None or to is None:
        return
    head = token.head
    for _ in range(6):
        if head.pos_ in ("VERB", "AUX") or head.head is head:
            break
        head = head.head
    yield Candidate(token, "according", _without(head, token), source, to)


def _clause(child: Token, cue: Token, left: bool) -> tuple[tuple[int, int], ...]:
    if not left:
        return (_range(child),)
    if _inside(cue, child):
        return _without(child, cue)
    return (_range(child),)


def _without(head: Token, out: Token) -> tuple[tuple[int, int], ...]:
    """The range of `head`'s phrase without that of `out`."""
    start, end = _range(head)
    a, b = _range(out)
    return tuple((s, e) for s, e in ((start, max(start, min(a, end))), (min(end, max(b, start)), end)) if s < e)


def _range(token: Token) -> tuple[int, int]:
    return token.left_edge.i, token.right_edge.i + 1


def _inside(token: Token, phrase: Token) -> bool:
    start, end = _range(phrase)
    return start <= token.i < end
