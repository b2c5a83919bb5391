"""The same tutorial, written in every container, is read into the same pieces, each at its own place."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinxext_cnnparams.documents.document import Document, Kind
from sphinxext_cnnparams.documents.read import read_text_as


class Part(NamedTuple):
    """A part of a tutorial: what it is, and its words, each with the markup it gets."""

    kind: str
    words: tuple[tuple[str, str], ...] = ()
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    text: str = ""


def plain(part: Part) -> str:
    return " ".join(word for word, _ in part.words)


def marked(part: Part, code: str) -> str:
    return " ".join({"": word, "bold": f"**{word}**", "code": f"{code}{word}{code}"}[mark] for word, mark in part.words)


def wrap(text: str, width: int = 3) -> str:
    words = text.split(" ")
    return "\n".join(" ".join(words[i : i + width]) for i in range(0, len(words), width))


def markdown(part: Part, fence: str = "```") -> str:
    if part.kind == "heading":
        return "#" * part.level + " " + plain(part)
    if part.kind == "item":
        return "* " + marked(part, "`")
    if part.kind == "table":
        lines = ["| " + " | ".join(row) + " |" for row in part.rows]
        return "\n".join([lines[0], "|" + "---|" * len(part.rows[0]), *lines[1:]])
    if part.kind == "code":
        return f"{fence}python\n{part.text}\n{fence}"
    if part.kind == "output":
        return f"{fence}output\n{part.text}\n{fence}"
    if part.kind == "math":
        return f"$$\n{part.text}\n$$"
    return wrap(marked(part, "`"))


def rest(part: Part) -> str:
    indented = "\n".join("   " + line for line in part.text.split("\n"))
    if part.kind == "heading":
        return plain(part) + "\n" + "=-~"[part.level - 1] * (len(plain(part)) + 2)
    if part.kind == "item":
        return "* " + marked(part, "``")
    if part.kind == "table":
        rule = "  ".join("=" * 14 for _ in part.rows[0])
        lines = ["  ".join(cell.ljust(14) for cell in row).rstrip() for row in part.rows]
        return "\n".join([rule, lines[0], rule, *lines[1:], rule])
    if part.kind == "code":
        return f".. code-block:: python\n\n{indented}"
    if part.kind == "output":
        return f".. code-block:: output\n\n{indented}"
    if part.kind == "math":
        return f".. math::\n\n{indented}"
    return wrap(marked(part, "``"))


def write(parts: list[Part], one: Callable[[Part], str]) -> str:
    return "\n\n".join(one(part) for part in parts) + "\n"


def colons(part: Part) -> str:
    if part.kind == "code":
        return f":::{{code-block}} python\n:class: x\n\n{part.text}\n:::"
    return f"::::{{note}}\n{markdown(part)}\n::::" if part.kind == "prose" else markdown(part)


def jekyll(part: Part) -> str:
    if part.kind == "code":
        return f"{{% highlight python %}}\n{part.text}\n{{% endhighlight %}}"
    return markdown(part, "~~~")


def carpentries(part: Part) -> str:
    if part.kind in {"code", "output"}:
        name = "language-python" if part.kind == "code" else "output"
        return f"~~~\n{part.text}\n~~~\n{{: .{name}}}"
    return markdown(part)


def cells(part: Part) -> str:
    return markdown(part).replace("```python", "```{python}")


def notebook(parts: list[Part]) -> str:
    book: list[dict[str, object]] = []
    for part in parts:
        if part.kind == "code":
            book.append({"cell_type": "code", "source": part.text.splitlines(keepends=True), "outputs": []})
        elif part.kind == "output" and book and book[-1]["cell_type"] == "code":
            book[-1]["outputs"] = [{"output_type": "stream", "text": part.text.splitlines(keepends=True)}]
        else:
            book.append({"cell_type": "markdown", "source": markdown(part).splitlines(keepends=True)})
    return json.dumps({"cells": book, "nbformat": 4, "metadata": {}}, indent=1)


def comments(text: str) -> str:
    return "\n".join(("# " + line).rstrip() for line in text.rstrip("\n").split("\n"))


def stretches(parts: list[Part], text: Callable[[list[Part]], str], code: Callable[[str], str]) -> str:
    found, group = [], list[Part]()
    for part in [*parts, None]:
        if part is not None and part.kind != "code":
            group.append(part)
            continue
        if group:
            found.append(text(group))
            group = []
        if part is not None:
            found.append(code(part.text))
    return "\n".join(found)


def gallery(parts: list[Part]) -> str:
    first = write(parts[:1], rest)
    body = stretches(
        parts[1:], lambda group: "#" * 40 + "\n" + comments(write(group, rest)) + "\n", lambda code: code + "\n"
    )
    return f'"""\n{first}"""\n\n{body}'


def percent(parts: list[Part]) -> str:
    return stretches(
        parts,
        lambda group: "# %% [markdown]\n" + comments(write(group, markdown)) + "\n",
        lambda code: f"# %%\n{code}\n",
    )


def docstrings(parts: list[Part]) -> str:
    return '"""\nTitle: A\nAuthor: B\n"""\n' + stretches(
        parts, lambda group: f'"""\n{write(group, markdown)}"""\n', lambda code: code + "\n"
    )


CONTAINERS: dict[str, tuple[str, Callable[[list[Part]], str]]] = {
    "commonmark": ("markdown", lambda parts: write(parts, markdown)),
    "crlf": ("markdown", lambda parts: "\ufeff" + write(parts, markdown).replace("\n", "\r\n")),
    "myst": ("markdown", lambda parts: write(parts, colons)),
    "jekyll": ("markdown", lambda parts: "---\nlayout: post\n---\n" + write(parts, jekyll)),
    "carpentries": ("markdown", lambda parts: write(parts, carpentries)),
    "quarto": ("quarto", lambda parts: write(parts, cells)),
    "text": ("text", lambda parts: write(parts, markdown)),
    "rest": ("rest", lambda parts: write(parts, rest)),
    "notebook": ("notebook", notebook),
    "gallery": ("python", gallery),
    "percent": ("python", percent),
    "keras": ("python", docstrings),
}
WORDS = "layer has 320 18,496 3×3 parameters (26, 32) conv2d_1 naïve 5*5*3 = 75 is Flatten, 71.7%".split()
CODES = ("x = f(3)", "model = g(\n    h(1),\n    2,\n)", "class A:\n    b = 3\n\n    def c(self):\n        return 4")

words = st.lists(st.tuples(st.sampled_from(WORDS), st.just("")), min_size=1, max_size=8)
rich_words = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(["", "", "bold", "code"])), min_size=1, max_size=8
)
cell = st.sampled_from(["conv", "320", "0", "26 x 26", "dense_1", "3×3"])


def sentence(found: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return (("The", ""), *found, ("end.", ""))


BODY = st.one_of(
    rich_words.map(lambda found: [Part("prose", sentence(found))]),
    st.lists(rich_words, min_size=1, max_size=3).map(
        lambda lists: [Part("item", sentence(found)) for found in lists[:1]]
    ),
    st.integers(1, 3).flatmap(
        lambda width: st.lists(st.tuples(*[cell] * (width + 1)), min_size=2, max_size=4).map(
            lambda rows: [Part("table", rows=tuple(rows))]
        )
    ),
    st.sampled_from(CODES).map(lambda code: [Part("code", text=code)]),
    st.sampled_from(CODES).map(lambda code: [Part("code", text=code), Part("output", text="torch.Size([1, 10])\n320")]),
    st.just([Part("math", text=r"64 \times (32 + 1) = 2112")]),
)
HEADED = st.tuples(words, st.integers(1, 3)).map(lambda found: [Part("heading", sentence(found[0]), found[1])])


def lawful(groups: list[list[Part]]) -> list[Part]:
    """Begin with a heading, skip no level, put text between two programs."""
    parts = [Part("heading", (("Title", ""),), 1)]
    level = 1
    for drawn in [part for group in groups for part in group]:
        part = drawn
        if part.kind == "heading":
            level = min(part.level, level + 1)
            part = drawn._replace(level=level)
        if part.kind in {"code", "item"} and any(p.kind == part.kind for p in parts[-2:]):
            parts.append(Part("prose", (("Between.", ""),)))
        parts.append(part)
    return parts


TUTORIALS = st.lists(st.one_of(BODY, BODY, BODY, HEADED), max_size=8).map(lawful)


def expected(parts: list[Part]) -> list[tuple[Kind, str]]:
    found: list[tuple[Kind, str]] = []
    for part in parts:
        if part.kind == "table":
            found += [(Kind.CELL, cell) for row in part.rows for cell in row]
        else:
            found.append((Kind(part.kind), part.text or plain(part)))
    return found


def same(document: Document) -> list[tuple[Kind, str]]:
    texts = [(piece.kind, piece.text.rstrip()) for piece in document.pieces]
    keep = {Kind.CODE, Kind.OUTPUT}
    return [(kind, text if kind in keep else " ".join(text.split())) for kind, text in texts]


@pytest.mark.parametrize("name", CONTAINERS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(parts=TUTORIALS)
def test_every_container_gives_the_same_pieces_at_their_places(name: str, parts: list[Part]) -> None:
    form, writer = CONTAINERS[name]
    source = writer(parts)
    document = read_text_as(source, form)
    assert document.problems == ()
    assert document.notes == ()
    read = same(document)
    if name == "keras":
        assert read.pop(0) == (Kind.HEADING, "A")
    assert read == expected(parts)
    for piece in document.pieces:
        for word in re.finditer(r"[!-\[\]-~]+", piece.text):
            place = piece.place(*word.span())
            if form != "notebook" or '"' not in word[0]:
                assert source[place.start : place.end] == word[0]
            if place.cell is None:
                line = re.split(r"\r\n|\n", source.removeprefix("\ufeff"))[place.line - 1]
                assert line[place.column - 1 :].startswith(word[0])
            else:
                text = "".join(json.loads(source)["cells"][place.cell - 1]["source"]).split("\n")
                assert piece.kind is Kind.OUTPUT or text[place.line - 1][place.column - 1 :].startswith(word[0])


@pytest.mark.parametrize("name", CONTAINERS)
def test_headings_cells_and_outputs_know_what_they_belong_to(name: str) -> None:
    parts = [
        Part("heading", (("Title", ""),), 1),
        Part("heading", (("Part", ""),), 2),
        Part("prose", (("One", ""), ("x", "code"))),
        Part("table", rows=(("layer", "params"), ("conv", "320"))),
        Part("code", text="print(3)\nx = 1"),
        Part("output", text="3"),
        Part("heading", (("Other", ""),), 2),
        Part("prose", (("Two", ""),)),
    ]
    form, writer = CONTAINERS[name]
    pieces = [piece for piece in read_text_as(writer(parts), form).pieces if piece.text != "A"]
    prose = {piece.text: piece for piece in pieces if piece.kind is Kind.PROSE}
    assert prose["One x"].headings[-2:] == ("Title", "Part")
    assert prose["Two"].headings[-2:] == ("Title", "Other")
    assert prose["One x"].spans == ((4, 5),)
    assert {p.text: p.table for p in pieces if p.kind is Kind.CELL}["320"] == ("params", "conv")
    document = read_text_as(writer(parts), form)
    output = next(piece for piece in document.pieces if piece.kind is Kind.OUTPUT)
    assert output.code is not None
    assert document.pieces[output.code].text == "print(3)\nx = 1"
    assert document.pieces[output.code].language == "python"
