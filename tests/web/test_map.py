import json
from collections.abc import Iterator
from typing import Any

import pytest

from web.chromium import chromium, watched
from web.static_site import STATIC, serve

pytestmark = pytest.mark.slow

SCRIPTS = (
    "vendor/d3.min.js", "vendor/topojson-client.min.js", "chart-words.js", "chart-tip.js", "chart-save.js",
    "map-shapes.js", "map.js",
)  # fmt: skip
HEAD = '<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title><link rel="icon" href="data:,">'
HEAD += '<link rel="stylesheet" href="/static/charts.css">'
HEAD += "".join(f'<script src="/static/{name}" defer></script>' for name in SCRIPTS)
FIGURE = '<figure class="place-map" data-src="{}" data-regions="/static/vendor/regions.json"></figure>'


def feature(name: str, kind: str, country: str, region: str | None, at: tuple[float, float], figures: int) -> dict:
    counts = {"figures": figures, "mentions": figures + 1, "main": kind == "city", "articles": 1}
    own = {"name": name, "kind": kind, "country": country, "region": region, "geoname_id": sum(map(ord, name))}
    return {
        "geometry": {"type": "Point", "coordinates": at},
        "properties": own | counts | {"href": f"/places/{name}"},
    }


PLACES = [
    feature("<b>Bergen</b>", "city", "NO", "NO.46", (5.33, 60.39), 9),
    feature("Rogaland", "region", "NO", "NO.14", (6.0, 59.0), 4),
    feature("Norway", "country", "NO", None, (10.0, 62.0), 3),
    feature("Stavanger", "city", "NO", "NO.14", (5.73, 58.97), 0),
    feature("Australia", "country", "AU", None, (135.0, -25.0), 1),
]


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    pages = {
        "/": HEAD + FIGURE.format("/places.json"),
        "/none": HEAD + FIGURE.format("/none.json"),
        "/lost": HEAD + FIGURE.format("/nowhere"),
        "/places.json": json.dumps({"type": "FeatureCollection", "features": PLACES}),
        "/none.json": json.dumps({"type": "FeatureCollection", "features": []}),
        "/places/Rogaland": HEAD,
    }
    with serve(pages) as address:
        yield address


@pytest.fixture(scope="module")
def page(site: str) -> Iterator[Any]:
    with chromium() as browser:
        found = browser.new_page(viewport={"width": 1000, "height": 700})
        found.set_default_timeout(30_000)
        yield found


def test_places_their_sizes_and_their_list(page: Any, site: str) -> None:
    with watched(page):
        page.goto(site)
        page.wait_for_selector(".map-svg")
        assert page.locator(".place-list li").all_inner_texts()[:2] == [
            "<b>Bergen</b>\nNorway · 9 figures, named 10×", "Rogaland\nNorway · 4 figures, named 5×",
        ]  # fmt: skip
        radii = page.locator(".circles circle").evaluate_all("all => all.map((each) => +each.getAttribute('r'))")
        assert radii[0] / radii[1] == pytest.approx((9 / 4) ** 0.5, rel=1e-3)
        assert page.locator(".circles .named-only").count() == 1
        assert page.locator(".land .told[d]").count() == 1
        names = page.locator(".names text").all_text_contents()
        assert {"<b>Bergen</b> 9", "Rogaland 4"} <= set(names)
        assert not any("Australia" in name for name in names)


def test_an_area_encloses_the_point_of_its_region(page: Any, site: str) -> None:
    page.goto(site)
    page.wait_for_selector(".map-svg")
    inside = page.evaluate(
        """async () => {
          const shapes = reportedly.shapesOf(await (await fetch("/static/vendor/regions.json")).json());
          const region = shapes.regions.find((each) => each.id === "NO.14");
          return [d3.geoContains(region, [6.0, 59.0]), d3.geoContains(region, [20.0, 65.0]),
            d3.geoContains(shapes.country("AF"), [69.17, 34.53]), d3.geoArea(shapes.country("AF")) < 0.1];
        }"""
    )
    assert inside == [True, False, True, True]


def test_zoom_and_links(page: Any, site: str) -> None:
    page.goto(site)
    page.wait_for_selector(".map-svg")
    before = page.locator(".circles circle").first.bounding_box()
    page.get_by_role("button", name="Zoom out").click()
    gap = "all => Math.abs(all[0].getAttribute('cx') - all[1].getAttribute('cx'))"
    narrow = page.locator(".circles circle").evaluate_all(gap)
    page.get_by_role("button", name="All places").click()
    assert 1.8 * narrow == pytest.approx(page.locator(".circles circle").evaluate_all(gap), rel=1e-2)
    assert page.locator(".circles circle").first.bounding_box() == before
    page.locator(".place-list a", has_text="Rogaland").hover()
    assert page.locator(".circles .shown").count() == 1
    page.locator(".place-list a", has_text="Rogaland").click()
    page.wait_for_url("**/places/Rogaland")


def test_no_map_without_places_and_a_word_where_it_fails(page: Any, site: str) -> None:
    page.goto(f"{site}/none")
    page.wait_for_selector("figure", state="detached")
    page.goto(f"{site}/lost")
    page.wait_for_selector(".chart-failed")
    assert "404" in page.locator(".chart-failed").inner_text()


def test_shapes_are_small() -> None:
    assert (STATIC / "vendor" / "regions.json").stat().st_size < 2_000_000
