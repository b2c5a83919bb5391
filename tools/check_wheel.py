"""Check what a wheel holds: every file of the package and nothing else; and that its version is the one meant."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "sphinxext_cnnparams"
UNSHIPPED = {"__pycache__"}
METADATA = ("METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE")


def list_package(root: Path = ROOT) -> set[str]:
    """Give the files of the package as they are named in a wheel."""
    files = (path.relative_to(root) for path in (root / PACKAGE).rglob("*") if path.is_file())
    return {path.as_posix() for path in files if not UNSHIPPED & {*path.parts}}


def find_wrong(wheel: Path, tag: str = "", root: Path = ROOT) -> Iterator[str]:
    """Say what is wrong with a wheel."""
    name, version = wheel.name.split("-")[:2]
    folder = f"{name}-{version}.dist-info"
    wanted = list_package(root) | {f"{folder}/{part}" for part in METADATA}
    with ZipFile(wheel) as archive:
        held = {entry for entry in archive.namelist() if not entry.endswith("/")}
    yield from (f"{path} is missing" for path in sorted(wanted - held))
    yield from (f"{path} does not belong there" for path in sorted(held - wanted))
    if tag and tag != f"v{version}":
        yield f"the tag is {tag}, the version is {version}"


def main() -> int:
    """Check one wheel; give 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("--tag", default="", help="the tag of the release, which is v and the version")
    asked = parser.parse_args()
    wrong = list(find_wrong(asked.wheel, asked.tag))
    print("\n".join(wrong) or f"{asked.wheel.name} holds the package and nothing else")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
