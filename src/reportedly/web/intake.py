"""Pages that people hand over while they browse, if the server was started with `--intake`: by a bookmarklet, by
SingleFile, or by any program.

A program of the browser is no page of ours, so that no origin can be asked for: the token alone lets a page in, and it
is looked at before anything of the body is read.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import anyio
import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reportedly.errors import InputError, StoreError, UsageError
from reportedly.inputs.contents import PAGE_BYTES
from reportedly.web import links
from reportedly.web.pages import open_workspace, render
from reportedly.web.reader import Reader
from reportedly.wording.languages import told_by
from reportedly.wording.values import reported_value

LARGEST_BODY = PAGE_BYTES + (1 << 20)
"""Largest size of a request with a page, in bytes."""
BODY_SECONDS = 60
"""Seconds in which a page has to be sent."""
MOST_SHOWN = 20
"""Articles of a page that the answer shows."""
_FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")


class TakenFigure(msgspec.Struct, frozen=True):
    """A figure that was found on a page that was handed over."""

    value: str
    measure: str
    place: str | None
    source: str
    status: str
    sentence: str
    href: str


class TakenArticle(msgspec.Struct, frozen=True):
    """An article of such a page."""

    doc: str
    title: str
    href: str
    story: int | None
    figures: tuple[TakenFigure, ...]


class TakenView(msgspec.Struct, frozen=True):
    """What was found; `is_new` is false if the page was there already with the same text, `more` counts the articles
    that are not shown."""

    is_new: bool
    articles: tuple[TakenArticle, ...]
    more: int = 0


class _HandedJson(msgspec.Struct, frozen=True):
    """The JSON of a page: its HTML, or a text."""

    url: str | None = None
    page: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class _Handed:
    """What a request hands over."""

    content: bytes
    url: str | None
    charset: str | None


def keep_token(database: Path) -> str:
    """The token of a workspace's intake, made when it is asked for first and kept beside it for this user alone: a
    bookmarklet goes on working when the server is started again. Raises `StoreError` if it cannot be kept."""
    path = database.with_name(f".{database.name}.token")
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        with os.fdopen(file, "r+", encoding="ascii") as stream:
            if not (token := stream.read(200).strip()):
                token = secrets.token_urlsafe(24)
                stream.write(token + "\n")
    except (OSError, ValueError) as error:
        raise StoreError(f"{path}: the token for pages from your browser cannot be kept there: {error}") from error
    return token


async def take(request: Request) -> Response:
    """Read and keep a page; a browser is led to what was found, a program gets it as JSON."""
    _check_token(request)
    try:
        async with request.app.state.intake_turn:
            with anyio.fail_after(BODY_SECONDS):
                handed = await _handed(request)
            reader: Reader = request.app.state.reader
            taken = await run_in_threadpool(reader.take, handed.content, handed.url, handed.charset)
    except TimeoutError as error:
        raise HTTPException(408, f"The page did not come within {BODY_SECONDS} seconds.") from error
    except InputError as error:
        raise HTTPException(400, str(error)) from error
    if "text/html" in request.headers.get("accept", ""):
        query = [("doc", doc) for doc in taken.docs[:MOST_SHOWN]] + [("new", str(int(taken.is_new)))]
        return RedirectResponse(f"/taken?{urlencode(query)}", 303)
    view = await run_in_threadpool(_view, request, taken.docs, taken.is_new)
    return Response(msgspec.json.encode(view), 201 if taken.is_new else 200, media_type="application/json")


def _check_token(request: Request) -> None:
    wanted = request.app.state.intake_token
    bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
    given = bearer or request.headers.get("x-reportedly-token", "") or request.query_params.get("token", "")
    if not wanted or not secrets.compare_digest(given.strip().encode(), wanted.encode()):
        raise HTTPException(403, "The token is not this workspace's; the page /intake of this server has it.")


async def _handed(request: Request) -> _Handed:
    """What the body hands over; raises `HTTPException` if it is of no kind that is taken, or empty."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind in _FORMS:
        return await _of_form(request)
    if kind == "application/json":
        try:
            given = msgspec.json.decode(await request.body(), type=_HandedJson)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise HTTPException(400, f"the body is no JSON object with url, and page or text: {error}") from error
        return _of_texts(given.url, given.page or given.text)
    if kind in _PAGES:
        return _Handed(await request.body(), request.query_params.get("url"), None)
    raise HTTPException(415, "Send a form, JSON, HTML or plain text; docs/intake.md has an example of each.")


async def _of_form(request: Request) -> _Handed:
    """The fields `url` and `page` (a file or a text) or `text`."""
    async with request.form(max_files=2, max_fields=10, max_part_size=LARGEST_BODY) as form:
        url, page, text = form.get("url"), form.get("page"), form.get("text")
        address = url.strip() if isinstance(url, str) else None
        if isinstance(page, UploadFile):
            return _Handed(await page.read(), address or None, None)
        return _of_texts(address, page or (text if isinstance(text, str) else None))


def _of_texts(url: str | None, content: str | None) -> _Handed:
    if not content or not content.strip():
        raise HTTPException(400, "there is no page in this request: give its HTML as page, or a text as text")
    return _Handed(content.encode("utf-8", "replace"), url or None, "utf-8")


def _view(request: Request, docs: tuple[str, ...], is_new: bool) -> TakenView:
    with open_workspace(request) as workspace:
        articles = []
        for doc in docs[:MOST_SHOWN]:
            analysis = workspace.article(doc)
            article = analysis.article
            figures = tuple(
                TakenFigure(
                    value=reported_value(figure),
                    measure=figure.measure,
                    place=figure.place,
                    source=told_by(figure.source, article.language),
                    status=figure.status,
                    sentence=" ".join(article.text[slice(*figure.sentence)].split()),
                    href=links.figure(doc, number),
                )
                for number, figure in enumerate(analysis.figures)
            )
            story = workspace.lists.story_of(doc)
            articles.append(TakenArticle(doc, article.title or doc, links.article(doc), story, figures))
    return TakenView(is_new, tuple(articles), max(len(docs) - MOST_SHOWN, 0))


def taken(request: Request) -> Response:
    """What was found on a page that was handed over."""
    docs = tuple(request.query_params.getlist("doc"))
    if not docs:
        raise UsageError("no article is named; hand a page over first")
    view = _view(request, docs, request.query_params.get("new") != "0")
    return render(request, "taken.html", view=view)


def settings(request: Request) -> Response:
    """The bookmarklet and the settings of SingleFile, ready to be taken over."""
    token = request.app.state.intake_token
    if not token:
        raise UsageError("started without --intake: no pages are taken from browsers")
    address = f"{request.url.scheme}://{request.headers.get('host', '')}/api/pages"
    return render(request, "intake.html", address=address, intake_token=token, bookmarklet=bookmarklet(address, token))


def bookmarklet(address: str, token: str) -> str:
    """A bookmark that hands the page that is shown over, as a form in a new tab: a script of a page may be kept by its
    rules from asking other addresses, a form seldom is."""
    action = msgspec.json.encode(f"{address}?{urlencode({'token': token})}").decode()
    return (
        "javascript:(()=>{const d=document,f=d.createElement('form'),p=d.documentElement.outerHTML;"
        f"f.method='post';f.target='_blank';f.enctype='multipart/form-data';f.acceptCharset='utf-8';f.action={action};"
        "for(const[n,v]of[['url',location.href],['page',p]]){const t=d.createElement('textarea');t.name=n;t.value=v;"
        "f.append(t)}d.body.append(f);HTMLFormElement.prototype.submit.call(f);f.remove()})()"
    )
