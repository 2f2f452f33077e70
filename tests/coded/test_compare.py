"""Hand-coded rows, made up in the formats of ACLED, UCDP GED, EM-DAT and GTD, beside the tallies of a workspace."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

import pytest

from invented_workspace import HOSTILE, invented_workspace
from reportedly.api import Workspace
from reportedly.coded import CountedTally, compare_rows, guess_mapping, read_rows
from reportedly.errors import InputError, UsageError
from reportedly.model import CodedRow, ComparedNumber, Entry, Tally
from reportedly_cli import Run

ROWS = Path(__file__).parent / "rows"
ACLED, UCDP, EMDAT, GTD = ((ROWS / f"{name}.csv").read_text("utf-8") for name in ("acled", "ucdp", "emdat", "gtd"))
OWN = """Nr;Datum;Place name;Deaths
1;2/9/2025;Alva;13
2;sometime;Alva;2
3;3/9/2025;Brenn;about 9
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return invented_workspace(tmp_path_factory.mktemp("coded") / "a.db", stories=1)


def compared(
    workspace: Workspace, folder: Path, text: str, **options: object
) -> tuple[list[ComparedNumber], list[InputError]]:
    (folder / "rows.csv").write_text(text, "utf-8")
    _, found, errors = workspace.compare(folder / "rows.csv", **options)
    return found, errors


def kinds(found: list[ComparedNumber]) -> list[tuple[str, str | None, str | None]]:
    return [(each.kind, each.row.id if each.row else None, each.tally.place if each.tally else None) for each in found]


def test_acled_rows_agree_differ_and_are_missing(workspace: Workspace, tmp_path: Path) -> None:
    found, errors = compared(workspace, tmp_path, ACLED)
    assert not errors
    assert kinds(found) == [
        ("agreed", "AFG1", "Alva"), ("theirs only", "AFG2", None), ("different", "KEN1", "Brenn"),
    ]  # fmt: skip
    assert found[0].row and found[0].row.source == "Alva Gazette" and found[0].score and found[0].score > 0.9
    assert found[0].tally and found[0].tally.entries[found[0].tally.latest].sentence.startswith("At least 13 people")


def test_a_range_covers(workspace: Workspace, tmp_path: Path) -> None:
    found, _ = compared(workspace, tmp_path, UCDP)
    assert kinds(found) == [("range covers", "9", "Alva"), ("ours only", None, "Brenn")]
    assert found[0].row and found[0].row.values == {"killed": (8, 20)}
    assert (found[0].row.first, found[0].row.last) == ("2025-09-02", "2025-09-03")


def test_emdat_has_days_in_columns_and_several_measures(workspace: Workspace, tmp_path: Path) -> None:
    found, _ = compared(workspace, tmp_path, EMDAT)
    (row,) = {each.row.line: each.row for each in found if each.row}.values()
    assert (row.first, row.last) == ("2025-09-01", "2025-09-30")
    assert row.values == {"killed": (14, 14), "injured": (30, 30), "affected": (30, 30)}
    assert Counter(each.kind for each in found) == {"different": 1, "theirs only": 2, "ours only": 1}


def test_gtd_writes_unknown_as_minus_nine(workspace: Workspace, tmp_path: Path) -> None:
    found, _ = compared(workspace, tmp_path, GTD)
    assert kinds(found) == [("agreed", "202509020001", "Alva"), ("ours only", None, "Brenn")]


def test_a_table_of_ones_own_is_guessed_and_its_faults_are_named(workspace: Workspace, tmp_path: Path) -> None:
    found, errors = compared(workspace, tmp_path, OWN, columns={"first": "Datum", "location": "Place name", "id": "Nr"})
    assert kinds(found) == [("agreed", "1", "Alva"), ("ours only", None, "Brenn")]
    assert [str(error).split("rows.csv, ")[1] for error in errors] == [
        "line 3: 'sometime' is no day; it is left out", "line 4: 'about9' is no number; it is left out",
    ]  # fmt: skip


