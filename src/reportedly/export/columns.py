"""The columns of tables that are exported: what each holds and of which kind it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

ColumnKind = Literal["text", "whole", "number", "day", "yes", "link", "rows"]
"""Of a `day`, rows have ISO 8601; of `yes`, 1 or 0; of a `link`, an address of the web; of `rows`, rows of entries."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: `about` says what it holds, `hxl` is its hashtag with attributes (HXL 1.1)."""

    name: str
    kind: ColumnKind
    about: str
    hxl: str = ""


def _known(*columns: Column) -> dict[str, Column]:
    return {each.name: each for each in columns}


COLUMNS = _known(
    Column("story", "whole", "number of the story", "#event+id"),
    Column("title", "text", "the story's title; of an article, its headline", "#event+name"),
    Column("tally", "whole", "number of the tally in its story"),
    Column("tally_id", "text", "id of the tally, which stays when entries are added", "#indicator+code"),
    Column("what", "text", "what is counted, such as people killed", "#indicator+name"),
    Column("measure", "text", "killed, injured, …: see `reportedly ledger --help`", "#indicator+type"),
    Column("unit", "text", "people, USD, km, …", "#indicator+unit"),
    Column("low", "number", "lower end of what was reported", "#indicator+value+min"),
    Column("high", "number", "upper end of what was reported", "#indicator+value+max"),
    Column("bound", "text", "exact, about, at_least, at_most, range or vague", "#indicator+bound"),
    Column("status", "text", "reported, denied, forecast or unconfirmed", "#status"),
    Column("source", "text", "who says so; empty where no source is named", "#meta+source+name"),
    Column("role", "text", "the office or affiliation of the source", "#meta+source+role"),
    Column("body", "text", "the source under the one name that its story has for it", "#meta+source+body"),
    Column("place", "text", "where, as the text names it", "#loc+name"),
    Column("country", "text", "country of the place, ISO 3166-1 alpha-2", "#country+code+v_iso2"),
    Column("region", "text", "first-level region of the place, GeoNames", "#adm1+code+v_geonames"),
    Column("geoname_id", "whole", "GeoNames id of the place", "#loc+code+v_geonames"),
    Column("lat", "number", "latitude of the place, degrees (WGS 84)", "#geo+lat"),
    Column("lon", "number", "longitude of the place, degrees (WGS 84)", "#geo+lon"),
    Column("scope", "text", "words that narrow what is counted", "#description+scope"),
    Column("first_day", "day", "first day for which it holds", "#date+start"),
    Column("last_day", "day", "last day for which it holds", "#date+end"),
    Column("published", "text", "when the article came out, as exactly as the page says", "#meta+published"),
    Column("published_day", "day", "the day of that", "#date+reported"),
    Column("publisher", "text", "publisher of the article", "#meta+publisher"),
    Column("origins", "whole", "independent origins of this value, or of the tally", "#meta+origins+num"),
    Column("outlets", "whole", "publishers that carry it", "#meta+outlets+num"),
    Column("flags", "text", "conflict, fall, jump, update", "#meta+flags"),
    Column("standing_low", "number", "lower end of what stands now in the tally", "#indicator+standing+min"),
    Column("standing_high", "number", "upper end of what stands now in the tally", "#indicator+standing+max"),
    Column("as_of", "day", "the day for which the standing range holds", "#date+standing"),
    Column("changed", "text", "what changed and who disagrees, in a line", "#description+change"),
    Column("entries", "whole", "entries of the tally", "#meta+entries+num"),
    Column("conflicts", "whole", "pairs of entries that exclude each other", "#meta+conflicts+num"),
    Column("corrections", "whole", "corrections that a person made to the tally", "#meta+corrections+num"),
    Column("also", "yes", "1 where it is only mentioned along the way", "#meta+aside"),
    Column("speaker", "text", "who is quoted", "#contact+name"),
    Column("content", "text", "what was said", "#description+said"),
    Column("authors", "text", "authors of the article, with ; between", "#meta+authors"),
    Column("updated", "text", "when the article was updated", "#meta+updated"),
    Column("saved", "text", "when its page was saved", "#meta+saved"),
    Column("language", "text", "language of the article, ISO 639-1", "#meta+lang"),
    Column("copy_of", "text", "the article whose whole text it carries", "#meta+copy"),
    Column("doc", "text", "id of the article", "#meta+doc"),
    Column("url", "link", "address of the article's page", "#meta+url"),
    Column("figure", "whole", "number of the figure in its article", "#meta+figure"),
    Column("start", "whole", "first character in the article's text", "#meta+start"),
    Column("end", "whole", "character behind the last one", "#meta+end"),
    Column("sentence", "text", "the sentence that says so", "#description+evidence"),
    Column("evidence", "link", "the sentence on the live page (text fragment)", "#meta+url+evidence"),
    Column("local", "link", "the evidence on the page of `reportedly serve`", "#meta+url+local"),
    Column("page", "text", "SHA-256 of the page's bytes", "#meta+sha256"),
)
"""All columns, by name: a name means the same in every table."""


def columns(names: Sequence[str]) -> tuple[Column, ...]:
    """The columns of these names."""
    return tuple(COLUMNS[name] for name in names)
