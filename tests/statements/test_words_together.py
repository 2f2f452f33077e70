"""Articles whose words are read together are read as if each came alone, but for how a processor rounds."""

from __future__ import annotations

import numpy as np

from conftest import make_article
from reportedly.language.parsing import Language
from reportedly.statements import find_statements, read_words

SENTENCE = "The harbour master of Skerry said that {} boats were lost, but a union leader spoke of {}.\n"
TEXTS = (
    "Fire.",
    "",
    "“We counted nine,” the mayor said. Her deputy denied it.",
    "".join(SENTENCE.format(number, 2 * number) for number in range(2, 40)),
    "Police said on Monday that at least 12 people were hurt.",
)


def test_words_together(language: Language) -> None:
    parsed = list(language.parse(make_article(text, doc=str(at)) for at, text in enumerate(TEXTS)))
    together = read_words([doc for doc, _ in parsed])
    found = 0
    for (doc, article), words in zip(parsed, together, strict=True):
        (alone,) = read_words([doc])
        assert np.allclose(words.encoded, alone.encoded, rtol=0, atol=1e-5), article.text
        found += len(statements := find_statements(doc, article, words))
        assert statements == find_statements(doc, article), article.text
    assert found > len(TEXTS)
