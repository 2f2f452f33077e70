"""Check that Reportedly installs anywhere: without the lock, by the oldest pip of each supported Python, and works.

    .venv/bin/python .ci/installs.py

Builds an sdist, and a wheel from it, and checks that the wheel has the files that git has. Then, for each supported
Python that this machine has, installs the wheel into a fresh environment with the pip that `ensurepip` brings, reads an
example with it, does so again with the sdist in its place, and prints the versions that came beside those of the lock.
For a Python that is not here, only asks whether all dependencies have wheels for it. Last, does the same with the
oldest dependencies allowed.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
UV = ROOT / ".venv/bin/uv"
EXAMPLE = ROOT / "examples/kunar-1-morning.html"
LOCK = ROOT / "requirements.lock"

Versions = dict[str, str]
"""The version of each installed package, by its name."""


class Failure(Exception):
    """Something that must hold does not; the message says what."""


def main() -> None:
    """Run all checks; exit 1 with what failed."""
    with TemporaryDirectory(prefix="reportedly-installs-") as name, ThreadPoolExecutor(os.cpu_count()) as pool:
        folder = Path(name)
        wheel, sdist = build(folder)
        tries = {f"Python 3.{minor}": pool.submit(try_out, minor, wheel, sdist, folder) for minor in supported_minors()}
        tries["the oldest dependencies"] = pool.submit(install_lowest, wheel, folder / "lowest")
        faults = [f"{what}: {fault}" for what, each in tries.items() if (fault := each.exception())]
        print_versions({what: each.result() for what, each in tries.items() if not each.exception()})
    sys.exit("\n".join(faults) or 0)


def try_out(minor: int, wheel: Path, sdist: Path, folder: Path) -> Versions:
    """Install both files by a version of Python and read an example with each; the versions that came."""
    if python := oldest_python(minor):
        return install(python, wheel, sdist, folder / f"3.{minor}")
    resolve(minor)
    return {}


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """What a command prints; `Failure` with its last lines if it fails. It sees no Python settings of ours."""
    kept = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run(command, cwd=cwd, env=kept, capture_output=True, text=True)
    if done.returncode:
        lines = "\n".join((done.stdout + done.stderr).strip().splitlines()[-20:])
        raise Failure(f"{' '.join(map(str, command))} ended with {done.returncode}\n{lines}")
    return done.stdout


def build(folder: Path) -> list[Path]:
    """The wheel and the sdist that it was built from."""
    run(UV, "build", "--quiet", "--out-dir", folder)
    wheel, sdist = next(folder.glob("*.whl")), next(folder.glob("*.tar.gz"))
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    tracked = {name.removeprefix("src/") for name in run("git", "ls-files", "src/reportedly").splitlines()}
    if packed != tracked:
        raise Failure(
            f"the wheel lacks {sorted(tracked - packed)} and has beside what git has {sorted(packed - tracked)}"
        )
    for file in (wheel, sdist):
        print(f"{file.name}: {file.stat().st_size / 1e6:.1f} MB")
    return [wheel, sdist]


def supported_minors() -> range:
    """The minor versions of Python that pyproject.toml names."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        bounds = re.fullmatch(r">=3\.(\d+),<3\.(\d+)", tomllib.load(file)["project"]["requires-python"])
    if bounds is None:
        raise Failure("requires-python in pyproject.toml is not of the form >=3.A,<3.B")
    return range(int(bounds[1]), int(bounds[2]))


def oldest_python(minor: int) -> Path | None:
    """Of the Pythons of a version on this machine, the one whose own pip is oldest; `None` if there is none."""
    pips = {python: pip for python in pythons(minor) if (pip := own_pip(python))}
    return min(pips, key=pips.__getitem__, default=None)


def pythons(minor: int) -> Iterator[Path]:
    """The Pythons of a version on the path and among pyenv's."""
    for folder in os.environ["PATH"].split(os.pathsep):
        if (path := Path(folder, f"python3.{minor}")).exists():
            yield path
    yield from Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")).glob(f"versions/3.{minor}.*/bin/python")


