"""Looking for near-copies takes no more memory for many articles than for few: bands are grouped part by part."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("daft", reason="the extra `scale` is not installed")

from crawls import SOURCES

pytestmark = pytest.mark.slow

FEW, MANY = 5_000, 20_000
ROOM_MB = 50
"""Megabytes by which two runs of the same size may differ."""
_SCRIPT = """
import sys
from pathlib import Path
import numpy as np, pyarrow as pa, pyarrow.parquet as pq
from reportedly.scale import near_copies
from reportedly.scale.article_vectors import _bands
from reportedly.scale.engine import Engine
from reportedly.scale.vector_files import VectorFiles
from reportedly.scale.vector_table import write_table

home, count, near_copies.PART_ROWS = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
chance, chunks = np.random.default_rng(5), []
for first in range(0, count, 2_500):
    signatures = chance.integers(0, 1 << 32, (2_500, 64), dtype=np.uint64)
    signatures[1::2] = signatures[::2]  # each second article is a copy of the one before
    path = home / f"{first}.parquet"
    pq.write_table(pa.table({
        "id": pa.array(range(first, first + 2_500), pa.int64()),
        "day": pa.array([7] * 2_500, pa.int64()),
        "vector": pa.array([b""] * 2_500, pa.binary()),
        "bands": pa.array([_bands(each) for each in signatures.tolist()], pa.list_(pa.int64())),
        "signature": pa.array([each.astype("<u4").tobytes() for each in signatures], pa.binary()),
    }), path)
    chunks.append([str(path)])
engine = Engine()
vectors = VectorFiles(chunks, count, engine)
heads = near_copies.find_heads(vectors, write_table(vectors, home / "table"), home / "work", engine)
assert heads.count_rows() == count // 2
line = next(each for each in Path("/proc/self/status").read_text().splitlines() if each.startswith("VmHWM"))
print(int(line.split()[1]) >> 10)  # a child's ru_maxrss may be what its parent took
"""


def peak(home: Path, count: int, part_rows: int) -> int:
    """Megabytes that a process took at the most to find the copies among so many articles."""
    home.mkdir()
    line = [sys.executable, "-c", _SCRIPT, str(home), str(count), str(part_rows)]
    environment = os.environ | {"PYTHONPATH": str(SOURCES), "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(line, env=environment, capture_output=True, text=True, timeout=500, check=False)
    assert done.returncode == 0, done.stderr
    return int(done.stdout.splitlines()[-1])


def test_memory_depends_on_the_part_and_not_on_the_number_of_articles(tmp_path: Path) -> None:
    few = peak(tmp_path / "few", FEW, 40_000)
    many = peak(tmp_path / "many", MANY, 40_000)
    whole = peak(tmp_path / "whole", MANY, 10_000_000)
    assert many < few + ROOM_MB, (few, many, whole)
    assert whole > many + ROOM_MB, (few, many, whole)
