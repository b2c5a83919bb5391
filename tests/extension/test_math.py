"""The role for mathematics: typeset as LaTeX, and verified."""

from __future__ import annotations

import pytest

from conftest import Project

MODEL = "# A page\n\n:::{cnn-summary} net\n:input: 8x8x3\n\nConv2D(64, 3)\n:::\n\n"
RIGHT = (
    r"64 \times 28 = 1{,}792",
    r"64 \times (3 \cdot 3^2 + 1) = 1792",
    r"k (f h w + 1) = 64 \times (27 + 1) = 1{,}792",
    r"6 \times 6 \times 64",
    r"64 \times 27 = 1728",
    r"1{,}792",
)
WRONG = {
    r"64 \times 28 = 1{,}793": r"64 \times 28 is 1792, the text says 1,793",
    r"6 \times 7 \times 64": r"the output of conv2d is 6 × 6 × 64, the text says 6 \times 7 \times 64",
    r"64 \times 29 = 1{,}856": "conv2d has 1,792 parameters, the text says 1,856",
}


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_equation_passes(project: Project, text: str) -> None:
    project.write({"index.md": f"{MODEL}{{cnn:math}}`{text} <conv2d>`\n"})
    built = project.build("html")
    assert (built.status, built.messages) == (0, [])
    assert rf"\({text}\)" in built.text("index.html")


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_equation_fails_at_its_line(project: Project, text: str) -> None:
    project.write({"index.md": f"{MODEL}{{cnn:math}}`{text} <conv2d>`\n"})
    built = project.build("dummy")
    assert built.status == 1
    (message,) = built.messages
    assert message.startswith(f"index.md:9: ERROR: {WRONG[text]}")


def test_without_a_text_the_calculation_is_inserted(project: Project) -> None:
    project.write({"index.md": f"{MODEL}{{cnn:math}}`conv2d`\n"})
    page = project.build("html").text("index.html")
    assert r"\(64 \times (3 \times 3 \times 3 + 1) = 1{,}792\)" in page
    assert "mathjax" in page.lower()


def test_backslashes_of_rest_are_those_of_latex(project: Project) -> None:
    model = "A page\n======\n\n.. cnn-summary:: net\n   :input: 8x8x3\n\n   Conv2D(64, 3)\n\n"
    project.write({"index.rst": model + ":cnn:math:`64 \\times 28 = 1{,}792 <conv2d>`\n"})
    built = project.build("latex")
    assert (built.status, built.messages) == (0, [])
    assert r"\(64 \times 28 = 1{,}792\)" in next(built.output.glob("*.tex")).read_text(encoding="utf-8")
