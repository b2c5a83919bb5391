"""The tool that measures branches: what it lists, what it finds wrong with the list, and the reasons that are kept."""

from __future__ import annotations

import ast
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
ENTRIES = tomllib.loads((ROOT / "tools" / "branches.toml").read_text(encoding="utf-8"))["gap"]
CODE = """\
class Net:
    def count(self, layers):
        for layer in layers:
            if layer is None:
                continue
            if layer:
                return layer
        return [one for one in layers]
"""


@pytest.fixture
def branches(tool: Callable[[str], ModuleType]) -> ModuleType:
    return tool("branches")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry['file']} {entry['line']}")
def test_every_reason_is_about_code_that_is_there(branches: ModuleType, entry: dict[str, str]) -> None:
    text = (ROOT / "sphinxext_cnnparams" / entry["file"]).read_text(encoding="utf-8")
    tree, lines = ast.parse(text), [line.strip() for line in text.splitlines()]
    places = [number for number, line in enumerate(lines, 1) if line == entry["line"]]
    assert entry["where"] in {branches.find_function(tree, place) for place in places}
    assert entry["to"] in {*lines, branches.END}
    assert entry["why"].count(" ") > 3


def test_branches_are_known_by_their_text(branches: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "sphinxext_cnnparams" / "core").mkdir(parents=True)
    (tmp_path / "sphinxext_cnnparams" / "core" / "net.py").write_text(CODE, encoding="utf-8")
    files = {"sphinxext_cnnparams/core/net.py": {"missing_branches": [[4, 5], [8, -2]]}}
    files["sphinxext_cnnparams/audit/other.py"] = {"missing_branches": [[1, 2]]}
    found = list(branches.list_gaps({"files": files}, tmp_path))
    assert found == [
        ("core/net.py", "Net.count", "if layer is None:", "continue"),
        ("core/net.py", "Net.count", "return [one for one in layers]", branches.END),
    ]


def test_the_list_has_to_be_that_of_the_gaps(branches: ModuleType) -> None:
    one, other = (branches.Gap("core/net.py", "count", "if layer:", to) for to in ("continue", "return layer"))
    assert branches.compare(Counter([one, other]), Counter([other, one])) == []
    (unlisted,) = branches.compare(Counter([one, one]), Counter([one]))
    assert unlisted.startswith("no test takes it")
    assert tomllib.loads(unlisted.partition("\n")[2])["gap"] == [one._asdict()]
    (outdated,) = branches.compare(Counter([one]), Counter([one, other]))
    assert outdated.startswith("it has a reason, and is taken or gone")
    assert tomllib.loads(outdated.partition("\n")[2])["gap"] == [other._asdict()]
