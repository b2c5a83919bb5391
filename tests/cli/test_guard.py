"""The command ``guard``: what it changes, that it changes nothing else, and that Sphinx verifies it from then on."""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sphinx.cmd.build import main as build

from sphinxext_cnnparams.audit.audit import Report
from sphinxext_cnnparams.audit.finding import Finding, FindingKind
from sphinxext_cnnparams.audit.given import Given
from sphinxext_cnnparams.audit.models import FoundModel
from sphinxext_cnnparams.audit.program import make_program
from sphinxext_cnnparams.claims.target import Models
from sphinxext_cnnparams.claims.verdict import judge
from sphinxext_cnnparams.cli.guard import plan
from sphinxext_cnnparams.cli.guard.statements import _rewritten
from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.core.quantities import GROUPED, QUANTITIES, Selection
from sphinxext_cnnparams.documents.document import Document, Kind
from sphinxext_cnnparams.readers.read import Request, read

Run = Callable[..., tuple[int, str, str]]
SAID = re.compile(r"(conv2d_1|conv2d|flatten|dense_1|dense|net) (has|gives) (\d+(?:,\d{3})*(?:[x×]\d+)*|\w+)")
QUANTITY = {"has": "params", "gives": "output"}


def find_models(document: Document, given: Given) -> Iterator[FoundModel]:
    code = ""
    for number, piece in enumerate(document.pieces):
        if piece.kind is Kind.CODE and piece.language == "python":
            code += f"{piece.text}\n"
            name = re.search(r"(\w+) = (?:keras\.)?Sequential", piece.text)
            if name:
                reading = read(Request(code, given=given.input, let=given.let, chosen=name[1]))
                if reading.network is not None:
                    yield FoundModel(name[1], compute(reading.network), number, make_program([]))


def audit_words(document: Document, given: Given) -> Report:
    """Find ``conv2d has 320`` and ``conv2d gives 26x26x32`` in texts, about the last model above."""
    models = list(find_models(document, given))
    found = []
    for number, piece in enumerate(document.pieces):
        for match in SAID.finditer(piece.text) if piece.kind not in (Kind.CODE, Kind.OUTPUT) and models else ():
            model = next((m for m in reversed(models) if m.piece < number), models[0])
            target = model.name if match[1] == "net" else f"{model.name}.{match[1]}"
            selection = Models({model.name: model.summary}).select(target)
            assert isinstance(selection, Selection)
            quantity = QUANTITIES[QUANTITY[match[2]]]
            verdict = judge(quantity, selection, match[3], GROUPED)
            kind = FindingKind.CONTRADICTED if verdict.wrong else FindingKind.CONFIRMED
            texts = (
                piece.text,
                match[3],
                model.name,
                target,
                quantity.name,
                GROUPED.value(verdict.value),
                str(verdict.wrong),
            )
            found.append(Finding(document.path, piece.place(*match.span(3)), kind, *texts))
    return Report(tuple(found), tuple(models), document.problems)


@pytest.fixture(autouse=True)
def project(audited: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of a Sphinx project that is the current one."""
    monkeypatch.setattr(plan, "audit_document", audit_words)
    (audited / "conf.py").write_text('extensions = ["myst_parser", "sphinxext_cnnparams"]\n')
    return audited


def put(path: Path, text: str) -> str:
    path.write_bytes(text.encode("utf-8"))
    return text


def get(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


CODE = """\
model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(32, 3),
    layers.Conv2D(64, 3),
    layers.Flatten(),
    layers.Dense(10),
])"""
MYST = f"""\
# A net whose conv2d has 320

```python
import keras
from keras import layers
```

First text: *conv2d has 320*, and `conv2d has 320`.

```python
{CODE}
```
The conv2d_1 has 18,496 parameters; conv2d gives 26x26x32.
The dense has 368,651 parameters, and net has 999 in all.

| layer | parameters       |
|-------|------------------|
| first | conv2d has 320   |

