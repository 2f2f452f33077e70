"""The forms of each language find in a text what their examples mark, and data alone makes a language."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.lang.xx import MultiLanguage

from conftest import make_article
from reportedly.errors import LanguageDataError
from reportedly.lang import home, rules
from reportedly.lang.examples import marked
from reportedly.times import find_times
from reportedly.times.forms import JOINT, time_language
from reportedly.times.words import TimeWords

TUESDAY = "2025-09-02"
LANGUAGES = sorted(path.parent.name for path in home().glob("*/times.toml"))
EXAMPLES = [
    pytest.param(code, example, id=f"{code}-{rule.name}-{number}")
    for code in LANGUAGES
    for rule in rules(code, "times", TimeWords).values()
    if rule.name != JOINT
    for number, example in enumerate(rule.yes)
]


def found_in(text: str, code: str) -> list[tuple[str, str | None, str | None]]:
    """The expressions of a text without tags and dependencies, their values and first days."""
    times = find_times(spacy.blank(code)(text), make_article(text, published=TUESDAY))
    return [(text[time.start : time.end], time.value, time.first) for time in times]


@pytest.mark.slow
@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_the_stage_finds_what_an_example_marks(code: str, example: str) -> None:
    here = marked(example)
    assert here.start < here.end, "mark the expression with square brackets"
    assert here.text[here.start : here.end] in [words for words, *_ in found_in(here.text, code)]


MONTHS = """\
unsure = ["mag"]
[names]
""" + "\n".join(f"{name} = {n}" for n, name in enumerate("un du tro kar pen sek sep ok non dek elv mag".split(), 1))
WEEKDAYS = "[names]\n" + "\n".join(
    f"{name}dag = {n}" for n, name in enumerate("mun tir vod tor fri lor sun".split(), 1)
)
NUMBERS = """\
articles = ["na"]
joined_by = [" ke "]
linked_by = [" da "]
thousands_separators = "."
decimal_sign = ","
ordinal_endings = ["a"]
small = { una = 1, doi = 2, tre = 3 }
tens = { vin = 20 }
magnitudes = { stot = 100 }
vague = { stoti = [200, 999] }
few = { plura = [3, 9] }
pairs = { par = 2 }
parts = { mez = 0.5 }
glyphs = { "½" = 0.5 }
[pieces]
digits = '\\d+'
scale = 'stot'
"""
TIMES = """\
before_month = ["en"]
date_order = "day first"
[which]
pasinta = "last"
venonta = "next"
[edges]
unua = "first half"
dua = "second half"
[named_days]
hera = -1
[ways]
antau = -1
[units]
tago = "day"
jaro = "year"
[forms]
date = { opens = ["{digits}"] }
month = { opens = ["{months}", "{edges}"] }
weekday = { opens = ["{weekdays}"] }
named_day = { opens = ["hera"] }
ago = { opens = ["antau"] }
relative = { opens = ["tago", "jaro"] }
[pieces]
count = '{numbers.small}|{numbers.tens}(?: ke {numbers.small})?|\\d+(?:,\\d)?'
[rules.date]
find = '(?P<day>\\d{1,2})\\. (?P<month>{months.names})(?: (?P<year>\\d{4}))?'
yes = ["La [3. mag 2024] fini.", "Ili venis [3. dek]."]
no = ["mag 3", "3 mag"]
[rules.month]
find = '(?:(?P<edge>unua|dua) )?(?P<month>{months.names})\\b'
yes = ["en [mag] ili", "en [dek]"]
no = ["magno", "nenio"]
[rules.weekday]
find = '(?P<weekday>{weekdays.names})\\b'
yes = ["La [mundag] fini.", "Venis [sundag]."]
no = ["dag", "mun"]
[rules.named_day]
find = '(?P<named>{times.named_days})\\b'
yes = ["La [hera] fini.", "Venis [hera]."]
no = ["heraldo", "nun"]
[rules.ago]
find = '(?P<way>antau) (?P<n>{count}) (?P<unit>{times.units})\\b'
yes = ["Venis [antau tre tago].", "Venis [antau vin ke doi jaro]."]
no = ["antau tago", "tre tago"]
[rules.relative]
find = '(?P<unit>{times.units}) (?P<which>{times.which})\\b'
yes = ["Venis [jaro pasinta].", "Venis [jaro venonta]."]
no = ["pasinta jaro", "jaro"]
[rules.between_clock_and_day]
after = ' '
yes = ["[1] 2", "[3] 4"]
no = ["[1]2", "[3]"]
"""


class Invented(MultiLanguage):
    """Cuts a text of the invented language into words."""

    lang = "qq"


@pytest.fixture
def invented(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an invented language, which has four files."""
    folder = tmp_path / "qq"
    folder.mkdir()
    for name, text in (("months", MONTHS), ("weekdays", WEEKDAYS), ("numbers", NUMBERS), ("times", TIMES)):
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("REPORTEDLY_LANG", str(tmp_path))
    return folder


@pytest.mark.parametrize(
    ("text", "words", "value", "first"),
    [
        ("La 3. mag 2024 fini.", "3. mag 2024", "2024-12-03", "2024-12-03"),
        ("Ili venis en mag kaj restis.", "mag", "2024-12", "2024-12-01"),
        ("Ili venis en unua mag.", "unua mag", "2024-12", "2024-12-01"),
        ("Ili venis en dua mag kaj restis.", "dua mag", "2024-12", "2024-12-16"),
        ("Ili venis mundag.", "mundag", "2025-09-01", "2025-09-01"),
        ("Ili venis hera kaj restis.", "hera", "2025-09-01", "2025-09-01"),
        ("Ili venis antau tre tago.", "antau tre tago", "2025-08-30", "2025-08-30"),
        ("Ili venis antau vin ke doi jaro.", "antau vin ke doi jaro", "2003", "2003-01-01"),
        ("Ili venis jaro pasinta.", "jaro pasinta", "2024", "2024-01-01"),
        ("Venis 10/03/2017.", "10/03/2017", "2017-03-10", "2017-03-10"),
        ("Venis 2024-05-03.", "2024-05-03", "2024-05-03", "2024-05-03"),
    ],
)
def test_data_alone_makes_a_language(invented: Path, text: str, words: str, value: str, first: str) -> None:
    doc = Invented()(text)
    assert doc.lang_ == "qq"
    times = find_times(doc, make_article(text, published=TUESDAY))
    assert [(text[t.start : t.end], t.value, t.first) for t in times] == [(words, value, first)]


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("named_day = {", "named_dai = {", "lang/qq/times.toml, line 37: rule named_day is no form"),
        ("[rules.named_day]", "[rules.named_dai]", "rule named_dai is no form"),
        ("weekday = {", 'weekday = { reader = "wekday",', "line 19: nothing reads “wekday”"),
        ("[rules.between_clock_and_day]", "[rules.between]", "there is no rule between_clock_and_day"),
        ("(?P<weekday>", "(?:", "lang/qq/times.toml, line 33: rule weekday lacks the groups weekday"),
        ('tago = "day"', 'tago = "dai"', "lang/qq/times.toml, line 14: Invalid enum value 'dai'"),
    ],
)
def test_a_fault_is_named(invented: Path, right: str, wrong: str, message: str) -> None:
    assert right in TIMES
    (invented / "times.toml").write_text(TIMES.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(LanguageDataError) as error:
        time_language("qq")
    assert message in str(error.value)
