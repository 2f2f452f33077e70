"""Quantities on NewsQuant, after the matching rules that CQE was published with (Almasian et al., EMNLP 2023).

    python -m benchmarks.quantities ../shared/gold/quantities/newsquant-dev.jsonl [--errors value|change|unit]

A predicted quantity matches a gold one of its sentence when both ends of the value agree to 1e-5; `change` asks for the
same change symbol as well (= ~ < > up down), `unit` for the same normalized unit. One to one, best agreement first.
NewsQuant's own conventions are applied to our readings here, not in the library: "millions" is 1-10 million there,
"dozens" 12-120, and fractions are parts of one with a unit that starts in "%".
"""

from __future__ import annotations

import argparse
import json
import re
import time
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

from reportedly.language.parsing import Language
from reportedly.model import Article, Block
from reportedly.quantities import Quantity, find_quantities
from reportedly.quantities.atoms import Numeral
from reportedly.quantities.knowledge import knowledge_of

SYMBOLS = {"about": "~", "at_least": ">", "at_most": "<"}
VAGUE = {24.0: (12.0, 120.0), 40.0: (20.0, 200.0)}
Row = tuple[float, float, str, str]
"""Low, high, change symbol, normalized unit."""


SCORE = re.compile(r"\d{1,3}(?:[-–]|-to-| to )\d{1,3}")
"""A score is one quantity of NewsQuant."""
ATTRIBUTE = re.compile(r" [\w$£€]")
LEFT_OUT = re.compile(r"(?:a )?(?:few|several|pair|twice|double)\b", re.IGNORECASE)
"""Vague counts and multiples that NewsQuant does not annotate."""
CATEGORY = re.compile(r"\bcategory \Z", re.IGNORECASE)
"""Words before a class of storms, which is no quantity there."""
FROM = re.compile(r"\bfrom (?:about |around |up to |over |just |nearly |between )?[$€£]?\Z")
TO = re.compile(r"\s?[\w%$.]{0,10}(?: [\w.]+){0,4} to (?:about |around )?[$€£]?\Z")


def rows_of(doc: Doc) -> list[Row]:
    """The quantities of a sentence; "from 21 to 23" is one range in NewsQuant."""
    text = doc.text
    kept = [q for q in find_quantities(doc) if annotated(text, q)]
    rows: list[Row] = []
    for at, quantity in enumerate(kept):
        row = reading(doc, quantity)
        before = kept[at - 1] if at else None
        if (
            before is not None
            and before.shape != "range"
            and FROM.search(text[: before.start][-20:])
            and TO.match(text[before.end : quantity.start])
        ):
            first = rows.pop()
            row = (first[0], row[1], row[2], row[3] if row[3] != "-" else first[3])
        elif before is not None and SCORE.fullmatch(text[before.start : quantity.end]):
            row = (rows.pop()[0], *row[1:])
        rows.append(row)
    return rows


def annotated(text: str, quantity: Quantity) -> bool:
    """Whether NewsQuant annotates such a quantity: not "several", nor the "five-year" of "a five-year plan"."""
    if LEFT_OUT.match(text, quantity.start, quantity.end) or CATEGORY.search(text, 0, quantity.start):
        return False
    lasts = quantity.unit is not None and quantity.unit.kind == "duration"
    return not (lasts and quantity.glued and quantity.shape == "words" and ATTRIBUTE.match(text, quantity.unit.end))


def reading(doc: Doc, quantity: Quantity) -> Row:
    """A quantity in NewsQuant's conventions."""
    low, high = quantity.low, quantity.high
    if quantity.shape == "vague" and low != 3:
        low, high = VAGUE.get(low, (low / 2, low * 5))
    if quantity.shape in ("part", "ratio"):
        low, high = low / 100, high / 100
    return low, high, change(doc.text, quantity), unit(doc, quantity)


NAMES = {"tonne": "metric ton"}
"""Units that NewsQuant names otherwise; it also takes the "p" of pence for a point."""
RANKED = re.compile(r"\b(top|bottom|record) \Z")
"""Adjectives before a number that NewsQuant counts to the noun: "a record 32 goals"."""
AVERAGED = re.compile(r"\baverag(?:ed|es|ing) (?:only |just )?\Z")


def change(text: str, quantity: Quantity) -> str:
    """The change symbol: of the bound words, those before a range too, else of the verb ("up", "down")."""
    bound = quantity.bound
    if bound in ("range", "vague"):
        number = Numeral(quantity.start, quantity.end, quantity.low, quantity.high, "digits")
        bound = knowledge_of("en").bounds.of(text, number)[0]
    if bound != "exact":
        return SYMBOLS[bound]
    return quantity.change or ("~" if AVERAGED.search(text[: quantity.phrase][-24:]) else "=")


