"""Posts of X whose authors stand apart, in lists of an answer or in a file beside: each post gets its author."""

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
