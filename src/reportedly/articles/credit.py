"""The news agency that an article credits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.model import Block

_NAMES = (
    r"(?:Thomson )?Reuters|(?:The )?Associated Press|AP|Agence France[- ]Presse|AFP|Xinhua|TASS|RIA Novosti|Interfax"
    r"|dpa|DPA|UPI|PA Media|Press Association|PTI|ANI|IANS|Anadolu(?: Agency)?|Kyodo(?: News)?|Yonhap|EFE|ANSA"
    r"|Bloomberg|WAFA|Ukrinform|Lusa|Bernama|Antara|KCNA|CNA|SANA|IRNA|NNA|Petra|SPA|WAM|QNA|MENA|APA|Belga|AAP"
    r"|(?:The )?Canadian Press"
)
_IN_DATELINE = re.compile(
    rf".{{0,50}}?\((?P<name>{_NAMES})\)\s*[-–—:]|.{{2,40}}?[-–—]\s*(?P<after>{_NAMES})\s*[-–—:]\s"
)
_AUTHOR = re.compile(rf"(?:.{{0,60}}[,/|] ?)?(?P<name>{_NAMES})(?: (?:with|and) .{{2,40}})?")
_AT_END = re.compile(
    rf"(?:^|.*[.!?”\"’] ?)[(\[–—-]{{1,2}} ?(?P<name>(?:{_NAMES})(?:(?:[/,&]| with| and).{{2,40}})?)[)\]]?\.?$"
    r"|^(?:[Ww]ith (?:input|reporting|files|reports|additional reporting) (?:from|by) |[Ss]ource: )?"
    rf"(?P<alone>{_NAMES})\.?$",
    re.DOTALL,
)


def find_credit(text: str, blocks: Sequence[Block], authors: Sequence[str]) -> str | None:
    """The agency as the article names it: in its dateline, as its author, or at the end; `None` if there is none."""
    paragraphs = [text[block.start : block.end] for block in blocks if block.kind == "paragraph"]
    if paragraphs and (match := _IN_DATELINE.match(paragraphs[0][:100])):
        return match["name"] or match["after"]
    if match := next((match for author in authors if (match := _AUTHOR.fullmatch(author.strip()[:120]))), None):
        return match["name"]
    if paragraphs and (match := _AT_END.match(paragraphs[-1][-120:])):
        return match["name"] or match["alone"]
    return None
