"""Pages that are made of notebooks and of the scripts of a gallery: messages name cells, and lines of scripts."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Project
from sphinxext_cnnparams.extension.nearly import find_unread
from sphinxext_cnnparams.extension.origins import CELL, Origin, find_in_cells, find_origin
from sphinxext_cnnparams.extension.portions import Portion, take_portions

CODE = """\
import keras
from keras import layers
model = keras.Sequential([
    keras.Input((28, 28, 1)),
    layers.Conv2D(4, 3),  # 41 parameters
])"""
PROSE = """\
:::{cnn-summary} net
:from: previous
:::

The layer has a number
of {cnn:params}`41 <net.conv2d>` parameters, and the comment in the code is wrong."""
SCRIPT = f'''\
"""
A net
=====

It is small.
"""

# %%
# We build it.

{CODE}

# %%
# It has
#
# .. cnn-summary:: net
#    :from: previous
#
# The layer has a number
# of :cnn:params:`41 <net.conv2d>` parameters.
'''
CELLS = ("markdown", "# Title\n\nText."), ("code", CODE), ("markdown", PROSE)
COMMENT = "conv2d has 40 parameters, the comment says 41"
TEXT = "net.conv2d has 40 parameters, the text says 41"


def notebook(*cells: tuple[str, str]) -> str:
    made = []
    for number, (kind, text) in enumerate(
        cells or (("markdown", "# Title\n\nText."), ("code", CODE), ("markdown", PROSE))
    ):
        code = {"execution_count": None, "outputs": []} if kind == "code" else {}
        source = text.splitlines(keepends=True)
        metadata = {"raw_mimetype": "text/restructuredtext"} if kind == "raw" else {}
        made.append({"cell_type": kind, "id": f"c{number}", "metadata": metadata, "source": source, **code})
    meta = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python"}}
    return json.dumps({"cells": made, "metadata": meta, "nbformat": 4, "nbformat_minor": 5})


def test_lines_of_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.ipynb"
    path.write_text(notebook(), encoding="utf-8")
    assert find_in_cells(str(path), ["    layers.Conv2D(4, 3),  # 41 parameters", "])"], 0) == 2 * CELL + 6
    assert find_origin(str(path), 2 * CELL + 6, {}) == Origin(str(path), 5, 2)
    assert str(find_origin("a.ipynb", 2 * CELL + 6, {})) == "a.ipynb:cell 2:5"
    assert find_in_cells(str(path), ["nowhere"], 0) == 0
    path.write_text("no notebook", encoding="utf-8")
    assert find_in_cells(str(path), ["nowhere"], 0) == 0


def test_lines_of_scripts(tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.mkdir()
    head = '\n.. DO NOT EDIT.\n.. TO MAKE CHANGES, EDIT THE SOURCE PYTHON FILE:\n.. "made/plot.py"\n\n'
    page = f"{head}.. GENERATED FROM PYTHON SOURCE LINES 3-5\n\nSome text\nand more.\n"
    (made / "plot.rst").write_text(page, encoding="utf-8")
    (made / "plot.py").write_text('"""Title"""\n# %%\n# Some text\n# and more.\n', encoding="utf-8")
    source = str(made / "plot.rst")
    assert find_origin(source, 9, {}) == Origin(str(made / "plot.py"), 4)
    galleries = {str(made): str(tmp_path / "scripts")}
    assert find_origin(source, 9, galleries) == Origin(str(tmp_path / "scripts" / "plot.py"), 4)
    assert find_origin(str(tmp_path / "other.rst"), 9, galleries) == Origin(str(tmp_path / "other.rst"), 9)


def test_a_notebook_names_cells_and_lines(project: Project) -> None:
    pytest.importorskip("myst_nb", reason="MyST-NB is not installed")
    conf = 'extensions = ["myst_nb", "sphinxext_cnnparams"]\nnb_execution_mode = "off"\n'
    conf += 'myst_enable_extensions = ["colon_fence"]\n'
    project.write({"conf.py": conf, "index.ipynb": notebook()})
    built = project.build()
    assert built.status == 1
    said = [line.partition(";")[0] for line in built.messages if "ERROR" in line]
    assert said == [f"index.ipynb:cell 2:5: ERROR: {COMMENT}", f"index.ipynb:cell 3:6: ERROR: {TEXT}"]
    project.build("cnn-check")
    lines = (project.build_folder / "cnn-check" / "output.json").read_text(encoding="utf-8").splitlines()
    places = [(entry["filename"], entry["cell"], entry["lineno"]) for entry in map(json.loads, lines)]
    assert places == [("index.ipynb", 2, 5), ("index.ipynb", 3, 6)]


def test_a_notebook_names_the_lines_of_what_is_no_role(project: Project) -> None:
    pytest.importorskip("myst_nb", reason="MyST-NB is not installed")
    project.write({"conf.py": 'extensions = ["myst_nb", "sphinxext_cnnparams"]\nnb_execution_mode = "off"\n'})
    text = "Text.\n\n```{cnn-sumary} net\n```\n\nand {cnn:params} `3 <net>`"
    project.write({"index.ipynb": notebook(("markdown", "# Title"), ("markdown", text))})
    said = [line for line in project.build("dummy").messages if "ERROR" in line]
    assert [line.partition(": ERROR")[0] for line in said] == ["index.ipynb:cell 2:3", "index.ipynb:cell 2:6"]
    assert "did you mean cnn-summary?" in said[0]
    assert "there is a space behind {cnn:params}" in said[1]


RAW = """\
.. cnn-summary:: net
   :from: previous

