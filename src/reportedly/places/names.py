"""The form under which the gazetteer keeps a place name."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

LONGEST = 60
"""Characters of the longest name looked up."""

_MARKS = str.maketrans(
    {"’": "", "'": "", "`": "", "ʻ": "", "ʼ": "", ".": "", ",": " ", "-": " ", "–": " ", "‑": " ", "\n": " "}
)
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "port", "twp": "township"}
_SHORT_LAST = {"co": "county", "twp": "township", "isl": "island"}


@lru_cache(maxsize=16384)
def name_key(name: str) -> str:
    """`name` without case, accents, periods, apostrophes and a leading article; "St. Louis" and "Saint-Louis" agree.

    >>> name_key("St. Louis"), name_key("Côte d'Ivoire"), name_key("the U.S.")
    ('saint louis', 'cote divoire', 'us')
    """
    name = name.lower()
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.translate(_LETTERS)).lower()
        name = "".join(c for c in name if not unicodedata.combining(c))
    words = name.translate(_MARKS).split()
    while len(words) > 1 and words[0] == "the":
        del words[0]
    if len(words) > 1:
        words = [_SHORT.get(word, word) for word in words[:-1]] + [_SHORT_LAST.get(words[-1], words[-1])]
    return " ".join(words)
