"""Messages where somebody looks at a terminal, and where a program reads them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Project
from sphinxext_cnnparams.core.printable import measure
from sphinxext_cnnparams.core.problem import Problem, say
from sphinxext_cnnparams.extension.caret import draw, find_part
from sphinxext_cnnparams.extension.origins import Origin
from sphinxext_cnnparams.extension.terminal import SourcePlace

CASES = Path(__file__).parents[1] / "cases"
MISTAKES: list[list[str]] = json.loads((CASES / "mistakes.json").read_text(encoding="utf-8"))
GUIDE = Path(__file__).parents[2] / "docs" / "how-to"
MATCHER = json.loads((GUIDE / "cnnparams.json").read_text(encoding="utf-8"))
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
PAGE = """\
# A page

:::{cnn-summary} net
:input: 28x28x1

c1 = Conv2D(32, kernal_size=3)
:::

:::{cnn-summary} right
:input: 28x28x1

c1 = Conv2D(32, 3)  # 321 parameters
:::

It has {cnn:params}`320 <right.c1>`, and
not {cnn:params}`319 <right>` parameters.
"""
SEEN = """\
index.md:6: ERROR: c1 (Conv2D) has no argument kernal_size; did you mean kernel_size? [cnnparams.layer]
   6 | c1 = Conv2D(32, kernal_size=3)
     |                 ^^^^^^^^^^^
index.md:12: ERROR: c1 has 320 parameters, the comment says 321; 32 × (1 × 3 × 3 + 1) = 320 [cnnparams.claim]
  12 | c1 = Conv2D(32, 3)  # 321 parameters
     |                       ^^^
index.md:16: ERROR: right has 320 parameters, the text says 319 [cnnparams.claim]
  16 | not {cnn:params}`319 <right>` parameters.
     |                  ^^^
