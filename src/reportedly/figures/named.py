"""Numbers that belong to a name: "38 North", "Six Nations", "Flight 93", and those before a caption."""

from __future__ import annotations

import re

from spacy.tokens import Token

from reportedly.figures.candidates import Candidate
from reportedly.figures.people import is_person
from reportedly.language.grammar import (
    is_article,
    is_conjunction_word,
    is_date_entity,
    is_genitive_mark,
    is_gerund,
    is_name_tag,
    is_no_entity_but_number,
    is_plural,
    is_same_entity_kind,
    is_singular,
    is_singular_name,
    is_singular_noun,
    is_work_entity,
)

_QUOTE_BEFORE = re.compile(r"[“\"‘']\Z")
_QUOTE_BEHIND = re.compile(r",?[”\"’']")
_AFTER_STOP = re.compile(r"[.:!?—–-][”\"’']?\s+[“\"‘'(]?\Z")
_AFTER_DASH = re.compile(r"[–—-] \Z")
_LINE_MARKS = re.compile(r"(?:\d{1,2}[:.]\d\d|[ •*“\"'‘–—|:-]|\(?[ivx\d]{1,4}[.)]|\[[^\]\n]{1,60}\])*+")
"""What may stand before the first word of a line: marks, a list's number, a clock time, a note in brackets."""
_BEFORE = 40
"""Characters before a number that are looked at."""
_LONG_UNIT = 4
"""Letters of a unit that is a word: "Hours", not "Km"."""
_LONGEST_DIGITS = 4
"""Digits of a number that a name may end with: "Flight 9300"."""
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_LONGEST_HEADLINE = 300
"""Characters of a line that are looked at to tell whether it is a headline."""
_SHORT_WORD = 3
"""Letters of words that headlines write small."""
_CAPITALISED_SHARE = 0.7
"""The share of a headline's longer words that begin with a capital."""


def in_title(candidate: Candidate) -> bool:
    """Whether it is part of what the parser takes for a work, a law, a product or a building."""
    noun = candidate.quantity.noun
    if noun is None or not is_work_entity(candidate.token):
        return False
    following = candidate.doc[noun.last]
    return is_same_entity_kind(following, candidate.token) and is_name_tag(following)


def capitalised(candidate: Candidate) -> bool:
    """A number word with a capital inside a sentence ("Six Nations"), but "Six men" only follows a missing stop."""
    text, quantity, written = candidate.text, candidate.quantity, candidate.written
    noun, before = quantity.noun, text[max(0, quantity.start - _BEFORE) : quantity.start]
    if not written[0].isupper() or (noun is not None and written.isupper()):
        return False
    if _QUOTE_BEFORE.search(before) and _QUOTE_BEHIND.match(text, quantity.end):
        return True
    if candidate.token.is_sent_start or _opens_line(text, quantity.start):
        return False
    common = noun is not None and candidate.doc[noun.last].text.islower()
    if not common and not _AFTER_STOP.search(before) and not headline_case(text, quantity.start):
        return True
    if noun is None or not _AFTER_DASH.search(before):
        return False
    return candidate.doc[noun.last].text.istitle() and candidate.doc[noun.first].text.istitle()


def _opens_line(text: str, start: int) -> bool:
    line = text.rfind("\n", 0, start) + 1
    return _LINE_MARKS.fullmatch(text, line, start) is not None


def behind_name(candidate: Candidate) -> bool:
    """Digits behind a capitalised word that count nothing: "Flight 93", "Article 5"."""
    text, quantity, token, noun = candidate.text, candidate.quantity, candidate.token, candidate.quantity.noun
    if not candidate.written.isdigit() or len(candidate.written) > _LONGEST_DIGITS:
        return False
    if not token.i or token.is_sent_start or token.idx != quantity.start:
        return False
    if noun is not None and (noun.alone or is_plural(candidate.doc[noun.last])):
        return False
    previous = token.nbor(-1)
    named = is_singular(previous) and previous.text[0].isupper() and bool(previous.whitespace_)
    return named and not headline_case(text, quantity.start)


