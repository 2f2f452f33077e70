"""What befalls a workspace: programs killed at any moment, several at once, and a clock that goes back."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.campaign.clock import set_clock
from benchmarks.campaign.fetch_part import LIMITS
from benchmarks.campaign.forked import Ran, run_forked
from benchmarks.campaign.hostile_server import Site, answer, running
from benchmarks.campaign.names import Names
from benchmarks.campaign.news import page, write_pages
from benchmarks.campaign.outcome import Row
from benchmarks.campaign.plan import Plan
from benchmarks.campaign.rounds import chance_of, rounds
from benchmarks.campaign.soundness import amiss_in_workspace, picture
from reportedly import inputs
from reportedly.api import Known, Workspace
from reportedly.inputs.fetch import Fetcher
from reportedly.store import Damage

PAGES = 24
KILLS = 4
"""Times that a program is killed before it may end."""
DAYS_BACK = 10

Task = Callable[[], Any]


class Case:
    """One workspace of its own, and children that work on it; what they complain of is gathered."""

    def __init__(self, folder: Path, chance: Random) -> None:
        self.folder = folder
        self.chance = chance
        self.database = folder / "w.db"
        self.complaints: list[str] = []
        self.megabytes = 0

    def run(self, task: Task, *, killed_after: float | None = None) -> Ran:
        """Do a task in a child, and keep what is wrong with it; a task gives its own complaints, or nothing."""
        ran = run_forked(partial(self._within, task), self.folder / "errors", killed_after=killed_after)
        self.megabytes = max(self.megabytes, ran.megabytes)
        if ran.failure:
            self.complaints.append(ran.failure)
        elif isinstance(ran.value, list):
            self.complaints += [str(each) for each in ran.value]
        return ran

    def _within(self, task: Task) -> Any:
        os.chdir(self.folder)
        Names().install()
        inputs.make_fetcher = lambda _: Fetcher(lambda _: True, LIMITS)  # type: ignore[assignment]
        return task()

    def kill_and_end(self, task: Task, seconds: float) -> None:
        """Do a task, killed at some moments of the first `seconds` of it, then let it end."""
        for _ in range(KILLS):
            self.run(task, killed_after=self.chance.uniform(0.0, seconds))
            self.run(partial(_amiss, self.database, None))
        self.run(task)

    def check(self, docs: list[str]) -> None:
        """Hold the workspace against the articles that it should have."""
        self.run(partial(_amiss, self.database, docs))


def _amiss(database: Path, docs: list[str] | None) -> list[str]:
    return list(amiss_in_workspace(database, docs)) if database.exists() else []


def _read(database: Path, names: list[str]) -> list[str]:
    with Workspace(database, create=True) as workspace:
        return [each.error for each in workspace.read(names) if not isinstance(each, Known) and each.error]


def _poll(database: Path, addresses: list[str]) -> list[str]:
    with Workspace(database, create=True) as workspace:
        found = list(workspace.poll(addresses, allow_private=True))
        return [each.error for each in found if not isinstance(each, Known) and each.error]


def killed_read(case: Case) -> None:
    """Reading, killed and begun again, gives what it gives at one go."""
    names = write_pages(case.folder / "in", PAGES)
    straight = case.folder / "straight.db"
    seconds = case.run(partial(_read, straight, names)).seconds
    case.kill_and_end(partial(_read, case.database, names), seconds)
    case.check(names)
    case.run(lambda: [] if picture(straight) == picture(case.database) else ["reads otherwise than at one go"])


def killed_watch(case: Case) -> None:
    """Watching a feed, killed and begun again, misses and doubles nothing; changed pages are revised once."""
    with served(Site()) as port:
        pages = [f"http://open.example:{port}/{number}" for number in range(PAGES // 3)]
        case.kill_and_end(partial(_poll, case.database, [f"http://open.example:{port}/feed"]), 1.5)
        case.check(pages)


@contextmanager
def served(site: Site) -> Iterator[int]:
    """A process that serves a feed and its pages; its port."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with running(site):
                _fill(site)
                os.write(writing, b"%d\n" % site.port)
                signal.pause()
        finally:
            os._exit(0)
    try:
        yield int(os.read(reading, 20))
    finally:
        os.close(reading)
        os.close(writing)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _fill(site: Site) -> None:
    items = []
    for number in range(PAGES // 3):
        title, *lines = [line for line in page(number).split("\n") if line]
        paragraphs = "".join(f"<p>{line}</p>" for line in lines)
        body = f"<html><body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
        site.answers[f"/{number}"] = lambda body=body: [answer(body.encode())]
        items.append(f"<item><title>{title}</title><link>{site.address(f'/{number}')}</link></item>")
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>{"".join(items)}</channel></rss>'
    site.answers["/feed"] = lambda: [answer(feed.encode(), "200 OK", "Content-Type: application/rss+xml")]


def killed_correct(case: Case) -> None:
    """Corrections one after the other, killed: what was confirmed stands, the last one wins, none is half there."""
    names = write_pages(case.folder / "in", 4)
    case.run(partial(_read, case.database, names))
    for _ in range(KILLS):
        case.run(partial(_correct, case, names[0]), killed_after=case.chance.uniform(0.0, 0.6))
        case.run(partial(_amiss_in_corrections, case, names[0]))
    case.check(names)


def _correct(case: Case, doc: str) -> None:
    """Set a value higher and higher, and note outside the workspace how far that was confirmed."""
    noted = case.folder / "confirmed"
    with Workspace(case.database) as workspace:
        while True:
            value = len(workspace.corrections()) + 1_000
            workspace.correct(workspace.draft().set(doc, 0, {"low": value, "high": value}))
            noted.write_text(str(value))


def _amiss_in_corrections(case: Case, doc: str) -> list[str]:
    noted = case.folder / "confirmed"
    confirmed = int(noted.read_text() or 0) if noted.exists() else 0
    with Workspace(case.database) as workspace:
        values = [state.correction.slots["low"] for state in workspace.corrections()]
        stands = workspace.article(doc).figures[0].low
    if values != [1_000 + number for number in range(len(values))]:
        return [f"corrections out of order: {values[-5:]}"]
    if values and not stands == values[-1] >= confirmed:
        return [f"{confirmed} was confirmed, {values[-1]} kept, {stands} stands"]
    return list(amiss_in_workspace(case.database, None))


def killed_forget(case: Case) -> None:
    """Forgetting, killed and done again, leaves nothing of what was to go and all of what was to stay."""
    names = write_pages(case.folder / "in", PAGES // 2)
    gone, kept = names[::2], names[1::2]
    case.run(partial(_read, case.database, names))
    for _ in range(KILLS):
        case.run(partial(_forget, case.database, gone), killed_after=case.chance.uniform(0.0, 0.25))
        case.run(partial(_amiss_but, case.database, gone))
    case.run(partial(_forget, case.database, gone))
    case.check(kept)
    case.run(partial(_traces, case.database, gone))


def _forget(database: Path, docs: list[str]) -> None:
    with Workspace(database) as workspace:
        known = {doc for story in workspace.stories() for doc in story.docs}
        for doc in docs:
            if doc in known:
                workspace.upkeep.forget(doc)


def _amiss_but(database: Path, gone: list[str]) -> list[str]:
    """What is wrong, but for the one page that was being forgotten: its bytes may be gone before its rows."""
    found = list(amiss_in_workspace(database, None))
    unreadable = [each for each in found if "bytes of a page" in each]
    return [each for each in found if each not in unreadable] + (unreadable if len(unreadable) > 1 else [])


def _traces(database: Path, gone: list[str]) -> list[str]:
    """Whether anything in the workspace's files still names what was forgotten."""
    kept = b"".join(path.read_bytes() for path in sorted(database.parent.glob("w.db*")) if path.is_file())
    return [f"still named in the workspace: {doc}" for doc in gone if Path(doc).name.encode() in kept][:1]


def together(case: Case) -> None:
    """Two programs that read and one that watches, all in one workspace, lose and double nothing."""
    names = write_pages(case.folder / "in", PAGES)
    with served(Site()) as port:
        pages = [f"http://open.example:{port}/{number}" for number in range(PAGES // 3)]
        tasks: list[Task] = [
            partial(_read, case.database, names[: 2 * PAGES // 3]),
            partial(_read, case.database, names[PAGES // 3 :][:: case.chance.choice((1, -1))]),
            partial(_poll, case.database, [f"http://open.example:{port}/feed"]),
        ]
        case.run(partial(_all_at_once, tasks))
    case.check([*names, *pages])


def _all_at_once(tasks: list[Task]) -> list[str]:
    """Do tasks in as many processes at the same time; what each complains of."""
    children = []
    for task in tasks:
        child = os.fork()
        if child == 0:
            code = 1
            try:
                said = task()
                code = 3 if said else 0
                os.write(2, "".join(f"{each}\n" for each in said or ()).encode())
            except BaseException:  # noqa: BLE001  # whatever it is, the parent tells of it
                os.write(2, traceback.format_exc().encode())
            finally:
                os._exit(code)
        children.append(child)
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    return [f"one of them ended with {code}" for code in codes if code]


def clock_back(case: Case) -> None:
    """With the clock set back, a new correction wins over an older one, and new pages are watched for and read."""
    names = write_pages(case.folder / "in", 4)
    with served(Site()) as port:
        feed = f"http://open.example:{port}/feed"
        case.run(partial(_read, case.database, names))
        case.run(partial(_set, case.database, names[0], 1_001))
        case.run(partial(_poll, case.database, [f"http://open.example:{port}/0"]))
        case.run(partial(_turned_back, _set, case.database, names[0], 1_002))
        case.run(partial(_turned_back, _poll, case.database, [feed]))
        case.check([*names, *(f"http://open.example:{port}/{number}" for number in range(PAGES // 3))])
    case.run(partial(_turned_back, _undo_last, case.database, names[0], 1_001))


def _turned_back(task: Callable[..., Any], *arguments: Any) -> Any:
    set_clock(-DAYS_BACK)
    return task(*arguments)


def _set(database: Path, doc: str, value: int) -> list[str]:
    with Workspace(database) as workspace:
        workspace.correct(workspace.draft().set(doc, 0, {"low": value, "high": value}))
        stands = workspace.article(doc).figures[0].low
    return [] if stands == value else [f"a new correction has no effect: {stands:g} stands, not {value}"]


def _undo_last(database: Path, doc: str, value: int) -> list[str]:
    with Workspace(database) as workspace:
        last = next(each.correction for each in workspace.corrections() if each.correction.slots.get("low") == 1_002)
        workspace.undo(last.id)
        stands = workspace.article(doc).figures[0].low
    return [] if stands == value else [f"undoing has no effect: {stands:g} stands, not {value}"]


def killed_again(case: Case) -> None:
    """Reading kept pages again, killed and done again, changes nothing where the rules are the same."""
    names, before = _read_and_picture(case)
    case.kill_and_end(partial(_read_again, case.database), 1.0)
    case.check(names)
    case.run(partial(_amiss_in_picture, case.database, before))


def killed_repair(case: Case) -> None:
    """Repairing what was damaged, killed and done again, gives the workspace as it was."""
    names, before = _read_and_picture(case)
    _damage(case.database)
    for _ in range(KILLS):
        case.run(partial(_repair, case.database), killed_after=case.chance.uniform(0.0, 0.8))
    case.run(partial(_repair, case.database))
    case.check(names)
    case.run(partial(_amiss_in_picture, case.database, before))


def _read_and_picture(case: Case) -> tuple[list[str], str]:
    names = write_pages(case.folder / "in", PAGES // 2)
    case.run(partial(_read, case.database, names))
    return names, case.run(lambda: {"picture": picture(case.database)}).value["picture"]


def _read_again(database: Path) -> list[str]:
    with Workspace(database) as workspace:
        return [each.error for each in workspace.upkeep.read_again() if each.error]


def _damage(database: Path) -> None:
    """Rows lost and changed behind the program's back."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("delete from figures where article_id in (2, 5)")
        connection.execute("update figures set low = low - 1 where article_id in (3, 4)")
        connection.execute("update stories set articles = articles + 7")
        connection.execute("update ledgers set ledger = x'00' where story_id = 1")
    connection.close()


def _repair(database: Path) -> list[str]:
    with Workspace(database) as workspace:
        workspace.upkeep.repair([each for each in workspace.upkeep.verify() if isinstance(each, Damage)])
    return []


def _amiss_in_picture(database: Path, before: str) -> list[str]:
    return [] if picture(database) == before else ["the ledgers are not what they were"]


CASES: dict[str, Callable[[Case], None]] = {
    "killed read": killed_read, "killed watch": killed_watch, "killed correct": killed_correct,
    "killed forget": killed_forget, "together": together, "clock back": clock_back,
    "killed again": killed_again, "killed repair": killed_repair,
}  # fmt: skip


def run_workspace(plan: Plan) -> Iterator[Row]:
    """A row for each thing that befalls a workspace."""
    return rounds(plan, "workspace", CASES, partial(_attempt, plan.seed))


def _attempt(seed: int, kind: str, number: int, folder: Path) -> Ran:
    began = time.monotonic()
    case = Case(folder, chance_of(seed, kind, number))
    CASES[kind](case)
    return Ran(case.complaints, None, time.monotonic() - began, case.megabytes)
