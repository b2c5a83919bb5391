"""The benchmark: its twins show the same text, and its figures are worked out and printed as they should be."""

from __future__ import annotations

import importlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from conftest import Project
from sphinxext_cnnparams import read

Part = Callable[[str], ModuleType]


@pytest.fixture
def part(tool: Callable[[str], ModuleType]) -> Part:
    """Give a file of the benchmark by its name."""
    tool("benchmark")
    return lambda name: importlib.import_module(f"benchmarking.{name}")


@pytest.fixture
def measure(part: Part) -> object:
    return part("measures").Measure("to Markdown", part("goals").at_most(0.75), "ours", "theirs")


def samples(part: Part, *seconds: float) -> list[object]:
    return [part("running").Sample(one) for one in seconds]


@pytest.fixture
def workshop(part: Part, tmp_path: Path) -> object:
    return part("building").Workshop(tmp_path, pages=2)


@pytest.mark.parametrize("recipe", ["folded", "both"])
def test_the_twins_show_the_same_text(part: Part, workshop: object, recipe: str) -> None:
    forms = ("Markdown", "HTML", "links")
    sites = [workshop.site(recipe, form) for form in forms]  # raises where a text differs
    tree = part("tree")
    ours = (workshop.folder / f"{recipe}-ours" / "out" / "p0.html").read_text(encoding="utf-8")
    assert "conv2d (Conv2D) height and width: (H − h) + 1 = (28 − 3) + 1 = 26" in tree.text_of(tree.body_of(ours))
    for form, site in zip(forms, sites, strict=True):
        built = (site / "out" / "p1.html").read_text(encoding="utf-8")
        assert "cnn-" not in built, form
    assert "<table>" in (sites[1] / "source" / "p0.md").read_text(encoding="utf-8")


def test_a_twin_of_another_text_is_refused(part: Part, workshop: object) -> None:
    twin = shutil.copytree(workshop.site("prose", "ours") / "out", workshop.folder / "twin") / "p1.html"
    part("sites").check_equal(workshop.built["prose"], twin.parent)
    twin.write_text(twin.read_text(encoding="utf-8").replace("weights", "wages", 1), encoding="utf-8")
    with pytest.raises(ValueError, match=r"ours: .*its weights from(?s:.)*the twin: .*its wages from"):
        part("sites").check_equal(workshop.built["prose"], twin.parent)


def test_a_stub_writes_the_bytes_of_our_tables(workshop: object) -> None:
    ours, stub, bare = (workshop.site("table", form) / "out" / "p1.html" for form in ("ours", "stub", "bare"))
    begin, end = '<div class="cnn-scroll"', "</details>"
    table = ours.read_text(encoding="utf-8").partition(begin)[2].partition(end)[0]
    assert len(table) > 3000
    assert f"{begin}{table}{end}" in stub.read_text(encoding="utf-8")
    assert "<table" not in bare.read_text(encoding="utf-8")


def test_a_page_of_numbers_has_twenty_of_each_sort(part: Part) -> None:
    roles = re.findall(r"\{cnn:[a-z-]+\}`([^`]+)`", part("pages").numbers(1))
    assert [sum("<" in role for role in roles), len(roles)] == [20, 40]


def test_no_layers_of_the_long_table_are_folded(project: Project, part: Part) -> None:
    project.write({"index.md": part("pages").deep(120)})
    built = project.build()
    assert (built.status, built.text("index.html").count('id="cnn-net-dense')) == (0, 120)


def test_a_page_that_is_touched_is_built_again(workshop: object) -> None:
    act = workshop.runs("prose ours touched")
    page = next(workshop.site("prose", "ours").glob("touched")) / "out" / "p1.html"
    before = page.stat().st_mtime_ns
    workshop.runs("prose ours untouched")()
    assert page.stat().st_mtime_ns == before
    act()
    assert page.stat().st_mtime_ns > before


def test_function_calls_are_the_same_every_time(workshop: object) -> None:
    first = workshop.counts("prose unloaded")
    assert first > 100_000
    assert abs(workshop.counts("prose unloaded") - first) < first / 1000


def test_rounds_are_mirrored(part: Part) -> None:
    ran: list[str] = []

    def run(name: str) -> object:
        ran.append(name)
        return part("running").Sample(len(ran))

    found = part("pairs").run_in_turn({name: lambda name=name: run(name) for name in "ABC"}, 3)
    assert "".join(ran) == "ABCCBAABC"
    assert [one.seconds for one in found["A"]] == [1, 6, 7]


def test_the_median_of_pairs_is_what_counts(part: Part) -> None:
    ours, theirs = samples(part, 1, 2, 30), samples(part, 2, 2, 10)
    found = part("pairs").compare(ours, theirs, part("measures").of_time)
    assert (found.median, found.least, found.greatest) == (1, 0.5, 3)


