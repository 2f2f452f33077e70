"""Mails, mailboxes, newsletters and what mails forward."""

from __future__ import annotations

import json
import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest

from opened import articles_in
from reportedly.articles import find_articles
from reportedly.errors import InputError
from reportedly.inputs import open_inputs
from reportedly.model import Article, Page
from reportedly_cli import Run

SUBJECT = "Barge aground at Tarnby, 14 sailors taken off"
WRAPPED = """At least 14 sailors were taken off a barge that ran aground at Tarnby
on Tuesday, the harbour master said. Nobody was hurt, a doctor who saw
them on the pier told reporters.

Two piers are closed until Friday, and the coast guard said that 40 boats
wait outside the harbour.
"""
LINES = [
    "At least 14 sailors were taken off a barge that ran aground at Tarnby on Tuesday, the harbour master said. "
    "Nobody was hurt, a doctor who saw them on the pier told reporters.",
    "Two piers are closed until Friday, and the coast guard said that 40 boats wait outside the harbour.",
]
TUESDAY = "Tue, 5 May 2026 10:15:00 +0200"


def mail(text: str | None, subject: str = SUBJECT, sender: str = "Harbour Post <news@p.example>",
         html: str | None = None, date: str = TUESDAY) -> EmailMessage:  # fmt: skip
    message = EmailMessage()
    message["From"], message["To"], message["Subject"], message["Date"] = sender, "a@b.example", subject, date
    message["Message-ID"] = "<1@p.example>"
    if text is not None:
        message.set_content(text)
    if html is not None:
        (message.add_alternative if text is not None else message.set_content)(html, subtype="html")
    return message


def only(tmp_path: Path, message: EmailMessage) -> Article:
    (tmp_path / "x.eml").write_bytes(message.as_bytes())
    (article,) = articles_in(tmp_path / "x.eml")
    return article


def test_lines_that_a_mail_wraps_are_one_paragraph(tmp_path: Path) -> None:
    article = only(tmp_path, mail(WRAPPED + "\n-- \nHarbour Post, Pier 1, to be read by 3,000 people\n"))
    assert article.text.splitlines() == [SUBJECT, *LINES]
    assert [block.kind for block in article.blocks] == ["headline", "paragraph", "paragraph"]
    assert (article.title, article.publisher) == (SUBJECT, "Harbour Post")
    assert article.published is not None and article.published.value == "2026-05-05T10:15:00+02:00"


def test_what_an_alert_puts_below_its_text_is_left_out(tmp_path: Path) -> None:
    foot = "Unsubscribe from this alert:\n<https://alerts.example/remove>\n\nAbout 9,000 people read it.\n"
    article = only(tmp_path, mail(f"{WRAPPED}\n{foot}"))
    assert article.text.splitlines() == [SUBJECT, *LINES]


def test_a_newsletter_has_subject_date_and_sender(tmp_path: Path) -> None:
    html = (
        "<html><body><table><tr><td>" + "".join(f"<p>{line}</p>" for line in LINES) + "</td></tr></table></body></html>"
    )
    article = only(tmp_path, mail("See the web page.", html=html))
    assert (article.title, article.publisher) == (SUBJECT, "Harbour Post")
    assert article.published is not None and article.published.value == "2026-05-05T10:15:00+02:00"
    assert all(line in article.text for line in LINES)


FORWARDS = {
    "Gmail": "Look at this.\n\n---------- Forwarded message ---------\nFrom: Harbour Post <news@p.example>\n"
             f"Date: Tue, 5 May 2026 at 10:15\nSubject: {SUBJECT}\nTo: <ada@b.example>\n\n\n{WRAPPED}",
    "Outlook": "Look at this.\n\n-----Original Message-----\nFrom: Harbour Post [mailto:news@p.example]\n"
               f"Sent: Tuesday, May 5, 2026 10:15 AM\nTo: Ada\nCc: Tom\nSubject: {SUBJECT}\n\n{WRAPPED}",
    "Apple": "Look at this.\n\nBegin forwarded message:\n\n> From: Harbour Post <news@p.example>\n> Subject: "
             f"{SUBJECT}\n> Date: 5 May 2026 at 10:15:00 CEST\n> To: ada@b.example\n> \n> "
             + WRAPPED.replace("\n", "\n> "),
    "twice": "FYI\n\n---------- Forwarded message ---------\nFrom: Tom <tom@b.example>\nDate: 6 May 2026 at 09:00\n"
             "Subject: Fwd: news\nTo: <ada@b.example>\n\nAs I said.\n\n---------- Forwarded message ---------\n"
             "From: Harbour Post <news@p.example>\nDate: Tue, 5 May 2026 at 10:15\n"
             f"Subject: {SUBJECT}\nTo: <tom@b.example>\n\n{WRAPPED}",
}  # fmt: skip


