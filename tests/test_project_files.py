"""The files by which others find the project: they can be read, and say the same as the code."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from zipfile import ZipFile

import pytest
import yaml

import sphinxext_cnnparams

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted(p for p in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if p.stem != "config")
PINNED = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)(?:#[\w-]+)?\)")
FIELDS = {"markdown", "textarea", "input", "dropdown", "checkboxes"}


def load(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def steps(workflow: Path) -> Iterator[dict[str, Any]]:
    for job in load(workflow)["jobs"].values():
        yield from job["steps"]


def test_the_citation_has_the_version() -> None:
    cited = load(ROOT / "CITATION.cff")
    assert cited["version"] == sphinxext_cnnparams.__version__
    assert (cited["title"], cited["abstract"]) == (PROJECT["name"], PROJECT["description"])
    assert cited["license"] == PROJECT["license"]
    assert {"cff-version", "message", "authors"} <= {*cited}


def test_the_classifiers_are_the_versions_that_are_tried() -> None:
    tried = re.findall(r"session\(python=\[(.*?)\]", (ROOT / "noxfile.py").read_text(encoding="utf-8"))[0]
    named = [c.rpartition(" ")[2] for c in PROJECT["classifiers"] if re.search(r"Python :: 3\.\d+$", c)]
    assert named == re.findall(r"[\d.]+", tried)
    assert PROJECT["requires-python"] == f">={named[0]}"
    assert {"Operating System :: OS Independent", "Typing :: Typed"} <= {*PROJECT["classifiers"]}
    assert "Framework :: Sphinx :: Extension" in PROJECT["classifiers"]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_workflows_take_what_they_name(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    used = [line.strip().removeprefix("- ") for line in text.splitlines() if "uses:" in line]
    assert used
    assert [line for line in used if not PINNED.match(line)] == []
    assert load(workflow)["permissions"] == {"contents": "read"}
    said = " ".join(step.get("run", "") for step in steps(workflow))
    for path in re.findall(r"(?:\.ci|\.github|docs|tools|tests)/(?!_build)[\w./-]*\w", said):
        assert (ROOT / path).exists(), path


def test_only_the_publishing_job_may_ask_for_a_token() -> None:
    release = load(ROOT / ".github" / "workflows" / "release.yml")
    assert release["jobs"]["publish"]["permissions"] == {"id-token": "write"}
    assert "permissions" not in release["jobs"]["build"]
    assert release["jobs"]["publish"]["needs"] == "build"
    assert "password" not in str(release)


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_issue_forms_are_complete(form: Path) -> None:
    said = load(form)
    assert {"name", "description", "title", "labels", "body"} == {*said}
    assert {field["type"] for field in said["body"]} <= FIELDS
    names = [field["id"] for field in said["body"]]
    assert len(names) == len({*names})
    assert all(field["attributes"]["label"] for field in said["body"])


def test_a_wrong_number_comes_with_code_and_truth() -> None:
    form = load(ROOT / ".github" / "ISSUE_TEMPLATE" / "wrong-number.yml")
    required = {field["id"] for field in form["body"] if field.get("validations", {}).get("required")}
    assert {"code", "truth", "shown"} <= required


def test_read_the_docs_builds_this_documentation() -> None:
    said = load(ROOT / ".readthedocs.yaml")
    assert (ROOT / said["sphinx"]["configuration"]).is_file()
    assert said["sphinx"]["fail_on_warning"] is True
    (install,) = said["python"]["install"]
    assert {*install["extra_requirements"]} <= {*PROJECT["optional-dependencies"]}


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "SECURITY.md"])
def test_links_lead_somewhere(name: str) -> None:
    links = LINK.findall((ROOT / name).read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def pack(folder: Path, names: set[str]) -> Path:
    wheel = folder / "sphinxext_cnnparams-1.2.3-py3-none-any.whl"
    with ZipFile(wheel, "w") as archive:
        for name in sorted(names):
            archive.writestr(name, "")
    return wheel


def test_a_wheel_holds_the_package_and_nothing_else(tmp_path: Path, tool: Callable[[str], ModuleType]) -> None:
    check = tool("check_wheel")
    files = check.list_package()
    assert {"py.typed", "__init__.py", "extension/locale/de/LC_MESSAGES/cnnparams.mo"} <= {
        name.removeprefix("sphinxext_cnnparams/") for name in files
    }
    metadata = {f"sphinxext_cnnparams-1.2.3.dist-info/{part}" for part in check.METADATA}
    assert list(check.find_wrong(pack(tmp_path, files | metadata), "v1.2.3")) == []
    wrong = pack(tmp_path, (files | metadata | {"tests/a.py"}) - {"sphinxext_cnnparams/py.typed"})
    assert list(check.find_wrong(wrong, "v1.2.4")) == [
        "sphinxext_cnnparams/py.typed is missing",
        "tests/a.py does not belong there",
        "the tag is v1.2.4, the version is 1.2.3",
    ]


def test_styles_are_small_and_there_are_no_scripts() -> None:
    files = list((ROOT / "sphinxext_cnnparams" / "extension" / "static").iterdir())
    assert {path.suffix for path in files} == {".css"}
    assert sum(path.stat().st_size for path in files) <= 8 * 1024
