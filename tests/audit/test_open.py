"""Classes that nobody calls: what of them is known all the same, and which images they are made for."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.audit.audit import audit_document
from sphinxext_cnnparams.audit.finding import FindingKind
from sphinxext_cnnparams.audit.given import Given
from sphinxext_cnnparams.documents.read import read_text_as

WRONG = {FindingKind.CONTRADICTED, FindingKind.ARITHMETIC, FindingKind.STALE}


def find_wrong(document: str) -> list[tuple[str, str]]:
    """Give what is called wrong in a document, with the messages."""
    report = audit_document(read_text_as(document, "markdown"), Given())
    return [(found.stated, found.message) for found in report.findings if found.kind in WRONG]


OPEN = """\
```python
class AlexNet(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.conv = nn.Conv2d(3, 96, 11, stride=4)  # {}
        self.pool = nn.MaxPool2d(3, 2)  # 96x27x27
        self.fc = nn.Linear(96 * 27 * 27, classes)

    def forward(self, x):
        return self.fc(torch.flatten(self.pool(self.conv(x)), 1))
```
"""


def test_a_class_whose_arguments_nobody_gives_is_read_and_its_images_are_those_that_fit() -> None:
    text = "\nIts input is an image of 227 × 227 × 3.\n"
    assert find_wrong(OPEN.format("96x55x55") + text) == []
    ((stated, _),) = find_wrong(OPEN.format("96x54x54") + text)
    assert stated == "96x54x54"


FITS = """\
```python
net = nn.Sequential(
    nn.Conv2d(1, 8, 3),  # {}
    nn.MaxPool2d(2),  # 8x13x13
    nn.Flatten(),
    nn.Linear(8 * 13 * 13, 10),
)
```
"""


def test_images_that_only_one_usual_size_fits() -> None:
    assert find_wrong(FITS.format("8x26x26")) == []
    ((stated, message),) = find_wrong(FITS.format("8x28x28"))
    assert (stated, "8 × 26 × 26" in message) == ("8x28x28", True)


PARTLY = """\
```python
class Net(nn.Module):
    def __init__(self, classes, channels):
        super(Net, self).__init__()
        self.conv1 = nn.Conv2d(channels, 16, 3)
        self.conv2 = nn.Conv2d(16, 32, 3)
        self.hidden = nn.Linear(32, 20)
        self.out = nn.Linear(20, classes)

    def forward(self, x):
        x = self.conv2(self.conv1(x))  # {image}
        x = self.hidden(x.mean((2, 3)))  # {vector}
        return self.out(x)
```
"""


@pytest.mark.parametrize(
    ("image", "vector", "wrong"),
    [
        ("(N, 32, 28, 28)", "(N, 20)", []),
        ("(N, 28, 28, 32)", "[batch, 20]", []),  # wherever the channels stand
        ("32@28x28", "20 features", []),
        ("(N, 64, 28, 28)", "(N, 20)", ["(N, 64, 28, 28)"]),
        ("64@28x28", "(N, 20)", ["64@28x28"]),
        ("(N, 32, 28, 28)", "[batch, 32]", ["[batch, 32]"]),
    ],
)
def test_what_is_known_of_a_shape_excludes_others(image: str, vector: str, wrong: list[str]) -> None:
    assert [stated for stated, _ in find_wrong(PARTLY.format(image=image, vector=vector))] == wrong


def test_a_shape_of_which_only_a_part_is_known_is_not_confirmed() -> None:
    document = PARTLY.format(image="(N, 32, 28, 28)", vector="(N, 20)")
    report = audit_document(read_text_as(document, "markdown"), Given())
    assert [(found.stated, found.kind) for found in report.findings] == [("(N, 20)", FindingKind.CONFIRMED)]


ALL_WRONG = """```python
class Net(nn.Module):
    def __init__(self, channels):
        super(Net, self).__init__()
        self.body = nn.Sequential(
            nn.Conv2d(channels, 8, 5, stride=2),  # {}
            nn.MaxPool2d(2),  # 8x61x61
            nn.Flatten(),
            nn.Linear(8 * 55 * 55, 10),
        )

    def forward(self, x):
        return self.body(x)
```
"""


@pytest.mark.parametrize("said", ["The images are resized to 224 x 224.", "It was made for ImageNet."])
def test_comments_on_images_of_a_stated_size_that_fits_are_judged_even_if_all_are_wrong(said: str) -> None:
    """Height and width: (224 - 5) // 2 + 1 = 110, and half of it, 55, is what the dense layer says."""
    stated = [stated for stated, _ in find_wrong(f"{said}\n\n{ALL_WRONG.format('8x109x109')}")]
    assert stated == ["8x109x109", "8x61x61"]


