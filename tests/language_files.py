"""Files of languages' data, as tests look at all of them."""

from __future__ import annotations

from reportedly.lang import LangFile


class AnyFile(LangFile, frozen=True, forbid_unknown_fields=False):
    """A file of whatever schema: only its rules are looked at."""
