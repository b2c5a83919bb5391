"""Tables as plain text, the same from MyST and from reST; golden files a person can read."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Project

CASES = sorted((Path(__file__).parents[1] / "cases" / "tables").glob("*.txt"))
"""Each file: the options and the code of a directive, a line of dashes, and the page it makes."""
RULE = "\n" + "-" * 40 + "\n"


def myst(spec: str) -> str:
    return f":::{{cnn-summary}} model\n{spec}\n:::\n"


def rest(spec: str) -> str:
    indented = "\n".join(f"   {line}" if line else "" for line in spec.split("\n"))
    return f".. cnn-summary:: model\n{indented}\n"


def test_there_are_cases() -> None:
    assert len(CASES) >= 8


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_table(project: Project, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec, expected = case.read_text(encoding="utf-8").split(RULE)
    project.write({"index.rst": rest(spec), "page.md": f"---\norphan: true\n---\n{myst(spec)}"})
    project.change("page.md", "{cnn-summary} model", "{cnn-summary} model2")
    built = project.build("text", "-D", "text_newlines=unix")
    assert built.messages == []
    assert built.text("index.txt").strip() == expected.strip()
    assert built.text("page.txt").strip() == expected.strip()


def test_totals_of_what_is_not_wholly_known(project: Project) -> None:
    spec = ":input: 28x28x1\n:derivations: none\n:columns: layer output params\n\nConv2D(8, 3)\nConv2D(n, 3)\nDense(10)"
    project.write({"index.md": myst(spec) + "\n{cnn:params}`1,234 <model>`, {cnn:params}`80 <model.conv2d>`\n"})
    built = project.build("text")
    assert [message.split(" ERROR: ")[0] for message in built.messages] == ["index.md:7:"]
    rows = {
        line.split("|")[1].strip(): line.split("|")[2:-1]
        for line in built.text("index.txt").splitlines()
        if "|" in line
    }
    assert [cell.strip() for cell in rows["conv2d (Conv2D)"]] == ["26 × 26 × 8", "80"]
    assert [cell.strip() for cell in rows["conv2d_1 (Conv2D)"]] == ["?", "?"]
    assert [cell.strip() for cell in rows["dense (Dense)"]] == ["?", "?"]
    assert [cell.strip() for cell in rows["Total"]] == ["", "at least 80"]
    assert "; 1 statement depends on it and was not judged [" in built.messages[0]