def before_name(candidate: Candidate) -> bool:
    """Digits before one singular name: "38 North"."""
    noun = candidate.quantity.noun
    if noun is None or noun.first != noun.last or not candidate.token.text.isdigit():
        return False
    head = candidate.doc[noun.last]
    if not is_singular_name(head) or is_person(head) or not head.text.istitle() or _goes_on(head):
        return False
    plural = candidate.quantity.low > 1 and head.text.endswith("s") and not head.text.endswith("ss")
    return not plural and not headline_case(candidate.text, candidate.quantity.start)


def _goes_on(head: Token) -> bool:
    """Whether a name only describes what is counted: "19 West and Central towns", "200 Oldt’s guests"."""
    following = head.nbor() if head.i + 1 < len(head.doc) else None
    return following is not None and (is_genitive_mark(following) or is_conjunction_word(following))


def in_capital_unit(candidate: Candidate) -> bool:
    """A number whose unit has a capital inside a sentence: the book "13 Hours"."""
    text, unit = candidate.text, candidate.quantity.unit
    if unit is None or unit.kind not in ("duration", "distance", "temperature", "weight"):
        return False
    word = text[max(unit.start, candidate.quantity.end) : unit.end].strip()
    return len(word) >= _LONG_UNIT and word.istitle() and not headline_case(text, candidate.quantity.start)


def said_again(candidate: Candidate) -> bool:
    """Digits beside a word with a capital that stands beside them elsewhere too: "the Ioniq 5", "7 On Your Side"."""
    text, quantity, token = candidate.text, candidate.quantity, candidate.token
    if not candidate.written.isdigit() or len(candidate.written) > _LONGEST_DIGITS or token.idx != quantity.start:
        return False
    if quantity.noun is not None and (quantity.noun.alone or is_plural(candidate.doc[quantity.noun.last])):
        return False
    before = candidate.doc[token.i - 1] if token.i else None
    if before is not None and is_singular_name(before) and before.whitespace_ and not is_date_entity(before):
        return _stands_twice(text, f"{before.text} {candidate.written}")
    behind = candidate.doc[token.i + 1] if token.i + 1 < len(candidate.doc) else None
    if behind is None or not token.whitespace_ or not behind.text.istitle() or is_plural(behind) or is_person(behind):
        return False
    return not headline_case(text, quantity.start) and _stands_twice(text, f"{candidate.written} {behind.text}")


def _stands_twice(text: str, name: str) -> bool:
    return len(re.findall(rf"\b{re.escape(name)}\b(?![,.:]\d|%)", text)) > 1


def before_caption(candidate: Candidate) -> bool:
    """Digits between a picture's credit and its caption: "Acme Images 22 Rescuers search the site"."""
    at = candidate.index.holding(candidate.quantity.end - 1)
    if not candidate.written.isdigit() or not 0 < at < len(candidate.doc) - 1:
        return False
    before, behind = candidate.doc[at - 1], candidate.doc[at + 1]
    if not before.is_alpha or before.lower_ == "the":
        return False
    if not behind.text.istitle() or not is_no_entity_but_number(behind):
        return False
    begins = behind.is_sent_start or _begins_caption(behind) or before.text in candidate.lists.picture_credits
    return begins and not headline_case(candidate.text, candidate.quantity.start)


def _begins_caption(token: Token) -> bool:
    return is_singular_noun(token) or is_gerund(token) or is_article(token)


def headline_case(text: str, at: int) -> bool:
    """Whether the line at a character is written in Title Case."""
    start = text.rfind("\n", 0, at) + 1
    stop = text.find("\n", at)
    line = text[start : stop if stop >= 0 else len(text)][:_LONGEST_HEADLINE]
    words = [word for word in _WORD.findall(line) if len(word) > _SHORT_WORD]
    return len(words) > 2 and sum(word[0].isupper() for word in words) > _CAPITALISED_SHARE * len(words)
