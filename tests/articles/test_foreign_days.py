"""Days as pages in other languages write them."""

import pytest

from reportedly.articles import find_articles
from reportedly.articles.foreign_days import in_iso
from reportedly.model import Page


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("الثلاثاء ٥ مايو ٢٠٢٦ - ١٤:٠٥", "الثلاثاء 2026-05-05 - 14:05"),
        ("سه‌شنبه ۱۲ آبان ۱۴۰۵", "سه‌شنبه 2026-11-03"),
        ("۳۰ اسفند ۱۳۹۹", "2021-03-20"),
        ("۱ فروردین ۱۳۷۰", "1991-03-21"),
        ("5 พ.ค. 2569 14:05 น.", "2026-05-05 14:05 น."),
        ("५ मई २०२६", "2026-05-05"),
        ("2026年5月5日 14時05分", "2026-05-05 14時05分"),
        ("입력 2026. 5. 5. 오후 3:15", "입력 2026-05-05. 오후 3:15"),
        ("Wtorek, 5 maja 2026 r.", "Wtorek, 2026-05-05 r."),
        ("Actualizado: 5 de mayo de 2026 a las 14:05", "Actualizado: 2026-05-05 a las 14:05"),
        ("5. Mai 2026", "2026-05-05"),
        ("19. November 2026", "2026-11-19"),
        ("1er août 2026", "2026-08-01"),
        ("2026. május 5.", "2026-05-05."),
        ("mayo 5, 2026", "2026-05-05"),
        ("5 May 2026, Sept. 5, 2026 9:14 a.m.", "5 May 2026, Sept. 5, 2026 9:14 a.m."),
        ("31 de febrero de 2026", "31 de febrero de 2026"),
        ("31 اسفند 1399, 12 boats 2026", "31 اسفند 1399, 12 boats 2026"),
    ],
)
def test_days_of_other_languages_as_iso(text: str, iso: str) -> None:
    assert in_iso(text) == iso


def test_the_date_line_of_a_page_in_another_language_gives_its_day() -> None:
    body = (
        "<p>Al menos doce barcos se perdieron el lunes frente al puerto, dijo la capitana.</p>"
        "<p>Otros treinta regresaron de noche, según los vecinos del muelle.</p>"
    )
    source = f"<html lang=es><body><h1>Doce barcos perdidos</h1><div>5 de mayo de 2026</div>{body}</body></html>"
    (article,) = find_articles(Page("p.html", source.encode(), "text/html"))
    assert article.published is not None and article.published.day == "2026-05-05"


@pytest.mark.parametrize(("language", "day"), [("en-GB", "2026-05-04"), ("it", "2026-05-04"), ("en", None)])
def test_the_language_of_a_page_tells_whether_days_come_first(language: str, day: str | None) -> None:
    body = "<p>Nine boats came back to Oldt in the night and two are missing, the coast guard said.</p>" * 3
    source = f"<html lang={language}><body><h1>Boats come back</h1><div>04/05/2026 14:05</div>{body}</body></html>"
    (article,) = find_articles(Page("p.html", source.encode(), "text/html"))
    assert (article.published and article.published.day) == day


def test_a_weekday_tells_which_number_is_the_month() -> None:
    body = "<p>Nine boats came back to Oldt in the night and two are missing, the coast guard said.</p>" * 3
    source = f"<html><body><h1>Boats come back</h1><div>By m.oldt on Tue, 05/12/2026 - 14:05</div>{body}</body></html>"
    (article,) = find_articles(Page("p.html", source.encode(), "text/html"))
    assert article.published is not None and article.published.day == "2026-05-12"


def test_the_date_line_of_a_text_in_another_language_is_none_of_its_text() -> None:
    text = (
        "Двенадцать лодок пропали\n\n5 мая 2026\n\n"
        "Двенадцать лодок пропали в понедельник у пристани, сообщила начальница порта журналистам.\n"
    )
    (article,) = find_articles(Page("p.txt", text.encode(), "text/plain"))
    assert article.published is not None and article.published.day == "2026-05-05" and "мая" not in article.text


def test_a_chinese_page_of_few_characters_is_an_article_without_its_date_line() -> None:
    first = "<p>港口的女船长星期一说，夜里有九艘船回到港口，两艘失踪，救援工作仍在进行。</p>"
    body = f"<p>2026年5月4日</p>{first}<p>四十人在码头等候，记者说。</p>"
    source = f"<html><body><h1>九艘船返回港口</h1>{body}</body></html>"
    (article,) = find_articles(Page("p.html", source.encode(), "text/html"))
    assert article.published is not None and article.published.day == "2026-05-04"
    assert article.text.split("\n")[1].startswith("港口的女船长") and "2026" not in article.text
