"""What the records of other tools are called and hold: which keys mean text, title, date, address, publisher, authors.

One table for all that comes as records, whether in JSON, in lines of it, in tables or in chats: a tool whose records
are to be read is one entry. Each shape follows the tool's own documentation, which stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

Paths = tuple[str, ...]
"""Paths into a record, the first that leads to a value counts. `user.name` goes into objects, `refs.0.text` into lists;
`description+content` is both, one below the other."""
Form = Literal["plain", "cut", "markup", "markdown", "entities", "slack", "mangled", "sections"]
"""How a text is written: as it is; cut short, with a mark that says so (NewsAPI); as HTML, if it looks like it; as
Markdown; with character references (`&amp;`), as Slack with links in angle brackets, too; as UTF-8 that was taken for
Latin-1 (exports of Facebook and Instagram); as a summary and sections (fundus)."""

AROUND = "around"
"""The key under which a record has what is told of all records of its list, such as the name of a chat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The records of one tool. A record that has a value at each of `marks` is one of them; `path=value` asks for that
    value, `path=value*` for one that begins so. One with a mark of `notes` is no article, but what the program itself
    tells. `origin` is who said it first, where it is passed on. `address` makes an address from what stands at the
    paths in braces, where `url` leads to none."""

    name: str
    marks: Paths = ()
    notes: Paths = ()
    text: Paths
    form: Form = "plain"
    title: Paths = ()
    url: Paths = ()
    address: str | None = None
    publisher: Paths = ()
    authors: Paths = ()
    published: Paths = ()
    updated: Paths = ()
    language: Paths = ()
    origin: Paths = ()
    id: Paths = ()


NAMED = Shape(
    name="article",
    text=(
        "full_text", "text", "maintext", "plaintext", "content_text", "article_text", "body", "raw_content", "content",
        "articleBody", "story", "body_text", "extracted_text", "text content", "body.value", "body_html", "html",
    ),
    title=("title", "headline", "upload title"),
    url=("url", "external_url", "link", "permalink", "canonical_url", "documentidentifier", "source_url", "url source",
         "source"),
    publisher=(
        "publisher", "publisher.name", "sitename", "site_name", "source_domain", "source-hostname", "hostname",
        "domain", "domain_name", "clean_url", "page name",
        "feed.title", "origin.title",
        "sourcecommonname", "media_name", "outlet", "source.name", "source.title", "source_name", "source",
    ),
    authors=("authors", "author", "byline", "creator", "creators", "published_by"),
    published=(
        "published", "date_publish", "publishing_date", "date_published", "publish_date", "date", "pubdate",
        "publishedAt", "published_at", "publication_date", "datePublished", "published_date", "created_at", "timestamp",
        "upload timestamp", "date.original", "date.created", "post created", "creation_time", "create_time",
        "created_utc", "ts", "date_created", "posted_at", "post_date", "datetime", "published_time", "upload_date",
    ),
    updated=("updated", "date_modify", "date_modified", "dateModified", "updated_at", "modified"),
    language=("language", "lang"),
    id=("doc",),
)  # fmt: skip
"""Records that name their fields as most tools do: ours, those of news-please, fundus, trafilatura, newspaper4k, JSON
Feed, schema.org. Whether letters are small or large and what stands between words does not count."""
POST_TEXTS: Paths = (
    "message",
    "notes",
    "caption",
    "transcript",
    "desc",
    "tweet",
    "tweet_text",
    "post_text",
    "share_commentary",
    "highlight",
)
"""Names of the text of a post or a note. They count in a list: an answer that says what went wrong has a `message`."""
PAGE_TEXTS: Paths = ("description", "summary", "abstract", "snippet", "excerpt")
"""Names of texts that only tell of a page: they count where they are long, or no address leads to the page."""

FEED_ITEM = Shape(
    name="JSON Feed item",
    marks=("id", "content_html"),
    text=("content_text", "content_html"),
    form="markup",
    title=("title",),
    url=("url", "external_url"),
    publisher=("publisher", "around.title"),
    authors=("authors", "author", "around.authors"),
    published=("date_published",),
    updated=("date_modified",),
    language=("language", "around.language"),
)
"""JSON Feed: jsonfeed.org/version/1.1. Feeds without ids are met, too: an item is known by its HTML, if nothing names a
text."""

FEED_TEXT = replace(FEED_ITEM, marks=("id", "content_text"))
_READER_ITEM = Shape(
    name="item of a feed reader",
    marks=("origin.streamId", "title"),
    text=("content.content", "summary.content"),
    form="markup",
    title=("title",),
    url=("canonical.0.href", "canonicalUrl", "alternate.0.href", "originId"),
    publisher=("origin.title",),
    authors=("author",),
    published=("published",),
    updated=("updated",),
    id=("id",),
)
"""Google Reader's API, as FreshRSS, Inoreader and Feedly have it: inoreader.com/developers/stream-contents."""
_TIKTOK = Shape(
    name="TikTok video",
    marks=("desc", "createTime"),
    text=("desc",),
    address="https://www.tiktok.com/@{author.uniqueId}/video/{id}",
    publisher=("author.nickname", "author.uniqueId", "author"),
    authors=("author.nickname", "author.uniqueId", "author"),
    published=("createTime",),
    language=("textLanguage",),
    id=("id",),
)
"""TikTok's web API, as pyktok and TikTokApi write it."""

