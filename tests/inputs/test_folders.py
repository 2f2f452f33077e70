"""Folders that programs made are read once, without what only shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.inputs import open_inputs

TEXT = "<html><body><h1>Boats come back</h1><p>Nine boats came back in the night, police said.</p></body></html>"

FOLDERS: dict[str, tuple[list[str], list[str]]] = {
    "Telegram, one chat": (
        ["messages.html", "messages2.html", "css/style.css", "js/script.js", "images/back.png", "photos/1.jpg"],
        ["messages.html", "messages2.html"],
    ),
    "Telegram, both forms": (["messages.html", "result.json", "css/style.css", "photos/1.jpg"], ["result.json"]),
    "Telegram, all chats": (
        ["export_results.html", "css/style.css", "lists/chats.html", "chats/chat_001/messages.html",
         "chats/chat_001/photos/1.jpg"],
        ["chats/chat_001/messages.html"],
    ),
    "WhatsApp": (["_chat.txt", "0001-PHOTO.jpg"], ["_chat.txt"]),
    "ArchiveBox": (
        ["index.sqlite3", "index.html", "static/x.css", "archive/1777976100.5/index.json",
         "archive/1777976100.5/index.html", "archive/1777976100.5/singlefile.html", "archive/1777976100.5/output.html",
         "archive/1777976100.5/readability/content.html", "archive/1777976100.5/p.example/boats.html",
         "archive/1777976200/index.json", "archive/1777976200/favicon.ico",
         "archive/1777976200/readability/content.html", "archive/1777976200/readability/article.json"],
        ["archive/1777976100.5/singlefile.html", "archive/1777976200/readability/content.html"],
    ),
    "a browser": (["Boats.html", "Boats_files/ad.html", "Boats_files/x.css", "more.html"], ["Boats.html", "more.html"]),
    "a person": (["a.html", "photos/b.html", "css/c.html"], ["a.html", "css/c.html", "photos/b.html"]),
}  # fmt: skip


@pytest.mark.parametrize("program", FOLDERS)
def test_what_is_read_of_a_folder(tmp_path: Path, program: str) -> None:
    files, wanted = FOLDERS[program]
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    names = [getattr(each, "name", str(each)) for each in open_inputs([str(tmp_path)])]
    assert names == [f"{tmp_path}/{name}" for name in wanted]
