"""The way something went by an amount: up or down."""

from __future__ import annotations

import re

from reportedly.figures.quantities.quantity import Change

UP = (
    r"(?<!gave )(?<!give )(?<!make )(?<!made )(?<!giving )(?<!end )(?<!ended )(?<!set )(?<!turned "
    r")up|r[io]s(?:e|es|ing)|rose|risen|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|gain(?:s|ed|ing)?|"
    r"add(?:s|ed|ing)|advanc(?:e|es|ed|ing)|"
    r"grow(?:s|n|ing)?|grew|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|increas(?:e|es|ed|ing)|upward|"
    r"rall(?:y|ied)|rebounded|higher|leap(?:ed|t)|\+"
)
DOWN = (
    r"fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|down|declin(?:e|es|ed|ing)|slip(?:s|ped|ping)?|"
    r"slid(?:e|es|ing)?|los(?:e|es|t|ing)|"
    r"plung(?:e|es|ed|ing)|plummet(?:s|ed|ing)?|tumbl(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|"
    r"shed(?:s|ding)?|sank|sink(?:s|ing)?|shrank|shr[iu]nk|"
    r"dipp?(?:s|ed|ing)?|downward|eased|lower|dip down to|retreated"
)
BEFORE = re.compile(
    rf"(?:^|(?<=[\s(]))(?:(?P<up>{UP})|(?P<down>{DOWN}))\s?(?:(?:\w+ )?by |as much as |another |a "
    rf"further |just |some |a )?$"
)


def change_before(lower: str, start: int, bound_words: str) -> Change | None:
    """Whether the words before an amount say that something went up or down by it; bound words are passed over."""
    near = lower[max(0, start - 60) : start].rstrip()
    if bound_words and near.endswith(bound_words):
        near = near.removesuffix(bound_words)
    match = BEFORE.search(near if near.endswith("+") else near.rstrip() + " ")
    if match is None:
        return None
    return "up" if match["up"] else "down"
