"""Files to download: a story in each format, other views as tables, the bytes of a page."""

from __future__ import annotations

import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from reportedly.errors import StoreError
from reportedly.export.ledger import tallies_to_csv
from reportedly.export.writers import LEDGER_FORMATS
from reportedly.web import links, tables, views
from reportedly.web.numbers import query_number
from reportedly.web.pages import open_workspace
from reportedly.web.search import search_view
from reportedly.web.sources import source_view


def story(request: Request) -> Response:
    """The ledger of a story as a file."""
    number, kind = request.path_params["story"], request.path_params["kind"]
    if kind not in LEDGER_FORMATS:
        raise HTTPException(404, f"A story comes as {', '.join(LEDGER_FORMATS)}; not as {kind[:20]}.")
    found = LEDGER_FORMATS[kind]
    with open_workspace(request) as workspace:
        ledger = workspace.ledger(number)
        text = found.write([ledger], lambda: workspace.analyses(number), _for_excel(request))
    name = f'attachment; filename="story-{number}.{kind}"'
    return Response(text, media_type=found.media_type, headers={"Content-Disposition": name})


def tally(request: Request) -> Response:
    """A tally of a story as a table."""
    number, wanted = request.path_params["story"], request.path_params["tally"]
    with open_workspace(request) as workspace:
        ledger = workspace.ledger(number)
    for each in ledger.tallies:
        if each.id == wanted:
            found = [(ledger.story, ledger.title, each)]
            return _table(tallies_to_csv(found, excel=_for_excel(request)), f"tally-{wanted}")
    raise HTTPException(404, f"Story {number} has no tally of that name.")


def stories(request: Request) -> Response:
    """The stories of one page of the list as a table."""
    number = query_number(request, "page", 1, 100_000, 1)
    with open_workspace(request) as workspace:
        rows = workspace.lists.recent_stories(links.STORIES_ON_PAGE, (number - 1) * links.STORIES_ON_PAGE)
        items = [views.story_item(workspace, row) for row in rows]
    return _table(tables.stories_table(items, excel=_for_excel(request)), "stories")


def search(request: Request) -> Response:
    """What a search found as a table."""
    with open_workspace(request) as workspace:
        view = search_view(workspace, request.query_params.get("q", ""))
        return _table(tables.search_table(view, excel=_for_excel(request)), "search")


def source(request: Request) -> Response:
    """The numbers of a source beside those of others, as a table."""
    with open_workspace(request) as workspace:
        view = source_view(workspace, request.query_params.get("name", ""))
        return _table(tables.source_table(view, excel=_for_excel(request)), "source")


def figures(request: Request) -> Response:
    """An article's figures as a table."""
    with open_workspace(request) as workspace:
        analysis = workspace.article(request.query_params.get("doc", ""))
        return _table(tables.figures_table(analysis, excel=_for_excel(request)), "figures")


def saved(request: Request) -> Response:
    """The bytes of a page as they were kept. A browser saves them, and never shows them as a page of ours.

    If the bytes are damaged or lost, the answer is 410 (gone): asking again would not help.
    """
    doc = request.path_params["doc"]
    with open_workspace(request) as workspace:
        name = re.sub(r"[^A-Za-z0-9._-]+", "_", workspace.lists.page(doc).name)[-80:].lstrip(".") or "page"
        try:
            content = workspace.page_bytes(doc)
        except StoreError as error:
            raise HTTPException(410, str(error), {"Cache-Control": "no-store"}) from error
    named = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type="application/octet-stream", headers=named)


def _for_excel(request: Request) -> bool:
    return request.query_params.get("excel") == "1"


def _table(text: str, name: str) -> Response:
    named = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(text, media_type=LEDGER_FORMATS["csv"].media_type, headers=named)
