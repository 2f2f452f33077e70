"""The same data as JSON under `/api`, described in OpenAPI at `/api/openapi.json`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from reportedly import __version__
from reportedly.api import CorrectionState
from reportedly.errors import UsageError
from reportedly.export.geojson import places_to_geojson, story_places
from reportedly.model import Accuracy, Analysis, Ledger, Revision, Tally
from reportedly.web import links, sources, views
from reportedly.web.forms import MAKERS
from reportedly.web.front import front_view, query_since
from reportedly.web.links import STORIES_ON_PAGE
from reportedly.web.numbers import query_number
from reportedly.web.pages import open_workspace
from reportedly.web.search import SearchView, search_view
from reportedly.web.view_data import FrontView, SourceView, StoryItem
from reportedly.web.working import LookRow, looks

MOST_ROWS = 100
"""Number of rows of a list that one request may ask for."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address of the API: `answer` makes the answer, `kind` is its type, `query` has the names and types of its
    parameters."""

    path: str
    summary: str
    kind: Any
    answer: Callable[[Request], Any]
    query: tuple[tuple[str, str], ...] = ()


def _stories(request: Request) -> list[StoryItem]:
    limit = query_number(request, "limit", 1, MOST_ROWS, 20)
    offset = query_number(request, "offset", 0, 10**9, 0)
    with open_workspace(request) as workspace:
        return [views.story_item(workspace, row) for row in workspace.lists.recent_stories(limit, offset)]


def _today(request: Request) -> FrontView:
    since = query_since(request)
    with open_workspace(request) as workspace:
        return front_view(workspace.morning(since, limit=STORIES_ON_PAGE))


def _ledger(request: Request) -> dict[str, Any]:
    """The ledger, with the address of each row's evidence."""
    with open_workspace(request) as workspace:
        ledger = workspace.ledger(request.path_params["story"])
    found: dict[str, Any] = msgspec.to_builtins(ledger)
    for tally in found["tallies"]:
        _with_hrefs(tally)
    for article in found["articles"]:
        article["href"] = links.article(article["doc"])
    return found


def _tally(request: Request) -> dict[str, Any]:
    story, wanted = request.path_params["story"], request.path_params["tally"]
    with open_workspace(request) as workspace:
        for tally in workspace.ledger(story).tallies:
            if tally.id == wanted:
                found: dict[str, Any] = msgspec.to_builtins(tally)
                return _with_hrefs(found)
    raise UsageError(f"story {story} has no tally {wanted}")


def _with_hrefs(tally: dict[str, Any]) -> dict[str, Any]:
    for entry in tally["entries"]:
        entry["href"] = links.figure(entry["doc"], entry["figure"])
    return tally


def _places(request: Request) -> msgspec.Raw:
    number = request.path_params["story"]
    with open_workspace(request) as workspace:
        places = story_places(workspace.ledger(number), workspace.analyses(number))
    return msgspec.Raw(places_to_geojson(places).encode())


def _article(request: Request) -> Analysis:
    with open_workspace(request) as workspace:
        return workspace.article(request.path_params["doc"])


def _history(request: Request) -> list[Revision]:
    with open_workspace(request) as workspace:
        return workspace.history(request.path_params["doc"])


def _corrections(request: Request) -> list[CorrectionState]:
    with open_workspace(request) as workspace:
        return workspace.corrections()


def _search(request: Request) -> SearchView:
    with open_workspace(request) as workspace:
        return search_view(workspace, request.query_params.get("q", ""))


def _suggest(request: Request) -> list[str]:
    with open_workspace(request) as workspace:
        return workspace.suggest(request.query_params.get("q", ""))


def _accuracy(request: Request) -> Accuracy:
    with open_workspace(request) as workspace:
        return workspace.accuracy()


def _source(request: Request) -> SourceView:
    with open_workspace(request) as workspace:
        return sources.source_view(workspace, request.query_params.get("name", ""))


ENDPOINTS = (
    Endpoint("/api/stories", "Stories, the latest first", list[StoryItem], _stories,
             (("limit", "integer"), ("offset", "integer"))),
    Endpoint("/api/today", "What changed since a day or moment, and the latest stories", FrontView, _today,
             (("since", "string"),)),
    Endpoint("/api/stories/{story}", "The ledger of a story", Ledger, _ledger),
    Endpoint("/api/stories/{story}/tallies/{tally}", "One tally", Tally, _tally),
    Endpoint("/api/stories/{story}/places", "The places of a story as GeoJSON", dict[str, Any], _places),
    Endpoint("/api/articles/{doc}", "An article with all that was found in it", Analysis, _article),
    Endpoint("/api/history/{doc}", "How an article changed, its first revision first", list[Revision], _history),
    Endpoint("/api/corrections", "What people corrected, the undone too", list[CorrectionState], _corrections),
    Endpoint("/api/search", "What answers the search `q`", SearchView, _search, (("q", "string"),)),
    Endpoint("/api/suggest", "Searches that go on from the words `q`", list[str], _suggest, (("q", "string"),)),
    Endpoint("/api/review", "Figures that are worth a look", list[LookRow], looks,
             (("story", "integer"), ("by_chance", "integer"))),
    Endpoint("/api/accuracy", "How accurate the pages were read", Accuracy, _accuracy),
    Endpoint("/api/source", "All that one source said", SourceView, _source, (("name", "string"),)),
)  # fmt: skip


