"""Headers of messages and archives' records: dropped, doubled, pumped, with lengths and dates that lie."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from benchmarks.campaign import extremes
from benchmarks.campaign.mutators.raw import Mutator, to_bytes, to_text

_HEADER = re.compile(r"^[A-Za-z][A-Za-z-]*:[^\r\n]*\r?\n", re.MULTILINE)
_SPECIAL = (
    "Content-Type: multipart/mixed; boundary=\"\"\n", "Content-Type: multipart/related; boundary=b\n",
    "Content-Type: message/rfc822\n", "Content-Type: text/html; charset*0=utf; charset*1=-8\n",
    "Content-Type: text/html; charset==?x?b?/?=\n", "Content-Type: \n", "Content-Transfer-Encoding: base64\n",
    "Content-Transfer-Encoding: quoted-printable\n", "Content-Transfer-Encoding: x-uuencode\n",
    "Content-Transfer-Encoding: x\n", "Subject: =?utf-8?b?//8=?=\n", "Subject: =?punycode?q?a-b?=\n", "From: <<>>\n",
    "Date: \n", "Content-Encoding: gzip\n", "Transfer-Encoding: chunked\n", "WARC-Type: revisit\n",
    "WARC-Truncated: length\n", "WARC-Type: \n", "WARC-Payload-Digest: sha1:" + "A" * 5000 + "\n",
    "WARC-Target-URI: \n", "no header at all\n", ": no name\n", " folded\n",
)  # fmt: skip

Change = Callable[[Random, re.Match[str]], str]


def change_headers(chance: Random, content: bytes) -> bytes:
    """One to three changes to headers, wherever in the bytes they stand."""
    text = to_text(content)
    for _ in range(chance.choice((1, 1, 2, 3))):
        found = list(_HEADER.finditer(text))
        if not found:
            break
        one = chance.choice(found)
        text = text[: one.start()] + chance.choice(_CHANGES)(chance, one) + text[one.end() :]
    return to_bytes(text)


def _drop(_: Random, __: re.Match[str]) -> str:
    return ""


def _double(chance: Random, found: re.Match[str]) -> str:
    return found[0] * chance.choice((2, 10, 3_000))


def _value(chance: Random, found: re.Match[str]) -> str:
    """A value that fits what the header is for, and no program."""
    name = found[0].partition(":")[0]
    lists = [extremes.ADDRESSES, extremes.ENCODINGS, extremes.NAMES]
    if "date" in name.lower():
        lists = [extremes.DATES]
    elif "length" in name.lower():
        lists = [extremes.LENGTHS]
    return f"{name}: {chance.choice(chance.choice(lists))}\r\n"


def _charset(chance: Random, found: re.Match[str]) -> str:
    return re.sub(r"charset=[^\s;]*", lambda _: f"charset={chance.choice(extremes.ENCODINGS)}", found[0])


def _text(chance: Random, found: re.Match[str]) -> str:
    return f"{found[0].partition(':')[0]}: {extremes.text(chance)}\r\n"


def _special(chance: Random, found: re.Match[str]) -> str:
    return chance.choice((found[0], "")) + chance.choice(_SPECIAL)


def _end(_: Random, found: re.Match[str]) -> str:
    """The headers end here."""
    return found[0] + "\r\n"


_CHANGES: tuple[Change, ...] = (_drop, _double, _value, _value, _value, _charset, _text, _special, _special, _end)

HEADERS: tuple[Mutator, ...] = (change_headers,)
"""For kinds that begin with headers."""
