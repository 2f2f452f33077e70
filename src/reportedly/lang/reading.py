"""Reads a file of a language's data, checks it by a schema, and names file and line of what is wrong in it."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import cache, wraps
from pathlib import Path
from typing import Annotated, Any, ClassVar, NoReturn, ParamSpec, TypeVar, cast

import msgspec

from reportedly.errors import LanguageDataError
from reportedly.lang.kept_toml import parse_kept

Words = tuple[str, ...]
"""A list of words, in order, none twice."""
HOME_VARIABLE = "REPORTEDLY_LANG"
"""The environment variable that names another folder with languages' data, to try changed rules with."""
PACKAGE = Path(__file__).parent
"""The folder with the languages that come with Reportedly."""
LONGEST_PATTERN = 200
"""Characters that one line of a pattern may have; longer ones are put together of named pieces."""
FEWEST_EXAMPLES = 2

Examples = Annotated[tuple[str, ...], msgspec.Meta(min_length=FEWEST_EXAMPLES)]
Pattern = str | tuple[str, ...]
"""A regular expression, or alternatives; `{name}` stands for a piece."""


class RuleEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A rule as a file gives it; see `reportedly.lang.rules.Rule`."""

    why: str = ""
    before: Pattern | None = None
    after: Pattern | None = None
    find: Pattern | None = None
    cased: bool = False
    window: int = 60
    fitted_on: str = ""
    yes: Examples
    no: Examples


class LangFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every file may have; a file's own schema adds its lists to it.

    `APART` names pairs of lists that no word may stand in both of.
    """

    APART: ClassVar[tuple[tuple[str, str], ...]] = ()

    pieces: dict[str, Pattern] = {}
    rules: dict[str, RuleEntry] = {}


File = TypeVar("File")
Asked = ParamSpec("Asked")
Made = TypeVar("Made")


def home() -> Path:
    """The folder with a folder for each language: the package's own, or the one that `REPORTEDLY_LANG` names."""
    other = os.environ.get(HOME_VARIABLE)
    return _folder(other) if other else PACKAGE


@cache
def _folder(name: str) -> Path:
    folder = Path(name)
    if not folder.is_dir():
        raise LanguageDataError(f"{HOME_VARIABLE} names {name}, which is no folder: name one with a folder a language")
    return folder


def kept(make: Callable[Asked, Made]) -> Callable[Asked, Made]:
    """A function that makes something of languages' data, asked once for each folder of data and the same arguments."""
    made: Callable[..., Made] = cache(lambda _, *arguments, **named: make(*arguments, **named))

    @wraps(make)
    def asked(*arguments: Asked.args, **named: Asked.kwargs) -> Made:
        return made(home(), *arguments, **named)

    return asked


def languages() -> list[str]:
    """The codes of the languages that there is data for."""
    return sorted(folder.name for folder in home().iterdir() if (folder / "language.toml").is_file())


def read(code: str, name: str, schema: type[File]) -> File:
    """A language's file `<name>.toml` by its schema, read once.

    Raises `LanguageDataError`, with file and line, if it is missing or broken, has an unknown key, a word twice in a
    list, an empty list, or a word in two lists that contradict each other.
    """
    found: File = _read(_file(home(), code, name), cast(Hashable, schema))
    return found


def raw(code: str, name: str) -> dict[str, Any]:
    """A language's file as TOML gives it."""
    return _parse(home() / code / f"{name}.toml")


def refuse(code: str, name: str, keys: Sequence[str], word: str | None, message: str) -> NoReturn:
    """Raise `LanguageDataError` for what stands under some keys of a file: at the line of a word, or of the key."""
    _refuse(home() / code / f"{name}.toml", keys, word, message)


def line_of(code: str, name: str, keys: Sequence[str], word: str | None = None) -> int:
    """The line of a file where a key stands, or a word of its list."""
    return _line(home() / code / f"{name}.toml", keys, word, nth=1)


@cache
def _file(folder: Path, code: str, name: str) -> Path:
    return folder / code / f"{name}.toml"


@cache
def _read(path: Path, schema: Hashable) -> Any:
    data = _parse(path)
    try:
        found = msgspec.convert(data, schema)
    except msgspec.ValidationError as error:
        _refuse_shape(path, data, schema, error)
    _check_lists(path, data)
    for one, other in getattr(schema, "APART", ()):
        both = [word for word in _list_at(data, one) if word in set(_list_at(data, other))]
        if both:
            _refuse(path, other.split("."), both[0], f"“{both[0]}” stands in {one} and in {other}")
    return found


