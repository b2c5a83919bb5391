"""Blocks that fold, on pages: they are one row, and every link leads to something that is seen."""

from __future__ import annotations

import re

import pytest

from conftest import BLOCKS, NEEDS_BROWSER, Project

LINKS = "\n{cnn:params}`net.body.0.conv` {cnn:params}`net.body.2.conv` {cnn:output}`net.body.3.relu`\n"


def page(options: str = "") -> str:
    return f"# Page\n\n:::{{cnn-summary}} net\n:input: 3x8x8\n:derivations: none\n{options}\n{BLOCKS}:::\n{LINKS}"


def lines(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if line.startswith("| ")]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("", ["input", "stem (Conv2d)", "body.0 … 3 × 4", "body.0.conv (Conv2d)", "body.0.add", "body.0.relu (ReLU)"]),
        (":rows: weights\n", ["stem (Conv2d)", "body.0 … 3 × 4", "body.0.conv (Conv2d)"]),
        (":depth: 0\n:rows: weights\n", ["stem (Conv2d)", "body", *(f"body.{i}.conv (Conv2d)" for i in range(4))]),
    ],
)
def test_the_rows_of_a_table(project: Project, options: str, expected: list[str]) -> None:
    project.write({"index.md": page(options)})
    built = project.build("text")
    assert (built.status, built.messages) == (0, [])
    found = [cells[0] for cells in lines(built.text("index.txt"))[1:]]
    assert found == [*expected, "Total", "Trainable", "Not trainable"]
    sums = {cells[0]: cells[-1] for cells in lines(built.text("index.txt"))}
    assert (sums.get("body.0 … 3 × 4") or sums["body"], sums["Total"]) == ("2,336", "2,560")


@pytest.mark.parametrize("options", ["", ":depth: 0\n", ":depth: all\n", ":rows: weights\n", ":columns: note\n"])
@pytest.mark.parametrize("builder", ["html", "epub"])
def test_every_link_leads_somewhere(project: Project, options: str, builder: str) -> None:
    project.write({"index.md": page(options)})
    built = project.build(builder, "-D", "version=1")
    assert built.status == 0
    text = built.text("index.xhtml" if builder == "epub" else "index.html")
    wanted = set(re.findall(r'href="#(cnn-net[^"]*)"', text))
    assert {"cnn-net-body.0.conv", "cnn-net-body.2.conv", "cnn-net-body.3.relu"} <= wanted
    for anchor in wanted:
        assert text.count(f'id="{anchor}"') == 1, anchor
    assert ('type="checkbox"' in text) == (builder == "html" and "depth: all" not in options)


def test_the_steps_of_one_repetition_stand_for_all(project: Project) -> None:
    project.write({"index.md": page().replace(":derivations: none", ":derivations: open")})
    text = project.build("text").text("index.txt")
    assert text.count("parameters: k (f h w + 1) = 8 × (8 × 3 × 3 + 1) = 584") == 1
    project.change("index.md", ":derivations: open", ":derivations: open\n:depth: all")
    assert project.build("text").text("index.txt").count("= 8 × (8 × 3 × 3 + 1) = 584") == 4


@pytest.mark.parametrize("depth", ["some", "-1", "1000", "1.5"])
def test_a_wrong_depth(project: Project, depth: str) -> None:
    project.write({"index.md": page(f":depth: {depth}\n")})
    built = project.build("html")
    assert built.status == 1
    assert built.messages == [
        f"index.md:6: ERROR: the option :depth: cannot be {depth}; it is a small number, or all [cnnparams.spec]"
    ]


@NEEDS_BROWSER
def test_a_block_opens_without_a_script(project: Project, browser) -> None:
    project.write({"index.md": page()})
    file = (project.build("html").output / "index.html").as_uri()

    def shown() -> list[str]:
        rows = "[...document.querySelectorAll('.cnn-fold > .cnn-in')]"
        return browser.execute_script(
            f"return {rows}.filter(e => e.offsetHeight).map(e => e.innerText.split('\\t')[0])"
        )

    browser.get(file)
    assert shown() == []
    browser.execute_script("document.querySelector('.cnn-fold input').focus()")
    browser.switch_to.active_element.send_keys(" ")
    assert len(shown()) == 3
    browser.get("about:blank")
    browser.get(f"{file}#cnn-net-body.2.conv")
    assert len(shown()) == 3, "a link opens the block"
    marked = "getComputedStyle(document.getElementById('cnn-net-body.0.conv').cells[1]).backgroundColor"
    other = "getComputedStyle(document.getElementById('cnn-net-stem').cells[1]).backgroundColor"
    assert browser.execute_script(f"return {marked}") != browser.execute_script(f"return {other}")
