"""NewsQuant: value, value + change and value + unit, after the published matching rules of CQE (Almasian et al., 2023).

    python -m benchmarks.quantities GOLD.jsonl [--misses] [--speed]

Gold and predicted quantities of a sentence are matched one to one. Values agree to a relative 1e-5, both ends of a
range; the change is one of `=`, `~`, `<`, `>`, `up`, `down`; units agree in their normal form, whatever their case.
NewsQuant's own conventions are applied to our quantities here, and only here: the ranges of "hundreds" and the like,
"from 4 to 5" as one quantity, ages as quantities, and nothing for "several".
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from spacy.tokens import Doc

from reportedly.figures.quantities import Quantity, find_quantities
from reportedly.figures.quantities.bounds import bound_before
from reportedly.language import Language
from reportedly.model import Article, Block

CHANGES = {"about": "~", "at_least": ">", "at_most": "<"}
VAGUE = {
    "dozens": (12, 120), "hundreds": (100, 1000), "thousands": (1e3, 1e4), "millions": (1e6, 1e7), "billions": (1e9, 1e10),
}  # fmt: skip
TENS = {"tens": (10, 100), "hundreds": (100, 1000)}
SCALES = {"thousands": 1e3, "millions": 1e6, "billions": 1e9}
SKIPPED = frozenset("a an the of in at for to 's ’s its their and or its".split(" "))
KINDS = frozenset({"quantity", "age"})


class Reading(NamedTuple):
    """A quantity as NewsQuant writes it."""

    low: float
    high: float
    change: str
    unit: str


def main(arguments: list[str]) -> int:
    """Print the scores, and on demand the misses by cause and the speed."""
    paths = [each for each in arguments if not each.startswith("--")]
    rows = [json.loads(line) for line in Path(paths[0]).read_text(encoding="utf-8").splitlines()]
    language = Language()
    articles = [Article(row["doc"], row["text"], (Block("paragraph", 0, len(row["text"])),)) for row in rows]
    start = time.process_time()
    docs = [doc for doc, _ in language.parse(articles)]
    parse = time.process_time() - start
    start = time.process_time()
    predictions = [list(_readings(doc, find_quantities(doc))) for doc in docs]
    own = time.process_time() - start
    golds = [[_gold(each) for each in row["quantities"]] for row in rows]
    print(json.dumps(score(golds, predictions)))
    if "--speed" in arguments:
        words = sum(len(row["text"].split()) for row in rows)
        print(f"{len(rows) / (parse + own):.0f} sentences/s of CPU with the parse, {words / own:,.0f} words/s without")
    if "--misses" in arguments:
        _print_misses(rows, golds, predictions)
    return 0


def score(golds: Iterable[list[Reading]], predictions: Iterable[list[Reading]]) -> dict[str, float]:
    """F1 in percent of `value`, `value+change`, `value+unit`."""
    right: Counter[str] = Counter()
    gold_count = predicted_count = 0
    for gold, predicted in zip(golds, predictions, strict=True):
        gold_count, predicted_count = gold_count + len(gold), predicted_count + len(predicted)
        for a, b in match(gold, predicted):
            right["value"] += 1
            right["value+change"] += a.change == b.change
            right["value+unit"] += same_unit(a, b)
    total = gold_count + predicted_count
    return {name: round(200 * right[name] / total, 1) for name in ("value", "value+change", "value+unit")}


def match(gold: list[Reading], predicted: list[Reading]) -> list[tuple[Reading, Reading]]:
    """Pairs of equal value, those first that agree in the most else."""
    candidates = sorted(
        (
            (-(a.change == b.change) - same_unit(a, b), i, j)
            for i, a in enumerate(gold)
            for j, b in enumerate(predicted)
            if same_value(a, b)
        )
    )
    used: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, i, j in candidates:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            pairs.append((gold[i], predicted[j]))
    return pairs


def same_value(a: Reading, b: Reading) -> bool:
    """Both ends to 1e-5 of the gold value."""
    return all(abs(x - y) <= 1e-5 * max(abs(x), 1e-300) for x, y in ((a.low, b.low), (a.high, b.high)))


def same_unit(a: Reading, b: Reading) -> bool:
    """The same normal form, whatever the case; "-" is none."""
    return a.unit.lower().strip(" -") == b.unit.lower().strip(" -")


def _gold(row: dict[str, Any]) -> Reading:
    value = str(row["value"]).replace(" ", "")
    low, high = _ends(value)
    return Reading(low, high, row["change"], row["normalized_unit"])


def _ends(value: str) -> tuple[float, float]:
    """ "5-6" as two numbers; a minus sign or an exponent is no dash."""
    for at in range(1, len(value)):
        if value[at] == "-" and value[at - 1] not in "eE":
            low, high = float(value[:at]), float(value[at + 1 :])
            return min(low, high), max(low, high)
    return float(value), float(value)


def _readings(doc: Doc, quantities: tuple[Quantity, ...]) -> Iterator[Reading]:
    skip = {q.since for q in quantities if q.since is not None and _merges(quantities[q.since], q)}
    for index, quantity in enumerate(quantities):
        if quantity.kind not in KINDS or index in skip or quantity.form == "multiple":
            continue
        low, high = quantity.low, quantity.high
        if quantity.form == "vague":
            ends = _vague(doc.text[quantity.start : quantity.end].lower())
            if ends is None:
                continue
            low, high = ends
        if quantity.since is not None and quantity.since in skip:
            first = quantities[quantity.since]
            low, high = min(first.low, quantity.low), max(first.high, quantity.high)
        bound = bound_before(doc.text.lower(), quantity.start)[0] if quantity.bound == "range" else quantity.bound
        change = CHANGES.get(bound or "") or quantity.change or "="
        bare = quantity.since is not None and quantity.unit is None and quantity.counted is None
        yield Reading(
            low,
            high,
            change,
            _unit(doc, quantities[quantity.since] if bare and quantity.since is not None else quantity),
        )


def _merges(first: Quantity, second: Quantity) -> bool:
    return first.unit is None or second.unit is None or first.unit == second.unit


def _vague(words: str) -> tuple[float, float] | None:
    first, _, rest = words.partition(" of ")
    if rest in SCALES and first in TENS:
        return TENS[first][0] * SCALES[rest], TENS[first][1] * SCALES[rest]
    return VAGUE.get(words)


def _unit(doc: Doc, quantity: Quantity) -> str:
    if quantity.kind == "age":
        return (
            "year of age" if quantity.unit is None or quantity.unit.form == "year" else f"{quantity.unit.form} of age"
        )
    if (
        quantity.unit is not None
        and quantity.unit.form == "pence"
        and quantity.unit_span
        and doc.text[slice(*quantity.unit_span)].strip() == "p"
    ):
        return "point"
    if quantity.unit is not None:
        return f"{quantity.unit.form} per {quantity.per}" if quantity.per else quantity.unit.form
    phrase = ""
    if quantity.counted is not None:
        span = doc.char_span(*quantity.counted, alignment_mode="expand")
        phrase = " ".join(
            t.lemma_ if t.tag_ not in ("NNP", "NNPS") else t.text for t in span or () if t.lower_ not in SKIPPED
        )
        phrase = phrase.replace(" - ", "-")
    if phrase.startswith("time"):
        return "count"
    if quantity.form in ("fraction", "ratio"):
        return f"% {phrase}"
    return phrase


def _print_misses(rows: list[dict[str, Any]], golds: list[list[Reading]], predictions: list[list[Reading]]) -> None:
    for row, gold, predicted in zip(rows, golds, predictions, strict=True):
        pairs = match(gold, predicted)
        lines = [f"  change {a} {b.change}" for a, b in pairs if a.change != b.change]
        lines += [f"  unit {a} {b.unit!r}" for a, b in pairs if not same_unit(a, b)]
        left = [a for a in gold if all(a is not x for x, _ in pairs)]
        lines += [f"  missed {a}" for a in left]
        lines += [f"  spurious {b}" for b in predicted if all(b is not y for _, y in pairs)]
        if lines:
            print(row["doc"], row["text"], *lines, sep="\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
