"""What a crawl costs and stands, on generated web archives; every figure is measured on this machine in this run.

python -m benchmarks crawl overhead [--records N] [--turns N]   computing of `crawl` beside plain analysis, in turns
python -m benchmarks crawl bar [--records N] [--jobs N]         1% of records damaged, 3 poisonous: is all else read?
python -m benchmarks crawl curve [--records N] [--jobs N]       what N records of the shortest pages take
python -m benchmarks crawl stories [--records N] [--jobs N]     stories of `gather` beside those of `read`
python -m benchmarks crawl gather [--articles N] [--jobs N]     `gather` with ledgers, on generated shards
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tests.scale.generated_archives import Told, pages, write_archive
from tests.scale.poisoned_model import NAME, POISON, install

from benchmarks.crawl_shards import write_shards
from benchmarks.crawl_stories import compare_stories
from benchmarks.process_tree import Cost, python, watch

ARCHIVE_RECORDS = 1_000
"""Records of one generated archive."""
SHORT, SHORTEST = 3, 2
"""Paragraphs of a short article, and of the shortest ones."""
DAMAGED = 100
"""One record of so many is damaged: 1%."""


def main(arguments: Sequence[str]) -> int:
    """Measure what is asked for; 1 if something is not as it must be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("overhead", "bar", "curve", "stories", "gather"))
    parser.add_argument("--records", type=int, default=400)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        if asked.what == "overhead":
            return measure_overhead(home, asked.records, asked.turns)
        if asked.what == "bar":
            return run_bar(home, asked.records, asked.jobs)
        if asked.what == "curve":
            return measure_records(home, asked.records, asked.jobs)
        if asked.what == "stories":
            return compare_stories(home, asked.records, asked.jobs)
        return measure_gather(home, asked.articles, asked.jobs)


def measure_overhead(home: Path, records: int, turns: int) -> int:
    """Print seconds of computing of plain analysis in one process and of a crawl with one job, and their ratios."""
    full, alone = home / "full.warc.gz", home / "alone.warc.gz"
    write_archive(full, pages(records))
    write_archive(alone, pages(1))
    plain: dict[Path, float] = dict.fromkeys((full, alone), 0.0)
    crawled = dict(plain)
    for turn in range(turns):
        for archive in (full, alone):
            plain[archive] += watch(python("-m", "benchmarks.plain_analysis", archive)).seconds / turns
            out = home / f"out-{archive.stem}-{turn}"
            crawled[archive] += watch(python("-m", "reportedly", "crawl", archive, "--out", out)).seconds / turns
    one, other = ((each[full] - each[alone]) / (records - 1) for each in (plain, crawled))
    print(f"{records} records, mean of {turns} turns, seconds of computing (start: with one record)")
    print(f"plain analysis {plain[full]:.1f} s, start {plain[alone]:.1f} s, {1000 * one:.1f} ms a record")
    print(f"crawl, one job {crawled[full]:.1f} s, start {crawled[alone]:.1f} s, {1000 * other:.1f} ms a record")
    print(f"crawl over plain: {other / one:.3f} a record, {crawled[full] / plain[full]:.3f} with start")
    return 0


