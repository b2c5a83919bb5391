"""The pages about the command line, worked through: what they show is what comes out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sphinxext_cnnparams.audit.audit import audit_document
from sphinxext_cnnparams.cli import examine
from sphinxext_cnnparams.cli.guard import plan

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "how-to" / "check-a-tutorial.md").read_text(encoding="utf-8")
REPOSITORY = (ROOT / "docs" / "how-to" / "audit-a-repository.md").read_text(encoding="utf-8")
Run = Callable[..., tuple[int, str, str]]
AUDIT = ROOT / "sphinxext_cnnparams" / "audit" / "models.py"
pytestmark = pytest.mark.skipif(not AUDIT.exists(), reason="the audit of documents is not there yet")


def block(page: str, language: str) -> str:
    found = re.search(rf"^(`{{3,}}){language}\n(?P<text>.*?)^\1$", page, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found["text"]


@pytest.fixture(autouse=True)
def tutorial(audited: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the page that is audited, and audit it truly."""
    for module in (examine, plan):
        monkeypatch.setattr(module, "audit_document", audit_document)
    (audited / "tutorial.md").write_text(block(PAGE, "md"), encoding="utf-8")
    return audited


def test_the_report_is_the_one_that_is_shown(run: Run) -> None:
    status, out, _ = run("audit", "tutorial.md")
    assert status == 1
    assert out.split()[: len(block(PAGE, "text").split())] == block(PAGE, "text").split()


def test_the_guarded_page_is_the_one_that_is_shown(tutorial: Path, run: Run) -> None:
    (tutorial / "conf.py").write_text('extensions = ["myst_parser", "sphinxext_cnnparams"]\n')
    _, out, _ = run("guard", "tutorial.md")
    shown = [line.rstrip() for line in block(PAGE, "diff").splitlines()]
    assert [line.rstrip() for line in out.splitlines()][3:] == shown


def test_the_data_are_those_that_are_shown(tutorial: Path, run: Run) -> None:
    (tutorial / "lessons").mkdir()
    (tutorial / "tutorial.md").rename(tutorial / "lessons" / "first-net.md")
    made = json.loads(run("audit", ".", "--format", "json")[1])
    shown = json.loads(block(REPOSITORY, "json"))
    assert made["findings"][0] == shown["findings"][0]
    assert made.keys() == shown.keys()
