"""The web application: which address leads to which view, and which answer an error gives."""

from __future__ import annotations

import gc
import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
import msgspec
from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from reportedly.api import Workspace
from reportedly.errors import ReportedlyError, UsageError
from reportedly.web import api, corrections, downloads, intake, pages, search, working
from reportedly.web.answer_cache import AnswerCache
from reportedly.web.reader import Reader
from reportedly.web.security import Guard
from reportedly.web.visits import Visits

THREADS = 4
"""Number of requests that are worked on at the same time."""

log = logging.getLogger(__name__)


def make_app(
    database: Path,
    *,
    host: str = "127.0.0.1",
    edit: bool = False,
    by: str | None = None,
    intake_token: str | None = None,
) -> Starlette:
    """The application for a workspace, which is opened for each request.

    `host` is the name or address that it is served on; with `edit` a person may make corrections, which are made `by`
    someone where they name nobody; with an `intake_token` whoever has it may hand pages over. Raises `StoreError` if
    there is no workspace.
    """
    Workspace(database).close()
    routes = [
        Route("/", pages.front),
        Route("/search", search.search),
        Route("/words", pages.words),
        Route("/stories/{story:number}", pages.story),
        Route("/stories/{story:number}.{kind:str}", downloads.story),
        Route("/stories/{story:number}/tallies/{tally:str}.csv", downloads.tally),
        Route("/stories.csv", downloads.stories),
        Route("/articles/{doc:path}", pages.article),
        Route("/figures.csv", downloads.figures),
        Route("/provenance/{doc:path}", pages.provenance),
        Route("/saved/{doc:path}", downloads.saved),
        Route("/search.csv", downloads.search),
        Route("/source", pages.source),
        Route("/source.csv", downloads.source),
        Route("/review", working.review),
        Route("/stories/{story:number}/work", working.work),
        Route("/accuracy", working.accuracy),
        Route("/corrections", corrections.listing),
        Route("/corrections.jsonl", corrections.lines),
        Route("/intake", intake.settings),
        Route("/taken", intake.taken),
        *api.ROUTES,
    ]
    changing = [
        Route("/corrections", corrections.correct, methods=["POST"]),
        Route("/api/corrections", corrections.correct_by_program, methods=["POST"]),
    ]
    handed = Route(api.HANDED_PAGES, intake.take, methods=["POST"])
    changed = frozenset(route.path for route in changing) if edit else frozenset[str]()
    taken = {handed.path: intake.LARGEST_BODY} if intake_token else {}
    app = Starlette(
        routes=[*routes, *changing, handed, Mount("/static", StaticFiles(packages=[("reportedly.web", "static")]))],
        lifespan=_steady,
        middleware=[
            Middleware(Guard, host=host, changed=changed, handed=taken),
            Middleware(Visits, database=database),
            Middleware(AnswerCache, database=database),
        ],
        exception_handlers={
            HTTPException: _http_error,
            UsageError: _not_found,
            ReportedlyError: _cannot,
            Exception: _defect,
        },
    )
    app.state.database = database
    app.state.by = by
    app.state.token = secrets.token_urlsafe(32) if edit else None
    app.state.intake_token = intake_token
    app.state.intake_turn = anyio.Lock()
    app.state.reader = Reader(database)
    return app


@asynccontextmanager
async def _steady(app: Starlette) -> AsyncIterator[None]:
    """Work on a few requests at the same time: Python runs one thread at a time, so that more would only wait.

    The objects that libraries made at start are left out of garbage collection, which would otherwise stop all requests
    for 90 ms now and then.
    """
    gc.collect()
    gc.freeze()
    current_default_thread_limiter().total_tokens = THREADS
    if app.state.intake_token:
        app.state.reader.start()
    yield
    app.state.reader.close()


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    answer = _error(request, error.status_code, error.detail)
    answer.headers.update(error.headers or {})
    return answer


def _not_found(request: Request, error: Exception) -> Response:
    return _error(request, 404, str(error))


def _cannot(request: Request, error: Exception) -> Response:
    return _error(request, 503, str(error))


def _defect(request: Request, error: Exception) -> Response:
    log.error("while answering %r", request.url.path, exc_info=error)
    return _error(request, 500, "An error of ours; the terminal that serves this page says more. Please report it.")


def _error(request: Request, status: int, words: str) -> Response:
    if request.url.path.startswith("/api/"):
        return Response(msgspec.json.encode({"error": words}), status, media_type="application/json")
    return pages.render(request, "error.html", status, said=words, status=status)
