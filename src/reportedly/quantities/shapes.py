"""Numbers that are no quantities: dates, clock times, addresses, names, list numbers, phone numbers, scores."""

from __future__ import annotations

import re

from reportedly.quantities.atoms import PART_OF
from reportedly.quantities.units import CODES

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|"
    r"Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_PATTERNS = (
    rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?: ?(?:-|–|to|and|,) ?(?:{_MONTH} )?\d{{1,2}}(?:st|nd|rd|"
    rf"th)?)?(?:,? \d{{4}})?\b(?![,.]\d|%| (?:percent|per cent|people|million|billion))",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: ?(?:-|–|to|and) ?\d{{1,2}}(?:st|nd|rd|th)?)? (?:of )?{_MONTH}\b(?:,? \d{{4}})?",
    rf"\b{_MONTH},? \d{{4}}\b",
    r"\b\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b",
    rf"\b\d{{1,2}}/\d{{1,2}}\b(?!{PART_OF})",
    r"[’'‘]\d\ds?\b",
    r"\b\d{1,2}(?::|\.)?\d{0,2} ?(?:(?:[ap]\.? ?m\b\.?)|o[’']clock|noon\b|GMT|UTC|ET\b|EST|EDT|BST|CET|hrs GMT)(?:\.)?",
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:[ap]\.m\.|[ap]m\b|o[’']clock)",
    r"\b(?:half|quarter) (?:past|to) \w+",
    r"\b\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?\b",
    r"\b\d{1,2}[.:]\d\d(?: ?[-–] ?\d{1,2}[.:]\d\d)? ?(?:GMT|UTC)\b",
    r"https?://\S{1,400}",
    r"\bwww\.\S{1,400}",
    r"[\w.+-]{1,64}@[\w-]{1,64}\.\w{2,}",
    r"[@#]\w{1,100}",
    r"\b(?:pic\.twitter\.com|t\.co|bit\.ly)\S{1,200}",
    r"\+?\(?\d{2,4}\)?[ .-]\d{3,4}[ .-]\d{3,4}\b",
    r"\b1-8\d\d-[\w-]{4,15}",
    r"\b\d{3}-\d{4}\b",
    r"\b(?:1[5-9]\d\d|20\d\d) ?[-–/] ?(?:(?:1[5-9]|20)?\d\d)\b(?![,.]?\d)",
    r"\b(?:from|between) (?:1[5-9]\d\d|20\d\d) (?:to|and|until) (?:1[5-9]\d\d|20\d\d)\b",
    r"\b(?:1[5-9]\d\d|20\d\d)s\b",
    r"\b(?:mid|early|late|pre|post)[- ](?:1[5-9]\d\d|20\d\d)s?\b",
    r"\b\d0s\b",
    r"\b(?:his|her|their|my|our|the|late|early|mid) ?-?(?:twenties|thirties|forties|fifties|sixties|"
    r"seventies|eighties|nineties)\b",
    r"\b\d+(?:st|nd|rd|th)\b",
    r"\b(?:Article|Articles|Section|Chapter|Clause|Case|Cases|Route|Highway|Interstate|Flight|Channel|"
    r"Room|Unit|Gate|Bay|Pier|Platform|Line|Level|Phase|"
    r"Type|Class|Category|Cat|Page|p\.|pp\.|Figure|Fig\.|Table|Chart|Part|Volume|Vol\.|Episode|Season|"
    r"Week|Day|Round|Game|Group|Grade|"
    r"Stage|Version|Windows|iPhone|Galaxy|iPad|Boeing|Airbus|Apollo|Falcon|Super Bowl|World War|Formula|"
    r"Pier|Area|District|Ward|"
    r"Resolution|Resolutions|Bill|Prop\.?|Proposition|Amendment|Title|Rule|Order|Directive|Protocol|Zone|"
    r"Tower|Building|Block|Apartment|Apt\.?|Suite|"
    r"No\.|Nos\.|no\.|number|Number|#|Station|Terminal|Runway|Camp|Exit|Junction|Lane|Model|Mark|Mk|"
    r"Studio|Studios|Pope|King|Queen|Mach|Area|Step|Question|Agenda|Vision|"
    r"FIFA|UEFA|Euro|Expo|Olympics?|Fortune|FTSE|DAX|CAC|Nikkei|Dow|S&P|S P|S&amp;P|Stoxx|STOXX|Nasdaq|"
    r"Russell|ASX|TSX|Big|Sweet|Final|Elite|Pac|ISO|Wi-Fi|Radio|Fox|Sky|CBS|BBC|ITV|NBC|ABC|France|"
    r"NewsRadio|Catch|Ocean[’']s|Size|Psalm|Psalms|John|Luke|Matthew|"
    r"Genesis|Isaiah|Romans|Corinthians|Act|Schedule|Annex|Appendix|Area|Lot|Division|Div\.|Tier|Band|Bus|"
    r"Track|Hole|Row|Seat|Locker|Shaft|Reactor|Plan|Form|Schedule|Block|Plot|Sector|Wave|Generation|Gen|"
    r"Covid|COVID|Cop|COP|G|Group of|United|Charter|Session|District|Precinct|Engine|Ladder|Squadron|"
    r"Battalion|Brigade|Regiment|Division|Company)"
    r" (?:of )?(?:\d[\d.,-]*\w?|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|"
    r"Thirteen)\b(?!,?\d| ?%| percent| per cent| million| billion| points)",
    r"\b(?:S&P|S P|FTSE|Nifty|Fortune|Dow|IBEX|CSI|MSCI|Forbes|Inc\.?|Russell) ?(?:\d{2,4}s?)\b",
    r"\bG-?(?:\d{1,2})\b",
    r"\b\d{1,2} / \d{1,2}\b",
    r"\b(?:[Cc]aption|[Pp]hoto|[Ii]mage|[Ss]lide|[Pp]age|[Pp]art|[Pp]icture|[Vv]ideo|[Ii]tem) \d{1,3} of \d{1,3}\b",
    r"\(\d{1,3} (?:[Ii]mages?|[Pp]hotos?|[Pp]ictures|[Ss]lides|[Vv]ideos?|[Cc]omments?)\)",
    r"\b[Tt]op-(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twenty|\w+ty)\b",
    r"\b(?:[Ll]ap|[Tt]urn|[Hh]ole|[Cc]hapter|[Pp]hase|[Gg]ame|[Rr]ound|[Ww]eek|[Dd]ay|[Ss]tage|[Pp]age|"
    r"[Ii]nning|[Ss]et|[Ll]evel|[Tt]ier|[Gg]rade|[Rr]oom|[Vv]erse|[Ss]tep|[Ee]pisode|"
    r"[Ss]eason) (?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?! ?%|"
    r" percent| per cent| million| people| points)",
    r"\b\d{1,5} (?:[A-Z]\w+ ){1,3}(?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Drive|Lane|"
    r"Court|Place|Square|Highway|Way)\b",
    r"\b[A-Z][A-Za-z]*-\d+\w?\b",
    r"\b(?:9/11|24/7|7/7|50/50|20/20|fifty-fifty)\b",
    r"\b(?:one|two)-(?:way|sided|time|state|thirds majority|man show|party|handed|dimensional|child|off|"
    r"on-one|to-one|stop|pronged|faced|tier|track|parent|horse)\b",
    r"\b(?:square|day|phase|step|number|plan|chapter|year|page) one\b",
    r"\bone (?:another|thing|way|day|time|reason|side|point|bit)\b",
    r"\b(?:no|any|some|every|each|which|this|that|the|another|either|neither)[- ]?one\b(?! (?:to|in|or|"
    r"possible|person|man|woman|candidate|member|vote|seat))",
    r"\b(?:the|that|this|a|good|new|big|better|bigger|old|other|right|wrong|last|first|next|previous|"
    r"same|single|latest|loved|little|young) ones?\b",
    r"\bone[- ](?:day|time|on[- ]one|by one|and only|and the same|such|more time|step|’s|'s)\b",
    r"\b(?:first|second|other|next|last|back|top|bottom|lower|upper|better|northern|southern|eastern|"
    r"western|front) half\b",
    r"\bhalf[- ](?:brother|sister|time|mast|staff|hearted|baked|way|moon|siblings?|life)\b",
    r"\b(?:halfway|third-party|third party|quarter-?finals?|semi-?finals?|quarterback|quarterly)\b",
    r"\b(?:first|second|third|fourth|last|this|next|current|final|previous|same|fiscal|each|every|per|"
    r"previous|latest|[1-4]Q|Q[1-4]) quarter\b",
    r"\bQ[1-4]\b|\bH[12]\b|\b[1-4]Q\b",
    r"\b(?:six|6|seven|7|five|5|four|4)[- ]?(?:pointer|footer)\b",
    r"\b(?:Six|Seven|Five|Four|Three|Ten|Eight|Twelve|Hundred|Thirty|One)[- ](?:Day|Days|Years|Nations|"
    r"Mile|Tigers|Eyes|Party|Direction|Nation|Star|Sisters|Commandments|Kings|Kingdoms|America|World|"
    r"Belt)\b",
    r"\b(?:millennials?|thousandth|hundredth|millionth|millionaires?|billionaires?)\b",
    r"\b(?:multi-?(?:million|billion)|(?:million|billion)s?-to-one)\w*",
    r"\bvitamin \w?\d+|\bB\d{1,2}\b|\bomega-\d\b",
    r"\b[45]G\b(?!\w)",
    r"\bMH ?\d{2,4}\b|\bMH370\b",
    r"\b\d{1,2}[- ](?:all|love|0)\b(?= (?:draw|win|defeat|victory))",
    r"\b\d{1,3}\.\d{1,3}\.\d{1,3}(?:\.\d{1,3})?\b",
    rf"\b(?!(?:{CODES})\.?\d)(?<!\$)[A-Z]{{1,4}}\d[\dA-Z]*(?:-\d+)?\b",
    r"\b(?:COVID|Covid|covid)[ -]{1,2}19\b",
    r"\b(?:category|type|grade|class|tier|stage|phase|level) \d{1,2}\b(?! ?%| per)",
    r"\b\d{5}(?= (?:ZIP|[Zz]ip|postal|post) ?code)",
    r"\b\d{1,5} (?:[NSEW]\.? )?\d{1,3}(?:st|nd|rd|th) (?:Street|St|Avenue|Ave|Road|Rd)\b",
    r"\b\d{1,5} (?:Rue|Avenue|Ave|Calle|Via|Boulevard) [A-Z]",
    r"\b(?:19|20)\d\d[’'′]s\b",
    r"\b(?:this|each|latest|current|previous) half\b(?! of)",
    r"\b7-Eleven\b",
    r"\b[A-Z]{2},? \d{5}(?:-\d{4})?\b(?! ?%| (?:people|million|billion|votes|jobs|troops|deaths|cases|homes))",
    r"\bparts per (?:million|billion|trillion)\b",
    r"\b[48]K (?:[Vv]ideos?|TVs?|[Rr]esolution|[Dd]isplays?|[Ss]creens?|[Mm]onitors?|UHD|[Cc]ameras?|[Ff]ootage)\b",
    r"\b(?:three|four|five|six|[3-6])-way\b",
    r"\bbaker[’']?s dozen\b",
    r"\b7[0-8]7s?(?:-\d{1,3}\w{0,3})?(?= (?:Max|MAX|Dreamliner|jet|plane|aircraft)s?\b)",
)
_EXCLUDED = re.compile(r"(?<!\w)(?=[\w@#+(’'‘])(?:" + "|".join(f"(?:{pattern})" for pattern in _PATTERNS) + ")")
"""Every pattern starts a word: the guard in front spares trying them all at each character."""
_YEAR = re.compile(r"(?:1[0-9]\d\d|2[01]\d\d)\Z")
_YEAR_CUE = re.compile(
    r"\b(?:in|since|by|until|till|before|after|during|from|late|early|mid|summer|autumn|fall|winter|"
    r"spring|circa|the|year|to|through|and|of)[ -]\Z",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:-[a-z]+)? (?:people|deaths|men|women|children|soldiers|troops|cases|votes|employees|workers|"
    r"homes|jobs|others|dead|rpm|seats)\b"
)
_PLURAL = re.compile(r" (?:[a-z-]+ )?[a-z-]{3,}s\b(?<! was)(?<! has)(?<! is)")


def excluded_spans(text: str) -> list[tuple[int, int]]:
    """The stretches of a text whose numbers are no quantities, in order."""
    return [found.span() for found in _EXCLUDED.finditer(text)]


_APPOSED = re.compile(r"\b[A-Z][\w’'-]{1,40}, \Z")


def is_apposed_age(text: str, start: int, end: int) -> bool:
    """Whether a number is the age in "Ann Lee, 43, said"."""
    return (
        end - start <= 3
        and text[start:end].isdigit()
        and text[end : end + 1] in (",", ")")
        and text[end : end + 2] != ",0"
        and not text[end + 1 : end + 2].isdigit()
        and _APPOSED.search(text, max(0, start - 30), start) is not None
    )


def is_year(text: str, start: int, end: int, has_unit: bool) -> bool:
    """Whether four digits are a calendar year: no separator, no unit, and not plainly a count of a following noun."""
    if has_unit or not _YEAR.match(text[start:end]):
        return False
    if 1900 <= int(text[start:end]) <= 2050 or _YEAR_CUE.search(text, max(0, start - 12), start):
        return _COUNTED.match(text, end) is None
    return _PLURAL.match(text, end) is None
