"""Programs that leave open what a model is, or seem to: a number that cannot be known is unknown, and it is said why.

Each program of tests/cases/open stands below a headline: its name, its parameters, and what is said first.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sphinxext_cnnparams import read, summarize
from sphinxext_cnnparams.core.quantities import QUANTITIES, Format, Selection
from sphinxext_cnnparams.readers.read import observe

CASES = Path(__file__).parents[1] / "cases" / "open"
HEADLINE = re.compile(r"^## (?P<name>[^|\n]+) \| (?P<params>\w+)(?: \| (?P<said>.+))?$", re.MULTILINE)
IMPORTS = {
    "keras": "import os\nimport keras\nimport numpy as np\nfrom keras import Input, Model, Sequential, layers, ops\n"
    "from keras.layers import *\nN = int(os.environ.get('N'))\n",
    "torch": "import os\nimport numpy as np\nimport torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n"
    "N = int(os.environ.get('N'))\n",
}


def programs() -> list[object]:
    found = []
    for path in sorted(CASES.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        heads = list(HEADLINE.finditer(text))
        for head, after in zip(heads, [*heads[1:], None], strict=True):
            code = text[head.end() : None if after is None else after.start()]
            wanted = head["params"], head["said"] or ""
            found.append(pytest.param(path.stem, code.strip("\n"), wanted, id=f"{path.stem}: {head['name']}"))
    return found


def test_what_python_cannot_read_prints_nothing() -> None:
    assert observe("print(1") == ()


@pytest.mark.parametrize(("framework", "code", "wanted"), programs())
def test_what_is_known_and_what_is_said(framework: str, code: str, wanted: tuple[str, str]) -> None:
    reading = read(IMPORTS[framework] + code, dialect=framework)
    problems = [problem.message for problem in reading.problems]
    if reading.network is None:
        assert ("unread", problems[0]) == wanted
        return
    summary = summarize(reading.network)
    params = QUANTITIES["params"].of(Selection(summary, summary.rows, "model", whole=True), Format())
    problems += [problem.message for problem in summary.problems]
    assert ("unknown" if params is None else str(params), problems[0] if problems else "") == wanted
