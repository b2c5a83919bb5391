"""One mistake, one message: where it was made, with what to type instead."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Project

PAGES = Path(__file__).parents[1] / "cases" / "mistakes"
MISTAKES: list[list[str]] = json.loads(PAGES.with_suffix(".json").read_text(encoding="utf-8"))
"""A page, what stands on it and what is typed instead, and how the one message begins, after the file."""


@pytest.mark.parametrize(("page", "right", "typed", "said"), MISTAKES, ids=[f"{m[0]}: {m[2]}" for m in MISTAKES])
def test_a_mistake_gives_one_message(project: Project, page: str, right: str, typed: str, said: str) -> None:
    text = (PAGES / page).read_text(encoding="utf-8")
    name = f"index{Path(page).suffix}"
    project.write({name: text.replace(right, typed, 1)})
    built = project.build("dummy")
    (message,) = built.messages
    line, _, words = said.partition(": ")
    assert message.startswith(f"{name}:{line}: ERROR: {words}")
    assert built.status == 1


@pytest.mark.parametrize("page", sorted(path.name for path in PAGES.iterdir()))
def test_the_pages_are_right(project: Project, page: str) -> None:
    project.write({f"index{Path(page).suffix}": (PAGES / page).read_text(encoding="utf-8")})
    built = project.build("dummy")
    assert (built.status, built.messages) == (0, [])


def test_other_pages_say_it_once(project: Project) -> None:
    text = (PAGES / "keras.md").read_text(encoding="utf-8")
    other = "# Other\n\nIt has {cnn:params}`320 <net.conv1>` and {cnn:params}`18,496 <net.conv2>` parameters.\n"
    index = "```{toctree}\nother\nfurther\n```\n"
    further = "# Further\n\n{cnn:params}`34,826 <net>`\n"
    project.write({"index.md": text.replace("kernel_size", "kernal_size") + index, "other.md": other})
    project.write({"further.md": further})
    built = project.build("dummy")
    assert [message.partition(" [")[0] for message in built.messages] == [
        "further.md:3: ERROR: 1 statement on this page depends on it and was not judged; see index.md:9",
        "index.md:9: ERROR: conv1 (Conv2D) has no argument kernal_size; did you mean kernel_size?; "
        "11 statements on 3 pages depend on it and were not judged",
        "other.md:3: ERROR: 2 statements on this page depend on it and were not judged; see index.md:9",
    ]


def test_what_is_wrong_by_itself_is_not_hidden(project: Project) -> None:
    text = (PAGES / "torch.md").read_text(encoding="utf-8")
    project.write({"index.md": text.replace("nn.Linear(120, 10)", "nn.Linear(84, 10)").replace("156 <", "165 <")})
    built = project.build("dummy")
    assert len(built.messages) == 2
    assert any("net.conv1 has 156 parameters, the text says 165" in message for message in built.messages)


COMMENTED = """
# Page

:::{{cnn-summary}} net

