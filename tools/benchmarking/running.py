"""Processes and what they cost: processor time and memory, as the operating system counts them."""

from __future__ import annotations

import os
import resource
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SURROUNDINGS = {
    **os.environ,
    "PYTHONHASHSEED": "0",
    "PYTHONPATH": str(ROOT),
    "PYTHONDONTWRITEBYTECODE": "",
    "KERAS_BACKEND": "torch",
}


@dataclass(frozen=True, slots=True)
class Sample:
    """Hold what one run took: seconds of processor time, the peak of its memory in kB, and what it left."""

    seconds: float
    memory: int = 0
    environment: int = 0
    """The size of Sphinx's environment in bytes."""
    pages: int = 1


def run(command: list[str], log: Path, given: Path | None = None) -> Sample:
    """Run a process to its end; its output goes into a file, which is quoted where the process fails."""
    with log.open("wb") as output, (given or Path(os.devnull)).open("rb") as text:
        files = [(os.POSIX_SPAWN_DUP2, text.fileno(), 0)]
        files += [(os.POSIX_SPAWN_DUP2, output.fileno(), number) for number in (1, 2)]
        number = os.posix_spawn(command[0], command, SURROUNDINGS, file_actions=files)
        _, status, usage = os.wait4(number, 0)
    if status:
        raise RuntimeError(f"{' '.join(command)} failed:\n{log.read_text(errors='replace')[-3000:]}")
    return Sample(usage.ru_utime + usage.ru_stime, peak(usage.ru_maxrss))


def peak(kilobytes: int) -> int:
    """Give the peak of a process; 0 where it may be that of this one, from which a process begins."""
    return kilobytes if kilobytes > resource.getrusage(resource.RUSAGE_SELF).ru_maxrss else 0


def ask(command: list[str], given: str = "") -> str:
    """Run a process, and give what it prints; raise RuntimeError where it fails."""
    said = subprocess.run(command, env=SURROUNDINGS, input=given, capture_output=True, text=True, check=False)
    if said.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{said.stderr[-3000:]}")
    return said.stdout
