"""Which language an article is in: by its text where that is long and clear, else by what its page says.

The text is compared with the profiles of languages in resiliparse. A wrong "not English" would lose an English
article, so two witnesses are asked for: English lies clearly behind another language, and its common words are missing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import cast

from resiliparse.parse.lang import detect_fast

from reportedly.lang.language_file import language_file, languages_file

ENGLISH = "en"
UNKNOWN = "und"
"""The code of a language that is not English and not known (ISO 639-2: undetermined)."""
LOOKED_AT = 5_000
"""Characters of a text that are looked at."""
SHORTEST = 200
"""Characters from which a text in Latin letters can tell its language; other letters tell it in fewer."""
SHORTEST_FOREIGN = 50
SHORT = 40
"""Characters from which a message in Latin letters without any common English word can tell that it is not English."""
CLEAR_SHORT, CLEAR_ACCENTED = 70, 30
"""How much further English must be for such a message, and for one with letters that English has not. Of 12,000 English
sentences of 40 to 200 characters none is lost, of 24 own ones in other languages 14 are told: benchmarks/README.md."""
CLEAR = 50
"""How much further (in ranks) English must be than the nearest language, for a text to be in that one.
Fitted on 2,849 English texts and 24 own samples: benchmarks/README.md, "Languages"."""
CLEAR_WITHOUT = 35
"""The same for a text that has hardly a common English word."""
UNCLEAR = 15
"""Ranks from which a long text without English words is not English, though no language is clear."""
LONG = 400
"""Characters of a long text."""
NO_MATCH = 900
"""Rank from which a text is like no language: a table of numbers."""
LIKE = 20
"""Ranks within which two languages are equally likely."""
COMMON = 0.1
"""Share of words that are common English ones, from which a text is English unless letters say otherwise."""
HARDLY = 0.02
"""Share of words that are common English ones, up to which a text hardly has any."""
OTHER_LETTERS = 0.5
"""Share of letters that are not Latin, from which a text is surely not English."""
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, claimed: str | None) -> str:
    """The ISO 639-1 code of a text's language, `und` if it is not known; `claimed` is what its page says."""
    text = unicodedata.normalize("NFC", text[:LOOKED_AT])
    says = _code(claimed)
    letters = "".join(_WORD.findall(text))
    if _is_foreign(letters):
        return _by_letters(text, says)
    ranks = _ranks(text)
    nearest, common = min(ranks.values()), _common_share(text)
    ahead = ranks[ENGLISH] - nearest
    if ahead < UNCLEAR or nearest > NO_MATCH or common >= COMMON:
        return ENGLISH if says is None or ahead == 0 or common >= COMMON else says
    if ahead >= (CLEAR if common > HARDLY else CLEAR_WITHOUT) and len(text) >= SHORTEST:
        return _nearest(ranks, says)
    if says is not None and says != ENGLISH:
        return says
    if (
        says is None
        and not common
        and SHORT <= len(text) < SHORTEST
        and ahead >= (CLEAR_SHORT if letters.isascii() else CLEAR_ACCENTED)
    ):
        return _nearest(ranks, None)
    return UNKNOWN if len(text) >= LONG else ENGLISH


def is_parsed(language: str | None) -> bool:
    """Whether a model parses a language; it is English where nothing is said."""
    known = language_file(language or ENGLISH)
    return known is not None and known.parsed


def _is_foreign(letters: str) -> bool:
    """Whether most letters are not Latin ones, and there are enough to tell."""
    if len(letters) < SHORTEST_FOREIGN or letters.isascii():
        return False
    other = sum(not unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return other >= OTHER_LETTERS * len(letters)


def _by_letters(text: str, says: str | None) -> str:
    """The language of a text in other letters."""
    ranks = _ranks(text)
    if min(ranks.values()) > NO_MATCH:
        return says if says not in (None, ENGLISH) else UNKNOWN
    return _nearest(ranks, says)


def _nearest(ranks: dict[str, int], says: str | None) -> str:
    """The likeliest language; of several that are equally likely what the page says, else the one with most readers."""
    least = min(ranks.values())
    likely = [code for code in ranks if ranks[code] <= least + LIKE and code != ENGLISH]
    if says in likely or says in languages_file().claimed:
        return str(says)
    return likely[0]


def _common_share(text: str) -> float:
    """The share of a text's words that are common English ones; 0 if it has no words."""
    words, common = _WORD.findall(text.lower()), _english_words()
    return sum(word in common for word in words) / max(1, len(words))


@cache
def _english_words() -> frozenset[str]:
    known = language_file(ENGLISH)
    assert known is not None, "English is always there"
    return frozenset(known.common)


def _ranks(text: str) -> dict[str, int]:
    """How far each language that has a name is from a text, those with most readers first."""
    names = languages_file().names
    ranked = cast(list[tuple[str, int]], detect_fast(text, cutoff=1 << 20, n_results=len(names), langs=list(names)))
    found = dict(ranked)
    return {code: found[code] for code in names if code in found}


def _code(claimed: str | None) -> str | None:
    """The code of what a page says: "fr-CA", "fr_CA", "French"; `None` if it says nothing that is known."""
    if not claimed:
        return None
    known = languages_file().names | languages_file().claimed
    word = re.split(r"[-_]", claimed.strip().lower(), maxsplit=1)[0]
    if word in known:
        return word
    return next((code for code, name in known.items() if name.lower() == word), None)
