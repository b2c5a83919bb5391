"""Pictures on pages: in every builder, never stale, with one error where something is wrong."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from conftest import Project

MODEL = """\
# A

:::{cnn-summary} net
:input: 28x28x1

c1 = Conv2D(32, 3)
c2 = Conv2D(64, 3)
flat = Flatten()
out = Dense(10)
:::
"""
PAGE = """\
# B

See {numref}`fig`.

:::{cnn-diagram} net
:caption: It has {cnn:params}`net` parameters
:name: fig
:class: mine
:::

:::{cnn-diagram} net
:receptive-field:
:alt: Two convolutions <and> more
:width: 60%
:align: left
:::
"""
INDEX = "# Index\n\n```{toctree}\na\nb\n```\n"
SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)


@pytest.fixture
def site(project: Project) -> Project:
    project.write({"index.md": INDEX, "a.md": MODEL, "b.md": PAGE})
    return project


def test_a_picture_stands_on_the_page_with_a_text_beside_it(site: Project) -> None:
    built = site.build("html", "-W", "-n")
    assert (built.status, built.messages) == (0, [])
    page = built.text("b.html")
    first, second = SVG.findall(page)
    assert 'role="img"' not in first  # an image has no parts that can be reached
    assert "<title" in first
    assert "c1 (Conv2D 3×3): 26 × 26 × 32, 320 parameters" in first
    assert ">18,496<" in first
    assert "Fig. 1" in page
    (box,) = re.findall(r"<div [^>]*mine[^>]*>", page)
    assert 'aria-label="The network net"' in box
    assert 'tabindex="0"' in box
    assert "Two convolutions &lt;and&gt; more" in second
    assert 'class="frame"' in second
    assert "frame" not in first.partition("</style>")[2]
    ids = re.findall(r'id="(cnn-diagram-[^"]*)"', page)
    assert len(ids) == len(set(ids)) == 6
    for svg in (first, second):
        ET.fromstring(svg)  # our own


@pytest.mark.parametrize(("builder", "base"), [("html", "a.html"), ("dirhtml", "../a/"), ("singlehtml", "")])
def test_each_volume_leads_to_its_row(site: Project, builder: str, base: str) -> None:
    built = site.build(builder, "-W", "-n")
    page = built.text({"html": "b.html", "dirhtml": "b/index.html", "singlehtml": "index.html"}[builder])
    rows = ["cnn-net-input", "cnn-net-c1", "cnn-net-c2", "cnn-net-flat", "cnn-net-out"]
    assert re.findall(r'<a href="([^"]*)">', SVG.findall(page)[0]) == [f"{base}#{row}" for row in rows]
    table = built.text({"html": "a.html", "dirhtml": "a/index.html", "singlehtml": "index.html"}[builder])
    assert [row for row in rows if f'id="{row}"' not in table] == []


def test_a_block_leads_to_the_row_that_stands_for_it(project: Project) -> None:
    code = "\n".join(f"c{i} = Conv2D(8, 3, padding='same')" for i in range(9))
    page = f"# A\n\n:::{{cnn-summary}} net\n:input: 28x28x1\n\n{code}\n:::\n\n:::{{cnn-diagram}} net\n:::\n"
    project.write({"index.md": page})
    text = project.build("html", "-W").text("index.html")
    links = re.findall(r'<a href="#([^"]*)">', SVG.findall(text)[0])
    assert links == ["cnn-net-input", "cnn-net-c0", "cnn-net-c1"]
    assert [link for link in links if f'id="{link}"' not in text] == []


def test_a_book_has_an_image(site: Project) -> None:
    built = site.build("epub", "-W", "-n", "-D", "html_theme=basic")
    page = built.text("b.xhtml")
    assert "<svg" not in page  # which the list of the book's files would have to say
    image, other = re.findall(r'<img src="([^"]*)" alt="([^"]*)"', page)
    assert "c1 (Conv2D 3×3): 26 × 26 × 32, 320 parameters" in image[1]
    assert image[0] != other[0]
    svg = built.text(image[0])
    ET.fromstring(svg)
    assert "<a " not in svg
    assert 'role="img"' in svg
    assert ">18,496<" in svg


def test_a_change_on_the_page_of_the_model_is_seen(site: Project) -> None:
    site.build("html")
    site.change("a.md", "c2 = Conv2D(64, 3)", "c2 = Conv2D(64, 5)")
    assert ">51,264<" in site.build("html").text("b.html")
    site.change("a.md", "flat = Flatten()", "pool = MaxPooling2D(2)\nflat = Flatten()")
    assert "MaxPooling2D" in site.build("html").text("b.html")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_it_is_the_same_however_it_is_built(site: Project, jobs: str) -> None:
    alone = site.build("html").text("b.html")
    assert site.build("html", "-E", "-a", "-j", jobs).text("b.html") == alone


@pytest.mark.parametrize("builder", "dirhtml singlehtml latex text man texinfo epub xml pseudoxml json".split())
def test_every_builder_shows_it(site: Project, builder: str) -> None:
    options = ["-D", "html_theme=basic"] if builder in ("epub", "json") else []
    built = site.build(builder, "-W", "-n", *options)
    assert (built.status, built.messages) == (0, [])


def test_text_has_a_line_for_each_part(site: Project) -> None:
    text = site.build("text").text("b.txt")
    assert "c1 (Conv2D 3×3): 26 × 26 × 32, 320 parameters\n" in text
    assert "flat (Flatten): 36,864\n" in text


def test_latex_draws_it_and_loads_what_it_needs(site: Project) -> None:
    text = site.build("latex").text("test.tex")
    assert text.count(r"\begin{tikzpicture}") == 2
    assert text.count(r"\usepackage{tikz}") == 1
    site.write({"b.md": "# B\n\nNothing.\n"})
    assert "tikz" not in site.build("latex").text("test.tex")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            ":class: mine\n",
            ":size: 3\n",
            "b.md:8: ERROR: there is no option :size:",
        ),
        (":::{cnn-diagram} net\n:rec", ":::{cnn-diagram} nte\n:rec", "b.md:11: ERROR: there is no model called nte"),
        (
            ":::{cnn-diagram} net\n:rec",
            ":::{cnn-diagram} net.c1\n:rec",
            "b.md:11: ERROR: there is no model called net.c1",
        ),
    ],
)
def test_what_is_wrong_is_one_error_at_its_line(site: Project, old: str, new: str, message: str) -> None:
    site.change("b.md", old, new)
    built = site.build("html")
    assert built.status == 1
    (said,) = built.messages
    assert said.startswith(message)
    assert len(SVG.findall(built.text("b.html"))) == (2 if "size" in new else 1)


def test_a_model_that_cannot_be_read_leaves_the_rest(site: Project) -> None:
    site.change("a.md", "c2 = Conv2D(64, 3)", "c2 = Conv2D(64")
    built = site.build("html")
    assert built.status == 1
    assert "Traceback" not in "\n".join(built.messages)
    assert not SVG.findall(built.text("b.html"))


def test_numbers_are_written_as_on_the_page(site: Project) -> None:
    site.write({"conf.py": (site.source / "conf.py").read_text(encoding="utf-8") + "language = 'de'\n"})
    page = site.build("html").text("b.html")
    assert ">18.496<" in page
    assert "320 Parameter" in page
