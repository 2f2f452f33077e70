"""Writes the licences of all locked packages into docs/dependencies.md, as the installed packages state them.

.venv/bin/python docs/licences.py           # after `make lock` and `make test`
.venv/bin/python docs/licences.py --check   # only tell what is wrong
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/dependencies.md"
BEGIN, END = "<!-- written by docs/licences.py -->\n", "<!-- end -->"
ELSEWHERE = {"appnope": "BSD-2-Clause", "colorama": "BSD-3-Clause", "httpx2-jsfetch": "BSD-3-Clause", "pywin32": "PSF"}
"""Packages of the lock that only Windows, macOS or a browser gets, so that their licence cannot be read here."""
CHOSEN = {"tld": "MPL-1.1"}
"""Of packages under a licence of one's choice with GPL among the choices, the one under which Reportedly uses them."""
SHORT = 60
"""Characters up to which metadata's old `License` field is a name, and not the whole text."""


def main() -> None:
    """Write the tables; with `--check` exit 1 if they are not up to date. A package under a GPL alone is an error."""
    runtime = locked("requirements.lock")
    development = {name: by for name, by in locked("requirements-dev.lock").items() if name not in runtime}
    licences = {name: licence_of(name) for name in [*runtime, *development]}
    if bound := [name for name, licence in licences.items() if is_bound(name, licence)]:
        sys.exit(f"only under a GPL, or under a choice that CHOSEN does not make: {', '.join(bound)}")
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    tables = f"{table(runtime, licences)}\nFor tests and development only:\n\n{table(development, licences)}"
    page = f"{before}{BEGIN}{tables}{END}{after}"
    if page == PAGE.read_text(encoding="utf-8"):
        return
    if "--check" in sys.argv:
        sys.exit("the licences in docs/dependencies.md are not those of the installed packages: run docs/licences.py")
    PAGE.write_text(page, encoding="utf-8")


def locked(lock: str) -> dict[str, list[str]]:
    """The packages of a lock file, each with those that need it."""
    needed: dict[str, list[str]] = {}
    for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
        if found := re.match(r"([\w.-]+)==", line):
            by = needed.setdefault(found[1], [])
        elif (found := re.match(r" +# +(?:via )?(\w[\w.-]*)", line)) and found[1] not in {"via", *by}:
            by.append(found[1])
    return needed


def licence_of(name: str) -> str:
    """A package's licence in its metadata's words: its expression, else its name, else its classifiers, else its file's
    title."""
    try:
        package = distribution(name)
    except PackageNotFoundError:
        if name in ELSEWHERE:
            return ELSEWHERE[name]
        sys.exit(f"{name} is locked, but not installed: run make test")
    stated = package.metadata.get("License-Expression") or package.metadata.get("License") or ""
    if stated not in ("", "UNKNOWN") and len(stated) <= SHORT:
        return stated
    classifiers = [line for line in package.metadata.get_all("Classifier") or [] if line.startswith("License ::")]
    return " and ".join(line.split(" :: ")[-1] for line in classifiers) or title_of_licence(package)


def title_of_licence(package: Distribution) -> str:
    """The first line of the licence file of a package whose metadata names no licence."""
    files = [path for path in package.files or [] if re.search(r"LICEN[CS]E", path.name)]
    return f"“{files[0].read_text(encoding='utf-8').strip().splitlines()[0].strip()}”"


def is_bound(name: str, licence: str) -> bool:
    """Whether a licence has a GPL in it, and none of its alternatives without one is chosen."""
    if not re.search(r"GPL|GNU", licence):
        return False
    return CHOSEN.get(name) not in [choice for choice in licence.split(" OR ") if "GPL" not in choice]


def table(packages: dict[str, list[str]], licences: dict[str, str]) -> str:
    """Packages, their licences and who needs them."""
    lines = ["| package | licence | needed by |", "| --- | --- | --- |"]
    for name, by in packages.items():
        chosen = f"; used under {CHOSEN[name]}" if name in CHOSEN else ""
        lines.append(f"| {name} | {licences[name]}{chosen} | {', '.join(by)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
