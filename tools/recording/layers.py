"""Record what Keras and PyTorch make of single layers: the output's shape and the counts, or the error."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType

from . import cases, drawn
from .asking import Outcome, Undecided, asked_of_keras, asked_of_torch, kind
from .grids import Case, Dims, Grid

DRAWN = {"keras": drawn.KERAS, "torch": drawn.TORCH}


def record(folder: Path) -> None:
    """Write what both frameworks say of every case into *folder*."""
    import keras
    import torch

    from sphinxext_cnnparams.readers.keras import Keras
    from sphinxext_cnnparams.readers.keras.layers.extras import GONE
    from sphinxext_cnnparams.readers.keras.layers.vocabulary import VOCABULARIES
    from sphinxext_cnnparams.readers.torch import Torch

    run_here = Keras.catalogue.keys() - GONE.keys() - VOCABULARIES.keys()  # the latter run on TensorFlow only
    for framework, version, grids, asked, names in (
        ("keras", keras.__version__, cases.KERAS, asked_of_keras, run_here),
        ("torch", torch.__version__.partition("+")[0], cases.TORCH, asked_of_torch, Torch.catalogue.keys()),
    ):
        path = folder / f"layers-{framework}.json"
        asked_for = in_place(listed(grids, names), path)
        entries = [{"call": call} | noted(inputs) | asked(call, inputs) for call, inputs in asked_for]
        path.write_text(written(framework, version, entries), encoding="utf-8")
        told(path, entries)
        entries = [entry for case in drawn.drawn(DRAWN[framework]) if (entry := answered(asked, *case))]
        path = folder / f"drawn-{framework}.json"
        path.write_text(written(framework, version, entries), encoding="utf-8")
        told(path, entries)
    public = {"keras": public_names(keras.layers), "torch": public_names(torch.nn)}
    (folder / "names.json").write_text(json.dumps(public, indent=1) + "\n", encoding="utf-8")


def told(path: Path, entries: list[Outcome]) -> None:
    """Say what was written."""
    wrong = sum("error" in entry for entry in entries)
    print(f"{path}: {len(entries)} entries, {wrong} of them errors")


def answered(asked: Callable[[str, tuple[Dims, ...]], Outcome], call: str, inputs: tuple[Dims, ...]) -> Outcome:
    """Give the entry of a case that was drawn; nothing where the framework contradicts itself."""
    try:
        return {"call": call} | noted(inputs) | asked(call, inputs)
    except Undecided:
        return {}


def noted(inputs: tuple[Dims, ...]) -> Outcome:
    """Give the entry's note of what is fed."""
    return {"input": list(inputs[0])} if len(inputs) == 1 else {"inputs": [list(dims) for dims in inputs]}


def public_names(module: ModuleType) -> list[str]:
    """Give the names a module offers, without the modules in it."""
    names = (name for name in dir(module) if not name.startswith("_"))
    return [name for name in names if not isinstance(getattr(module, name), ModuleType)]


def listed(grids: Iterable[Grid], names: Iterable[str]) -> list[Case]:
    """Give all cases; raises ValueError if one stands twice, or if a layer of the vocabulary has none."""
    cases = [case for each_grid in grids for case in each_grid.cases()]
    twice = [case for case, count in Counter(cases).items() if count > 1]
    if twice:
        raise ValueError(f"these cases stand twice: {twice}")
    called = {kind(call) for call, _ in cases}
    if missing := set(names) - called:
        raise ValueError(f"these layers have no case: {', '.join(sorted(missing))}")
    return cases


def in_place(cases: Iterable[Case], path: Path) -> list[Case]:
    """Give the cases in the order in which they are recorded already, and new ones behind them."""
    entries = json.loads(path.read_text(encoding="utf-8"))["entries"]
    before = [(entry["call"], [tuple(dims) for dims in entry.get("inputs") or [entry["input"]]]) for entry in entries]
    places = {(call, tuple(inputs)): place for place, (call, inputs) in enumerate(before)}
    return sorted(cases, key=lambda case: places.get(case, len(places)))


def written(framework: str, version: str, entries: list[Outcome]) -> str:
    """Write the entries as JSON, one per line, so that a difference is a line."""
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    return f'{{"framework": "{framework}", "version": "{version}", "entries": [\n{lines}\n]}}\n'