def test_memory_that_is_not_known_gives_no_figure(part: Part) -> None:
    sample, measures = part("running").Sample, part("measures")
    known, unknown = sample(1, memory=30), sample(1, memory=0)
    compare = part("pairs").compare
    assert compare([known, known], [known, unknown], measures.of_memory) is None
    assert compare([known], [known], measures.of_memory).median == 1


def test_the_environment_is_counted_a_page(part: Part) -> None:
    sample = part("running").Sample
    ours, theirs = sample(1, environment=9_000, pages=4), sample(1, environment=5_000, pages=4)
    assert part("measures").of_environment(ours, theirs) == 1.0


def test_what_the_least_site_takes_is_taken_off(part: Part) -> None:
    sample, beyond = part("running").Sample, importlib.import_module("benchmarking.groups.slopes").beyond
    found = beyond(sample(3.5, memory=90_000), sample(1.0, memory=60_000))
    assert (found.seconds, found.memory) == (2.5, 30_000)
    least = beyond(sample(1.0, memory=60_000), sample(1.1, memory=60_000))
    assert (least.seconds, least.memory) == (0.01, 100)


def test_without_the_frameworks_a_note_says_so(part: Part, workshop: object) -> None:
    groups = part("groups").GROUPS
    for name in ("torchinfo", "keras", "process"):
        found = [*groups[name].results(workshop, 1)]
        assert len(found) == len(groups[name].measures)
        assert {one.verdict for one in found} == {"skipped: --frameworks names no interpreter"}


def test_every_network_is_read_without_a_problem(part: Part) -> None:
    for networks in (part("networks").TORCH, part("networks").KERAS):
        for name, source in networks.items():
            reading = read(source.code, input=source.input, object=source.object)
            assert (name, reading.network is None, reading.problems) == (name, False, ())


@pytest.mark.parametrize(
    ("figure", "control", "verdict"),
    [
        (0.7, 1.0, "met"),
        (0.75, 1.03, "met"),
        (0.76, 0.97, "not met"),
        (0.7, 1.04, "inconclusive"),
        (0.9, 0.96, "inconclusive"),
    ],
)
def test_the_verdict(part: Part, measure: object, figure: float, control: float, verdict: str) -> None:
    spread, result = part("pairs").Spread, part("measures").Result
    found = result(measure, spread(figure, figure, figure), spread(control, 0.9, 1.1))
    assert found.verdict == verdict


def test_a_control_of_the_clock_says_nothing_of_memory(part: Part) -> None:
    measures, spread = part("measures"), part("pairs").Spread
    measure = measures.Measure("memory", part("goals").at_most(1.0), "ours", "theirs", measures.of_memory)
    assert measures.Result(measure, spread(1.1, 1.1, 1.1), spread(2, 2, 2)).verdict == "not met"


def test_a_result_as_it_is_printed(part: Part, measure: object) -> None:
    spread, result, report = part("pairs").Spread, part("measures").Result, part("report")
    found = result(measure, spread(0.7123, 0.698, 0.75), spread(1.004, 0.99, 1.02), calls=0.61)
    assert report.line(found) == ("to Markdown: 0.712 (0.698 to 0.75), goal ≤ 0.75, calls 0.61, control 1.00: met")
    assert report.row(found) == "| to Markdown | ≤\N{NO-BREAK SPACE}0.75 | 0.712 (0.698 to 0.75) | 0.61 | 1.00 | met |"
    assert report.line(result(measure, note="skipped")) == "to Markdown: no figure, goal ≤ 0.75: skipped"


def test_figures_of_before_stay(part: Part, measure: object) -> None:
    spread, result, report = part("pairs").Spread, part("measures").Result, part("report")
    other = part("measures").Measure("to HTML", None, "ours", "html")
    first = report.fill("", [measure, other], [result(measure, spread(1, 1, 1))], ["a: once", "b: once"])
    second = report.fill(first, [measure, other], [result(other, spread(2, 2, 2)), result(measure)], ["b: twice"])
    assert "| to Markdown | ≤\N{NO-BREAK SPACE}0.75 | 1 (1 to 1) |  |  | not met |" in second
    assert "| to HTML |  | 2 (2 to 2) |  |  | for comparison |" in second
    assert second.endswith("\n\n* a: once\n* b: twice\n\n")


def test_the_page_has_a_row_for_each_measure(part: Part) -> None:
    report = part("report")
    page = report.PAGE.read_text(encoding="utf-8")
    labels = [measure.label for group in part("groups").GROUPS.values() for measure in group.measures]
    assert len({*labels}) == len(labels)
    rows = report.MARKS.search(page)[2].split("|---|")[-1].splitlines()
    assert [row.removeprefix("| ").split(" | ")[0] for row in rows if row.startswith("| ")] == labels
