"""Pages that are made of notebooks and of the scripts of a gallery: messages name cells, and lines of scripts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Project
from sphinxext_cnnparams.extension.origins import CELL, Origin, find_in_cells, find_origin

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
COMMENT = "conv2d has 40 parameters, the comment says 41"
TEXT = "net.conv2d has 40 parameters, the text says 41"


def notebook() -> str:
    cells = [("markdown", "# Title\n\nText."), ("code", CODE), ("markdown", PROSE)]
    made = []
    for number, (kind, text) in enumerate(cells):
        code = {"execution_count": None, "outputs": []} if kind == "code" else {}
        source = text.splitlines(keepends=True)
        made.append({"cell_type": kind, "id": f"c{number}", "metadata": {}, "source": source, **code})
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
