"""Code from elsewhere: blocks of the page, files, included code; each problem at its own line."""

from __future__ import annotations

import pytest

from conftest import Project

NET = """\
import torch.nn as nn


class Net(nn.Module):
    def __init__(self, classes=10):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3)
        self.fc = nn.Linear(8 * 30 * 30, classes)

    def forward(self, x):
        return self.fc(self.conv(x).flatten(1))
"""
MYST = """\
# Page

```python
import torch.nn as nn
WIDTH = 16
```

Some text.

```{code-block} python
:name: the-class

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, WIDTH, 3)
        self.fc = nn.Linear(WIDTH * 26 * 26, 10)

    def forward(self, x):
        return self.fc(self.conv(x).flatten(1))
```

Output, no Python:

```
torch.Size([1, 10]) (
```

```python
WIDTH = 8
model = Net()
```

:::{cnn-summary} net
:from: SOURCE
:input: 1x28x28
OPTIONS

CONTENT
:::

{cnn:params}`net`
"""
REST = """\
Page
====

.. code-block:: python
   :name: imports

   import torch.nn as nn

.. code-block:: python
   :caption: With a caption
   :name: the-class

   class Net(nn.Module):
       def __init__(self):
           super().__init__()
           self.conv = nn.Conv2d(1, 8, 3)
           self.fc = nn.Linear(8 * 26 * 26, 10)

       def forward(self, x):
           return self.fc(self.conv(x).flatten(1))

.. note::

   .. code-block:: python

      model = Net()

   .. cnn-summary:: net
      :from: SOURCE
      :input: 1x28x28

:cnn:params:`net`
"""


def myst(source: str, options: str = ":derivations: none", content: str = "") -> str:
    return MYST.replace("SOURCE", source).replace("OPTIONS", options).replace("CONTENT", content)


def asked(options: str, before: str = "") -> str:
    """Write a page whose directive has no content."""
    return f"# P\n\n{before}\n:::{{cnn-summary}} net\n{options}\n:input: 3x32x32\n:::\n\n{{cnn:params}}`net`\n"


def number(project: Project) -> str:
    built = project.build("text")
    assert built.messages == []
    return built.text("index.txt").strip().splitlines()[-1]


def test_the_whole_page_is_one_program(project: Project) -> None:
    project.write({"index.md": myst("page")})
    assert number(project) == "54,170"  # the width that was set last


@pytest.mark.parametrize("source", ["the-class", "the-class previous", "the-class, previous"])
def test_blocks_by_name(project: Project, source: str) -> None:
    project.write({"index.md": myst(source, ":let: WIDTH=4", "WIDTH = 2" if source == "the-class" else "")})
    assert number(project) == {"the-class": "13,550"}.get(source, "54,170")


def test_the_content_comes_last(project: Project) -> None:
    project.write({"index.md": myst("page", content="WIDTH = 2\nmodel = Net()")})
    assert number(project) == "13,550"


@pytest.mark.parametrize("source", ["page", "imports the-class", "imports, the-class, previous"])
def test_blocks_in_rest(project: Project, source: str) -> None:
    project.write({"index.rst": REST.replace("SOURCE", source)})
    assert number(project) == "54,170"


@pytest.mark.parametrize("source", ["page", "imports the-class"])
def test_a_problem_stands_at_the_line_of_its_block(project: Project, source: str) -> None:
    project.write({"index.rst": REST.replace("SOURCE", source)})
    project.change("index.rst", "8 * 26 * 26", "8 * 26 * 27")
    (message,) = project.build("dummy").messages
    assert message.startswith("index.rst:17: ERROR: fc (Linear) expects 5,616 inputs and is fed 5,408; ")


def test_a_problem_in_a_block_of_myst(project: Project) -> None:
    project.write({"index.md": myst("page")})
    project.change("index.md", "WIDTH * 26 * 26", "WIDTH * 26 * 27")
    (message,) = project.build("dummy").messages
    assert message.startswith("index.md:17: ERROR: fc (Linear) expects 5,616 inputs and is fed 5,408; ")


def test_a_block_that_does_not_exist(project: Project) -> None:
    project.write({"index.md": myst("the-clas")})
    assert project.build("dummy").messages[0] == (
        "index.md:35: ERROR: the option :from: names the-clas, but no block above has this :name:; "
        "did you mean the-class?; 1 statement depends on it and was not judged [cnnparams.spec]"
    )