_RELIEFWEB = Shape(
    name="ReliefWeb report",
    marks=("fields.title", "fields.body-html"),
    text=("fields.body-html",),
    form="markup",
    title=("fields.title",),
    url=("fields.url_alias", "fields.url", "fields.origin"),
    publisher=("fields.source.0.name", "fields.source.0.shortname"),
    published=("fields.date.original", "fields.date.created"),
    updated=("fields.date.changed",),
    language=("fields.language.0.code",),
    id=("id",),
)

SHAPES = (
    # Telegram Desktop, "Export chat history", machine-readable JSON: telegram.org/blog/export-and-more
    Shape(
        name="Telegram message",
        marks=("type=message", "from_id"),
        text=("text",),
        url=("url",),
        publisher=("around.name", "from"),
        authors=("author", "from"),
        published=("date_unixtime", "date"),
        updated=("edited_unixtime", "edited"),
        origin=("forwarded_from",),
        id=("id",),
    ),
    # X API v1.1 as twarc and the archive of an account write it: developer.x.com, "Tweet object"
    Shape(
        name="X post",
        marks=("created_at", "retweeted_status.user"),
        text=("retweeted_status.extended_tweet.full_text", "retweeted_status.full_text", "retweeted_status.text"),
        form="entities",
        address="https://x.com/{user.screen_name}/status/{id_str}",
        publisher=("user.name", "user.screen_name"),
        authors=("user.name", "user.screen_name"),
        published=("created_at",),
        language=("lang",),
        origin=("retweeted_status.user.name", "retweeted_status.user.screen_name"),
        id=("id_str",),
    ),
    Shape(
        name="X post",
        marks=("created_at", "id_str", "user.screen_name"),
        text=("extended_tweet.full_text", "full_text", "text"),
        form="entities",
        address="https://x.com/{user.screen_name}/status/{id_str}",
        publisher=("user.name", "user.screen_name"),
        authors=("user.name", "user.screen_name"),
        published=("created_at",),
        language=("lang",),
        id=("id_str",),
    ),
    Shape(
        name="X post",
        marks=("tweet.created_at", "tweet.id_str"),
        text=("tweet.full_text", "tweet.text"),
        form="entities",
        address="https://x.com/{account.username}/status/{tweet.id_str}",
        publisher=("account.accountDisplayName", "account.username"),
        authors=("account.accountDisplayName", "account.username"),
        published=("tweet.created_at",),
        language=("tweet.lang",),
        id=("tweet.id_str",),
    ),
    # X API v2, as twarc2 flattens it: developer.x.com, "Data dictionary"
    Shape(
        name="X post",
        marks=("created_at", "author.username", "referenced_tweets.0.type=retweeted", "referenced_tweets.0.text"),
        text=("referenced_tweets.0.note_tweet.text", "referenced_tweets.0.text"),
        form="entities",
        address="https://x.com/{author.username}/status/{id}",
        publisher=("author.name", "author.username"),
        authors=("author.name", "author.username"),
        published=("created_at",),
        language=("lang",),
        origin=("referenced_tweets.0.author.name", "referenced_tweets.0.author.username"),
        id=("id",),
    ),
    Shape(
        name="X post",
        marks=("created_at", "author.username", "author_id"),
        text=("note_tweet.text", "text"),
        form="entities",
        address="https://x.com/{author.username}/status/{id}",
        publisher=("author.name", "author.username"),
        authors=("author.name", "author.username"),
        published=("created_at",),
        language=("lang",),
        id=("id",),
    ),
    Shape(
        name="X post",
        marks=("created_at", "author_id", "edit_history_tweet_ids"),
        text=("note_tweet.text", "text"),
        form="entities",
        address="https://x.com/i/status/{id}",
        published=("created_at",),
        language=("lang",),
        id=("id",),
    ),
    # snscrape --jsonl
    Shape(
        name="X post",
        marks=("_type=snscrape.modules.twitter.Tweet",),
        text=("retweetedTweet.rawContent", "retweetedTweet.content", "rawContent", "content"),
        url=("url",),
        publisher=("user.displayname", "user.username"),
        authors=("user.displayname", "user.username"),
        published=("date",),
        language=("lang",),
        origin=("retweetedTweet.user.displayname", "retweetedTweet.user.username"),
        id=("id",),
    ),
    # Slack, "Export your workspace": slack.com/help, "How to read Slack data exports"; who wrote it may stand apart
    Shape(
        name="Slack message",
        marks=("type=message", "ts", "user"),
        notes=("subtype=channel_*", "subtype=group_*", "subtype=pinned_item", "subtype=bot_add"),
        text=("text",),
        form="slack",
        publisher=("user_profile.real_name", "user_profile.display_name", "user_profile.name"),
        authors=("user_profile.real_name", "user_profile.display_name", "user_profile.name"),
        published=("ts",),
    ),
    # DiscordChatExporter, JSON: github.com/Tyrrrz/DiscordChatExporter
    Shape(
        name="Discord message",
        marks=("timestamp", "content", "author.name", "type"),
        notes=("type=Recipient*", "type=Call", "type=Channel*", "type=GuildMember*", "type=ThreadCreated"),
        text=("content",),
        publisher=("around.name", "author.nickname", "author.name"),
        authors=("author.nickname", "author.name"),
        published=("timestamp",),
        updated=("timestampEdited",),
        id=("id",),
    ),
    # Matrix, "Export chat" of Element as JSON: spec.matrix.org, m.room.message
    Shape(
        name="Matrix message",
        marks=("type=m.room.message", "content.body", "sender"),
        notes=tuple(f"content.msgtype=m.{kind}" for kind in ("image", "file", "video", "audio")),
        text=("content.body",),
        publisher=("around.room_name", "sender"),
        authors=("sender",),
        published=("origin_server_ts",),
        id=("event_id",),
    ),
    # Messages of Telegram as Telethon writes them: docs.telethon.dev, core.telegram.org/constructor/message
    Shape(
        name="Telegram message",
        marks=("_=Message", "peer_id", "message"),
        text=("message",),
        authors=("post_author",),
        published=("date",),
        updated=("edit_date",),
        origin=("fwd_from.from_name", "fwd_from.post_author"),
        id=("id",),
    ),
    # Facebook Messenger, "Download your information" as JSON: messages/inbox/NAME/message_1.json
    Shape(
        name="Messenger message",
        marks=("sender_name", "timestamp_ms", "content"),
        text=("content",),
        form="mangled",
        publisher=("around.title", "sender_name"),
        authors=("sender_name",),
        published=("timestamp_ms",),
    ),
    # Skype, "Export chat history": messages.json
    Shape(
        name="Skype message",
        marks=("originalarrivaltime", "messagetype", "content"),
        notes=("messagetype=ThreadActivity*", "messagetype=Event*", "messagetype=RichText/*"),
        text=("content",),
        form="markup",
        publisher=("around.displayName", "displayName", "from"),
        authors=("displayName", "from"),
        published=("originalarrivaltime",),
        id=("id",),
    ),
    # VK, wall.get: dev.vk.com, "Wall post"; a repost has the post that it repeats in `copy_history`
    *(Shape(
        name="VK post",
        marks=("owner_id", "from_id", "date", text),
        text=(text,),
        address="https://vk.com/wall{owner_id}_{id}",
        published=("date",),
        updated=("edited",),
        id=("id",),
    ) for text in ("text", "copy_history.0.text")),
    # Reddit API, and archives of it: reddit.com/dev/api
    Shape(
        name="Reddit post",
        marks=("subreddit", "selftext", "created_utc"),
        text=("selftext",),
        form="markdown",
        title=("title",),
        address="https://www.reddit.com{permalink}",
        publisher=("subreddit_name_prefixed", "subreddit"),
        authors=("author",),
        published=("created_utc",),
        updated=("edited",),
        id=("id",),
    ),
    # Mastodon API: docs.joinmastodon.org/entities/Status
    Shape(
        name="Mastodon post",
        marks=("created_at", "account.acct", "reblog.content"),
        text=("reblog.content",),
        form="markup",
        title=("reblog.spoiler_text",),
        url=("url", "uri", "reblog.url"),
        publisher=("account.display_name", "account.acct"),
        authors=("account.display_name", "account.acct"),
        published=("created_at",),
        language=("reblog.language",),
        origin=("reblog.account.display_name", "reblog.account.acct"),
        id=("id",),
    ),
    Shape(
        name="Mastodon post",
        marks=("created_at", "account.acct"),
        text=("content",),
        form="markup",
        title=("spoiler_text",),
        url=("url", "uri"),
        publisher=("account.display_name", "account.acct"),
        authors=("account.display_name", "account.acct"),
        published=("created_at",),
        updated=("edited_at",),
        language=("language",),
        id=("id",),
    ),
    # ActivityPub, the outbox.json of a Mastodon export: w3.org/TR/activitystreams-vocabulary
    Shape(
        name="ActivityPub post",
        marks=("type=Create", "object.content"),
        text=("object.content",),
        form="markup",
        title=("object.name", "object.summary"),
        url=("object.url", "object.id"),
        publisher=("object.attributedTo", "actor"),
        authors=("object.attributedTo", "actor"),
        published=("object.published", "published"),
        updated=("object.updated",),
        id=("object.id",),
    ),
    # Bluesky: docs.bsky.app, app.bsky.feed.defs and app.bsky.feed.post
    Shape(
        name="Bluesky post",
        marks=("reason.by.handle", "post.record.text"),
        text=("post.record.text",),
        url=("post.uri",),
        publisher=("reason.by.displayName", "reason.by.handle"),
        authors=("reason.by.displayName", "reason.by.handle"),
        published=("reason.indexedAt", "post.record.createdAt"),
        language=("post.record.langs.0",),
        origin=("post.author.displayName", "post.author.handle"),
    ),
    Shape(
        name="Bluesky post",
        marks=("post.record.text", "post.author.handle"),
        text=("post.record.text",),
        url=("post.uri",),
        publisher=("post.author.displayName", "post.author.handle"),
        authors=("post.author.displayName", "post.author.handle"),
        published=("post.record.createdAt", "post.indexedAt"),
        language=("post.record.langs.0",),
    ),
    Shape(
        name="Bluesky post",
        marks=("record.text", "author.handle"),
        text=("record.text",),
        url=("uri",),
        publisher=("author.displayName", "author.handle"),
        authors=("author.displayName", "author.handle"),
        published=("record.createdAt", "indexedAt"),
        language=("record.langs.0",),
    ),
    Shape(
        name="Bluesky post",
        marks=("$type=app.bsky.feed.post", "createdAt"),
        text=("text",),
        url=("around.uri",),
        published=("createdAt",),
        language=("langs.0",),
    ),
    # Facebook, "Download your information" as JSON: posts/profile_posts_1.json and the like
    Shape(
        name="Facebook post",
        marks=("timestamp", "data.0.post"),
        text=("data.0.post",),
        form="mangled",
        published=("timestamp",),
    ),
    Shape(
        name="Facebook post",
        marks=("timestamp", "attachments.0.data.0.media.description"),
        text=("attachments.0.data.0.media.description",),
        form="mangled",
        published=("timestamp",),
    ),
    # Instagram, the same: content/posts_1.json; one picture has its words with the picture
    Shape(
        name="Instagram post",
        marks=("creation_timestamp", "title", "media"),
        text=("title",),
        form="mangled",
        published=("creation_timestamp",),
    ),
    Shape(
        name="Instagram post",
        marks=("media.0.creation_timestamp", "media.0.title"),
        text=("media.0.title",),
        form="mangled",
        published=("media.0.creation_timestamp",),
    ),
    # ReliefWeb API: apidoc.reliefweb.int, content type "reports"
    _RELIEFWEB,
    replace(_RELIEFWEB, marks=("fields.title", "fields.body"), text=("fields.body",), form="markdown"),
    # newsdata.io/documentation: what its plan does not hold is told in place of the text
    *(Shape(
        name="NewsData article",
        marks=("article_id", "pubDate", "link", *mark),
        text=text,
        title=("title",),
        url=("link",),
        publisher=("source_name", "source_id"),
        authors=("creator",),
        published=("pubDate",),
        language=("language",),
        id=("article_id",),
    ) for mark, text in ((("content=ONLY AVAILABLE IN*",), ("description",)), ((), ("content", "description")))),
    # Firecrawl: docs.firecrawl.dev, "scrape"
    Shape(
        name="Firecrawl page",
        marks=("markdown", "metadata.sourceURL"),
        text=("markdown",),
        form="markdown",
        title=("metadata.title", "metadata.ogTitle"),
        url=("metadata.url", "metadata.sourceURL"),
        publisher=("metadata.ogSiteName", "metadata.og:site_name"),
        authors=("metadata.author",),
        published=("metadata.publishedTime", "metadata.article:published_time"),
        language=("metadata.language",),
    ),
    # NewsAPI and GNews: newsapi.org/docs/endpoints/everything, docs.gnews.io
    Shape(
        name="NewsAPI article",
        marks=("publishedAt", "source.name", "url"),
        text=("description+content", "content", "description"),
        form="cut",
        title=("title",),
        url=("url",),
        publisher=("source.name",),
        authors=("author",),
        published=("publishedAt",),
    ),
    # Event Registry (newsapi.ai): github.com/EventRegistry/event-registry-python/wiki/Data-models
    Shape(
        name="Event Registry article",
        marks=("uri", "body", "source.uri"),
        text=("body",),
        title=("title",),
        url=("url",),
        publisher=("source.title", "source.uri"),
        authors=("authors",),
        published=("dateTimePub", "dateTime", "date"),
        language=("lang",),
        id=("uri",),
    ),
    # Guardian Open Platform: open-platform.theguardian.com/documentation
    Shape(
        name="Guardian article",
        marks=("webPublicationDate", "webUrl"),
        text=("fields.bodyText", "fields.body", "blocks.body.*.bodyHtml", "blocks.body.*.bodyTextSummary"),
        form="markup",
        title=("webTitle", "fields.headline"),
        url=("webUrl",),
        publisher=("fields.publication",),
        authors=("fields.byline",),
        published=("webPublicationDate",),
        updated=("fields.lastModified",),
        language=("fields.lang",),
    ),
    # New York Times Article Search: developer.nytimes.com/docs/articlesearch-product; it has no text but the beginning
    Shape(
        name="New York Times article",
        marks=("web_url", "pub_date", "headline"),
        text=("lead_paragraph", "abstract", "snippet"),
        title=("headline.main",),
        url=("web_url",),
        publisher=("source",),
        authors=("byline.original",),
        published=("pub_date",),
    ),
    # IPTC ninjs 1.x, 2.x, and 3.x, which writes versionCreated: iptc.org/std/ninjs
    *(Shape(
        name="ninjs item",
        marks=("uri", mark),
        text=("body_text", "body_xhtml", "body_html", "bodies.0.value", "description_text", "descriptions.0.value"),
        form="markup",
        title=("headline", "headlines.0.value", "title"),
        url=("uri",),
        publisher=("infosources.0.name", "infosource.0.name", "copyrightholder", "source"),
        authors=("byline", "by"),
        published=("firstcreated", "contentcreated", "versioncreated"),
        updated=("versioncreated",),
        language=("language",),
        id=("altids.0.value", "uri"),
    ) for mark in ("versioncreated", "versionCreated")),
    # ACLED: acleddata.com/methodology/acled-codebook
    Shape(
        name="ACLED event",
        marks=("event_id_cnty", "notes"),
        text=("notes",),
        publisher=("source",),
        published=("event_date",),
        id=("event_id_cnty",),
    ),
    # UCDP GED: ucdp.uu.se/downloads, codebook of the georeferenced event dataset; it has no text but the headline
    Shape(
        name="UCDP event",
        marks=("source_headline", "type_of_violence"),
        text=("source_headline",),
        publisher=("source_office",),
        published=("source_date", "date_end"),
        id=("id", "relid"),
    ),
    # Bellingcat's auto-archiver: the columns of its sheet, and of its csv_db once `metadata` is taken apart
    Shape(
        name="auto-archiver row",
        marks=("archive status", "link"),
        text=("text content", "upload title"),
        title=("upload title",),
        url=("link",),
        published=("upload timestamp",),
    ),
    Shape(
        name="auto-archiver row",
        marks=("status", "metadata.url"),
        text=("metadata.content", "metadata.title"),
        title=("metadata.title",),
        url=("metadata.url",),
        published=("metadata.timestamp",),
    ),
    # CSL-JSON, as Zotero exports it: docs.citationstyles.org, and BibTeX once its fields are taken apart
    Shape(
        name="CSL item",
        marks=("type", "title", "issued"),
        text=("abstract",),
        title=("title",),
        url=("URL",),
        publisher=("container-title", "publisher"),
        authors=("author",),
        published=("issued.date-parts", "issued.raw", "issued.literal"),
        language=("language",),
        id=("id",),
    ),
    Shape(
        name="BibTeX entry",
        marks=("bibtex", "key"),
        text=("abstract",),
        title=("title",),
        url=("url",),
        publisher=("journaltitle", "journal", "organization", "publisher", "howpublished"),
        authors=("author",),
        published=("date",),
        id=("key",),
    ),
    # RIS and references of PubMed, once their tags are read (inputs.ris)
    Shape(
        name="RIS reference",
        marks=("ris", "abstract"),
        text=("abstract",),
        title=("title",),
        url=("url",),
        publisher=("publisher",),
        authors=("author",),
        published=("date",),
        language=("language",),
    ),
    # Zotero with Better BibTeX, "BetterBibTeX JSON": retorque.re/zotero-better-bibtex
    Shape(
        name="Zotero item",
        marks=("itemType", "title", "abstractNote"),
        text=("abstractNote",),
        title=("title",),
        url=("url",),
        publisher=("publicationTitle", "websiteTitle", "publisher"),
        authors=("creators",),
        published=("date",),
        language=("language",),
    ),
    # Zotero, "Export library" as CSV: zotero.org/support
    Shape(
        name="Zotero item",
        marks=("item type", "title", "abstract note"),
        text=("abstract note",),
        title=("title",),
        url=("url",),
        publisher=("publication title", "publisher"),
        authors=("author",),
        published=("date", "publication year"),
        language=("language",),
        id=("key",),
    ),
    FEED_ITEM,
    FEED_TEXT,
    _READER_ITEM,
    _TIKTOK,
    # fundus: github.com/flairNLP/fundus, "The attributes of an article"
    Shape(
        name="fundus article",
        marks=("body.sections",),
        text=("body.sections.0.paragraphs.0", "body.summary.0"),
        form="sections",
        title=NAMED.title,
        url=NAMED.url,
        publisher=NAMED.publisher,
        authors=NAMED.authors,
        published=NAMED.published,
        language=NAMED.language,
    ),
    # yt-dlp --write-info-json: what is told of a video
    Shape(
        name="yt-dlp video",
        marks=("extractor", "webpage_url"),
        text=("description",),
        title=("title",),
        url=("webpage_url",),
        publisher=("channel", "uploader"),
        authors=("uploader",),
        published=("timestamp", "upload_date"),
        language=("language",),
    ),
    # WordPress REST API: developer.wordpress.org/rest-api/reference/posts
    Shape(
        name="WordPress post",
        marks=("content.rendered", "title.rendered"),
        text=("content.rendered",),
        form="markup",
        title=("title.rendered",),
        url=("link",),
        published=("date_gmt", "date"),
        updated=("modified_gmt", "modified"),
        id=("id",),
    ),
)  # fmt: skip
_BETWEEN = re.compile(r"[\W_]+")
_TAG = re.compile(r"<[^<>]*>")
_BRACED = re.compile(r"\{([\w.]+)\}")
_AT = re.compile(r"at://([\w.:-]+)/app\.bsky\.feed\.post/(\w+)")
"""A post's address in the protocol of Bluesky."""
WITHDRAWN = "[Removed]"
MOST_KEYS = 500
"""Keys of a record up to which it is asked for other spellings."""
BLOCKS = ("p", "paragraph", "text", "h2", "h3", "heading", "subheading", "list-item", "list_item", "li", "image",
          "quote", "blockquote")  # fmt: skip
