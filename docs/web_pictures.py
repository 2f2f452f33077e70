"""Takes the pictures of docs/web.md and docs/charts.md: the web page over the examples, on a desk and on a phone.

.venv/bin/python docs/web_pictures.py    (needs Playwright and a Chromium of the system)
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import urllib3
from playwright.sync_api import sync_playwright

from reportedly.api import Workspace

HERE = Path(__file__).parent
SIZES = {1280: 860, 390: 844}
FILES = {"story-file-1280": (1280, 1000, "light"), "story-file-390-dark": (390, 1300, "dark")}
"""Pictures of a story as one HTML file: their width, height and colours."""


@contextmanager
def served(database: Path) -> Iterator[str]:
    """The address of a server over a workspace, without a slash at its end."""
    command = [sys.executable, "-m", "reportedly", "serve", "--db", str(database), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield next(word for word in process.stdout.readline().split() if word.startswith("http")).rstrip("/")
        finally:
            process.terminate()


def take_pictures(browser: Any, address: str, views: dict[str, str]) -> None:
    """Save each view at each width; the story on the phone in the dark."""
    for width, height in SIZES.items():
        for name, path in views.items():
            scheme = "dark" if (name, width) == ("story", 390) else "light"
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            page.goto(address + path)
            page.wait_for_load_state("networkidle")
            page.screenshot(path=HERE / f"pictures/web-{name}-{width}.png")
            page.close()


def take_map(browser: Any, address: str) -> None:
    """Save the map of a story."""
    page = browser.new_page(viewport={"width": 1280, "height": 860})
    page.goto(address)
    figure = page.locator(".place-map")
    figure.scroll_into_view_if_needed()
    page.wait_for_selector(".place-map svg")
    page.wait_for_load_state("networkidle")
    figure.screenshot(path=HERE / "pictures/map-1280.png")
    page.close()


def take_files(browser: Any, file: Path) -> None:
    """Save a story's file as it looks."""
    for name, (width, height, scheme) in FILES.items():
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        page.goto(file.as_uri())
        page.wait_for_selector(".tally-chart svg")
        page.screenshot(path=HERE / f"pictures/{name}.png")
        page.close()


def main() -> None:
    """Read the examples, serve them and take the pictures."""
    os.chdir(HERE.parent)  # so that pages are named as users name them
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        database = Path(folder) / "examples.db"
        with Workspace(database, create=True) as workspace:
            list(workspace.read(["examples"]))
            ledgers = [workspace.ledger(each.id) for each in workspace.stories()]
        story, doc = next(
            (ledger.story, each.doc) for ledger in ledgers for each in ledger.articles if "midday" in each.doc
        )
        views = {
            "front": "/",
            "story": f"/stories/{story}",
            "evidence": f"/articles/{doc.replace('/', '%2F')}?figure=0",
        }
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        with served(database) as address:
            take_pictures(browser, address, views)
            take_map(browser, f"{address}/stories/{story}")
            file = Path(folder) / "story.html"
            file.write_bytes(urllib3.request("GET", f"{address}/stories/{story}.html").data)
            take_files(browser, file)
        browser.close()


if __name__ == "__main__":
    main()
