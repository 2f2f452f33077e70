"""A story to take along, in the formats of the command line."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from reportedly.export import ledger as export
from reportedly.export.geojson import places_to_geojson, story_places
from reportedly.export.report import story_report
from reportedly.web.pages import open_workspace

KINDS = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "geojson": "application/geo+json",
    "html": "text/html; charset=utf-8",
}


def story(request: Request) -> Response:
    """The ledger of a story as a file."""
    number, kind = request.path_params["story"], request.path_params["kind"]
    if kind not in KINDS:
        raise HTTPException(404, f"A story comes as {', '.join(KINDS)}; not as {kind[:20]}.")
    with open_workspace(request) as workspace:
        ledger = workspace.ledger(number)
        match kind:
            case "json":
                text = export.to_json(ledger)
            case "csv":
                text = export.to_csv([ledger])
            case "md":
                text = export.to_markdown(ledger)
            case "geojson":
                text = places_to_geojson(story_places(ledger, workspace.analyses(number)))
            case _:
                text = story_report(ledger, workspace.analyses(number))
    name = f'attachment; filename="story-{number}.{kind}"'
    return Response(text, media_type=KINDS[kind], headers={"Content-Disposition": name})