def test_images_of_a_size_that_does_not_fit_are_none() -> None:
    document = f"It was made for MNIST.\n\n{ALL_WRONG.format('8x12x12')}"
    assert find_wrong(document) == []


BARE = """\
```python
def encoder(classes, size=64):
    image = keras.Input((size, size, 3))
    x = layers.Conv2D(16, 3, padding="same")(image)
    x = layers.MaxPooling2D()(x)

    # {}
    x = layers.Conv2D(32, 3, padding="same")(x)
    x = layers.MaxPooling2D()(x)

    # {}
    x = layers.Conv2D(64, 3, padding="same")(x)
    x = layers.MaxPooling2D()(x)

    return keras.Model(image, layers.Dense(classes)(layers.Flatten()(x)))
```
"""


@pytest.mark.parametrize(
    ("first", "second", "wrong"),
    [
        ("32 x 32", "16 x 16", []),
        ("32 x 32 x 16", "8x8", []),  # what goes in, or what comes out
        ("32 x 32", "18 x 18", ["18 x 18"]),
        ("32 x 32 x 16", "14 x 14 x 32", ["14 x 14 x 32"]),
        ("32 x 32", "3 x 3", []),  # a kernel
        ("32 x 32", "64 x 64", []),  # of something further away
        ("36 x 36", "18 x 18", []),  # none is right
    ],
)
def test_a_comment_that_only_states_a_shape_is_wrong_where_another_is_right(
    first: str, second: str, wrong: list[str]
) -> None:
    assert [stated for stated, _ in find_wrong(BARE.format(first, second))] == wrong


FLAG = """\
```python
def make(training):
    image = keras.Input((20, 30, 1))
    x = layers.Conv2D(8, 3)(image)  # (None, 18, 28, 8)
    y = layers.Conv2D(4, 3)(x)  # {}
    if training:
        return keras.Model(image, layers.Flatten()(y))
    return keras.Model(image, y)
```
"""


@pytest.mark.parametrize(("shape", "wrong"), [("(None, 16, 26, 4)", []), ("(None, 16, 26, 8)", ["(None, 16, 26, 8)"])])
def test_a_function_that_gives_one_of_two_models_is_read_with_its_condition(shape: str, wrong: list[str]) -> None:
    assert [stated for stated, _ in find_wrong(FLAG.format(shape))] == wrong


PRESUPPOSED = """\
```python
class Net(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(1, 8, 3, padding=1),
            nn.MaxPool2d(2),  # 8x16x50
            nn.Conv2d(8, 16, 3, padding=1),  # 16x16x50
            nn.MaxPool2d(2),  # {}
        )
        self.fc = nn.Conv2d(16, classes, 1)

    def forward(self, x):
        return self.fc(self.body(x))
```
"""


@pytest.mark.parametrize(("shape", "wrong"), [("16x8x25", []), ("16x8x50", ["16x8x50"]), ("32x7x7", ["32x7x7"])])
def test_images_of_which_most_comments_are_right(shape: str, wrong: list[str]) -> None:
    """An image of 32 × 100 has 16 × 50 pixels behind the first pooling."""
    assert [stated for stated, _ in find_wrong(PRESUPPOSED.format(shape))] == wrong


def test_images_of_which_no_two_comments_are_right_are_none() -> None:
    document = PRESUPPOSED.format("16x4x12").replace("16x16x50", "16x10x31")
    assert find_wrong(document) == []


LOOPS = """\
```python
def build(units=64):
    return keras.Sequential([keras.Input((8,)), layers.Dense(units), layers.Dense(2)])

model = build()
model.fit(x, y)
```

Then we take a dense layer with {} units.

```python
for epochs in [10, 20]:
    model = build(32)
    model.fit(x, y, epochs=epochs)
```
"""


@pytest.mark.parametrize(("units", "wrong"), [("64", []), ("32", []), ("63", ["63"])])
def test_what_a_loop_makes_and_trains_is_a_model_of_its_own(units: str, wrong: list[str]) -> None:
    assert [stated for stated, _ in find_wrong(LOOPS.format(units))] == wrong


def test_the_size_of_the_input_is_that_of_the_network() -> None:
    text = "\nThe last layer, `fc`, is small. The input size is 32x32 here.\n"
    assert find_wrong(OPEN.format("96x55x55") + text) == []
