"""A language model that ends or fills its process at certain words: a real one, installed beside the others."""

from __future__ import annotations

from pathlib import Path

NAME = "poisoned_news"
POISON = ("killerpoison", "exitpoison", "memorypoison")
_MODULE = """
import os, signal
import spacy
from spacy.language import Language
from reportedly.language.models import CARRIED

@Language.component("poisoned")
def poisoned(doc):
    for token in doc:
        if token.text == "killerpoison":
            os.kill(os.getpid(), signal.SIGKILL)
        if token.text == "exitpoison":
            os._exit(3)
        if token.text == "memorypoison":
            kept = []
            while True:
                kept.append(bytearray(b"x" * (64 << 20)))
        if token.text == "hangpoison":
            while True:
                pass
    return doc

def load(**options):
    model = spacy.load(CARRIED)
    model.add_pipe("poisoned", first=True)
    return model
"""


def install(folder: Path) -> None:
    """Put the model in a folder for `PYTHONPATH`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{NAME}.py").write_text(_MODULE, "utf-8")
    told = folder / f"{NAME}-1.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {NAME}\nVersion: 1.0\n", "utf-8")
