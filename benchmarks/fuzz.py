"""Fuzzes what opens and splits pages, with coverage as a guide; whatever breaks is left as `crash-*` or `timeout-*`.

pip install atheris
python -m benchmarks.fuzz FOLDER -max_total_time=600

FOLDER takes the inputs found on the way; the pages of `examples` and `tests/pages` are what it begins with. All that
libFuzzer knows as an option can follow.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["reportedly"]):
    from reportedly.articles import find_articles
    from reportedly.errors import InputError
    from reportedly.inputs import open_inputs
    from reportedly.model import Page

ROOT = Path(__file__).parents[1]
SLOW_SECONDS = 10
LARGEST = 64 << 10


def read(path: Path, data: bytes) -> None:
    """Open bytes as a user's file would be, and check what must hold of every article; refusals are no defects."""
    path.write_bytes(data)
    for page in open_inputs([str(path)]):
        if not isinstance(page, Page):
            assert "please report" not in str(page), f"an error that is not handled: {page}"
            assert "\n" not in str(page), f"more than one line: {page}"
            continue
        try:
            articles = find_articles(page)
        except InputError as error:
            assert "\n" not in str(error), f"more than one line: {error}"
            continue
        for article in articles:
            for block in article.blocks:
                assert 0 <= block.start <= block.end <= len(article.text)


def main() -> None:
    """Run libFuzzer until its time is up."""
    corpus = Path(sys.argv[1])
    corpus.mkdir(parents=True, exist_ok=True)
    seeds = [*(ROOT / "examples").glob("*.*"), *(ROOT / "tests/pages").rglob("*.*")]
    for seed in seeds:
        if seed.suffix in (".html", ".txt", ".jsonl") and seed.stat().st_size <= LARGEST:
            (corpus / seed.name).write_bytes(seed.read_bytes())
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page"
        options = [f"-timeout={SLOW_SECONDS}", f"-max_len={LARGEST}", str(corpus), *sys.argv[2:]]
        atheris.Setup([sys.argv[0], *options], lambda data: read(page, data))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
