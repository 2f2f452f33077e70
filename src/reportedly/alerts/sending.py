"""Hands an alert to a webhook, a command or, by Apprise, to people.

An error is one line, and no target can make this hang.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Thread
from urllib.parse import quote, urlsplit

from reportedly.errors import ReportedlyError
from reportedly.optional import library

WEBHOOK_SECONDS = 10.0
"""Seconds for one webhook, from looking up its host to its answer, also if the server sends slowly."""
COMMAND_SECONDS = 60.0
NOTIFY_SECONDS = 60.0
KEPT_BYTES = 4096
"""Number of bytes of a command's error output that are kept: the last ones."""
ID_VARIABLE = "REPORTEDLY_ALERT_ID"
"""The environment variable that tells a command the id of its alert."""
_POLL_SECONDS = 0.05


class SendingError(ReportedlyError):
    """An alert could not be handed over: it waits for the next run."""


def post(address: str, body: str, alert_id: str) -> None:
    """POST JSON to an http or https address; raises `SendingError` unless the answer is 2xx in time. Redirects are not
    followed, and only the head of the answer is read. The address may hold a secret, so messages do not have it."""
    host = urlsplit(address).hostname
    try:
        connection = _connection(address)
    except (HTTPException, ValueError) as error:
        raise SendingError(f"webhook at {host}: is no address") from error
    answers: list[int | Exception] = []

    def ask() -> None:
        try:
            headers = {"Content-Type": "application/json", "Idempotency-Key": alert_id}
            connection.request("POST", _target(address), body.encode(), headers)
            answers.append(connection.getresponse().status)
        except (OSError, HTTPException, ValueError) as error:
            answers.append(error)
        finally:
            connection.close()

    thread = Thread(
        target=ask, daemon=True
    )  # a look-up of a name cannot be stopped; a thread of its own can be left behind
    thread.start()
    thread.join(WEBHOOK_SECONDS)
    answer = answers[0] if answers else None
    if answer is None:
        _hang_up(connection)
        raise SendingError(f"webhook at {host}: no answer within {WEBHOOK_SECONDS:g} seconds")
    if isinstance(answer, Exception):
        raise SendingError(f"webhook at {host}: no answer ({type(answer).__name__})") from answer
    if not 200 <= answer < 300:
        raise SendingError(f"webhook at {host}: answered {answer}")


def notify(address: str, title: str, text: str) -> None:
    """Tell people by Apprise, as plain text; raises `SendingError` unless the service took it in time, `UsageError` if
    Apprise is not installed. The address may hold a secret, so messages have only its scheme."""
    apprise = library("apprise", "notify")
    scheme = address.partition("://")[0]
    service = apprise.Apprise()
    if not service.add(address):
        raise SendingError(f"notify {scheme}://…: is no address that Apprise knows")
    answers: list[bool] = []

    def tell() -> None:
        answers.append(bool(service.notify(title=title, body=text, body_format=apprise.NotifyFormat.TEXT)))

    thread = Thread(target=tell, daemon=True)
    thread.start()
    thread.join(NOTIFY_SECONDS)
    if not answers:
        raise SendingError(f"notify {scheme}://…: no answer within {NOTIFY_SECONDS:g} seconds")
    if not answers[0]:
        raise SendingError(f"notify {scheme}://…: was not taken")


def _connection(address: str) -> HTTPConnection:
    parts = urlsplit(address)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    return kind(parts.hostname or "", parts.port, timeout=WEBHOOK_SECONDS)


def _target(address: str) -> str:
    """The path and query of an address in ASCII, for the first line of the request."""
    parts = urlsplit(address)
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~") or "/"
    return f"{path}?{quote(parts.query, safe='/%:@!$&()*+,;=~?')}" if parts.query else path


def _hang_up(connection: HTTPConnection) -> None:
    """Close a connection, so that the thread that waits on it ends."""
    if connection.sock is not None:
        with suppress(OSError):  # it was closed meanwhile
            connection.sock.shutdown(socket.SHUT_RDWR)


def call(command: Sequence[str], body: str, alert_id: str) -> None:
    """Run a program, without a shell, with the JSON as its input; raises `SendingError` unless it ends well in time.

    When its time is over, it is ended with all processes that it started. Only the end of its error output is kept.
    """
    with tempfile.TemporaryFile() as given:
        given.write(body.encode() + b"\n")
        given.seek(0)
        try:
            process = subprocess.Popen(
                command, stdin=given, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
                env=os.environ | {ID_VARIABLE: alert_id},
            )  # fmt: skip
        except (OSError, ValueError) as error:  # a ValueError is of a character that no command has
            raise SendingError(f"command {command[0]}: cannot be run: {getattr(error, 'strerror', error)}") from error
    with process:
        try:
            said = _last_words(process)
        except BaseException:
            _end(process)
            raise
    if said is None:
        raise SendingError(f"command {command[0]}: did not end within {COMMAND_SECONDS:g} seconds")
    if process.returncode != 0:
        last = (said.decode("utf-8", "replace").strip().splitlines() or [""])[-1]
        raise SendingError(f"command {command[0]}: ended with {process.returncode} {last}")


def _last_words(process: subprocess.Popen[bytes]) -> bytes | None:
    """The end of a program's error output once it has ended; `None` if it did not in time, and was ended."""
    assert process.stderr
    output, said, is_open = process.stderr.fileno(), b"", True
    deadline = time.monotonic() + COMMAND_SECONDS
    while time.monotonic() < deadline:
        has_ended = process.poll() is not None
        if is_open and select.select([output], [], [], 0 if has_ended else _POLL_SECONDS)[0]:
            part = os.read(output, 1 << 16)
            said, is_open = (said + part)[-KEPT_BYTES:], bool(part)
        if has_ended:  # a process that it started may go on, and keep the output open
            return said
        if not is_open:
            with suppress(subprocess.TimeoutExpired):
                process.wait(_POLL_SECONDS)
    _end(process)
    return None


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and all that it started in its session."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
