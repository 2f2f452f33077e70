"""The front page begins with what is new since the browser's last visit; the browser alone remembers it."""

from __future__ import annotations

from datetime import UTC, datetime
from http.cookies import SimpleCookie
from pathlib import Path

import pytest

from invented_workspace import invented_workspace
from reportedly.web.app import make_app
from reportedly.web.visits import ONE_VISIT, Visit, read_visit
from web.asking import Answer, Asked, ask

NOW = 1_800_000_000


def test_looks_within_half_an_hour_are_one_visit() -> None:
    first = Visit(0, 0).at(NOW)
    assert first == Visit(0, NOW)
    assert first.at(NOW + ONE_VISIT - 1) == Visit(0, NOW + ONE_VISIT - 1)
    assert first.at(NOW + ONE_VISIT) == Visit(NOW, NOW + ONE_VISIT)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "x",
        "1",
        "1-",
        "-1-2",
        f"{NOW + 1}-{NOW + 2}",
        f"{NOW}-{NOW - 5}",
        "9" * 12 + "-" + "9" * 12,
        "1-2;",
        "１-２",
    ],
)
def test_a_cookie_that_makes_no_sense_is_no_visit(value: str) -> None:
    assert read_visit(value, NOW) == Visit(0, 0)


def test_a_cookie_of_the_past_is_a_visit() -> None:
    assert read_visit(f"{NOW - 9}-{NOW - 4}", NOW) == Visit(NOW - 9, NOW - 4)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("visits") / "x.db"
    invented_workspace(path).close()
    return path


def front(database: Path, cookie: str = "", query: bytes = b"", path: str = "/") -> Answer:
    headers = {"cookie": cookie.encode("latin-1")} if cookie else {}
    (answer,) = ask(make_app(database), Asked(path, query, headers=headers))
    return answer


def cookie_of(answer: Answer) -> tuple[str, str]:
    ((name, morsel),) = SimpleCookie(answer.headers["set-cookie"]).items()
    return name, morsel.value


def test_the_page_remembers_nothing_of_other_browsers_and_asks_for_no_more_than_two_moments(database: Path) -> None:
    answer = front(database)
    name, value = cookie_of(answer)
    before, latest = map(int, value.split("-"))
    assert before == 0 and abs(latest - datetime.now(UTC).timestamp()) < 60
    assert all(word in answer.headers["set-cookie"] for word in ("HttpOnly", "SameSite=Strict", "Path=/"))
    assert "set-cookie" not in front(database, path="/words").headers
    other = database.with_name("other.db")
    if not other.exists():
        invented_workspace(other).close()
    assert cookie_of(front(other))[0] != name, "each workspace has its own"


def test_the_second_visit_begins_with_the_first(database: Path) -> None:
    name, _ = cookie_of(front(database))
    now = int(datetime.now(UTC).timestamp())
    back = front(database, f"{name}=0-{now - 7200}")
    since = datetime.fromtimestamp(now - 7200, UTC)
    assert f"{since.day} {since:%b %Y}, {since:%H:%M}" in back.body.decode()
    assert 'aria-current="true">your last visit' in back.body.decode()
    assert cookie_of(back)[1].startswith(f"{now - 7200}-")
    chosen = front(database, f"{name}=0-{now - 7200}", b"since=2025-09-01")
    assert "since 1 Sep 2025" in " ".join(chosen.body.decode().split()).replace('<span class="soft">', "")
    assert 'aria-current="true">your last visit' not in chosen.body.decode(), "an address says what it shows"


@pytest.mark.parametrize("cookie", ["\x80\xff=1", 'a=b; =;;; "', "x" * 4000, "reportedly-00000000=1-2"])
def test_hostile_cookies_change_nothing(database: Path, cookie: str) -> None:
    assert front(database, cookie).status == 200
