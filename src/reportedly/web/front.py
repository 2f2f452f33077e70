"""The front page: what changed, then the stories."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from starlette.exceptions import HTTPException
from starlette.requests import Request

from reportedly.api import Morning, yesterday
from reportedly.model import NewsKind, TallyNews
from reportedly.web import links
from reportedly.web.view_data import FrontView, NewsItem
from reportedly.web.views import listed_story, tally_href
from reportedly.wording.days import moment_with_zone
from reportedly.wording.news import news_in_words, news_label, sentence_start

LOOKING_BACK = {"today": 0, "yesterday": 1, "a week ago": 7}
"""Days that the page offers to look back to, and how many they are."""
NEWS_TERMS: dict[NewsKind, str] = {
    "fell": "lowered",
    "denied": "denied",
    "conflict": "conflict",
    "rose": "raised",
    "first source": "first-source",
}
"""The term that explains each kind of news."""
LAST_VISIT = "your last visit"


def query_since(request: Request) -> datetime:
    """The moment of `?since=` in ISO 8601, in UTC if it has no zone; without one the beginning of yesterday."""
    value = request.query_params.get("since")
    if not value:
        return yesterday()
    try:
        moment = datetime.fromisoformat(value)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        said = "since= takes a day or moment such as 2025-09-01 or 2025-09-01T08:00Z."
        raise HTTPException(400, said) from error


def front_view(morning: Morning, *, by_visit: bool = False) -> FrontView:
    """The front page of a morning picture; `by_visit` is whether it looks back to the browser's last visit."""
    news = [news_item(each) for each in morning.news]
    is_major = [each.is_lead or each.kind in ("fell", "denied") for each in morning.news]
    return FrontView(
        since=moment_with_zone(morning.since.isoformat()),
        by_visit=by_visit,
        moments=tuple(_moments(morning.since, by_visit=by_visit)),
        news=tuple(item for item, is_shown in zip(news, is_major, strict=True) if is_shown),
        minor=tuple(item for item, is_shown in zip(news, is_major, strict=True) if not is_shown),
        items=tuple(listed_story(story.row, story.headlines, morning.outlets) for story in morning.stories),
        folded=tuple(listed_story(story.row, story.headlines, morning.outlets) for story in morning.folded),
    )


def news_item(news: TallyNews) -> NewsItem:
    """What is new in a tally as a row."""
    entry = news.entry
    return NewsItem(
        kind=news.kind,
        label=news_label(news),
        term=NEWS_TERMS[news.kind],
        says=news_in_words(news),
        quote=sentence_start(entry),
        outlet=news.outlet,
        href=links.figure(entry.doc, entry.figure),
        tally_href=tally_href(news.story, news.tally),
        story=news.title,
        story_href=links.story(news.story),
    )


def _moments(since: datetime, *, by_visit: bool) -> list[tuple[str, str, bool]]:
    days = [(name, yesterday() + timedelta(days=1 - back)) for name, back in LOOKING_BACK.items()]
    others = [(name, links.front(1, day.date().isoformat()), day == since and not by_visit) for name, day in days]
    return [(LAST_VISIT, links.front(1), by_visit), *others]
