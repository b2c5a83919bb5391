"""Comments that say which shape a variable has: the names in them mean what they mean in the code."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.audit.audit import audit_document
from sphinxext_cnnparams.audit.finding import FindingKind
from sphinxext_cnnparams.audit.given import Given
from sphinxext_cnnparams.documents.read import read_text_as


def judge(document: str) -> list[tuple[str, str, str]]:
    """Give what is stated in a document, whether it is so, and what is said of it."""
    report = audit_document(read_text_as(document, "markdown"), Given())
    return [(found.stated, found.kind.value, found.message) for found in report.findings]


def find_wrong(document: str) -> list[str]:
    """Give what is called wrong."""
    return [stated for stated, kind, _ in judge(document) if kind == "contradicted"]


HEAD = """\
```python
width = 12
class Head(nn.Module):
    def __init__(self, head_size, steps=7):
        super().__init__()
        self.size = head_size
        self.key = nn.Linear(width, head_size)
        self.out = nn.Linear(head_size, width)

    def forward(self, x):
        B, T, C = x.shape
        k = self.key(x)  # {key}
        {above}
        y = self.out(k)  # {out}
        return y

model = Head(4)
model(torch.randn(2, 7, 12))
```
"""


@pytest.mark.parametrize(
    ("key", "out", "wrong"),
    [
        ("(B, T, size)", "(B, T, C)", []),
        ("(B, T, C)", "(B, T, C)", ["(B, T, C)"]),  # C is the width of what comes in
        ("[batch, T, head_size]", "[batch, T, width]", []),  # an argument of the constructor, and a variable outside
        ("[batch, T, width]", "(B, T, 3*size)", ["[batch, T, width]"]),  # 3 times 4 is 12
        ("(B, T, C // 3)", "(B, T, C/3)", ["(B, T, C/3)"]),
        ("(B, steps, head size)", "(B, T, C)", []),
        ("(B, T, D)", "(B, T, hidden)", []),  # nobody knows what these are
        ("(T, size)", "(T, C)", []),  # without the batch
        ("(T, C)", "(T, C)", ["(T, C)"]),
        ("(B, T, C) @ (C, size) -> (B, T, size)", "(B, T, C)", []),
        ("(B, T, C) @ (C, size) -> (B, T, C)", "(B, T, C)", ["(B, T, C)"]),
        ("x=(B, T, C) -> k=(B, T, size)", "k=(B, T, size) -> y=(B, T, C)", []),
        ("x=(B, T, size) -> k=(B, T, size)", "k=(B, T, C) -> y=(B, T, C)", ["(B, T, size)", "(B, T, C)"]),
    ],
)
def test_names_in_a_shape_mean_what_they_mean_in_the_code(key: str, out: str, wrong: list[str]) -> None:
    assert find_wrong(HEAD.format(key=key, out=out, above="")) == wrong


@pytest.mark.parametrize(
    ("above", "wrong"),
    [
        ("# k.shape = (2, 7, 4)", []),
        ("# k.shape = (2, 7, 12)", ["(2, 7, 12)"]),
        ("# k.size() --> 2, 7, 12", ["2, 7, 12"]),
        ("# k: [B, T, 5]", ["[B, T, 5]"]),
        ("# shape of `k`: (`B`, `T`, `size`)", []),
        ("# shape of `k`: (`B`, `T`, `C`)", ["(`B`, `T`, `C`)"]),
        ("# k = [T, B, head_size]", []),  # in another order
        ("# y: (B, T, C)", []),  # of the line below
        ("# k: (B, T, C)", ["(B, T, C)"]),
        ("n = 1\n        # k: (B, T, C)", ["(B, T, C)"]),
        ("n = 1\n        # k: (B, T, size)\n        k = k.view(B, T, 2, 2).flatten(2)", []),
        ("n = 1\n        # k: (B, T, 2, 2)\n        k = k.view(B, T, 2, 2)\n        k = k.flatten(2)", []),
        ("# y.shape: (B, T, C)", []),
        ("# y.shape: (B, T, size)", ["(B, T, size)"]),
        ("# x.shape == (2, 7, 12)", []),
        ("# k dim: [batch size, T, size]", []),
        ("# k dim: [batch size, T, 5]", ["[batch size, T, 5]"]),
        ("# k, and y: (1, 2, 3)", []),
    ],
)
def test_a_comment_below_a_line_speaks_of_the_variable_as_it_is_there(above: str, wrong: list[str]) -> None:
    assert find_wrong(HEAD.format(key="the keys", out="", above=above)) == wrong


def test_what_names_stand_for_is_said() -> None:
    (_, _, message), *_ = judge(HEAD.format(key="(B, T, C)", out="", above=""))
    assert message == "the shape of k is (2, 7, 4), the comment says (B, T, C), that is (N, 7, 12)"


def test_right_ones_are_confirmed() -> None:
    assert ("(B, T, size)", FindingKind.CONFIRMED.value, "right") in judge(
        HEAD.format(key="(B, T, size)", out="", above="")
    )


LOOP = """\
```python
class Stack(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(8, 6), nn.Linear(6, 4)])

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
            # x.shape = {shape}
        return x

model = Stack()
model(torch.randn(2, 8))
```
"""


@pytest.mark.parametrize(("shape", "wrong"), [("(2, 6)", []), ("(2, 4)", []), ("(2, 8)", ["(2, 8)"])])
def test_in_a_loop_a_comment_is_right_if_it_is_right_once(shape: str, wrong: list[str]) -> None:
    assert find_wrong(LOOP.format(shape=shape)) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("- `k` → (2, 7, 4)", []),
        ("- `k` → (2, 7, 12)", ["(2, 7, 12)"]),
        ("The tensor `k` has the shape (2, 7, 5), and `y` has the shape (2, 7, 12).", ["(2, 7, 5)"]),
        ("Here `y` is of shape [batch, 7, 12].", []),
        ("Here `k` has shape (B, T, C).", ["(B, T, C)"]),
        ("With twelve heads `k` would have the shape (2, 7, 12).", []),
        ("What `z` is has the shape (1, 2).", []),
    ],
)
def test_what_a_text_says_of_a_variable(text: str, wrong: list[str]) -> None:
    assert find_wrong(HEAD.format(key="the keys", out="", above="") + "\n" + text + "\n") == wrong


OUTSIDE = """\
```python
width = 16
conv = nn.Conv2d(3, width, 3)
pool = nn.MaxPool2d(2)
y = conv(torch.randn(1, 3, 8, 8))  # (1, width, {y}, {y})
z = pool(y)
# z.shape: (1, width, {z}, {z})
```
"""


@pytest.mark.parametrize(("y", "z", "wrong"), [(6, 3, []), (5, 3, ["(1, width, 5, 5)"]), (6, 2, ["(1, width, 2, 2)"])])
def test_comments_outside_of_functions(y: int, z: int, wrong: list[str]) -> None:
    assert find_wrong(OUTSIDE.format(y=y, z=z)) == wrong
