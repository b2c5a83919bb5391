"""Data of which only the shapes are known: what NumPy, scikit-learn and TensorFlow make of them."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams import read, summarize

BEGIN = "import keras\nimport numpy as np\nfrom keras import layers\n(x, y), test = keras.datasets.mnist.load_data()\n"


def outcome(code: str) -> tuple[tuple[int | None, ...] | None, str]:
    """Give the dimensions that an input of the shape ``x.shape[1:]`` has, and why they are not known if so."""
    reading = read(f"{BEGIN}{code}\nmodel = keras.Sequential([keras.Input(x.shape[1:]), layers.Dense(2)])\n")
    assert reading.network is not None
    summary = summarize(reading.network)
    (first, *_) = summary.rows
    return (
        None if first.output is None else first.output.dims,
        summary.problems[0].message if summary.problems else "",
    )


@pytest.mark.parametrize(
    ("code", "dims"),
    [
        ("x = x - x.mean(axis=(1, 2), keepdims=True)", (28, 28)),
        ("x = (x - np.mean(x)) / np.std(x)", (28, 28)),
        ("x = np.log1p(np.abs(x))", (28, 28)),
        ("x = np.mean(x, axis=1)", (28,)),
        ("x = np.max(x, -1)", (28,)),
        ("x = x.reshape(len(x), -1)", (784,)),
        ("x = x.transpose(0, 2, 1)[..., None]", (28, 28, 1)),
        ("x = np.transpose(x[:, :7], (0, 2, 1))", (28, 7)),
        ("x = x.T", None),
        ("x = np.squeeze(x[:, :1])", (28,)),
        ("x = np.squeeze(x[:, :1], 1)", (28,)),
        ("x = np.pad(x, ((0, 0), (1, 2), (2, 2)))", (31, 32)),
        ("x = np.pad(x, 2)", None),
        ("x = np.repeat(x[..., None], 3, axis=3)", (28, 28, 3)),
        ("x = np.repeat(x, 3)", None),
        ("x = np.stack([x, x, x], axis=-1)", (28, 28, 3)),
        ("x = np.stack((x, x))", (60000, 28, 28)),
        ("x = np.concatenate([x, x], axis=2)", (28, 56)),
        ("x = np.vstack([x, test[0]])", (28, 28)),
        ("x = np.concatenate([x, y])", None),
        ("x = np.array([[1, 2, 3], [4, 5, 6]])", (3,)),
        ("x = np.array([[1, 2], [3]])", None),
        ("x = np.array([x[0], x[1]])", (28, 28)),
    ],
)
def test_functions_of_numpy(code: str, dims: tuple[int | None, ...] | None) -> None:
    assert outcome(code)[0] == dims


@pytest.mark.parametrize(
    ("how", "sizes"),
    [
        ("", (45000, 15000)),
        (", test_size=0.2", (48000, 12000)),
        (", test_size=1 / 7", (51428, 8572)),
        (", test_size=100", (59900, 100)),
        (", train_size=0.1", (6000, 54000)),
        (", test_size=5, train_size=50", (50, 5)),
    ],
)
def test_samples_to_test_with(how: str, sizes: tuple[int, int]) -> None:
    code = (
        "from sklearn.model_selection import train_test_split\n"
        f"a, b, c, d = train_test_split(x, y{how})\nx = np.zeros((9, len(a), len(b), c.shape[0], np.max(d) + 1))"
    )
    assert outcome(code)[0] == (*sizes, sizes[0], 10)


def test_one_number_of_all_values_is_none_that_is_known() -> None:
    assert "the values of data are not known" in outcome("x = np.zeros((3, int(np.max(x))))")[1]
    assert "it depends on a condition that is not known" in outcome("if np.any(x > 1):\n    x = x[:, 0]")[1]


@pytest.mark.parametrize(
    ("code", "dims"),
    [
        ("x = datasets.load_digits().data", (64,)),
        ("x = datasets.load_digits().images", (8, 8)),
        ("x = datasets.load_iris()['data']", (4,)),
        ("x, y = datasets.load_wine(return_X_y=True)", (13,)),
        ("x, y = datasets.make_moons(200, noise=0.1)", (2,)),
        ("x, y = datasets.make_blobs(n_samples=50, n_features=7)", (7,)),
        ("x, y = datasets.make_blobs(n)", None),
        ("d = datasets.load_iris()\nx = np.zeros((9, len(d.target_names), len(d.feature_names)))", (3, 4)),
        ("x = preprocessing.StandardScaler().fit_transform(datasets.load_iris().data)", (4,)),
        ("s = preprocessing.MinMaxScaler().fit(x)\nx = s.transform(x[:, :, 0])", (28,)),
        ("x = preprocessing.StandardScaler().fit(x).mean_", None),
    ],
)
def test_data_of_scikit_learn(code: str, dims: tuple[int | None, ...] | None) -> None:
    assert outcome(f"from sklearn import datasets, preprocessing\n{code}")[0] == dims
