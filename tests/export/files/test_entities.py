"""followthemoney reads the entities, and keeps each of their values as a valid one of its type."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from invented_workspace import HOSTILE, invented_workspace

ftm = pytest.importorskip("followthemoney", reason="followthemoney is not installed (group consumers)")


def entities(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("hostile", [False, True])
def test_every_value_is_valid(hostile: bool, tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db", articles=len(HOSTILE), hostile=hostile) as workspace:
        workspace.export_file("ftm", tmp_path / "a.json")
    found = entities(tmp_path / "a.json")
    assert {each["schema"] for each in found} >= {"Event", "Article", "Person", "Mention", "Documentation"}
    for each in found:
        proxy = ftm.model.get_proxy(each)  # raises where the schema has no such property
        ftm.model[each["schema"]].validate(each)
        for name, values in each["properties"].items():
            kind = proxy.schema.get(name).type
            assert all(kind.clean(value, proxy=proxy) for value in values), (name, values)


def test_its_own_tools_load_and_link_them(tmp_path: Path) -> None:
    with invented_workspace(tmp_path / "a.db") as workspace:
        workspace.export_file("ftm", tmp_path / "a.json")
    command = [str(Path(sys.executable).with_name("ftm")), "validate", "-i", str(tmp_path / "a.json")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    loaded = [ftm.model.get_proxy(json.loads(line)) for line in done.stdout.splitlines()]
    by_id = {proxy.id: proxy for proxy in loaded}
    assert by_id.keys() == {each["id"] for each in entities(tmp_path / "a.json")}
    links = [proxy for proxy in loaded if proxy.schema.edge]
    assert len(links) == 12
    for link in links:
        assert by_id[link.first("document")].schema.name == "Article"
        assert by_id[link.first("entity")].schema.name == "Event"
        assert link.first("summary").startswith("At least") and "text=At%20least" in link.first("sourceUrl")
    people = [proxy for proxy in loaded if proxy.schema.name == "Person"]
    assert {proxy.caption for proxy in people} == {"Ada Example"}
