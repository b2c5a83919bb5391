"""Clocks within a process: how long a network takes, made and summarised by a framework, or read and worked out by us.

``python clocks.py NAME TIMES`` takes a program as JSON from its input, and prints the median of the seconds it took.
It runs in an interpreter that may have the frameworks and nothing else: it imports no other part of the benchmark.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

Act = Callable[[], object]


def made(source: dict[str, str]) -> Any:
    """Run a program and give its model."""
    names: dict[str, Any] = {"__name__": "__main__"}
    exec(compile(source["code"], "program", "exec"), names)
    return eval(source["object"], names)


def torchinfo(source: dict[str, str]) -> Act:
    """Make a model of PyTorch on the meta device, which has no values, and summarise it by torchinfo."""
    import torch
    from torchinfo import summary

    shape = (1, *map(int, source["input"].split("x")))

    def act() -> object:
        with torch.device("meta"):
            return summary(made(source), input_size=shape, device="meta", verbose=0)

    return act


def keras(source: dict[str, str]) -> Act:
    """Build a model of Keras and summarise it."""
    import keras as framework

    def act() -> None:
        framework.backend.clear_session()
        made(source).summary(print_fn=lambda *_, **__: None)

    return act


def ours(source: dict[str, str]) -> Act:
    """Read a program and work out its network."""
    from sphinxext_cnnparams import read, summarize

    def act() -> object:
        reading = read(source["code"], input=source["input"], object=source["object"])
        if reading.network is None or reading.problems:
            raise SystemExit(f"not read: {reading.problems}")
        return summarize(reading.network)

    return act


CLOCKS: dict[str, Callable[[dict[str, str]], Act]] = {"torchinfo": torchinfo, "keras": keras, "ours": ours}


def seconds(act: Act) -> float:
    """Give the processor time something takes."""
    begin = time.process_time()
    act()
    return time.process_time() - begin


def main(name: str, times: str) -> None:
    """Do it once to warm up, then measure it some times, if any."""
    act = CLOCKS[name](json.load(sys.stdin))
    act()
    taken = [seconds(act) for _ in range(int(times))]
    if taken:
        sys.stdout.write(f"{statistics.median(taken)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
