"""Where a statement stands that a catalog has translated: in the catalog."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from sphinx.environment import BuildEnvironment
from sphinx.util.i18n import docname_to_domain

from ..core.structs import Struct
from .lines import role_lines, spellings

TRANSLATED = re.compile(r"(?P<source>.*):(?P<line>\d+):<translated>", re.DOTALL)
"""What Sphinx calls the source of a translated paragraph; lines count from 1 in each."""
_QUOTED = re.compile(r'(?P<keyword>\w+(?:\[\d+\])?\s+)?"(?P<text>.*)"')
_ESCAPED = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t"}
Role = tuple[str, int, str]
"""A file, a line, and the text of a role."""


class Translation(Struct):
    """Hold one translation of a catalog: its text, and for each piece of it where it begins and its line."""

    text: str
    pieces: tuple[tuple[int, int], ...]

    def lines_of(self, raw: str) -> Iterator[int]:
        """Give the line of each place where a role begins, however it is written."""
        wanted = "|".join(re.escape(spelling) for spelling in spellings(raw))
        for match in re.finditer(wanted, self.text):
            yield max(line for start, line in self.pieces if start <= match.start())


def places(env: BuildEnvironment, docname: str, roles: Sequence[Role]) -> list[tuple[str, int]]:
    """Give file and exact line of each role of a document: of a translated one, those in the catalog.

    Where only a compiled catalog is at hand, it is the paragraph that was translated.
    """
    written = iter(role_lines([role for role in roles if not TRANSLATED.fullmatch(role[0])]))
    used: dict[str, int] = {}
    found = []
    for source, _, raw in roles:
        match = TRANSLATED.fullmatch(source)
        if match is None:
            found.append((source, next(written)))
            continue
        hits = [(str(path), line) for path in catalogs(env, docname) for line in lines_in(path, raw)]
        count = used[raw] = used.get(raw, -1) + 1  # a role that stands twice is found twice
        found.append(hits[min(count, len(hits) - 1)] if hits else (match["source"], int(match["line"])))
    return found


def catalogs(env: BuildEnvironment, docname: str, suffix: str = ".po") -> Iterator[Path]:
    """Give the catalogs that may translate a document."""
    name = docname_to_domain(docname, env.config.gettext_compact)
    for folder in env.config.locale_dirs:
        path = Path(env.srcdir, folder, env.config.language, "LC_MESSAGES", f"{name}{suffix}")
        if path.is_file():
            yield path


def has_catalog(env: BuildEnvironment, docname: str) -> bool:
    """Tell whether a document is translated, wholly or in part."""
    return any(path for suffix in (".mo", ".po") for path in catalogs(env, docname, suffix))


def lines_in(path: Path, raw: str) -> Iterator[int]:
    """Give the lines of a catalog on which translations have a role."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeError):
        return
    for translation in translations(lines):
        yield from translation.lines_of(raw)


def translations(lines: Sequence[str]) -> Iterator[Translation]:
    """Read the translations of a catalog, each with the lines it is spread over; fuzzy ones are not used.

    >>> [t] = translations(['msgid "a"', 'msgstr "b "', '"c"'])
    >>> t.text, list(t.lines_of("c"))
    ('b c', [3])
    """
    text = ""
    pieces: list[tuple[int, int]] = []
    inside = fuzzy = doubted = False
    for number, line in enumerate(lines, 1):
        match = _QUOTED.fullmatch(line.strip())
        keyword = match["keyword"] if match else line
        if keyword is not None:  # what came before has ended
            if inside:
                yield Translation(text, tuple(pieces))
            text, pieces = "", []
            inside = keyword.startswith("msgstr") and not fuzzy
            if keyword.startswith("#,"):
                doubted = "fuzzy" in keyword
            elif keyword.startswith("msgid"):
                fuzzy, doubted = doubted, False
        if match and inside:
            pieces.append((len(text), number))
            text += _ESCAPED.sub(lambda escaped: _ESCAPES.get(escaped[1], escaped[1]), match["text"])
    if inside:
        yield Translation(text, tuple(pieces))
