"""One article of a page."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from reportedly.model.moment import Moment
from reportedly.model.span import Span

BlockKind = Literal["headline", "caption", "highlight", "paragraph"]


@dataclass(frozen=True, slots=True)
class Block:
    """One line of an article's text: `text[start:end]`, without the line's end.

    `page_span` is where it stands in the page's decoded text (`reportedly.articles.decode`), `None` if it could not
    be found there in one stretch.
    """

    kind: BlockKind
    start: int
    end: int
    page_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """One timed entry of a live blog: `text[start:end]` of its article, told at a moment of its own.

    `id` is what the page calls the entry (its anchor or address), else its moment: it stays when entries are added.
    """

    id: str
    start: int
    end: int
    told: Moment | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its headline, dates and publisher.

    `text` is the headline, then captions, highlights and body paragraphs, one block a line. `dateline` is the span of
    the place that opens the body ("KABUL" of "KABUL: Hundreds were …"). `doc` is the id shown to users: the id that a
    ready article came with, else the page's name, with `#2` for the second article of a page. `credit` names the
    agency the page credits ("Reuters"). `language` is an ISO 639-1 code.
    """

    doc: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    credit: str | None = None
    language: str | None = None
    dateline: Span | None = None
    published: Moment | None = None
    updated: Moment | None = None
    page: str = ""
    """SHA-256 of the page's bytes."""
    number: int = 1
    """Its place on the page, from 1."""
    saved: Moment | None = None
    """When its page was saved."""
    posts: tuple[Post, ...] = ()
    """The entries of a live blog in order of text; what stands before the first of them is in none."""

    @property
    def issued(self) -> Moment | None:
        """When the article came out: the date of publication, else of the last update, if it gives one."""
        return self.published or self.updated

    def reads_as(self, other: Article) -> bool:
        """Whether another revision has the same text and dates; the rest of their pages may differ. Dates that rest on
        the time of a file do not count: that is another one for each copy of the file."""
        return (self.text, self._sure_dates) == (other.text, other._sure_dates)

    @property
    def _sure_dates(self) -> tuple[Moment | None, ...]:
        return tuple(each if each and not each.unsure else None for each in (self.published, self.updated))

    @property
    def date(self) -> Moment | None:
        """The moment from which relative times in the text count: when it came out, else when its page was saved."""
        return self.issued or self.saved

    def post_at(self, at: int) -> Post | None:
        """The entry of a live blog in which a character stands; `None` before the first one."""
        number = bisect_right(self.posts, at, key=lambda post: post.start) - 1
        return self.posts[number] if number >= 0 else None

    def date_at(self, at: int) -> Moment | None:
        """The moment from which relative times count at a character: its entry's in a live blog."""
        post = self.post_at(at)
        return post.told if post and post.told else self.date
