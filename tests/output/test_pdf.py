"""The PDF: it compiles, and what it says can be read back."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from textwrap import indent

import pytest

from conftest import Project, Tool

TOOLS = ("latexmk", "pdflatex", "pdftotext", "pdfinfo")
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, TOOLS)), reason="needs Debian's texlive, latexmk and poppler-utils"
)
EXPECTED = (
    "896",
    "32 × (3 × 3 × 3 + 1)",
    "⌊(23 − 2) / 2⌋ + 1 = 11",
    "r (h − 1) + 1",
    "⌈H / s⌉",
    "k (f h w + 1)",
    "receptive field = 1 + (5 − 1) × 1",
    "correct: net.conv2d has 896 parameters",
    "Receptive field: net.conv2d",
)
PAGE = """\
# A page

:::{cnn-summary} net
:caption: A net
:derivations: open

model = keras.Sequential([
    keras.Input(shape=(27, 28, 3)),
    layers.Conv2D(32, 3, dilation_rate=2, groups=1),  # a note
    layers.MaxPooling2D(2),
    layers.MaxPooling2D(2, padding="same"),
    layers.Conv2DTranspose(4, 3, strides=2),
    layers.Reshape((-1, 4, 1, 1)),
    layers.Flatten(),
    layers.Dense(10),
])
:::

The first has {cnn:params}`net.conv2d` parameters, {cnn:formula}`net.conv2d`; {cnn:params}`≥ 800 <net.conv2d>`,
{cnn:params}`≈ 9 × 10² <net.conv2d>`.

```{cnn-derivation} net.conv2d
:quantity: receptive-field
```

:::{cnn-quiz}
* [ ] It has {cnn:params}`897 <net.conv2d>` parameters.
* [x] It has {cnn:params}`896 <net.conv2d>` parameters.
:::

```{cnn-compare} net
```
"""


def test_the_pdf_holds_the_numbers(project: Project) -> None:
    project.write({"index.md": PAGE})
    built = project.build("latex", "-W")
    assert built.messages == []
    made = subprocess.run(["make", "-s", "all-pdf"], cwd=built.output, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout[-2000:]
    (pdf,) = built.output.glob("*.pdf")
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    for expected in EXPECTED:
        assert expected in text, expected


SIZES = [*range(1, 21), 7, 14, 20]
"""How many columns the tables of the sample have."""


@pytest.mark.parametrize("engine", ["pdflatex", "lualatex"])
def test_every_number_is_whole_and_in_its_column(engine: str, tmp_path: Path, tool: Tool) -> None:
    """A sample; ``python tools/read_pdf.py`` looks at as many as one has time for."""
    if shutil.which(engine) is None:
        pytest.skip(f"needs {engine}")
    reader = tool("read_pdf")
    tables = reader.draw(len(engine), SIZES, (5, 31, 12, 5, 60))
    if engine != "pdflatex":  # it takes its time
        tables = tables[3:21:6]
    if engine == "pdflatex":
        tables[3] = replace(tables[3], rows=400)
    pdf = reader.build(tables, tmp_path, engine)
    assert reader.complain(tables, pdf) == []
    assert reader.find_small(pdf) == []
    wider = [replace(table, columns=("params", *table.columns)) for table in tables if "params" not in table.columns]
    assert len(reader.complain(wider, pdf)) >= len(wider), "what is not there is missed"


def test_a_table_inside_other_things_is_whole(tmp_path: Path, tool: Tool) -> None:
    """Where a page cannot be turned, type has to be small."""
    reader = tool("read_pdf")
    tables = [replace(table, rows=5) for table in reader.draw(3, [4, 9], (5,))]
    places = {"a note": ".. note::\n\n", "a list": "* An item\n\n", "a quotation": "Text.\n\n"}
    for place, before in places.items():
        pages = [before + indent(table.directive(), "  " if "list" in place else "   ") for table in tables]
        folder = tmp_path / place
        folder.mkdir()
        pdf = reader.build_text("\n".join(pages), folder, "pdflatex")
        assert reader.complain(tables, pdf) == [], place