@pytest.mark.parametrize("program", FORWARDS)
@pytest.mark.parametrize("as_html", [False, True])
def test_a_mail_that_forwards_another_is_that_one(tmp_path: Path, program: str, as_html: bool) -> None:
    text = FORWARDS[program]
    shown = "<html><body><div>" + text.replace("<", "&lt;").replace("\n", "<br>") + "</div></body></html>"
    message = mail(None if as_html else text, "Fwd: " + SUBJECT, "Ada Example <ada@b.example>",
                   shown if as_html else None, "Thu, 7 May 2026 08:00:00 +0200")  # fmt: skip
    article = only(tmp_path, message)
    assert (article.title, article.publisher) == (SUBJECT, "Harbour Post")
    assert article.published is not None and article.published.day == "2026-05-05"
    assert article.text.splitlines() == [SUBJECT, *LINES]


def test_a_mail_that_is_attached_is_taken(tmp_path: Path) -> None:
    message = mail("Look at this.", "Fwd: news", "Ada Example <ada@b.example>", date="Thu, 7 May 2026 08:00:00 +0200")
    message.add_attachment(mail(WRAPPED))
    article = only(tmp_path, message)
    assert (article.title, article.publisher) == (SUBJECT, "Harbour Post")
    assert article.published is not None and article.published.day == "2026-05-05"


def test_a_mailbox_gives_each_mail(tmp_path: Path, run: Run) -> None:
    box = mailbox.mbox(tmp_path / "news.mbox")
    for number in range(3):
        box.add(mail(WRAPPED + "\nFrom here on, all boats of the fleet go by Garsdale.\n", f"{SUBJECT} ({number})"))
    box.close()
    found = articles_in(tmp_path / "news.mbox")
    assert [article.doc for article in found] == [f"{tmp_path}/news.mbox#{number}" for number in (1, 2, 3)]
    assert [article.title for article in found] == [f"{SUBJECT} ({number})" for number in range(3)]
    assert all("\nFrom here on, all boats" in article.text for article in found)
    done = run("extract", "news.mbox")
    assert (
        done.code == 0 and [json.loads(line)["published"][:10] for line in done.out.splitlines()] == ["2026-05-05"] * 3
    )


def test_a_mail_without_text_in_a_mailbox_is_told_alone(tmp_path: Path) -> None:
    empty = (
        b"From a@b Tue May  5 10:15:00 2026\nFrom: a@b.example\nMIME-Version: 1.0\nContent-Type: image/png\n\nabc\n\n"
    )
    (tmp_path / "x.mbox").write_bytes(empty + b"From a@b Tue May  5 10:15:00 2026\n" + mail(WRAPPED).as_bytes())
    error, page = open_inputs([str(tmp_path / "x.mbox")])
    assert isinstance(error, InputError) and str(error).endswith("x.mbox#1: no page or text in this message")
    assert isinstance(page, Page) and find_articles(page)[0].title == SUBJECT


def test_the_innermost_of_mails_that_are_attached_is_taken(tmp_path: Path) -> None:
    middle = mail("Look at this.", "Fwd: news", "Tom Farrow <tom@b.example>", date="Wed, 6 May 2026 08:00:00 +0200")
    middle.add_attachment(mail(WRAPPED))
    outer = mail("For you.", "Fwd: news", "Ada Example <ada@b.example>", date="Thu, 7 May 2026 08:00:00 +0200")
    outer.add_attachment(middle)
    article = only(tmp_path, outer)
    assert (article.title, article.publisher) == (SUBJECT, "Harbour Post")


