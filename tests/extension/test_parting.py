"""Tables too wide for paper: their parts have all columns, the names in each, and what links lead to once."""

from __future__ import annotations

import re

from conftest import Project
from sphinxext_cnnparams.core.quantities import COLUMNS
from sphinxext_cnnparams.extension.parting import group

CODE = "Conv2D(512, 3, input_shape=(512, 512, 3), name='one')\nConv2D(1024, 3, name='two')\n"


def build(project: Project, columns: list[str]) -> str:
    options = f":caption: All\n:derivations: none\n:columns: {' '.join(columns)}\n"
    project.write({"index.md": f"# A page\n\n:::{{cnn-summary}} net\n{options}\n{CODE}:::\n"})
    built = project.build("latex")
    assert built.messages == []
    (file,) = built.output.glob("*.tex")
    return file.read_text(encoding="utf-8")


def test_a_table_that_is_too_wide_goes_on_with_its_other_columns(project: Project) -> None:
    tex = build(project, list(COLUMNS))
    parts = tex.split(r"\begin{cnnparamsfit}")[1:]
    assert len(parts) > 1
    assert [part.count(r"\cnnparamswords{0}") for part in parts] == [1] * len(parts), "the names are there in each"
    measured = re.findall(r"\\cnnparams(?:words|equations|fixed)\{", tex)
    assert len(measured) == len(COLUMNS) + len(parts) - 1
    assert tex.count(r"\begin{landscape}") == 1
    assert tex.count("Further columns of this table") == len(parts) - 1
    assert tex.count(r"\sphinxcaption{All}") + tex.count(r"\sphinxthelongtablecaptionisattop") == 1
    labels = re.findall(r"\\label\{([^}]*)\}", tex)
    assert len(labels) == len(set(labels))
    assert sum("one" in label for label in labels) == 1


def test_any_other_one_is_whole(project: Project) -> None:
    tex = build(project, ["layer", "output", "calculation", "params", "macs"])
    assert (tex.count(r"\begin{cnnparamsfit}"), "Further columns" in tex) == (1, False)


def test_parts_are_as_few_and_as_even_as_can_be() -> None:
    widths = [10, *[20] * 6]
    assert group(widths, 0, 90) == [[0, 1, 2, 3], [0, 4, 5, 6]]
    assert group(widths, 0, 1000) == [[0, 1, 2, 3, 4, 5, 6]]
    assert group([5, 500, 5], 2, 100) == [[2, 0], [2, 1]]  # what is too wide for any part stands alone
