"""Seconds from handing a page over to its figures on the result page, with the server warm.

`python -m benchmarks.intake`: `reportedly serve --intake` as a user starts it, on a new workspace; the form of the
bookmark is sent, its redirect followed, and the figures are looked for in the page that comes. Pages: the ten invented
ones of `side_by_side`, and one of 800 words made of all of them.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import Request, urlopen

from urllib3.filepost import encode_multipart_formdata

from benchmarks.side_by_side.answers import PAGES
from reportedly.web import keep_token

BAR = 2.0
"""Seconds in which a page of usual size is to be told."""


def main() -> int:
    """Print the seconds; 1 if one page takes longer than the bar."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    from web.served import served

    with TemporaryDirectory() as folder:
        database = Path(folder) / "taken.db"
        with served(database, "--intake") as address:
            token = keep_token(database)
            short = [path.read_text("utf-8") for path in PAGES]
            hand_over(address, token, "https://paper.example/warm", short[0])
            times = [
                hand_over(address, token, f"https://paper.example/{number}", html)
                for number, html in enumerate(short[1:])
            ]
            long = hand_over(address, token, "https://paper.example/long", long_page(short))
    print(f"pages of 100 words: median {statistics.median(times):.2f} s, longest {max(times):.2f} s")
    print(f"a page of 800 words: {long:.2f} s")
    return 1 if max(*times, long) > BAR else 0


def hand_over(address: str, token: str, url: str, html: str) -> float:
    """Seconds until the result page is there with figures on it."""
    began = time.perf_counter()
    body, kind = encode_multipart_formdata({"url": url, "page": html})
    request = Request(f"{address}/api/pages?token={token}", body, {"Content-Type": kind, "Accept": "text/html"})
    with urlopen(request) as answer:
        page = answer.read().decode()
    seconds = time.perf_counter() - began
    assert "/taken?" in answer.url and "killed</a>" in page, page[:500]
    return seconds


def long_page(pages: list[str]) -> str:
    """A page with the paragraphs of all others."""
    parts = [html.partition("</time>")[2].partition('<p class="tools">')[0] for html in pages]
    head, _, rest = pages[0].partition("</time>")
    return f"{head}</time>{''.join(parts)}{rest[rest.index('</article>') :]}"


if __name__ == "__main__":
    sys.exit(main())
