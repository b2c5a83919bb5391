"""The PDF: it compiles, and what it says can be read back."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from conftest import Project

TOOLS = ("latexmk", "pdflatex", "pdftotext")
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
