"""The one place that loads language models: the one that comes with Reportedly, and those that a user names.

`data/en_core_web_sm/` is spaCy's small English model 3.8.0, unchanged and complete, so that no registry has to keep it;
`data/en_core_web_sm.sha256` has the sums of its files. docs/dependencies.md says where it comes from.
"""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language as Pipeline

from reportedly.errors import UsageError
from reportedly.language import DEFAULT_MODEL
from reportedly.language.quick import make_quick

CARRIED = Path(__file__).parent / "data" / DEFAULT_MODEL
"""Where its files are."""


def load_model(name: str = DEFAULT_MODEL) -> Pipeline:
    """The model that comes with Reportedly, or the installed spaCy package of another name, such as `en_core_web_md`.

    Raises `UsageError` if it is not installed.
    """
    try:
        return make_quick(spacy.load(CARRIED if name == DEFAULT_MODEL else name))
    except OSError as error:
        raise UsageError(
            f"language model {name!r} is not installed: install it with pip, or leave --model out"
        ) from error
