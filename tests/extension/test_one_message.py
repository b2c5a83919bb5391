"""One mistake, one message: where it was made, with what to type instead."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Project

PAGES = Path(__file__).parents[1] / "cases" / "mistakes"
MISTAKES: list[list[str]] = json.loads(PAGES.with_suffix(".json").read_text(encoding="utf-8"))
"""A page, what stands on it and what is typed instead, and how the one message begins, after the file."""


@pytest.mark.parametrize(("page", "right", "typed", "said"), MISTAKES, ids=[f"{m[0]}: {m[2]}" for m in MISTAKES])
def test_a_mistake_gives_one_message(project: Project, page: str, right: str, typed: str, said: str) -> None:
    text = (PAGES / page).read_text(encoding="utf-8")
    name = f"index{Path(page).suffix}"
    project.write({name: text.replace(right, typed, 1)})
    built = project.build("dummy")
    (message,) = built.messages
    line, _, words = said.partition(": ")
    assert message.startswith(f"{name}:{line}: ERROR: {words}")
    assert built.status == 1


@pytest.mark.parametrize("page", sorted(path.name for path in PAGES.iterdir()))
def test_the_pages_are_right(project: Project, page: str) -> None:
    project.write({f"index{Path(page).suffix}": (PAGES / page).read_text(encoding="utf-8")})
    built = project.build("dummy")
    assert (built.status, built.messages) == (0, [])


def test_other_pages_say_it_once(project: Project) -> None:
    text = (PAGES / "keras.md").read_text(encoding="utf-8")
    other = "# Other\n\nIt has {cnn:params}`320 <net.conv1>` and {cnn:params}`18,496 <net.conv2>` parameters.\n"
    index = "```{toctree}\nother\nfurther\n```\n"
    further = "# Further\n\n{cnn:params}`34,826 <net>`\n"
    project.write({"index.md": text.replace("kernel_size", "kernal_size") + index, "other.md": other})
    project.write({"further.md": further})
    built = project.build("dummy")
    assert [message.partition(" [")[0] for message in built.messages] == [
        "further.md:3: ERROR: 1 statement on this page depends on it and was not judged; see index.md:9",
        "index.md:9: ERROR: conv1 (Conv2D) has no argument kernal_size; did you mean kernel_size?; "
        "11 statements on 3 pages depend on it and were not judged",
        "other.md:3: ERROR: 2 statements on this page depend on it and were not judged; see index.md:9",
    ]


def test_what_is_wrong_by_itself_is_not_hidden(project: Project) -> None:
    text = (PAGES / "torch.md").read_text(encoding="utf-8")
    project.write({"index.md": text.replace("nn.Linear(120, 10)", "nn.Linear(84, 10)").replace("156 <", "165 <")})
    built = project.build("dummy")
    assert len(built.messages) == 2
    assert any("net.conv1 has 156 parameters, the text says 165" in message for message in built.messages)
