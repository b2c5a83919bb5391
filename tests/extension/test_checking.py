"""Verifying without writing pages, and comments that cannot be judged."""

from __future__ import annotations

import json

import pytest

from conftest import CONF, Project

PAGE = """\
# A page

:::{cnn-summary} net
:input: 8x8x1

Conv2D(2, 3)  # 21 parameters
Flatten()  # what was 6 x 6 x 2 lies flat
:::

{cnn:params}`20 <net.conv2d>` and {cnn:params}`19 <net.conv2d>`
"""
WRONG = "conv2d has 20 parameters, the comment says 21; 2 × (1 × 3 × 3 + 1) = 20"
UNJUDGED = "the comment what was 6 x 6 x 2 lies flat seems to state something, but was not judged"


def test_the_builder_that_checks_leaves_what_it_found(project: Project) -> None:
    project.write({"index.md": PAGE})
    built = project.build("cnn-check")
    assert built.status == 1
    found = [json.loads(line) for line in built.text("output.json").splitlines()]
    places = [(entry["filename"], entry["lineno"], entry["status"]) for entry in found]
    assert places == [("index.md", 6, "claim"), ("index.md", 7, "unjudged"), ("index.md", 10, "claim")]
    assert [found[0]["message"], found[1]["message"]] == [WRONG, UNJUDGED]
    lines = PAGE.splitlines()
    begins = [lines[entry["lineno"] - 1][entry["column"] - 1 :] for entry in found]
    assert [one[:8] for one in begins] == ["21 param", "what was", "19 <net."]
    assert built.text("output.txt").splitlines()[0] == f"index.md:6: [claim] {WRONG}"
    assert not list(built.output.glob("*.html"))
    assert f"index.md:7: WARNING: {UNJUDGED} [cnnparams.unjudged]" in built.messages


def test_nothing_wrong_leaves_empty_files(project: Project) -> None:
    project.write({"index.md": "# A page\n\n:::{cnn-summary} net\n:input: 4\n\nDense(2)\n:::\n"})
    built = project.build("cnn-check")
    assert (built.status, built.text("output.json"), built.text("output.txt")) == (0, "", "")


@pytest.mark.parametrize(("setting", "status", "said"), [("off", 0, False), ("warning", 0, True), ("error", 1, True)])
def test_a_comment_that_is_not_judged_does_what_the_configuration_says(
    project: Project, setting: str, status: int, said: bool
) -> None:
    page = "# A page\n\n:::{cnn-summary} net\n:input: 8x8x1\n\nConv2D(2, 3)  # 6 x 6 is what remains\n:::\n"
    project.write({"conf.py": f"{CONF}cnnparams_unjudged = {setting!r}\n", "index.md": page})
    built = project.build("dummy")
    assert built.status == status
    assert any("was not judged" in message for message in built.messages) is said
