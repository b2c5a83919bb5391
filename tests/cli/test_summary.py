"""The command ``summary``: a model's table as text, Markdown, JSON, whatever it is written in."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
CODE = """\
import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(32, 3, activation="relu"),
    layers.Flatten(),
    layers.Dense(10),
])
"""
TEXT = """\
Layer              Output        Calculation                  Parameters
─────────────────  ────────────  ───────────────────────────  ──────────
input              28 × 28 × 1
conv2d (Conv2D)    26 × 26 × 32  32 × (1 × 3 × 3 + 1)                320
flatten (Flatten)  21,632        no parameters         0
dense (Dense)      10            10 × (21,632 + 1)               216,330
─────────────────  ────────────  ───────────────────────────  ──────────
Total                                                            216,650
Trainable                                                        216,650
Not trainable                                                          0
"""
HALVES = CODE.split("\n\n")
INDENTED = "".join(f"   {line}\n" if line else "\n" for line in CODE.splitlines())
DOCUMENTS = {
    "a.py": CODE,
    "a.md": f"# Title\n\n```python\n{HALVES[0]}\n```\n\nText.\n\n```python\n{HALVES[1]}```\n",
    "a.rst": f"Title\n=====\n\n.. code-block:: python\n\n{INDENTED}\n",
    "a.qmd": f"```{{python}}\n{CODE}```\n",
    "a.txt": f"Now we build the model.\n\n{CODE}\nThat is all of it, and it is not much.\n",
    "a.ipynb": json.dumps({"cells": [{"cell_type": "code", "source": half, "outputs": []} for half in HALVES]}),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_same_table_from_every_document(audited: Path, run: Run, name: str) -> None:
    (audited / name).write_text(DOCUMENTS[name], encoding="utf-8")
    status, out, err = run("summary", name)
    assert (status, err) == (0, "")
    assert [" ".join(line.split()) for line in out.splitlines() if "─" not in line] == [
        " ".join(line.split()) for line in TEXT.splitlines() if "─" not in line
    ]


def test_columns_stand_below_each_other(audited: Path, run: Run) -> None:
    (audited / "a.py").write_text(CODE)
    lines = run("summary", "a.py")[1].splitlines()
    assert len({len(line) for line in lines if line.startswith(("Layer", "─", "Total", "dense"))}) == 1
    assert len({line.rindex("─  ─") for line in lines if "─" in line}) == 1


def test_markdown_and_columns(audited: Path, run: Run) -> None:
    (audited / "a.py").write_text(CODE)
    _, out, _ = run("summary", "a.py", "--format", "markdown", "--columns", "layer, params")
    assert out.splitlines()[:3] == ["| Layer | Parameters |", "| --- | ---: |", "| input |  |"]
    assert out.splitlines()[-3:] == [
        "| **Total** | **216,650** |",
        "| **Trainable** | **216,650** |",
        "| **Not trainable** | **0** |",
    ]


def test_json(audited: Path, run: Run) -> None:
    (audited / "a.py").write_text(CODE)
    made = json.loads(run("summary", "a.py", "--format", "json")[1])
    assert (made["params"], made["trainable"], made["non-trainable"], made["notes"]) == (216650, 216650, 0, [])
    assert made["layers"][0] == {
        "name": "conv2d",
        "kind": "Conv2D",
        "output": [26, 26, 32],
        "calculation": "32 × (1 × 3 × 3 + 1)",
        "params": 320,
        "notes": [],
    }


def test_what_the_code_leaves_open_is_given(audited: Path, run: Run) -> None:
    (audited / "a.py").write_text("a = Sequential([Dense(3)])\nb = Sequential([Dense(n)])\n")
    status, out, err = run("summary", "a.py", "--object", "b", "--let", "n=5", "--input", "4", "--columns", "params")
    assert (status, err) == (0, "")
    assert "25" in out


def test_from_the_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(CODE))
    assert "216,650" in run("summary", "-")[1]


@pytest.mark.parametrize(
    ("name", "text", "status", "said"),
    [
        ("a.md", "Nothing.", 1, "a.md: there is no code in Python in this file\n"),
        (
            "a.md",
            "Text.\n\n```python\nmodel = Sequential([\n    Input((2, 2, 1)),\n    Conv2D(3, 5),\n])\n```\n",
            1,
            "a.md:6: ",
        ),
        ("a.ipynb", "{", 1, "a.ipynb:1: this notebook is no JSON"),
    ],
)
def test_what_is_wrong_is_said_at_its_line(
    audited: Path, run: Run, name: str, text: str, status: int, said: str
) -> None:
    (audited / name).write_text(text)
    made, _, err = run("summary", name)
    assert made == status
    assert err.startswith(said)


def test_unknown_columns(audited: Path, run: Run) -> None:
    (audited / "a.py").write_text(CODE)
    status, _, err = run("summary", "a.py", "--columns", "layer, weight")
    assert status == 2
    assert "there is no column weight; the columns are layer, " in err
