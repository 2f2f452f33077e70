"""Words that tell who says a number and how sure it is; matched against lower-cased lemmas."""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


FORECAST_AUX = _set("will wo ll 'll ’ll would shall could might")
FORECAST_VERBS = _set("""
expect plan forecast predict project aim intend propose threaten promise pledge vow hope anticipate
target schedule want wish urge demand seek consider envisage envision foresee prepare pencil slate poise commit offer
""")
FORECAST_NOUNS = _set("""
plan proposal target forecast goal pledge projection prediction prospect offer promise expectation threat
""")
UNCONFIRMED_VERBS = _set("fear believe allege suspect rumour rumor think presume assume")
UNCONFIRMED_WORDS = _set("""
reportedly allegedly probably possibly apparently feared presumed purportedly supposedly alleged unconfirmed
unverified suspected ostensibly
purported supposed rumoured rumored believed thought
""")
DENY = _set("deny reject dispute refute dismiss rebut disavow")
NEGATIONS = _set("not n't n’t never no nor neither without")
"""Words that deny the clause they stand in."""
