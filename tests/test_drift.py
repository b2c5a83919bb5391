"""The tool that changes one thing at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from conftest import CONF, Project

PAGE = """\
# Page

:::{cnn-summary} net
:input: 28x28x1

c1 = Conv2D(32, 3)  # 320 parameters
MaxPooling2D(2)
Flatten()
d1 = Dense(10)
:::

The convolution has {cnn:params}`320 <net.c1>` parameters, all have {cnn:params}`54,410 <net>`, which is
{cnn:params}`more than 50 thousand <net>`. It gives {cnn:output}`26 × 26 × 32 <net.c1>`.
"""


@pytest.fixture
def drift(tool: Callable[[str], ModuleType]) -> ModuleType:
    return tool("drift")


@pytest.fixture
def folder(project: Project) -> Path:
    project.write({"conf.py": CONF, "index.md": PAGE})
    return project.source


def test_every_changed_number_is_noticed(drift: ModuleType, folder: Path) -> None:
    found = list(drift.judge_numbers(drift.read_site(folder)))
    assert len(found) > 30
    assert {said.text for outcome, said, _ in found if outcome != "noticed"} <= {"more than 50 thousand"}


def test_every_change_of_the_code_is_noticed_or_not_stated(drift: ModuleType, folder: Path) -> None:
    found = Counter(outcome for outcome, _, _ in drift.judge_code(drift.read_site(folder), 0))
    assert found["noticed"] > 10
    assert found["holds before and after"] == 0


def test_a_build_reports_it_on_its_line(drift: ModuleType, folder: Path) -> None:
    assert drift.check_really(folder, drift.read_site(folder), 4) == []


def test_documentation_that_is_wrong_is_refused(drift: ModuleType, folder: Path) -> None:
    (folder / "index.md").write_text(PAGE.replace("54,410", "54,411"), encoding="utf-8")
    with pytest.raises(SystemExit, match="is not right as it is"):
        drift.read_site(folder)
