"""Finds the changes since the last run that the rules ask for, and tells each of them once, also after a restart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from reportedly.alerts.feed import FEED_ALERTS, write_feed
from reportedly.alerts.rules import AlertRules, AlertTarget
from reportedly.model import Change
from reportedly.plain import shown
from reportedly.store import (
    Store,
    add_alerts,
    alerts_mark,
    last_article,
    last_sent,
    mark_sent,
    sent_alerts,
    waiting_alerts,
)
from reportedly.wording.changes import change_in_words, digest_in_words
from reportedly.workspace.news import changes_since


@dataclass(frozen=True, slots=True)
class Delivery:
    """The result of one alert: a `line` of JSON to write, or an `error` that says why its target failed. A failed alert
    waits for the next run.

    Both are `None` if its target took it.
    """

    rule: str
    line: str | None = None
    error: str | None = None


def run_alerts(store: Store, rules: AlertRules) -> Iterator[Delivery]:
    """Tell every change since the last run that a rule asks for, and the alerts that could not be told before.

    An alert counts as told when its target has taken it; a line counts as told when the caller asks for the next alert.
    If the process is killed while it hands over an alert, the next run hands it over again, with the same id. A target
    that fails is not asked again in this run. In the quiet hours of the rules, and until their digest is due, alerts
    are kept, and none is told.
    """
    while not _note(store, rules):
        pass  # another process has kept alerts meanwhile: look again from its mark
    now = datetime.now().astimezone()
    if not rules.is_quiet(now.time()) and rules.is_digest_due(now, last_sent(store, rules.file)):
        yield from _tell(store, rules)
    if rules.feed:
        write_feed(rules.feed, sent_alerts(store, rules.file, FEED_ALERTS))


def _tell(store: Store, rules: AlertRules) -> Iterator[Delivery]:
    """Tell what waits: each alert by itself, or all of one target as a digest."""
    from reportedly.alerts.sending import SendingError

    failed = set()
    for target, alerts in _messages(store, rules):
        if target in failed:
            continue
        message = _digest(alerts) if rules.digest else _message(alerts[0])
        try:
            line = _hand_over(message, target)
        except SendingError as error:
            failed.add(target)
            yield Delivery(alerts[0].rule, error=str(error))
            continue
        if line is not None:
            yield Delivery(alerts[0].rule, line=line)
        with store.writing():
            mark_sent(store, [alert.number for alert in alerts])
        if line is None:
            yield Delivery(alerts[0].rule)


def _messages(store: Store, rules: AlertRules) -> Iterator[tuple[AlertTarget, list[_Alert]]]:
    """The alerts that are told together, with their target."""
    waiting = [_Alert(*each) for each in waiting_alerts(store, rules.file)]
    if not rules.digest:
        yield from ((rules.target(alert.rule), [alert]) for alert in waiting)
        return
    by_target: dict[AlertTarget, list[_Alert]] = {}
    for alert in waiting:
        by_target.setdefault(rules.target(alert.rule), []).append(alert)
    yield from by_target.items()


@dataclass(frozen=True, slots=True)
class _Alert:
    """An alert as the workspace keeps it."""

    number: int
    rule: str
    body: str

    @property
    def id(self) -> str:
        """The id of the alert: the same each time it is told."""
        return hashlib.sha256(f"{self.number} {self.body}".encode()).hexdigest()[:16]

    @property
    def data(self) -> dict[str, Any]:
        """What is told of it to programs."""
        told: dict[str, Any] = msgspec.json.decode(self.body)
        return {"id": self.id} | told


@dataclass(frozen=True, slots=True)
class _Message:
    """What is handed over: JSON for programs, a title and a text for people."""

    id: str
    json: str
    title: str
    text: str


def _message(alert: _Alert) -> _Message:
    """One alert: the rule and the story as its title; what changed, and the sentence that says so."""
    change = msgspec.json.decode(alert.body, type=Change)
    sentence = [" ".join(change.entry.sentence.split())] if change.entry else []
    return _Message(
        id=alert.id,
        json=msgspec.json.encode(alert.data).decode(),
        title=shown(f"{alert.rule}: {change.title}"),
        text=shown("\n".join([change_in_words(change), *sentence])),
    )


def _digest(alerts: Sequence[_Alert]) -> _Message:
    """Several alerts as one text."""
    title, text = digest_in_words([msgspec.json.decode(alert.body, type=Change) for alert in alerts])
    name = hashlib.sha256(" ".join(alert.id for alert in alerts).encode()).hexdigest()[:16]
    data = {"id": name, "digest": title, "text": text, "alerts": [alert.data for alert in alerts]}
    return _Message(id=name, json=msgspec.json.encode(data).decode(), title=title, text=text)


def _hand_over(message: _Message, target: AlertTarget) -> str | None:
    """Give a message to its target; without one it is given back as a line."""
    from reportedly.alerts.sending import call, notify, post

    if target.webhook:
        post(target.webhook, message.json, message.id)
    elif target.command:
        call(target.command, message.json, message.id)
    elif target.notify:
        notify(target.notify, message.title, message.text)
    else:
        return message.json
    return None


def _note(store: Store, rules: AlertRules) -> bool:
    """Keep the alerts since the mark and move it, in one transaction; false if another process moved it first."""
    with store.reading():
        mark, last = alerts_mark(store, rules.file), last_article(store)
        if last == mark:
            return True
        changes = changes_since(store, mark)
    alerts = [
        (rule.name, msgspec.json.encode({"rule": rule.name} | msgspec.to_builtins(change)).decode())
        for change in changes
        for rule in rules.rule
        if rule.matches(change)
    ]
    with store.writing():
        if alerts_mark(store, rules.file) != mark:
            return False
        add_alerts(store, rules.file, alerts, last)
    return True
