"""Words of reporting, for all stages."""

from __future__ import annotations

from reportedly.lang.reading import LangFile, Words, read


class Cues(LangFile, frozen=True):
    """The file `cues.toml`, which says what each list is for."""

    APART = (("crediting", "manners"),)

    crediting: Words
    manners: Words
    showing: Words
    unspoken: Words
    declaring: Words
    of_things: Words
    with_object: Words
    nesting: Words
    quoting: Words
    quoted_as: Words
    at_a_place: Words


def cues(code: str) -> Cues:
    """The words of reporting of a language."""
    return read(code, "cues", Cues)