def own_pip(python: Path) -> tuple[int, ...] | None:
    """The version of the pip that a Python brings; `None` if it cannot run or brings none."""
    done = subprocess.run([python, "-m", "ensurepip", "--version"], capture_output=True, text=True)
    version = re.fullmatch(r"pip ([\d.]+)", done.stdout.strip())
    return tuple(map(int, version[1].split("."))) if done.returncode == 0 and version else None


def install(python: Path, wheel: Path, sdist: Path, folder: Path) -> Versions:
    """Install the wheel into a fresh environment, then the sdist in its place; the versions that came.

    An example is read with each. What they depend on is installed once: it is the same, as the wheel is built from the
    sdist.
    """
    start = time.monotonic()
    run(python, "-m", "venv", folder)
    inside = folder / "bin/python"
    pip = run(inside, "-m", "pip", "--version").split()[1]
    figures = []
    for file, how in ((wheel, ()), (sdist, ("--no-deps", "--force-reinstall"))):
        run(inside, "-m", "pip", "install", "-qq", "--no-compile", *how, file, cwd=folder)
        run(inside, "-m", "pip", "check", cwd=folder)
        figures.append(read_example(folder))
    installed = json.loads(run(inside, "-m", "pip", "list", "--format", "json", cwd=folder))
    version = run(inside, "-c", "import platform; print(platform.python_version())").strip()
    seconds = time.monotonic() - start
    print(f"Python {version}, pip {pip}, wheel and sdist: {figures} figures read, {seconds:.0f} s", flush=True)
    shutil.rmtree(folder)
    own = {"pip", "setuptools", "wheel", "reportedly"}
    return {normal(each["name"]): each["version"] for each in installed if each["name"] not in own}


def install_lowest(wheel: Path, folder: Path) -> Versions:
    """Install the oldest dependencies that pyproject.toml allows, read an example with them; no versions to tell."""
    into = ("--quiet", "--python", folder / "bin/python")
    run(UV, "venv", "--quiet", "--python", sys.executable, folder)
    run(UV, "pip", "install", *into, "--resolution", "lowest-direct", "-r", "pyproject.toml")
    run(UV, "pip", "install", *into, "--no-deps", wheel)
    print(f"The oldest dependencies that pyproject.toml allows: {read_example(folder)} figures read", flush=True)
    return {}


def read_example(folder: Path) -> int:
    """How many figures the installed program finds in the example; `Failure` if none, or if it shows no ledger."""
    program = folder / "bin/reportedly"
    with TemporaryDirectory(dir=folder) as name:
        database = Path(name) / "example.db"
        run(program, "read", EXAMPLE, "--db", database, cwd=folder)
        if "killed" not in run(program, "ledger", "--db", database, cwd=folder):
            raise Failure(f"{program} shows no ledger of {EXAMPLE.name}")
    figures = [json.loads(line)["figures"] for line in run(program, "extract", EXAMPLE, cwd=folder).splitlines()]
    if not any(figures):
        raise Failure(f"{program} finds no figure in {EXAMPLE.name}")
    return sum(map(len, figures))


def resolve(minor: int) -> None:
    """Print that a Python is not here; `Failure` if a dependency has no wheel for it."""
    only = ("--python-version", f"3.{minor}", "--only-binary", ":all:", "--no-header", "--no-annotate")
    lines = run(UV, "pip", "compile", "-q", *only, "pyproject.toml").splitlines()
    size = sum("==" in line for line in lines)
    print(f"Python 3.{minor} is not on this machine: not tried; all {size} dependencies have wheels for it")


def normal(name: str) -> str:
    """A package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def print_versions(found: dict[str, Versions]) -> None:
    """Print the versions that came, those of the lock beside the ones that differ from it."""
    lock, came = defaultdict(set), defaultdict(set)
    for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE):
        lock[normal(name)].add(version)
    for versions in found.values():
        for name, version in versions.items():
            came[name].add(version)
    same = [name for name in sorted(came) if came[name] <= lock[name]]
    print("Versions as in the lock: " + ", ".join(f"{name} {' or '.join(sorted(came[name]))}" for name in same))
    for name in sorted(came.keys() - set(same)):
        print(f"Not as in the lock: {name} {' or '.join(sorted(came[name]))}; lock {' or '.join(lock[name]) or 'none'}")


if __name__ == "__main__":
    main()
