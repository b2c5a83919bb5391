"""Read what was written to take long, or much memory, and print what each program takes.

``python tools/hostile.py`` fails where one takes more than 2 seconds of processor time or 200 MB; ``--name`` reads only
those whose name contains a text.  Each is read in a process of its own.
"""

from __future__ import annotations

import argparse
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from figures import write

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = ROOT / "tests" / "cases" / "hostile.txt"
HEAD = (
    "import copy, functools, itertools, math, operator\nimport numpy as np\nfrom torch import nn\n"
    "model = nn.Sequential(nn.Linear(3, 4))\n"
)
SECONDS, MEGABYTES, PATIENCE = 2.0, 200, 60
LONG = {
    "a list in a loop": "for i in range(100000):\n    x = [" + "1, " * 5000 + "]",
    "a list under an unknown condition": "import settings\nfor i in range(100000):\n    if settings.a:\n        x = ["
    + "1, " * 5000
    + "]",
    "parentheses": "x = " + "(" * 5000 + "1" + ")" * 5000,
    "minus signs": "x = " + "-" * 100_000 + "1",
    "a sum": "x = " + "+".join("1" * 100_000),
    "attributes": "x = model" + ".a" * 50_000,
    "calls": "x = model" + "()" * 50_000,
    "elif": "if x: pass\n" + "elif x: pass\n" * 5000,
    "nested conditions": "".join(" " * i + "if x:\n" for i in range(99)) + " " * 99 + "pass",
    "lines": "x = 1\n" * 1_000_000,
    "a long text": "x = '" + "a" * 10_000_000 + "'",
    "a long comment": "# " + "a" * 10_000_000,
    "comments": "x = 1  # 1,000 parameters\n" * 20_000,
    "layers": "".join(f"l{i} = nn.Linear(3, 3)  # 12 parameters\n" for i in range(20_000)),
    "digits": "x = " + "9" * 5000,
    "hexadecimal digits": "y = nn.Linear(3, 0x" + "f" * 5000 + ")",
    "a formatted text": "x = f'" + "{1}" * 50_000 + "'",
    "decorators": "@a\n" * 5000 + "def f(): pass",
    "comprehensions": "x = [1 " + "for i in range(9) " * 200 + "]",
    "a dictionary": "x = {" + ", ".join(f"'k{i}': {i}" for i in range(60_000)) + "}",
    "cases": "match x:\n" + "".join(f"    case {i}: pass\n" for i in range(5000)),
    "functions nobody knows": "for i in range(20000):\n    torch.synchronise_all(i)",
    "many functions nobody knows": "".join(f"torch.sinchronise_{i}x(1)\n" for i in range(5000)),
    "many names nobody knows": "".join(f"sinchronise_{i}x(1)\n" for i in range(5000)),
    "methods nobody knows": "x = torch.zeros(3)\nfor i in range(20000):\n    x.flaten_all",
    "attributes nobody knows": "class N(nn.Module):\n    def __init__(self):\n        super().__init__()\n"
    + "".join(f"        self.layer_{i} = nn.Linear(3, 3)\n" for i in range(200))
    + "".join(f"        self.layre_{i}x\n" for i in range(3000))
    + "        for i in range(20000):\n            self.layer_abc\n"
    + "    def forward(self, x):\n        return x\nnet = N()",
    "arguments nobody knows": "for i in range(20000):\n    nn.Conv2d(3, 3, kernal_size=3)",
    "a number in a comment": "y = nn.Linear(3, 4)  # " + "9" * 5000 + " parameters",
    "a product in a comment": "y = nn.Linear(3, 4)  # " + "9*" * 5000 + "1 parameters",
    "powers in a comment": "y = nn.Linear(3, 4)  # 9**9**9 parameters = 9^9^9^9",
    "brackets in a comment": "y = nn.Linear(3, 4)  # " + "(" * 5000 + "1" + ")" * 5000 + " parameters",
}
"""Programs that are long themselves."""


def programs() -> Iterator[tuple[str, str]]:
    """Give all programs by their names."""
    parts = re.split(r"^## (.+)\n", PROGRAMS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for name, code in (*zip(parts[1::2], parts[2::2], strict=True), *LONG.items()):
        yield name, f"{HEAD}{code}\n"


def measure(code: str) -> tuple[float, float, int]:
    """Read a program in this process; give the seconds, the megabytes, and the length of the longest message."""
    from sphinxext_cnnparams import read, summarize

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    reading = read(code, dialect="torch", input="3")
    found = [*reading.problems, *(() if reading.network is None else summarize(reading.network).problems)]
    taken = time.process_time() - start
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return taken, memory, max((len(problem.message) for problem in found), default=0)


def main() -> int:
    """Read the programs one after the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--name", default="", help="only programs whose name contains this")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--write", action="store_true", help="write the figures into the documentation")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    if options.alone:
        print(*measure(sys.stdin.read()))
        return 0
    worst = (0.0, 0.0)
    failed = []
    for name, code in programs():
        if options.name not in name:
            continue
        try:
            command = [sys.executable, __file__, "--alone"]
            said = subprocess.run(command, input=code, capture_output=True, text=True, timeout=PATIENCE, check=True)
            seconds, megabytes, longest = map(float, said.stdout.split())
        except (subprocess.SubprocessError, ValueError) as failure:
            print(f"{name:40} {failure}")
            failed.append(name)
            continue
        worst = (max(worst[0], seconds), max(worst[1], megabytes))
        if seconds > SECONDS or megabytes > MEGABYTES:
            failed.append(name)
        print(f"{name:40} {seconds:6.2f} s {megabytes:6.0f} MB, longest message {longest:.0f}", flush=True)
    print(f"at most {worst[0]:.2f} s and {worst[1]:.0f} MB; too much: {', '.join(failed) or 'none'}")
    if options.write and not failed:
        count = sum(1 for _ in programs())
        took = f"at most {worst[0]:.1f} s of processor time and {worst[1]:.0f} MB each"
        write("hostile", f"{count} programs that were written to take long took {took}.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
