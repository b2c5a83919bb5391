"""What single containers have that others have not."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinxext_cnnparams.documents.document import Document, Kind
from sphinxext_cnnparams.documents.read import read_text_as

SEEDS = Path("/work/shared/seeds")


def pieces(text: str, form: str = "markdown") -> list[tuple[str, str]]:
    return [(piece.kind.value, piece.text) for piece in read_text_as(text, form).pieces]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a &amp; b \\* c", "a & b * c"),
        ("**bold** and *it* and [link 3](x.html) 3", "bold and it and link 3 3"),
        ("**Input layer: **The input", "Input layer: The input"),
        ("5*5*3 and **64*3*3 = 576** and 2**3", "5*5*3 and 64*3*3 = 576 and 2**3"),
        ("{cnn:params}`18,496 <m.c>` and {math}`3 \\times 3` and {cnn:params}`m.c`.", "18,496 and 3 \\times 3 and ."),
        ("costs $5 and $6, but $3 \\times 3$", "costs $5 and $6, but 3 \\times 3"),
        ("a<br>b <b>c</b> ![alt 4](p.png)", "a\nb c "),
        ("see <https://a.b/c> and \\(x + 1\\)", "see https://a.b/c and x + 1"),
    ],
)
def test_prose_of_markdown_is_plain(text: str, found: str) -> None:
    assert pieces(text) == [("prose", found)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("```{note} Title 5\nBody 3.\n```", [("prose", "Title 5"), ("prose", "Body 3.")]),
        ("::: {.callout-note collapse=true}\n## Answer\n\nBody 3.\n:::", [("heading", "Answer"), ("prose", "Body 3.")]),
        ("```{code-cell} ipython3\n:tags: [x]\nx = f(1)\n```", [("code", "x = f(1)")]),
        ("```{math}\n:label: x\n1 + 1 = 2\n```", [("math", "1 + 1 = 2")]),
        ("```{eval-rst}\n.. note:: A *b*.\n```", [("prose", "A b.")]),
        ("```{figure} a.png\n:name: x\n\nCaption 5.\n```", [("caption", "Caption 5.")]),
        ("```{toctree}\na\n```\n\n```{mermaid}\nA --> B\n```", []),
        ("```\nparameters = 32 * (9 + 1) = 320\n```", [("math", "parameters = 32 * (9 + 1) = 320")]),
        ("```\nx = f(1)\n```", [("code", "x = f(1)")]),
        ("```\ntorch.Size([1, 2])\n```", [("output", "torch.Size([1, 2])")]),
        ("```bash\npip install x\n```", [("code", "pip install x")]),
        (
            "```python\n>>> x.shape\ntorch.Size([1])\n>>> y = (\n... 3)\n```",
            [("code", "x.shape"), ("output", "torch.Size([1])"), ("code", "y = (\n3)")],
        ),
        ("    x = f(1)\n    y = 2", [("code", "x = f(1)\ny = 2")]),
        ("> ```python\n> x = f(\n>     1)\n> ```", [("code", "x = f(\n    1)")]),
        ("<pre>Total params: 3</pre>\n\n<!-- 5 -->\n\n<script>6</script>", [("output", "Total params: 3")]),
        ("<Tip>\n\nIt has 3.\n\n</Tip>", [("prose", "It has 3.")]),
        ("$$ 1 + 1 = 2 $$", [("math", "1 + 1 = 2")]),
        ("---\ntitle: 'A 3 layer net'\ndate: 2022\n---\n\nText", [("heading", "A 3 layer net"), ("prose", "Text")]),
        ("Title\n=====\n\n1. one\n\n   more", [("heading", "Title"), ("item", "one"), ("item", "more")]),
    ],
)
def test_blocks_of_markdown(text: str, found: list[tuple[str, str]]) -> None:
    document = read_text_as(text, "markdown")
    assert document.problems == ()
    assert [(piece.kind.value, piece.text) for piece in document.pieces] == found


def test_a_table_that_is_a_list() -> None:
    rows = "* - Layer\n  - Params\n* - conv\n  - 320\n\n    more\n* - 320\n  - `0`\n"
    text = f"```{{list-table}} Caption 5\n:header-rows: 1\n\n{rows}```"
    found = read_text_as(text, "markdown").pieces
    assert [(piece.kind.value, piece.text, piece.table) for piece in found] == [
        ("caption", "Caption 5", ("", "")),
        ("cell", "Layer", ("", "Layer")),
        ("cell", "Params", ("", "Layer")),
        ("cell", "conv", ("Layer", "conv")),
        ("cell", "320", ("Params", "conv")),
        ("cell", "more", ("Params", "conv")),
        ("cell", "320", ("Layer", "320")),
        ("cell", "0", ("Params", "320")),
    ]
    places = [piece.place(0, len(piece.text)) for piece in found]
    assert [text[place.start : place.end] for place in places] == [piece.text for piece in found]


def test_names_and_languages_of_blocks() -> None:
    text = "```{code-block} python\n:name: net\n\nx = f(1)\n```\n\n```{python}\n#| label: tbl\ny = 2\n```\n\n"
    text += "```{r}\nz\n```"
    found = [(piece.name, piece.language) for piece in read_text_as(text, "quarto").pieces]
    assert found == [("net", "python"), ("tbl", "python"), ("", "r")]


REST = """\
Text with :math:`a \\times b`, a\\*b and :cnn:params:`320 <m.c>`::

    x = f(
        1)

