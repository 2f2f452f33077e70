"""Exports of chats as text: KakaoTalk, LINE, DiscordChatExporter, sigtop (Signal), imessage-exporter. Each message with
words is a record."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime

from reportedly.errors import InputError
from reportedly.formats.characters import characters
from reportedly.inputs.chats import RULES, head_of
from reportedly.inputs.days import read_clock, read_days
from reportedly.inputs.meanings import Record
from reportedly.inputs.objects import record_page
from reportedly.model import Moment, Page

_DATE = (
    r"(?:\d{4}(?:[년年] |\. ?|[/-])\d{1,2}(?:[월月] |\. ?|[/-])\d{1,2}[일日.]?"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|[A-Z][a-z]{2,8} \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4})"
)
_TIME = r"(?:[^\W\d_]{2} ?)?\d{1,2}:\d\d(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?"
_KAKAO_TIME = rf"(?:,| at)?[ \u202f]{_TIME}"


@dataclass(frozen=True, slots=True)
class Form:
    """How a program writes a chat: a line that opens a message (`name`, `time`, `text`, and `day` if it stands there),
    one that opens a day, one that says something of its own. Other lines go on with the message before."""

    message: re.Pattern[str]
    day: re.Pattern[str] | None
    note: re.Pattern[str] | None
    over: re.Pattern[str] | None = None
    """A line from which on a message has no more words, such as the head of its attachments."""


FORMS = {
    # KakaoTalk for Windows: Save chat
    "kakao_day": Form(
        re.compile(rf"\[(?P<name>[^\[\]\n]{{1,80}})\] \[(?P<time>{_TIME})\] (?P<text>.*)"),
        re.compile(r"-{5,40} (?P<day>[^-\n]{6,40}) -{5,40}"),
        None,
    ),
    # KakaoTalk on a telephone: Export chats
    "kakao": Form(
        re.compile(
            rf"(?P<day>{_DATE})(?P<time>{_KAKAO_TIME}), (?P<name>[^:\n]{{1,80}}?) : (?P<text>.*)"
        ),
        None,
        re.compile(rf"{_DATE}(?: \w{{1,12}})?(?:{_KAKAO_TIME})?(?:[,:] [^\n]*)?"),
    ),
    # LINE: Export chat history
    "line": Form(
        re.compile(rf"(?P<time>{_TIME})\t(?P<name>[^\t\n]{{1,80}})\t(?P<text>.*)"),
        re.compile(rf"(?P<day>(?:[A-Z][a-z]{{2}}, ?)?{_DATE}(?: ?[(（]\w{{1,3}}[)）]| [A-Z][a-z]{{5,8}})?)"),
        re.compile(rf"{_TIME}\t[^\n]*"),
    ),
    # DiscordChatExporter, plain text: github.com/Tyrrrz/DiscordChatExporter
    "discord": Form(
        re.compile(rf"\[(?P<day>{_DATE}) (?P<time>{_TIME})\] (?P<name>[^\n]{{1,80}}?)(?: \(pinned\))?(?P<text>)"),
        None,
        None,
        re.compile(r"\{(?:Attachments|Embed|Stickers|Reactions|Forwarded Message)\}|={20,80}"),
    ),
}  # fmt: skip
_BEGINS = {
    "discord": re.compile(r"={20,80}\r?\nGuild: (?P<chat>[^\n]{1,100})\nChannel: "),
    "line": re.compile(r"\[LINE\] ?(?P<chat>[^\n]{0,100})\n"),
    "kakao": re.compile(r"(?P<chat>[^\n]{0,110})\n(?P<saved>[^\n]{0,60})\n"),
}
_SIGTOP = re.compile(r"Conversation: (?P<chat>[^\n]{1,100})\n\nFrom: ")
_SIGTOP_HEAD = re.compile(
    r"^From: (?P<name>[^\n]{1,100})\nType: \w{1,20}\nSent: (?P<sent>[^\n]{1,60})\n"
    r"(?:[A-Z][a-z]{2,12}: [^\n]{0,200}\n){0,20}\n",
    re.MULTILINE,
)
_IPHONE_HEAD = re.compile(
    r"^(?P<sent>[A-Z][a-z]{2} \d{1,2}, \d{4}  ?\d{1,2}:\d\d:\d\d [AP]M)(?: \([^()\n]{1,120}\))?\n"
    r"(?P<name>[^\n]{1,80})\n",
    re.MULTILINE,
)
_BEFORE_CLOCK = re.compile(r" {1,2}(?=\d{1,2}:)")
_NUMBER = re.compile(r" \([+\d][\d ]{3,20}\)$")

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Said:
    """A message as it stands in a text: its line, who said it, the day and the time as written, its lines."""

    line: int
    name: str
    day: str
    time: str
    words: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Kind:
    form: str
    chat: str


def is_chat_text(head: bytes) -> bool:
    """Whether a text begins like an export of one of these programs."""
    text = head_of(head).replace("\r\n", "\n")
    return _is_headed(text) or _kind(text) is not None


def _is_headed(text: str) -> bool:
    """Whether each message of a chat has a head of some lines."""
    return any(form.match(text) for form in (_SIGTOP, _IPHONE_HEAD))


def _kind(text: str) -> _Kind | None:
    for form in ("discord", "line"):
        if match := _BEGINS[form].match(text):
            return _Kind(form, RULES["line_title"].pattern.sub("", match["chat"]).strip())
    match = _BEGINS["kakao"].match(text)
    title = RULES["kakao_title"].found_in(match["chat"]) if match else None
    if match is None or title is None or RULES["kakao_saved"].found_in(match["saved"]) is None:
        return None
    form = "kakao_day" if re.search(r"^-{5,40} ", text, re.MULTILINE) else "kakao"
    return _Kind(form, match["chat"].replace(title[0], "").strip())


def read_chat_text(content: bytes, name: str, saved: Moment | None) -> Iterator[Page]:
    """A page for each message of such a chat. Raises `InputError` if none has words."""
    text = characters(Page(name, content, "text/plain")).replace("\r\n", "\n").lstrip("\ufeff")
    count = 0
    for record, line in _headed(text) if _is_headed(text) else _records(text, name):
        count += 1
        yield record_page(record, f"{name}:{line}", saved)
    if not count:
        raise InputError(f"{name}: no messages with words in this chat")


def _records(text: str, name: str) -> Iterator[tuple[Record, int]]:
    kind = _kind(text)
    assert kind is not None, "it is a chat"
    messages = list(_messages(text, FORMS[kind.form]))
    days = read_days([each.day for each in messages])
    if not days:
        log.warning("%s: whether days or months come first in its dates cannot be told; its messages have none", name)
    for number, message in enumerate(messages):
        words = _words(message.words)
        if not words:
            continue
        record: Record = {"text": words, "authors": [message.name], "publisher": kind.chat or message.name}
        clock = read_clock(message.time)
        if days:
            record["published"] = (datetime.combine(days[number], clock) if clock else days[number]).isoformat()
        yield record, message.line


def _messages(text: str, form: Form) -> Iterator[_Said]:
    """The messages, with their lines; what the program itself says among them ends one."""
    day, said, is_open = "", None, False
    for number, line in enumerate(text.split("\n"), 1):
        if match := form.message.fullmatch(line):
            if said is not None:
                yield said
            day = match.groupdict().get("day") or day
            said, is_open = _Said(number, match["name"].strip(), day, match["time"], [match["text"]]), True
        elif form.day is not None and (match := form.day.fullmatch(line)):
            day, is_open = match["day"], False
        elif any(each is not None and each.fullmatch(line) for each in (form.note, form.over)) or RULES[
            "chat_event"
        ].found_in(line):
            is_open = False
        elif said is not None and is_open:
            said.words.append(line)
    if said is not None:
        yield said


def _words(lines: Sequence[str]) -> str:
    """The words of a message; empty if they only stand in place of a picture. LINE puts several lines in quotes."""
    text = "\n".join(lines).strip()
    if len(lines) > 1 and text.startswith('"') and text.endswith('"'):
        text = text[1:-1].replace('""', '"')
    return "" if RULES["note"].found_in(text) else text


def _headed(text: str) -> Iterator[tuple[Record, int]]:
    """The messages of a chat each of which has a head of some lines: Signal's by `sigtop export-messages`, those of an
    iPhone by imessage-exporter (github.com/ReagentX/imessage-exporter)."""
    signal = _SIGTOP.match(text)
    heads = list((_SIGTOP_HEAD if signal else _IPHONE_HEAD).finditer(text))
    for number, head in enumerate(heads):
        words = text[head.end() : heads[number + 1].start() if number + 1 < len(heads) else len(text)].strip()
        if not words or RULES["note"].found_in(words):
            continue
        sender = _NUMBER.sub("", head["name"].strip())
        record: Record = {"text": words, "authors": [sender], "publisher": signal["chat"] if signal else sender}
        if moment := _sent(head["sent"], signal is not None):
            record["published"] = moment
        yield record, text.count("\n", 0, head.start()) + 1


def _sent(written: str, is_mail: bool) -> str | None:
    """A moment as mails have it, or as a day with its month by name and a time of day, as ISO 8601."""
    if is_mail:
        try:
            return parsedate_to_datetime(written).isoformat()
        except (ValueError, IndexError, OverflowError):
            return None
    days, clock = read_days([_BEFORE_CLOCK.split(written)[0]]), read_clock(written)
    return datetime.combine(days[0], clock).isoformat() if days and clock else None
