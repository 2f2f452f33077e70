"""Answers of X's API v2, whose posts and authors stand in lists of their own: each post gets its author."""

from __future__ import annotations

from typing import Any


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
