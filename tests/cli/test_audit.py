"""The command ``audit``: files, formats, exit status, cache."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sphinxext_cnnparams.audit.given import Given
from sphinxext_cnnparams.cli import cache, running
from sphinxext_cnnparams.cli.arguments import make_parser
from sphinxext_cnnparams.cli.found import Audited
from sphinxext_cnnparams.cli.progress import Progress

Run = Callable[..., tuple[int, str, str]]
NOTEBOOK = {
    "cells": [
        {"cell_type": "code", "source": "x = f(1)", "outputs": []},
        {"cell_type": "markdown", "source": ['# \u00c4 "b"\n', "\n", "A contradicted=320."]},
    ]
}


def write(folder: Path) -> None:
    (folder / "a.md").write_text(
        "# Title\n\nIt has contradicted=320 and confirmed=7, unexplained=5.\n", encoding="utf-8"
    )
    (folder / "b.rst").write_text("Title\n=====\n\nIt has stale=1,024.\n\nIt has arithmetic=5.\n", encoding="utf-8")
    (folder / "n.ipynb").write_text(json.dumps(NOTEBOOK, indent=1), encoding="utf-8")


TEXT = """\
a.md:3:21: contradicted: net.c1 has 7 parameters, the text says 320, 100% given 28x28x1
    3 │ It has contradicted=320 and confirmed=7, unexplained=5.
      │                     ^^^

b.rst:4:14: stale: net.c1 has 7 parameters, the text says 1,024, 100% given 28x28x1
    4 │ It has stale=1,024.
      │              ^^^^^

b.rst:6:19: arithmetic: net.c1 has 7 parameters, the text says 5, 100% given 28x28x1
    6 │ It has arithmetic=5.
      │                   ^

n.ipynb:3:16: contradicted (cell 2): net.c1 has 7 parameters, the text says 320, 100% given 28x28x1
    3 │ A contradicted=320.
      │                ^^^

