"""A page's bytes as text."""

from __future__ import annotations

from resiliparse.parse.encoding import bytes_to_str, detect_encoding

from reportedly.articles.document import DOCX, PDF, document_text
from reportedly.model import Page

_WESTERN = "windows-1252"
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decode(page: Page) -> str:
    """The page's text: by its byte order mark, the charset it came with, as UTF-8, or by what its bytes look like.

    Of a document (DOCX, PDF) it is the text that `document_text` reads.

    `Block.page_span` counts characters of it. Bytes that do not fit become U+FFFD; line ends become `\\n`.
    """
    if page.media_type in (DOCX, PDF):
        return document_text(page)
    return _characters(page).replace("\r\n", "\n").replace("\r", "\n")


def _characters(page: Page) -> str:
    content = page.content
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    for encoding in filter(None, (page.charset, _wide(content), "utf-8")):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    if _is_nearly_utf8(content):
        return content.decode("utf-8", "replace")
    found = detect_encoding(content, from_html_meta=page.media_type == "text/html") or _WESTERN
    if page.media_type != "text/html" and found.startswith("iso8859"):
        found = _WESTERN  # the detector cannot tell Latin alphabets apart in short texts; the web's default can
    return str(bytes_to_str(content, found, errors="replace"))


def _wide(content: bytes) -> str | None:
    """UTF-16 without a byte order mark: every second byte of Latin text is zero."""
    sample = content[:2000]
    half = len(sample) // 2
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if half > 8 and sample[first::2].count(0) > 0.7 * half and sample[1 - first :: 2].count(0) < 0.05 * half:
            return encoding
    return None


def _is_nearly_utf8(content: bytes) -> bool:
    """Whether bytes above ASCII are mostly good UTF-8: a page damaged in a few places, not one in another encoding."""
    text = content.decode("utf-8", "replace")
    good = sum(character > "\x7f" for character in text) - text.count("\ufffd")
    return good > 4 * text.count("\ufffd")
