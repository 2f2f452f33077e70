"""What the places that stand beside a name say about it: "Paris, Texas", "New York, Ohio and Texas"."""

from __future__ import annotations

from itertools import pairwise

from reportedly.places.matches import PlaceMention, PlaceTokens

CONTAINING_MARKS = frozenset((",", "("))
"""Marks between a place and the region or country that it lies in."""
LISTING_MARKS = frozenset((",",))
"""Marks between places of a list."""
LONGEST_GAP = 2
"""Tokens between two places of a list, at most."""
LARGE_SHARE = 1 / 20
"""The share of a region's population from which a town of its name is large enough to be meant."""


def containers(tokens: PlaceTokens, mentions: list[PlaceMention]) -> list[frozenset[str]]:
    """For each mention, the codes of the region and country that the names after it put it in.

    A name that is also a town's ("New York") is wanted as a region where it holds the town before it, and where it
    stands in a list with a region.
    """
    inside = [_containers_of(tokens, mentions, i) for i in range(len(mentions))]
    listing = LISTING_MARKS | tokens.toponyms.and_words
    for first, second in pairwise(mentions):
        between = tokens.words[first.end : second.start]
        if 0 < len(between) <= LONGEST_GAP and listing.issuperset(between):
            if _holds(second, first) or _is_region(first):
                _want_region(second)
            elif _is_region(second) and not _holds(second, first):
                _want_region(first)
    return inside


def _containers_of(tokens: PlaceTokens, mentions: list[PlaceMention], i: int) -> frozenset[str]:
    codes: set[str] = set()
    containing = CONTAINING_MARKS | tokens.toponyms.between_place_and_region
    area = any(c.level <= 1 and not c.alternate for c in mentions[i].candidates)
    for j in (i + 1, i + 2):
        if j >= len(mentions) or mentions[j].start - mentions[j - 1].end != 1:
            break
        if tokens.words[mentions[j].start - 1] not in containing:
            break
        for c in mentions[j].candidates:
            if c.level == 0 and c.country:
                codes.add(c.country)
            elif c.level == 1 and c.region and not area:
                codes.add(c.region)
    return frozenset(codes)


def _holds(outer: PlaceMention, inner: PlaceMention) -> bool:
    """Whether some region called `outer` holds a town called `inner`."""
    regions = {c.region for c in outer.candidates if c.level == 1 and not c.alternate}
    return any(c.level > 1 and c.region in regions for c in inner.candidates)


def _is_region(mention: PlaceMention) -> bool:
    """Whether a name is that of a first-level region and of no large town."""
    best = mention.candidates[0] if mention.candidates else None
    if best is None or best.level != 1 or best.kind != "region" or best.alternate:
        return False
    return not any(c.level == 3 and c.population > best.population * LARGE_SHARE for c in mention.candidates)


def _want_region(mention: PlaceMention) -> None:
    if mention.wanted is None and any(
        c.level == 1 and c.kind == "region" and not c.alternate for c in mention.candidates
    ):
        mention.wanted = "region"