def unit(doc: Doc, quantity: Quantity) -> str:
    """The normalized unit: the unit's name, a rate's with "per", or the counted noun in its base form."""
    if quantity.unit is not None:
        name = "point" if quantity.unit.text == "p" else NAMES.get(quantity.unit.name, quantity.unit.name)
        return name + (f" per {quantity.per}" if quantity.per else "")
    if quantity.noun is None:
        return "% -" if quantity.shape in ("part", "ratio") else "-"
    if quantity.glued:
        return base(doc[quantity.noun.first])
    words = [word for word in doc[quantity.noun.first : quantity.noun.last + 1] if word.tag_ not in ("RBS", "CC")]
    text = "".join((base(word) if word.tag_ != "NNP" else word.text) + word.whitespace_ for word in words).strip()
    if ranked := RANKED.search(doc.text[: quantity.start][-8:]):
        text = f"{ranked[1]} {text}"
    if quantity.shape in ("part", "ratio"):
        return "% " + "".join(word.text_with_ws for word in words).strip()
    return text + (f" per {quantity.per}" if quantity.per else "")


def base(word: Token) -> str:
    """A word's base form; a name's plural loses its ending."""
    if word.tag_ == "NNPS" and word.text.endswith("s"):
        return word.text[:-1]
    return word.text if word.tag_ in ("NNPS", "VBN") else word.lemma_


def gold_rows(quantities: list[dict[str, str]]) -> list[Row]:
    """The annotated quantities of a sentence; those whose value is no number are left out."""
    rows = []
    for item in quantities:
        parts = re.fullmatch(r"(-?[\d.]+)(?:-(-?[\d.]+))?", str(item["value"]))
        if parts:
            low = float(parts[1])
            rows.append((low, float(parts[2]) if parts[2] else low, item["change"], item["normalized_unit"] or "-"))
    return rows


def close(left: float, right: float) -> bool:
    return abs(left - right) <= 1e-5 * max(1.0, abs(left))


def same_unit(left: str, right: str) -> bool:
    return left.lower().strip() == right.lower().strip()


def pairs(gold: list[Row], found: list[Row]) -> list[tuple[Row, Row]]:
    """Gold and predicted rows of equal value, one to one, those that agree in more slots first."""
    candidates = sorted(
        (
            (-(g[2] == f[2]) - same_unit(g[3], f[3]), i, j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if close(g[0], f[0]) and close(g[1], f[1])
        ),
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    matched = []
    for _, i, j in candidates:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            matched.append((gold[i], found[j]))
    return matched


def quantity_scores(gold: Path, folder: Path) -> dict[str, float]:
    """F1 of value, value and change, value and unit on the development half of NewsQuant."""
    del folder
    rows = read_rows(gold / "quantities/newsquant-dev.jsonl")
    found = [rows_of(doc) for doc in parse(rows)]
    return {f"quantities {name} F1": round(rates[2], 4) for name, rates in score(rows, found).items()}


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The sentences of a set."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def parse(rows: list[dict[str, Any]], language: Language | None = None) -> list[Doc]:
    """Their parses."""
    articles = [Article(r["doc"], r["text"], (Block("paragraph", 0, len(r["text"])),)) for r in rows]
    return [doc for doc, _ in (language or Language()).parse(articles)]


def score(rows: list[dict[str, Any]], found: list[list[Row]]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of value, value and change, value and unit."""
    counts = {"value": 0, "value and change": 0, "value and unit": 0}
    total_gold = total_found = 0
    for row, predicted in zip(rows, found, strict=True):
        gold = gold_rows(row["quantities"])
        matched = pairs(gold, predicted)
        total_gold += len(gold)
        total_found += len(predicted)
        counts["value"] += len(matched)
        counts["value and change"] += sum(g[2] == f[2] for g, f in matched)
        counts["value and unit"] += sum(same_unit(g[3], f[3]) for g, f in matched)
    return {
        name: (right / total_found, right / total_gold, 2 * right / (total_found + total_gold))
        for name, right in counts.items()
    }


def main() -> None:
    """Print the scores and the speed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--errors", choices=("value", "change", "unit"))
    arguments = parser.parse_args()
    rows = read_rows(arguments.gold)
    language = Language()
    start = time.process_time()
    docs = parse(rows, language)
    parsed = time.process_time()
    found = [rows_of(doc) for doc in docs]
    read = time.process_time()
    if arguments.errors:
        for row, predicted in zip(rows, found, strict=True):
            gold = gold_rows(row["quantities"])
            report(arguments.errors, row["text"], gold, predicted, pairs(gold, predicted))
    for name, (precision, recall, f1) in score(rows, found).items():
        print(f"{name:17} precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    print(f"{len(rows)} sentences: parse {parsed - start:.2f} s, quantities {read - parsed:.3f} s")


def report(kind: str, text: str, gold: list[Row], found: list[Row], matched: list[tuple[Row, Row]]) -> None:
    """Prints a sentence whose quantities differ."""
    slot = {"change": 2, "unit": 3}.get(kind)
    if slot is None:
        missing = [g for g in gold if g not in [m[0] for m in matched]]
        extra = [f for f in found if f not in [m[1] for m in matched]]
        if missing or extra:
            print(text, "\n   missing", missing, "extra", extra)
        return
    wrong = [(g, f) for g, f in matched if str(g[slot]).lower() != str(f[slot]).lower()]
    if wrong:
        print(text, "\n   ", [(g[0], g[slot], f[slot]) for g, f in wrong])


if __name__ == "__main__":
    main()