3 files, 0 models: 1 confirmed, 2 contradicted, 1 arithmetic, 1 stale, 1 unexplained
"""


def test_a_report_to_read(audited: Path, run: Run) -> None:
    write(audited)
    assert run("audit", ".", "--input", "28x28x1") == (1, TEXT, "")


def test_a_terminal_gets_colours(audited: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("rich")
    write(audited)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("FORCE_COLOR", "1")
    _, out, _ = run("audit", ".", "--input", "28x28x1")
    assert "\x1b[1;31mcontradicted\x1b[0m" in out
    assert re.sub(r"\x1b\[[\d;]*m", "", out).split() == TEXT.split()


def test_all_shows_the_confirmed_and_the_unexplained_too(audited: Path, run: Run) -> None:
    write(audited)
    _, out, _ = run("audit", "a.md", "--all")
    assert "a.md:3:39: confirmed: 7 is params of net.c1\n" in out
    assert "a.md:3:54: unexplained: " in out


def test_long_lines_are_cut_around_the_number(audited: Path, run: Run) -> None:
    (audited / "a.md").write_text("word " * 60 + "contradicted=320 " + "word " * 60)
    _, out, _ = run("audit", "a.md")
    _, line, caret, *_ = out.splitlines()
    assert len(line) <= 100
    at = caret.index("^")
    assert line[at : at + 3] == "320"
    assert line[8] == line[-1] == "…"


def test_json(audited: Path, run: Run) -> None:
    write(audited)
    status, out, _ = run("audit", ".", "--format", "json")
    made = json.loads(out)
    kinds = [(found["file"], found["kind"]) for found in made["findings"]]
    assert status == 1
    assert kinds == [
        ("a.md", "contradicted"),
        ("a.md", "confirmed"),
        ("b.rst", "stale"),
        ("b.rst", "arithmetic"),
        ("n.ipynb", "contradicted"),
    ]
    first = made["findings"][0]
    message = first.pop("message")
    assert message.startswith("net.c1 has 7 parameters")
    assert first == {
        "file": "a.md",
        "line": 3,
        "column": 21,
        "cell": None,
        "start": 29,
        "end": 32,
        "kind": "contradicted",
        "text": "It has contradicted=320 and confirmed=7, unexplained=5.",
        "model": "net",
        "target": "net.c1",
        "quantity": "params",
        "stated": "320",
        "true": "7",
    }
    last = made["findings"][-1]
    assert (last["cell"], last["line"], last["column"]) == (2, 3, 16)
    assert (audited / "n.ipynb").read_text(encoding="utf-8")[last["start"] : last["end"]] == "320"
    assert "unexplained" in run("audit", ".", "--format", "json", "--all")[1]


def test_annotations_of_github(audited: Path, run: Run) -> None:
    write(audited)
    (audited / "a, b: 5%.md").write_text("A contradicted=320.\n")
    _, out, _ = run("audit", "a, b: 5%.md", "n.ipynb", "--format", "github")
    first, second, last = out.splitlines()
    assert first == (
        "::error file=a%2C b%3A 5%25.md,line=1,endLine=1,col=16,endColumn=19,title=contradicted%3A 320"
        "::net.c1 has 7 parameters, the text says 320, 100%25 given "
    )
    lines = (audited / "n.ipynb").read_text(encoding="utf-8").splitlines()
    number = next(i for i, line in enumerate(lines, 1) if "=320" in line)
    assert f"line={number},endLine={number},col={lines[number - 1].index('320') + 1}," in second
    assert last == "2 files, 0 models: 0 confirmed, 2 contradicted"


def test_sarif_has_what_its_schema_requires(audited: Path, run: Run) -> None:
    write(audited)
    (audited / "ä b.md").write_text("```python\nx = 1\n\nA stale=320.\n", encoding="utf-8")
    _, out, _ = run("audit", ".", "--format", "sarif", "--all")
    log = json.loads(out)
    assert log["version"] == "2.1.0"
    (made,) = log["runs"]
    rules = [rule["id"] for rule in made["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules)) == 5
    assert made["results"]
    for result in made["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["kind"] in {"pass", "open", "informational", "notApplicable", "review", "fail"}
        assert result["kind"] == "fail" or result["level"] == "none"
        assert result["message"]["text"]
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])
        assert min(region["startLine"], region["startColumn"]) >= 1
        assert uri in {"a.md", "b.rst", "n.ipynb", "%C3%A4%20b.md"}
    (invocation,) = made["invocations"]
    assert invocation["executionSuccessful"] is True
    assert [one["message"]["text"] for one in invocation["toolExecutionNotifications"]] == ["this fence is not closed"]


def test_the_numbers_of_a_whole_repository(audited: Path, run: Run) -> None:
    write(audited)
    (audited / "plain.md").write_text("Nothing.")
    status, out, _ = run("audit", ".", "--summary")
    assert status == 1
    assert out.splitlines() == [
        "file     models  confirmed  contradicted  arithmetic  stale",
        "───────  ──────  ─────────  ────────────  ──────────  ─────",
        "a.md          0          1             1           ·      ·",
        "n.ipynb       0          ·             1           ·      ·",
        "b.rst         0          ·             ·           1      1",
        "",
        "4 files, 0 models: 1 confirmed, 2 contradicted, 1 arithmetic, 1 stale, 1 unexplained",
    ]
    made = json.loads(run("audit", ".", "--summary", "--format", "json")[1])
    assert made["totals"]["contradicted"] == 2
    assert made["totals"]["files"] == len(made["files"]) == 4


@pytest.mark.parametrize(
    ("text", "strict", "status"),
    [
        ("confirmed=7", False, 0),
        ("unexplained=7", True, 0),
        ("contradicted=7", False, 1),
        ("stale=7", False, 0),
        ("arithmetic=7", False, 0),
        ("stale=7", True, 1),
        ("arithmetic=7", True, 1),
    ],
)
def test_exit_status(audited: Path, run: Run, text: str, strict: bool, status: int) -> None:
    (audited / "a.md").write_text(f"A {text}.")
    assert run("audit", "a.md", *(["--strict"] if strict else []))[0] == status


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["audit", "none.md"], "there is no file none.md"),
        (["audit", ".", "--input", "3xx"], "the option --input must be a shape"),
        (["audit", ".", "--let", "a b"], "the option --let must be names and values"),
        (["audit", ".", "--format", "xml"], "invalid choice: 'xml'"),
        (["audit", ".", "--jobs", "0"], "argument --jobs"),
        (["audit"], "the following arguments are required: FILE"),
        (["summary", "a.md", "--columns", "layer, size"], "there is no file a.md"),
        (["nothing"], "invalid choice: 'nothing'"),
        ([], "usage: cnnparams"),
    ],
)
def test_bad_usage(run: Run, arguments: list[str], said: str) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert said in err


def test_what_cannot_be_read_is_said_and_the_rest_goes_on(audited: Path, run: Run) -> None:
    write(audited)
    (audited / "broken.ipynb").write_text('{"cells": [')
    (audited / "binary.md").write_bytes(b"\x00\x01")
    (audited / "gone.md").symlink_to("nowhere.md")
    status, out, _ = run("audit", ".")
    assert status == 1
    assert "broken.ipynb:1: not read: this notebook is no JSON: it ends too early\n" in out
    assert "binary.md:1: not read: this file is no text\n" in out
    assert "gone.md:1: not read: this cannot be read: no such file or directory\n" in out
    assert out.endswith("; 3 files could not be read, or not wholly\n")


def test_a_closed_folder_is_named(audited: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def close(function: Callable[..., object]) -> Callable[..., object]:
        def closed(path: str) -> object:
            if str(path).endswith("closed"):
                raise PermissionError(13, "Permission denied", str(path))
            return function(path)

        return closed

    write(audited)
    (audited / "closed").mkdir()
    for name in ("scandir", "listdir"):
        monkeypatch.setattr(os, name, close(getattr(os, name)))
    status, out, _ = run("audit", ".")
    assert status == 1
    assert "closed:1: not read: this cannot be read: permission denied\n" in out
    assert "4 files, " in out


def test_folders(audited: Path, run: Run) -> None:
    for name in ("b/c.md", ".git/d.md", "node_modules/e.md", "b/.f.md", "b/g.png", "b/h.qmd", "_build/i.md"):
        (audited / name).parent.mkdir(exist_ok=True)
        (audited / name).write_text("A contradicted=320.")
    (audited / "b" / "circle").symlink_to("..")
    made = json.loads(run("audit", ".", "b/c.md", "--format", "json")[1])
    assert [found["file"] for found in made["findings"]] == ["b/c.md", "b/h.qmd"]


def test_a_fault_of_ours_in_one_file_is_said_there(audited: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("oh")

    write(audited)
    monkeypatch.setattr("sphinxext_cnnparams.cli.examine.audit_document", fail)
    status, out, _ = run("audit", "a.md")
    assert status == 0
    assert (
        "a.md:1: not read: this document could not be audited, by a fault of this program (ZeroDivisionError in" in out
    )


def test_what_has_not_changed_is_not_audited_again(audited: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write(audited)
    first = run("audit", ".", "--input", "28x28x1")
    assert len(list(cache.folder().rglob("*.json"))) == 3
    seen: list[str] = []
    examine = running.examine

    def note(path: str, given: Given) -> Audited:
        seen.append(path)
        return examine(path, given)

    monkeypatch.setattr(running, "examine", note)
    assert run("audit", ".", "--input", "28x28x1") == first
    assert seen == []
    run("audit", ".", "--input", "32x32x3")
    assert seen == ["a.md", "b.rst", "n.ipynb"]
    (audited / "a.md").write_text("A confirmed=7.")
    run("audit", ".", "--input", "32x32x3")
    assert seen[3:] == ["a.md"]
    run("audit", ".", "--input", "32x32x3", "--no-cache")
    assert len(seen) == 7


def test_a_broken_cache_is_no_harm(audited: Path, run: Run) -> None:
    write(audited)
    first = run("audit", ".")
    for path in cache.folder().rglob("*.json"):
        path.write_text('{"shown": 3}')
    assert run("audit", ".") == first
    os.environ["XDG_CACHE_HOME"] = "/dev/null/x"
    assert run("audit", ".") == first


def test_many_files_in_several_processes_are_as_in_one(audited: Path, run: Run) -> None:
    for number in range(20):
        (audited / f"{number:02}.md").write_text(f"A contradicted={number}.")
    alone = run("audit", ".", "--jobs", "1", "--no-cache")
    assert alone[1].count("contradicted:") == 20
    assert run("audit", ".", "--jobs", "3", "--no-cache") == alone


def _die(path: str, given: Given) -> Audited:
    if path == "03.md":
        os._exit(9)
    return Audited(path)


def test_a_file_that_ends_its_process_is_named(audited: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"{number:02}.md" for number in range(10)]
    monkeypatch.setattr(running, "examine", _die)
    found = running.run(names, Given(), jobs=2, cached=False, progress=Progress())
    assert [audited.path for audited in found] == names
    assert {audited.path: audited.problems[0].message for audited in found if audited.problems} == {
        "03.md": running.LOST
    }


def test_as_a_program(audited: Path) -> None:
    (audited / "a.md").write_text("Nothing.")
    made = subprocess.run(
        [sys.executable, "-m", "sphinxext_cnnparams", "audit", "a.md"], check=False, capture_output=True, text=True
    )
    assert (made.returncode, made.stdout, made.stderr) == (0, "1 file, 0 models: 0 confirmed, 0 contradicted\n", "")
    made = subprocess.run(
        [sys.executable, "-m", "sphinxext_cnnparams", "--version"], check=False, capture_output=True, text=True
    )
    assert made.stdout.startswith("cnnparams 0.")


def test_nobody_waits_for_a_pipe_in_a_folder(audited: Path, run: Run) -> None:
    write(audited)
    os.mkfifo(audited / "pipe.md")
    (audited / "link.md").symlink_to("pipe.md")
    (audited / "loop.md").symlink_to("loop.md")
    status, out, _ = run("audit", ".")
    assert status == 1
    assert "pipe.md" not in out
    assert "link.md" not in out
    assert "loop.md:1: not read: this cannot be read: too many levels of symbolic links\n" in out


def test_an_object_that_is_not_there_is_told_of(audited: Path, run: Run) -> None:
    (audited / "one.md").write_text("A contradicted=320.")
    assert "one.md:1: note: no model of this document is called 'zzz'\n" in run("audit", "one.md", "--object", "zzz")[1]
    assert "note:" not in run("audit", "one.md")[1]


def test_names_may_be_given_one_by_one() -> None:
    options = make_parser().parse_args(["audit", "a.md", "--let", "a=1", "--let", "b=(28, 28, 1)"])
    assert options.let == "a=1, b=(28, 28, 1)"


def test_colours_of_a_stored_output_are_not_shown(audited: Path, run: Run) -> None:
    text = "\x1b[1mTotal\x1b[0m contradicted=\x1b[38;5;34m27,310\x1b[0m params"
    (audited / "one.txt").write_text(text.replace("=\x1b[38;5;34m", "="), encoding="utf-8")
    out = run("audit", "one.txt")[1]
    shown = [line for line in out.splitlines() if "│" in line]
    assert shown[0].endswith("│ Total contradicted=27,310 params")
    assert shown[1].index("^") == shown[0].index("27,310")
