"""Finds the changes since the last run that the rules ask for, and tells each of them once, also after a restart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import msgspec

from reportedly.alerts.rules import AlertRules, AlertTarget
from reportedly.model import Change
from reportedly.plain import shown
from reportedly.store import Store, add_alerts, alerts_mark, last_article, mark_sent, waiting_alerts
from reportedly.wording.changes import change_in_words
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
    that fails is not asked again in this run. In the quiet hours of the rules alerts are kept, and none is told.
    """
    while not _note(store, rules):
        pass  # another process has kept alerts meanwhile: look again from its mark
    if rules.is_quiet(datetime.now().time()):
        return
    from reportedly.alerts.sending import SendingError

    failed = set()
    for number, rule, body in waiting_alerts(store, rules.file):
        target = rules.target(rule)
        if target in failed:
            continue
        told = _Alert(number, body)
        try:
            line = _hand_over(told, target)
        except SendingError as error:
            failed.add(target)
            yield Delivery(rule, error=str(error))
            continue
        if line is not None:
            yield Delivery(rule, line=line)
        with store.writing():
            mark_sent(store, number)
        if line is None:
            yield Delivery(rule)


@dataclass(frozen=True, slots=True)
class _Alert:
    """An alert as the workspace keeps it."""

    number: int
    body: str

    @property
    def id(self) -> str:
        """The id of the alert: the same each time it is told."""
        return hashlib.sha256(f"{self.number} {self.body}".encode()).hexdigest()[:16]

    @property
    def json(self) -> str:
        """The JSON that is told."""
        return msgspec.json.encode({"id": self.id} | msgspec.json.decode(self.body)).decode()


def _hand_over(alert: _Alert, target: AlertTarget) -> str | None:
    """Give an alert to its target; without one it is given back as a line."""
    from reportedly.alerts.sending import call, notify, post

    if target.webhook:
        post(target.webhook, alert.json, alert.id)
    elif target.command:
        call(target.command, alert.json, alert.id)
    elif target.notify:
        notify(target.notify, *_in_words(alert))
    else:
        return alert.json
    return None


def _in_words(alert: _Alert) -> tuple[str, str]:
    """An alert for people: the rule and the story as its title; what changed, and the sentence that says so."""
    rule = msgspec.json.decode(alert.body, type=_RuleOfAlert).rule
    change = msgspec.json.decode(alert.body, type=Change)
    sentence = [" ".join(change.entry.sentence.split())] if change.entry else []
    return shown(f"{rule}: {change.title}"), shown("\n".join([change_in_words(change), *sentence]))


class _RuleOfAlert(msgspec.Struct):
    """The rule that an alert is of, as its JSON names it."""

    rule: str


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