model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(32, 3),  # 26 x 26 x 32
    layers.{mistake},  # 24 x 24 x 32
    layers.MaxPooling2D(2),  # 24x24x32 => 12x12x32
    # input: 12x12x32
    layers.Conv2D(8, 3),
    layers.Conv2D(8, 1),  # 8 * 8 + 8 = 73
    layers.Conv2D(4, 1),  # 36 parameters
    layers.Flatten(),  # 400 values
])
:::
"""
FAR = "\n```{toctree}\nother\n```\n\nIt has {cnn:params}`320 <net>` parameters.\n"


def test_comments_behind_a_mistake_are_counted(project: Project) -> None:
    project.write({"index.md": COMMENTED.format(mistake="Con2D(32, 3)")})
    built = project.build("dummy")
    assert [message.partition(" [")[0] for message in built.messages] == [
        "index.md:9: ERROR: con2d (Con2D) is not a layer of Keras that is known; did you mean Conv2D?; "
        "5 comments depend on it and were not judged",
        "index.md:13: ERROR: 8 * 8 + 8 is 72, the comment says 73",
    ]


def test_comments_of_code_that_cannot_be_read_are_counted_with_the_statements(project: Project) -> None:
    page = COMMENTED.format(mistake="Conv2D(32, 3")
    project.write({"index.md": page + FAR, "other.md": "# Other\n\n{cnn:params}`320 <net>`\n"})
    built = project.build("dummy")
    first, second = built.messages
    assert first.startswith("index.md:16: ERROR: Python cannot read this line")
    assert "; 2 statements and 7 comments on 2 pages depend on it and were not judged [" in first
    assert second.startswith("other.md:3: ERROR: 1 statement on this page depends on it")


@pytest.mark.parametrize(("typed", "said"), [("# 26x26x32", "1 comment depends on it and was not judged"), ("", "")])
def test_one_comment_is_one(project: Project, typed: str, said: str) -> None:
    project.write(
        {"index.md": f"# Page\n\n:::{{cnn-summary}}\n:input: 28x28x1\n\nConv2D(32, 3, strid=2)  {typed}\n:::\n"}
    )
    (message,) = project.build("dummy").messages
    assert message.endswith(f"did you mean strides?{'; ' if said else ''}{said} [cnnparams.layer]")


def test_a_misspelt_directive_counts_the_comments_of_its_code(project: Project) -> None:
    project.write({"index.md": COMMENTED.format(mistake="Conv2D(32, 3)").replace("cnn-summary", "cnn-sumary")})
    (message,) = project.build("dummy").messages
    assert "did you mean cnn-summary?; 7 comments depend on it and were not judged" in message


def test_an_input_that_is_not_known_is_not_compared(project: Project) -> None:
    """Of a layer behind a mistake, what it is fed is not wrong."""
    page = COMMENTED.format(mistake="Con2D(32, 3)").replace("24x24x32 => 12x12x32", "24x24x32 => (None, 12, 12, 32)")
    project.write({"index.md": page})
    assert not any("is ?" in message or "the input of" in message for message in project.build("dummy").messages)


LET = """
# Page

:::{{cnn-summary}} net
{option}

model = keras.Sequential([
    keras.Input(shape=SHAPE),
    layers.Conv2D(filters, 3),  # 26 x 26 x 32
    layers.Conv2D(10, 1),  # 330 parameters
    layers.Flatten(),
    layers.Dense(units),  # 67,610 parameters
])
:::

{{cnn:params}}`320 <net.conv2d>`, {{cnn:params}}`67,610 <net.dense>`
"""


@pytest.mark.parametrize(
    ("option", "lost"),
    [
        (":let: SHAPE=(28, 28, 1), filters=32, units=some", "1 statement and 1 comment"),
        (":let: SHAPE=(28, 28, 1), filters=3x, units=10", "2 statements and 3 comments"),
        (":let: SHAPE=(28, 28, 1) filters=32 units=10", "2 statements and 3 comments"),
        (":let: SHAPE: (28, 28, 1), filters: 32, units: 10", "2 statements and 3 comments"),
        (":let: **{'SHAPE': (28, 28, 1), 'filters': 32}, units=10, filters=32, SHAPE=(28, 28, 1)", ""),
    ],
)
def test_a_wrong_let_is_said_once(project: Project, option: str, lost: str) -> None:
    project.write({"index.md": LET.format(option=option)})
    (message,) = project.build("dummy").messages
    assert message.startswith("index.md:5: ERROR: the option :let: must be names and values")
    assert message.endswith(
        f"{'; ' if lost else ''}{lost}{' depend on it and were not judged' if lost else ''} [cnnparams.spec]"
    )


def test_a_let_that_is_right(project: Project) -> None:
    project.write({"index.md": LET.format(option=":let: SHAPE=(28, 28, 1), filters=32, units=10")})
    assert project.build("dummy").messages == []


def test_what_let_does_not_name_is_wrong_by_itself(project: Project) -> None:
    project.write({"index.md": LET.format(option=":let: SHAPE=(28, 28, 1), filters=many").replace("units", "kinds")})
    let, own = project.build("dummy").messages
    assert "not 'SHAPE=(28, 28, 1), filters=many'" in let
    assert own.startswith("index.md:12: ERROR: dense (Dense) needs units, which is not known: kinds is not defined")


@pytest.mark.parametrize("name", ["layer", "make"])
def test_what_a_wrong_let_was_to_be_called(project: Project, name: str) -> None:
    code = {"layer": "Conv2D(8, 3)\nlayer(3)\nDense(10)", "make": "model = make(10)"}[name]
    project.write({"index.md": f"# P\n\n:::{{cnn-summary}}\n:let: {name}=x.y\n:input: 8x8x1\n\n{code}\n:::\n"})
    (message,) = project.build("dummy").messages
    assert message.startswith("index.md:4: ERROR: the option :let:")


def test_a_wrong_input_is_said_once(project: Project) -> None:
    page = "# P\n\n:::{cnn-summary} net\n:input: 28by28\n\nConv2D(32, 3)  # 26x26x32\n:::\n\n{cnn:params}`320 <net>`\n"
    project.write({"index.md": page})
    (message,) = project.build("dummy").messages
    assert message.startswith("index.md:4: ERROR: the option :input: must be a shape")
    assert message.endswith("1 statement and 1 comment depend on it and were not judged [cnnparams.spec]")


GRANDCHILD = """\
# Network

