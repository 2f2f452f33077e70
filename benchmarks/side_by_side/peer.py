"""Runs under the Python of a peer: texts as JSON on standard input, what it finds as the last line of its output.

It imports nothing of Reportedly. `python peer.py quantulum3|CQE|langextract`.
"""

from __future__ import annotations

import json
import locale
import sys
import time
from pathlib import Path
from typing import Any

MODEL = Path(__file__).parents[2] / "src/reportedly/language/data/en_core_web_sm"
"""The English model that CQE asks for by name and would download."""


def quantulum3(texts: dict[str, str]) -> dict[str, Any]:
    """Quantities by quantulum3, without its classifier of units; a range is two quantities or an uncertainty."""
    from quantulum3 import parser

    def rows(text: str) -> list[dict[str, Any]]:
        found = []
        for each in parser.parse(text):
            dozen = 12 if each.unit.name == "dozen" else 1
            wide = (each.uncertainty or 0) * dozen
            bound = "range" if wide else None
            found.append({"low": each.value * dozen - wide, "high": each.value * dozen + wide, "bound": bound})
        return found

    return _timed(rows, texts, ["numbers", "bounds"])


def cqe(texts: dict[str, str]) -> dict[str, Any]:
    """Quantities by CQE: value or range, the symbol of change as a bound."""
    import spacy
    import spacy_download

    locale.setlocale = lambda *_: "C"  # it asks for en_US.UTF-8, which a small machine lacks, to read thousands
    spacy_download.load_spacy = lambda *_, **__: spacy.load(MODEL)
    from CQE import CQE
    from CQE.classes import Range

    parser = CQE.CQE(overload=True)
    bounds = {">": "at_least", "<": "at_most", "~": "about"}

    def rows(text: str) -> list[dict[str, Any]]:
        found = []
        for paragraph in text.split("\n"):
            for each in parser.parse(paragraph) if paragraph.strip() else ():
                value = each.value
                is_range = isinstance(value, Range)
                low, high = (value.lower, value.upper) if is_range else (value.value, value.value)
                bound = "range" if is_range else bounds.get(each.change.change)
                found.append({"low": float(low), "high": float(high), "bound": bound})
        return found

    return _timed(rows, texts, ["numbers", "bounds"])


def langextract(texts: dict[str, str]) -> dict[str, Any]:
    """No model is asked: a provider that answers nothing counts what is sent, with its defaults."""
    import langextract as lx
    from langextract.core.base_model import BaseLanguageModel
    from langextract.core.types import ScoredOutput

    sent: list[str] = []

    class Counting(BaseLanguageModel):
        def infer(self, batch_prompts: Any, **_: Any) -> Any:
            for prompt in batch_prompts:
                sent.append(prompt)
                yield [ScoredOutput(score=1.0, output='{"extractions": []}')]

    example = lx.data.ExampleData(
        text="Six people were killed and nine hurt, the mayor said; the ministry had spoken of eight dead.",
        extractions=[
            lx.data.Extraction("killed", "Six people", attributes={"source": "the mayor", "before": "eight"}),
            lx.data.Extraction("killed", "eight dead", attributes={"source": "the ministry"}),
        ],
    )
    prompt = "Extract how many people were killed, according to whom, and what the number was before. Use exact text."
    for text in texts.values():
        lx.extract(
            text_or_documents=text, prompt_description=prompt, examples=[example], model=Counting(),
            show_progress=False, fence_output=False, use_schema_constraints=False,
        )  # fmt: skip
    characters = sum(map(len, sent))
    return {"sizes": {
        "characters of the ten texts": sum(map(len, texts.values())), "calls of a model": len(sent),
        "characters sent": characters, "tokens sent, 4 characters each": characters / 4,
    }}  # fmt: skip


def _timed(rows: Any, texts: dict[str, str], tells: list[str]) -> dict[str, Any]:
    rows("Six people were killed.")
    began = time.perf_counter()
    found = {page: rows(text) for page, text in texts.items()}
    return {"found": found, "tells": tells, "seconds": time.perf_counter() - began}


if __name__ == "__main__":
    chosen = {"quantulum3": quantulum3, "CQE": cqe, "langextract": langextract}[sys.argv[1]]
    print(json.dumps(chosen(json.load(sys.stdin))))
