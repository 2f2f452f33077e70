"""The SDK's own client asks `reportedly mcp` as an assistant does: over pipes, and sees no number without evidence."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters, stdio_client

import reportedly
from invented_workspace import HOSTILE, invented_workspace
from reportedly.assistants.server import make_server
from reportedly.assistants.tools import EDITING, MOST_ROWS, READING
from reportedly.errors import StoreError

SOURCES = str(Path(reportedly.__path__[0]).parent)
"""The package that is tested; the client hands its server few variables of the environment."""
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


def ask(database: Path, *calls: tuple[str, dict[str, Any]], edit: bool = False) -> list[Any]:
    """The answers of an in-process client; an error comes as its text."""

    async def run() -> list[Any]:
        async with Client(make_server(database, edit=edit)) as client:
            return [read(await client.call_tool(*call)) for call in calls]

    return anyio.run(run)


def read(result: Any) -> Any:
    text = result.content[0].text
    return text if result.is_error else json.loads(text)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("assistants") / "a.db"
    invented_workspace(path).close()
    return path


@pytest.mark.slow
def test_the_command_speaks_the_protocol_over_pipes(database: Path) -> None:
    async def run() -> tuple[Any, Any, Any]:
        options = ["-m", "reportedly", "mcp", "--db", str(database)]
        server = StdioServerParameters(command=sys.executable, args=options, env={"PYTHONPATH": SOURCES})
        async with Client(stdio_client(server)) as client:
            tools = (await client.list_tools()).tools
            stories = read(await client.call_tool("find_stories", {}))
            evidence = stories["stories"][0]["tallies"][0]["evidence"][0]
            return tools, stories, read(await client.call_tool("evidence", {"evidence": evidence}))

    tools, stories, evidence = anyio.run(run)
    assert [tool.name for tool in tools] == list(READING)
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)
    assert [story["story"] for story in stories["stories"]] == [2, 1]
    assert evidence["sentence"].startswith("At least ") and evidence["number"] in evidence["sentence"]
    assert evidence["live_link"].startswith("https://news.example/") and len(evidence["page_sha256"]) == 64


def numbers_without_evidence(answer: Any) -> list[Any]:
    """The parts of an answer that tell a number and have no id of evidence beside it."""
    found = []
    if isinstance(answer, dict):
        if ("stands" in answer or "value" in answer) and not answer.get("evidence"):
            found.append(answer)
        answer = list(answer.values())
    if isinstance(answer, list):
        for each in answer:
            found += numbers_without_evidence(each)
    return found


def test_no_number_comes_without_evidence_that_leads_to_its_characters(database: Path) -> None:
    (ledger,) = ask(database, ("ledger", {"story": 1}))
    tally = ledger["tallies"][0]["tally"]
    answers = ask(
        database,
        ("find_stories", {}),
        ("find_stories", {"words": "killed in Alva"}),
        ("tally", {"tally": tally}),
        ("changes_since", {"moment": "2020-01-01"}),
    )
    assert numbers_without_evidence([ledger, *answers]) == []
    assert answers[1]["stories"] and answers[3]["changes"]
    for entry in answers[2]["entries"]:
        (evidence,) = ask(database, ("evidence", {"evidence": entry["evidence"]}))
        start, end = evidence["start"], evidence["end"]
        (text,) = ask(database, ("read_article", {"doc": evidence["doc"], "start": start, "length": end - start}))
        assert text["text"] == evidence["number"] == f"{entry['low']:.0f}" and text["next"] == end


def test_answers_are_paged(database: Path) -> None:
    first, second = ask(database, ("find_stories", {"limit": 1}), ("find_stories", {"limit": 1, "start": 1}))
    assert [story["story"] for story in first["stories"]] == [2] and first["next"] == 1
    assert [story["story"] for story in second["stories"]] == [1] and "next" not in second
    pages, start = [], 0
    while start is not None:
        (page,) = ask(database, ("statements", {"by": "Ada", "start": start, "limit": 2}))
        pages.append(page["statements"])
        start = page.get("next")
    assert [len(page) for page in pages] == [2, 2, 2]


def test_answers_are_small(tmp_path: Path) -> None:
    invented_workspace(tmp_path / "a.db", stories=1, articles=30, figures=20).close()
    (ledger,) = ask(tmp_path / "a.db", ("ledger", {"story": 1, "limit": 10_000}))
    (tally,) = ask(tmp_path / "a.db", ("tally", {"tally": ledger["tallies"][0]["tally"], "limit": 10_000}))
    assert len(tally["entries"]) == MOST_ROWS and tally["next"] == MOST_ROWS < tally["count"]
    (article,) = ask(tmp_path / "a.db", ("read_article", {"doc": "https://news.example/1", "length": 10**9}))
    assert len(article["text"]) <= 8000


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (("ledger", {"story": 99}), "no story 99 in"),
        (("tally", {"tally": "none"}), "no tally 'none' in"),
        (("evidence", {"evidence": "nonsense"}), "'nonsense' is no id of evidence"),
        (("evidence", {"evidence": "https://news.example/1#figure=99"}), "has 2 figures"),
        (("changes_since", {"moment": "soon"}), "'soon' is no moment"),
        (("read_article", {"doc": "nowhere"}), "no article 'nowhere' in"),
    ],
)
def test_errors_are_one_line(call: tuple[str, dict[str, Any]], told: str, database: Path) -> None:
    (answer,) = ask(database, call)
    assert told in answer and "\n" not in answer and "Traceback" not in answer


def test_nothing_is_changed_unless_asked_for(database: Path) -> None:
    async def tools(edit: bool) -> list[str]:
        async with Client(make_server(database, edit=edit)) as client:
            return [tool.name for tool in (await client.list_tools()).tools]

    assert set(EDITING) & set(anyio.run(tools, False)) == set()
    assert set(EDITING) <= set(anyio.run(tools, True))
    (refused,) = ask(database, ("mark_wrong", {"evidence": "https://news.example/0#figure=0", "note": "x"}))
    assert "mark_wrong" in refused


def test_a_correction_is_by_the_assistant_and_can_be_undone(tmp_path: Path, workspace_of: Callable[..., Any]) -> None:
    workspace = workspace_of(tmp_path / "a.db")
    evidence = "https://news.example/0#figure=0"
    note = {"evidence": evidence, "note": "it is an age"}
    (marked,) = ask(tmp_path / "a.db", ("mark_wrong", note), edit=True)
    (state,) = workspace.corrections()
    assert (state.correction.by, state.correction.note) == ("assistant", "it is an age")
    assert [entry.figure for entry in workspace.ledger(1).wrong] == [0]
    (undone,) = ask(tmp_path / "a.db", ("undo_correction", {"correction": marked["correction"]}), edit=True)
    assert undone == {"undone": marked["correction"]} and workspace.ledger(1).wrong == ()
    set_low = {"evidence": evidence, "slot": "low", "value": 8, "note": "misread"}
    (kept,) = ask(tmp_path / "a.db", ("set_slot", set_low), edit=True)
    assert kept["evidence"] == evidence and workspace.article("https://news.example/0").figures[0].low == 8


@pytest.fixture
def workspace_of() -> Any:
    opened = []

    def make(path: Path) -> Any:
        opened.append(invented_workspace(path))
        return opened[-1]

    yield make
    for each in opened:
        each.close()


def test_hostile_text_is_data(tmp_path: Path) -> None:
    invented_workspace(tmp_path / "a.db", stories=1, articles=len(HOSTILE), hostile=True).close()
    (found,) = ask(tmp_path / "a.db", ("statements", {"story": 1, "limit": 50}))
    assert len(found["statements"]) == 2 * len(HOSTILE)
    assert any("<script>" in each["speaker"] for each in found["statements"])
    assert not any("\x1b" in json.dumps(each["said"], ensure_ascii=False) for each in found["statements"])


def test_a_missing_workspace_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        make_server(tmp_path / "none.db")
