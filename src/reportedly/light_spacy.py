"""Lets spaCy's command line wait until somebody uses it: `import spacy` loads it, and 400 modules with it.

Imported before spaCy. Its own `__init__` gets an empty `spacy.cli` whose names are imported when they are asked for;
whatever else imports it gets the real one.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

_LATER = ("spacy.cli", "spacy.cli.info")
"""What spaCy's `__init__` imports, for the function `info` alone."""


class _Later(MetaPathFinder, Loader):
    """Finds and makes the empty modules."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """An empty module, while spaCy starts."""
        if name not in _LATER or path is None or hasattr(sys.modules.get("spacy"), "info"):
            return None
        spec = ModuleSpec(name, self, is_package=name == _LATER[0])
        spec.submodule_search_locations = [str(Path(each, "cli")) for each in path] if name == _LATER[0] else None
        return spec

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """A module as Python makes it."""
        return None

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is loaded, but the real module when a name is asked for."""
        if module.__name__ == _LATER[1]:
            module.info = _info  # type: ignore[attr-defined]
        else:
            module.__getattr__ = _of_command_line  # type: ignore[method-assign]


def _info(*arguments: Any, **options: Any) -> Any:
    """spaCy's `info`."""
    return _of_command_line("info")(*arguments, **options)


def _of_command_line(name: str) -> Any:
    """A name of the real `spacy.cli`; what Python itself asks of a module is not looked for there."""
    if name.startswith("__"):
        raise AttributeError(name)
    if isinstance(getattr(sys.modules.get(_LATER[0]), "__loader__", None), _Later):
        for each in _LATER:
            sys.modules.pop(each, None)
    return getattr(import_module(_LATER[0]), name)


if "spacy" not in sys.modules:
    sys.meta_path.insert(0, _Later())
