"""Views named for people in the exported database: a question begins at `v_entries`, `v_tallies` or `v_statements`.

They have the columns that people ask by, in words of their own; the tables below them have all columns.
"""

from __future__ import annotations

from collections.abc import Mapping

VIEWS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "entries": {
        "story": ("story", "number of the story"),
        "event": ("title", "what the story is called"),
        "counted": ("what", "what is counted, such as people killed"),
        "place": ("place", "where"),
        "low": ("low", "lower end of what was reported"),
        "high": ("high", "upper end of what was reported"),
        "bound": ("bound", "exact, about, at_least, at_most, range or vague"),
        "status": ("status", "reported, denied, forecast or unconfirmed"),
        "said_by": ("coalesce(body, source, publisher)", "who says so, under one name; else the outlet"),
        "said_on": ("published_day", "the day on which the article came out"),
        "holds_from": ("first_day", "first day for which it holds"),
        "holds_to": ("last_day", "last day for which it holds"),
        "outlet": ("publisher", "who published it"),
        "disputed": ("coalesce(flags like '%conflict%', 0)", "1 where another entry excludes it"),
        "sentence": ("sentence", "the sentence that says so"),
        "evidence": ("evidence", "the sentence on the live page"),
        "tally_id": ("tally_id", "the tally that it is in"),
    },
    "tallies": {
        "story": ("story", "number of the story"),
        "event": ("title", "what the story is called"),
        "counted": ("what", "what is counted, such as people killed"),
        "place": ("place", "where"),
        "stands_low": ("standing_low", "lower end of what stands now"),
        "stands_high": ("standing_high", "upper end of what stands now"),
        "as_of": ("as_of", "the day for which that holds"),
        "changed": ("changed", "what changed and who disagrees, in a line"),
        "reports": ("entries", "how many entries it has"),
        "outlets": ("outlets", "how many publishers carry it"),
        "disagreements": ("conflicts", "pairs of entries that exclude each other"),
        "main": ("not also", "0 where it is only mentioned along the way"),
        "tally_id": ("tally_id", "the id by which entries name it"),
    },
    "statements": {
        "story": ("story", "number of the story"),
        "event": ("title", "what the story is called"),
        "said_by": ("speaker", "who is quoted"),
        "role": ("role", "the office or affiliation"),
        "said": ("content", "what was said"),
        "said_on": ("published_day", "the day on which the article came out"),
        "outlet": ("publisher", "who published it"),
        "evidence": ("evidence", "what was said on the live page"),
        "doc": ("doc", "id of the article"),
    },
}
"""For each table, the columns of its view: how each is made, and what it holds."""


def view_statements() -> Mapping[str, str]:
    """The statement that makes each view, by the view's name."""
    found = {}
    for table, columns in VIEWS.items():
        made = ", ".join(f'{how} as "{name}"' for name, (how, _) in columns.items())
        found[f"v_{table}"] = f"create view v_{table} as select {made} from {table}"
    return found


EXAMPLE = "select said_by, low, high from v_entries where counted = 'people killed'"
"""A question as the help of `reportedly sql` shows it."""
QUESTIONS: Mapping[str, Mapping[str, str]] = {
    "how_many_were_killed": {
        "title": "How many were killed, according to whom, and when",
        "sql": "select event, place, low, high, status, said_by, said_on, sentence, evidence from v_entries "
        "where counted like '%killed%' order by story, place, said_on",
    },
    "what_changed": {
        "title": "What changed, and who disagrees",
        "sql": "select event, counted, place, stands_low, stands_high, as_of, changed, outlets from v_tallies "
        "where changed is not null order by story, main desc, reports desc",
    },
    "who_disagrees": {
        "title": "Entries that exclude each other",
        "sql": "select event, counted, place, low, high, said_by, said_on, sentence from v_entries "
        "where disputed order by story, tally_id, said_on",
    },
    "most_quoted": {
        "title": "Who is quoted most",
        "sql": "select said_by, count(*) as statements, count(distinct story) as stories from v_statements "
        "where said_by is not null group by said_by order by 2 desc",
    },
}
"""Questions to begin with, by name."""
