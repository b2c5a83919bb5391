"""Groups that compare us with the frameworks: their summary of a network, and ours of the same program."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from ..building import Workshop
from ..goals import at_least
from ..measures import Measure
from ..networks import KERAS, TORCH, Source
from ..running import Sample, ask, run
from .group import Group, Unavailable

CLOCKS = str(Path(__file__).parents[1] / "clocks.py")
TIMES = {"ours": 11, "torchinfo": 5, "keras": 1}
"""How often a network is summarised in one process, of which the median is taken."""
TALLER = ("small", "ResNet-152", "DenseNet-201")


def interpreter(workshop: Workshop, name: str) -> str:
    """Give the interpreter in which something runs; raise Unavailable where there is none."""
    if name != "ours" and workshop.frameworks is None:
        raise Unavailable("skipped: --frameworks names no interpreter")
    return sys.executable if name == "ours" or workshop.frameworks is None else workshop.frameworks


def within(networks: dict[str, Source]) -> Callable[[Workshop, str], Callable[[], Sample]]:
    """Make what summarises a network within a process whose start is not counted."""

    def runs(workshop: Workshop, name: str) -> Callable[[], Sample]:
        network, who = name.split()
        command = [interpreter(workshop, who), CLOCKS, who, str(TIMES[who])]
        given = json.dumps(asdict(networks[network]))
        return lambda: Sample(float(ask(command, given)))

    return runs


def whole(workshop: Workshop, name: str) -> Callable[[], Sample]:
    """Make what summarises a network in a process that counts as a whole, from its start to its end."""
    network, who = name.split()
    source, log = TORCH[network], workshop.folder / f"{network}.log"
    python = interpreter(workshop, who)
    if who == "ours":
        program = workshop.folder / f"{network}.py"
        program.write_text(source.code, encoding="utf-8")
        options = ("--input", source.input, "--object", source.object)
        return lambda: run([python, "-m", "sphinxext_cnnparams", "summary", str(program), *options], log)
    given = workshop.folder / f"{network}.json"
    given.write_text(json.dumps(asdict(source)), encoding="utf-8")
    return lambda: run([python, CLOCKS, who, "0"], log, given)


TORCHINFO = Group(
    tuple(
        Measure(f"{name}: torchinfo on the meta device, to ours", at_least(10), f"{name} torchinfo", f"{name} ours")
        for name in TORCH
    ),
    within(TORCH),
)
KERAS_BUILT = Group(
    tuple(
        Measure(f"{name}: Keras, built and summarised, to ours", at_least(40), f"{name} keras", f"{name} ours")
        for name in TALLER
    ),
    within(KERAS),
)
PROCESS = Group(
    (Measure("a whole process, the small network: torchinfo to ours", at_least(40), "small torchinfo", "small ours"),),
    whole,
)
