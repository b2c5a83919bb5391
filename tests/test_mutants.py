"""The tool that changes the code: what it changes, what it leaves, and the reasons that are kept."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "sphinxext_cnnparams"
ENTRIES = tomllib.loads((ROOT / "tools" / "mutants.toml").read_text(encoding="utf-8"))["same"]


@pytest.fixture
def mutants(tool: Callable[[str], ModuleType]) -> ModuleType:
    pytest.importorskip("cosmic_ray")
    return tool("mutants")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry['file']} {entry['before']} {entry['after']}")
def test_every_reason_is_about_code_that_is_there(entry: dict[str, str]) -> None:
    lines = [line.strip() for line in (PACKAGE / entry["file"]).read_text(encoding="utf-8").splitlines()]
    assert entry["before"] in lines
    assert entry["after"] != entry["before"]
    assert entry["why"].count(" ") > 3


def test_annotations_and_texts_are_not_changed(mutants: ModuleType) -> None:
    found = list(mutants.make_mutants("core/shape.py"))
    assert len(found) > 10
    texts = strings((PACKAGE / "core/shape.py").read_text(encoding="utf-8"))
    for mutant in found:
        before, after = mutant.lines()
        assert before != after
        assert "layout: Layout | None" not in before
        assert strings(mutant.source) == texts


def strings(code: str) -> list[str]:
    nodes = ast.walk(ast.parse(code))
    return sorted(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))


def test_a_mutant_that_a_test_sees_and_one_that_none_does(mutants: ModuleType) -> None:
    found = {mutant.lines()[1]: mutant for mutant in mutants.make_mutants("core/shape.py")}
    changed = found['return 1 if self.layout == "first" else self.rank - 1']
    code = mutants.code_of(changed)
    function = mutants.function_of(changed)
    assert code is not None
    assert function is not None

    def work() -> bool:
        from sphinxext_cnnparams.core.shape import Shape

        function.__code__ = code
        return Shape((3, 4, 5), "first").axis == 0

    assert mutants.in_child(work, 30) == "killed"
    assert mutants.in_child(lambda: True, 30) == "survived"
    assert mutants.in_child(lambda: __import__("time").sleep(30), 0.2) == "stuck"


def test_what_is_made_while_modules_are_loaded_is_loaded_anew(mutants: ModuleType) -> None:
    """The rule that ``_besides`` makes is kept by two quantities, so that another ``_besides`` changes nothing."""
    found = [mutant for mutant in mutants.make_mutants("core/quantities/weights.py") if mutant.where == "_besides"]
    assert found
    assert {mutants.code_of(mutant) for mutant in found} == {None}
