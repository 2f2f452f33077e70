"""Values that break programs: numbers, dates, lengths, addresses, encodings and texts at and over every edge."""

from __future__ import annotations

from random import Random

NUMBERS = (
    "0", "-0", "-1", "1e308", "1e309", "-1e309", "NaN", "Infinity", "9" * 19, "1" + "0" * 20, "9" * 400, "9" * 5000,
    "0.1", "1" + "0" * 308, "18446744073709551616", "2147483648", "-9223372036854775809", "0x10", "1_000", "١٢٣", "½",
    "五", "1,2,3,4,5", "1.000.000,5", "00000000000000000000012", "3/0", "1e-400", "\u2212" + "5",
)  # fmt: skip
DATES = (
    "0001-01-01", "0000-00-00", "9999-12-31T23:59:59Z", "10000-01-01", "-0001-01-01", "2025-02-30", "2025-13-45",
    "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2025-09-01T00:00:00+99:99", "2025-09-01T24:00:00Z",
    "2025-09-01T00:00:60Z", "2025-W53-7", "20250901T0000", "99999999999999999999", "-1", "1e30", "now",
    "1756684800000", "Mon, 01 Jan 0001 00:00:00 +0000", "Fri, 31 Dec 9999 23:59:59 -2400",
    "Mon, 1 Sep 99999 10:00:00 +0000", "Mon, 1 Sep 2025 10:00:00 +99999999999",
    "Mon, 1 Sep 2025 10:00:00 " + "+" + "9" * 400, "1 ago", "9" * 400 + " years ago", "a" * 400, " " * 400 + "ago",
    "yesterday " * 100, "2025-09-01T00:00:00." + "1" * 400, "२०२५-०९-०१", "12/31/69 BC",
    "Thu, 01 Jan -001 00:00:00 GMT", "in 9999999 years", "9999999 days ago", "2025-09-01\x00",
)  # fmt: skip
LENGTHS = ("-1", "0", "1", "99", "1" + "0" * 20, "4294967296", "9" * 5000, "0x20", "12, 13", "", "١٢", "1e3")
ADDRESSES = (
    "http://[::1", "http://[", "http://]/", "https://" + "a" * 70_000, "http://" + "a." * 5000 + "example", "//",
    "http:", "http://user:pass@victim.example/x", "http://victim.example:99999/", "http://victim.example:-1/",
    "javascript:mark()", "data:text/html,<script>mark()</script>", "file:///etc/passwd", "http://127.0.0.1/",
    "http://[fe80::1%25eth0]/", "http://exa mple/", "http://xn--/", "http://\ud800.example/",
    "HTTP://VICTIM.EXAMPLE/" + "%00" * 50, "ftp://victim.example/", "http://victim.example/" + "../" * 500,
    "http://a\\b/", "http://١٢٧.0.0.1/", "good-before.txt", "good-after.html", "?" * 3000,
)  # fmt: skip
ENCODINGS = (
    "punycode", "idna", "utf-7", "utf-8", "utf-16", "utf-16le", "utf-32", "iso-2022-jp", "iso-2022-kr", "hz",
    "gb18030", "big5", "x-user-defined", "rot13", "base64", "hex", "zlib", "bz2", "quopri", "uu", "undefined",
    "unicode_escape", "raw_unicode_escape", "mbcs", "none", "\x00", "a" * 5000, "latin-1", "cp037", "cp1026", "ascii",
    "utf_8_sig", "unknown-8bit", "../x",
)  # fmt: skip
NAMES = (
    "../evil", "../../evil.txt", "/tmp/evil", "a/../../evil", "..\\..\\evil", "C:\\evil", "evil\x00.txt", "e" * 5000,
    "\u202etxt.live", "con", ".", "..", "", "~/evil", "$HOME/evil", "-rf", "evil\n.txt", "\x1b[31mevil",
    "word/document.xml",
)  # fmt: skip
LONG = (100, 400, 3_000, 20_000, 150_000)
"""How often something is repeated when it is pumped."""
MOST_TOKENS = 20_000
"""How often what is a word or mark of its own is repeated: so many are parsed in six seconds, which is no defect."""
_UNITS = (
    "a", "A", "é", "一", "😀", "\u0301", "\u202e", "\u200b", "\x00", "\x1b[31m", "\t", " ", "\u00a0", "\n", "-", "–",
    "—", ",", ", ", ".", ". ", "…", "'", '"', "“", "”", "‘", "’", "“a” ", "«", "(", "((", ")", "[", "{", "<", "<a>",
    "<p>", "&", "&amp;", "/", "\\", "%", "$", "€", "1", "0", "9,", "1,000 ", "1-", "1.5 ", "one ", "one hundred ",
    "hundred ", "million ", "and ", "of the ", "at least ", "more than ", "killed ", "people ",
    "people were killed, ", "said ", ", he said", "he said that ", "according to ", "Mr. ", "Jan. ", "Monday ",
    "ago ", "2025-09-01 ", "Kunar, ", "St. ", "U.S. ", "O'", "x-", "http://", "www.a.", "a@", "@", "#", "* ", "• ",
    "By ", "No. ", "I ", "A. ", "Ii",
)  # fmt: skip
_TEXTS = (
    "At least " + "one hundred " * 200 + "people were killed.", "The coast guard said 1e309 people were killed.",
    "Police said " + "9" * 400 + " people were killed.",
    "Between 5 and " + "nine hundred thousand million " * 30 + "people were injured, the mayor said.",
    "\x1b]0;title\x07\x1b[2J\x1b[31mThe mayor said 3 people were killed.\x1b[0m", "=cmd|'/c calc'!A0", "\n=1+1",
    "\t@SUM(A1)", "\uff1d1+1", "+1", "-1", "\ud800", "\udfff\ud800", "\ufffe\uffff", "\x00", "\x85\u2028\u2029", "\r",
    "\u202e\u2066", "\ufeff", "<script>mark()</script>", "]]>", "--><script>mark()</script>", "{{7*7}}", "${7*7}",
    "%s%n%x", "' or 1=1 --", '" AND NEAR(',
)  # fmt: skip


def pumped(chance: Random) -> str:
    """Something short, many times over."""
    unit = chance.choice(_UNITS)
    return unit * min(chance.choice(LONG) // len(unit) + 1, LONG[-1] if unit.isalnum() else MOST_TOKENS)


def text(chance: Random) -> str:
    """A text that no page should have."""
    lists: tuple[tuple[str, ...], ...] = (_TEXTS, _TEXTS, NUMBERS, DATES, ADDRESSES, NAMES)
    return pumped(chance) if chance.random() < 0.3 else chance.choice(chance.choice(lists))
