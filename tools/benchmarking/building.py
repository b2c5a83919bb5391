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


@dataclass
class Workshop:
    """Keep the sites that were written, in one folder; each is written once, and compared with ours once."""

    folder: Path
    quick: bool = True
    pages: int | None = None
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
            pages = make_pages(RECIPES[recipe], self.count(recipe))
        else:
            self.site(recipe, "ours")
            pages = self.built[recipe]
        write_site(folder / "source", FORMS[form], pages)
        output = folder / "first"
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
        output = f"out-{mode}-{len([*(self.site(recipe, form)).iterdir()])}"
        return MODES[mode](self.site(recipe, form), output, self.count(recipe))

    def counts(self, name: str) -> int:
        """Count the function calls of a clean build."""
        recipe, form, *_ = name.split()
        folder = self.site(recipe, form)
        return count_calls(command(folder / "source", folder / "counted", "-E")[3:], folder / "log")


def command(source: Path, output: Path, *options: str) -> list[str]:
    """Give the command that builds a site."""
    return [sys.executable, "-m", "sphinx", *OPTIONS, *options, str(source), str(output)]


def cleanly(folder: Path, output: str, pages: int) -> Callable[[], Sample]:
    """Build from nothing."""

    def act() -> Sample:
        shutil.rmtree(folder / output, ignore_errors=True)
        sample = run(command(folder / "source", folder / output, "-E"), folder / "log")
        environment = (folder / output / ".doctrees" / "environment.pickle").stat().st_size
        return replace(sample, environment=environment, pages=pages)

    return act


def again(folder: Path, output: str, pages: int) -> Callable[[], Sample]:
    """Build once more with nothing touched."""
    built = command(folder / "source", folder / output)
    run(built, folder / "log")
    return lambda: replace(run(built, folder / "log"), pages=pages)


def touched(folder: Path, output: str, pages: int) -> Callable[[], Sample]:
    """Build once more with a blank line more, or less, at the end of one page."""
    build = again(folder, output, pages)
    page = folder / "source" / "p1.md"

    def act() -> Sample:
        text = page.read_text(encoding="utf-8")
        page.write_text(text[:-1] if text.endswith("\n\n") else f"{text}\n", encoding="utf-8")
        return build()

    return act


MODES: dict[str, Callable[[Path, str, int], Callable[[], Sample]]] = {
    "clean": cleanly,
    "untouched": again,
    "touched": touched,
}
