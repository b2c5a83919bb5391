"""What tables say beside their numbers: the parts of calculations, what is pointed at, and links to rows."""

from __future__ import annotations

import re

import pytest
from sphinx import locale

from conftest import Project
from sphinxext_cnnparams import read, summarize
from sphinxext_cnnparams.core.formula import MEANINGS, Role
from sphinxext_cnnparams.core.layer import NOTATIONS
from sphinxext_cnnparams.extension.marks import Span, make_legend, mark_parts, say_aloud

CODE = """\
model = keras.Sequential([
    keras.Input(shape=(28, 28, 4)),
    layers.Conv2D(32, (3, 5), groups=2, name="c"),
    layers.MaxPooling2D(2),
    layers.Dense(10, name="d"),
])
"""
PAGE = f"# Page\n\n:::{{cnn-summary}} net\n\n{CODE}:::\n\n"
UNITS, INPUTS, KERNEL, BIAS = (f"cnn-is-{role}" for role in Role)


@pytest.fixture(autouse=True)
def english() -> None:
    """Forget the language of what was built before."""
    locale.translators.clear()


def formula(name: str, notation: str = "factored"):
    reading = read(CODE)
    assert reading.network is not None
    row = summarize(reading.network).row(name)
    assert row is not None
    assert row.formulas is not None
    return row.formulas[notation]


def test_the_parts_of_a_calculation_are_what_they_are() -> None:
    assert list(mark_parts(formula("c").list_pieces(str))) == [
        Span("32", UNITS, "filters"),
        Span(" × (("),
        Span("4", INPUTS, "input channels"),
        Span(" / 2) × "),
        Span("3 × 5", KERNEL, "kernel height × kernel width"),
        Span(" + "),
        Span("1", BIAS, "the bias of each filter"),
        Span(")"),
    ]


@pytest.mark.parametrize("notation", NOTATIONS)
@pytest.mark.parametrize("name", ["c", "d"])
def test_the_parts_together_are_the_text(name: str, notation: str) -> None:
    found = formula(name, notation)
    assert "".join(span.text for span in mark_parts(found.list_pieces(str))) == found.write_numbers()
    assert "".join(span.text for span in mark_parts(found.list_pieces())) == found.write_letters()


def test_a_calculation_is_read_out() -> None:
    said = say_aloud(mark_parts(formula("d").list_pieces(str)))
    assert said == "units 10 × (inputs 32 + the bias of each unit 1)"


def test_the_legend_names_the_letters_that_occur() -> None:
    reading = read(CODE)
    assert reading.network is not None
    assert [span.text for span in make_legend(summarize(reading.network))] == [
        "k filters or units",
        "f channels or features",
        "h w kernel",
        "1 bias",
    ]


def test_no_meaning_has_two_roles() -> None:
    meanings = [meaning for found in MEANINGS.values() for meaning in found]
    assert len(meanings) == len(set(meanings))
    assert set(MEANINGS) == set(Role)


def test_a_table_marks_names_and_links(project: Project) -> None:
    project.write({"index.md": PAGE})
    page = project.build("html").text("index.html")
    row = next(line for line in page.splitlines() if 'id="cnn-net-c"' in line)
    assert '<a class="cnn-permalink" href="#cnn-net-c" aria-label="link to c (Conv2D)"></a>' in row
    assert f'<span class="{UNITS}" title="filters">32</span>' in row
    assert 'tabindex="0" role="math" aria-label="filters 32 × ' in row
    assert 'style="--cnn-share:75%">992</td>' in row
    pool = next(line for line in page.splitlines() if "max_pooling2d" in line)
    assert '<span class="cnn-none" title="a summary of values, no weights">no parameters</span>' in pool
    assert page.count('class="cnn-legend"') == 1


def test_a_table_without_calculations_has_no_legend(project: Project) -> None:
    project.write({"index.md": PAGE.replace("net\n", "net\n:columns: layer params\n", 1)})
    assert "cnn-legend" not in project.build("html").text("index.html")


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("params", "992: parameters of net.c; 32 × ((4 / 2) × 3 × 5 + 1) = 992"),
        ("output", "26 × 24 × 32: output of net.c"),
        ("kernel", "3 × 5: kernel of net.c"),
        ("macs", "599,040: MACs of net.c"),
    ],
)
def test_pointing_at_a_number_says_what_is_asked(project: Project, role: str, said: str) -> None:
    project.write({"index.md": f"{PAGE}It is {{cnn:{role}}}`net.c`.\n"})
    page = project.build("html").text("index.html")
    (found,) = re.findall(r'<a class="cnn-number reference internal" href="#cnn-net-c" title="([^"]*)"', page)
    assert found.startswith(said)


def test_the_steps_stand_below_each_other(project: Project) -> None:
    project.write({"index.md": PAGE})
    page = project.build("html").text("index.html")
    letters = "<i>h w</i> (<i>f</i> / <i>g</i>) <i>k</i>"
    assert f"<span>kernel: </span><span>{letters}</span> <span>= 3 × 5 × (4 / 2) × 32</span> " in page
    assert '<details class="cnn-derivations">' in page
    book = project.build("epub", "-D", "version=1").text("index.xhtml")
    assert '<details open="open" class="cnn-derivations">' in book, "nobody can open it in every reader"
