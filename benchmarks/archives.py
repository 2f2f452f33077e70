"""Memory and speed on a large web archive: 1 GB is generated and read by a process of its own.

python -m benchmarks.archives [ARCHIVE]
"""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from reportedly.articles import find_articles
from reportedly.inputs import open_inputs
from reportedly.model import Page

RECORDS = 1000
RECORD_BYTES = 1 << 20


def write_archive(path: Path) -> None:
    """An archive of pages of a megabyte each, most of it scripts, as on real pages."""
    lines = "".join(
        f"<p>Ship {n} came back to Port Nowhere in the night with {n + 3} people on board, the coast guard said.</p>"
        for n in range(40)
    )
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=False)
        for number in range(RECORDS):
            page = f"<html><body><article><h1>Boats come back, part {number}</h1>{lines}</article><script>/*"
            content = (page + "x" * (RECORD_BYTES - len(page)) + "*/</script></body></html>").encode()
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                f"https://p.example/{number}", "response", io.BytesIO(content), len(content), http_headers=headers
            )
            writer.write_record(record)


def read_archive(path: Path) -> None:
    """Read an archive in this process, and print its articles, seconds of CPU and the peak of memory, as JSON."""
    start = time.process_time()
    found = sum(len(find_articles(page)) for page in open_inputs([str(path)]) if isinstance(page, Page))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"articles": found, "seconds": time.process_time() - start, "MB": memory}))


def archive_figures() -> dict[str, str]:
    """Articles, CPU time and peak memory of a process that reads the archive and does nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "generated.warc"
        write_archive(path)
        size = path.stat().st_size / 1e9
        command = [sys.executable, "-m", "benchmarks.archives", str(path)]
        found = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return {
        f"archive of {size:.2f} GB: articles": f"{found['articles']:,}",
        f"archive of {size:.2f} GB: seconds of CPU": f"{found['seconds']:.1f}",
        f"archive of {size:.2f} GB: peak memory, MB": f"{found['MB']:,.0f}",
    }


def main() -> None:
    """Read the archive named on the command line, or generate one and say what reading it took."""
    if len(sys.argv) > 1:
        read_archive(Path(sys.argv[1]))
        return
    for name, value in archive_figures().items():
        print(f"{name:<44}{value:>8}")


if __name__ == "__main__":
    main()