"""Kinds of pieces of a text that are lines of their own, as systems for articles have them."""
MOST_PIECES = 10_000
"""Pieces of one text that are put together."""


def shape_of(record: dict[str, Any]) -> Shape | None:
    """The tool whose record this is, `NAMED` if only the names of its fields tell; `None` if it holds no text."""
    if "doc" not in record:
        for shape in SHAPES:
            if all(_is_marked(record, mark) for mark in shape.marks) and text_of(record, shape.text):
                return None if _is_none(record, shape) else shape
    if text_of(record, NAMED.text):
        return NAMED
    return FEED_ITEM if text_of(record, FEED_ITEM.text) else None


def _is_none(record: dict[str, Any], shape: Shape) -> bool:
    """Whether a record is no article: it was taken back, is the program's own note, or its mark-up holds no word."""
    bare = shape.form == "markup" and not _TAG.sub("", text_of(record, shape.text) or "").strip()
    return bare or _is_withdrawn(record, shape) or any(_is_marked(record, note) for note in shape.notes)


def is_of_tool(record: dict[str, Any]) -> bool:
    """Whether a record is one of a known tool, with a text or without."""
    return any(all(_is_marked(record, mark) for mark in shape.marks) for shape in SHAPES if len(shape.marks) > 1)


def _is_withdrawn(record: dict[str, Any], shape: Shape) -> bool:
    """Whether a record only stands in place of one that was taken back, as NewsAPI writes it."""
    return shape.form == "cut" and value_at(record, "title") == value_at(record, "content") == WITHDRAWN


