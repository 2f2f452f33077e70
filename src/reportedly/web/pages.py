"""The HTML pages."""

from __future__ import annotations

import json
import re
from functools import cache, partial
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from reportedly.api import Workspace
from reportedly.model import BOUNDS, MEASURES, STATUSES
from reportedly.web import links, sources
from reportedly.web.evidence import evidence_view, provenance_view
from reportedly.web.front import front_view, query_since
from reportedly.web.homes import figure_home
from reportedly.web.numbers import query_number
from reportedly.web.story import story_view
from reportedly.web.terms import TERMS
from reportedly.web.visits import BY_VISIT
from reportedly.wording.corrections import correction_in_words
from reportedly.wording.days import moment_with_zone
from reportedly.wording.values import range_in_words

LONGEST_UNBROKEN = 100
"""Number of letters after which a long word may be broken into lines."""
_UNBROKEN = re.compile(rf"(?:\S{{1,{LONGEST_UNBROKEN}}}+(?!\S)|\s++)++|\S{{{LONGEST_UNBROKEN}}}")
NEWS_SHOWN = 8
"""Number of changes that the front page shows at once; the others are behind a line."""
STORY_NAMES = 100
"""Number of stories whose titles a form offers."""
ROWS_SHOWN = 8
"""Number of figures reported once, and of speakers, that a story shows at once."""
CHARTS = 6
"""Number of charts on the page of a source."""


def open_workspace(request: Request) -> Workspace:
    """The workspace that the server was started on."""
    return Workspace(request.app.state.database)


def front(request: Request) -> Response:
    """What changed, then the latest stories, those that matter most first."""
    number, size = query_number(request, "page", 1, 100_000, 1), links.STORIES_ON_PAGE
    since = query_since(request)
    with open_workspace(request) as workspace:
        morning = workspace.morning(since, limit=size, offset=(number - 1) * size)
        view = front_view(morning, by_visit=BY_VISIT in request.query_params)
        count, stale = workspace.lists.count_stories(), workspace.lists.count_stale()
    asked = request.query_params.get("since")
    return render(
        request, "front.html", stale=stale, view=view, number=number, is_more=count > number * size, count=count,
        asked=asked, shown=NEWS_SHOWN,
    )  # fmt: skip


def words(request: Request) -> Response:
    """What the words of the pages say."""
    return render(request, "words.html", terms=TERMS)


def story(request: Request) -> Response:
    """The ledger of a story."""
    with open_workspace(request) as workspace:
        ledger = workspace.ledger(request.path_params["story"])
        stale = workspace.lists.count_stale(story=ledger.story)
        view = story_view(ledger, workspace.lists.see_also(ledger.story))
    return render(request, "story.html", stale=stale, view=view, shown=ROWS_SHOWN)


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
        stale = workspace.lists.count_stale(doc=request.path_params["doc"])
        is_edited = request.app.state.token and figure >= 0
        home = figure_home(workspace, view.doc, figure) if is_edited else None
    return render(request, "article.html", stale=stale, view=view, home=home)


def provenance(request: Request) -> Response:
    """How an article was found on its page, and what was left out."""
    doc = request.path_params["doc"]
    with open_workspace(request) as workspace:
        view, stale = provenance_view(workspace, doc), workspace.lists.count_stale(doc=doc)
    return render(request, "provenance.html", stale=stale, view=view)


def source(request: Request) -> Response:
    """Everything that one source said."""
    name = request.query_params.get("name", "")
    with open_workspace(request) as workspace:
        view, stale = sources.source_view(workspace, name), workspace.lists.count_stale()
    return render(request, "source.html", stale=stale, view=view, charts=CHARTS)


def render(request: Request, template: str, code: int = 200, stale: int = 0, **context: Any) -> HTMLResponse:
    """A page from its template; `stale` counts the articles that it shows and that older rules read."""
    page = _templates().get_template(template)
    words = request.query_params.get("q", "") if request.url.path == "/search" else ""
    token = request.app.state.token
    kept = _kept(request) if token and code == 200 else None
    context |= {"words": words, "token": token, "kept": kept, "here": _here(request), "stale": stale}
    context |= {"by": request.app.state.by or "", "story_names": partial(_story_names, request)}
    return HTMLResponse(page.render(context), code)


def _story_names(request: Request) -> list[str]:
    """The titles of the latest stories, for a form that asks for one."""
    with open_workspace(request) as workspace:
        return workspace.lists.recent_titles(STORY_NAMES)


def _kept(request: Request) -> tuple[str, str] | None:
    """The id and words of the correction that was just made, so that it can be undone at once."""
    wanted = request.query_params.get("kept")
    if not wanted:
        return None
    with open_workspace(request) as workspace:
        states = [each.correction for each in workspace.corrections() if each.correction.id == wanted]
    return next(((each.id, correction_in_words(each)) for each in states if not each.undone), None)


def _here(request: Request) -> str:
    """The address that was asked for, without the parameter of the correction that was just made."""
    query = urlencode([(name, value) for name, value in request.query_params.multi_items() if name != "kept"])
    return f"{request.url.path}?{query}" if query else request.url.path


def breakable(text: str) -> Markup:
    """A text for HTML with marks where long words may be broken; browsers alone take minutes to find such places."""
    return Markup("<wbr>").join(piece[0] for piece in _UNBROKEN.finditer(text))


@cache
def _templates() -> Environment:
    found = Environment(
        loader=PackageLoader("reportedly.web"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    found.filters["value"] = range_in_words
    found.filters["moment"] = moment_with_zone
    found.filters["json"] = json.dumps
    found.filters["breakable"] = breakable
    found.globals |= {"links": links, "bounds": BOUNDS, "measures": MEASURES, "statuses": STATUSES, "terms": TERMS}
    return found
