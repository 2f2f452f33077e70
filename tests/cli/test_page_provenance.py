"""`explain` says how an article came out of its page, and `--page` what it leaves out."""

from __future__ import annotations

from pathlib import Path

from reportedly.api import Workspace
from reportedly_cli import Run

TEXT = "".join(
    f"<p>The harbour master said {n + 3} people were hurt on pier {n} when the roof fell in.</p>" for n in range(6)
)
DATA = '{"@type": "NewsArticle", "headline": "Roof falls in at the harbour", "datePublished": "2026-03-02", '
DATA += '"author": {"name": "Maren Oldt"}}'
PAGE = f"""<html><head><script type="application/ld+json">{DATA}</script>
<meta property="og:site_name" content="Harbour News"></head>
<body><nav><a href="/">Home of the harbour</a></nav><article><h1>Roof falls in at the harbour</h1>{TEXT}</article>
<footer>Write to the harbour office</footer></body></html>"""


def test_a_page_says_how_each_part_was_found(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    assert run("read", "page.html").code == 0
    out = " ".join(run("explain", "page.html", "--page").out.split())
    assert "text its lines, each judged by itself" in out
    assert "title json-ld" in out and "publisher meta element" in out and "authors json-ld" in out
    assert "published json-ld" in out and "updated the page does not say" in out
    assert "Left out of the page" in out and "Write to the harbour office" in out
    assert "on pier 3" not in out
    both = run("explain", "page.html").out
    assert "explain page.html --page" in both and "Figure 0" in both
    assert run("explain", "page.html", "--page", "--rejected").code == 2


def test_a_text_says_what_of_it_was_left_out(run: Run, tmp_path: Path) -> None:
    body = "\n\n".join(
        f"The harbour master said {n + 3} people were hurt on pier {n} when the roof fell." for n in range(5)
    )
    (tmp_path / "page.txt").write_text(
        f"Roof falls in at the harbour\n\nUpdated 3 May 2026\n\nBy Maren Oldt\n\n{body}\n"
    )
    assert run("read", "page.txt").code == 0
    with Workspace(tmp_path / "reportedly.db") as workspace:
        found = workspace.provenance("page.txt")
    assert found.left_out == ("Updated 3 May 2026", "By Maren Oldt") and found.updated == "update line"
