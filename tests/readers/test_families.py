"""Programs drawn at random, by family: no number is another than the framework's without a word."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

ENTRIES = json.loads((Path(__file__).parents[1] / "truth" / "families.json").read_text(encoding="utf-8"))
FAMILIES = sorted({entry["family"] for entry in ENTRIES})
UNDECIDED = "conditions"
"""How the families begin of whose programs nobody can know which way they take."""
HONEST = {"the same", "refused by both", "unknown", "not read"}
"""What is no number but the framework's own."""


@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_drawn_is_what_its_framework_makes_of_it(family: str, tool: Any) -> None:
    compare: ModuleType = tool("compare_families")
    imports = tool("recording/snippets").IMPORTS
    outcomes: dict[str, list[str]] = {}
    for entry in (entry for entry in ENTRIES if entry["family"] == family):
        outcome = compare.compare(SimpleNamespace(**entry), entry["answers"], imports[entry["framework"]])
        outcomes.setdefault(outcome, []).append(entry["code"])
    others = [f"{outcome}:\n{code}" for outcome in outcomes.keys() - HONEST for code in outcomes[outcome]]
    assert not others, "\n".join(others[:3])
    same = len(outcomes.get("the same", ()))
    assert same > (0 if family.startswith(UNDECIDED) else 50), {
        outcome: len(codes) for outcome, codes in outcomes.items()
    }
