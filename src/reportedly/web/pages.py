"""The pages that people look at."""

from __future__ import annotations

import json
from functools import cache
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from reportedly.api import Workspace
from reportedly.export.corrections import in_words
from reportedly.export.values import value_in_words
from reportedly.model import BOUNDS, MEASURES, STATUSES
from reportedly.web import links, sources, views
from reportedly.web.evidence import evidence_view
from reportedly.web.numbers import query_number

CHARTS = 6
"""Charts on the page of a source."""


def open_workspace(request: Request) -> Workspace:
    """The workspace that the server was started on."""
    return Workspace(request.app.state.database)


def front(request: Request) -> Response:
    """The stories, the latest first."""
    number = query_number(request, "page", 1, 100_000, 1)
    with open_workspace(request) as workspace:
        rows = workspace.recent_stories(links.STORIES + 1, (number - 1) * links.STORIES)
        items = [views.story_item(workspace, row) for row in rows[: links.STORIES]]
        count = workspace.count_stories()
    return render(request, "front.html", items=items, number=number, is_more=len(rows) > links.STORIES, count=count)


def search(request: Request) -> Response:
    """Articles, statements and sources with all the words that are asked for."""
    with open_workspace(request) as workspace:
        view = views.search_view(workspace, request.query_params.get("q", ""))
    return render(request, "search.html", view=view)


def story(request: Request) -> Response:
    """The ledger of a story."""
    with open_workspace(request) as workspace:
        ledger = workspace.ledger(request.path_params["story"])
    return render(request, "story.html", view=views.story_view(ledger))


def article(request: Request) -> Response:
    """The evidence of a figure or statement: its article."""
    figure = query_number(request, "figure", 0, 10**6, -1)
    statement = query_number(request, "statement", 0, 10**6, -1)
    with open_workspace(request) as workspace:
        view = evidence_view(
            workspace,
            request.path_params["doc"],
            figure if figure >= 0 else None,
            statement if statement >= 0 else None,
        )
    return render(request, "article.html", view=view)


def source(request: Request) -> Response:
    """All that one source said."""
    name = request.query_params.get("name", "")
    with open_workspace(request) as workspace:
        view = sources.source_view(workspace, name)
    return render(request, "source.html", view=view, charts=CHARTS)


def render(request: Request, template: str, code: int = 200, **context: Any) -> HTMLResponse:
    """A page from its template."""
    page = _templates().get_template(template)
    words = request.query_params.get("q", "") if request.url.path == "/search" else ""
    token = request.app.state.token
    kept = _kept(request) if token and code == 200 else None
    return HTMLResponse(page.render(words=words, token=token, kept=kept, here=_here(request), **context), code)


def _kept(request: Request) -> tuple[str, str] | None:
    """The id and words of the correction that led here, so that it can be undone at once."""
    wanted = request.query_params.get("kept")
    if not wanted:
        return None
    with open_workspace(request) as workspace:
        states = [each.correction for each in workspace.corrections() if each.correction.id == wanted]
    return next(((each.id, in_words(each)) for each in states if not each.undone), None)


def _here(request: Request) -> str:
    """The address that was asked for, without the correction that led to it."""
    query = urlencode([(name, value) for name, value in request.query_params.multi_items() if name != "kept"])
    return f"{request.url.path}?{query}" if query else request.url.path


@cache
def _templates() -> Environment:
    found = Environment(
        loader=PackageLoader("reportedly.web"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    found.filters["value"] = lambda low, high: value_in_words(low, high, "exact")
    found.filters["json"] = json.dumps
    found.globals |= {"links": links, "bounds": BOUNDS, "measures": MEASURES, "statuses": STATUSES}
    return found