* In a list, flatten has 0.
"""
MYST_DIFF = """\
 from keras import layers
 ```

-First text: *conv2d has 320*, and `conv2d has 320`.
+First text: *conv2d has {cnn:params}`320 <my-net.conv2d>`*, and `conv2d has 320`.

 ```python
 model = keras.Sequential([
     layers.Dense(10),
 ])
 ```
-The conv2d_1 has 18,496 parameters; conv2d gives 26x26.
-The dense has 368,651 parameters, and net has 999 in all.
+
+```{cnn-summary} my-net
+:from: previous
+```
+
+The conv2d_1 has {cnn:params}`18,496 <my-net.conv2d_1>` parameters; conv2d gives {cnn:output}`26x26 <my-net.conv2d>`.
+The dense has {cnn:params}`368,651 <my-net.dense>` parameters, and net has {cnn:params}`999 <my-net>` in all.

 | layer | parameters       |
 |-------|------------------|
-| first | conv2d has 320   |
+| first | conv2d has {cnn:params}`320 <my-net.conv2d>`   |

-* In a list, flatten has 0.
+* In a list, flatten has {cnn:params}`0 <my-net.flatten>`.
""".replace("26x26", "26x26x32")
REST = f"""\
A net
=====

First text: conv2d has 320, *dense has 368,650*.

.. code-block:: python
   :name: code

{"".join(f"   {line}" + chr(10) for line in CODE.splitlines())}
The conv2d_1 has 18,496 parameters; net has 999.

=======  ================
layer    parameters
=======  ================
first    conv2d has 320
=======  ================

#. In a list, flatten has 0.
"""
REST_DIFF = """\
 A net
 =====

-First text: conv2d has 320, *dense has 368,650*.
+First text: conv2d has :cnn:params:`320 <net.conv2d>`, *dense has 368,650*.

 .. code-block:: python
    :name: code
        layers.Dense(10),
    ])

-The conv2d_1 has 18,496 parameters; net has 999.
+.. cnn-summary:: net
+   :from: previous
+
+The conv2d_1 has :cnn:params:`18,496 <net.conv2d_1>` parameters; net has :cnn:params:`999 <net>`.

 =======  ================
 layer    parameters
 =======  ================
-first    conv2d has 320
+first    conv2d has :cnn:params:`320 <net.conv2d>`
 =======  ================

-#. In a list, flatten has 0.
+#. In a list, flatten has :cnn:params:`0 <net.flatten>`.
"""


def bare(diff: str, name: str) -> str:
    """Give the lines of a difference, without its heads and the spaces of empty lines."""
    first, second, *lines = diff.splitlines()
    assert (first, second) == (f"--- a/{name}", f"+++ b/{name}")
    return "".join(f"{line.rstrip()}\n" for line in lines if not line.startswith("@@"))


def test_a_page_of_myst(project: Path, run: Run) -> None:
    put(project / "my-net.md", MYST)
    status, out, err = run("guard", "my-net.md")
    assert bare(out, "my-net.md") == MYST_DIFF
    assert (status, err) == (1, "my-net.md: 1 table, 7 numbers stated, 2 of them wrong\n")
    assert get(project / "my-net.md") == MYST


def test_a_page_of_rest(project: Path, run: Run) -> None:
    """A role inside emphasis would be none: there the number stays."""
    put(project / "net.rst", REST)
    status, out, err = run("guard", "net.rst")
    assert bare(out, "net.rst") == REST_DIFF
    assert (status, err) == (1, "net.rst: 1 table, 5 numbers stated, 1 of them wrong\n")


def texts(folder: Path, name: str) -> list[str]:
    """Give the lines of a page as Sphinx writes it as text, without tables and what belongs to them."""
    text = (folder / name).with_suffix(".txt").read_text(encoding="utf-8")
    text = re.sub(r"-\[ How these numbers.*?(?=\n\n\S)(?=\n\nThe |\n\n#)", "", text, flags=re.DOTALL)
    return [" ".join(line.split()) for line in text.splitlines() if line.strip() and line[0] not in "+|"]


@pytest.mark.parametrize(("name", "text"), [("index.md", MYST), ("index.rst", REST)])
def test_the_page_builds_reads_the_same_and_fails_for_what_is_wrong(
    project: Path, run: Run, tmp_path: Path, name: str, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put(project / name, text)
    assert build(["-q", "-b", "text", ".", str(tmp_path / "before")]) == 0
    assert run("guard", name, "--write")[0] == 1
    capsys.readouterr()
    assert build(["-q", "-b", "text", ".", str(tmp_path / "after")]) == 1
    said = capsys.readouterr().err
    assert "docs has 387,466 parameters, the text says 999" in said
    assert "WARNING" not in said
    before = " ".join(texts(tmp_path / "before", name))
    after = " ".join(texts(tmp_path / "after", name))
    assert after == before
    assert run("guard", name, "--write", "--fix")[0] == 0
    assert build(["-q", "-b", "text", ".", str(tmp_path / "fixed")]) == 0
    assert "387,466" in get(project / name)


@pytest.mark.parametrize(("name", "text"), [("net.md", MYST), ("net.rst", REST)])
@pytest.mark.parametrize("change", [lambda text: text, lambda text: "\ufeff" + text.replace("\n", "\r\n"), str.rstrip])
@pytest.mark.parametrize("fix", [[], ["--fix"]])
def test_nothing_else_changes_and_a_second_run_changes_nothing(
    project: Path, run: Run, name: str, text: str, change: Callable[[str], str], fix: list[str]
) -> None:
    path = project / name
    before = put(path, change(text))
    run("guard", name, "--write", *fix)
    after = get(path)
    assert after != before
    assert run("guard", name, "--write", *fix)[2].endswith("nothing to change\n")
    assert get(path) == after
    assert run("guard", name, *fix)[1] == ""
    newline = "\r\n" if "\r\n" in before else "\n"
    assert re.sub(r"\r\n", "", after).count("\n") == (0 if newline == "\r\n" else after.count("\n"))
    back = re.sub(r"(?::cnn:\w+:|\{cnn:\w+\})`([^`<]*?) <[^`]*>`", r"\1", after)
    table = r"(?:```\{cnn-summary\} [\w-]+\r?\n(?::.*\r?\n)*```|\.\. cnn-summary:: .*\r?\n(?:   :.*\r?\n?)*)"
    back = re.sub(rf"(?:\r?\n){{1,2}}{table}(?:\r?\n)?", newline, back)
    if not fix:
        assert re.sub(r"\s+", " ", back) == re.sub(r"\s+", " ", before)


def test_right_numbers_take_the_place_of_wrong_ones_and_look_like_them(project: Path, run: Run) -> None:
    said = [
        "net has 999",
        "net has 999,999",
        "net has 9999999",
        "conv2d gives 28x28x32",
        "flatten gives 3",
        "conv2d_1 has 7",
    ]
    put(project / "net.md", f"```python\n{CODE}\n```\n\n" + "\n".join(f"* {line}" for line in said))
    status, _, err = run("guard", "net.md", "--write", "--fix")
    assert status == 0, err
    assert re.findall(r"`([^`<]+) <", get(project / "net.md")) == [
        "387,466",
        "387,466",
        "387466",
        "26x26x32",
        "36,864",
        "18,496",
    ]


def test_code_that_needs_the_blocks_above_and_a_name(project: Path, run: Run) -> None:
    text = (
        "```python\nn = 5\na = Sequential([Input((4,)), Dense(n)])\n```\n\nThe dense has 25.\n\n"
        "> ```python\n> b = Sequential([Input((4,)), Dense(n + m)])\n> ```\n> The dense_1 has 35.\n"
    )
    put(project / "index.md", text)
    assert run("guard", "index.md", "--write", "--let", "m=2")[0] == 0
    after = get(project / "index.md")
    assert "\n```{cnn-summary} docs-a\n:from: previous\n:let: m=2\n```\n" in after
    table = "> ```\n>\n> ```{cnn-summary} docs-b\n> :from: page\n> :let: m=2\n> ```\n>\n"
    assert f"{table}> The dense_1 has {{cnn:params}}`35 <docs-b.dense_1>`" in after
    assert build(["-q", "-b", "dummy", ".", "_build"]) == 0


def test_models_nothing_is_said_of_get_no_tables_but_the_only_one(project: Path, run: Run) -> None:
    model = "```python\n{} = Sequential([Input((4,)), Dense(5)])\n```\n\n"
    put(project / "one.md", model.format("a"))
    put(project / "two.md", model.format("a") + model.format("b"))
    put(project / "said.md", model.format("a") + model.format("b") + "The dense_1 has 25.\n")
    assert run("guard", "one.md")[2] == "one.md: 1 table, 0 numbers stated\n"
    assert run("guard", "two.md")[1:] == ("", "two.md: nothing to change\n")
    out, err = run("guard", "said.md")[1:]
    assert err == "said.md: 1 table, 1 number stated\n"
    assert "+```{cnn-summary} said\n+:from: page\n+```\n" in out


def test_names_of_other_pages_are_left_to_them(project: Path, run: Run) -> None:
    put(project / "a.md", f"```{{cnn-summary}} net\n{CODE}\n```\n")
    put(project / "net.md", f"```python\n{CODE}\n```\n\nThe conv2d has 320.\n")
    run("guard", "net.md", "--write")
    assert "```{cnn-summary} docs-net\n" in get(project / "net.md")
    assert "`320 <docs-net.conv2d>`" in get(project / "net.md")


def test_a_table_that_is_there_is_used(project: Path, run: Run) -> None:
    text = f"```python\n{CODE}\n```\n\n```{{cnn-summary}} mine\n:from: previous\n```\n\nThe conv2d has 320.\n"
    put(project / "net.md", text)
    assert run("guard", "net.md", "--write")[2] == "net.md: 0 tables, 1 number stated\n"
    assert get(project / "net.md") == text.replace("320", "{cnn:params}`320 <mine.conv2d>`")


def test_damaged_code_is_left_alone(project: Path, run: Run) -> None:
    text = f"```python\n{CODE.replace('(32, 3)', '(32, 3, name=“c”)')}\n```\n\nThe dense has 320.\n"
    put(project / "net.md", text)
    status, out, err = run("guard", "net.md", "--write")
    assert (status, out) == (0, "")
    assert err == "net.md:2: Sphinx cannot read model from the blocks of the page\nnet.md: nothing to change\n"
    assert get(project / "net.md") == text


SAID_THERE = ['An "é": conv2d has 320,\n', "conv2d gives 26×26×32."]
NOTEBOOK = {
    "cells": [
        {
            "cell_type": "code",
            "execution_count": 1,
            "id": "a",
            "metadata": {},
            "outputs": [],
            "source": CODE.splitlines(True),
        },
        {
            "cell_type": "markdown",
            "id": "b",
            "metadata": {},
            "source": ['An "é": conv2d has 320,\n', "conv2d gives 26×26×32."],
        },
    ],
    "metadata": {},
    "nbformat": 4,
    "nbformat_minor": 5,
}


@pytest.mark.parametrize("indent", [1, 2, "\t", None])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_notebook_keeps_its_form(project: Path, run: Run, indent: int | str | None, ascii_only: bool) -> None:
    (project / "conf.py").write_text('extensions = ["myst_nb", "sphinxext_cnnparams"]\n')
    before = put(project / "net.ipynb", json.dumps(NOTEBOOK, indent=indent, ensure_ascii=ascii_only))
    status, _, err = run("guard", "net.ipynb", "--write")
    assert (status, err) == (0, "net.ipynb: 1 table, 2 numbers stated\n")
    after = get(project / "net.ipynb")
    made = json.loads(after)
    assert made["cells"][1] == {
        "cell_type": "markdown",
        "id": "cnn-net",
        "metadata": {},
        "source": ["```{cnn-summary} net\n", ":from: previous\n", "```"],
    }
    assert made["cells"][2]["source"] == [
        'An "é": conv2d has {cnn:params}`320 <net.conv2d>`,\n',
        "conv2d gives {cnn:output}`26×26×32 <net.conv2d>`.",
    ]
    assert json.dumps(made, indent=indent, ensure_ascii=ascii_only).replace("\\u00e9", "é") == after.replace(
        "\\u00e9", "é"
    )
    assert len(before) < len(after)
    assert run("guard", "net.ipynb", "--write")[2].endswith("nothing to change\n")
    assert get(project / "net.ipynb") == after


@pytest.mark.parametrize(
    ("name", "configuration", "why"),
    [
        ("net.md", None, "there is no conf.py above it"),
        ("net.ipynb", 'extensions = ["nbsphinx"]', "its conf.py names no extension that reads such files"),
        ("net.md", "extensions = []", "its conf.py names no extension that reads such files"),
        ("net.qmd", "", "only MyST, reStructuredText and notebooks can be"),
        ("net.py", "", "only MyST, reStructuredText and notebooks can be"),
    ],
)
def test_what_is_not_of_sphinx_is_left_to_audit(
    project: Path, run: Run, name: str, configuration: str | None, why: str
) -> None:
    (project / "conf.py").unlink() if configuration is None else (project / "conf.py").write_text(configuration)
    text = put(project / name, json.dumps(NOTEBOOK) if name.endswith("ipynb") else "x = 1\n")
    status, out, err = run("guard", name, "--write")
    assert (status, out) == (1, "")
    assert err.startswith(f"{name} is not part of a Sphinx project: {why}. Nothing was changed.\n")
    assert f"cnnparams audit --format github {name}\n" in err
    assert get(project / name) == text


def test_it_says_what_the_project_lacks(project: Path, run: Run) -> None:
    (project / "conf.py").write_text('extensions = ["myst_parser"]\n')
    put(project / "net.md", MYST)
    assert "net.md: add 'sphinxext_cnnparams' to the extensions in " in run("guard", "net.md")[2]


def test_jupyter_book_has_another_configuration(project: Path, run: Run) -> None:
    (project / "conf.py").unlink()
    (project / "_config.yml").write_text("sphinx:\n  extra_extensions: [sphinxext_cnnparams]\n")
    (project / "_toc.yml").write_text("root: net\n")
    put(project / "net.md", MYST)
    status, _, err = run("guard", "net.md", "--fix", "--write")
    assert (status, err) == (0, "net.md: 1 table, 7 numbers stated\n")


def test_a_link_stays_one_and_who_may_read_it_does(project: Path, run: Run) -> None:
    put(project / "real.md", MYST)
    (project / "real.md").chmod(0o640)
    (project / "net.md").symlink_to("real.md")
    run("guard", "net.md", "--write")
    assert (project / "net.md").is_symlink()
    assert stat.S_IMODE((project / "real.md").stat().st_mode) == 0o640
    assert "{cnn-summary} net\n" in get(project / "real.md")


def test_a_file_is_written_as_a_whole_or_not_at_all(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    put(project / "net.md", MYST)
    monkeypatch.setattr(os, "fsync", fail)
    status, _, err = run("guard", "net.md", "--write")
    assert (status, err.splitlines()[0]) == (1, "net.md: cannot be written: the disk is full")
    assert get(project / "net.md") == MYST
    assert sorted(path.name for path in project.iterdir()) == ["conf.py", "net.md"]


@pytest.mark.parametrize(
    ("raw", "true", "title"),
    [
        ("three", "4", "four"),
        ("Three", "4", "Four"),
        ("six", "1,296", "1,296"),
        ("a total of 21,632", "320", "a total of 320"),
        ("21632", "18,496", "18496"),
        ("(28, 28, 8)", "26 × 26 × 32", "(26, 26, 32)"),
        ("64*28 = 1,700", "1,792", "64*28 = 1,792"),
    ],
)
def test_how_a_right_number_is_written(raw: str, true: str, title: str) -> None:
    assert next(_rewritten(raw, true)) == title


@pytest.mark.parametrize("arguments", [["guard"], ["guard", "none.md"], ["guard", "."], ["guard", "net.md", "--diff"]])
def test_bad_usage(run: Run, arguments: list[str]) -> None:
    assert run(*arguments)[0] == 2
