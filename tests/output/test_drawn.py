"""Pictures in a PDF: they compile, their labels can be read, and the lines are no pixels."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from conftest import Project

TOOLS = ("latexmk", "pdflatex", "pdftotext", "pdfimages")
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, TOOLS)), reason="needs Debian's texlive, latexmk and poppler-utils"
)
PAGE = """\
# A page

:::{cnn-diagram} net
:caption: A net of {cnn:params}`net` parameters
:receptive-field:
:::

:::{cnn-summary} net
:chart: params

model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(32, 3, name="under_score%"),
    layers.MaxPooling2D(2),
    layers.Dense(10),
])
:::
"""


def test_a_picture_is_drawn_with_its_labels(project: Project) -> None:
    project.write({"index.md": PAGE})
    folder = project.build("latex", "-W").output
    command = ["latexmk", "-pdf", "-interaction=nonstopmode", "-halt-on-error", "test.tex"]
    run = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert run.returncode == 0, run.stdout.decode(errors="replace")[-3000:]
    text = subprocess.run(["pdftotext", "-layout", "test.pdf", "-"], cwd=folder, capture_output=True, check=True)
    read = " ".join(text.stdout.decode().replace("\u2009", "").split())
    for label in ("Conv2D 3×3", "26×26×32", "MaxPooling2D", "Fig. 1: A net of 650 parameters"):
        assert label in read
    images = subprocess.run(["pdfimages", "-list", "test.pdf"], cwd=folder, capture_output=True, check=True)
    assert len(images.stdout.decode().splitlines()) == 2  # the heading of an empty list
