"""Rules in a TOML file that say which changes are told; docs/alerts.md describes them all."""

from __future__ import annotations

import re
import tomllib
from datetime import datetime, time
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

import msgspec

from reportedly.errors import UsageError
from reportedly.ledger import is_asked
from reportedly.model import Change, Measure

When = Literal["rises", "falls", "changes", "new source", "new entry", "new tally", "conflict", "denied"]
_HOURS = re.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]-(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_TIME = re.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]")
LARGEST_FILE = 1 << 20
"""Largest size of a file of rules, in bytes."""


class AlertTarget(NamedTuple):
    """Where alerts go: one of the three, or to the caller as lines. `notify` is an address of Apprise."""

    webhook: str | None = None
    command: tuple[str, ...] | None = None
    notify: str | None = None


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
    notify: str | None = None

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
    """A file of rules; alerts go to its target unless a rule has its own, else they are lines of JSON.

    `file` is its name: the workspace remembers for each file which alerts were told. `quiet` are the hours, local time,
    in which none is told: they wait for the first run after them. `digest` is the time of day, local too, from which on
    all that waits is told as one text, once a day. `atom` is a feed, beside the file, of what was told.
    """

    rule: tuple[AlertRule, ...]
    webhook: str | None = None
    command: tuple[str, ...] | None = None
    notify: str | None = None
    quiet: str | None = None
    digest: str | None = None
    atom: str | None = None
    file: str = ""

    def target(self, name: str) -> AlertTarget:
        """The target for alerts of a rule; of a rule that is gone, or has none, that of the file."""
        rule = next((each for each in self.rule if each.name == name), None)
        own = AlertTarget(rule.webhook, rule.command, rule.notify) if rule else AlertTarget()
        return own if any(own) else AlertTarget(self.webhook, self.command, self.notify)

    def is_quiet(self, now: time) -> bool:
        """Whether nothing is told at a time of the day; hours may go over midnight."""
        if self.quiet is None:
            return False
        first, last = (time.fromisoformat(each) for each in self.quiet.split("-"))
        return first <= now < last if first <= last else not last <= now < first

    def is_digest_due(self, now: datetime, last: datetime | None) -> bool:
        """Whether what waits may be told at a moment, if something was told last at another."""
        if self.digest is None:
            return True
        begins = datetime.combine(now.date(), time.fromisoformat(self.digest), now.tzinfo)
        return now >= begins and (last is None or last < begins)

    @property
    def feed(self) -> Path | None:
        """The file of the feed."""
        return Path(self.file).parent / self.atom if self.atom else None


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
    own = [AlertTarget(each.webhook, each.command, each.notify) for each in rules.rule]
    for target in (AlertTarget(rules.webhook, rules.command, rules.notify), *own):
        _check_target(path, target)
    if rules.quiet is not None and not _HOURS.fullmatch(rules.quiet):
        raise UsageError(f"{path}: quiet hours are two times of the day, such as 22:00-07:00")
    if rules.digest is not None and not _TIME.fullmatch(rules.digest):
        raise UsageError(f"{path}: a digest has a time of the day, such as 07:00")
    if rules.atom is not None and not Path(rules.atom).name:
        raise UsageError(f"{path}: atom is the name of a file, such as alerts.atom")
    return rules


def _check_target(path: Path, target: AlertTarget) -> None:
    if target.webhook is not None and not _is_address(target.webhook):
        raise UsageError(f"{path}: a webhook is an http or https address")
    if sum(each is not None for each in target) > 1:
        raise UsageError(f"{path}: give a webhook, a command or notify, and only one of them")
    if target.command is not None and not target.command:
        raise UsageError(f"{path}: a command is a program and its arguments, such as ['notify', 'me']")
    if target.notify is not None and "://" not in target.notify:
        raise UsageError(f"{path}: notify is an address of Apprise, such as ntfy://my-topic")


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
