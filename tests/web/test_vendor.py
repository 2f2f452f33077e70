import hashlib
import re

from web.static_site import STATIC


def test_what_is_shipped_of_others_is_what_its_list_says() -> None:
    folder = STATIC / "vendor"
    listed = re.findall(
        r"^\| (\S+) \|.*\| (\d+) \| ([0-9a-f]{64}) \|$", (folder / "README.md").read_text(), re.MULTILINE
    )
    there = [
        (file.name, str(file.stat().st_size), hashlib.sha256(file.read_bytes()).hexdigest())
        for file in folder.iterdir()
        if file.name != "README.md"
    ]
    assert sorted(listed) == sorted(there)
