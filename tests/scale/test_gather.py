"""Gathered stories are those of a workspace, whatever the order and the shards; ledgers too, and load takes a story."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

pytest.importorskip("daft", reason="the extra `scale` is not installed")

from bcubed import b_cubed
from crawls import crawl, needs_ray, run_alone
from generated_archives import pages, write_archive

from reportedly.scale.components import components
from reportedly.scale.engine import Engine
from reportedly.scale.locks import alone_in
from reportedly.scale.pair_levels import pair_levels
from reportedly.scale.spanning import spanning_edges
from reportedly.scale.story_groups import cut_regions
from reportedly.scale.vector_files import VectorFiles
from reportedly.scale.vector_table import open_table, write_table
from reportedly.stories.regions import Node, cut, level_of
from reportedly.stories.vectors import UNDATED, Vector, likenesses
from reportedly_cli import Run

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"),
]  # Daft leaves the pipes of its workers to the garbage collector

COUNT = 60


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gathered")
    write_archive(folder / "a.warc.gz", pages(COUNT))
    crawl(folder / "a.warc.gz", folder / "out", 25)
    return folder


def asked(run: Run, out: Path, question: str) -> list[dict[str, Any]]:
    done = run("sql", question, "--crawl", out, "--format", "jsonl")
    assert done.code == 0, done.err
    return [json.loads(line) for line in done.out.splitlines()]


def all_gathered(run: Run, out: Path) -> list[list[dict[str, Any]]]:
    """All rows that `gather` made."""
    questions = (
        "select doc, story, copy_of from grouped order by doc",
        "select * from stories order by story",
        "select * from tallies order by tally",
    )
    found = [asked(run, out, question) for question in questions]
    assert all(found)
    return found


def test_stories_and_ledgers_are_those_of_a_workspace(run: Run, home: Path) -> None:
    done = run("gather", home / "out")
    assert done.code == 0 and done.out.startswith(f"{COUNT} articles, ")
    gathered = {row["doc"]: row["story"] for row in asked(run, home / "out", "select doc, story from grouped")}
    assert run("read", home / "a.warc.gz", "--db", "read.db").code == 0
    with sqlite3.connect("read.db") as database:
        online = dict(database.execute("select doc, story_id from articles"))
    assert b_cubed(gathered, online) >= 0.97
    assert len(set(gathered.values())) > 5
    copies = asked(run, home / "out", "select doc, copy_of from grouped where copy_of is not null")
    events = [[(int(row[name].split("#")[1]) - 1) // 5 for name in ("doc", "copy_of")] for row in copies]
    assert {event for event, _ in events} == set(range(COUNT // 5))  # of each event, one page copies another
    assert all(event == other for event, other in events)
    tallies = asked(run, home / "out", "select tally, measure, low, high from tallies order by 1")
    assert len({row["tally"] for row in tallies}) == len(tallies) > 20


def test_shards_and_their_order_change_nothing(run: Run, home: Path, tmp_path: Path) -> None:
    run("gather", home / "out")
    crawl(home / "a.warc.gz", tmp_path / "other", 7)
    assert run("gather", tmp_path / "other").code == 0
    assert all_gathered(run, tmp_path / "other") == all_gathered(run, home / "out")


@needs_ray
def test_ray_gathers_the_same(run: Run, home: Path, tmp_path: Path) -> None:
    run("gather", home / "out")
    crawl(home / "a.warc.gz", tmp_path / "other", 25)
    run_alone("gather", tmp_path / "other", "--engine", "ray", "--jobs", "2")
    assert all_gathered(run, tmp_path / "other") == all_gathered(run, home / "out")


def test_a_story_is_loaded_by_its_number(run: Run, home: Path) -> None:
    run("gather", home / "out")
    story = asked(run, home / "out", "select story, articles from stories order by articles desc, story limit 1")[0]
    done = run("load", home / "out", "--story", story["story"], "--db", "one.db")
    assert done.out.startswith(f"{story['articles']} pages, {story['articles']} articles")


def test_a_gathering_that_was_stopped_goes_on(run: Run, home: Path) -> None:
    first = run("gather", home / "out").out
    (gathered,) = (home / "out" / "gathered").iterdir()
    (gathered / "done").unlink()
    for path in (gathered / "ledgers").iterdir():
        path.unlink()
    assert run("gather", home / "out").out == first


def test_two_gatherings_at_once_are_refused(run: Run, home: Path) -> None:
    with alone_in(home / "out", "gather"):
        done = run("gather", home / "out")
    assert done.code == 2 and "another `reportedly gather` is at work there" in done.err


def test_parts_of_a_graph_are_found() -> None:
    chance = np.random.default_rng(7)
    names = chance.permutation(5000)  # a long chain whose nodes have names in no order
    chain = list(zip(names.tolist(), names[1:].tolist(), strict=False))
    more = [(10_000 + int(a), 10_000 + int(b)) for a, b in chance.integers(0, 300, (150, 2)) if a != b]
    ids, found = components(*np.array(chain + more).T)
    labels = dict(zip(ids.tolist(), found.tolist(), strict=True))
    assert {labels[number] for number in range(5000)} == {0}
    nodes = sorted(node for node in labels if node >= 10_000)
    edges = [(nodes.index(a), nodes.index(b), 0) for a, b in more]
    expected = {nodes[row]: nodes[min(part)] for part, _ in cut([Node()] * len(nodes), edges) for row in part}
    assert {node: labels[node] for node in nodes} == expected


def drawn_edges() -> list[tuple[int, int, int]]:
    chance = np.random.default_rng(3)
    drawn = {(min(a, b), max(a, b)): int(level) for a, b, level in chance.integers(0, 120, (260, 3)) if a != b}
    return [(int(a), int(b), level % 19) for (a, b), level in drawn.items()]


def test_regions_are_cut_as_in_a_workspace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.scale.story_groups.REGION_SIZE", 20)
    edges = drawn_edges()
    nodes = sorted({edge[0] for edge in edges} | {edge[1] for edge in edges})
    numbered = [(nodes.index(a), nodes.index(b), level) for a, b, level in edges]
    expected = {nodes[row]: nodes[min(part)] for part, _ in cut([Node()] * len(nodes), numbered, 20) for row in part}
    kept = spanning_edges(*np.array(edges).T)
    assert len(kept[0]) < len(nodes)
    for columns in (np.array(edges).T, kept):
        ids, labels = cut_regions(*columns)
        assert dict(zip(ids.tolist(), labels.tolist(), strict=True)) == expected


def test_pairs_are_as_alike_as_in_a_workspace(tmp_path: Path) -> None:
    chance = np.random.default_rng(5)
    vectors = []
    for _ in range(40):
        keys = np.sort(chance.choice(60, int(chance.integers(0, 30)), replace=False)).astype(np.uint32)
        weights = chance.random(len(keys)).astype(np.float32)
        vectors.append(Vector(keys, weights / np.float32(max(np.sqrt(np.square(weights).sum()), 1e-9))))
    ids = chance.permutation(1000)[:40]
    days = chance.choice([UNDATED, 4, 5, 9, 60, 200], 40)
    rows = {"id": ids, "day": days, "vector": [vector.to_bytes() for vector in vectors]}
    pq.write_table(pa.table(rows), tmp_path / "v.parquet")
    files = VectorFiles([[str(tmp_path / "v.parquet")]], 40, Engine())
    table = open_table(str(write_table(files, tmp_path / "table")))
    for one in range(40):
        like = likenesses(vectors[one], int(days[one]), vectors, days.tolist())
        expected = [level_of(each, int(days[one]), int(day)) for each, day in zip(like.tolist(), days, strict=True)]
        found = pair_levels(table, table.rows_of(np.full(40, ids[one])), table.rows_of(ids))
        assert found.tolist() == expected