@pytest.mark.parametrize(("days", "kind"), [(0, "theirs only"), (2, "agreed")])
def test_days_may_lie_apart(days: int, kind: str, workspace: Workspace, tmp_path: Path) -> None:
    found, _ = compared(workspace, tmp_path, "date,city,killed\n2025-09-04,Alva,13\n", days=days)
    assert found[0].kind == kind


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("2025-09-02,ALVA district,13", "agreed"),
        ("2025-09-02,Alwa,13", "theirs only"),
        ("2025-09-02,,13", "theirs only"),
        ("2025-09-02,Alvarado,13", "theirs only"),
    ],
)
def test_places_are_compared_by_name(row: str, kind: str, workspace: Workspace, tmp_path: Path) -> None:
    found, _ = compared(workspace, tmp_path, f"date,city,killed\n{row}\n")
    assert found[0].kind == kind


def test_an_earlier_entry_that_says_so_is_shown(workspace: Workspace, tmp_path: Path) -> None:
    found, _ = compared(workspace, tmp_path, "date,city,killed\n2025-09-02,Alva,11\n2025-09-02,Brenn,99\n")
    assert [(each.kind, each.entry.low if each.entry else None) for each in found] == [
        ("different", 11),
        ("different", 11),
    ]
    assert found[0].entry and found[0].entry.sentence.startswith("At least 11 people were killed in Alva")


def test_a_tally_is_the_partner_of_one_row(workspace: Workspace, tmp_path: Path) -> None:
    found, _ = compared(workspace, tmp_path, "id,date,city,killed\na,2025-09-03,Alva,13\nb,2025-09-02,Alva,9\n")
    assert kinds(found)[:2] == [("theirs only", "a", None), ("different", "b", "Alva")]


def test_of_tallies_that_fit_as_well_the_one_with_more_reports_is_the_partner() -> None:
    def entry(low: float) -> Entry:
        return Entry(
            low=low, high=low, bound="exact", status="reported", source=None, role=None, published="2025-09-02",
            time=None, place="Alva", scope=None, doc="a", figure=0, start=0, end=1, sentence="",
        )  # fmt: skip

    def tally(id: str, *entries: Entry) -> CountedTally:
        found = Tally(
            measure="killed", unit="people", what="people killed", place="Alva", scope=None, entries=entries, latest=0,
            id=id,
        )  # fmt: skip
        return CountedTally(1, "Flood in Alva", found)

    row = CodedRow(
        line=2, id="1", first="2025-09-02", last="2025-09-02", places=("Alva",), country=None, kind=None, source=None,
        values={"killed": (13, 13)},
    )  # fmt: skip
    for names in (("a", "b"), ("b", "a")):
        part, whole = tally(names[0], entry(2)), tally(names[1], entry(12), entry(13))
        found = compare_rows([row], [part, whole], ["killed"])
        assert [(each.kind, each.tally) for each in found] == [("different", whole.tally), ("ours only", part.tally)]


@pytest.mark.parametrize(
    ("header", "kind", "expected"),
    [
        (
            ACLED,
            "ACLED",
            {"first": "event_date", "killed": "fatalities", "location": "location", "kind": "sub_event_type"},
        ),
        (UCDP, "UCDP GED", {"last": "date_end", "killed": "best", "killed_low": "low", "admin1": "adm_1"}),
        (EMDAT, "EM-DAT", {"year": "Start Year", "killed": "Total Deaths", "displaced": "No. Homeless"}),
        (GTD, "GTD", {"year": "iyear", "killed": "nkill", "location": "city", "country": "country_txt"}),
        ("Event dates,Citty,Fatalites", None, {"first": "Event dates", "killed": "Fatalites"}),
    ],
)
def test_columns_are_known_or_guessed(header: str, kind: str | None, expected: dict[str, str]) -> None:
    mapping = guess_mapping(header.splitlines()[0].split(","), {})
    assert mapping.format == kind and expected.items() <= dict(mapping.columns).items()


