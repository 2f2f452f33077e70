"""A headless Chromium of the system, for tests that look at pages as people do."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest


@contextmanager
def chromium() -> Iterator[Any]:
    """A running browser; skips the test, saying why, where there is none."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: no browser tests")
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on this machine: no browser tests")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Any, site: str, width: int = 1280, height: int = 900, **options: Any) -> Iterator[Any]:
    """A page of a window of its own, whose addresses are those of a site; `options` are Playwright's."""
    context = browser.new_context(viewport={"width": width, "height": height}, base_url=site, **options)
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


@contextmanager
def watched(page: Any) -> Iterator[None]:
    """Fails at its end if the page's console showed an error, which a breach of the content security policy is too."""
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    yield
    assert not troubles


def open_quake(page: Any) -> str:
    """The ledger of the examples' earthquake, from the front page; its address."""
    page.goto("/")
    page.get_by_role("link", name="More than 2,200 dead in Afghan quake").first.click()
    page.wait_for_selector(".tally-chart .mark")
    return str(page.url)


def is_as_wide_as_its_window(page: Any) -> bool:
    """Whether a page needs no scrolling to the side."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def serious_problems(page: Any) -> list[tuple[str, str]]:
    """What axe-core finds serious or worse: its rule, and the beginning of the first element. The page has to bypass
    the content security policy."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page).response["violations"]
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in found if each["impact"] in ("serious", "critical")]