def test_a_file(project: Project) -> None:
    project.write({"index.md": asked(":file: code/net.py\n:object: Net(classes=5)"), "code/net.py": NET})
    assert number(project) == "36,229"
    project.write({"code/net.py": NET.replace("Conv2d(3, 8, 3)", "Conv2d(3, 8, 5)")})
    (message,) = project.build("text").messages
    assert message.startswith("code/net.py:8: ERROR: fc (Linear) expects 7,200 inputs and is fed 6,272; ")


def test_a_file_is_not_quoted_in_messages(project: Project) -> None:
    project.write(
        {"index.md": "# P\n\n:::{cnn-summary} net\n:file: secret.txt\n:::\n", "secret.txt": "password: hunter two"}
    )
    (message,) = project.build("dummy").messages
    assert "hunter" not in message
    assert message.startswith("secret.txt:1: ERROR: Python cannot read this line")


def test_files_may_be_forbidden(project: Project) -> None:
    (project.source / "docutils.conf").write_text("[general]\nfile_insertion_enabled: false\n")
    project.write({"index.rst": "P\n=\n\n.. cnn-summary:: net\n   :file: net.py\n", "net.py": NET})
    assert any("reading files is disabled" in message for message in project.build("dummy").messages)


def test_included_code(project: Project) -> None:
    included = "```{literalinclude} net.py\n:language: python\n:lines: 4-\n```\n"
    project.write({"index.md": asked(":from: previous", included), "net.py": NET})
    assert number(project) == "72,234"
    project.write({"net.py": NET.replace("8 * 30 * 30", "8 * 30 * 31")})
    (message,) = project.build("text").messages
    assert message.startswith("net.py:8: ERROR: fc (Linear) expects 7,440 inputs and is fed 7,200; ")


def test_assumptions_are_said(project: Project) -> None:
    code = """\
(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
x_train = x_train[..., None] / 255
first = keras.Sequential([keras.Input(x_train.shape[1:]), layers.Dense(3)])
second = keras.Sequential([keras.Input(x_train.shape[1:]), layers.Conv2D(4, 3)])
"""
    project.write({"index.md": f"# P\n\n:::{{cnn-summary}} net\n:derivations: none\n\n{code}:::\n"})
    built = project.build("text")
    assert built.messages == []
    last = " ".join(built.text("index.txt").split()).split("+ ")[-1].strip()
    assert last == (
        "The shape of mnist is taken from the well-known data set; "
        "of 2 models in this code, this is second, the last one built."
    )


def test_nothing_to_read(project: Project) -> None:
    project.write({"index.md": "# P\n\n:::{cnn-summary} net\n:::\n"})
    assert project.build("dummy").messages == [
        "index.md:3: ERROR: there is no code to read: write it here, or name it with :from: or :file: [cnnparams.spec]"
    ]


SECRET = """\
password = "opensesame-text"
token = b"opensesame-bytes"
table = {"opensesame-key": 3}
assert password == "x", password
model = keras.Sequential([
    keras.Input((28, 28, 1)),
    layers.Conv2D(32, 3, padding=password),
    layers.Conv2D(password, 3),
    layers.Conv2D(32, 3, activation=password),
    layers.Conv2D(32, 3, data_format=password),
    layers.Dense(token),
    layers.Dense(units=table),
    layers.Dense([password, 1]),
    layers.Dense(table[password]),
    layers.Dense(f"{password}!"),
    layers.Reshape((password,)),
    layers.Dense(int(password)),
    layers.Dense(password.size),
    layers.Lambda(password),
    layers.Dense(10, activation=table),
])
raise ValueError(password)
"""


def test_texts_of_a_file_are_in_no_message_and_no_table(project: Project) -> None:
    columns = "layer kind output activation padding params note"
    page = f"# P\n\n:::{{cnn-summary}} net\n:file: secret.txt\n:columns: {columns}\n:::\n"
    project.write({"index.md": page, "secret.txt": SECRET})
    built = project.build()
    assert built.status == 1
    said = "\n".join(built.messages)
    assert "secret.txt" in said
    assert "opensesame" not in said
    assert "opensesame" not in built.text("index.html")


def test_texts_of_a_page_are_in_messages(project: Project) -> None:
    project.write({"index.md": "# P\n\n:::{cnn-summary} net\n:input: 8x8x1\nConv2D(3, 3, padding='sme')\n:::\n"})
    (message,) = project.build().messages
    assert "'sme'" in message
