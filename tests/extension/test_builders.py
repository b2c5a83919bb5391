"""Every builder: no warning when all is right, exit status 1 when a number is wrong."""

from __future__ import annotations

import pytest

from conftest import Project

BUILDERS = "html dirhtml singlehtml latex text man texinfo epub xml pseudoxml gettext dummy json linkcheck changes"
OVERWRITTEN = "[misc.copy_overwrite]"
"""What the json builder says of its own environment on every second build."""
MYST = """\
# Heading with {cnn:params}`net.conv2d`

:::{cnn-summary} net
:caption: A net with {cnn:params}`320 <conv2d>`
:derivations: open
:show-code:

model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(32, 3),  # a note
    layers.MaxPooling2D(2, padding="same"),
    layers.Flatten(),
    layers.Dense(10),
])
:::

The first has {cnn:params}`320 <net.conv2d>`. {cnn:ref}`See there <net.dense>`.[^1]

[^1]: A footnote with {cnn:output}`13×13×32 <max_pooling2d>`.
"""
REST = """\
In reST
=======

.. cnn-summary::
   :input: 3x32x32
   :derivations: inline
   :columns: layer kind input output kernel stride padding formula calculation weights biases params

   Conv2d(3, 8, 3, padding=1, stride=2)
   ReLU()
   BatchNorm2d(8)

Again :cnn:params:`320 <net.conv2d>` and :cnn:params:`224 <0>`.
"""


@pytest.fixture
def pages(project: Project) -> Project:
    project.write({"index.md": MYST + "\n```{toctree}\nrest\n```\n", "rest.rst": REST})
    return project


@pytest.mark.parametrize("builder", BUILDERS.split())
def test_builds_without_a_warning(pages: Project, builder: str) -> None:
    options = ["-D", "html_theme=basic"] if "html" in builder or builder in ("epub", "json") else []
    built = pages.build(builder, "-W", "-n", *options)
    assert (built.status, built.messages) == (0, [])


@pytest.mark.parametrize("builder", BUILDERS.split())
def test_a_wrong_number_fails(pages: Project, builder: str) -> None:
    pages.change("rest.rst", "320 <net", "321 <net")
    expected = [
        "rest.rst:13: ERROR: net.conv2d has 320 parameters, the text says 321; "
        "32 × (1 × 3 × 3 + 1) = 320 [cnnparams.claim]"
    ]
    first = pages.build(builder)
    assert (first.status, first.messages) == (1, expected)
    again = pages.build(builder)
    assert (again.status, [line for line in again.messages if OVERWRITTEN not in line]) == (1, expected)


def test_links_lead_to_the_row(pages: Project) -> None:
    page = pages.build("html").text("index.html")
    assert 'href="#cnn-net-conv2d"' in page
    assert page.count('id="cnn-net-conv2d"') == 1
    assert page.count('id="cnn-net"') == 1
    assert 'href="index.html#cnn-net-conv2d"' in (pages.build_folder / "html" / "rest.html").read_text()


def test_messages_for_translators_hold_no_table(pages: Project) -> None:
    catalog = pages.build("gettext").text("index.pot")
    assert "A net with" in catalog
    assert "13 × 13" not in catalog


def test_a_table_over_several_pages(project: Project) -> None:
    """LaTeX makes another kind of table of many rows; what is measured beforehand fits there, too."""
    layers = "\n".join(f"Conv2d(3, 3, 3, padding=1)  # note {i}" for i in range(30))
    project.write({"index.md": f"# Page\n\n:::{{cnn-summary}}\n:input: 3x8x8\n\n{layers}\n:::\n"})
    built = project.build("latex", "-W")
    assert (built.status, built.messages) == (0, [])
    (tex,) = built.output.glob("*.tex")
    written = tex.read_text(encoding="utf-8")
    assert written.count(r"\begin{cnnparamsfit}") == written.count(r"\begin{longtable}") == 1
    assert r"p{\cnnparamswidth{0}}l>{\raggedright\arraybackslash}p{\cnnparamswidth{2}}r" in written
