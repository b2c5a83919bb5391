"""Programs drawn at random, by family: no number is another than the framework's without a word."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

ENTRIES = json.loads((Path(__file__).parents[1] / "truth" / "families.json").read_text(encoding="utf-8"))
FAMILIES = sorted({entry["family"] for entry in ENTRIES})
UNDECIDED = "conditions"
"""The family of programs of which nobody can know which way they take."""


@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_drawn_is_what_its_framework_makes_of_it(family: str, tool: Any) -> None:
    compare: ModuleType = tool("compare_families")
    imports = tool("recording/snippets").IMPORTS
    outcomes: dict[str, list[str]] = {}
    for entry in (entry for entry in ENTRIES if entry["family"] == family):
        outcome = compare.compare(SimpleNamespace(**entry), entry["answers"], imports[entry["framework"]])
        outcomes.setdefault(outcome, []).append(entry["code"])
    wanted = {"the same", "refused by both"} | ({"unknown"} if family.startswith(UNDECIDED) else set())
    others = [f"{outcome}:\n{code}" for outcome, codes in outcomes.items() if outcome not in wanted for code in codes]
    assert not others, "\n".join(others[:3])
    assert outcomes.get("the same"), Counter({outcome: len(codes) for outcome, codes in outcomes.items()})
