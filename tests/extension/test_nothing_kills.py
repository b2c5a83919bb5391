"""Whatever stands on a page or goes wrong in us, every page is built and every other number is verified."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from xml.etree import ElementTree as ET

import pytest

from conftest import Project
from sphinxext_cnnparams.core import compute
from sphinxext_cnnparams.extension import grid, late, text

BUILDERS = "html dirhtml singlehtml latex text man texinfo epub xml gettext cnn-check"
NET = ":::{cnn-summary} net\n:input: 28x28x1\n\nc1 = Conv2D(32, 3)\n:::\n"
OTHER = "# Other\n\n:::{cnn-summary} other\n:input: 28x28x1\n\nd1 = Conv2D(8, 3)\n:::\n\n{cnn:params}`81 <other.d1>`\n"
WRONG = "other.md:9: ERROR: other.d1 has 80 parameters, the text says 81"
ODD = """\
# Odd

:::{cnn-summary} odd
:derivations: open
:caption: A caption
:columns: layer activation params

model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(32, 3, name="a\\x1b[31m\\ud800\\u202e\\x00", activation="b\\x07\\udfff"),
    layers.Dense(10, units="c\\x1b[2J"),
])
:::

"""


def build(project: Project, builder: str = "html", **pages: str) -> str:
    project.write({"index.md": "# Index\n\n```{toctree}\n:glob:\n*\n```\n", "other.md": OTHER})
    project.write({f"{name}.md": text for name, text in pages.items()})
    built = project.build(builder, "-D", "html_theme=basic")
    assert built.status == 1
    said = "\n".join(built.messages)
    assert WRONG in said
    assert "Traceback" not in said
    return said


@pytest.mark.parametrize("builder", BUILDERS.split())
def test_control_characters_arrive_as_text(project: Project, builder: str) -> None:
    said = build(project, builder, odd=ODD)
    assert r"odd.md:10: ERROR: a\x1b[31m\ud800\u202e\x00 (Conv2D) has no activation called 'b\x07\udfff'" in said
    assert "\x1b" not in said
    for path in (project.build_folder / builder).rglob("*"):
        if path.suffix in (".html", ".tex", ".txt", ".1", ".texi", ".xml", ".json", ".pot"):
            text = path.read_text(encoding="utf-8")
            assert not re.search("[\x00-\x08\x0e-\x1f\x7f\u202e]", text), path
            if path.suffix == ".xml":
                ET.fromstring(text)
        if path.suffix == ".epub":
            assert check_book(path)


def check_book(path: object) -> int:
    """Parse every page of an EPUB, and give how many there are."""
    with zipfile.ZipFile(str(path)) as book:
        pages = [name for name in book.namelist() if name.endswith((".xhtml", ".opf", ".ncx"))]
        for name in pages:
            ET.fromstring(re.sub(r"&nbsp;|<!DOCTYPE[^>]*>", "", book.read(name).decode()))
    return len(pages)


@pytest.mark.parametrize("builder", ["latex", "texinfo", "man", "text"])
def test_models_on_pages_that_the_book_leaves_out(project: Project, builder: str) -> None:
    project.write({"apart.md": f"---\norphan: true\n---\n# Apart\n\n{NET}"})
    index = "# Index\n\n{cnn:params}`net.c1` and {cnn:params}`320 <net.c1>`\n\n```{cnn-compare} net\n```\n\n"
    index += "```{cnn-derivation} net.c1\n```\n"
    project.write({"index.md": index, "conf.py": CONF_BOOK})
    built = project.build(builder)
    assert (built.status, built.messages) == (0, [])
    (page,) = (path for path in built.output.iterdir() if path.name in ("t.tex", "t.texi", "test.1", "index.txt"))
    forms = 2 if builder == "latex" else 1  # LaTeX takes the equations of a derivation as they fit, side by side or not
    assert page.read_text(encoding="utf-8").count("320") == 4 + forms


CONF_BOOK = """\
extensions = ["myst_parser", "sphinxext_cnnparams"]
myst_enable_extensions = ["colon_fence"]
project = author = "test"
latex_documents = [("index", "t.tex", "t", "a", "howto", False)]
texinfo_documents = [("index", "t", "t", "a", "t", "d", "m", False)]
exclude_patterns = []
"""


def test_ids_are_unique_though_a_layer_is_used_twice(project: Project) -> None:
    code = "c = Conv2D(1, 3)\nmodel = keras.Sequential([keras.Input((28, 28, 1)), c, c, c])"
    project.write({"index.md": f"# A\n\n:::{{cnn-summary}} net\n:derivations: open\n\n{code}\n:::\n"})
    built = project.build("html", "-W")
    assert (built.status, built.messages) == (0, [])
    ids = Counter(re.findall(r'id="([^"]+)"', built.text("index.html")))
    assert [name for name, count in ids.items() if count > 1] == []


def test_long_names_make_no_long_message(project: Project) -> None:
    net = NET.replace("c1 = Conv2D(32, 3)", f"c1 = Conv2D(32, {'k' * 50000}=3)")
    said = build(project, page=f"# A\n\n{net}")
    (line,) = (line for line in said.splitlines() if line.startswith("page.md"))
    assert len(line) < 1200
    assert "has no argument kkk" in line


def fault(*args: object, **kwargs: object) -> None:
    raise ZeroDivisionError("for the test")


PAGE = f"# A\n\n{NET}\n{{cnn:params}}`321 <other.d1>`\n"


def test_a_fault_while_numbers_are_worked_out(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = compute.compute
    monkeypatch.setattr(compute, "compute", lambda network: whole(network) if len(network.nodes) > 2 else fault())
    project.write({"more.md": OTHER.replace("d1 = ", "d0 = ReLU()\nd1 = ").replace("other", "more")})
    project.write({"other.md": OTHER, "index.md": "# Index\n\n```{toctree}\n:glob:\n*\n```\n"})
    built = project.build()
    assert built.status == 1
    said = "\n".join(built.messages)
    assert "other.md:3: ERROR: the numbers of this code could not be worked out, by a fault of this extension" in said
    assert "ZeroDivisionError in test_nothing_kills.py" in said
    assert "more.md:10: ERROR: more.d1 has 80 parameters, the text says 81" in said


def test_a_fault_while_a_number_is_judged(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = text.answer
    monkeypatch.setattr(text, "answer", lambda said, *rest: fault() if said.text == "321" else whole(said, *rest))
    said = build(project, page=PAGE)
    assert "page.md:9: ERROR: this could not be judged, by a fault of this extension (ZeroDivisionError" in said


def test_a_fault_while_a_page_is_filled(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(grid.GridMaker, "totals", fault)
        patched.setitem(late.FILLS, "derivation", fault)
        page = f"{PAGE}\n:::{{cnn-derivation}} other.d1\n:::\n"
        for _ in range(2):  # the next build, which would write nothing, says so again
            said = build(project, page=page)
            assert "page.md:3: ERROR: this could not be filled in, by a fault of this extension" in said
            assert "page.md:11: ERROR: this could not be filled in, by a fault of this extension" in said
    project.change("other.md", "`81 ", "`80 ")
    project.change("page.md", "`321 ", "`80 ")
    assert project.build().status == 0
    assert "320" in (project.build_folder / "html" / "page.html").read_text(encoding="utf-8")


LONG = "9" * 5000
STATED = (
    f"{{cnn:params}}`{LONG} <other>`",
    f"{{cnn:params}}`other[#{LONG}]`",
    f"{{cnn:math}}`{LONG} + 1 = 3 <other.d1>`",
    f"{{cnn:output}}`{LONG} × 3 × 3 <other.d1>`",
    f"{{cnn:share}}`{LONG}% <other.d1>`",
    f"{{cnn:params}}`1.{LONG} million <other>`",
    f"{{cnn:memory}}`{LONG} kB <other>`",
    f"{{cnn:params}}`9^{LONG} <other>`",
    f"{{cnn:kernel}}`{LONG} <other.d1>`",
    f":::{{cnn-summary}} a\n:input: {LONG}x3\n\nDense(2)\n:::",
    f":::{{cnn-summary}} a\n:let: k={LONG}\n\nDense(k)\n:::",
    f":::{{cnn-summary}} a\n:input: 3\n\nDense({LONG})  # {LONG} parameters\n:::",
)
"""Numbers that are longer than Python reads."""


@pytest.mark.parametrize("stated", STATED, ids=[text[:14] + text[14:40].replace("9", "") for text in STATED])
def test_numbers_of_any_length(project: Project, stated: str) -> None:
    said = build(project, page=f"# A\n\n{stated}\n")
    assert any(line.startswith("page.md:") for line in said.splitlines())
    assert "fault of this extension" not in said
    assert max(map(len, said.splitlines())) < 1300
