"""Whether something that a page said has become part of our own page: an element, a handler, an address that runs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resiliparse.parse.html import DOMNode, HTMLTree, NodeType

MARK = "zqmark"
"""What no page of ours has in a name of its own."""
HOSTILE = (
    f"<script>{MARK}()</script>", f"<{MARK}>", f"\"><img src=x onerror={MARK}()>", f"' onmouseover='{MARK}()",
    f"</title><{MARK}>", f"</script><script>{MARK}()</script>", f"<svg onload={MARK}()>", f"javascript:{MARK}()",
    f"data:text/html,<script>{MARK}()</script>", f"<!--<script>{MARK}()", f"]]><{MARK}>", f"</textarea><{MARK}>",
    f"</style><{MARK}>", f"{{{{ 7*7 }}}}<{MARK}>", f"&lt;{MARK}&gt;", f"<a href=x {MARK}=1", f"\u2028<{MARK}>",
    f"<iframe srcdoc='<{MARK}>'>", f"`<{MARK}>`", f"\\u003c{MARK}\\u003e<{MARK}>",
    f"<meta http-equiv=refresh content='0;url=//{MARK}'>", f"<base href=//{MARK}/>", f"<form action=//{MARK}>",
    f"<link rel=stylesheet href=//{MARK}>", f"x\" autofocus onfocus=\"{MARK}()", f"<x{MARK} onclick=1>",
)  # fmt: skip
"""Each would run, load or send something if a page of ours took it for its own words."""
_ADDRESSES = (
    "href",
    "src",
    "action",
    "formaction",
    "xlink:href",
    "data",
    "poster",
    "srcset",
    "srcdoc",
    "ping",
    "background",
    "style",
)
_FORBIDDEN = ("iframe", "object", "embed", "base", "applet", "frame", "frameset", "portal")
_UNSEEN = re.compile("[\x00-\x20\x7f-\xa0\u2028\u2029]")


def breaches(html: str) -> Iterator[str]:
    """What in a page is not our own, in words."""
    for node in HTMLTree.parse(html).document.get_elements_by_tag_name("*"):
        if node.type == NodeType.ELEMENT:
            yield from _breaches_of(node)


def _breaches_of(node: DOMNode) -> Iterator[str]:
    name = node.tag.lower()
    if MARK in name or name in _FORBIDDEN:
        yield f"an element <{name[:40]}>"
    if name == "script" and not (node.getattr("src") or ""):
        text = node.text
        if node.getattr("type") not in ("application/json", "application/ld+json") and MARK in text:
            yield "page text in a script"
        if "</script" in text.lower() or "<!--" in text:
            yield "the end of a script in its text"
    if name == "style" and MARK in node.text:
        yield "page text in a style"
    if name == "meta" and "refresh" in (node.getattr("http-equiv") or "").lower():
        yield "a page that sends on"
    for attribute in node.attrs:
        value = node.getattr(attribute) or ""
        if attribute.lower().startswith("on") or MARK in attribute.lower():
            yield f"an attribute {attribute[:40]}"
        if attribute.lower() in _ADDRESSES:
            yield from _breach_of_address(name, attribute.lower(), value)


def _breach_of_address(element: str, attribute: str, value: str) -> Iterator[str]:
    bare = _UNSEEN.sub("", value).lower()
    runs = bare.startswith(("javascript:", "vbscript:", "data:text", "data:application"))
    if runs or (attribute in ("style", "srcdoc") and MARK in bare):
        yield f"{attribute}={value[:60]!r}"
    elsewhere = bare.startswith(("http:", "https:", "//", "\\\\", "/\\"))
    if elsewhere and (element != "a" or attribute != "href"):
        yield f"loads or sends elsewhere: {attribute}={value[:60]!r}"
