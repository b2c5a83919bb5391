"""Bars beside the rows: as long as they should be, with their numbers, in every builder."""

from __future__ import annotations

import re

import pytest

from conftest import BLOCKS, NEEDS_BROWSER, Project

PAGE = """\
# A

:::{cnn-summary} net
:input: 28x28x1
:chart: params, macs
:columns: layer params
:derivations: none

Conv2D(32, 3, name="c1")
MaxPooling2D(2, name="pool")
Conv2D(64, 3, name="c2")
:::
"""
FOLDED = f"""\
# A

:::{{cnn-summary}} net
:input: 3x8x8
:chart: params
:columns: layer output params
:derivations: none

{BLOCKS}:::
"""
BAR = re.compile(
    r'<span class="cnn-bar" style="--cnn-part:([^"]*)" role="img" aria-label="([^"]*)" title="([^"]*)"></span>'
)


def read_bars(text: str) -> list[tuple[str, str]]:
    found = BAR.findall(text)
    assert text.count('class="cnn-bar"') == len(found)
    assert all(aloud == title for _, aloud, title in found)
    return [(number, length) for length, number, _ in found]


def test_the_longest_bar_is_that_of_the_most(project: Project) -> None:
    project.write({"index.md": PAGE})
    built = project.build("html", "-W")
    assert (built.status, built.messages) == (0, [])
    assert read_bars(built.text("index.html")) == [
        ("320", "1.73%"),
        ("194,688", "8.73%"),
        ("0", "0%"),
        ("0", "0%"),
        ("18,496", "100%"),
        ("2,230,272", "100%"),
    ]


def test_without_a_word_it_is_parameters(project: Project) -> None:
    project.write({"index.md": PAGE.replace(":chart: params, macs", ":chart:")})
    assert [number for number, _ in read_bars(project.build("html").text("index.html"))] == ["320", "0", "18,496"]


def test_restructuredtext_has_it_without_a_word_too(project: Project) -> None:
    page = "A\n=\n\n.. cnn-summary:: net\n   :input: 28x28x1\n   :chart:\n\n   Conv2D(32, 3)\n"
    project.write({"index.rst": page})
    built = project.build("html", "-W")
    assert (built.status, built.messages) == (0, [])
    assert read_bars(built.text("index.html")) == [("320", "100%")]


def test_what_nobody_knows_has_a_question_mark_and_no_bar(project: Project) -> None:
    project.write({"index.md": PAGE.replace("\n:::", "\nMystery(3)\n:::")})
    built = project.build("html")
    assert built.status == 1
    row = re.search(r'<tr class="cnn-unknown".*?</tr>', built.text("index.html"), re.DOTALL)
    assert row is not None
    assert re.findall(r"<td[^>]*>(.*?)</td>", row[0]) == ["?", "?", "?"]  # the parameters, and two charts
    assert read_bars(built.text("index.html"))[-1] == ("2,230,272", "100%")


def test_what_is_not_nothing_is_seen(project: Project) -> None:
    project.write({"index.md": PAGE.replace("Conv2D(64, 3", "Conv2D(6400, 3")})
    first, *_ = read_bars(project.build("html").text("index.html"))
    assert first == ("320", "1%")  # it would be 0.017%


def test_a_block_has_the_bar_of_its_sum(project: Project) -> None:
    project.write({"index.md": FOLDED})
    built = project.build("html", "-W")
    assert (built.status, built.messages) == (0, [])
    assert read_bars(built.text("index.html")) == [
        ("224", "9.59%"),
        ("2,336", "100%"),
        ("584", "25%"),
        ("0", "0%"),
        ("0", "0%"),
    ]


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        (":depth: all", ["224", *["584", "0", "0"] * 4]),
        (":depth: all\n:rows: weights", ["224", *["584"] * 4]),
        (":depth: 0\n:rows: weights", ["224", "2,336", *["584"] * 4]),
    ],
)
def test_the_scale_is_that_of_the_lines_shown(project: Project, option: str, expected: list[str]) -> None:
    project.write({"index.md": FOLDED.replace(":chart: params", f":chart: params\n{option}")})
    bars = read_bars(project.build("html").text("index.html"))
    assert [number for number, _ in bars] == expected
    most = max(int(number.replace(",", "")) for number, _ in bars)
    assert {number for number, length in bars if length == "100%"} == {f"{most:,}"}


