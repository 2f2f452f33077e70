"""A loopback server of the package's files and a test's own pages, with the strictest content security policy."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

import reportedly

STATIC = Path(reportedly.__file__).parent / "web" / "static"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".json": "application/json"}


@contextmanager
def serve(pages: Mapping[str, str]) -> Iterator[str]:
    """Serve `pages` (path to text; JSON where the path says so) and `/static/`; gives the address."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.split("?")[0]
            file = STATIC / path.removeprefix("/static/")
            known = path in pages or (path.startswith("/static/") and file.is_file())
            body = pages[path].encode() if path in pages else file.read_bytes() if known else b""
            self.send_response(HTTPStatus.OK if known else HTTPStatus.NOT_FOUND)
            self.send_header("Content-Type", _TYPES.get(Path(path).suffix, "text/html; charset=utf-8"))
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Tests need no log."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
