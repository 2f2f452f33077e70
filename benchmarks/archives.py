"""Memory and speed on a large web archive: `python -m benchmarks.archives FOLDER` writes 1 GB there and reads it."""

from __future__ import annotations

import io
import resource
import sys
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


def main() -> None:
    """Print the archive's size, articles found, seconds of CPU and peak memory."""
    path = Path(sys.argv[1]) / "generated.warc"
    write_archive(path)
    start = time.process_time()
    found = sum(len(find_articles(page)) for page in open_inputs([str(path)]) if isinstance(page, Page))
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{path.stat().st_size / 1e9:.2f} GB, {found} articles, {seconds:.1f} s of CPU, peak memory {memory:.0f} MB")
    path.unlink()


if __name__ == "__main__":
    main()
