"""From a file to a document: what it is written in, and the pieces that stand in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from ..core.fault import describe_fault
from ..core.problem import Problem, Sentence, say
from .document import Document
from .excerpt import Excerpt, make_source
from .gathering import Gathering

LARGEST = 10_000_000
"""Files of more bytes are not read."""
FORMATS = {
    ".md": "markdown",
    ".mdx": "markdown",
    ".markdown": "markdown",
    ".rst": "rest",
    ".rest": "rest",
    ".ipynb": "notebook",
    ".py": "python",
    ".qmd": "quarto",
    ".rmd": "quarto",
    ".txt": "text",
}
"""What the ends of names say."""
BOOKS = (("conf.py",), ("_config.yml", "_toc.yml"))
"""The files by which a project of Sphinx is known."""
_MYST = re.compile(r"^[ \t]*(?:`{3,}|:{3,})\{[a-z][\w:-]*\}|\{[a-z][\w:-]*\}`[^`\n]+`|^\(\w[\w-]*\)=\s*$", re.MULTILINE)
_REST = re.compile(r"^\.\. [\w-]+::|^[=\-~^\"]{4,}\s*$(?![\s\S]*```)|::\s*$|:\w+:`[^`]+`", re.MULTILINE)
FAULT = "this document could not be read, by a fault of this program ({what})"


def read_document(path: str | Path) -> Document:
    """Read a file into a document.

    Never raises for what the file is: what is wrong is among the document's
    problems, and it has the pieces that could be read.
    """
    file = Path(path)
    form = FORMATS.get(file.suffix.lower(), "text")
    text = _load(file)
    if not isinstance(text, str):
        return Document(str(path), form, (), (Problem(text, 1),))
    return read_text_as(text, form, str(path))


def read_text_as(text: str, form: str, path: str = "") -> Document:
    """Read a text in a format of ``FORMATS`` into a document."""
    form = "myst" if form == "markdown" and _is_myst(text, path) else form
    into = Gathering()
    try:
        READERS[form](text, into)
    except ModuleNotFoundError as missing:
        needed = say(
            "reading this file needs {name}: pip install 'sphinxext-cnnparams[cli]'",
            name=(missing.name or "").partition(".")[0],
        )
        into.problem(needed, 1)
    except RecursionError:
        into.problem(say("this document is nested too deeply to be read"), 1)
    except Exception as failure:  # noqa: BLE001  # the other files must still be read
        into.problems.append(describe_fault(FAULT, failure, 1))
    return Document(path, form, tuple(into.pieces), tuple(into.problems), text, tuple(into.notes))


def _load(file: Path) -> str | Sentence:
    """Give the text of a file, or say why there is none."""
    try:
        if file.is_dir():
            next(file.iterdir(), None)  # it may not be allowed to
            return say("this is a folder")
        size = file.stat().st_size
        if size > LARGEST:
            return say("this file has {size:,} bytes, more than the {most:,} that are read", size=size, most=LARGEST)
        data = file.read_bytes()
    except OSError as failure:
        return say("this cannot be read: {why}", why=(failure.strerror or str(failure)).lower())
    if b"\x00" in data[:8000]:
        return say("this file is no text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as failure:
        line = data[: failure.start].count(b"\n") + 1
        return say("this file is not in UTF-8: line {number} has a byte that is none", number=line)


def _is_myst(text: str, path: str) -> bool:
    return bool(_MYST.search(text)) or (bool(path) and has_configuration(Path(path)))


def has_configuration(file: Path) -> bool:
    """Tell whether the configuration of Sphinx, or that of Jupyter Book, stands beside a file or above it."""
    try:
        return any(
            all((folder / name).is_file() for name in names) for folder in file.resolve().parents for names in BOOKS
        )
    except OSError:
        return False


def _markdown(text: str, into: Gathering) -> None:
    from .markdown import read_markdown  # noqa: PLC0415

    read_markdown(Excerpt.whole(make_source(text)), into)


def _rest(text: str, into: Gathering) -> None:
    from .rest import read_rest  # noqa: PLC0415

    read_rest(Excerpt.whole(make_source(text)), into)


def _notebook(text: str, into: Gathering) -> None:
    from .notebook import read_notebook  # noqa: PLC0415

    read_notebook(text, into)


def _script(text: str, into: Gathering) -> None:
    from .script import read_script  # noqa: PLC0415

    read_script(Excerpt.whole(make_source(text)), into)


def _quarto(text: str, into: Gathering) -> None:
    from .quarto import read_quarto  # noqa: PLC0415

    read_quarto(Excerpt.whole(make_source(text)), into)


def _plain(text: str, into: Gathering) -> None:
    from .text import read_text  # noqa: PLC0415

    read_text(Excerpt.whole(make_source(text)), into)


READERS: dict[str, Callable[[str, Gathering], None]] = {
    "markdown": _markdown,
    "myst": _markdown,
    "rest": _rest,
    "notebook": _notebook,
    "python": _script,
    "quarto": _quarto,
    "text": _plain,
}
"""Each needs parsers of its own, and loads them when it is used."""