CORRECTING = {
    "summary": "Correct something, or undo a correction; only where the server was started with --edit",
    "parameters": [{"name": "X-Reportedly-Token", "in": "header", "required": True, "schema": {"type": "string"},
                    "description": "What the server says when it starts"}],
    "requestBody": {"required": True, "content": {"application/json": {"schema": {
        "type": "object", "required": ["kind"], "additionalProperties": True,
        "properties": {"kind": {"enum": ["undo", *MAKERS]},
                       "by": {"type": "string"}, "note": {"type": "string"}},
    }}}},
    "responses": {"200": {"description": "The id of the correction"}, "400": {"description": "It makes no sense"},
                  "403": {"description": "The token is not this run's"}, "405": {"description": "Not started so"}},
}  # fmt: skip
"""The description of `POST /api/corrections`. Which other fields it needs depends on `kind`; docs/web.md lists them."""


HANDED_PAGES = "/api/pages"
"""The path that pages are handed over at."""
TAKING = {
    "summary": "Hand over a page; only where the server was started with --intake",
    "parameters": [{"name": "Authorization", "in": "header", "required": True, "schema": {"type": "string"},
                    "description": "Bearer and the token that /intake shows"}],
    "requestBody": {"required": True, "content": {
        kind: {"schema": {"type": "object", "properties": {
            "url": {"type": "string", "description": "Where the page was seen"},
            "page": {"type": "string", "description": "Its HTML"},
            "text": {"type": "string", "description": "Its text, instead of HTML"}}}}
        for kind in ("multipart/form-data", "application/json")
    } | {"text/html": {"schema": {"type": "string"}}}},
    "responses": {"201": {"description": "Its articles and their figures"}, "200": {"description": "It was here"},
                  "400": {"description": "It cannot be read"}, "403": {"description": "The token is not this one"},
                  "413": {"description": "It is too large"}, "405": {"description": "Not started so"}},
}  # fmt: skip
"""The description of `POST /api/pages`."""


def describe() -> dict[str, Any]:
    """The description of the API, OpenAPI 3.1."""
    kinds = [endpoint.kind for endpoint in ENDPOINTS]
    schemas, components = msgspec.json.schema_components(
        kinds, schema_hook=lambda _: {"type": "string"}, ref_template="#/components/schemas/{name}"
    )
    paths = {
        endpoint.path: {"get": _operation(endpoint, schema)}
        for endpoint, schema in zip(ENDPOINTS, schemas, strict=True)
    }
    paths["/api/corrections"]["post"] = CORRECTING
    paths[HANDED_PAGES] = {"post": TAKING}
    told = "The ledger of a workspace, to read only unless the server was started with --edit."
    about = {"title": "Reportedly", "version": __version__, "description": told}
    return {"openapi": "3.1.0", "info": about, "paths": paths, "components": {"schemas": components}}


def _operation(endpoint: Endpoint, schema: Any) -> dict[str, Any]:
    in_path = [part[1:-1] for part in endpoint.path.split("/") if part.startswith("{")]
    parameters = [
        {"name": name, "in": "path", "required": True,
         "schema": {"type": "integer" if name == "story" else "string"}} for name in in_path
    ]  # fmt: skip
    parameters += [{"name": name, "in": "query", "schema": {"type": kind}} for name, kind in endpoint.query]
    answer = {"description": endpoint.summary, "content": {"application/json": {"schema": schema}}}
    missing = {"description": "There is none", "content": {"application/json": {"schema": {"type": "object"}}}}
    return {"summary": endpoint.summary, "parameters": parameters, "responses": {"200": answer, "404": missing}}


def _respond(endpoint: Endpoint) -> Callable[[Request], Response]:
    def respond(request: Request) -> Response:
        return Response(msgspec.json.encode(endpoint.answer(request), enc_hook=str), media_type="application/json")

    return respond


def _description(_: Request) -> Response:
    return Response(msgspec.json.encode(describe()), media_type="application/json")


def _route_path(path: str) -> str:
    return path.replace("{story}", "{story:number}").replace("{doc}", "{doc:path}")


ROUTES = [
    Route("/api/openapi.json", _description),
    *(Route(_route_path(endpoint.path), _respond(endpoint)) for endpoint in ENDPOINTS),
]
