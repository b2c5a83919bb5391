"""Builds of sites: from nothing, with nothing touched, or with one page touched."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from .counting import count_calls
from .pages import RECIPES
from .running import Sample, run
from .sites import FORMS, Page, check_equal, make_pages, with_output, write_site

OPTIONS = ("-q", "-b", "html")
OUTPUT = "out"


@dataclass
class Workshop:
    """Keep the sites that were written, in one folder; each is written once, and compared with ours once."""

    folder: Path
    quick: bool = True
    pages: int | None = None
    frameworks: str | None = None
    """An interpreter that has PyTorch, torchinfo and Keras."""
    written: dict[tuple[str, str], Path] = field(default_factory=dict)
    built: dict[str, list[Page]] = field(default_factory=dict)

    def count(self, recipe: str) -> int:
        """Say how many pages a site has."""
        made = RECIPES[recipe]
        return (self.pages if made.alike else None) or (made.quick if self.quick else made.full)

    def site(self, recipe: str, form: str) -> Path:
        """Give the folder of a site, which is there afterwards, warm, and of the right text."""
        if (recipe, form) not in self.written:
            self.written[recipe, form] = self.write(recipe, form)
        return self.written[recipe, form]

    def write(self, recipe: str, form: str) -> Path:
        """Write a site, build it once, and compare what it shows with ours."""
        folder = self.folder / f"{recipe}-{form}"
        if form == "ours":
            pages = make_pages(map(RECIPES[recipe].page, range(self.count(recipe))))
        else:
            self.site(recipe, "ours")
            pages = self.built[recipe]
        write_site(folder / "source", FORMS[form], pages)
        output = folder / OUTPUT
        run(command(folder / "source", output, "-E"), folder / "log")
        if form == "ours":
            self.built[recipe] = with_output(pages, output)
        elif FORMS[form].same:
            check_equal(pages, output)
        return folder

    def runs(self, name: str) -> Callable[[], Sample]:
        """Make what builds a site once: ``folded ours``, or ``folded ours touched``."""
        recipe, form, *how = name.split()
        mode = how[0] if how else "clean"
        return MODES[mode](self.copy(self.site(recipe, form), mode), self.count(recipe))

    def copy(self, folder: Path, mode: str) -> Path:
        """Give a folder with a copy of a site for what is built in one way: another way may touch its pages."""
        other = folder / mode
        if not other.exists():
            shutil.copytree(folder / "source", other / "source")
        return other

    def counts(self, name: str) -> int:
        """Count the function calls of a clean build."""
        recipe, form, *_ = name.split()
        folder = self.site(recipe, form)
        return count_calls(command(folder / "source", folder / "counted", "-E")[3:], folder / "log")


def command(source: Path, output: Path, *options: str) -> list[str]:
    """Give the command that builds a site."""
    return [sys.executable, "-m", "sphinx", *OPTIONS, *options, str(source), str(output)]


def cleanly(folder: Path, pages: int) -> Callable[[], Sample]:
    """Build from nothing."""

    def act() -> Sample:
        shutil.rmtree(folder / OUTPUT, ignore_errors=True)
        sample = run(command(folder / "source", folder / OUTPUT, "-E"), folder / "log")
        environment = (folder / OUTPUT / ".doctrees" / "environment.pickle").stat().st_size
        return replace(sample, environment=environment, pages=pages)

    return act


def again(folder: Path, pages: int) -> Callable[[], Sample]:
    """Build once more with nothing touched."""
    built = command(folder / "source", folder / OUTPUT)
    run(built, folder / "log")
    return lambda: replace(run(built, folder / "log"), pages=pages)


def touched(folder: Path, pages: int) -> Callable[[], Sample]:
    """Build once more with a blank line more, or less, at the end of one page."""
    build = again(folder, pages)
    page = folder / "source" / "p1.md"

    def act() -> Sample:
        text = page.read_text(encoding="utf-8")
        page.write_text(text[:-1] if text.endswith("\n\n") else f"{text}\n", encoding="utf-8")
        return build()

    return act


MODES: dict[str, Callable[[Path, int], Callable[[], Sample]]] = {
    "clean": cleanly,
    "untouched": again,
    "touched": touched,
}
