"""Digits and number words that count nothing: dates, times, addresses, phone numbers, model names, ages, list numbers.

One regular expression a kind, each bounded in what it may repeat. Where two match at one place the earlier kind wins.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal

Lookalike = Literal["address", "age", "code", "date", "list", "name", "ordinal", "phone", "time"]

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|"
    r"AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
)
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
YEAR = r"(?:1[5-9]|20)\d\d"
STREET = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Way|Place|Square|Parade|Terrace|Plaza|"
    r"Highway|Hwy|Crescent|Row|Close)\b"
)
DESIGNATOR = (
    r"(?:No|Nos|Number|Numbers|Article|Section|Sections|Chapter|Case|Flight|Route|Highway|Interstate|Channel|Phase|"
    r"Type|Model|Boeing|Airbus|Falcon|Apollo|Title|Proposition|Prop|Amendment|Resolution|Room|Gate|Page|Figure|"
    r"Table|Pier|Unit|District|Ward|Class|Day|Week|Round|Group|Game|Season|Episode|Part|Volume|Windows|iPhone|Galaxy|"
    r"Formula|Stage|Grade|Area|Block|Platform|Terminal|Sector|Zone|Schedule|Tier|Step|Rule|Bill|Directive|Protocol|"
    r"Agenda|Vision|Exit|Junction|Line|Question|Psalm|Lot|Measure|Form|Clause|Annex|Appendix|Track|Lane|Pope|Act|Hall|"
    r"Floor|Suite|Box|Studio|Stadium|Reactor|Radio|Fox|Pac|Big|World War|Super Bowl|Corps|Brigade|Rep|Part|Playstation|"
    r"PlayStation|Xbox|Matchday|Generation|Gen|Heat|Deck|Hole|Route|Verse|Century|Local|Precinct|Engine|Station|Test|"
    r"FTSE|DAX|Dax|CAC|IBEX|Nikkei|Stoxx|STOXX|Euro|Fortune|Global|Billboard|Nasdaq|Russell|S&P|S P|S&amp;P|ASX|Sensex|"
    r"SMI|MSCI|KOSPI|Kospi|TSX|OMX|Mobile|Title IX|Windows|Level|Layer|Opus|Op|Symphony)"
)
NUMERAL = r"(?:\d[\d,.]{0,9}\w?|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|one|two|three|four)"

_PATTERNS: tuple[tuple[Lookalike, str], ...] = (
    ("code", r"(?:https?://|www\.)\S{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,64}|[#@]\w{1,100}"),
    ("code", r"\b[\w-]{1,40}\.(?:com|org|net|gov|edu|co|io|html?|php|pdf|jpe?g|png)\b(?:/\S{0,500})?"),
    ("phone", r"\+\d{1,3}(?:[ .\-]?\(?\d{2,5}\)?){2,5}|\(?\b\d{3}\)?[ .\-]\d{3}[.\-]\d{4}\b|\b\d{3}[ .-]\d{4}(?= (?:ext|or visit))"),
    ("phone", r"\b1-[89]\d\d-[\w-]{7,12}|\b0\d{2,4} \d{3,4} \d{3,4}\b"),
    ("date", rf"\b{YEAR}-\d\d-\d\d(?:T[\d:.]{{4,15}}Z?)?|\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b|\b\d{{1,2}}\.\d{{1,2}}\.(?:19|20)\d\d\b"),
    ("date", rf"\b{MONTH} {DAY}(?!,\d|\d|\.\d| ?(?:percent|per cent|%))(?:(?: ?[-–] ?| to | and | or | through |, ){DAY}\b(?!,\d))?(?:,? {YEAR}\b)?"),
    ("date", rf"\b{DAY}(?:(?: ?[-–] ?| to | and | or ){DAY})?(?: of|-)? ?{MONTH}\b(?:,? {YEAR}\b)?"),
    ("date", rf"\b{MONTH},? (?:of )?'?{YEAR}\b"),
    ("date", rf"\b{YEAR} ?[-–/] ?(?:{YEAR}|\d\d)\b(?![,.]\d)|\b(?:early|mid|late)-{YEAR}\b"),
    ("date", r"\b(?:1\d|20)?\d0['’]?s\b|['’]\d0s\b|['’]\d\d\b(?! ?%)"),
    ("date", r"\b(?:9/11|7/7)\b|\b[Ff]iscal(?: year)? (?:20)?\d\d\b|\bFY ?(?:20)?\d\d\b"),
    ("date", r"\bthe \d{1,2}(?:st|nd|rd|th)\b"),
    ("list", r"\b(?:24/7|50-50|50/50)\b"),
    ("time", r"\b\d{1,2}(?::\d\d){1,2}(?:\.\d+)?(?: ?[ap]\.?m\b\.?)?|\b\d{1,2}(?:\.\d\d)? ?(?:[ap]\.m\b\.?|[ap]m\b|[AP]M\b|[AP]\.M\b\.?)"),
    ("time", r"\b\d{3,4} ?(?:GMT|UTC|EST|EDT|CET|BST|hrs\b|local time)|\b\w{3,6} o['’]clock|\b\d{1,2} o['’]clock"),
    ("address", rf"\b\d{{1,5}}(?:-\d{{1,5}})? (?:[NSEW]\.? )?(?:[A-Z0-9][\w'’]{{0,20}} ){{1,3}}{STREET}"),
    ("address", r"\b[A-Z][A-Z] \d{5}(?:-\d{4})?\b|\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b|\bP\.?O\.? Box \d+"),
    ("ordinal", r"\b\d{1,3}(?:,\d{3})?(?:st|nd|rd|th)\b"),
    ("list", r"(?m:^\s{0,8}\d{1,3} ?/ ?\d{1,3}\s{0,8}$)|(?m:^\s{0,4}\(?\d{1,2}[.):](?=\s))|\(\d\)(?= [a-z])"),
    ("name", r"\b(?!(?:US|USD|EUR|GBP|RM|PS|Rs|RS|Y|A|C|HK|NZ|S|R|CHF|SEK|NOK|JPY|CNY|INR|Tk|BRL|CAD|AUD|SGD|Sh|Ksh|KSh|N|Sfr|Fr|GHS|ZAR)\.?=?\d[\d,.]*(?:bn|mn?|k|tn|b)?\b(?!-))[A-Za-z]{1,20}(?:[-–]\d|\d)[\w-]{0,30}"),
    ("name", r"\b\d{1,4}[A-Z][\w-]{1,20}\b(?<!\dHz)(?<!\dGHz)(?<!\dMHz)(?<!\dTWh)(?<!\dBTC)(?<!\dGB)(?<!\dTB)(?<!\dMB)(?<!\dMW)(?<!\dGW)(?<!\dMPH)(?<!\dKM)|\b[345][GDK]\b|\b7\d7s?(?:-\d{1,3}\w{0,3})?(?= (?:Max|MAX|Dreamliner|jets?|planes?|aircraft))"),
    ("name", rf"\b{DESIGNATOR}s?\.?[ -]{NUMERAL}(?:(?:, | and | or | to | & |[-–]|/){NUMERAL})?(?![\w%])(?! (?:percent|per cent|million|billion))"),
    ("name", r"\b(?:Group|Club|Gang|Committee|Council|House|Big|Chicago|Court|Formula|Band) (?:of )?(?:Two|Three|Four|Five|Six|Seven|Eight|Ten|Twelve|Twenty|One|\d{1,3})\b"),
    ("name", r"\b(?:Air Force|Pier|Phase|Square|Ground|Capital|Day|World|Number|number|Chapter|Episode|chapter|phase|Bank|Channel) (?:One|one|Two|two|Three|three|Zero|zero)\b"),
    ("code", r"\b\d{1,3}(?:\.\d{1,4}){2,5}\b|(?:°|º) ?\d{1,2}['′]|\b\d{25,}"),
    ("age", r"(?:\b\d{1,3}|\b[a-z]{3,9}(?:-[a-z]{3,5})?)(?:-| )(?:year|month|week|day)s?-old\b"),
    ("age", r"\b(?:[Aa]ged?|[Aa]ges|[Aa]ge of|at age|turn(?:s|ed|ing)|under the age of|over the age of) (?:between )?\d{1,3}\b(?!,\d| ?%| (?:percent|per|million|people))(?:(?:-| to | and |–| or )\d{1,3}\b)?"),
    ("age", r"(?<=[a-z]), \d{1,2}(?=, |\.$|\.\s|;|\)|\s[-–—] )(?!, \d)(?!, \w+ \d{4})"),
    ("age", r"(?<=[a-z]{2} )\(\d{2}\)|\b(?:under|over|Under|Over)-\d{2}s?\b|\bunder \d\ds\b|\b\d{1,3} years? of age\b|\b(?:he|she|He|She|who) (?:is|was|will be|would be) \d{1,2}(?=[,.]| (?:when|at|and)\b)"),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)


class Lookalikes:
    """The stretches of a text whose numbers count nothing, asked by offset."""

    def __init__(self, text: str) -> None:
        found = [(m.start(), m.end(), kind) for kind, pattern in _COMPILED for m in pattern.finditer(text)]
        self._spans = found = _without_overlaps(found)
        self._starts = [start for start, _, _ in found]

    def at(self, start: int, end: int) -> Lookalike | None:
        """The kind of the stretch that touches `text[start:end]`."""
        i = bisect_right(self._starts, end - 1) - 1
        if i >= 0 and self._spans[i][1] > start:
            return self._spans[i][2]
        return None


def _without_overlaps(found: list[tuple[int, int, Lookalike]]) -> list[tuple[int, int, Lookalike]]:
    kept: list[tuple[int, int, Lookalike]] = []
    for span in sorted(found, key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
