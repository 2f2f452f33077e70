"""Which language a text is in: English unless it is clearly another one."""

from __future__ import annotations

import pytest

from language.samples import SAMPLES
from reportedly.language.detection import UNKNOWN, is_parsed, language_of

CLEAR = sorted(SAMPLES.keys() - {"ht"})


@pytest.mark.parametrize("code", CLEAR)
def test_a_text_tells_its_language_whatever_its_page_claims(code: str) -> None:
    assert language_of(SAMPLES[code], None) == code
    assert language_of(SAMPLES[code], "en-US") == code


@pytest.mark.parametrize("code", CLEAR)
def test_a_short_text_is_what_its_page_claims(code: str) -> None:
    assert language_of(SAMPLES[code][:90], code) in (code, {"uk": "ru", "hi": "ne"}.get(code))


@pytest.mark.parametrize("claimed", ["fr", "de-AT", "German", "xx", "", None, "en"])
def test_english_stays_english_whatever_its_page_claims(claimed: str | None) -> None:
    assert language_of(SAMPLES["en"], claimed) == "en"
    assert language_of("Nine people were killed in Kabul on Monday, the mayor said.", claimed) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 34 56 78 90 12.5 13.5 14.5 100 200 300\n" * 20,
        "Smith 12, Jones 8, Miller 7, Brown 6, Davis 5, Wilson 4, Moore 3, Taylor 2, Anderson 1, Thomas 1\n" * 4,
        "« Nous sommes prêts », a dit le maire.",
        SAMPLES["en"] + "\n« Nous restons ici et nous allons reconstruire la ville », said the mayor in French.",
        "Rodríguez Fernández, Núñez and Peña of San José de las Lajas met Müller and Schröder of Düsseldorf.",
    ],
)
def test_short_texts_tables_and_mixed_quotes_are_english(text: str) -> None:
    assert language_of(text, None) == "en"


def test_a_page_may_name_its_language_in_words_or_with_a_country() -> None:
    for claimed in ("pt", "pt-BR", "pt_PT", "Portuguese", " PT "):
        assert language_of(SAMPLES["pt"][:90], claimed) == "pt"


def test_of_two_languages_that_are_equally_likely_the_claimed_one_is_taken() -> None:
    assert language_of(SAMPLES["pt"], "gl") == "gl"
    assert language_of(SAMPLES["pt"], None) == "pt"


def test_a_language_without_a_profile_is_what_its_page_says_or_unknown() -> None:
    text = SAMPLES["ht"] + "\n" + SAMPLES["ht"]
    assert language_of(text, "ht") == "ht"
    assert language_of(text, None) == UNKNOWN
    assert language_of(text, "en") == UNKNOWN


def test_only_english_is_parsed() -> None:
    assert is_parsed("en")
    assert is_parsed(None)
    assert not any(is_parsed(code) for code in ("fr", "de", UNKNOWN))


@pytest.mark.parametrize(
    "text",
    [
        "Seis trabajadores murieron y 14 resultaron heridos en la explosión de una caldera.",
        "Die Feuerwehr meldet zwei Vermisste unter dem eingestürzten Dach der Halle.",
        "Watu kumi na wawili wamefariki baada ya daraja kuporomoka, polisi wasema",
        "Sześciu robotników zginęło, a czternastu zostało rannych w wybuchu kotła w papierni",
    ],
)
def test_a_message_without_an_english_word_is_not_english(text: str) -> None:
    assert language_of(text, None) != "en"
    assert language_of(text, "en") == "en"


@pytest.mark.parametrize(
    "text", ["Police: 12 dead, 40 injured - Oldt Herald", "Oldt mayor Müller: 14 killed, roads closed"]
)
def test_short_headlines_are_english(text: str) -> None:
    assert language_of(text, None) == "en"
