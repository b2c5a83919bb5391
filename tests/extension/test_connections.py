"""The column that says what reads from what: there where a network branches, and nowhere else by itself."""

from __future__ import annotations

import re

import pytest

from conftest import NEEDS_BROWSER, Project
from sphinxext_cnnparams import read, summarize
from sphinxext_cnnparams.core.quantities import branches, list_sources

BRANCHED = """\
inputs = keras.Input((16, 16, 3), name="image")
stem = layers.Conv2D(8, 3, padding="same", name="stem")(inputs)
x = layers.Conv2D(8, 3, padding="same", name="one")(stem)
x = layers.ReLU(name="two")(x)
y = layers.Conv2D(8, 1, name="short")(stem)
x = layers.Add(name="sum")([x, y])
x = layers.ReLU(name="three")(x)
model = keras.Model(inputs, layers.Concatenate(name="both")([x, stem]))
"""
LINEAR = 'Conv2D(8, 3, input_shape=(8, 8, 3), name="stem")\nReLU(name="two")\nFlatten(name="flat")\n'
READS = {"short": "stem", "sum": "two, short", "both": "three, stem"}


def page(code: str, options: str = "") -> str:
    return f"# Page\n\n:::{{cnn-summary}} net\n:derivations: none\n{options}\n{code}:::\n"


def table(project: Project, code: str, options: str = "") -> list[dict[str, str]]:
    project.write({"index.md": page(code, options)})
    built = project.build("text")
    assert (built.status, built.messages) == (0, [])
    lines = [line for line in built.text("index.txt").splitlines() if line.startswith("| ")]
    head, *rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines]
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_what_a_row_reads_from_is_named_unless_it_is_the_one_above() -> None:
    summary = summarize(read(BRANCHED).network)
    named = {row.name: ", ".join(list_sources(summary, [row])) for row in summary.rows}
    assert {name: sources for name, sources in named.items() if sources} == READS
    assert list_sources(summary, summary.rows[2:4]) == []  # as one: they read from the row above them
    assert list_sources(summary, summary.rows[3:6]) == ["one", "stem"]
    assert branches(summary)
    assert not branches(summarize(read(LINEAR).network))


def test_it_is_there_where_a_network_branches(project: Project) -> None:
    rows = table(project, BRANCHED)
    assert list(rows[0]) == ["Layer", "Output", "Calculation", "Connected to", "Parameters"]
    found = {row["Layer"].split(" ")[0]: row for row in rows}
    assert {name: row["Connected to"] for name, row in found.items() if row["Connected to"]} == READS
    assert found["sum"]["Calculation"] == "no parameters"


@pytest.mark.parametrize(("code", "options"), [(LINEAR, ""), (BRANCHED, ":columns: layer calculation params\n")])
def test_it_is_not_there_otherwise(project: Project, code: str, options: str) -> None:
    rows = table(project, code, options)
    assert "Connected to" not in rows[0]
    assert "joins two and short" in {row["Calculation"] for row in rows} or code == LINEAR


def test_columns_of_the_whole_documentation_are_what_their_author_asked_for(project: Project) -> None:
    project.change("conf.py", "numfig = True", "numfig = True\ncnnparams_columns = ['layer', 'params']")
    assert list(table(project, BRANCHED)[0]) == ["Layer", "Parameters"]


def test_it_can_be_asked_for_by_its_name(project: Project) -> None:
    rows = table(project, LINEAR, ":columns: layer connected-to\n")
    assert [row["Connected to"] for row in rows] == [""] * 4
    assert table(project, BRANCHED, ":columns: connected-to layer\n")[5]["Connected to"] == READS["sum"]


def test_every_name_leads_to_its_row(project: Project) -> None:
    project.write({"index.md": page(BRANCHED)})
    html = project.build().text("index.html")
    links = re.findall(r'<a class="cnn-number cnn-name" href="#([^"]*)">([^<]*)</a>', html)
    assert [name for _, name in links] == [name for names in READS.values() for name in names.split(", ")]
    for anchor, name in links:
        assert re.search(rf'<tr [^>]*id="{anchor}">.*?<span class="cnn-name">{name}</span>', html), name


def test_a_layer_without_weights_that_is_used_twice_has_no_parameters(project: Project) -> None:
    code = 'relu = layers.ReLU(name="r")\ninputs = keras.Input((4,))\n'
    code += 'x = layers.Dense(4, name="d")(relu(inputs))\nmodel = keras.Model(inputs, relu(x))\n'
    rows = table(project, code)
    assert [row["Calculation"] for row in rows if row["Layer"].startswith("r ")] == ["no parameters"] * 2


@NEEDS_BROWSER
def test_it_needs_no_more_room_than_a_page_has(project: Project, browser) -> None:
    project.write({"index.md": page(BRANCHED)})
    project.change("conf.py", "numfig = True", "numfig = True\nhtml_theme = 'furo'")
    browser.set_window_size(1280, 900)
    browser.get((project.build().output / "index.html").as_uri())
    assert browser.execute_script("return (e => e.scrollWidth <= e.clientWidth)(document.querySelector('.cnn-scroll'))")
