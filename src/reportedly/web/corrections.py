"""Corrections that a person makes on the web page, if the server was started with `--edit`."""

from __future__ import annotations

import json
import secrets
from urllib.parse import parse_qs

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reportedly.errors import UsageError
from reportedly.export.corrections import to_line
from reportedly.model import Correction
from reportedly.web.forms import CHOSEN, MAKERS, TYPED, CorrectionForm
from reportedly.web.pages import open_workspace, render
from reportedly.web.working import correction_rows

Value = str | int | float | bool | None
"""The types that a field of a JSON body, or one of its values, may have; none of them can be nested."""
MOST_FIELDS = 2000
"""Number of fields that a form may have."""


async def correct(request: Request) -> Response:
    """Keep or undo a correction, and go back to the page with the form."""
    body = (await request.body()).decode("utf-8", "replace")
    try:
        form = CorrectionForm(parse_qs(body, keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError as error:
        raise HTTPException(400, f"A form has at most {MOST_FIELDS:,} fields.") from error
    try:
        done = await _checked(request, form, form.optional("token") or "")
    except UsageError as error:
        return again(request, form, str(error))
    back = form.optional("back") or "/corrections"
    address, _, place = (back if _is_ours(back) else "/corrections").partition("#")
    told = "" if done.undone or address == "/corrections" else f"{'&' if '?' in address else '?'}kept={done.id}"
    return RedirectResponse(f"{address}{told}" + (f"#{place}" if place else ""), 303)


async def correct_by_program(request: Request) -> Response:
    """The same from a JSON object with the fields of a form, the token in the header `X-Reportedly-Token`."""
    try:
        given = msgspec.json.decode(await request.body(), type=dict[str, Value | list[Value | tuple[str, int]]])
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise HTTPException(400, f"the body is no JSON object of such fields: {error}") from error
    form = CorrectionForm({name: _values(value) for name, value in given.items()})
    try:
        done = await _checked(request, form, request.headers.get("x-reportedly-token", ""))
    except UsageError as error:
        raise HTTPException(400, str(error)) from error
    return Response(msgspec.json.encode({"id": done.id}), media_type="application/json")


def _values(value: Value | list[Value | tuple[str, int]]) -> list[str]:
    """A JSON value as the values of a form: a list gives several values, a value that is not a text gives its JSON."""
    values = value if isinstance(value, list) else [value]
    return [each if isinstance(each, str) else json.dumps(each) for each in values if each is not None]


async def _checked(request: Request, form: CorrectionForm, given: str) -> Correction:
    """Keep or undo a correction if the token is this run's; raises `UsageError` if the form says something wrong."""
    token = request.app.state.token or ""
    if not token or not secrets.compare_digest(given.encode(), token.encode()):
        raise HTTPException(403, "This form is from an earlier run of the server; open the page again.")
    return await run_in_threadpool(_apply, request, form)


def _apply(request: Request, form: CorrectionForm) -> Correction:
    kind = form.text("kind")
    with open_workspace(request) as workspace:
        if kind == "undo":
            return workspace.undo(form.text("id"))
        if kind in MAKERS:
            by = form.optional("by") or request.app.state.by
            draft = workspace.draft(by=by, note=form.optional("note"))
            return workspace.correct(MAKERS[kind](draft, form))
    raise UsageError(f"there is no correction {kind[:40]!r}")


def again(request: Request, form: CorrectionForm, said: str) -> Response:
    """What was wrong with a form, and the form again with all that was typed."""
    kept = [(name, value) for name in CHOSEN for value in form.fields.get(name, ())]
    typed = [(name, TYPED[name], form.optional(name) or "") for name in TYPED if name in form.fields]
    back = form.optional("back") or "/corrections"
    return render(request, "again.html", 400, said=said, chosen=kept, typed=typed, back=back if _is_ours(back) else "/")


def _is_ours(address: str) -> bool:
    """Whether an address is one of this page."""
    return address.startswith("/") and not address.startswith(("//", "/\\"))


def listing(request: Request) -> Response:
    """All corrections, the latest first, the undone ones too."""
    with open_workspace(request) as workspace:
        states = workspace.corrections()
    return render(request, "corrections.html", rows=correction_rows(states))


def lines(request: Request) -> Response:
    """All corrections as JSON lines, as `reportedly correct` takes them in another workspace."""
    with open_workspace(request) as workspace:
        text = "".join(to_line(state.correction) + "\n" for state in workspace.corrections())
    name = 'attachment; filename="corrections.jsonl"'
    return Response(text, media_type="application/jsonl", headers={"Content-Disposition": name})
