"""Analyses the records of an archive in this process, without workers or shards: `python -m benchmarks.plain_analysis
ARCHIVE`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from reportedly.pipeline import load_stages
from reportedly.reading import BATCH_PAGES
from reportedly.scale.index import index_of
from reportedly.scale.settings import make_settings
from reportedly.scale.shards import page_records
from reportedly.scale.worker import RecordBytes, read_records


def main() -> None:
    """Print the number of articles found."""
    settings = make_settings()
    load_stages(settings.model)
    with tempfile.TemporaryDirectory() as folder:
        records = page_records(index_of(sys.argv[1], Path(folder)))
    taken = [RecordBytes(sys.argv[1], each) for each in records]
    starts = range(0, len(taken), BATCH_PAGES)
    readings = [each for start in starts for each in read_records(settings, taken[start : start + BATCH_PAGES])]
    print(sum(len(each.analyses) for each in readings))


if __name__ == "__main__":
    main()