.. code-block:: python
   :name: net

   y = 2

.. exercise:: The sum of 3
   :class: x

   Body 5.

+-----+-----+
| a   | 32  |
+=====+=====+
| 32  | 320 |
+-----+-----+

.. table:: Caption 5

   === ===
   1   2
   === ===

.. comment 7

>>> x
3
"""


def test_blocks_of_rest() -> None:
    assert pieces(REST, "rest") == [
        ("prose", "Text with a \\times b, a*b and 320:"),
        ("code", "x = f(\n    1)"),
        ("code", "y = 2"),
        ("prose", "The sum of 3"),
        ("prose", "Body 5."),
        *[("cell", cell) for cell in ("a", "32", "32", "320")],
        ("caption", "Caption 5"),
        *[("cell", cell) for cell in ("1", "2")],
        ("code", "x"),
        ("output", "3"),
    ]
    found = read_text_as(REST, "rest").pieces
    assert [piece.name for piece in found if piece.kind is Kind.CODE] == ["", "net", ""]
    cells = [piece.place(0, len(piece.text)) for piece in found if piece.kind is Kind.CELL]
    assert [(place.line, place.column) for place in cells[:4]] == [(17, 3), (17, 9), (19, 3), (19, 9)]


def test_the_registers_of_docutils_are_as_before() -> None:
    from docutils.parsers.rst import directives, roles

    before = directives.directive, roles.role
    pieces(REST, "rest")
    assert (directives.directive, roles.role) == before


TEXT = """\
First we import what we need. Then it goes on.

import torch.nn as nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 32, 3)

net = Net()

The first layer has 320 parameters. The output is:

Model: "sequential"
_________________________________________________________________
Layer (type)                 Output Shape              Param #
=================================================================
conv2d (Conv2D)              (None, 26, 26, 32)        320

dense (Dense)                (None, 10)                216330
=================================================================
Total params: 216,650

And that is that.
"""


def test_plain_text_is_told_from_code_and_output() -> None:
    found = read_text_as(TEXT, "text").pieces
    assert [piece.kind.value for piece in found] == ["prose", "code", "prose", "output", "prose"]
    assert found[1].text.startswith("import torch.nn")
    assert found[1].text.endswith("net = Net()")
    assert found[3].text.endswith("Total params: 216,650")
    assert found[3].code == 1


@pytest.mark.parametrize(
    "sentence", ["Import the data, then train.", "For each layer (there are 3), add one.", "It returns x = 3."]
)
def test_sentences_are_no_code(sentence: str) -> None:
    assert pieces(sentence, "text") == [("prose", sentence)]


def test_a_script_that_is_no_document_is_one_program() -> None:
    text = '"""Train a net."""\n\nimport torch\n\n# 320 parameters\nx = 1\n'
    assert pieces(text, "python") == [("code", text.strip())]


def test_an_old_notebook() -> None:
    output = '{"output_type": "pyout", "text": ["\\u001b[1m3\\u001b[0m"]}'
    cells = '{"cell_type": "heading", "level": 2, "source": "A \\u00e9"}, {"cell_type": "code", "input": "x = 1"'
    text = f'{{"worksheets": [{{"cells": [{cells}, "outputs": [{output}]}}]}}], "nbformat": 3}}'
    assert pieces(text, "notebook") == [("heading", "A é"), ("code", "x = 1"), ("output", "3")]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the documents are not in the repository")
def test_the_documents_this_is_for() -> None:
    found: dict[str, Document] = {}
    for path in SEEDS.glob("*.txt"):
        found[path.name] = read_text_as(path.read_text(encoding="utf-8"), "text")
    code = {name: [p for p in document.pieces if p.kind is Kind.CODE] for name, document in found.items()}
    assert {name: len(programs) for name, programs in code.items()} == {
        "keras-cifar-named-layers.txt": 3,
        "keras-lenet-shapes.txt": 1,
        "keras-mnist-quiz.txt": 2,
        "pytorch-cifar-batchnorm.txt": 1,
    }
    assert all(not document.problems for document in found.values())
    assert [str(note.text) for note in found["keras-lenet-shapes.txt"].notes] == [
        "the lost line breaks of this code are put back"
    ]
