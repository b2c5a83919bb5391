"""Code that was damaged: mended where one way parses, left alone where several do."""

from __future__ import annotations

import ast
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_cnnparams.documents.excerpt import Excerpt, make_source
from sphinxext_cnnparams.documents.repair import repair

NET = """\
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 6, 5)
        self.fc = nn.Linear(6 * 24 * 24, 10)
    def forward(self, x):
        x = F.relu(self.conv(x))
        return self.fc(x.flatten(1))
net = Net()
print(net)"""
SEQUENTIAL = """\
from tensorflow.keras import Sequential
from tensorflow.keras import layers
model = Sequential()
model.add(layers.Conv2D(8, (5, 5), input_shape=(32, 32, 3)))
model.add(layers.Flatten())
model.summary()"""
FUNCTION = """\
def create_model():
    model = Sequential([
        Dense(10),
    ])
    return model
model = create_model()"""


def flat(code: str) -> str:
    return "\n".join(line.strip() for line in code.split("\n"))


def mended(code: str) -> str | None:
    made = repair(Excerpt.whole(make_source(code)))
    return made and made.code.text


@pytest.mark.parametrize("code", [NET, SEQUENTIAL, FUNCTION])
@pytest.mark.parametrize(
    "damage", [flat, lambda code: flat(code).replace("\n", " "), lambda code: flat(code).replace("\n", "")]
)
def test_lost_lines_and_indentation_come_back(code: str, damage) -> None:  # type: ignore[no-untyped-def]
    found = mended(damage(code))
    assert found is not None
    assert ast.dump(ast.parse(found)) == ast.dump(ast.parse(code))


@pytest.mark.parametrize(
    ("code", "right"),
    [
        ("x = “a”", 'x = "a"'),
        ("x\u00a0= f(‘a’,\u00a03)", "x = f('a', 3)"),
        ("x = 3 – 1", "x = 3 - 1"),
        ("if a &gt; 3: b = 1", "if a > 3: b = 1"),
        ("1 x = 3\n2 y = (\n3     4)", "x = 3\ny = (\n    4)"),
        ("print 'a', f(1)\nif x:\n    print \"b\" % 3,", "print('a', f(1))\nif x:\n    print(\"b\" % 3),"),
        ("x = f(3)\n    y = 4\n    z = 5", "x = f(3)\ny = 4\nz = 5"),
    ],
)
def test_characters_numbers_and_a_first_line_cut_short(code: str, right: str) -> None:
    assert mended(code) == right


@pytest.mark.parametrize(
    "code",
    [
        "for i in range(3):\nmodel.add(f(i))\nmodel.add(g())",  # does the second belong to the loop?
        "if a:\nx = 1\ny = 2",
        "with open(f) as g:\nx = 1\nx = 2",
        "parameters = 32 * (9 + 1) = 320",
        "The model has 3 layers.",
        "outputs layers.Dense(10)(x)",
        "pip install keras\napt install ffmpeg",
        "x = (",
    ],
)
def test_what_can_be_read_in_several_ways_or_in_none_is_left(code: str) -> None:
    assert mended(code) is None


def test_it_says_what_was_done_and_where_each_word_stood() -> None:
    code = "def f(x):\nreturn “a”"
    made = repair(Excerpt.whole(make_source(code)))
    assert made is not None
    assert len(made.done) == 2
    assert made.code.text == 'def f(x):\n    return "a"'
    at = made.code.text.index("return")
    place = made.code.place(at, at + 6)
    assert (place.line, place.column, code[place.start : place.end]) == (2, 1, "return")


@given(
    st.lists(
        st.sampled_from(["x = f(1)", "def f(a):", "return a", "self.a = 3", "class A:", "if a:", "else:", "y = [", "]"])
    )
)
def test_what_is_mended_parses_and_has_all_words_in_order(lines: list[str]) -> None:
    code = "\n".join(lines)
    found = mended(code)
    if found is not None:
        ast.parse(textwrap.dedent(found))
        assert found.split() == code.split()
