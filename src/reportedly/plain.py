"""Text of pages as people may see it: nothing in it steers a terminal, or turns the order of what stands beside it.

C0 and C1 control characters begin the commands of a terminal (ECMA-48); the characters that set the direction of
writing can show `250` as `052` (Unicode, UAX 9). Surrogates are no characters, and cannot be written at all.
"""

from __future__ import annotations

import re

_LINE_END = re.compile("\r\n?|[\u2028\u2029]")
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RAW_IN_JSON = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def shown(text: str) -> str:
    """The text without what steers; its tabs and line ends stay, each line end as `\\n`.

    What is left out has no width, so that a text that was laid out keeps its columns.
    """
    if text.isprintable():  # most texts are: none of what steers is
        return text
    return _SURROGATE.sub("\ufffd", _STEERING.sub("", _LINE_END.sub("\n", text)))


def one_line(text: str) -> str:
    """The same on one line: line ends and what steers are shown as blanks."""
    return _SURROGATE.sub("\ufffd", _BREAKS.sub(" ", _DIRECTIONS.sub("", text))).strip()


def shown_json(text: str) -> str:
    """JSON in which characters that steer are escaped as `\\u009b`, so that it says the same and steers nothing; JSON
    writers escape those below a blank only."""
    return text if text.isascii() and "\x7f" not in text else _RAW_IN_JSON.sub(_escaped, text)


def in_xml(text: str) -> str:
    """A text with a sign of replacement for each character that XML 1.0 has none for."""
    return _NOT_IN_XML.sub("\ufffd", text)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