def test_lines_that_are_left_out_do_not_count(project: Project) -> None:
    code = "UpSampling2D(9)\nGlobalAveragePooling2D()\nDense(3)\n"
    page = "# A\n\n:::{cnn-summary}\n:input: 28x28x1\n:chart: memory\n:rows: ROWS\n\n" + code + ":::\n"
    project.write({"index.md": page.replace("ROWS", "all")})
    assert [length for _, length in read_bars(project.build("html").text("index.html"))] == ["100%", "1%", "1%"]
    project.change("index.md", ":rows: all", ":rows: weights")
    assert [length for _, length in read_bars(project.build("html").text("index.html"))] == ["100%"]


def test_a_chart_is_no_column_of_numbers(project: Project) -> None:
    project.write({"index.md": PAGE.replace("layer params", "layer")})
    html = project.build("html").text("index.html")
    assert len(read_bars(html)) == 6
    assert "cnn-total" not in html
    assert 'class="cnn-key"' in html  # the names; a bar is not what has to stay in sight
    assert not re.search(r'<td class="[^"]*cnn-(key|num)', html)


def test_notes_stand_behind_the_bars(project: Project) -> None:
    project.write({"index.md": PAGE.replace('name="c2")', 'name="c2")  # a note')})
    text = project.build("text").text("index.txt")
    assert re.search(r"\| Layer +\| Parameters +\| Parameters +\| MACs +\| Note +\|", text)
    html = project.build("html").text("index.html")
    assert re.search(r'<td class="cnn-num cnn-key"[^>]*>18,496</td>', html)


def test_text_has_characters_and_latex_rules(project: Project) -> None:
    project.write({"index.md": PAGE})
    text = project.build("text").text("index.txt")
    assert re.search(r"c2 \(Conv2D\) +\| 18,496 +\| █{12} +\| █{12} ", text)
    assert re.search(r"c1 \(Conv2D\) +\| 320 +\| ▎ +\| █ ", text)
    tex = project.build("latex", "-W").text("test.tex")
    assert re.findall(r"\\cnnparamsbar\{([\d.]+)\}", tex) == ["0.0173", "0.0873", "0", "0", "1", "1"]
    assert r"\cnnparamsbars{Parameters}" in tex
    assert "█" not in tex


@pytest.mark.parametrize("builder", "dirhtml singlehtml latex text man texinfo epub xml pseudoxml".split())
def test_every_builder_takes_it(project: Project, builder: str) -> None:
    project.write({"index.md": PAGE})
    options = ["-D", "html_theme=basic"] if builder == "epub" else []
    built = project.build(builder, "-W", "-n", *options)
    assert (built.status, built.messages) == (0, [])


def test_another_chart_is_written_though_nothing_else_changes(project: Project) -> None:
    project.write({"index.md": "# I\n\n```{toctree}\na\n```\n", "a.md": PAGE})
    project.build("html")
    project.change("a.md", ":chart: params, macs", ":chart: memory")
    assert len(read_bars(project.build("html").text("a.html"))) == 3


def test_what_cannot_be_charted_is_an_error_at_its_line(project: Project) -> None:
    project.write({"index.md": PAGE.replace("macs", "shapes")})
    built = project.build("html")
    assert (built.status, built.messages) == (
        1,
        [
            "index.md:5: ERROR: the option :chart: cannot be shapes; there are params, trainable, macs, flops, memory "
            "[cnnparams.spec]"
        ],
    )


LONGEST = "Math.max(...[...document.querySelectorAll('.cnn-bar')].map(e => e.getBoundingClientRect().width))"
COVERED = """
const box = document.querySelector('.cnn-scroll');
box.scrollTo(9999, 0);
return [box.scrollLeft > 0, ...[...box.querySelectorAll('tr > :first-child')].filter(cell => {
  const place = cell.getBoundingClientRect();
  return place.width && !cell.contains(document.elementFromPoint(place.right - 5, place.top + place.height / 2));
}).map(cell => cell.textContent)];
"""


@NEEDS_BROWSER
def test_on_a_phone_nothing_covers_the_names(project: Project, browser) -> None:
    page = PAGE.replace("params, macs", "params, macs, memory").replace("layer params", "layer output params")
    project.write({"index.md": page})
    project.change("conf.py", "numfig = True", "numfig = True\nhtml_theme = 'furo'")
    browser.get((project.build("html").output / "index.html").as_uri())
    widths = []
    for width in (1200, 360):
        screen = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        widths.append(browser.execute_script(f"return {LONGEST}"))
    assert widths[0] > widths[1] > 40
    assert browser.execute_script(COVERED) == [True]
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
