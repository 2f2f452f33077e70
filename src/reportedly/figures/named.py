"""Numbers that belong to a name: "38 North", "Six Nations", "Flight 93", and those before a caption."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from reportedly.figures.people import is_person
from reportedly.quantities import Quantity, TokenIndex

_QUOTE_BEFORE = re.compile(r"[“\"‘']\Z")
_QUOTE_BEHIND = re.compile(r",?[”\"’']")
_CREDITS = frozenset(
    "Images Getty AP AFP Reuters PA EPA Press Photo Photos Shutterstock Agency News Rex Instagram Facebook Twitter"
    " Alamy Xinhua Handout Pictures known".split()
)
"""What a picture's credit ends in."""
_AFTER_STOP = re.compile(r"[.:!?—–-][”\"’']?\s+[“\"‘'(]?\Z")


_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\Z")
_COUNTING = re.compile(
    r" (?:more\b|others?\b|died\b|dead\b|(?:were|was|are|is) (?:\w+ly )?(?:killed|injured|wounded|hurt|arrested|"
    r"detained|missing|dead|rescued|hospitali[sz]ed|evacuated)\b)"
)
"""After a number that counts, whatever name stands before it: "on Tuesday 17 more", "in Marlow 12 died"."""


def is_name(doc: Doc, index: TokenIndex, quantity: Quantity, before: str) -> bool:
    """Whether a number is part of a name; `before` is the text up to it."""
    token = doc[index.holding(quantity.start)]
    return (
        _in_title(doc, token, quantity)
        or _capitalised(doc, index.text, token, quantity, before)
        or _behind_name(doc, index.text, token, quantity)
        or _before_name(doc, index.text, token, quantity)
    )


def _in_title(doc: Doc, token: Token, quantity: Quantity) -> bool:
    """Part of what the parser takes for a work, a law, a product or a building."""
    if token.ent_type_ not in ("WORK_OF_ART", "LAW", "PRODUCT", "FAC") or quantity.unit or quantity.noun is None:
        return False
    following = doc[quantity.noun.last]
    return following.ent_type_ == token.ent_type_ and following.tag_ in ("NNP", "NNPS")


def _capitalised(doc: Doc, text: str, token: Token, quantity: Quantity, before: str) -> bool:
    """A number word with a capital inside a sentence ("Six Nations"), but "Six men" only follows a missing stop."""
    noun, start = quantity.noun, quantity.start
    if not text[start].isupper() or quantity.shape not in ("words", "vague", "range"):
        return False
    if noun is not None and text[start : quantity.end].isupper():
        return False
    if _QUOTE_BEFORE.search(before) and _QUOTE_BEHIND.match(text, quantity.end):
        return True
    line = text.rfind("\n", 0, start) + 1
    if token.is_sent_start or text[line:start].strip(" •“\"'‘-–—:") == "":
        return False
    common = noun is not None and doc[noun.last].text.islower()
    if not common and not _AFTER_STOP.search(before) and not headline_case(text, start):
        return True
    if noun is None or not re.search(r"[–—-] \Z", before):
        return False
    return doc[noun.last].text.istitle() and doc[noun.first].text.istitle()


def _behind_name(doc: Doc, text: str, token: Token, quantity: Quantity) -> bool:
    """Digits behind a capitalised word that count nothing: "Flight 93", "Article 5"."""
    written, noun = text[quantity.start : quantity.end], quantity.noun
    if quantity.unit is not None or quantity.bound != "exact" or not written.isdigit() or len(written) > 4:
        return False
    if not token.i or token.is_sent_start or (noun is not None and (noun.alone or _is_plural(doc[noun.last]))):
        return False
    previous = token.nbor(-1)
    if _WEEKDAY.match(previous.text) or _COUNTING.match(text, quantity.end):
        return False
    named = previous.tag_ in ("NNP", "NN") and previous.text[0].isupper() and bool(previous.whitespace_)
    return named and not headline_case(text, quantity.start)


def _is_plural(token: Token) -> bool:
    return token.tag_ in ("NNS", "NNPS")


def _before_name(doc: Doc, text: str, token: Token, quantity: Quantity) -> bool:
    """Digits before one singular name: "38 North"."""
    noun = quantity.noun
    if noun is None or quantity.unit is not None or quantity.shape != "digits" or quantity.high >= 1000:
        return False
    head = doc[noun.last]
    if head.tag_ != "NNP" or noun.first != noun.last or is_person(head) or not token.text.isdigit():
        return False
    plural = quantity.low > 1 and head.text.endswith("s") and not head.text.endswith("ss")
    return head.text.istitle() and not plural and not headline_case(text, quantity.start)


def is_caption_mark(doc: Doc, index: TokenIndex, quantity: Quantity) -> bool:
    """Whether digits stand between a picture's credit and its caption ("Acme Images 22 Rescuers search the site")."""
    written = index.text[quantity.start : quantity.end]
    at = index.holding(quantity.end - 1)
    if quantity.unit is not None or quantity.bound != "exact" or not written.isdigit() or not 0 < at < len(doc) - 1:
        return False
    before, behind = doc[at - 1], doc[at + 1]
    if not before.is_alpha or not behind.text.istitle() or behind.ent_type_ not in ("", "CARDINAL"):
        return False
    if before.text not in _CREDITS and not behind.is_sent_start and behind.tag_ not in ("NN", "VBG", "DT"):
        return False
    return before.lower_ != "the" and not headline_case(index.text, quantity.start)


def headline_case(text: str, at: int) -> bool:
    """Whether the line at a character is written in Title Case."""
    start = text.rfind("\n", 0, at) + 1
    stop = text.find("\n", at)
    words = [
        w for w in re.findall(r"[A-Za-z][\w’'-]*", text[start : stop if stop >= 0 else len(text)][:300]) if len(w) > 3
    ]
    return len(words) > 2 and sum(w[0].isupper() for w in words) > 0.7 * len(words)
