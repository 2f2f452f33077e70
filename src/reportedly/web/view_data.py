"""The data that pages show, as plain classes: the templates and the JSON under `/api` use the same."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from reportedly.model import Entry, LedgerArticle, NewsKind, SentenceChange, Tally
from reportedly.wording.marks import Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A tally in few words, for lists: `what` was counted, the range that stands now (`value`) and `who` says it, how
    it `moved` and who says otherwise, the number of its independent `origins` and of pairs of entries that contradict
    each other (`conflicts`), and a small chart of it as SVG if it moved. `href` leads to the tally, `evidence` to the
    sentence of the last number."""

    what: str
    value: str
    who: str
    moved: str | None
    origins: int
    conflicts: int
    href: str
    evidence: str
    spark: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryItem:
    """A story in a list. `days` tells `first` and `last` in words; `now` is the headline of its latest article, with
    that one's outlet and address, if it is another than the title; `changed` is when an article was read into it last
    (ISO 8601, UTC)."""

    id: int
    title: str
    articles: int
    first: str | None
    last: str | None
    days: str
    outlets: int
    now: str | None
    now_outlet: str | None
    now_href: str | None
    heard: str
    changed: str
    headlines: tuple[Headline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsItem:
    """What is new in a tally: `label` names its kind, which `term` explains; `says` is a sentence, `quote` the
    beginning of the sentence that tells it, in an article of `outlet`; `href` leads to its number there, `tally_href`
    to the tally."""

    kind: NewsKind
    label: str
    term: str
    says: str
    quote: str
    outlet: str
    href: str
    tally_href: str
    story: str
    story_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontView:
    """The front page: what changed since a day (`since`, in words) or the last visit (`by_visit`), what matters less of
    it apart (`minor`), then some stories, those that matter most first, and those without figures or of one outlet
    (`folded`). `moments` are names and addresses of other days to look from, each with whether it is the present
    one."""

    since: str
    by_visit: bool
    moments: tuple[tuple[str, str, bool], ...]
    news: tuple[NewsItem, ...]
    minor: tuple[NewsItem, ...]
    items: tuple[StoryItem, ...]
    folded: tuple[StoryItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """An entry of a tally as a row; `href` leads to the number in its article."""

    entry: Entry
    number: int
    when: str
    value: str
    who: str
    href: str
    source_href: str | None
    publisher: str
    signs: tuple[str, ...]
    """Those of `conflict`, `fall` and `jump` that the entry has, and what a person said of it: `right`, `corrected` or
    `added`."""
    against: str | None
    """A number that it excludes, with who tells that."""
    copies: tuple[str, ...]
    """Outlets whose articles carry the same text: they have no rows of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyView:
    """A tally with its rows. `stands` is the range that stands now, in words, `evidence` leads to the sentence of its
    last number, `moved` says how it moved and `disputes` which numbers exclude each other. `data` is the address of its
    JSON, from which the chart is drawn where it `has_moved`; `finding` is the chart's title. `latest` is the place of
    the row that stands, `parts` are the tallies of some of those it counts."""

    tally: Tally
    heading: str
    stands: str
    who: str
    evidence: str
    moved: str | None
    finding: str
    disputes: tuple[str, ...]
    has_moved: bool
    latest: int
    parts: tuple[OnceView, ...]
    origins: int
    outlets: int
    rows: tuple[EntryRow, ...]
    data: str
    anchor: str
    spark: Markup

    @property
    def part_rows(self) -> tuple[dict[str, str | float | None], ...]:
        """Its parts as its chart draws them, under their wholes."""
        return tuple(
            {
                "low": each.row.entry.low, "high": each.row.entry.high, "doc": each.row.entry.doc,
                "published": each.row.entry.published, "value": each.row.value, "words": each.heading,
                "href": each.row.href,
            }
            for each in self.parts
        )  # fmt: skip

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its sources, as articles have them."""
        return tuple(sorted({entry.source for entry in self.tally.entries if entry.source}))


@dataclass(frozen=True, slots=True)
class OnceView:
    """A tally shown as one row: one of a single entry, or one that is only mentioned along the way."""

    tally: Tally
    heading: str
    anchor: str
    row: EntryRow

    @property
    def stands(self) -> str:
        """The range that stands now, in words."""
        return self.row.value


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementItem:
    """A statement as a row."""

    speaker: str | None
    role: str | None
    content: str
    doc: str
    when: str
    href: str


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """A speaker with what was said, in order of time."""

    name: str
    role: str | None
    href: str
    said: tuple[StatementItem, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article of a story with the copies of it."""

    article: LedgerArticle
    when: str
    href: str
    copies: tuple[ArticleView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerItem:
    """What a story comes to, in a sentence: a value that leads to its sentence, what it counts, who says it and when,
    and how it moved; `href` leads to all reports of it."""

    value: str
    what: str
    who: str
    when: str
    moved: str | None
    evidence: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A source of a story's numbers: how many it gave, how often it changed one, and by how many of others it was
    contradicted."""

    name: str
    href: str
    given: int
    changed: int
    contradicted: int


@dataclass(frozen=True, slots=True)
class LinkItem:
    """A link with what stands beside it."""

    text: str
    href: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """The ledger of a story as its page shows it: the answers, tallies with several entries (the first one in full),
    then those with one, then what is only mentioned along the way. `places` are those that figures are of; `has_map` is
    whether a map tells more than their names."""

    id: int
    title: str
    days: str
    outlets: int
    answers: tuple[AnswerItem, ...]
    sources: tuple[SourceRow, ...]
    places: tuple[str, ...]
    has_map: bool
    tallies: tuple[TallyView, ...]
    once: tuple[OnceView, ...]
    also: tuple[OnceView, ...]
    speakers: tuple[SpeakerView, ...]
    articles: tuple[ArticleView, ...]
    docs: tuple[LedgerArticle, ...]
    see_also: tuple[LinkItem, ...]
    """Other stories on the event, or on one like it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of an article, cut into marked pieces; `lit` if it has the figure or statement that was asked for."""

    kind: str
    pieces: tuple[Piece, ...]
    lit: bool
    post: str | None = None
    """When the entry of a live blog that it opens was written, and by whom."""


@dataclass(frozen=True, slots=True)
class SlotView:
    """A slot of a figure with its reading and why it is read so."""

    name: str
    reading: str
    why: str


@dataclass(frozen=True, slots=True)
class FigureView:
    """The figure whose evidence was asked for."""

    number: int
    value: str
    slots: tuple[SlotView, ...]


@dataclass(frozen=True, slots=True)
class RevisionView:
    """One state of an article: `dates` says when it was read, published and updated, `figures` how they
    changed."""

    number: int
    dates: str
    figures: tuple[str, ...]
    sentences: tuple[SentenceChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """An article with its marks, what is known of its page, and the figure or statement that was asked for.

    `kept` are pairs of a name and what there is to say of it; `revisions` are there if it changed, the latest first.
    `notice` is there if its language is not read whole.
    """

    doc: str
    title: str
    url: str | None
    about: str
    notice: str | None
    story: int | None
    paragraphs: tuple[Paragraph, ...]
    kept: tuple[tuple[str, str], ...]
    figure: FigureView | None
    statement: StatementItem | None
    revisions: tuple[RevisionView, ...]


@dataclass(frozen=True, slots=True)
class ProvenanceView:
    """How an article came out of its page: pairs of a name and how that was found; `lines` are those of the article,
    `left_out` those of its page that it does not have."""

    doc: str
    title: str
    url: str | None
    found: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A number of a source beside the latest numbers of others at that time: their range in words (`others`), how many
    sources these are (`voices`), and whether the number is `lower`, `higher` or `within`. Without others, both texts
    are empty."""

    row: EntryRow
    others: str
    voices: int
    position: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedTally:
    """A tally that a source gave numbers for; `data` is where its chart gets it as JSON."""

    what: str
    standing: str
    story: int
    story_title: str
    href: str
    data: str
    is_shared: bool
    numbers: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """Everything that one source said, and its tallies; those for which others gave numbers, too, come first."""

    name: str
    said: tuple[StatementItem, ...]
    tallies: tuple[ComparedTally, ...]
