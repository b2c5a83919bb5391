"""The Sphinx project a document belongs to, and which models it names already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ...claims.languages import ENGLISH, Language, language_named
from ...core.structs import Struct
from ...documents.read import FORMATS
from ..files import find_files

NAMED = re.compile(r"(?:\{cnn-summary\}|\.\. cnn-summary::)[ \t]*(?P<name>[\w-]*)")
_LANGUAGE = re.compile(r"""^[ \t]*language\s*[:=]\s*["']?(?P<code>[\w-]+)""", re.MULTILINE)
EXTENSION = "sphinxext_cnnparams"
KNOWN = {("conf.py",): "", ("_config.yml", "_toc.yml"): "myst_nb"}
"""The files by which a project is known, its configuration first, and what that need not say."""
PARSERS = {"myst": ("myst",), "notebook": ("myst_nb",), "rest": ()}
"""What a project needs for documents of each format: one of these words stands in its configuration."""


class Project(Struct):
    """Hold the configuration of a project of Sphinx: its file, its text, and the words it has of itself."""

    file: Path
    configuration: str
    usual: str = ""

    def has_extension(self) -> bool:
        """Tell whether it uses this extension."""
        return EXTENSION in self.configuration

    def find_language(self) -> Language:
        """Give the language its numbers are written in."""
        found = _LANGUAGE.search(self.configuration)
        return language_named(found["code"]) if found else ENGLISH

    def reads(self, form: str) -> bool:
        """Tell whether it reads documents of a format."""
        words = PARSERS.get(form, ("",))
        return not words or any(word and word in f"{self.usual} {self.configuration}" for word in words)

    def names(self, but: Path) -> Iterator[str]:
        """Give the names of the models of its other documents."""
        for path in map(Path, find_files([str(self.file.parent)])):
            if path.suffix.lower() in FORMATS and path.resolve() != but.resolve():
                try:
                    text = path.read_text(encoding="utf-8", errors="replace")
                except OSError:
                    continue
                yield from (found["name"] for found in NAMED.finditer(text))


def find_project(path: Path) -> Project | None:
    """Find the project a document belongs to: that of the nearest folder above it that has a configuration."""
    for folder in path.resolve().parents:
        try:
            for (name, *others), usual in KNOWN.items():
                if all((folder / file).is_file() for file in (name, *others)):
                    return Project(folder / name, (folder / name).read_text(encoding="utf-8", errors="replace"), usual)
        except OSError:
            return None
    return None
