"""Lines that pages put around and between the paragraphs of an article."""

from __future__ import annotations

import re

LONGEST = 240
"""Characters beyond which a line is prose."""

_WHOLE = re.compile(
    "|".join(
        (
            r"short url|advertisements?|sponsored(?: content)?|share(?: (?:this|on) ?.{0,30})?|tweet|e?-?mail|print",
            r"(?:read|see|show|load) (?:more|less|also|next)\b.{0,120}|also read:?.{0,120}|listen|save|follow",
            r"related(?: (?:articles|stories|topics|news|links))?:?.{0,80}|more (?:from|on|in) .{0,60}",
            r"most (?:read|popular|viewed)|trending(?: now)?|recommended(?: for you)?|comments?(?: \(\d+\))?",
            r"\d+ (?:shares|comments|min(?:utes?)? read)|watch(?: live)?:? .{0,80}|click here.{0,80}|skip to .{0,40}",
            r"(?:sign up|subscribe|register)\b.{0,120}|follow (?:us|our)\b.{0,80}|all rights reserved\.?",
            r"topics?: .{0,120}|tags?: .{0,120}|filed under:? .{0,80}|(?:copyright|©|\(c\)) .{0,120}",
            r"story continues (?:below|after).{0,60}|continue reading.{0,60}|back to top|home|menu|search|close",
            r"facebook|twitter|whatsapp|telegram|linkedin|copy link",
        )
    ),
    re.IGNORECASE,
)
_ANYWHERE = re.compile(
    "|".join(
        (
            r"\b(?:sign up|subscribe|register)\b.{0,60}\b(?:newsletters?|updates|alerts|inbox|channel|here|now)\b",
            r"\b(?:newsletters?|alerts)\b.{0,60}\b(?:sign up|subscribe|inbox|delivered)\b|\bclick here\b",
            r"^(?:get|receive) .{0,80}\b(?:newsletters?|inbox|app|delivered)\b|^thanks? for (?:signing|reading)",
            r"^(?:follow|like|find|join) (?:us|him|her|them|me|@\w+)\b.{0,80}\b(?:on|at)\b",
            r"\bfollow (?:him|her|them|@?\w+) on\b|\[(?:video|photos?|pictures|insight|gallery)\]\W*$",
            r"^(?:related|see (?:more|also)|read (?:more|also|next)|more|watch|don['’]t miss|also read)\s?[:|\-–—]",
            r"^(?:you (?:may|might) (?:also )?like|tell us what you think|have a (?:tip|story)|what do you think\b)",
            r"^download (?:the|our) .{0,40}\bapp\b|income earning auto affiliate|may (?:get|earn) a commission",
            r"^(?:photos?|video|gallery|listen|watch) ?:|^©|^copyright\b",
        )
    ),
    re.IGNORECASE,
)

_LAST = re.compile(
    r"(?:about (?:the author|us$)|related\b|more (?:from|on|in|stories|news|like)\b|most (?:read|popular|viewed)|"
    r"(?:read|see|watch) (?:more|also|next)|recommended|trending|popular|newsletters?\b|.{0,40}\bnewsletters?$|"
    r"comments?\b|leave a (?:reply|comment)|share (?:this|on|your)|sign up|subscribe|join (?:us|our)|follow us|"
    r"keep reading|you (?:may|might)|what to read|up next|latest (?:news|stories|from)|top stories|media contacts?|"
    r"notes? to editors|contacts?:?$|support (?:us|our)|sponsored|advertisement|tags?:?$|topics?:?$|"
    r"something to consider)",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"https?://\S+|www\.\S+|\S[^\s@]*+@\S+\.\w+|@\w+|#\w+|\[\w+ \w+=.*|"
    r"(?:updated|published|posted|last modified|first published)\b.{0,60}|by [A-Z][^.!?]{2,60}|"
    r"(?=.{0,60}$)(?=.*\b(?:19|20)\d\d\b)(?=.*\b\d{1,2}\b)(?!.*[.!?]$)[^\W\d_]{3,}.*\d{1,2}[:h.]\d\d.{0,12}",
    re.IGNORECASE,
)


def is_furniture(line: str) -> bool:
    """Whether a line is nothing but a label, a button or a link of the site."""
    return len(line) <= LONGEST and _WHOLE.fullmatch(line) is not None


def is_promotion(line: str) -> bool:
    """Whether a line asks the reader to do something, or points to other articles."""
    return len(line) <= LONGEST and (_ANYWHERE.search(line) is not None or is_furniture(line))


def ends_article(line: str) -> bool:
    """Whether a heading or label opens what sites put after an article."""
    return len(line) <= LONGEST and _LAST.match(line) is not None


def is_page_mark(line: str) -> bool:
    """Whether a line is nothing but an address, a date, a byline or a tag of the site's software."""
    return len(line) <= LONGEST and _MARK.fullmatch(line) is not None