The layer has a number
of :cnn:params:`41 <net.conv2d>` parameters."""
REPEATED = """\
.. note::

   .. cnn-summary::

      Dense(3, input_shape=(4,))  # 14 parameters

.. cnn-derivation:: net.conf2d

.. cnn-quiz::

   * [x] It has :cnn:params:`40 <net>` parameters.
   * [x] It has 40.

.. cnn-summary:: third
   :bogus: 3
   :from: elsewhere

It has :cnn:parms:`40 <net>` or :cnn:params: `40 <net>`."""
ARTICLE = """\
Text with {cnn:params}`41 <net>`, and with `` :cnn:params:`42 <net>` ``{=rst};
documented are `{cnn:params}` and ``:cnn:params:`43 <net>` ``.

```{cnn-summary} other
:from: previous
```

````
:::{cnn-summary} shown
:::
````

It has {cnn:params}`44 <other>`."""


def build_with_nbsphinx(project: Project, *cells: tuple[str, str]) -> list[str]:
    """Build in a process of its own, for nbsphinx replaces directives of docutils in the one it runs in."""
    pytest.importorskip("nbsphinx", reason="nbsphinx is not installed")
    conf = 'extensions = ["nbsphinx", "sphinxext_cnnparams"]\nnbsphinx_execute = "never"\n'
    project.write({"conf.py": conf, "index.ipynb": notebook(*cells)})
    command = [sys.executable, "-m", "sphinx", "-q", "--no-color", str(project.source), str(project.build_folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    lines = done.stderr.replace(f"{project.source}/index.ipynb:", "").splitlines()
    assert all("ERROR: " in line for line in lines)
    return [re.sub(r" \[cnnparams\.\w+\]$", "", line).partition(";")[0] for line in lines]


TITLE = ("raw", "Title\n=====")


def test_nbsphinx_names_cells_and_lines(project: Project) -> None:
    """Its cells are raw: it hands Markdown to Pandoc."""
    said = build_with_nbsphinx(project, TITLE, ("code", CODE), ("raw", RAW), ("raw", REPEATED), ("raw", REPEATED))
    assert said[:2] == [f"cell 2:5: ERROR: {COMMENT}", f"cell 3:5: ERROR: {TEXT}"]
    found = [line.split(": ERROR: ")[0] for line in said[2:]]
    assert found == [
        *(f"cell 4:{line}" for line in (5, 7, 12, 15, 16, 18, 18)),
        *(f"cell 5:{line}" for line in (5, 12, 15, 16, 18, 18)),  # the wrong name in line 7 is said once
    ]


def test_nbsphinx_reads_no_roles_in_markdown(project: Project) -> None:
    if not shutil.which("pandoc"):
        pytest.skip("Pandoc is not installed")
    code, raw = (text.replace("41", "40") for text in (CODE, RAW))
    said = build_with_nbsphinx(project, TITLE, ("code", code), ("raw", raw), ("markdown", ARTICLE))
    text = "nbsphinx takes this for text, and nothing is verified: write it in a raw cell in reStructuredText"
    assert said == [
        f"cell 4:1: ERROR: {text}",
        "cell 4:1: ERROR: net has 40 parameters, the text says 42",
        f"cell 4:4: ERROR: {text}",
        f"cell 4:13: ERROR: {text}",
    ]


def test_what_of_a_notebook_holds_roles() -> None:
    raw = json.loads(notebook(("raw", "Title"), ("code", CODE), ("markdown", "Text"), ("raw", "<b>x</b>")))
    raw["cells"][3]["metadata"] = {}
    text = json.dumps(raw)
    assert take_portions(text, ".ipynb", by_nbsphinx=False) == [Portion("Text", "myst", 3 * CELL + 1)]
    found = [Portion("Title", "rest", CELL + 1), Portion("Text", "pandoc", 3 * CELL + 1)]
    assert take_portions(text, ".ipynb", by_nbsphinx=True) == found
    assert take_portions("[1]", ".ipynb", by_nbsphinx=True) == []
    assert take_portions("no notebook", ".ipynb", by_nbsphinx=False) == []
    assert take_portions("Text", ".rst", by_nbsphinx=True) == [Portion("Text", "rest")]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("It has\n{cnn:params}`41 <net>`.", [2]),
        ("It has :cnn:params:`41 <net>` and {cnn:size}`3 <net>`.", [1, 1]),
        ("It has {cnn:params} `41 <net>`.", [1]),
        ("It has `` :cnn:params:`41 <net>` ``{=rst}.", []),
        ("Write ``{cnn:params}`41 <net>` `` or `{cnn:params}`.", []),
        ("```{=rst}\n:cnn:params:`41 <net>`\n```\n\n:cnn:params:`41 <net>`", [5]),
        ("> ```\n> {cnn:params}`41 <net>`\n> ```\n", []),
        ("A `tick\n\n{cnn:params}`41 <net>`", [3]),
        ("```{cnn-summary} net\n:from: previous\n```\n\n```python\nx\n```\n\n:::{cnn-quiz}\n:::", [1, 9]),
    ],
)
def test_what_nobody_reads_in_markdown(text: str, lines: list[int]) -> None:
    assert [one.line for one in find_unread(text)] == lines


def test_a_gallery_names_the_lines_of_its_scripts(project: Project) -> None:
    pytest.importorskip("sphinx_gallery", reason="Sphinx-Gallery is not installed")
    gallery = {"examples_dirs": "examples", "gallery_dirs": "auto", "plot_gallery": "False"}
    conf = f'extensions = ["sphinx_gallery.gen_gallery", "sphinxext_cnnparams"]\nsphinx_gallery_conf = {gallery!r}\n'
    project.write({"conf.py": conf, "index.rst": "T\n=\n\n.. toctree::\n\n   auto/index\n"})
    project.write({"examples/README.rst": "Examples\n========\n", "examples/plot_net.py": SCRIPT})
    # in a process of its own: Sphinx-Gallery takes hold of the streams of the one it runs in
    command = [sys.executable, "-m", "sphinx", "-q", "--no-color", str(project.source), str(project.build_folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    lines = done.stderr.replace(f"{project.source}/", "").splitlines()
    said = [line.partition(";")[0] for line in lines if "ERROR" in line]
    comment, text = (1 + SCRIPT.splitlines().index(line) for line in (CODE.splitlines()[4], SCRIPT.splitlines()[-1]))
    assert said == [f"examples/plot_net.py:{comment}: ERROR: {COMMENT}", f"examples/plot_net.py:{text}: ERROR: {TEXT}"]