HEADS = {
    "Thunderbird": "-------- Forwarded Message --------\nSubject: \t{}\nDate: \tTue, 5 May 2026 10:15:00 +0200\n"
    "From: \tHarbour Post <news@p.example>\nTo: \ta@b.example\n\n",
    "Outlook in German": "Von: Harbour Post <news@p.example>\nGesendet: Dienstag, 5. Mai 2026 10:15\nAn: Ada\n"
    "Betreff: {}\n\n",
    "Outlook in French": "De : Harbour Post <news@p.example>\nEnvoyé : mardi 5 mai 2026 10:15\nÀ : Ada\nObjet : {}\n\n",
}


@pytest.mark.parametrize("program", HEADS)
def test_heads_of_forwarded_mails_of_other_programs(tmp_path: Path, program: str) -> None:
    text = f"Look.\n\n{HEADS[program].format(SUBJECT)}{WRAPPED}"
    article = only(tmp_path, mail(text, "WG: " + SUBJECT, "Ada <ada@b.example>", date="Thu, 7 May 2026 08:00:00 +0200"))
    assert (article.title, article.publisher) == (SUBJECT, "Harbour Post")
    assert article.published is not None and article.published.value.startswith("2026-05-05T10:15")
    assert article.text.splitlines() == [SUBJECT, *LINES]


@pytest.mark.parametrize(
    "quoted",
    [
        "On Mon, 4 May 2026 at 09:15, Harbour Post <news@p.example> wrote:\n\n> Nine sailors were taken off a barge.\n",
        "On Mon, 4 May 2026 at 09:15, Harbour Post\n<news@p.example> wrote:\n> Nine sailors were taken off a barge.\n",
        "________________\nFrom: Harbour Post <news@p.example>\nSent: Monday, 4 May 2026 09:15\nTo: Ada\n"
        f"Subject: {SUBJECT}\n\nNine sailors were taken off a barge at noon.\n",
    ],
)
def test_an_answer_is_its_own_words(tmp_path: Path, quoted: str) -> None:
    article = only(tmp_path, mail(f"We now count 16 sailors, says the harbour master.\n\n{quoted}", "Re: " + SUBJECT))
    assert article.text.splitlines() == [SUBJECT, "We now count 16 sailors, says the harbour master."]
    assert article.published is not None and article.published.day == "2026-05-05"


def test_a_short_mail_in_html(tmp_path: Path) -> None:
    html = '<div dir="ltr">14 sailors were taken off a barge, the mayor said.<div><br></div><div>30 wait.</div></div>'
    article = only(tmp_path, mail(None, html=html))
    assert article.text.splitlines() == [SUBJECT, "14 sailors were taken off a barge, the mayor said.", "30 wait."]


def test_tables_of_a_forwarded_mail_stay_tables(tmp_path: Path) -> None:
    head = "<br>".join(HEADS["Thunderbird"].format(SUBJECT).replace("<", "&lt;").split("\n"))
    rows = "<table><tr><td>Tarnby</td><td>14</td></tr><tr><td>Isle</td><td>3</td></tr></table>"
    article = only(tmp_path, mail(None, "Fwd: " + SUBJECT, html=f"<div>{head}<p>{LINES[0]}</p>{rows}</div>"))
    assert article.text.splitlines() == [SUBJECT, LINES[0], "Tarnby | 14", "Isle | 3"]


def test_a_mail_with_no_more_than_its_head(tmp_path: Path) -> None:
    (tmp_path / "x").write_text(f"Subject: {SUBJECT}\nFrom: Harbour Post <n@p.example>\nDate: {TUESDAY}\n\n{WRAPPED}")
    (article,) = articles_in(tmp_path / "x")
    assert (article.title, article.publisher) == (SUBJECT, "Harbour Post")


def test_control_characters_of_a_mail_in_html_do_no_harm(tmp_path: Path) -> None:
    html = f"<div>{LINES[0]} &#2;</div>&#1;<table><tr><td>&#3;Isle</td>&#4;<td>3</td></tr></table>&#5;"
    assert LINES[0] in only(tmp_path, mail(None, html=html)).text
