"""The first tutorial as a new user takes it, in its three forms: its files, its messages, its table, its repair."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from conftest import Built, Project

TUTORIALS = Path(__file__).parents[2] / "docs" / "tutorials"
COMMAND = "sphinx-build -b html . _build"
FENCED = re.compile(r"^(?P<fence>`{3,})(?P<language>\w+)\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)
INDENTED = re.compile(r"^\.\. code-block:: (?P<language>\w+)\n\n(?P<text>(?: {3}.*\n|\n)+)", re.MULTILINE)
KIND = re.compile(r" \[cnnparams\.\w+\]$")  # Sphinx 7 shows it only where it is asked to
NUMBER = re.compile(r"`[\d,]*\d <")


@dataclass(frozen=True)
class Tutorial:
    """Hold what one form of the tutorial prints."""

    name: str
    blocks: tuple[tuple[str, str], ...]
    text: str

    def all_of(self, language: str) -> list[str]:
        return [text for said, text in self.blocks if said == language]


def take(name: str) -> Tutorial:
    text = (TUTORIALS / name).read_text(encoding="utf-8")
    pattern = INDENTED if name.endswith(".rst") else FENCED
    found = tuple((m["language"], textwrap.dedent(m["text"]).strip("\n") + "\n") for m in pattern.finditer(text))
    return Tutorial(name, found, text)


MYST, REST, NOTEBOOK = (take(f"first-table{rest}") for rest in (".md", "-rest.rst", "-notebook.md"))
CELLS = (NOTEBOOK.all_of("md")[0], NOTEBOOK.all_of("python")[1], NOTEBOOK.all_of("md")[1])


def follow_myst(project: Project) -> str:
    project.write({"conf.py": MYST.all_of("python")[0], "index.md": MYST.all_of("md")[0]})
    return "index.md"


def follow_rest(project: Project) -> str:
    project.write({"conf.py": REST.all_of("python")[0], "index.rst": REST.all_of("rst")[0]})
    return "index.rst"


def follow_notebook(project: Project) -> str:
    pytest.importorskip("myst_nb", reason="MyST-NB is not installed")
    notebook = (TUTORIALS / "first-table.ipynb").read_text(encoding="utf-8")
    project.write({"conf.py": NOTEBOOK.all_of("python")[0], "index.ipynb": notebook})
    return "index.ipynb"


FORMS = [
    pytest.param(MYST, follow_myst, MYST.all_of("md")[1], id="MyST"),
    pytest.param(REST, follow_rest, REST.all_of("rst")[1], id="reST"),
    pytest.param(NOTEBOOK, follow_notebook, NOTEBOOK.all_of("md")[2], id="notebook"),
]


def break_number(project: Project, page: str, broken: str) -> None:
    """Replace the line of the page that differs from the printed one in digits only."""
    text = (project.source / page).read_text(encoding="utf-8")
    wanted = re.compile(re.sub(r"\d", r"\\d", re.escape(broken.strip())))
    found = wanted.search(text)
    assert found is not None
    project.change(page, found[0], broken.strip())


def errors(built: Built) -> list[str]:
    return [KIND.sub("", line) for line in built.messages if "ERROR" in line]


@pytest.mark.parametrize(("tutorial", "follow", "broken"), FORMS)
def test_it_works_as_printed(
    project: Project, tutorial: Tutorial, follow: Callable[[Project], str], broken: str
) -> None:
    page = follow(project)
    built = project.build()
    assert (built.status, built.messages) == (0, [])
    assert "cnn-summary" in built.text("index.html")
    break_number(project, page, broken)
    built = project.build()
    assert built.status == 1
    assert built.messages == errors_as_printed(built, tutorial.all_of("text")[0])
    follow(project)
    assert project.build().status == 0


def test_copies_of_a_notebook_are_no_pages(project: Project) -> None:
    """MyST-NB leaves them beside the folder it builds in, which is one of the documentation."""
    follow_notebook(project)
    inside = replace(project, build_folder=project.source)
    for _ in range(2):
        built = inside.build()
        assert (built.status, built.messages) == (0, [])
    assert (project.source / "jupyter_execute" / "index.ipynb").exists()


def errors_as_printed(built: Built, printed: str) -> list[str]:
    shown = bool(KIND.search(built.messages[0]))
    return [printed.strip() if shown else KIND.sub("", printed.strip())]


@pytest.mark.parametrize(
    ("tutorial", "follow", "page", "old", "new"),
    [
        pytest.param(MYST, follow_myst, "index.md", "kernel_size=(3, 3)", "kernel_size=(5, 5)", id="MyST"),
        pytest.param(REST, follow_rest, "index.rst", "nn.Linear(5408, 26)", "nn.Linear(21632, 26)", id="reST"),
    ],
)
def test_the_other_message_is_the_one_that_appears(
    project: Project, tutorial: Tutorial, follow: Callable[[Project], str], page: str, old: str, new: str
) -> None:
    assert new in tutorial.text
    follow(project)
    line = (project.source / page).read_text(encoding="utf-8").split(old)[0].count("\n") + 1
    assert f"in line {line}" in tutorial.text.replace("\n", " ")
    project.change(page, old, new)
    printed = KIND.sub("", tutorial.all_of("text")[1].strip())
    (message,) = errors(project.build())
    assert message == printed


@pytest.mark.parametrize("follow", [follow_myst, follow_rest])
def test_the_command_is_the_one_that_is_printed(project: Project, follow: Callable[[Project], str]) -> None:
    page = follow(project)
    assert all(COMMAND in tutorial.all_of("sh")[1] for tutorial in (MYST, REST, NOTEBOOK))
    command = [sys.executable, "-m", "sphinx", *COMMAND.split()[1:]]
    assert subprocess.run(command, cwd=project.source, check=False, capture_output=True).returncode == 0
    assert (project.source / "_build" / "index.html").is_file()
    project.change(page, NUMBER.findall((project.source / page).read_text(encoding="utf-8"))[0], "`1 <")
    assert subprocess.run(command, cwd=project.source, check=False, capture_output=True).returncode == 1


def test_the_page_shows_what_it_prints() -> None:
    """What stands below a printed page is the same page: only its heading is left out, and its text is a quotation."""
    for printed, tutorial in ((MYST.all_of("md")[0], MYST), (REST.all_of("rst")[0], REST), (CELLS[2], NOTEBOOK)):
        own = [line.strip() for line in FENCED.sub("", INDENTED.sub("", tutorial.text)).splitlines()]
        own = [line.removeprefix("> ") for line in own if line]
        start = next(i for i, line in enumerate(printed.splitlines()) if "cnn-summary" in line)
        lines = [line.strip() for line in printed.splitlines()[start:] if line.strip()]
        begin = own.index(lines[0])
        assert [line for line in own[begin : begin + len(lines) + 1] if line != ".."][: len(lines)] == lines


def test_the_notebook_is_the_one_that_is_printed() -> None:
    notebook = json.loads((TUTORIALS / "first-table.ipynb").read_text(encoding="utf-8"))
    assert [cell["cell_type"] for cell in notebook["cells"]] == ["markdown", "code", "markdown"]
    assert ["".join(cell["source"]) + "\n" for cell in notebook["cells"]] == list(CELLS)


def test_the_line_of_the_notebook_is_right() -> None:
    """Also where MyST-NB is not installed: the message names the cell and the line of what was broken."""
    broken, printed = NOTEBOOK.all_of("md")[2], NOTEBOOK.all_of("text")[0]
    wanted = re.compile(re.sub(r"\d", r"\\d", re.escape(broken.strip())))
    place = [
        (i, j) for i, cell in enumerate(CELLS, 1) for j, line in enumerate(cell.splitlines(), 1) if wanted.match(line)
    ]
    assert [f"index.ipynb:cell {cell}:{line}: ERROR" for cell, line in place] == [printed.split("ERROR")[0] + "ERROR"]


@pytest.mark.parametrize("tutorial", [MYST, REST, NOTEBOOK], ids=lambda tutorial: str(tutorial.name))
def test_each_number_that_stands_in_it_is_verified(project: Project, tutorial: Tutorial) -> None:
    """A number that is changed outside the printed pages fails our own documentation, at its line."""
    printed = [m.span() for m in (INDENTED if tutorial is REST else FENCED).finditer(tutorial.text)]
    numbers = [m for m in NUMBER.finditer(tutorial.text) if not any(a <= m.start() < b for a, b in printed)]
    assert numbers
    for number in numbers:
        text = f"{tutorial.text[: number.start()]}`1 <{tutorial.text[number.end() :]}"
        project.write({f"index{Path(tutorial.name).suffix}": text})
        line = text.count("\n", 0, number.start()) + 1
        assert [message.split(":")[1] for message in errors(project.build("dummy"))] == [str(line)]