"""


def run(project: Project, *options: str, terminal: bool, **environment: str) -> str:
    """Build in a process of its own, with a terminal or with a pipe; give what it says."""
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    command = [sys.executable, "-m", "sphinx", "-q", "-E", "-b", "dummy", *options]
    command += [str(project.source), str(project.build_folder)]
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "NO_COLOUR", "CI", "FORCE_COLOR")}
    surroundings = kept | {"TERM": "xterm", "COLUMNS": "120", "PYTHONIOENCODING": "utf-8"} | environment
    if not terminal:
        done = subprocess.run(command, capture_output=True, env=surroundings, check=False)
        return clean(project, done.stderr)
    mine, its = pty.openpty()
    with subprocess.Popen(command, stdout=its, stderr=its, env=surroundings) as process:
        os.close(its)
        said = b""
        while piece := read(mine):
            said += piece
    os.close(mine)
    assert process.returncode == 1
    return clean(project, said)


def read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so at the end
        return b""


def clean(project: Project, said: bytes) -> str:
    return said.decode().replace("\r\n", "\n").replace(f"{project.source}{os.sep}", "")


def without_lines(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(" "))


@pytest.fixture
def wrong(project: Project) -> Project:
    project.write({"index.md": PAGE})
    return project


def test_a_terminal_shows_the_line_and_points_at_the_part(wrong: Project) -> None:
    said = run(wrong, terminal=True)
    assert COLOUR.search(said)
    assert COLOUR.sub("", said) == SEEN


def test_a_pipe_gets_one_line_for_each(wrong: Project) -> None:
    assert run(wrong, terminal=False) == without_lines(SEEN)


def test_colours_without_a_terminal_are_no_terminal(wrong: Project) -> None:
    assert COLOUR.sub("", run(wrong, terminal=False, FORCE_COLOR="1")) == without_lines(SEEN)


def test_a_terminal_without_colours_gets_one_line_for_each(wrong: Project) -> None:
    assert run(wrong, "--no-color", terminal=True) == without_lines(SEEN)
    assert run(wrong, terminal=True, NO_COLOR="1") == without_lines(SEEN)


def test_a_file_of_warnings_gets_one_line_for_each(wrong: Project, tmp_path: Path) -> None:
    said = run(wrong, "-w", str(tmp_path / "warnings.txt"), terminal=True)
    assert COLOUR.sub("", said) == SEEN
    assert clean(wrong, (tmp_path / "warnings.txt").read_bytes()) == without_lines(SEEN)


def test_what_is_suppressed_has_no_line_either(wrong: Project) -> None:
    said = COLOUR.sub("", run(wrong, "-D", "suppress_warnings=cnnparams.claim", terminal=True))
    assert said.startswith("".join(SEEN.splitlines(keepends=True)[:3]))
    assert "319" not in said


@pytest.mark.parametrize(("page", "right", "typed"), [m[:3] for m in MISTAKES[:3]])
def test_parallel_builds_point_as_well(project: Project, page: str, right: str, typed: str) -> None:
    text = (CASES / "mistakes" / page).read_text(encoding="utf-8").replace(right, typed, 1)
    project.write({f"p{i}.md": f"---\norphan: true\n---\n{text}".replace(" net\n", f" n{i}\n") for i in range(6)})
    project.write({"index.md": "# Index\n"})
    said = COLOUR.sub("", run(project, "-j", "2", terminal=True)).splitlines()
    first = [i for i, line in enumerate(said) if line.startswith("p") and ".md:12: ERROR" in line]
    assert len(first) == 6
    assert all(said[i + 1].startswith("  12 | ") and set(said[i + 2]) == {" ", "|", "^"} for i in first)


def test_control_characters_are_shown_as_such(project: Project) -> None:
    """In the line below the message, too: nothing of a page steers the terminal."""
    project.write({"index.md": "# A\n\n:::{cnn-summary} n\n:input: 8\n\nDense(4, nam='\x1b]0;x\x07')\n:::\n"})
    said = COLOUR.sub("", run(project, terminal=True))
    assert "\x1b" not in said
    assert "\x07" not in said
    assert "   6 | Dense(4, nam='\\x1b]0;x\\x07')\n     |          ^^^\n" in said


@pytest.mark.parametrize(
    ("line", "text", "role", "part"),
    [
        ("x = Conv2D(8, 16, 8)", say("{label} expects {declared}", label="c", declared=16), "", "16"),
        (
            "x = Conv2D(8, 16, 8)",
            say("{name} ({kind}) expects {declared}", name="x", kind="Conv2D", declared=8),
            "",
            "Conv2D",
        ),
        ("    y = f(x)", say("it is not known"), "", "y"),
        ("> > y = f(x)", say("{name} is not known", name="g"), "", "y"),
        ("of {cnn:params}`8 <n>` and 8", say("{typed}", typed="8"), ":cnn:params:`8 <n>`", "8"),
        ("8 {cnn:params}`8 <n.8>`", say("{typed}", typed="8"), ":cnn:params:`8 <n.8>`", "8"),
        ("8 {cnn:params}`8 <n.8>`.", say("it is not"), ":cnn:params:`8 <n.8>`", "{cnn:params}`8 <n.8>`"),
        ("a = keras.Modle(a)", say("{name}: the result of {path}", name="a", path="x.Modle"), "", "Modle"),
    ],
)
def test_what_is_pointed_at(line: str, text: object, role: str, part: str) -> None:
    begin, end = find_part(line, Problem(text), role)
    assert line[begin:end] == part
    assert not role or begin >= line.index("{")


@pytest.mark.parametrize(
    ("code", "below"),
    [
        ("a = [1 2]", "     ^^^"),
        ("a = f(1\nb = 2", "     ^"),
        ("a = [\n    f(1)\n    g(2)\n]", "    ^"),
        ("    a = 1\n  b = 2", "^"),
        ("def f(x)\n    pass", "        ^"),
    ],
)
def test_where_python_cannot_read_on(code: str, below: str) -> None:
    from sphinxext_cnnparams.readers.python.source import parse

    problem = parse(code)
    assert isinstance(problem, Problem)
    line = code.splitlines()[problem.line - 1]
    begin, end = find_part(line, problem)
    indent = len(line) - len(line.lstrip())
    assert " " * (begin - indent) + "^" * (end - begin) == below


@pytest.mark.parametrize("width", [30, 40, 80, 200])
@pytest.mark.parametrize("before", ["", "a" * 60, "層" * 40, "\x1b" * 30, "\t" * 20])
@pytest.mark.parametrize("part", ["x", "wrong", "w" * 100, "層層"])
def test_any_line_fits_and_the_carets_stand_below_the_part(width: int, before: str, part: str) -> None:
    line = f"{before}{part}{'z' * 90}"
    label, shown, carets = draw(line, 7, (len(before), len(before) + len(part)), width)
    assert label == "   7 | "
    assert measure(shown) <= width - len(label)
    assert measure(carets) <= width - len(label)
    start = len(carets) - len(carets.lstrip())
    column, under = 0, ""
    for letter in shown:
        under += letter if start <= column < len(carets) else ""
        column += measure(letter)
    assert part.startswith(under.rstrip("…z"))
    assert under.startswith(part[:1])


def test_a_line_that_is_gone_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one\n", encoding="utf-8")
    source = str(tmp_path / "a.md")
    lines = [SourcePlace(Problem(""), Origin(source, number)).read_line() for number in (0, 1, 2)]
    assert lines == ["", "one", ""]
    assert SourcePlace(Problem(""), Origin(source, 1, cell=3)).read_line() == ""


def test_the_cell_of_a_notebook_is_shown(tmp_path: Path) -> None:
    cells = [{"cell_type": "code", "source": ["a\n", "b"]}, {"cell_type": "markdown", "source": ["c\n", "d"]}]
    (tmp_path / "a.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    assert SourcePlace(Problem(""), Origin(str(tmp_path / "a.ipynb"), 2, cell=2)).read_line() == "d"


def match(line: str) -> dict[str, str]:
    (matcher,) = MATCHER["problemMatcher"]
    (pattern,) = matcher["pattern"]
    found = re.match(pattern["regexp"], line)
    assert found is not None, line
    return {name: found[group] or "" for name, group in pattern.items() if isinstance(group, int)}


def test_the_problem_matcher_reads_our_messages(wrong: Project) -> None:
    found = [match(line) for line in run(wrong, terminal=False).splitlines()]
    places = [(one["file"], one["line"], one["severity"], one["code"]) for one in found]
    assert places == [
        ("index.md", "6", "ERROR", "cnnparams.layer"),
        ("index.md", "12", "ERROR", "cnnparams.claim"),
        ("index.md", "16", "ERROR", "cnnparams.claim"),
    ]
    assert found[2]["message"] == "right has 320 parameters, the text says 319"


def test_the_problem_matcher_reads_cells_drives_and_old_sphinx() -> None:
    cell = match("/home/x/index.ipynb:cell 3:7: ERROR: net has 1 parameter, the text says 2 [cnnparams.claim]")
    assert (cell["file"], cell["line"]) == ("/home/x/index.ipynb", "7")
    drive = match("C:\\docs\\a b.md:12: WARNING: net has 1 parameter, the text says 2")
    assert (drive["file"], drive["line"], drive["code"]) == ("C:\\docs\\a b.md", "12", "")


def test_the_guide_shows_what_a_terminal_shows(project: Project) -> None:
    readme = (GUIDE.parents[1] / "README.md").read_text(encoding="utf-8")
    page = readme.split("````md\n")[1].split("````")[0].replace("`54,410 <", "`54,401 <")
    project.write({"index.md": "# Index\n", "tutorial.md": page})
    said = COLOUR.sub("", run(project, terminal=True)).splitlines(keepends=True)
    first = next(i for i, line in enumerate(said) if "ERROR" in line)
    guide = (GUIDE / "continuous-integration.md").read_text(encoding="utf-8")
    plain, pointed = re.findall(r"```text\n(.*?)```", guide, re.DOTALL)
    assert "".join(said[first : first + 3]) == pointed
    assert said[first] == plain
