"""Writes the table of measures into docs/data-model.md, as src/reportedly/lang/en/measures.toml has them.

.venv/bin/python docs/measures.py           # after a change of the measures
.venv/bin/python docs/measures.py --check   # only tell whether the table is up to date
.venv/bin/python docs/measures.py --print   # only print the table
"""

from __future__ import annotations

import sys
from pathlib import Path

from reportedly.lang.measures import MeasureEntry, measures

PAGE = Path(__file__).parent / "data-model.md"
BEGIN, END = "<!-- written by docs/measures.py -->\n", "<!-- end of measures -->"
KINDS = {
    "harm": "what befell people",
    "people": "people",
    "count": "things",
    "votes": "votes",
    "amount": "an amount in a unit",
}
"""What a measure of each kind counts."""


def main() -> None:
    """Write the table; with `--check` exit 1 if it is not up to date."""
    if "--print" in sys.argv:
        sys.stdout.write(table())
        return
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN)
    written = f"{before}{BEGIN}{table()}{END}{rest.split(END)[1]}"
    if "--check" in sys.argv and written != page:
        sys.exit("the measures in docs/data-model.md are not those of measures.toml: run docs/measures.py")
    if written != page:
        PAGE.write_text(written, encoding="utf-8")


def table() -> str:
    """The measures, what each counts, and one example of each, its number in bold."""
    lines = ["| measure | what it is | counts | searched by | example |", "| --- | --- | --- | --- | --- |"]
    lines += [_row(name, entry) for name, entry in measures().measures.items()]
    return "\n".join(lines) + "\n"


def _row(name: str, entry: MeasureEntry) -> str:
    example = entry.yes[0].replace("[", "**").replace("]", "**")
    return f"| `{name}` | {entry.label} | {KINDS[entry.kind]} | {', '.join(entry.ask)} | {example} |"


if __name__ == "__main__":
    main()
