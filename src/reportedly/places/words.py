"""Words beside and inside place names, as data."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Words that are names of towns too, in small letters."""
    lines = (Path(__file__).parent / "data" / "common_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


INSIDE_NAMES = _set(
    """of the and de del della di da do dos das du la le les los las el al au aux en et on upon under over sur an am
    der ben e y"""
)
"""Words in small letters that may stand inside a name."""
REGION_TYPES = _set(
    """region province oblast state governorate prefecture district county counties department territory canton
    voivodeship provinces regions districts states krai raion"""
)
"""Nouns that follow the name of a region."""
BEFORE_PLACE = _set("in near outside around across throughout toward towards inside into")
"""Prepositions before a place: few other names follow them."""
BEFORE_NAME = _set(
    """at from to through between via within surrounding neighboring neighbouring nearby off and southern northern
    eastern western central"""
)
"""Words before a place, and before other names too."""
PLACE_NOUNS = _set(
    """city town village hamlet suburb district province region island islands county port state capital township
    municipality community neighborhood neighbourhood borough parish territory republic kingdom coast outskirts
    people residents resident streets mayor governor
    hometown villages towns cities suburbs areas parts heart centre center north south east west northeast northwest
    southeast southwest"""
)
"""Nouns before "of" and a place."""
LOCAL_NOUNS = _set(
    """police area man woman resident residents native mayor county counties region province district city village town
    suburb suburbs fire firefighters authorities officials schools farm farms border coast airport port harbor
    harbour teenager teen couple family boy girl parents students student driver drivers employee employees
    voters voter taxi lawyer school church company council court league hotel neighborhoods campus university
    hospitals district courthouse businessman businesswoman neighborhood neighbourhood campus prison jail mosque
    metropolitan downtown governorate prefecture oblast peninsula island islands councillor
    councillors councilman countryside camp camps refugees store office hospital bureau branch plant factory"""
)
"""Nouns that follow the name of the place they are in."""
AFTER_PLACE = _set(
    """County Parish Township Borough Province Region District Island Islands Valley Oblast Prefecture Governorate
    Territory Peninsula Counties"""
)
"""Last words of names that can hardly be anything but places."""
CIVIC = _set(
    """Police City County Fire School Schools High Mayor Council Township District Sheriff Sheriff's Sheriff’s
    Department Hospital Regional Chamber Public Superior Court Courthouse Airport International Community Board
    Commission Circuit Municipal Elementary Middle Village Town Parks Library Parish Borough Coroner Supreme
    Army Health Ministry Embassy Government Parliament Attorney Judicial Metropolitan Medical Memorial Water
    Independent Unified Area Port Harbor Province Provincial Region State Detention Correctional Jail Recreation
    Downtown Neighbors Branch Centers Constabulary Crown Magistrates Magistrates' Civic Planning Zoning Highway
    Street Bypass Division Superintendent Prosecutor Central Senior Junior"""
)
"""What follows the name of a place in the name of a public body there."""
SERVICES = _set(
    """Police Fire Sheriff Sheriff's Sheriff’s Mayor Superintendent Township City County School Schools Coroner"""
)
"""Those of them that hardly follow the name of a person."""
COMMERCIAL = _set(
    """Times Daily Post Journal News Herald Tribune Gazette Star Sun Globe Mail Today Weekly Review Observer Chronicle
    Telegraph Press Magazine Tonight Fried Nut Fresh Inc Inc. Corp Corp. Co Co. Ltd Ltd. Group Holdings Bank
    Bancorp Motor Motors Airlines Airways Electric Power Steel Oil Gas Life Mutual Insurance Broadcasting Egg
    Eggs Chemical Comfort Care Security Capital Partners Financial Securities Energy Foods Brewery Records
    Pictures Cup Open University College Institute Academy Brown Knicks Yankees Mets Giants Jets Lakers Cowboys
    Bulls Bears Cubs Sox Celtics United Rovers Wanderers Hotspur Villa Albion FC F.C. Zoo Cartel & Street Avenue
    Road Drive Lane Boulevard"""
)
"""What follows the name of a place in the name of a firm, a paper, a school, a team or a street."""
MODIFIERS = _set(
    """the The northern Northern southern Southern eastern Eastern western Western north North south South east East
    west West central Central northeast Northeast northwest Northwest southeast Southeast southwest Southwest
    northeastern northwestern southeastern southwestern upper Upper lower Lower mid Mid downtown Downtown
    greater Greater inner Inner modern ancient Historic historic Metro Metropolitan
    Northeastern Northwestern Southeastern Southwestern rural urban nearby neighboring
    neighbouring mainland Mainland old Old metropolitan Metropolitan 's ’s ' ’ - , ( ) occupied Occupied"""
)
"""Words beside a place in one entity that leave it a place."""
STREET_TYPES = _set(
    """Street St. Road Rd Rd. Avenue Ave Ave. Drive Lane Boulevard Blvd Blvd. Highway Parkway Expressway Freeway
    Turnpike Terrace Crescent Close"""
)
FEATURE_TYPES = _set(
    """River Creek Lake Bay Forest Wilderness Reservoir Refuge Canyon Glacier Volcano Strait Mountains Marsh"""
)
"""Last words of the names of waters, woods and mountains, which are not where the town of that name is."""
NUMBERED_ROADS = _set("Highway Interstate Route I U.S. Hwy Hwy. FM")
PERSON_TITLES = _set(
    """Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Sen. Sen Rep. Rep Gov. Gov President Sgt. Sgt Lt. Capt. Capt Judge Justice
    Senator Congressman Professor Prof. Coach Officer Detective Deputy Col. Gen. Maj. Cpl. Pvt. Sir Lord Lady
    Rev. Rev Prince Princess King Queen Pope St Chief Inspector Constable Councillor Coun. Cllr Del."""
)
ILLNESS = _set("virus flu fever disease syndrome strain ebolavirus hemorrhagic haemorrhagic")
"""What follows the name of a place in the name of an illness."""
PARTIES = _set("R D I DFL Ind Rep Dem Lib Lab Con")
"""Before a hyphen and the place that a member of a parliament sits for."""
CELESTIAL = _set(
    "Mars Jupiter Earth Venus Saturn Mercury Pluto Neptune Uranus Moon Gemini Orion Apollo Titan Pandora God"
)
"""Names of towns that mean something else unless their state follows."""
ACRONYMS = _set(
    """US USA UK EU UAE UAR DRC NSW ACT PNG DC LA NYC BC NZ PRC ROK DPRK PEI LAX DMZ USSR CAR WA NT NI NY SF"""
)
"""Capitals that stand for places; others ("SEC") are not looked up among the names of towns."""
SHORT_STATES = _set(
    """Ala Ariz Ark Calif Cal Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Mass Md Mich Minn Miss Mo Mont Neb Nebr Nev
    Okla Ore Pa Penn Penna Tenn Tex Vt Va Wash Wis Wisc Wyo Alta Man Ont Que Sask Vic Tas Qld"""
)
"""Abbreviated states and provinces: places only after a comma, a bracket or a hyphen."""

COUNTRY_CUES = {
    word: country
    for country, words in {
        "US": """county sheriff sheriff's deputies superintendent republican republicans democrat democrats gop senator
            interstate freshman sophomore highway downtown township mph congressman fbi prosecutor attorney felony
            misdemeanor p.m. a.m. p.m a.m coach semester principal kindergarten kindergartners selectman selectmen
            alderman aldermen commissioners trooper troopers methodist baptist pickup caucus varsity touchdown
            quarterback baseball softball ncaa mom color colors center centers neighbor neighbors neighborhood
            neighborhoods labor honor honors favor favors defense theater gasoline sidewalk freeway""",
        "GB": """£ mp mps tory labour constabulary councillor councillors pence nhs whitehall borough magistrates
            motorway postcode solicitor pensioner lorry centre colour neighbour neighbours honour programme theatre""",
        "IE": "garda gardai gardaí taoiseach tánaiste dáil",
        "CA": "rcmp mountie mounties ndp premier provincial opp",
        "IN": "lakh crore rs panchayat bjp rupees",
        "PK": "rangers lashkar",
        "AU": "nrl afl",
        "LK": "ltte tamil sinhalese sinhala",
    }.items()
    for word in words.split()
}
"""Words of public life, and spellings, that speak for one country."""