def _is_marked(record: dict[str, Any], mark: str) -> bool:
    path, asked, wanted = mark.partition("=")
    value = value_at(record, path, exactly=True)
    if asked and wanted.endswith("*"):
        return str(value).startswith(wanted[:-1])
    return str(value) == wanted if asked else value not in (None, "", [], {})


def value_at(record: Any, path: str, *, exactly: bool = False) -> Any:
    """What stands at a path in a record, `None` if nothing does; `*` stands for all values of a list. A key of a
    table's column may be the whole path; keys are compared by their plain names unless `exactly`."""
    if isinstance(record, dict) and path in record:
        return record[path]
    value = record
    for step in path.split("."):
        if isinstance(value, dict):
            value = value.get(step) if exactly or step in value else _by_plain_name(value, step)
        elif isinstance(value, list) and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        elif isinstance(value, list) and step == "*":
            rest = path.partition(".*.")[2]
            return [value_at(each, rest, exactly=exactly) for each in value]
        else:
            return None
    return value


@lru_cache(4096)
def plain_name(key: str) -> str:
    """A key without what tools write otherwise: `Publish Date`, `publish_date` and `publishDate` are one."""
    return _BETWEEN.sub("", key.lower())


def _by_plain_name(record: dict[str, Any], step: str) -> Any:
    keys = _plain_keys(tuple(record)) if len(record) <= MOST_KEYS else {}
    key = keys.get(plain_name(step))
    return record[key] if key is not None else None


