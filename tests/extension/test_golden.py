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
