"""Sentences a second of CPU, ours and those of CQE and quantulum3, in one run, models loaded before the clock starts.

    python -m benchmarks.quantities_speed ../shared/gold/quantities/newsquant-dev.jsonl --cqe PYTHON --quantulum3 PYTHON

PYTHON is the interpreter of an environment of its own that has the package (for CQE 2.0.3 without its optional
transformer: `pip install --no-deps CQE` and the rest of what it imports; it reads with Reportedly's own spaCy model).
"""

from __future__ import annotations

import argparse
import subprocess
import time
from pathlib import Path

from benchmarks.quantities import parse, read_rows
from reportedly.language.models import CARRIED
from reportedly.language.parsing import Language
from reportedly.quantities import find_quantities

CQE = """
import locale
locale.setlocale = lambda *_: ""  # it asks for en_US, which few servers have, to read thousands separators
locale.delocalize = lambda text: text.replace(",", "")
import spacy, spacy_download, sys
spacy_download.load_spacy = lambda *_, **__: spacy.load(sys.argv[2])  # no download
from CQE import CQE
read = CQE.CQE().parse
"""
QUANTULUM3 = """
from quantulum3 import parser
read = parser.parse
"""
TIMED = """
import json, sys, time
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
read("It cost $5.")
start = time.process_time()
for text in texts:
    read(text)
print("\\n", time.process_time() - start)
"""


def seconds_of(python: str, code: str, gold: Path) -> float:
    """CPU seconds that another package takes to read the sentences."""
    command = [python, "-W", "ignore", "-c", code + TIMED, str(gold), str(CARRIED)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def main() -> None:
    """Print sentences a second of each, and ours divided by it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--cqe", metavar="PYTHON")
    parser.add_argument("--quantulum3", metavar="PYTHON")
    arguments = parser.parse_args()
    rows = read_rows(arguments.gold)
    language = Language()
    start = time.process_time()
    docs = parse(rows, language)
    parsed = time.process_time()
    for doc in docs:
        find_quantities(doc)
    alone = time.process_time() - parsed
    whole = alone + parsed - start
    print(f"ours, with the parse                       {len(rows) / whole:9.0f} sentences/s")
    print(f"ours, quantities of parsed sentences       {len(rows) / alone:9.0f} sentences/s")
    for name, python, code in (("CQE", arguments.cqe, CQE), ("quantulum3", arguments.quantulum3, QUANTULUM3)):
        if python:
            other = seconds_of(python, code, arguments.gold)
            rate = len(rows) / other
            print(
                f"{name:42} {rate:9.0f} sentences/s: ours {other / whole:.1f} times, parsed {other / alone:.0f} times"
            )


if __name__ == "__main__":
    main()