@lru_cache(256)
def _plain_keys(keys: tuple[str, ...]) -> dict[str, str]:
    """The keys of a record by their plain names, the first of each; the records of a file mostly have the same ones."""
    return {plain_name(key): key for key in reversed(keys)}


def record_text(record: dict[str, Any]) -> str | None:
    """The text of a record as it is given; `None` if its keys tell of none."""
    shape = shape_of(record)
    return text_of(record, shape.text) if shape else None


def text_of(record: dict[str, Any], paths: Paths) -> str | None:
    """The first text at some paths; `None` if there is none but blanks."""
    for path in paths:
        parts = [text for each in path.split("+") if (text := as_text(value_at(record, each)))]
        if len(parts) == path.count("+") + 1:
            return "\n".join(part for at, part in enumerate(parts) if not _is_told_again(part, parts[at + 1 :]))
    return None


def _is_told_again(part: str, others: Sequence[str]) -> bool:
    """Whether a part of a text is the beginning of one below it."""
    bare = " ".join(part.rstrip(" .…").split())
    return any(" ".join(other.split()).startswith(bare) for other in others)


def as_text(value: Any) -> str | None:
    """A text that is given whole, in paragraphs, or in pieces as Telegram gives one with links in it."""
    if isinstance(value, list):
        pieces = [each.get("text") if isinstance(each, dict) else each for each in value[:MOST_PIECES]]
        whole = all(isinstance(each, str) or (isinstance(each, dict) and each.get("type") in BLOCKS) for each in value)
        between = "\n" if whole else ""
        value = between.join(each for each in pieces if isinstance(each, str))
    return value if isinstance(value, str) and value.strip() else None


def names_of(value: Any) -> Iterator[str]:
    """The names in a value: one, several with `;` between them, or a list of texts or of objects with a `name`, or with
    its parts as CSL has them."""
    for each in value if isinstance(value, list) else [value]:
        name = _whole_name(each) if isinstance(each, dict) else each
        if isinstance(name, str):
            yield from (part.strip() for part in name.split(";") if part.strip())


def _whole_name(named: dict[str, Any]) -> Any:
    parts = [part for key in ("given", "family", "firstName", "lastName") if isinstance(part := named.get(key), str)]
    return named.get("name") or named.get("literal") or " ".join(parts)


def address_of(record: dict[str, Any], shape: Shape) -> str | None:
    """The address of a record: the first that it gives, or that its shape makes of what it gives."""
    for path in shape.url:
        given = value_at(record, path)
        if isinstance(given, str) and "://" in given:
            return _AT.sub(r"https://bsky.app/profile/\1/post/\2", given.strip())
    values = {path: value_at(record, path) for path in _BRACED.findall(shape.address or "")}
    if not values or not all(isinstance(value, str | int) and str(value) for value in values.values()):
        return None
    return _BRACED.sub(lambda match: str(values[match[1]]), shape.address or "")
