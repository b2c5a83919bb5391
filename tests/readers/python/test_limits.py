"""Programs that were written to take long, or much memory: each is read to its end, or to a ceiling that is named."""

from __future__ import annotations

from typing import Any

import pytest

from sphinxext_cnnparams import read, summarize
from sphinxext_cnnparams.readers.python import limits

LONGEST = 400
"""Characters of the longest message."""
PARTS = 12
"""In how many parts all programs are read, so that no test takes long."""


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_is_written_is_read_or_given_up(tool: Any, part: int) -> None:
    failed = []
    for name, code in list(tool("hostile").programs())[part::PARTS]:
        reading = read(code, dialect="torch", input="3")
        found = [*reading.problems, *(() if reading.network is None else summarize(reading.network).problems)]
        failed += [f"{name}: {p.message[:LONGEST]}" for p in found if len(p.message) > LONGEST or "fault" in p.message]
    assert not failed, "\n".join(failed)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("x = 0x" + "f" * 100, "a number this large is not read"),
        ("x = int('9' * 5000)", "a number of so many digits is not read"),
        ("x = 2 ** 10000", "a number this large is not read"),
        ("x = round(1, -10 ** 9)", "rounding to so many digits is not read"),
        ("import operator\nx = operator.mul('x', 10 ** 9)", "a sequence this long is not read"),
        ("x = b'%1000000000d' % 1", "a text this wide is not read"),
        ("import itertools\nx = len(list(itertools.product([1], repeat=10 ** 9)))", "a product this large is not read"),
        ("import numpy as np\nx = len(np.arange(10 ** 6))", "an array this long is not read"),
        ("import re\nx = len(re.sub('a', 'b' * 101, 'a'))", "a replacement this long is not read"),
        ("import re\nx = len(re.findall('a*b*c*d*', 'a' * 100))", "can be tried in so many ways is not read"),
        ("x = len(str(list(range(2000))))", "the text of something this long is not read"),
    ],
)
def test_a_ceiling_names_itself(code: str, reason: str) -> None:
    reading = read(f"from torch import nn\n{code}\nmodel = nn.Sequential(nn.Linear(3, x))")
    assert reading.network is not None
    assert any(reason in problem.message for problem in summarize(reading.network).problems)


@pytest.mark.parametrize(
    ("code", "ceiling"),
    [
        ("x = []\nfor _ in range(17):\n    x.extend(x or [1])", f"more than {limits.ITEMS:,} items"),
        ("x = [1]\nfor _ in range(17):\n    x += x", f"more than {limits.ITEMS:,} items"),
        ("x = 1\nwhile x:\n    x += 1", f"more than {limits.STEPS:,} steps"),
    ],
)
def test_what_grows_without_end_is_given_up(code: str, ceiling: str) -> None:
    reading = read(f"from torch import nn\n{code}\nmodel = nn.Sequential(nn.Linear(3, x))")
    found = [*reading.problems, *(() if reading.network is None else summarize(reading.network).problems)]
    assert any(ceiling in problem.message for problem in found), found


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("x = 1\n" * 40_000, f"longer than {limits.CHARACTERS:,} characters"),
        ("x = [" + "1," * 45_000 + "]", f"more than {limits.MARKS:,} brackets, commas and lines"),
        ("x = " + "-" * 50_000 + "1", "too deep"),
        ("x = " + "9" * 5000, "so many digits"),
    ],
)
def test_a_text_that_is_too_long_is_not_parsed(text: str, reason: str) -> None:
    reading = read(text, dialect="torch")
    assert reading.network is None
    assert reason in reading.problems[-1].message


def test_a_class_with_many_bases_is_ordered_once() -> None:
    lines = ["class A0: pass", "class B0: pass"]
    for i in range(1, 40):
        lines += [f"class {name}{i}(A{i - 1}, B{i - 1}): pass" for name in "AB"]
    reading = read("\n".join(["from torch import nn", *lines, "model = nn.Sequential(nn.Linear(3, 4))"]), input="3")
    assert reading.network is not None


def test_what_python_thinks_of_the_style_is_not_printed(recwarn: pytest.WarningsRecorder) -> None:
    read("x = '\\d'\nif 1 is 1: pass\nassert (1, 'a')\nlayer = nn.Linear(3, 4)")
    assert not recwarn.list


def test_marks_at_the_beginning_and_halves_of_characters_are_passed_over() -> None:
    reading = read("\ufeffname = '\udc80'\nlayer = nn.Linear(3, 4)", input="3")
    assert not reading.problems
