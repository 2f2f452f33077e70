"""Web addresses as pages and people write them, and the names of articles that came from an address."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

HANDED = "browser:"
"""How the names of pages begin that somebody handed over from a browser: what such a page says of its address is never
taken for what was fetched from there."""
_CARRIED = "#doc="
_ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/web|archive\.(?:today|ph|is|md|li|vn|fo))/(\d{4}[\d.-]{0,13})(?:[a-z]{2}_)?/(https?://\S+)",
    re.IGNORECASE,
)
"""A capture of the Wayback Machine (`id_` behind the time asks for the page as it was, without what is added to it) or
of archive.today."""
_NO_DIGIT = re.compile(r"\D")
_TWINS = re.compile(r"(?:www|m|mobile|amp)\.")
"""Labels before a site's name that give the same pages in another form."""
_CACHE = re.compile(
    r"https?://(?:[\w.-]{1,200}\.cdn\.ampproject\.org/[a-z]/|www\.google\.[a-z.]{2,6}/amp/)(?:s/)?", re.IGNORECASE
)
"""Before the address of a page that a cache of AMP pages shows."""
_FORM = re.compile(r"(?:[/.]amp|/print|/mobile)$|^/(?:amp|print|mobile)(?=/)", re.IGNORECASE)
_PLAIN_PATH = re.compile(r"(?:\.html?|/)$", re.IGNORECASE)
_FORM_FIELD = re.compile(r"&(?:amp|print|printable|mobile|outputtype|view=print|format=(?:amp|print))", re.IGNORECASE)
_NOT_THE_PAGE = re.compile(
    r"utm_\w{0,40}|[a-z]{1,4}clid|gclsrc|srsltid|mc_[ce]id|igshid|_ga|_gl|ref|ref_src|ref_url|referrer|source|src|smid|"
    r"cmp|cmpid|ito|ns_\w{1,20}|at_\w{1,20}|wt\.\w{1,20}|share|shared|sharetype|partner|spm|trk|ocid|"
    r"amp|print|printable|mobile|outputtype|view|format",
    re.IGNORECASE,
)
"""Fields of an address that say who sent its reader, or in which form a page is shown."""
MOST_FIELDS = 100


def host_of(address: str | None) -> str | None:
    """The host that an address names, in lower case; `None` if it names none or is no address, as `http://[::1`."""
    try:
        return urlsplit(address or "").hostname or None
    except ValueError:
        return None


def is_address(text: str) -> bool:
    """Whether a text can be an address, whole or relative."""
    try:
        urlsplit(text)
    except ValueError:
        return False
    return True


def is_same_site(one: str, other: str) -> bool:
    """Whether two addresses name the same host; `www.` and the like do not count."""
    hosts = [host_of(address) for address in (one, other)]
    return None not in hosts and len({_TWINS.sub("", host or "", count=1) for host in hosts}) == 1


def archived(address: str | None) -> tuple[str, datetime | None] | None:
    """The address whose page an address of the Wayback Machine or of archive.today has, and when it was taken, in UTC
    (`None` if it is not known to the second); `None` for every other address."""
    match = _ARCHIVED.fullmatch(address or "")
    if match is None:
        return None
    digits = _NO_DIGIT.sub("", match[1])
    try:
        when = datetime.strptime(digits, "%Y%m%d%H%M%S") if len(digits) == 14 else None
    except ValueError:
        when = None
    return match[2], when.replace(tzinfo=UTC) if when else None


def page_key(address: str | None) -> str | None:
    """What all addresses of one page have in common: in its mobile, AMP or printed form, with marks of who sent its
    readers there, in a cache of AMP pages; `None` for what is no address of a page on the web."""
    if not (address or "").lower().startswith(("http://", "https://")) or host_of(address) is None:
        return None
    parts = urlsplit(_CACHE.sub("https://", address or "", count=1))
    host = _TWINS.sub("", (parts.hostname or "").lower(), count=1)
    path = _FORM.sub("", _PLAIN_PATH.sub("", parts.path)).rstrip("/")
    try:
        told = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return None
    kept = sorted((name, value) for name, value in told if not _NOT_THE_PAGE.fullmatch(name))
    return f"{host}{path}?{urlencode(kept)}"


def is_other_form(address: str | None) -> bool:
    """Whether an address is that of a page's mobile, AMP or printed form, which may show less than the page does."""
    if host_of(address) is None:
        return False
    parts = urlsplit(address or "")
    host = parts.hostname or ""
    return bool(
        _CACHE.match(address or "")
        or host.startswith(("m.", "mobile.", "amp."))
        or _FORM.search(_PLAIN_PATH.sub("", parts.path))
        or _FORM_FIELD.search(f"&{parts.query}")
    )


def carried_by(carrier: str, doc: str) -> str:
    """The id of an article that a feed or a file contains, and that calls itself `doc`.

    Only a page that was fetched from an address speaks for that address: an entry of a feed that names another page
    gets an id with the feed's name.
    """
    return f"{carrier}{_CARRIED}{doc}"


def carrier_of(doc: str) -> str | None:
    """The feed or file that contained an article; `None` if its id is that of its page, or an id of its own."""
    carrier, mark, _ = doc.partition(_CARRIED)
    return carrier if mark else None
