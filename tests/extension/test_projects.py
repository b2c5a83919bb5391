"""Models of another project, cited through intersphinx."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import CONF, Project

OTHER = """\
# Models

:::{cnn-summary} mnist
:input: 28x28x1

Conv2D(32, 3)
MaxPooling2D(2)
BatchNormalization()
Flatten()
Dense(10)
:::
"""
PAGE = """\
# Page

{cnn:params}`mnist.conv2d`, {cnn:params}`320 <mnist.conv2d>`, {cnn:output}`13x13x32 <mnist.max_pooling2d>`,
{cnn:params}`54,538 <mnist>`, {cnn:trainable}`54,474 <mnist>`, {cnn:calculation}`mnist.dense`,
{cnn:formula}`mnist.dense`, {cnn:params}`54,410 <mnist[Conv2D, Dense]>`, {cnn:macs}`mnist.conv2d`,
{cnn:receptive-field}`4 <mnist.max_pooling2d>`, {cnn:share}`0.6% <mnist.conv2d>`, {cnn:memory}`87.81 kB <mnist.conv2d>`,
{cnn:layers}`five <mnist>`, {cnn:kernel}`3 × 3 <mnist.conv2d>`, {cnn:params}`320 <other:mnist.conv2d>`.

```{cnn-derivation} mnist.conv2d
```

```{cnn-compare} mnist own
```

:::{cnn-summary} own
:input: 8

Dense(2)
:::
"""


@pytest.fixture
def linked(project: Project, tmp_path: Path) -> Project:
    other = Project(tmp_path / "other", tmp_path / "built", project.read_messages)
    other.source.mkdir()
    other.write({"conf.py": CONF, "index.md": OTHER})
    built = other.build("html")
    assert (built.status, built.messages) == (0, [])
    mapping = f'{{"other": ("https://other.example/", {str(built.output / "objects.inv")!r})}}'
    conf = CONF.replace('["myst_parser"', '["sphinx.ext.intersphinx", "myst_parser"')
    project.write({"conf.py": f"{conf}intersphinx_mapping = {mapping}\n", "index.md": PAGE})
    return project


def test_numbers_of_another_project(linked: Project) -> None:
    built = linked.build("html")
    assert (built.status, built.messages) == (0, [])
    page = built.text("index.html")
    assert 'href="https://other.example/index.html#cnn-mnist-conv2d"' in page
    assert "10 × (5,408 + 1)" in page
    assert "k (f + 1)" in page
    assert "194,688" in page


def test_wrong_numbers_of_another_project(linked: Project) -> None:
    linked.change("index.md", "320 <mnist.conv2d>", "21,632 <mnist.conv2d>")
    linked.change("index.md", "13x13x32", "12x12x32")
    linked.change("index.md", "mnist own", "mnist owns")
    built = linked.build("dummy")
    assert built.status == 1
    assert built.messages == [
        "index.md:3: ERROR: mnist.conv2d has 320 parameters, the text says 21,632 (that is its number of outputs, "
        "26 × 26 × 32); 32 × (1 × 3 × 3 + 1) = 320 [cnnparams.claim]",
        "index.md:3: ERROR: the output of mnist.max_pooling2d is 13 × 13 × 32, the text says 12x12x32 "
        "[cnnparams.claim]",
        "index.md:12: ERROR: there is no model called owns; did you mean own?; the models are mnist, other:mnist, own "
        "[cnnparams.reference]",
    ]
