"""Files that cannot be read, or not wholly: a clear line each, and all else is read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_cnnparams.documents.read import FORMATS, LARGEST, read_document, read_text_as


def said(path: Path) -> str:
    document = read_document(path)
    assert document.pieces == ()
    return document.problems[0].message


def test_no_file_and_no_text(tmp_path: Path) -> None:
    assert said(tmp_path / "none.md") == "this cannot be read: no such file or directory"
    assert said(tmp_path) == "this is a folder"
    (tmp_path / "a.md").write_bytes(b"PNG\x00\x01")
    assert said(tmp_path / "a.md") == "this file is no text"
    (tmp_path / "b.md").write_bytes(b"a\nb \xff c")
    assert said(tmp_path / "b.md") == "this file is not in UTF-8: line 2 has a byte that is none"
    (tmp_path / "loop.md").symlink_to("loop.md")
    assert said(tmp_path / "loop.md").startswith("this cannot be read: too many levels of symbolic links")
    (tmp_path / "big.md").write_bytes(b"a" * (LARGEST + 1))
    assert said(tmp_path / "big.md") == "this file has 10,000,001 bytes, more than the 10,000,000 that are read"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x")
    (tmp_path / "a.md").chmod(0)
    assert said(tmp_path / "a.md") == "this cannot be read: permission denied"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "it ends too early"),
        ('{"cells": [', 1, "it ends too early"),
        ('{"cells":\n [1 2]}', 2, ", is missing here"),
        ('{"cells": "a\n', 1, "a string is missing here, or does not end"),
        ("[" * 5000, 1, "it is nested too deeply"),
        ("{} x", 1, "something follows behind its end"),
    ],
)
def test_broken_notebooks(text: str, line: int, message: str) -> None:
    (problem,) = read_text_as(text, "notebook").problems
    assert (problem.line, problem.message) == (line, f"this notebook is no JSON: {message}")


@pytest.mark.parametrize("text", ["{}", "[]", "3", '{"cells": {}}', '{"cells": [3, null, "a"]}', '{"cells": []}'])
def test_notebooks_without_cells(text: str) -> None:
    assert [problem.message for problem in read_text_as(text, "notebook").problems] == ["this notebook has no cells"]


@pytest.mark.parametrize(
    "text", ['{"cells": [{"cell_type": 3}]}', '{"cells": [{"cell_type": "code", "source": [3], "outputs": 3}]}']
)
def test_odd_cells(text: str) -> None:
    document = read_text_as(text, "notebook")
    assert (document.pieces, document.problems) == ((), ())


def test_a_fence_that_is_not_closed_ends_with_the_file() -> None:
    document = read_text_as("Text.\n\n```python\nx = f(1)\n", "markdown")
    assert [(problem.line, problem.message) for problem in document.problems] == [(3, "this fence is not closed")]
    assert document.pieces[-1].text == "x = f(1)"


@pytest.mark.parametrize("form", sorted(set(FORMATS.values())))
@given(text=st.text(st.sampled_from("ab1 \n\r\t#`~:*_$\\[](){}<>|=-+.\"'>%&;\x00é\u2028"), max_size=80))
def test_nothing_kills_it(form: str, text: str) -> None:
    document = read_text_as(text, form)
    assert not [problem for problem in document.problems if "fault" in problem.message]
    for piece in document.pieces:
        place = piece.place(0, len(piece.text))
        assert 0 <= place.start <= place.end <= len(text)


@pytest.mark.parametrize(
    "text", ["*" * 50_000, "[" * 20_000, "> " * 2_000 + "a", "a\n" * 50_000, "`" * 30_000, "| a " * 5_000, "$" * 20_000]
)
@pytest.mark.parametrize("form", ["markdown", "rest", "text", "python"])
def test_monstrous_text(form: str, text: str) -> None:
    assert not [problem for problem in read_text_as(text, form).problems if "fault" in problem.message]


@pytest.mark.parametrize(
    ("form", "found"),
    [
        ("markdown", "reading this file needs markdown_it: pip install 'sphinxext-cnnparams[cli]'"),
        ("notebook", "reading this file needs markdown_it: pip install 'sphinxext-cnnparams[cli]'"),
        ("rest", ""),
    ],
)
def test_what_is_not_installed_is_named(form: str, found: str) -> None:
    program = (
        "import sys; sys.modules['markdown_it'] = None\n"
        "from sphinxext_cnnparams.documents.read import read_text_as\n"
        f"print(*(p.message for p in read_text_as('Text.', {form!r}).problems))"
    )
    made = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert made.stdout.strip() == found
