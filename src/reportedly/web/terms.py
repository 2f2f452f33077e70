"""The words of the pages that need a word of explanation: shown where they stand on hover and focus, and all at
`/words`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A word as pages show it, and what it says."""

    name: str
    says: str


TERMS: dict[str, Term] = {
    "latest": Term(
        "latest",
        "What was reported last and not denied: the last number of each source on the last day with numbers, from the "
        "lowest to the highest. It is what was said, not what is true.",
    ),
    "independent": Term(
        "independent",
        "Reports that do not go back to one another. Articles that copy one text, name one source or credit one agency "
        "count once, however many outlets carry them.",
    ),
    "outlet": Term("outlet", "A newspaper, agency, broadcaster or site that published the article."),
    "report": Term("report", "One number in one article: the row leads to its sentence."),
    "no-source": Term("no source named", "The article gives the number by itself and names nobody."),
    "lowered": Term(
        "lowered",
        "The number now is below the one before it, and its source or its article says that it takes that one's place.",
    ),
    "raised": Term(
        "raised",
        "The number now is above the one before it. “After” instead of “up from” means that another body counted.",
    ),
    "first-source": Term("first source", "Somebody is named for a number that nobody was named for before."),
    "denied": Term("denied", "Somebody says that the number is wrong; it no longer counts as the latest."),
    "conflict": Term(
        "cannot both be so",
        "Two numbers for one thing, told within about a day, whose ranges exclude each other. Both are shown with who "
        "says them; none is chosen.",
    ),
    "fall": Term("↓", "Lower than what the same source said before."),
    "jump": Term("⇈", "Ten times what the same source said before, or more: often a slip of a digit."),
    "part": Term("a part", "Some of those whom another number counts, such as the children among the dead."),
    "expected": Term("forecast", "A number that somebody expects, plans or demands; it has not happened."),
    "unconfirmed": Term("unconfirmed", "The article says that the number has not been confirmed."),
    "unsure": Term("unsure", "No date was found on the page; the day is that of its file."),
    "copy": Term("copy", "An article that carries the text of an earlier one; its numbers have no rows of their own."),
    "also": Term(
        "also mentioned",
        "Numbers that are told along the way, or that no words of the sentence name; kept, and one click away.",
    ),
    "matter": Term(
        "what matters most",
        "Stories with news come first, then those in which people were harmed, then those with more independent "
        "reports and outlets, then those in which numbers exclude each other.",
    ),
    "last-visit": Term(
        "your last visit",
        "When this browser last looked at this page, at least half an hour before. A cookie in the browser holds that "
        "moment and nothing else.",
    ),
    "story": Term("story", "Articles about one event, put together by their words and days; a person can move them."),
    "changed": Term("changed", "How often a source gave a number that differs from its own one before."),
    "contradicted": Term("contradicted", "How many numbers of others exclude a number of this source."),
    "tally": Term(
        "tally", "All numbers that answer one question, such as how many were killed in a place, whoever says them."
    ),
    "right": Term("✓", "A person looked at the number and found that it was read rightly."),
    "corrected": Term("✎", "A person corrected how the number was read, or put it into another tally."),
    "added": Term("✚", "A person added the number: it had not been found in the article."),
    "far-off": Term("far off", "Ten times the middle number of its tally or more, or a tenth of that or less."),
    "unsure-reading": Term(
        "unsure reading", "The program is less sure than usual of a part of it: what it counts, who says so, where."
    ),
    "unsure-status": Term("unsure status", "It was read as denied or as not confirmed, which is often read wrongly."),
    "unsure-date": Term("unsure date", "No date was found on the page, so the day may be that on which it was saved."),
    "slot-value": Term("value", "The number, or both ends of a range."),
    "slot-bound": Term("bound", "Whether the number is exact, about, at least, at most or one end of a range."),
    "slot-measure": Term(
        "measure", "What kind of thing is counted: people killed, injured or missing, money, percent."
    ),
    "slot-unit": Term("unit", "Of what: people, dollars, houses."),
    "slot-source": Term("source", "Who says the number, in the words of the article."),
    "slot-status": Term("status", "Reported, not confirmed, denied, or only expected."),
    "slot-place": Term("place", "Where that which is counted was."),
    "slot-time": Term("time", "The days for which the number holds."),
    "slot-event": Term("event", "Whether the number is about what the article tells, or about another event."),
    "slot-scope": Term("scope", "Whether it counts all, a part of another number, or a sum over several events."),
    "slot-narrowed-by": Term("narrowed by", "The words of the article that say of which part the number is."),
    "slot-part-of": Term("part of", "The number of the same article that counts all, of which this one is a part."),
    "slot-previous": Term("previous", "The number that the article says this one has replaced."),
    "slot-figure": Term("figure", "Numbers that were taken as counting something; an age or a house number is none."),
    "slot-found": Term("found", "Figures that the program had found by itself, of all that people know of."),
    "slot-tally": Term("its tally", "Whether the number stands with others that answer the same question."),
    "beside": Term(
        "beside them", "Whether a source's number lay within, above or below what all others had said until then."
    ),
}
"""The terms by the anchor that each has at `/words`."""