def run_bar(home: Path, records: int, jobs: int) -> int:
    """Crawl archives with damaged and poisonous records; 1 if a good one is missing or a bad one was not told."""
    install(home / "models")
    poisoned = {records // 4: POISON[0], records // 2: POISON[1], 3 * records // 4: POISON[2]}
    spoilt = {number for number in range(DAMAGED // 2, records, DAMAGED) if number not in poisoned}
    archives = []
    for archive, numbers, offsets in _archives(home, records, lambda number: _short(number, poisoned.get(number))):
        archives.append(archive)
        with archive.open("r+b") as stream:
            for number in spoilt.intersection(numbers):
                stream.seek(offsets[number - numbers[0]] + 60)
                stream.write(b"\0" * 40)
    out = home / "out"
    line = python("-m", "reportedly", "crawl", *archives, "--out", out, "--jobs", jobs, "--model", NAME)
    cost = watch(line, {"PYTHONPATH": f"{home / 'models'}"}, marks=("udf_worker",))
    _tell_cost(f"crawl of {records:,} records by {jobs} workers", cost)
    good = records - len(spoilt) - len(poisoned)
    question = "select count(distinct doc), (select count(*) from errors where error like 'quarantine%') from articles"
    asked = watch(python("-m", "reportedly", "sql", question, "--crawl", out, "--format", "csv"))
    articles, lost = (int(number) for number in asked.told.splitlines()[1].split(","))
    urls = {json.loads(row)["url"] for path in out.rglob("*.jsonl") for row in path.read_text().splitlines()}
    print(f"good records read {articles:,} of {good:,}; in quarantine {lost} of {len(poisoned)}; damaged {len(spoilt)}")
    print(f"most memory of a worker {cost.memory / 1e9:.2f} GB")
    told = f"{len(spoilt)} stretches of damaged bytes left out" in cost.told
    right = articles == good and lost == len(urls) == len(poisoned) and told and cost.code == 0
    print("all as it must be" if right else f"NOT as it must be:\n{cost.told}")
    return 0 if right and cost.memory < 1.5e9 else 1


def measure_records(home: Path, records: int, jobs: int) -> int:
    """Print what a crawl of so many of the shortest pages takes; 1 if one of them is not read."""
    archives = [archive for archive, *_ in _archives(home, records, lambda number: _short(number, lines=SHORTEST))]
    listed, out = home / "warc.paths", home / "out"
    listed.write_text("".join(f"{archive}\n" for archive in archives))
    cost = watch(python("-m", "reportedly", "crawl", listed, "--out", out, "--jobs", jobs), marks=("udf_worker",))
    _tell_cost(f"crawl of {records:,} records by {jobs} workers", cost)
    size = sum(path.stat().st_size for path in out.rglob("*.parquet"))
    print(f"{1000 * cost.seconds / records:.1f} ms of computing a record, {size / records / 1000:.1f} kB a record")
    print(f"most memory of a worker {cost.memory / 1e9:.2f} GB, of all {cost.all_memory / 1e9:.2f} GB")
    asked = watch(python("-m", "reportedly", "sql", "select count(distinct doc) from articles", "--crawl", out))
    print(f"{asked.told.strip().splitlines()[-1].strip()} articles of {records}")
    return int(cost.code or f"{records}" not in asked.told)


def measure_gather(home: Path, articles: int, jobs: int) -> int:
    """Print what `gather` takes on generated shards."""
    out = write_shards(home, articles)
    cost = watch(python("-m", "reportedly", "gather", out, "--jobs", jobs))
    _tell_cost(f"gather of {articles:,} articles by {jobs} workers", cost)
    print(f"most memory of all its processes together {cost.all_memory / 1e9:.2f} GB")
    print(cost.told.strip())
    return cost.code


def _archives(home: Path, records: int, page: Callable[[int], Told]) -> Iterator[tuple[Path, range, list[int]]]:
    """Archives of so many pages: the file of each, the numbers of its pages, and where their records begin."""
    for first in range(0, records, ARCHIVE_RECORDS):
        numbers = range(first, min(first + ARCHIVE_RECORDS, records))
        archive = home / f"{first:06}.warc.gz"
        yield archive, numbers, write_archive(archive, map(page, numbers))


def _tell_cost(name: str, cost: Cost) -> None:
    print(f"{name}: {cost.seconds:,.0f} s of computing, {cost.clock:,.0f} s on the clock")


def _short(number: int, poison: str | None = None, lines: int = SHORT) -> Told:
    """A short article; `poison` ends the process that reads it."""
    told = next(pages(1, number))
    head, *told_lines = told.html.split("<p>")
    body = "<p>".join([head, *told_lines[:lines]])
    return replace(told, html=body if poison is None else body.replace("</p>", f" {poison} fell.</p>", 1))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
