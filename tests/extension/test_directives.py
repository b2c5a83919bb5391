"""The directives that explain, ask and compare."""

from __future__ import annotations

from conftest import CONF, Project

MODELS = """\
# Page

:::{cnn-summary} mnist
:input: 28x28x1

Conv2D(32, 3)
MaxPooling2D(2)
Conv2D(64, 3)
Flatten()
Dense(10)
:::

"""
QUIZ = """\
:::{cnn-quiz}
1. [ ] The first convolution has {cnn:params}`21,632 <mnist.conv2d>` parameters.
2. [x] The second has {cnn:params}`18,496 <mnist.conv2d_1>` parameters and
   {cnn:params}`32 × 64 × 3 × 3 + 64 = 18,496 <mnist.conv2d_1>` in steps.
3. [X] The pool has {cnn:params}`no <mnist.max_pooling2d>` parameters.
:::
"""


def test_a_quiz_in_markdown(project: Project) -> None:
    project.write({"index.md": MODELS + QUIZ})
    built = project.build("text")
    assert (built.status, built.messages) == (0, [])
    text = " ".join(built.text("index.txt").split())
    assert "1. The first convolution has 21,632 parameters." in text
    assert "[ ]" not in text
    assert "[x]" not in text
    assert (
        "-[ Answer ]- 2, 3 1. not correct: mnist.conv2d has 320 parameters, the statement says 21,632 (that is its "
        "number of outputs, 26 × 26 × 32); 32 × (1 × 3 × 3 + 1) = 320 2. correct: mnist.conv2d_1 has 18,496 "
        "parameters; 64 × (32 × 3 × 3 + 1) = 18,496" in text
    )


def test_a_quiz_gives_nothing_away(project: Project) -> None:
    project.write({"index.md": MODELS + QUIZ})
    page = project.build("html").text("index.html")
    quiz = page[page.index('class="cnn-quiz') : page.index("<details", page.index('class="cnn-quiz'))]
    assert "21,632" in quiz
    assert "title=" not in quiz
    assert "cnn-wrong" not in quiz
    assert "cnn-stated" not in quiz


def test_a_quiz_of_task_lists(project: Project) -> None:
    conf = CONF.replace('["colon_fence"', '["tasklist", "colon_fence"')
    bullets = QUIZ.replace("1. [", "* [").replace("2. [", "* [").replace("3. [", "* [").replace("[X]", "[x]")
    project.write({"conf.py": conf, "index.md": MODELS + bullets.replace("\n   {", "\n  {")})
    built = project.build("html")
    assert (built.status, built.messages) == (0, [])
    assert "checkbox" not in built.text("index.html")
    assert "<p>2, 3</p>" in built.text("index.html")


def test_a_quiz_in_restructured_text(project: Project) -> None:
    page = """\
Page
====

.. cnn-summary:: mnist
   :input: 28x28x1

   Conv2D(32, 3)

.. cnn-quiz::

   #. [ ] It has :cnn:params:`321 <mnist.conv2d>`.
   #. [x] It has :cnn:params:`320 <mnist.conv2d>`.
"""
    project.write({"index.rst": page})
    built = project.build("text")
    assert (built.status, built.messages) == (0, [])
    assert "-[ Answer ]-\n\n2\n" in built.text("index.txt")


def test_derivations(project: Project) -> None:
    wanted = "".join(
        f":::{{cnn-derivation}} mnist.{layer}\n:quantity: {quantity}\n:::\n\n"
        for layer, quantity in (
            ("conv2d_1", "params"),
            ("conv2d_1", "receptive-field"),
            ("conv2d", "macs"),
            ("conv2d", "memory"),
            ("conv2d", "share"),
            ("conv2d", "output"),
            ("max_pooling2d", "params"),
        )
    )
    project.write({"index.md": "# Index\n\n```{toctree}\nmodels\n```\n\n" + wanted, "models.md": MODELS})
    built = project.build("text")
    assert (built.status, built.messages) == (0, [])
    text = " ".join(built.text("index.txt").replace("*", "").split())
    for line in (
        "Parameters: mnist.conv2d_1 parameters = k (f h w + 1) k = 64, filters f = 32, input channels h = 3, kernel "
        "height w = 3, kernel width parameters = 64 × (32 × 3 × 3 + 1) = 18,496",
        "receptive field = r + (k − 1) j r = 4, receptive field before k = 3, kernel j = 2, jump, the product of the "
        "strides before receptive field = 4 + (3 − 1) × 2 = 8",
        "multiplications = 3 × 3 × 1 × 32 × 26 × 26 = 194,688",
        "bytes = (320 + 21,632) × 4 = 87,808",
        "percent = 100 × 320 / 96,266 = 0.3%",
        "height and width = (28 − 3) + 1 = 26",
        "Parameters: mnist.max_pooling2d A summary of values, no weights.",
    ):
        assert line in text, line


def test_a_comparison(project: Project) -> None:
    small = ":::{cnn-summary} small\n:input: 8x8x3\n\nConv2D(8, 3)\n:::\n"
    compare = "# Index\n\n```{toctree}\nmodels\n```\n\n```{cnn-compare} mnist small\n:caption: Two models\n```\n"
    project.write({"index.md": compare, "models.md": MODELS + small})
    built = project.build("html")
    assert (built.status, built.messages) == (0, [])
    page = built.text("index.html")
    assert 'href="models.html#cnn-mnist"' in page
    assert 'href="models.html#cnn-small"' in page
    text = project.build("text").text("index.txt")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if line.startswith("| ")]
    assert ["", "mnist", "small"] in rows
    assert ["Layers", "5", "1"] in rows
    assert ["Parameters", "96,266", "224"] in rows
    assert ["Output", "10", "6 × 6 × 8"] in rows


def test_a_change_reaches_the_page_that_derives(project: Project) -> None:
    index = (
        "# Index\n\n```{toctree}\nmodels\n```\n\n```{cnn-derivation} mnist.conv2d\n```\n\n```{cnn-compare} mnist\n```\n"
    )
    project.write({"index.md": index, "models.md": MODELS})
    assert "= 320" in project.build("html").text("index.html")
    project.change("models.md", "Conv2D(32, 3)", "Conv2D(16, 3)")
    again = project.build("html")
    assert "= 160" in again.text("index.html")
    assert "= 320" not in again.text("index.html")
