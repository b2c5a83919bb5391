"""Equations: letters lean and nothing else does, and their sides stand below each other, on pages and on paper."""

from __future__ import annotations

import pytest

from conftest import Project
from sphinxext_cnnparams.extension.typeset import split

PAGE = """\
# A page

:::{cnn-summary} net
:derivations: open

Conv2D(32, 3, input_shape=(28, 28, 1), name="c")
:::

```{cnn-derivation} net.c
```
"""


@pytest.mark.parametrize(
    ("formula", "leaning"),
    [
        ("k (f h w + 1)", ["k", "f h w"]),
        ("⌊(H − h) / s⌋ + 1", ["H", "h", "s"]),
        ("n₁ + n₂", ["n₁", "n₂"]),
        ("inputs × outputs + biases", ["inputs", "outputs", "biases"]),
        ("3 × 3", []),
    ],
)
def test_letters_lean(formula: str, leaning: list[str]) -> None:
    parts = list(split(formula))
    assert "".join(text for text, _ in parts) == formula
    assert [text for text, leans in parts if leans] == leaning


def test_pages_have_them_below_each_other(project: Project) -> None:
    project.write({"index.md": PAGE})
    page = project.build("html", "-W").text("index.html")
    both = "<span><i>k</i> (<i>f h w</i> + 1)</span> <span>= 32 × (1 × 3 × 3 + 1)</span> <span>= 320</span></div>"
    assert f"<div><span>parameters: </span>{both}" in page
    assert "parameters = <i>k</i> (<i>f h w</i> + 1)" in page
    assert (
        "<div><span>parameters</span> <span>= 32 × (1 × 3 × 3 + 1)</span></div>\n<div><span></span> <span>= 320" in page
    )


def test_paper_has_them_below_each_other(project: Project) -> None:
    project.write({"index.md": PAGE})
    built = project.build("latex", "-W")
    (file,) = built.output.glob("*.tex")
    tex = file.read_text(encoding="utf-8")
    assert r"parameters: & \textit{k} (\textit{f h w} + 1) & = 32 × (1 × 3 × 3 + 1) & = 320\\" in tex
    assert r"parameters & \multicolumn{3}{@{}l@{}}{= 32 × (1 × 3 × 3 + 1)}\\" in tex
    lines = project.build("text").text("index.txt").splitlines()
    assert "parameters: k (f h w + 1) = 32 × (1 × 3 × 3 + 1) = 320" in {line.strip() for line in lines}
