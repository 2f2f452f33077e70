"""Corrections that a person makes on the web page, if the server was started with `--edit`."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reportedly.api import CorrectionDraft
from reportedly.errors import UsageError
from reportedly.export.corrections import to_line
from reportedly.model import SLOTS, Correction, Slot, SlotValue
from reportedly.web.pages import open_workspace, render
from reportedly.wording.corrections import correction_in_words

Value = str | int | float | bool | None
"""The types that a field of a JSON body, or one of its values, may have; none of them can be nested."""
MOST_FIELDS = 2000
"""Number of fields that a form may have."""
_NUMBERS: tuple[Slot, ...] = ("low", "high")


@dataclass(frozen=True, slots=True)
class CorrectionForm:
    """The fields of a form, each with all its values."""

    fields: Mapping[str, Sequence[str]]

    def text(self, name: str) -> str:
        """The one value of a field; raises `UsageError` if it is empty."""
        value = self.optional(name)
        if value is None:
            raise UsageError(f"the form lacks {name}")
        return value

    def number(self, name: str) -> int:
        """The whole number in a field; raises `UsageError` if it is none."""
        value = self.text(name)
        if not (value.isdecimal() and value.isascii()) or len(value) > 18:
            raise UsageError(f"{name} has to be a number, not {value[:40]!r}")
        return int(value)

    def several(self, name: str) -> Sequence[str]:
        """All values of a field; raises `UsageError` if there is none."""
        if not self.fields.get(name):
            raise UsageError(f"choose at least one {name}")
        return self.fields[name]

    def optional(self, name: str) -> str | None:
        """The first value of a field, `None` if it is empty."""
        return next(iter(self.fields.get(name, ())), "").strip() or None


def _slots(form: CorrectionForm) -> dict[Slot, SlotValue]:
    """The slot to set, with its new value; the slot `value` means `low` and `high`."""
    name, given = form.text("slot"), form.optional("value")
    if name == "value" or name in _NUMBERS:
        value = _decimal(given)
        return {"low": value, "high": value} if name == "value" else {name: value}  # type: ignore[dict-item]
    if name == "time":
        days = tuple((given or "").split())
        if len(days) not in (1, 2):
            raise UsageError("a time is one day or two, such as 2025-09-01 2025-09-02")
        return {"time": (days[0], days[-1])}
    if name not in SLOTS:
        raise UsageError(f"there is no slot {name[:40]!r}")
    return {name: given}


def _decimal(given: str | None) -> float:
    try:
        return float((given or "").replace(",", ""))
    except ValueError as error:
        raise UsageError(f"a value has to be a number, not {(given or '')[:40]!r}") from error


def _entries(form: CorrectionForm) -> list[tuple[str, int]]:
    """The entries that were chosen, each as its article's id and its figure's number."""
    try:
        return [msgspec.json.decode(value, type=tuple[str, int]) for value in form.several("entry")]
    except msgspec.MsgspecError as error:
        raise UsageError("the entries in this form cannot be read") from error


MAKERS: dict[str, Callable[[CorrectionDraft, CorrectionForm], Correction]] = {
    "wrong": lambda draft, form: draft.wrong(form.text("doc"), form.number("figure")),
    "set": lambda draft, form: draft.set(form.text("doc"), form.number("figure"), _slots(form)),
    "merge-stories": lambda draft, form: draft.merge_stories([form.number("story"), form.number("other")]),
    "split-story": lambda draft, form: draft.split_story(form.number("story"), form.several("doc")),
    "rename-story": lambda draft, form: draft.rename_story(form.number("story"), form.text("name")),
    "merge-tallies": lambda draft, form: draft.merge_tallies([form.text("tally"), form.text("other")]),
    "split-tally": lambda draft, form: draft.split_tally(_entries(form), form.optional("name")),
    "same-source": lambda draft, form: draft.same_source(
        form.several("source"), form.text("name"), form.number("story") if form.optional("story") else None
    ),
    "rename-tally": lambda draft, form: draft.rename_tally(form.text("tally"), form.text("name")),
}


async def correct(request: Request) -> Response:
    """Keep or undo a correction, and go back to the page with the form."""
    body = (await request.body()).decode("utf-8", "replace")
    try:
        form = CorrectionForm(parse_qs(body, keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError as error:
        raise HTTPException(400, f"A form has at most {MOST_FIELDS:,} fields.") from error
    done = await _checked(request, form, form.optional("token") or "")
    back = form.optional("back") or "/corrections"
    is_ours = back.startswith("/") and not back.startswith(("//", "/\\"))
    address, _, place = (back if is_ours else "/corrections").partition("#")
    told = "" if done.undone or address == "/corrections" else f"{'&' if '?' in address else '?'}kept={done.id}"
    return RedirectResponse(f"{address}{told}" + (f"#{place}" if place else ""), 303)


async def correct_by_program(request: Request) -> Response:
    """The same from a JSON object with the fields of a form, the token in the header `X-Reportedly-Token`."""
    try:
        given = msgspec.json.decode(await request.body(), type=dict[str, Value | list[Value | tuple[str, int]]])
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise HTTPException(400, f"the body is no JSON object of such fields: {error}") from error
    form = CorrectionForm({name: _values(value) for name, value in given.items()})
    done = await _checked(request, form, request.headers.get("x-reportedly-token", ""))
    return Response(msgspec.json.encode({"id": done.id}), media_type="application/json")


def _values(value: Value | list[Value | tuple[str, int]]) -> list[str]:
    """A JSON value as the values of a form: a list gives several values, a value that is not a text gives its JSON."""
    values = value if isinstance(value, list) else [value]
    return [each if isinstance(each, str) else json.dumps(each) for each in values if each is not None]


async def _checked(request: Request, form: CorrectionForm, given: str) -> Correction:
    """Keep or undo a correction if the token is this run's."""
    token = request.app.state.token or ""
    if not token or not secrets.compare_digest(given.encode(), token.encode()):
        raise HTTPException(403, "This form is from an earlier run of the server; open the page again.")
    try:
        return await run_in_threadpool(_apply, request, form)
    except UsageError as error:
        raise HTTPException(400, str(error)) from error


def _apply(request: Request, form: CorrectionForm) -> Correction:
    kind = form.text("kind")
    with open_workspace(request) as workspace:
        if kind == "undo":
            return workspace.undo(form.text("id"))
        if kind in MAKERS:
            draft = workspace.draft(by=form.optional("by"), note=form.optional("note"))
            return workspace.correct(MAKERS[kind](draft, form))
    raise UsageError(f"there is no correction {kind[:40]!r}")


def listing(request: Request) -> Response:
    """All corrections, the latest first, the undone ones too."""
    with open_workspace(request) as workspace:
        states = workspace.corrections()
    rows = [(state, correction_in_words(state.correction)) for state in reversed(states)]
    return render(request, "corrections.html", rows=rows)


def lines(request: Request) -> Response:
    """All corrections as JSON lines, as `reportedly correct` takes them in another workspace."""
    with open_workspace(request) as workspace:
        text = "".join(to_line(state.correction) + "\n" for state in workspace.corrections())
    name = 'attachment; filename="corrections.jsonl"'
    return Response(text, media_type="application/jsonl", headers={"Content-Disposition": name})