def _refuse_shape(path: Path, data: dict[str, Any], schema: Any, error: msgspec.ValidationError) -> NoReturn:
    """Raise the error that says at which line a file does not fit its schema."""
    what, _, where = str(error).partition(" - at `")
    keys: list[str] = []
    for part in re.findall(r"[^\W\d][\w-]*|\[\.\.\.\]", where):
        keys.append(_culprit(data, schema, keys) if part == "[...]" else part)
    if unknown := re.search(r"unknown field `([^`]*)`", what):
        keys.append(unknown[1])
    raise _error(path, [key for key in keys if key], None, what) from None


def _culprit(data: dict[str, Any], schema: Any, keys: Sequence[str]) -> str:
    """The key of a table, under some keys, whose value does not fit the schema: msgspec does not name it."""
    table: Any = data
    for key in keys:
        table = table[key]
    for key in table if isinstance(table, dict) else ():
        alone: Any = {key: table[key]}
        for outer in reversed(keys):
            alone = {outer: alone}
        try:
            msgspec.convert(data | alone if keys else alone, schema)
        except msgspec.ValidationError:
            return str(key)
    return ""


@cache
def _parse(path: Path) -> dict[str, Any]:
    try:
        return parse_kept(path) if path.is_relative_to(PACKAGE) else tomllib.loads(path.read_bytes().decode())
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise LanguageDataError(f"{_name(path)}, line {line}: is not UTF-8; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise LanguageDataError(f"{_name(path)}: {error}") from None
    except OSError as error:
        raise LanguageDataError(f"{_name(path)}: cannot be read ({error.strerror})") from None


def _check_lists(path: Path, data: dict[str, Any]) -> None:
    for keys, words in _lists(data, ()):
        if not words:
            _refuse(path, keys, None, f"{'.'.join(keys)} is an empty list")
        seen: set[str] = set()
        for word in words:
            if isinstance(word, str) and not word.strip():
                _refuse(path, keys, word, f"an empty word stands in {'.'.join(keys)}")
            if isinstance(word, str) and word in seen:
                _refuse(path, keys, word, f"“{word}” stands twice in {'.'.join(keys)}", nth=2)
            if isinstance(word, str):
                seen.add(word)


def _lists(data: dict[str, Any], keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], list[Any]]]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _lists(value, (*keys, key))
        elif isinstance(value, list):
            yield (*keys, key), value


def _list_at(data: dict[str, Any], keys: str) -> list[str]:
    found: Any = data
    for key in keys.split("."):
        found = found.get(key, {})
    return list(found)


def _refuse(path: Path, keys: Sequence[str], word: str | None, message: str, nth: int = 1) -> NoReturn:
    raise _error(path, keys, word, message, nth)


def _error(path: Path, keys: Sequence[str], word: str | None, message: str, nth: int = 1) -> LanguageDataError:
    return LanguageDataError(f"{_name(path)}, line {_line(path, keys, word, nth)}: {message}")


def _name(path: Path) -> str:
    """How a file is named in errors: by its place in the folder of languages, whichever that is."""
    return f"lang/{path.parent.name}/{path.name}"


def _line(path: Path, keys: Sequence[str], word: str | None, nth: int) -> int:
    """The line of a key, or of the n-th time that a word stands from there on; 1 if it is not found."""
    lines = path.read_text(encoding="utf-8").splitlines()
    at = 0
    for depth in range(len(keys), 0, -1):
        header = re.compile(r"\[+\s*" + r"\s*\.\s*".join(map(re.escape, keys[:depth])) + r"\s*\]+")
        if (found := next((number for number, line in enumerate(lines) if header.match(line)), None)) is not None:
            at = found
            break
    for key in keys[-1:]:
        begins = re.compile(rf"""["']?{re.escape(key)}["']?\s*=""")
        at = next((number for number in range(at, len(lines)) if begins.match(lines[number].lstrip())), at)
    if word is not None:
        times = 0
        for number in range(at, len(lines)):
            times += lines[number].count(f'"{word}"') + lines[number].count(f"'{word}'")
            if times >= nth:
                return number + 1
    return at + 1
