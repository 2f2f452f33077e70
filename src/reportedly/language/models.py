"""The one place that loads language models: the one that comes with Reportedly, and those that a user names.

`data/en_core_web_sm/` is spaCy's small English model 3.8.0, unchanged and complete, so that no registry has to keep it;
`data/en_core_web_sm.sha256` has the sums of its files. docs/dependencies.md says where it comes from.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.language import Language as Pipeline
from spacy.tokenizer import Tokenizer
from spacy.util import registry

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
        return make_quick(_load_carried() if name == DEFAULT_MODEL else spacy.load(name))
    except OSError as error:
        raise UsageError(
            f"language model {name!r} is not installed: install it with pip, or leave --model out"
        ) from error


def _load_carried() -> Pipeline:
    """The model that comes with Reportedly, without what is never used and what its own files replace."""
    return spacy.load(CARRIED, exclude=["senter"], config={"nlp.tokenizer": {"@tokenizers": _NO_RULES}})


_NO_RULES = "reportedly.no_rules"


@registry.tokenizers(_NO_RULES)  # type: ignore[untyped-decorator]
def _tokenizer_without_rules() -> Callable[[Pipeline], Tokenizer]:
    """Makes a tokenizer that has no rules yet: the model's file gives them all, so that none is made twice."""
    return lambda pipeline: Tokenizer(pipeline.vocab)
