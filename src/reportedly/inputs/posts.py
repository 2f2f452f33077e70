"""Posts of X and messages of Slack whose authors stand apart, in lists of an answer or in a file beside: each gets its
author."""

from __future__ import annotations

import re
from pathlib import Path, PurePath
from typing import Any

from reportedly.formats.foreign_json import parse_json

ACCOUNT = "account.js"
"""The file beside `tweets.js` in which the archive of an account of X says whose it is."""
ACCOUNT_BYTES = 1 << 20
"""Its largest size that is read."""
SCRIPT = re.compile(rb"\A\s{0,9}window\.YTD\.\w{1,60}\.part\d{1,6}\s{0,9}=\s{0,9}(?=[\[{])")
"""How a file of such an archive begins."""
_TWEETS = re.compile(r"tweets?(?:-part\d{1,6})?\.js")


_SLACK_DAY = re.compile(r"\d{4}-\d\d-\d\d\.json")
_MENTION = re.compile(r"<@(\w{1,20})(?:\|[^<>]{0,80})?>")
SLACK_LISTS = frozenset(
    ("users.json", "channels.json", "groups.json", "dms.json", "mpims.json", "integration_logs.json", "canvases.json")
)
"""What an export of Slack has beside its channels: slack.com/help, "How to read Slack data exports"."""


def members_beside(path: Path) -> dict[str, str] | None:
    """The names of those whose messages a file of an export of Slack has, `CHANNEL/2026-05-05.json`, by their ids."""
    beside = path.parent.parent / "users.json"
    if _SLACK_DAY.fullmatch(path.name) is None or not beside.is_file():
        return None
    with beside.open("rb") as stream:
        return members_in(stream.read(ACCOUNT_BYTES))


def is_slack_day(name: str) -> bool:
    """Whether a file has the messages of a day of Slack, by its name."""
    return _SLACK_DAY.fullmatch(PurePath(name).name) is not None


def members_in(content: bytes) -> dict[str, str]:
    """The names of people by their ids, by the content of a `users.json`; none if that does not tell."""
    try:
        data = parse_json(content)
    except ValueError:
        return {}
    members = {}
    for each in data if isinstance(data, list) else []:
        if isinstance(each, dict) and isinstance(each.get("id"), str):
            profile = told if isinstance(told := each.get("profile"), dict) else {}
            names = (each.get("real_name"), profile.get("real_name"), profile.get("display_name"), each.get("name"))
            members[each["id"]] = next((name for name in names if isinstance(name, str) and name), each["id"])
    return members


def with_members(data: Any, members: dict[str, str] | None) -> Any:
    """The messages of a day of Slack with the names of who wrote them and of whom they mention."""
    if not members or not isinstance(data, list):
        return data

    def named(message: Any) -> Any:
        if not isinstance(message, dict) or message.get("user") not in members:
            return message
        text = message.get("text")
        if isinstance(text, str):
            text = _MENTION.sub(lambda match: f"@{members.get(match[1], match[1])}", text)
        return {"user_profile": {"real_name": members[message["user"]]}, **message, "text": text}

    return [named(each) for each in data]


def is_of_account(name: str) -> bool:
    """Whether a file has the posts of an archive of X, by its name."""
    return _TWEETS.fullmatch(PurePath(name).name) is not None


def account_in(content: bytes) -> dict[str, Any] | None:
    """Whose archive it is, by the content of its `account.js`; `None` if that does not tell."""
    try:
        data = parse_json(SCRIPT.sub(b"", content, count=1))
    except ValueError:
        return None
    first = data[0] if isinstance(data, list) and data else None
    account = first.get("account") if isinstance(first, dict) else None
    return account if isinstance(account, dict) else None


def account_beside(path: Path) -> dict[str, Any] | None:
    """Whose posts a file on disk has, by the `account.js` beside it."""
    beside = path.parent / ACCOUNT
    if not is_of_account(path.name) or not beside.is_file():
        return None
    with beside.open("rb") as stream:
        return account_in(stream.read(ACCOUNT_BYTES))


def with_account(data: Any, account: dict[str, Any] | None) -> Any:
    """The posts of an archive of X, each with the account that wrote it."""
    if account is None or not isinstance(data, list):
        return data
    return [{**each, "account": account} if isinstance(each, dict) and "tweet" in each else each for each in data]


def with_authors(data: Any) -> Any:
    """An answer whose posts have `author`, and in `referenced_tweets` the posts that they pass on, as twarc2 flattens
    them (developer.x.com, "Expansions"); any other document is left as it is."""
    includes = data.get("includes") if isinstance(data, dict) else None
    posts = data.get("data") if isinstance(includes, dict) else None
    posts = [posts] if isinstance(posts, dict) else posts  # a post asked for alone, or of a stream
    if not isinstance(posts, list):
        return data
    assert isinstance(includes, dict), "it has posts"
    users, others = _by_id(includes.get("users")), _by_id(includes.get("tweets"))

    def written(post: dict[str, Any]) -> dict[str, Any]:
        author = users.get(str(post.get("author_id")))
        return {**post, "author": author} if author else post

    def whole(post: dict[str, Any]) -> dict[str, Any]:
        named = post.get("referenced_tweets")
        passed_on = [
            {**written(others.get(str(each.get("id")), {})), **each}
            for each in (named if isinstance(named, list) else [])
            if isinstance(each, dict)
        ]
        return {**written(post), **({"referenced_tweets": passed_on} if passed_on else {})}

    return {"data": [whole(each) for each in posts if isinstance(each, dict)]}


def _by_id(objects: Any) -> dict[str, dict[str, Any]]:
    found = objects if isinstance(objects, list) else []
    return {str(each.get("id")): each for each in found if isinstance(each, dict)}
