"""The formats of files, as a table: `reportedly export` and the Python API offer what stands here.

To add a format, write its module beside this one and give it one entry here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from reportedly.export.files import (
    arrow_files,
    claims,
    crate,
    data_package,
    entities,
    features,
    hxl,
    new_numbers,
    references,
    sqlite_file,
    table_csv,
    web_annotations,
    xlsx,
)
from reportedly.export.files.fields import ANNOTATIONS, ATOM, BIBTEX, CALENDAR, CLAIMS, CSL, ENTITIES, Fields
from reportedly.export.files.source import ExportSource
from reportedly.export.tables import ALL_TABLES, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFormat:
    """A format of files. `write` takes the stream, the findings, and the tables to write.

    `tables` are those that a file can hold; where it holds one of them only (`is_one_table`), the caller names it, or
    gets the first one. `fields` are what a format without tables has. `has_pcodes` is whether it has columns for
    P-codes.
    """

    about: str
    suffix: str
    write: Callable[[BinaryIO, ExportSource, Sequence[Table]], None]
    tables: tuple[Table, ...] = ()
    fields: Fields = field(default_factory=dict)
    is_one_table: bool = False
    has_pcodes: bool = False


FILE_FORMATS: Mapping[str, FileFormat] = {
    "csv": FileFormat(
        about="CSV, one table: entries, tallies, statements or articles",
        suffix=".csv",
        tables=ALL_TABLES,
        write=table_csv.write,
        is_one_table=True,
    ),
    "xlsx": FileFormat(
        about="Excel workbook: a sheet a table, typed cells, links to the evidence",
        suffix=".xlsx",
        tables=ALL_TABLES,
        write=xlsx.write,
    ),
    "hxl": FileFormat(
        about="CSV of entries with a row of HXL hashtags",
        suffix=".csv",
        tables=(hxl.HXL_TABLE,),
        has_pcodes=True,
        write=hxl.write,
    ),
    "data-package": FileFormat(
        about="Frictionless Data Package: all tables as CSV with their schema, in a ZIP",
        suffix=".zip",
        tables=ALL_TABLES,
        write=data_package.write,
    ),
    "sqlite": FileFormat(
        about="SQLite database with all tables, indexed and searchable, for Datasette and notebooks",
        suffix=".db",
        tables=ALL_TABLES,
        write=sqlite_file.write,
    ),
    "datasette": FileFormat(
        about="Metadata that Datasette shows beside the file found.db of the format sqlite",
        suffix=".json",
        tables=ALL_TABLES,
        write=sqlite_file.write_metadata,
    ),
    "parquet": FileFormat(
        about="Apache Parquet, one table, flat or with the entries nested in their tallies",
        suffix=".parquet",
        tables=arrow_files.ARROW_TABLES,
        write=arrow_files.write_parquet,
        is_one_table=True,
    ),
    "arrow": FileFormat(
        about="Apache Arrow file (Feather 2), one table, flat or nested",
        suffix=".arrow",
        tables=arrow_files.ARROW_TABLES,
        write=arrow_files.write_arrow,
        is_one_table=True,
    ),
    "geojson": FileFormat(
        about="GeoJSON: a point for each entry, with its days",
        suffix=".geojson",
        tables=(features.TABLE,),
        write=features.write,
    ),
    "ftm": FileFormat(
        about="FollowTheMoney: events, articles, who is quoted, and each entry as documentation",
        suffix=".ftm.json",
        fields=ENTITIES,
        write=entities.write,
    ),
    "claims": FileFormat(
        about="JSON-LD: each entry as a Claim of schema.org, to be reviewed by a ClaimReview",
        suffix=".jsonld",
        fields=CLAIMS,
        write=claims.write,
    ),
    "annotations": FileFormat(
        about="W3C Web Annotations: a note at each number's sentence",
        suffix=".jsonld",
        fields=ANNOTATIONS,
        write=web_annotations.write,
    ),
    "csl": FileFormat(
        about="CSL-JSON: the articles as references",
        suffix=".json",
        fields=CSL,
        write=references.write_csl,
    ),
    "bibtex": FileFormat(
        about="BibTeX: the articles as references",
        suffix=".bib",
        fields=BIBTEX,
        write=references.write_bibtex,
    ),
    "atom": FileFormat(
        about="Atom feed of the new numbers of tallies",
        suffix=".atom",
        fields=ATOM,
        write=new_numbers.write_atom,
    ),
    "ics": FileFormat(
        about="iCalendar: the new numbers of tallies, on the day their article came out",
        suffix=".ics",
        fields=CALENDAR,
        write=new_numbers.write_calendar,
    ),
    "crate": FileFormat(
        about="RO-Crate: ledgers, tables, reports, texts and the pages' bytes in one ZIP, with digests",
        suffix=".zip",
        tables=ALL_TABLES,
        write=crate.write,
    ),
}
"""The formats by the name that the command line and the API have for them."""
