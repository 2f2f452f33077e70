"""Which nouns name persons."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.figures.lexicon import NOT_PERSONS, PERSON_ENDINGS, PERSONS


def is_person(token: Token) -> bool:
    """Whether a noun names persons, by a word list, by its ending, or as the plural of a nationality."""
    word, lemma = token.lower_, token.lemma_.lower()
    if word in PERSONS or lemma in PERSONS or (word.endswith("s") and word[:-1] in PERSONS):
        return True
    if "-" in word and word.rsplit("-", 1)[1].rstrip("s") in PERSONS:
        return True
    if token.ent_type_ == "NORP" and token.tag_ in ("NNPS", "NNS"):
        return True
    if word in NOT_PERSONS or lemma in NOT_PERSONS or len(word) < 6:
        return False
    if token.tag_ == "NNPS" and word.endswith(("ans", "ese", "is", "ish")):
        return True
    return word.endswith(PERSON_ENDINGS) and token.tag_ in ("NN", "NNS", "NNP", "NNPS") and not word.endswith("stan")
