"""What the documentation says of the command line, and what others are given to run it."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sphinxext_cnnparams.cli.arguments import make_parser
from sphinxext_cnnparams.documents.read import FORMATS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")
TERM = re.compile(r"^(`-.*)\n: ", re.MULTILINE)
OPTION = re.compile(r"`(-[\w-]+)(?: ([^`]+))?`")


def commands() -> dict[str, argparse.ArgumentParser]:
    parser = make_parser()
    (group,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return dict(group.choices)


def described(section: str) -> dict[str, str]:
    return {name: value for term in TERM.findall(section) for name, value in OPTION.findall(term)}


def section(name: str) -> str:
    found = re.search(rf"^## `cnnparams {name} [^`]*`\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("name", ["summary", "audit", "guard"])
def test_every_option_is_described_as_it_is(name: str) -> None:
    expected = {}
    for action in commands()[name]._actions:
        values = "|".join(action.choices) if action.choices else str(action.metavar or "")
        expected |= {option: values for option in action.option_strings if option not in {"-h", "--help"}}
    assert described(section(name)) == expected


def test_every_command_is_described() -> None:
    assert re.findall(r"^## `cnnparams (\w+)", PAGE, re.MULTILINE) == list(commands())
    options = {option for action in make_parser()._actions for option in action.option_strings}
    assert described(PAGE.partition("\n## ")[0]).keys() == options


def test_every_kind_of_file_is_listed() -> None:
    page = (ROOT / "docs" / "how-to" / "check-a-tutorial.md").read_text(encoding="utf-8")
    listed = re.findall(r"`(\.\w+)`", page.partition("## What it reads")[2].partition("\n\nThe same")[0])
    assert sorted(name.lower() for name in listed) == sorted(FORMATS)


def test_the_problem_matcher_finds_the_findings(audited: Path, run: Callable[..., tuple[int, str, str]]) -> None:
    matcher = json.loads((ROOT / "docs" / "how-to" / "cnnparams-problem-matcher.json").read_text(encoding="utf-8"))
    (pattern,) = matcher["problemMatcher"][0]["pattern"]
    (audited / "a.md").write_text("One contradicted=320 and stale=5.\n")
    cells = [{"cell_type": "markdown", "source": "An arithmetic=7."}]
    (audited / "n.ipynb").write_text(json.dumps({"cells": cells}))
    lines = run("audit", ".", "--all")[1].splitlines()
    found = [match for line in lines if (match := re.search(pattern["regexp"], line))]
    assert [(m[pattern["file"]], m[pattern["line"]], m[pattern["column"]], m[pattern["code"]]) for m in found] == [
        ("a.md", "1", "18", "contradicted"),
        ("a.md", "1", "32", "stale"),
        ("n.ipynb", "1", "15", "arithmetic"),
    ]
    assert all(m[pattern["message"]].startswith("net.c1 has 7 parameters") for m in found)


def test_the_hook_takes_the_files_that_are_read() -> None:
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    pattern = re.search(r"files: (.*)", hook)
    assert pattern is not None
    for suffix in FORMATS:
        name = f"docs/a{suffix.replace('rmd', 'Rmd')}"
        assert bool(re.search(pattern[1], name)) == (suffix != ".txt"), name
    assert "entry: cnnparams audit\n" in hook
