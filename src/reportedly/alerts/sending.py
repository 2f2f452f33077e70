"""Hands an alert to a webhook or a command; fails in one line, and never hangs."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from urllib.parse import urlsplit

import urllib3

from reportedly.errors import ReportedlyError

WEBHOOK_SECONDS = 10.0
COMMAND_SECONDS = 60.0


class SendingError(ReportedlyError):
    """An alert could not be handed over: it waits for the next run."""


def post(address: str, body: str) -> None:
    """POST JSON to an http or https address; raises `SendingError` unless the answer is 2xx. No redirect is followed,
    and the address itself, which may hold a secret, is not in the message."""
    host = urlsplit(address).hostname
    try:
        with urllib3.PoolManager() as pool:
            answer = pool.request(
                "POST", address, body=body.encode(), headers={"Content-Type": "application/json"},
                timeout=WEBHOOK_SECONDS, retries=False, redirect=False, preload_content=False,
            )  # fmt: skip
            answer.close()
    except (urllib3.exceptions.HTTPError, ValueError) as error:
        raise SendingError(f"webhook at {host}: no answer ({type(error).__name__})") from error
    if not 200 <= answer.status < 300:
        raise SendingError(f"webhook at {host}: answered {answer.status}")


def call(command: Sequence[str], body: str) -> None:
    """Run a program, without a shell, with the JSON as its input; raises `SendingError` unless it ends well."""
    try:
        done = subprocess.run(
            command, input=body + "\n", text=True, timeout=COMMAND_SECONDS, check=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )  # fmt: skip
    except OSError as error:
        raise SendingError(f"command {command[0]}: cannot be run: {error.strerror}") from error
    except subprocess.TimeoutExpired as error:
        raise SendingError(f"command {command[0]}: did not end within {COMMAND_SECONDS:g} seconds") from error
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or [""])[-1]
        raise SendingError(f"command {command[0]}: ended with {done.returncode} {last}")
