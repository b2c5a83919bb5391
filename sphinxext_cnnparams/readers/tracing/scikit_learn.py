"""Data as scikit-learn gives them, parts them and scales them: arrays of which only the shapes are known."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from ...core.problem import say
from ...core.structs import Struct
from ..python import Call, Machine, Native, Unknown, Value
from .datasets import Array

TABLES: Mapping[str, tuple[tuple[int, ...], int]] = {
    "load_breast_cancer": ((569, 30), 2),
    "load_diabetes": ((442, 10), 0),
    "load_digits": ((1797, 64), 10),
    "load_iris": ((150, 4), 3),
    "load_wine": ((178, 13), 3),
    "fetch_california_housing": ((20640, 8), 0),
}
"""The data sets of sklearn.datasets whose shapes everyone knows, and how many classes their labels have."""
MADE: Mapping[str, tuple[int, int]] = {
    "make_blobs": (2, 3),
    "make_circles": (2, 2),
    "make_classification": (20, 2),
    "make_moons": (2, 2),
    "make_regression": (100, 0),
}
"""Functions that make up samples, of so many values each unless told, and of so many classes."""
SCALERS = frozenset("MaxAbsScaler MinMaxScaler Normalizer PowerTransformer RobustScaler StandardScaler".split())
"""Classes of sklearn.preprocessing that scale values, and keep their number."""
SCALING = ("transform", "fit_transform", "inverse_transform")


class Table(Value, Struct):
    """Stand for what ``load_iris()`` gives: the samples and their labels, by their names."""

    samples: Array
    labels: Array

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        parts: Mapping[str, object] = {
            "data": self.samples,
            "feature_names": Array(self.samples.dims[1:]),
            "images": Array((self.samples.dims[0], 8, 8)),
            "target": self.labels,
            "target_names": Array((self.labels.classes,)),
        }
        return parts[name] if name in parts else Unknown(say("the data have no {name} that is read", name=name), line)

    def item(self, key: object, machine: Machine, line: int) -> object:
        return self.attribute(str(key), machine, line)


class Scaler(Value, Struct):
    """Stand for an object that scales values."""

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name == "fit":
            return Native(name, lambda call, machine: self)
        if name in SCALING:
            return Native(name, lambda call, machine: call.args[0] if call.args else call.kwargs.get("X"))
        return Unknown(say("the values of data are not known (.{name})", name=name), line)


def make_learning_data(path: str, call: Call) -> object:
    """Give what scikit-learn makes; None for all other paths."""
    home, _, name = path.removeprefix("sklearn.").rpartition(".")
    if home == "preprocessing" and name in SCALERS:
        return Scaler()
    if home == "datasets" and name in TABLES:
        dims, classes = TABLES[name]
        table = Table(Array(dims), Array(dims[:1], classes))
        return [table.samples, table.labels] if call.kwargs.get("return_X_y") is True else table
    if home.partition(".")[0] == "datasets" and name in MADE:
        return _make_up(name, call)
    return split_samples(call) if path == "sklearn.model_selection.train_test_split" else None


def _make_up(name: str, call: Call) -> object:
    """Make up samples: how many, how many values each has, and how many classes there are may be told."""
    count = call.args[0] if call.args else call.kwargs.get("n_samples", 100)
    features, classes = MADE[name]
    values = call.kwargs.get("n_features", call.args[1] if len(call.args) > 1 and name != "make_moons" else features)
    told = call.kwargs.get("n_classes", call.kwargs.get("centers", classes)) if classes else 0
    if not isinstance(count, int) or not isinstance(values, int):
        return None
    return [Array((count, values)), Array((count,), told if isinstance(told, int) else 0)]


def split_samples(call: Call) -> object:
    """Part arrays into those to learn from and those to test with, each of the former before the latter.

    Source: ``_validate_shuffle_split`` in sklearn.model_selection._split.
    """
    found: list[object] = []
    for given in call.args:
        parts = _split(given, call) if isinstance(given, Array) and given.dims else None
        why = given if isinstance(given, Unknown) else Unknown("the values of data are not known", call.line)
        found += parts or [why, why]
    return found


def _split(array: Array, call: Call) -> list[object] | None:
    count, (test, train) = array.dims[0], (call.kwargs.get(name) for name in ("test_size", "train_size"))
    test = 0.25 if test is None and train is None else test
    tested = ceil(test * count) if isinstance(test, float) else test
    trained = int(train * count) if isinstance(train, float) else train
    if isinstance(tested, int) and trained is None:
        trained = count - tested
    elif isinstance(trained, int) and tested is None:
        tested = count - trained
    if not isinstance(tested, int) or not isinstance(trained, int):
        return None
    return [Array((n, *array.dims[1:]), array.classes) for n in (trained, tested)]
