"""What is kept from build to build: models as plain data, and pages on which all was right."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path

import pytest

from conftest import Project
from sphinxext_cnnparams.core import compute
from sphinxext_cnnparams.extension import text
from sphinxext_cnnparams.extension.compact import Compact
from sphinxext_cnnparams.extension.kept import KeptTexts
from sphinxext_cnnparams.extension.records import Model

NET = """\
# Net

:::{cnn-summary} net
model = keras.Sequential([keras.Input((28, 28, 1)), layers.Conv2D(32, 3, name="c1"), layers.Flatten()])
:::
"""
RIGHT = "# Right\n\n{cnn:params}`320 <net.c1>` and {cnn:output}`net.c1`\n"
PAGES = {"index.md": "# Index\n\n```{toctree}\n:glob:\n*\n```\n", "net.md": NET, "right.md": RIGHT}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the targets of statements that are judged, and the networks that are worked out."""
    found: list[str] = []
    whole, work_out = text.answer, compute.compute

    def answer(statement: text.Statement, *rest: object) -> text.Answer:
        found.append(statement.target)
        return whole(statement, *rest)  # type: ignore[arg-type]

    def work(network: compute.Network) -> compute.Summary:
        found.append("network")
        return work_out(network)

    monkeypatch.setattr(text, "answer", answer)
    monkeypatch.setattr(compute, "compute", work)
    monkeypatch.setattr("sphinxext_cnnparams.core.stored.compute", work)
    return found


def build(project: Project, asked: list[str]) -> tuple[int, list[str]]:
    asked.clear()
    return project.build().status, sorted(asked)


def test_what_was_right_is_not_judged_again(project: Project, asked: list[str]) -> None:
    project.write(PAGES)
    assert build(project, asked) == (0, ["net.c1", "net.c1", "network"])
    assert build(project, asked) == (0, []), "nothing has changed"
    project.change("right.md", "and", "or")
    assert build(project, asked) == (0, ["net.c1", "net.c1", "network"]), "the page has changed"
    project.write({"other.md": RIGHT.replace("Right", "Other")})
    assert build(project, asked) == (0, ["net.c1", "net.c1", "network"]), "one page more, which asks the same"


def test_what_is_wrong_is_judged_again(project: Project, asked: list[str]) -> None:
    project.write({**PAGES, "wrong.md": "# Wrong\n\n{cnn:params}`321 <net.c1>`\n"})
    for _ in range(3):
        assert build(project, asked)[0] == 1
        assert "net.c1" in asked
    project.change("net.md", "Conv2D(32", "Conv2D(33")
    built = project.build()
    assert [line.partition(" ERROR")[0] for line in built.messages] == ["right.md:3:", "wrong.md:3:"]


def test_a_model_elsewhere_makes_pages_wrong(project: Project, asked: list[str]) -> None:
    project.write(PAGES)
    assert build(project, asked)[0] == 0
    project.write({"again.md": NET.replace("# Net", "# Again").replace("32, 3", "31, 3")})
    assert build(project, asked)[0] == 1, "there are two of this name now"


def test_anchors_of_rows_are_kept_where_they_are_their_own() -> None:
    anchors = {"c1": "cnn-net-c1", "block.0": "id7"}
    model = Model("page#0", "net", "cnn-net", anchors, None, "page.md", 3)
    kept = pickle.dumps(model)
    assert b"cnn-net-c1" not in kept
    assert dict(pickle.loads(kept).anchors) == anchors


def test_texts_are_made_once_and_forgotten_when_nobody_asks(tmp_path: Path) -> None:
    file = tmp_path / "texts.json"
    first = KeptTexts(file)
    assert [first.get("a", lambda: "one"), first.get("a", lambda: "two"), first.get("b", lambda: "x")] == [
        "one",
        "one",
        "x",
    ]
    first.save()
    second = KeptTexts(file)
    second.save()
    assert second.get("a", lambda: "three") == "one", "a build that asks for nothing forgets nothing"
    second.save()
    assert KeptTexts(file).get("b", lambda: "y") == "y", "what nobody asked for is forgotten"
    file.write_text("no JSON")
    assert KeptTexts(file).get("a", lambda: "four") == "four"


def test_what_pages_have_alike_is_kept_once() -> None:
    anchors = {name: f"cnn-net-{name}" for name in ("conv2d", "max_pooling2d", "flatten", "dense")}
    models = [Model(f"page{i}#0", f"net{i}", f"cnn-net{i}", anchors, None, f"page{i}.md", 3) for i in range(100)]
    one, all_of_them = (len(pickle.dumps(Compact({m.key: [m] for m in some}))) for some in (models[:1], models))
    assert all_of_them < 20 * one


def test_a_compact_mapping_comes_back_as_it_was() -> None:
    kept = Compact({"page": ["a", ("b", 1)]})
    for again in (pickle.loads(pickle.dumps(kept)), copy.deepcopy(kept)):
        assert type(again) is Compact
        assert again == kept
        again["other"] = []
    assert list(kept) == ["page"]
