"""Named rules: patterns of a language's files, put together of pieces and compiled once, when they are first asked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.lang.patterns import late_pattern
from reportedly.lang.reading import (
    LONGEST_PATTERN,
    PACKAGE,
    LangFile,
    Pattern,
    RuleEntry,
    home,
    kept,
    raw,
    read,
    refuse,
)

DEEPEST = 20
"""Pieces within pieces, after which they must be going in a circle."""
_PIECE = re.compile(r"\{([a-z_][\w.]*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A named pattern around a number, or anywhere in a text.

    `before` is searched in the `window` characters that end where a number starts, and is to end with `\\Z`; `after`
    begins where it ends; `find` is searched anywhere. `why` says in words for users what the rule tells; `fitted_on`
    says on which texts its thresholds were chosen. `yes` and `no` are examples, the number in square brackets.
    """

    name: str
    why: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    find: re.Pattern[str] | None
    window: int
    fitted_on: str
    yes: tuple[str, ...]
    no: tuple[str, ...]

    @property
    def told(self) -> str:
        """What `explain` says of a slot that the rule filled."""
        return f"{self.why} (rule {self.name})" if self.why else f"rule {self.name}"

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern of `find`."""
        assert self.find is not None, f"rule {self.name} has no `find`"
        return self.find

    def ends_at(self, text: str, start: int, first: int = 0) -> re.Match[str] | None:
        """The match of `before` that ends at `start`, in the window and not before `first`."""
        assert self.before is not None, f"rule {self.name} has no `before`"
        return self.before.search(text, max(first, start - self.window), start)

    def begins_at(self, text: str, end: int) -> re.Match[str] | None:
        """The match of `after` that begins at `end`."""
        assert self.after is not None, f"rule {self.name} has no `after`"
        return self.after.match(text, end)

    def fills(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The match of `after` on all that stands between two characters."""
        assert self.after is not None, f"rule {self.name} has no `after`"
        return self.after.fullmatch(text, start, end)

    def found_in(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match of `find` between two characters."""
        return self.pattern.search(text, start, len(text) if end is None else end)

    def holds(self, text: str, start: int, end: int) -> bool:
        """Whether all that the rule says is so, of the number `text[start:end]`."""
        return (
            (self.before is None or self.ends_at(text, start) is not None)
            and (self.after is None or self.begins_at(text, end) is not None)
            and (self.find is None or self.found_in(text) is not None)
        )


@kept
def rules(code: str, name: str, schema: type[LangFile] = LangFile) -> Mapping[str, Rule]:
    """The rules of a language's file by their names, in order.

    Raises `LanguageDataError` if a pattern is broken, too long for one line, or refers to a piece that is not there.
    """
    return {key: _rule(code, name, key, entry) for key, entry in read(code, name, schema).rules.items()}


def compile_pattern(code: str, name: str, keys: tuple[str, ...], pattern: Pattern, cased: bool) -> re.Pattern[str]:
    """A pattern of a file, its pieces put in. One of the package's own files is compiled when it is first asked.

    Raises `LanguageDataError` if one of another folder is no regular expression.
    """
    text, flags = _expand(code, name, keys, pattern, 0), 0 if cased else re.IGNORECASE
    if home() == PACKAGE:
        return late_pattern(text, flags)
    try:
        return re.compile(text, flags)
    except re.error as error:
        refuse(code, name, keys, None, f"{'.'.join(keys)} is no regular expression: {error}")


def grouped_pattern(code: str, name: str, table: str, key: str, patterns: Mapping[str, Pattern]) -> str:
    """The patterns that the entries of a table have under a key as one, with a group for each entry."""
    made = {
        entry: compile_pattern(code, name, (table, entry, key), pattern, cased=False).pattern
        for entry, pattern in patterns.items()
    }
    return "|".join(f"(?P<{entry}>{pattern})" for entry, pattern in made.items())


def expand_pattern(code: str, name: str, keys: tuple[str, ...], pattern: Pattern) -> str:
    """A pattern of a file as text, its pieces put in: to be put together with others before it is compiled."""
    return _expand(code, name, keys, pattern, 0)


def _rule(code: str, name: str, key: str, entry: RuleEntry) -> Rule:
    if entry.before is None and entry.after is None and entry.find is None:
        refuse(code, name, ("rules", key), None, f"rule {key} has no pattern: give before, after or find")

    def made(part: str) -> re.Pattern[str] | None:
        pattern = getattr(entry, part)
        return None if pattern is None else compile_pattern(code, name, ("rules", key, part), pattern, entry.cased)

    return Rule(
        name=key,
        why=entry.why,
        before=made("before"),
        after=made("after"),
        find=made("find"),
        window=entry.window,
        fitted_on=entry.fitted_on,
        yes=entry.yes,
        no=entry.no,
    )


def _expand(code: str, name: str, keys: tuple[str, ...], pattern: Pattern, depth: int) -> str:
    """A pattern with its pieces put in; alternatives are joined in their order."""
    if depth > DEEPEST:
        refuse(code, name, keys, None, f"{'.'.join(keys)}: its pieces go in a circle")
    lines = (pattern,) if isinstance(pattern, str) else pattern
    for line in lines:
        if len(line) > LONGEST_PATTERN:
            refuse(code, name, keys, None, f"{'.'.join(keys)}: a line has {len(line)} of {LONGEST_PATTERN} characters")

    def put_in(match: re.Match[str]) -> str:
        return f"(?:{_piece(code, name, keys, match[1], depth)})"

    return "|".join(_PIECE.sub(put_in, line) for line in lines)


def _piece(code: str, name: str, keys: tuple[str, ...], reference: str, depth: int) -> str:
    """What a reference stands for: a piece of this file, or `file.key.key` of any: a piece, or a list of words."""
    file, parts = name, ["pieces", *reference.split(".")]
    found = _look(raw(code, file), parts)
    if found is None and "." in reference:
        file, *parts = reference.split(".")
        data = raw(code, file)
        found = _look(data, ["pieces", *parts])
        if found is None:
            found = _look(data, parts)
            if isinstance(found, (list, dict)):
                return words_pattern(found)
    if not isinstance(found, (str, list)):
        refuse(code, name, keys, None, f"{'.'.join(keys)}: there is no piece “{reference}”")
    return _expand(code, file, ("pieces", *parts[-1:]), found if isinstance(found, str) else tuple(found), depth + 1)


def words_pattern(words: list[str] | dict[str, Any]) -> str:
    """A pattern of words as they are written, longer ones first."""
    return "|".join(re.escape(word).replace("\\ ", " ") for word in sorted(words, key=lambda word: (-len(word), word)))


def _look(data: Any, keys: list[str]) -> Any:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data


_NEVER = re.compile(r"(?!)")


def rules_named(code: str, name: str, schema: type[LangFile], names: Sequence[str]) -> Mapping[str, Rule]:
    """The rules that a stage asks for by their names; one that a language's file lacks never holds.

    Raises `LanguageDataError` if the file has a rule of another name, which nothing would ask for.
    """
    found = dict(rules(code, name, schema))
    for key in found:
        if key not in names:
            refuse(code, name, ("rules", key), None, f"nothing asks for a rule {key}")
    return found | {key: _absent(key) for key in names if key not in found}


def _absent(name: str) -> Rule:
    return Rule(name=name, why="", before=_NEVER, after=_NEVER, find=_NEVER, window=0, fitted_on="", yes=(), no=())


def piece(code: str, name: str, key: str) -> str:
    """The pattern that a piece of a file stands for, with the pieces in it put in.

    Raises `LanguageDataError` if the file has no such piece.
    """
    return _piece(code, name, ("pieces", key), key, 0)