@pytest.mark.parametrize(
    "header",
    [
        "DisNo.,Start Year,Country,Subregion,Region,Location,Total Deaths",
        "event_id_cnty,event_date,region,country,location,fatalities",
        "eventid,iyear,nkill,region,region_txt,country_txt,city",
    ],
)
def test_a_region_of_the_world_is_no_province(header: str) -> None:
    assert "admin1" not in guess_mapping(header.split(","), {}).columns
    assert guess_mapping(["date", "killed", "region"], {}).columns["admin1"] == "region"


@pytest.mark.parametrize(
    ("header", "given", "told"),
    [
        (["a", "b"], {}, "no column is known to hold a number of people"),
        (["killed"], {}, "no column is known to hold the day"),
        (["date", "killed"], {"deads": "killed"}, "there is no field 'deads'; there are id, first"),
        (["date", "killed"], {"injured": "hurt"}, "there is no column 'hurt'; there are date, killed"),
    ],
)
def test_what_cannot_be_told_is_asked_for(header: list[str], given: dict[str, str], told: str) -> None:
    with pytest.raises(UsageError) as error:
        guess_mapping(header, given)
    assert str(error.value).startswith(told)


def test_a_file_that_is_no_csv_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"date,killed\n\xff\xfe,1\n")
    with pytest.raises(InputError, match="is no UTF-8"):
        read_rows(tmp_path / "a.csv", {})
    (tmp_path / "b.csv").write_text('date,killed\n2025-09-01,"' + "x" * 3_000_000, "utf-8")
    _, rows = read_rows(tmp_path / "b.csv", {})
    (error,) = rows
    assert isinstance(error, InputError) and "line" in str(error)


def test_hostile_rows_stay_text(tmp_path: Path) -> None:
    stream = io.StringIO()
    csv.writer(stream).writerows(
        [["date", "city", "killed", "source"], *(["2025-09-02", text, 1, text] for text in HOSTILE)]
    )
    (tmp_path / "a.csv").write_text(stream.getvalue(), "utf-8", newline="")
    _, rows = read_rows(tmp_path / "a.csv", {})
    assert [type(row) for row in rows] == [CodedRow] * len(HOSTILE)


def test_the_command_counts_and_shows_both_sides(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    invented_workspace(tmp_path / "a.db", stories=1).close()
    (tmp_path / "acled.csv").write_text(ACLED, "utf-8")
    done = run("compare", "acled.csv", "--db", "a.db")
    assert done.code == 0 and done.out.startswith(
        "1 agreed · 0 range covers · 1 different · 0 ours only · 1 theirs only\n"
    )
    assert "is read as ACLED: id=event_id_cnty, first=event_date" in done.err
    assert "at least 13, the Alva council, 3 Sep 08:30: At least 13 people" in done.out and "Brenn Post" in " ".join(
        done.out.split()
    )
    table = run("compare", "acled.csv", "--db", "a.db", "--only", "different", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(table.out))
    assert (row["kind"], row["their_low"], row["their_source"], row["place"]) == (
        "different",
        "7",
        "Brenn Post",
        "Brenn",
    )
    assert row["sentence"].startswith("At least ") and row["local"].startswith("http://127.0.0.1:8765/articles/")


def test_lines_that_cannot_be_read_are_told_and_the_rest_compared(tmp_path: Path, run: Run) -> None:
    invented_workspace(tmp_path / "a.db", stories=1).close()
    (tmp_path / "own.csv").write_text(OWN, "utf-8")
    done = run("compare", "own.csv", "--db", "a.db", "--map", "first=Datum", "--map", "location=Place name")
    assert done.code == 1 and "1 agreed" in done.out and "line 3: 'sometime' is no day" in done.err
    assert run("compare", "own.csv", "--db", "a.db", "--map", "first").code == 2
