"""Links to evidence: text fragments as the specification escapes them, found by a browser; and the local page."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.export.evidence_links import live_link, local_figure, text_directive, web_address
from web.chromium import chromium

PAGE = "https://news.example/flood"
TEXT = """Flood in Alva
The toll rose again. At least 12 people died, the mayor said.
“Twenty-five, or more, are missing” & 3 boats – all of them – were lost.
The toll rose again. At least 19 people died, the council said.
Rescuers"""


def span_of(words: str, text: str = TEXT) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def test_signs_of_the_directive_are_escaped() -> None:
    words = "“Twenty-five, or more, are missing” & 3 boats – all of them – were lost."
    link = live_link(PAGE, TEXT, span_of(words))
    assert link
    fragment = link.removeprefix(PAGE + "#:~:text=")
    assert not set("-,& ") & set(fragment) and unquote(fragment) == words


def test_a_repeated_sentence_is_told_by_what_stands_beside_it() -> None:
    first = span_of("The toll rose again.")
    second = (TEXT.rindex("The toll rose again."), TEXT.rindex("The toll rose again.") + 20)
    assert text_directive(TEXT, first) == "text=Alva-,The%20toll%20rose%20again."
    assert text_directive(TEXT, second) == "text=lost.-,The%20toll%20rose%20again."
    assert text_directive("A b. A b.", (0, 4)) == "text=A%20b.,-A"


def test_a_long_sentence_is_told_by_its_ends() -> None:
    words = " ".join(f"word{number}" for number in range(60))
    text = f"Word0 word1 alone.\n{words}\nend"
    directive = text_directive(text, span_of(words, text))
    assert directive
    start, end = directive.removeprefix("text=").split(",")
    assert unquote(start) == "word0 word1 word2 word3 word4 word5"
    assert unquote(end) == "word54 word55 word56 word57 word58 word59"


def test_addresses_keep_their_own_fragment_and_only_the_web_has_links() -> None:
    assert live_link(f"{PAGE}#top", "Ten died.", (0, 9)) == f"{PAGE}#top:~:text=Ten%20died."
    assert live_link("javascript:alert(1)//", "Ten died.", (0, 9)) is None
    assert web_address("file:///etc/passwd") is None and web_address(None) is None
    assert text_directive("…", (0, 1)) is None


def test_the_local_page_has_the_figure() -> None:
    assert local_figure("a b/c.html#2", 3) == "/articles/a%20b%2Fc.html%232?figure=3#f3"


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_text_makes_a_directive_that_can_be_read_back(text: str, one: int, other: int) -> None:
    start, end = sorted((one, other))
    directive = text_directive(text, (start, end))
    if directive is not None:
        parts = [unquote(part) for part in directive.removeprefix("text=").split(",") if part[:1] != "-" != part[-1:]]
        words = " ".join(text[start:end].split())
        assert parts[0].encode("utf-8", "replace") == words.encode("utf-8", "replace")


@contextmanager
def site(folder: Path) -> Iterator[str]:
    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *values: object) -> None:
            super().__init__(*values, directory=str(folder))  # type: ignore[arg-type]

        def log_message(self, *_: object) -> None: ...

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.slow
def test_chromium_goes_to_the_sentence_that_is_meant(tmp_path: Path) -> None:
    """Of two same sentences the second one, and one with all the signs of a directive in it."""
    lines = "".join(f"<p style='margin-top: 3000px'>{escape(line)}</p>" for line in TEXT.split("\n"))
    (tmp_path / "a.html").write_text(f"<!doctype html><meta charset=utf-8>{lines}", "utf-8")
    second = (TEXT.rindex("The toll rose again."), TEXT.rindex("The toll rose again.") + 20)
    meant = {second: 3, span_of("“Twenty-five, or more, are missing” & 3 boats – all of them – were lost."): 2}
    with site(tmp_path) as address, chromium() as browser:
        for span, paragraph in meant.items():
            page = browser.new_page()
            page.goto(live_link(f"{address}/a.html", TEXT, span))
            page.wait_for_function("scrollY > 0", timeout=5_000)
            shown = page.evaluate(
                "[...document.querySelectorAll('p')].findIndex(p => {"
                "const box = p.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight })"
            )
            assert shown == paragraph
            page.close()