:::{cnn-summary} net
:input: 3x8x8
:object: Net()

class Base(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3)

class Net(Base):
    def __init__(self):
        self.fc = nn.Linear(8, 2)

    def forward(self, x):
        return self.fc(self.conv(x).mean((2, 3)))
:::
"""


def test_what_a_base_would_make_is_not_missed_again(project: Project) -> None:
    project.write({"index.md": GRANDCHILD})
    (message,) = project.build("dummy").messages
    assert message.startswith("index.md:13: ERROR: Net.__init__() does not call super().__init__()")


@pytest.mark.parametrize(
    ("page", "right", "typed"),
    [
        ("words.md", "])\n:::\n", "])\n::\n"),
        ("blocks.md", "```{cnn-summary} small", "```cnn-summary small"),
        ("blocks.md", "```{cnn-summary} small", "```{cnn-summary}small"),
    ],
)
def test_writing_adds_no_message(project: Project, page: str, right: str, typed: str) -> None:
    """Pygments, which colours what is shown, says nothing of what is no Python or no language."""
    project.write({"index.md": (PAGES / page).read_text(encoding="utf-8").replace(right, typed, 1)})
    assert len(project.build("html").messages) == 1


SAMPLES = {
    "index.md": "# A\n\n````md\n```{cnn-summary} net\n:from previous\n```\n:::{cnn-summary words\n\n"
    "{cnn.params}`3` (cnn:params)`3`\n````\n\n`{cnn.params}`, `:cnn:params: '3'`\n\n"
    "```python\nx = 'cnn:params:' + 'y'\n```\n",
    "index.rst": "A\n=\n\n.. code-block:: rst\n\n   .. cnn-summary:: net\n      :from previous\n\n"
    "   ..cnn-summary:: a\n\n"
    "As this::\n\n  .. cnn-summary:: net\n     from: previous\n\n  :cnn:params:'3'\n",
}


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_are_left_as_they_are(project: Project, name: str) -> None:
    project.write({name: SAMPLES[name]})
    built = project.build("text")
    assert (built.status, built.messages) == (0, [])
    assert ":from previous" in built.text("index.txt")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("(cnn:params)`224 <", "write {cnn:params} instead of (cnn:params)"),
        ("{cnn/params}`224 <", "write {cnn:params} instead of {cnn/params}"),
        ("{cnn:params`224 <", "write {cnn:params} instead of {cnn:params"),
    ],
)
def test_other_brackets_make_no_role(project: Project, typed: str, said: str) -> None:
    text = (PAGES / "blocks.md").read_text(encoding="utf-8").replace("{cnn:params}`224 <", typed, 1)
    project.write({"index.md": text})
    (message,) = project.build("dummy").messages
    assert message.startswith(f"index.md:55: ERROR: this is no role, and nothing is verified: {said}")


def test_prose_about_networks_is_no_role(project: Project) -> None:
    project.write({"index.md": "# A\n\nThe cnn: params `a` of (a cnn, layers 'b'), my cnn.layers `c` and CNN's 'd'.\n"})
    assert project.build("dummy").messages == []


FRAGMENT = """\
# A

