"""What seems an attribution and is none: moods, happenings and acts utter nothing, nor do those who are accused."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.lang import LangFile, Words, read
from reportedly.lang.decisions import Decision
from reportedly.language.grammar import (
    has_passive_helper,
    highest,
    is_common_noun,
    is_noun,
    is_passive_subject,
    is_verb,
    is_verb_form,
)
from reportedly.model.span import Span
from reportedly.statements.attributions import Attribution


class Voiceless(LangFile, frozen=True, kw_only=True):
    """The file `voiceless.toml`, which says what each list is for."""

    APART = (("moods", "happenings"), ("acts", "accusing"))

    moods: Words
    happenings: Words
    acts: Words
    accusing: Words
    decisions: dict[str, Decision]


WORDS = read("en", "voiceless", Voiceless)
_NOBODY = frozenset((*WORDS.moods, *WORDS.happenings))
_ACTS, _ACCUSING = frozenset(WORDS.acts), frozenset(WORDS.accusing)


def with_voices(doc: Doc, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions without those that nobody utters; of accusations, the accused are not the source."""
    starts = [token.idx for token in doc]
    kept = []
    for each in found:
        source, cue = (highest(_tokens(doc, starts, spans)) for spans in (each.source, each.cue))
        if source is not None and source.lemma_.lower() in _NOBODY and is_common_noun(source):
            continue
        if cue is not None and _is_act(cue, each, _tokens(doc, starts, each.cue)):
            continue
        accused = cue is not None and source is not None and _is_accusation(cue) and is_passive_subject(source)
        kept.append(replace(each, source=()) if accused else each)
    return kept


def _tokens(doc: Doc, starts: Sequence[int], spans: Iterable[Span]) -> list[Token]:
    return [token for start, end in spans for token in doc[bisect_left(starts, start) : bisect_left(starts, end)]]


def _is_act(cue: Token, found: Attribution, tokens: Sequence[Token]) -> bool:
    """Whether a cue is a verb of doing, alone: “signed a letter urging” is speech."""
    if found.kind != "indirect" or not is_verb_form(cue) or cue.lemma_.lower() not in _ACTS:
        return False
    return not any(token.i != cue.i and (is_noun(token) or is_verb(token)) for token in tokens)


def _is_accusation(cue: Token) -> bool:
    """Whether a cue is a verb of accusing in the passive: its subject is the accused."""
    return cue.lemma_.lower() in _ACCUSING and has_passive_helper(cue)
