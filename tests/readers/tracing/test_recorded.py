"""What the package keeps of the frameworks is what was recorded of them."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from sphinxext_cnnparams.readers.keras.pretrained.recorded import APPLICATIONS, PARAMETERS, RecordedApplication
from sphinxext_cnnparams.readers.torch.pretrained.recorded import FAMILIES, PRETRAINED, Family, RecordedBackbone
from sphinxext_cnnparams.readers.tracing.recorded import Recording, freeze
from sphinxext_cnnparams.readers.tracing.signatures import Signature

ROOT = Path(__file__).parents[3]
TRUTH: dict[str, dict[str, Any]] = json.loads((ROOT / "tests" / "truth" / "models.json").read_text(encoding="utf-8"))


@pytest.fixture
def entries(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT / "tools")
    from recording import entries  # it stands where tools stand

    return entries


@pytest.mark.parametrize(("dialect", "parts"), [("keras", "keras_parts"), ("torch", "torch_parts")])
def test_models_are_kept_as_they_were_recorded(dialect: str, parts: str, entries: ModuleType) -> None:
    path = ROOT / "sphinxext_cnnparams" / "readers" / dialect / "pretrained" / "recorded.json"
    text = path.read_text(encoding="utf-8")
    found: dict[str, dict[str, Any]] = getattr(entries, parts)(TRUTH[dialect])
    assert text == entries.written(json.loads(text)["origin"], found)


@pytest.fixture
def cases(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT / "tools")
    from recording import cases  # it stands where tools stand

    return cases


@pytest.mark.parametrize("dialect", ["keras", "torch"])
def test_every_case_has_been_recorded(dialect: str, cases: ModuleType) -> None:
    """Run ``python tools/record_truth.py layers`` where this fails."""
    path = ROOT / "tests" / "truth" / f"layers-{dialect}.json"
    entries = json.loads(path.read_text(encoding="utf-8"))["entries"]
    recorded = [(e["call"], tuple(map(tuple, e.get("inputs") or [e["input"]]))) for e in entries]
    assert set(recorded) == {case for grid in getattr(cases, dialect.upper()) for case in grid.cases()}


@pytest.mark.parametrize(("sizes", "least", "formula"), [
    ([(32, 1), (63, 1), (64, 2), (224, 7)], 32, "n // 32"),
    ([(32, 1), (33, 2), (224, 7), (225, 8)], 1, "ceil(n / 32)"),
    ([(64, 2), (96, 3), (224, 7), (28, None)], 29, "(n + 3) // 32"),
    ([(20, None), (64, 3), (96, 5), (224, 13)], 21, "(n - 5) // 16"),
    ([(32, 1), (64, 3), (65, 2)], 1, ""),
])  # fmt: skip
def test_formulas_fit_what_was_measured(
    sizes: list[tuple[int, int | None]], least: int, formula: str, entries: ModuleType
) -> None:
    assert entries.fitting(sizes, least=least) == formula


def test_a_recording_is_read_when_it_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "recorded.json"
    made: list[str] = []

    def make(name: str, entry: object) -> object:
        made.append(name)
        return freeze(entry)

    recording: Recording[object] = Recording(path, "models", make, {"gone": 1})
    path.write_text('{"origin": "Nobody 1.0", "models": {"a": [1, [2]], "b": {"c": []}}}', encoding="utf-8")
    assert "a" in recording
    assert (list(recording), len(recording), recording.origin) == (["a", "b", "gone"], 3, "Nobody 1.0")
    assert (recording["a"], recording["a"], recording["b"], recording["gone"]) == ((1, (2,)), (1, (2,)), {"c": ()}, 1)
    assert made == ["a", "b", "gone"]
    with pytest.raises(KeyError):
        recording["d"]


@pytest.mark.parametrize(("recording", "kind"), [
    (APPLICATIONS, RecordedApplication),
    (PARAMETERS, Signature),
    (PRETRAINED, RecordedBackbone),
    (FAMILIES, Family),
])  # fmt: skip
def test_every_entry_can_be_made(recording: Recording[object], kind: Callable[..., object]) -> None:
    assert recording
    assert all(type(entry) is kind for entry in recording.values())


def test_every_backbone_has_a_family() -> None:
    assert {entry.family for entry in PRETRAINED.values()} == set(FAMILIES)


def test_nothing_is_read_before_it_is_needed() -> None:
    """Reading a model of one dialect reads neither the other's recordings nor those of well-known models."""
    code = (
        "from sphinxext_cnnparams.readers.tracing import recorded\n"
        "from sphinxext_cnnparams.readers.read import Request, read\n"
        "size = lambda: recorded._content.cache_info().currsize\n"
        "assert size() == 0, 'at the import'\n"
        "assert read(Request('import keras\\nlayer = keras.layers.Dense(5)', given='8')).network\n"
        "assert size() == 1, 'reading a layer'\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
