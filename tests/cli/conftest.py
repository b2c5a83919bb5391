"""A command line whose audit finds what the tests say."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sphinxext_cnnparams.audit.audit import Report
from sphinxext_cnnparams.audit.finding import Finding, FindingKind
from sphinxext_cnnparams.audit.given import Given
from sphinxext_cnnparams.cli import examine, main
from sphinxext_cnnparams.documents.document import Document, Kind

WORD = re.compile(r"(confirmed|contradicted|arithmetic|stale|unexplained)=(\d+(?:,\d+)*)")


def find_words(document: Document, given: Given) -> Report:
    """Find ``contradicted=320`` in the texts of a document, instead of what is wrong with it."""
    found = []
    for piece in document.pieces:
        for match in WORD.finditer(piece.text) if piece.kind is not Kind.CODE else ():
            place = piece.place(match.start(2), match.end(2))
            kind = FindingKind(match[1])
            message = f"net.c1 has 7 parameters, the text says {match[2]}, 100% given {given.input}"
            found.append(
                Finding(document.path, place, kind, piece.text, match[2], "net", "net.c1", "params", "7", message)
            )
    return Report(tuple(found), (), document.problems)


@pytest.fixture(autouse=True)
def audited(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give a folder of documents that is the current one, and a cache of its own."""
    monkeypatch.setattr(examine, "audit_document", find_words)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "docs"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run the command line; give its exit status, what it printed, and what it complained about."""

    def run_it(*arguments: str) -> tuple[int, str, str]:
        status = main(arguments)
        out, err = capsys.readouterr()
        return status, out, err

    return run_it
