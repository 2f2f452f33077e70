"""Rules in a TOML file that say which changes are told; docs/alerts.md describes them all."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from reportedly.errors import UsageError
from reportedly.ledger import is_asked
from reportedly.model import Change, Measure

When = Literal["rises", "falls", "changes", "new source", "new entry", "new tally", "conflict", "denied"]
LARGEST_FILE = 1 << 20
"""Largest size of a file of rules, in bytes."""


class AlertRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule: a change matches if each of these conditions holds. `over` is a value that the tally, or the entry, has
    to exceed."""

    name: str
    when: When | tuple[When, ...]
    words: str | None = None
    measure: Measure | None = None
    place: str | None = None
    over: float | None = None
    webhook: str | None = None
    command: tuple[str, ...] | None = None

    def matches(self, change: Change) -> bool:
        """Whether a change is to be told."""
        if change.tally is None or self.measure not in (None, change.measure):
            return False
        events = (self.when,) if isinstance(self.when, str) else self.when
        entry = change.entry
        places = (change.place, entry.place if entry else None)
        if self.place is not None and not is_asked(self.place, None, places):
            return False
        if self.words is not None:
            said = (entry.scope, entry.sentence) if entry else ()
            if not is_asked(self.words, change.measure, (change.what, change.title, *said, *places)):
                return False
        if self.over is not None and not _highest(change) > self.over:
            return False
        return any(_is_event(change, event) for event in events)


class AlertRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of rules; alerts go to its webhook or command unless a rule has its own, else they are lines of JSON.

    `file` is its name: the workspace remembers for each file which alerts were told.
    """

    rule: tuple[AlertRule, ...]
    webhook: str | None = None
    command: tuple[str, ...] | None = None
    file: str = ""

    def target(self, name: str) -> tuple[str | None, tuple[str, ...] | None]:
        """The webhook and the command for alerts of a rule; of a rule that is gone, those of the file."""
        rule = next((each for each in self.rule if each.name == name), None)
        if rule and (rule.webhook or rule.command):
            return rule.webhook, rule.command
        return self.webhook, self.command


def load_rules(path: Path) -> AlertRules:
    """The rules of a file; raises `UsageError`, which says what is wrong in it."""
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    if len(content) > LARGEST_FILE:
        raise UsageError(f"{path}: has more than {LARGEST_FILE >> 20} MB")
    try:
        rules = msgspec.convert(tomllib.loads(content.decode()) | {"file": str(path.resolve())}, AlertRules)
    except RecursionError as error:
        raise UsageError(f"{path}: is nested too deeply; see docs/alerts.md") from error
    except (ValueError, msgspec.ValidationError) as error:
        raise UsageError(f"{path}: {error}; see docs/alerts.md") from error
    names = [rule.name for rule in rules.rule]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise UsageError(f"{path}: two rules are named {twice[0]!r}")
    for webhook, command in [(rules.webhook, rules.command), *((each.webhook, each.command) for each in rules.rule)]:
        _check_target(path, webhook, command)
    return rules


def _check_target(path: Path, webhook: str | None, command: tuple[str, ...] | None) -> None:
    if webhook is not None and not _is_address(webhook):
        raise UsageError(f"{path}: a webhook is an http or https address")
    if webhook is not None and command is not None:
        raise UsageError(f"{path}: give a webhook or a command, not both")
    if command is not None and not command:
        raise UsageError(f"{path}: a command is a program and its arguments, such as ['notify', 'me']")


def _is_address(webhook: str) -> bool:
    try:
        parts = urlsplit(webhook)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _is_event(change: Change, event: When) -> bool:
    match event:
        case "rises":
            return change.kind == "standing" and _order(change.after) > _order(change.before)
        case "falls":
            return change.kind == "standing" and _order(change.after) < _order(change.before)
        case "changes":
            return change.kind == "standing"
        case "denied":
            told = change.kind in ("new entry", "new tally") and change.entry is not None
            return told and change.entry is not None and change.entry.status == "denied"
        case kind:
            return change.kind == kind


def _order(values: tuple[float, float] | None) -> tuple[float, float]:
    """The key by which ranges are compared: the highest value first, then the lowest."""
    return (values[1], values[0]) if values else (0.0, 0.0)


def _highest(change: Change) -> float:
    values = [entry.high for entry in (change.entry, change.other) if entry]
    return max([*values, change.after[1]] if change.after else values, default=0.0)