```python
class Net(nn.Module):
    def forward(self, x):
        ... and so on
```

```python
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 2)

    def forward(self, x):
        return self.fd(x)
```

```{cnn-summary} net
:from: page
:input: 8
```
"""


def test_a_fragment_of_what_is_defined_elsewhere_is_no_cause(project: Project) -> None:
    project.write({"index.md": FRAGMENT})
    (message,) = project.build("dummy").messages
    assert message.startswith("index.md:16: ERROR: the attribute fd ")


def test_a_fragment_on_a_page_that_can_be_read_is_no_mistake(project: Project) -> None:
    project.write(
        {
            "index.md": FRAGMENT.replace(
                "class Net(nn.Module):\n    def forward", "class Other:\n    def f", 1
            ).replace("self.fd", "self.fc")
        }
    )
    assert project.build("dummy").messages == []


CROWDED = """\
Page
====

.. cnn-summary:: net
{options}   Dense(2, input_shape=(8,))

It has :cnn:params:`{stated} <net>`.
"""


@pytest.mark.parametrize("options", ["", "   :columns: layer params\n   :dialect: keras\n"])
def test_code_right_below_a_name_or_an_option_is_read(project: Project, options: str) -> None:
    begin = 5 + options.count("\n")
    project.write({"index.rst": CROWDED.format(options=options, stated="18")})
    (message,) = project.build("dummy").messages
    assert message.startswith(f"index.rst:{begin}: ERROR: leave a line empty in front of the code")
    project.write({"index.rst": CROWDED.format(options=options, stated="19")})
    messages = project.build("dummy").messages
    assert [message.split(": ")[0] for message in messages] == [f"index.rst:{begin}", f"index.rst:{begin + 2}"]


def test_a_name_with_a_space_is_cited_as_it_is_written(project: Project) -> None:
    code = ":::{cnn-summary} my net\nDense(2, input_shape=(8,))\n:::\n"
    project.write({"index.md": f"# Page\n\n{code}\nIt has {{cnn:params}}`18 <my net>` parameters.\n"})
    (message,) = project.build("dummy").messages
    assert "index.md:3: ERROR: my net is no name of a model, it has a space in it: write my-net" in message


UNKNOWN = """\
# Page

:::{{cnn-summary}} net
:input: 7x4

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.part = {part}
        self.fc = nn.Linear(3, 2)

    def forward(self, x):
{forward}
:::
"""
UNREAD = [
    ("nn.LSTM(4, 3, batchfirst=True)", "        x, (h, c) = self.part(x)\n        return self.fc(h)"),
    (
        "nn.ModuleLists([nn.Linear(4, 3)])",
        "        for layer in self.part:\n            x = layer(x)\n        return x",
    ),
    ("nn.ModuleLists([nn.Linear(4, 3)])", "        return self.fc(self.part[0](x))"),
    ("nn.Lineaar(4, 3)", "        return self.fc(x[..., :3])"),
]


def test_results_that_were_not_taken_apart(project: Project) -> None:
    forward = "        x = self.part(x)\n        return self.fc(x[:, -1])"
    project.write({"index.md": UNKNOWN.format(part="nn.LSTM(4, 3, batch_first=True)", forward=forward)})
    (message,) = project.build("dummy").messages
    assert "it is a list of 2 values; take one of them first, as in x, _ = ..." in message


@pytest.mark.parametrize(("part", "forward"), UNREAD)
def test_a_layer_that_is_not_known_has_one_message_whatever_is_made_of_it(
    project: Project, part: str, forward: str
) -> None:
    project.write({"index.md": UNKNOWN.format(part=part, forward=forward)})
    (message,) = project.build("dummy").messages
    assert message.startswith("index.md:9: ERROR: part (")
    assert "did you mean" in message
