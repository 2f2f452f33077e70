"""libhxl, the library of the Humanitarian Exchange Language, reads the tags and finds the dead by their hashtag."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from invented_workspace import HOSTILE, invented_workspace
from reportedly.model import Place
from reportedly.places.pcodes import read_pcodes
from reportedly_cli import Run

hxl = pytest.importorskip("hxl", reason="libhxl is not installed (group consumers): HXL files are not read")


def read(path: Path) -> object:
    return hxl.data(io.BytesIO(path.read_bytes()))  # of a path, libhxl leaves the file open


def test_libhxl_finds_numbers_days_and_codes_by_hashtag(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db") as workspace:
        workspace.export_file("hxl", tmp_path / "a.csv")
    data = read(tmp_path / "a.csv").cache()
    assert hxl.validate(data)
    dead = [float(value) for value in (row.get("#affected+killed+min") for row in data)]
    assert len(dead) == 12 and min(dead) == 10
    kabul = data.with_rows("#country+code=AF").cache()
    assert {row.get("#adm1+code") for row in kabul} == {"AF.34"}
    assert {row.get("#date+start") for row in data} == {"2025-09-01", "2025-09-02", "2025-09-03"}
    most = hxl.filters.Aggregator.parse("max(#affected+killed+max) as Most#meta+most")
    counted = data.count(["#country+code"], [most])
    assert {row.get("#country+code"): float(row.get("#meta+most")) for row in counted} == {"AF": 16, "KE": 14}
    assert all(not row.get("#indicator+value+min") for row in data)


def test_hostile_text_is_no_hashtag_and_no_formula(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db", stories=1, articles=len(HOSTILE), hostile=True) as workspace:
        workspace.export_file("hxl", tmp_path / "a.csv")
    data = read(tmp_path / "a.csv").cache()
    assert len(data.values) == 2 * len(HOSTILE)
    assert not any(str(value).startswith(("=", "+", "@", "\t")) for row in data for value in row.values)


GAZETTEER = """ADM0_EN,ADM0_PCODE,ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_PCODE,validOn
#country+name,#country+code,#adm1+name,#adm1+code,#adm2+name,#adm2+code,#date
Afghanistan,AF,Kunar,AF91,Alva,AF9101,2024-01-01
Afghanistan,AF,Kunar,AF91,Asadabad,AF9102,2024-01-01
Afghanistan,AF,Kabul,AF92,Alva,AF9201,2024-01-01
"""
"""Rows in the form of OCHA's gazetteers (COD-AB), with invented codes."""
LATER = """adm1_name,adm1_pcode,adm2_name,adm2_pcode,adm3_name,adm3_pcode,adm0_name,adm0_pcode
Nairobi,KE90,Westlands,KE9001,Brenn,KE900101,Kenya,KE
"""
"""As gazetteers since 2025 have their columns."""


def test_pcodes_of_a_gazetteer_of_the_country(tmp_path: Path, run: Run) -> None:
    invented_workspace(tmp_path / "a.db").close()
    (tmp_path / "afg.csv").write_text(GAZETTEER, "utf-8-sig")
    (tmp_path / "ken.csv").write_text(LATER, "utf-8")
    assert run("export", "hxl", "--db", "a.db", "--pcodes", "afg.csv", "--out", "a.csv").code == 0
    data = read(tmp_path / "a.csv").cache()
    assert hxl.validate(data)
    tags = [f"#adm{level}+code+v_pcode" for level in (1, 2, 3)]
    codes = {row.get("#loc+name"): tuple(row.get(tag) for tag in tags) for row in data}
    assert codes == {"Alva": ("AF91", "AF9101", None), "Brenn": (None, None, None)}
    assert {row.get("#adm1+name") for row in data.with_rows("#adm1+code+v_pcode=AF91")} == {"Kunar"}
    assert run("export", "hxl", "--db", "a.db", "--pcodes", "ken.csv", "--out", "b.csv").code == 0
    brenn = read(tmp_path / "b.csv").with_rows("#loc+name=Brenn").cache()
    assert {tuple(row.get(tag) for tag in tags) for row in brenn} == {("KE90", "KE9001", "KE900101")}


def test_without_a_gazetteer_there_are_no_pcodes(tmp_path: Path, run: Run) -> None:
    invented_workspace(tmp_path / "a.db").close()
    assert run("export", "hxl", "--db", "a.db", "--out", "a.csv").code == 0
    assert all(not row.get("#adm1+code+v_pcode") for row in read(tmp_path / "a.csv"))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"name,code\nKunar,1\n", "has no columns such as ADM1_PCODE and ADM1_EN"),
        (b"\xff\xfe\x00A", "is no UTF-8"),
        (b"", "has no columns such as ADM1_PCODE"),
        (b'ADM1_EN,ADM1_PCODE\n"' + b"x" * 2_100_000, "field larger than field limit"),
    ],
)
def test_a_table_that_is_none_is_told_in_a_line(content: bytes, told: str, tmp_path: Path, run: Run) -> None:
    invented_workspace(tmp_path / "a.db").close()
    (tmp_path / "codes.csv").write_bytes(content)
    done = run("export", "hxl", "--db", "a.db", "--pcodes", "codes.csv", "--out", "a.csv")
    assert done.code and told in done.err and done.err.count("\n") == 1
    assert not (tmp_path / "a.csv").exists()


def test_a_place_that_may_be_two_units_gets_the_one_above(tmp_path: Path) -> None:
    (tmp_path / "codes.csv").write_text(
        "ADM1_EN\tADM1_PCODE\tADM2_EN\tADM2_PCODE\nKunar\tAF91\tAlva\tAF9101\nKunar\tAF91\tAlva\tAF9102\n", "utf-8"
    )
    codes = read_pcodes(tmp_path / "codes.csv")
    town = Place(0, 4, name="Alva", kind="city", country="AF", region="AF.34")
    assert [each.pcode for each in codes.of(town)] == ["AF91"]
    assert [
        each.pcode for each in codes.of(Place(0, 5, name="Kunar", kind="region", country="AF", region="AF.34"))
    ] == ["AF91"]
    assert codes.of(Place(0, 4, name="Alva", kind="city", country="PK", region="PK.34")) == ()
    assert codes.of(Place(0, 4, name="Alva")) == ()
