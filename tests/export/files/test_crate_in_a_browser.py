"""A browser without a network opens the reports of a crate: the numbers are there, and nothing is asked for or run."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import pytest

from invented_workspace import HOSTILE, invented_workspace
from web.chromium import chromium, watched

pytestmark = pytest.mark.slow


def test_a_browser_opens_it_offline_and_the_digests_hold(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db", articles=len(HOSTILE), hostile=True) as workspace:
        workspace.export_file("crate", tmp_path / "a.zip")
    folder = tmp_path / "crate"
    zipfile.ZipFile(tmp_path / "a.zip").extractall(folder)
    command = ["sha256sum", "--check", "--quiet", "manifest-sha256.txt"]
    assert subprocess.run(command, cwd=folder, capture_output=True).returncode == 0
    with chromium() as browser:
        context = browser.new_context(offline=True)
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
        with watched(page):
            page.goto((folder / "story-1.html").as_uri())
            assert page.locator("script").count() == 0
            body = page.locator("body").inner_text()
            assert "people killed" in body.casefold() and "<script>alert(1)</script>" in body
            page.locator("a[href^='#']").first.click()
            assert "#" in page.url
        assert {url.partition("#")[0] for url in asked} == {(folder / "story-1.html").as_uri()}
