"""Run the programs of tests/cases/programs in the real frameworks, and record what their models are.

A program is run as a tutorial's reader would run it, with three differences:
data sets are a few zeros, training does nothing, and libraries that are no
framework (plots, progress bars, torchvision) answer anything with anything.

Header comments: ``# input:`` shape(s) of one sample, ``# object:`` an
expression for the model, ``# let:`` names the code leaves undefined,
``# batch:`` the batch size the code insists on, ``# shim:`` which foreign
library is to be stood in for (``tensorflow``, ``lightning``, ``d2l``), or
``keras2`` for forms that Keras has given up.
"""

from __future__ import annotations

import ast
import contextlib
import functools
import gc
import importlib.abc
import importlib.machinery
import inspect
import io
import itertools
import json
import math
import os
import re
import sys
import types
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

HEADER = re.compile(r"#\s*(input|object|let|batch|shim):\s*(.*?)\s*$")
STOOD_IN = frozenset(
    "torchvision matplotlib tqdm sklearn tensorflow_datasets torchsummary torchinfo PIL pandas cv2 IPython".split()
)
DATA_SETS = {
    "mnist": ((28, 28), 10),
    "fashion_mnist": ((28, 28), 10),
    "cifar10": ((32, 32, 3), 10),
    "cifar100": ((32, 32, 3), 100),
}
NOT_COUNTED = ("Bilinear",)
"""Modules whose products PyTorch's counter does not see: nothing is recorded of models with one of them."""

CONTAINERS = ("Sequential", "ModuleList", "ModuleDict", "ParameterList", "ParameterDict")
SLASH = "\u2215"
"""What stands for ``/`` in a layer's name while Keras 3 sees it."""

FILLED = (32, 48)
"""What unknown dimensions are replaced by, in turn: where the results differ, they stay unknown."""


def record(folder: Path) -> None:
    """Write ``programs.json`` into *folder* (tests/truth), one program per line."""
    os.environ.setdefault("KERAS_BACKEND", "torch")
    programs = sorted((folder.parent / "cases" / "programs").glob("[0-9]*.py"))
    lines = [f"{json.dumps(path.stem)}: {json.dumps(truth(path), ensure_ascii=False)}" for path in programs]
    (folder / "programs.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def truth(path: Path) -> dict[str, object]:
    """Run one program, and describe its model."""
    import keras
    import torch

    text = path.read_text(encoding="utf-8")
    said = header(text)
    keras.utils.clear_session(free_memory=False)
    keras.backend.clear_session(free_memory=False)
    keras.utils.set_random_seed(0)
    torch.manual_seed(0)
    try:
        with surroundings(said.get("shim", "")):
            names: dict[str, Any] = {"__name__": "__main__", **values(said.get("let", ""))}
            exec(compile(cleaned(text), str(path), "exec"), names)
            model = chosen(names, said.get("object", ""))
            describe = keras_truth if isinstance(model, keras.layers.Layer) else torch_truth
            return describe(model, inputs(said.get("input", "")), int(said.get("batch", 0)))
    except Exception as error:
        error.add_note(f"in {path.name}")
        raise
    finally:
        gc.collect()


def header(text: str) -> dict[str, str]:
    """Read the comments above the first line of code."""
    said: dict[str, str] = {}
    for line in itertools.takewhile(lambda line: line.startswith("#"), text.splitlines()):
        if found := HEADER.match(line):
            said[found[1]] = found[2]
    return said


def values(text: str) -> dict[str, object]:
    """Read ``IMG_SIZE=32, classes=10``."""
    call = ast.parse(f"let({text})", mode="eval").body
    assert isinstance(call, ast.Call)
    return {keyword.arg or "": ast.literal_eval(keyword.value) for keyword in call.keywords}


def inputs(text: str) -> dict[str, tuple[int, ...]]:
    """Read ``3x32x32`` (under the name ``""``) or ``a=1x28x28; b=10``."""
    parts = [part.rpartition("=") for part in text.split(";") if part.strip()]
    return {name.strip(): tuple(int(n) for n in re.findall(r"\d+", shape)) for name, _, shape in parts}


def cleaned(text: str) -> str:
    """Make plain Python of a notebook's cells or an interactive session's log."""
    lines = text.replace("\u00a0", " ").splitlines()
    if any(line.startswith(">>> ") for line in lines):
        prompts = (">>>", "...")
        lines = [line[4:] if line.startswith(prompts) else "" for line in lines]
    return "\n".join("" if line.startswith(("%", "!")) else line for line in lines) + "\n"


def chosen(names: Mapping[str, Any], expression: str) -> Any:
    """Find the model as a reader would; a class or a function that makes one is called."""
    import keras
    import torch

    if expression:
        value = eval(expression, dict(names))
        is_maker = inspect.isclass(value) or inspect.isfunction(value)
        return value() if is_maker else value
    usual = [names[name] for name in ("model", "net") if name in names]
    losses = "torch.nn.modules.loss"  # are modules too
    models = [
        value
        for value in names.values()
        if isinstance(value, (torch.nn.Module, keras.Model)) and type(value).__module__ != losses
    ]
    if len(usual) > 1 or not models:
        raise ValueError("which object is the model must be said with # object:")
    return usual[0] if usual else models[-1]


# what surrounds a program


class StandIn(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Import libraries that are not installed as modules in which everything is there and nothing happens."""

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> Any:
        if fullname.partition(".")[0] in STOOD_IN:
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        module = types.ModuleType(spec.name)
        module.__getattr__ = anything  # type: ignore[method-assign]
        return module

    def exec_module(self, module: types.ModuleType) -> None:
        """Execute nothing."""


def anything(name: str) -> mock.MagicMock:
    """Give something for any name that may be a library's."""
    if name.startswith("__"):
        raise AttributeError(name)
    return mock.MagicMock(name=name)


@contextlib.contextmanager
def surroundings(shim: str) -> Iterator[None]:
    """Stand in for what programs use besides models, while one of them runs."""
    import keras
    import torch
    import torch.utils.data

    modules = {name: module for name, module in sys.modules.items() if name.partition(".")[0] not in STOOD_IN}
    shims = {"": dict, "keras2": dict, "tensorflow": tensorflow, "lightning": lightning, "d2l": d2l}
    nothing = mock.MagicMock()
    with contextlib.ExitStack() as stack:
        stack.enter_context(warnings.catch_warnings(action="ignore"))
        stack.enter_context(mock.patch.dict(sys.modules, {**modules, **shims[shim]()}, clear=True))
        stack.enter_context(mock.patch.object(sys, "argv", ["program.py"]))
        stack.enter_context(mock.patch.object(sys, "meta_path", [StandIn(), *sys.meta_path]))
        stack.enter_context(contextlib.redirect_stdout(io.StringIO()))
        stack.enter_context(mock.patch.object(torch.utils.data, "DataLoader", nothing))
        stack.enter_context(mock.patch.object(torch.nn.Module, "cuda", lambda self, *args: self))
        stack.enter_context(mock.patch.object(keras.utils, "plot_model", nothing))
        for method in ("fit", "evaluate", "predict", "save", "train_on_batch"):
            stack.enter_context(mock.patch.object(keras.Model, method, nothing))
        for name, (shape, classes) in DATA_SETS.items():
            loader = data_set(shape, classes)
            stack.enter_context(mock.patch.object(getattr(keras.datasets, name), "load_data", loader))
        if shim == "tensorflow":  # which still has what Keras 3 by itself has given up
            static = lambda tensor: tuple(tensor.shape)  # noqa: E731
            stack.enter_context(mock.patch.object(keras.backend, "int_shape", static, create=True))
        if shim == "keras2":
            keras2(stack)
        yield


def keras2(stack: contextlib.ExitStack) -> None:
    """Take what Keras 2 took: ``/`` in names, pools without a size, ``lr`` of an optimizer."""
    import keras

    operation, adam = keras.Operation, keras.optimizers.Adam
    plain = operation.__init__
    pools = [getattr(keras.layers, f"AveragePooling{rank}D") for rank in (1, 2, 3)]

    def named(self: Any, name: str | None = None) -> None:
        plain(self, name=name and name.replace("/", SLASH))

    stack.enter_context(mock.patch.object(operation, "__init__", named))
    stack.enter_context(mock.patch.object(keras.optimizers, "Adam", lambda lr=0.001, **given: adam(lr, **given)))
    for pool in pools:
        with_default = functools.partialmethod(pool.__init__, pool_size=2)
        stack.enter_context(mock.patch.object(pool, "__init__", with_default))


def data_set(shape: tuple[int, ...], classes: int) -> Callable[[], object]:
    """Make a ``load_data`` that gives few and black images, of the true shape and number of classes."""
    import numpy as np

    def part(count: int) -> object:
        labels = np.arange(count) % classes
        return np.zeros((count, *shape), "uint8"), labels if len(shape) == 2 else labels[:, None]

    return lambda *args, **kwargs: (part(2 * classes), part(classes))


def tensorflow() -> dict[str, types.ModuleType]:
    """Stand in for TensorFlow: its Keras is the Keras that is installed, its operations Keras's."""
    import keras

    root = types.ModuleType("tensorflow")
    root.__getattr__ = anything  # type: ignore[method-assign]
    root.__path__ = []
    root.__version__ = "2.16.1"
    root.keras = keras
    root.nn = types.ModuleType("tensorflow.nn")
    root.nn.__getattr__ = keras.ops.__getattribute__  # type: ignore[method-assign]
    root.nn.local_response_normalization = lambda values, *args, **kwargs: values
    root.concat = lambda values, axis: keras.ops.concatenate(values, axis=axis)
    root.reduce_mean = keras.ops.mean
    root.image = types.ModuleType("tensorflow.image")
    root.image.__getattr__ = keras.ops.image.__getattribute__  # type: ignore[method-assign]
    root.image.extract_patches = lambda images, sizes, strides, rates, padding: keras.ops.image.extract_patches(
        images, sizes[1:3], strides[1:3], rates[1], padding.lower()
    )
    root.shape = lambda tensor: [-1 if n is None else n for n in tensor.shape]
    for name in (
        "reshape",
        "matmul",
        "transpose",
        "expand_dims",
        "squeeze",
        "cast",
        "stack",
        "exp",
        "pad",
        "broadcast_to",
    ):
        setattr(root, name, getattr(keras.ops, name))
    modules = {"tensorflow": root, "tensorflow.keras": keras}
    for name, module in vars(keras).items():
        if isinstance(module, types.ModuleType) and not name.startswith("_"):
            modules[f"tensorflow.keras.{name}"] = module
    for name, module in vars(keras.datasets).items():
        if isinstance(module, types.ModuleType):
            modules[f"tensorflow.keras.datasets.{name}"] = module
    return modules


def lightning() -> dict[str, types.ModuleType]:
    """Stand in for PyTorch Lightning: its modules are PyTorch's."""
    import torch

    module = types.ModuleType("pytorch_lightning")
    module.__getattr__ = anything  # type: ignore[method-assign]
    module.LightningModule = type(
        "LightningModule",
        (torch.nn.Module,),
        {"save_hyperparameters": lambda self, *args: None, "log": lambda self, *args, **kwargs: None},
    )
    return {"pytorch_lightning": module}


def d2l() -> dict[str, types.ModuleType]:
    """Stand in for the library of "Dive into Deep Learning"."""
    import torch

    class Module(torch.nn.Module):
        def save_hyperparameters(self, ignore: Sequence[str] = ()) -> None:
            names = inspect.currentframe().f_back.f_locals  # type: ignore[union-attr]
            self.hparams = {k: v for k, v in names.items() if k not in {"self", "__class__", *ignore}}
            for name, value in self.hparams.items():
                setattr(self, name, value)

        def forward(self, X: Any) -> Any:  # noqa: N803
            return self.net(X)

    def add_to_class(cls: type) -> Callable[[Any], None]:
        return lambda member: setattr(cls, member.__name__, member)

    inner = types.ModuleType("d2l.torch")
    inner.__getattr__ = anything  # type: ignore[method-assign]
    inner.Module = Module
    inner.Classifier = type("Classifier", (Module,), {})
    inner.add_to_class = add_to_class
    inner.init_cnn = lambda module: None
    outer = types.ModuleType("d2l")
    outer.torch = inner
    return {"d2l": outer, "d2l.torch": inner}


# PyTorch


def torch_truth(model: Any, given: Mapping[str, tuple[int, ...]], batch: int) -> dict[str, object]:
    """Describe a PyTorch model: what stands in it, called and not called."""
    calls, output, macs = torch_calls(model, given, batch)
    counted: set[int] = set()
    paths = {id(module): path for path, module in model.named_modules()}
    entries: dict[str, list[list[object]]] = {"rows": [], "custom": [], "uncalled": []}
    for key, (module, shape, _) in calls.items():
        kind = "rows" if of_torch(module) else "custom"
        entries[kind].append([paths[key], type(module).__name__, shape, *own(module, counted)])
    for path, module in leaves(model):
        if id(module) not in calls:
            entries["uncalled"].append([path, type(module).__name__, *own(module, counted)])
    parameters = {path: p.numel() for path, p in model.named_parameters() if id(p) not in counted}
    repeated = {paths[key]: times for key, (_, _, times) in calls.items() if times > 1}
    return {
        "dialect": "torch",
        "total": sum(p.numel() for p in model.parameters()),
        "trainable": sum(p.numel() for p in model.parameters() if p.requires_grad),
        "output": output,
        "macs": macs,
        **entries,
        "parameters": parameters,
        "calls": repeated,
    }


def own(module: Any, counted: set[int]) -> tuple[int, int]:
    """Count a module's parameters, all and trainable, but for those counted before."""
    new = {id(p): p for p in module.parameters() if id(p) not in counted}
    counted.update(new)
    return sum(p.numel() for p in new.values()), sum(p.numel() for p in new.values() if p.requires_grad)


def of_torch(module: Any) -> bool:
    """Tell whether a module's class is PyTorch's own."""
    return type(module).__module__.startswith("torch.")


def leaves(model: Any) -> Iterator[tuple[str, Any]]:
    """Give the modules a table has rows for: PyTorch's own, and others without children."""
    below: list[str] = []
    for path, module in model.named_modules():
        if any(path.startswith(f"{parent}.") for parent in below):
            continue
        container = type(module).__name__ in (*CONTAINERS, "DataParallel")
        if of_torch(module) and not container:
            below.append(path)
            yield path, module
        elif not of_torch(module) and not list(module.children()) and not is_container(module):
            yield path, module


def is_container(module: Any) -> bool:
    import torch

    return isinstance(module, tuple(getattr(torch.nn, name) for name in CONTAINERS))


def torch_calls(
    model: Any, given: Mapping[str, tuple[int, ...]], batch: int
) -> tuple[dict[int, tuple[Any, object, int]], object, int | None]:
    """Run a model twice, with batches of two sizes, and see what differs: the batch."""
    import torch

    model.eval()
    sizes = (batch,) if batch else (2, 3)
    runs = [torch_run(model, given, size) for size in sizes]
    first, last = runs[0], runs[-1]
    calls = {
        key: (module, unbatched(shapes[0], last[0][key][1][0]), len(shapes))
        for key, (module, shapes) in first[0].items()
    }
    output = [unbatched(a, b) for a, b in zip(tensors(first[1]), tensors(last[1]), strict=True)]
    assert isinstance(model, torch.nn.Module)
    return calls, output, per_sample(model, dict(zip(sizes, (run[2] for run in runs), strict=True)))


def per_sample(model: Any, products: Mapping[int, int]) -> int | None:
    """Give the multiplications for one sample from those for batches; nothing if they are not all counted.

    What is computed once for all samples, such as a table of positions, is part of the one sample's.
    """
    import torch

    uncounted = tuple(getattr(torch.nn, name) for name in NOT_COUNTED)
    if any(isinstance(module, uncounted) for module in model.modules()):
        return None
    if len(products) == 1:
        [(size, product)] = products.items()
        return product // size
    return 2 * products[2] - products[3]


@contextlib.contextmanager
def counting(model: Any) -> Iterator[Any]:
    """Count floating-point operations of convolutions and matrix products, two for each multiplication.

    Biases, normalization and activations count nothing. The counter does not see the products inside what a CPU
    computes at one stroke; so attention and LSTMs are computed step by step meanwhile.
    """
    import torch
    from torch.nn.attention import SDPBackend, sdpa_kernel
    from torch.utils.flop_counter import FlopCounterMode

    has_lstm = any(isinstance(module, torch.nn.LSTM) for module in model.modules())
    formulas: Any = {torch.ops.aten.mv: lambda matrix, vector, **others: 2 * math.prod(matrix)}
    fast = torch.backends.mha.get_fastpath_enabled()
    torch.backends.mha.set_fastpath_enabled(False)
    try:
        with contextlib.ExitStack() as stack:
            if has_lstm:  # only then: convolutions become slow
                stack.enter_context(torch.backends.mkldnn.flags(enabled=False))
            stack.enter_context(sdpa_kernel(SDPBackend.MATH))
            yield stack.enter_context(FlopCounterMode(display=False, custom_mapping=formulas))
    finally:
        torch.backends.mha.set_fastpath_enabled(fast)


def torch_run(
    model: Any, given: Mapping[str, tuple[int, ...]], batch: int
) -> tuple[dict[int, tuple[Any, list[tuple[int, ...]]]], Any, int]:
    """Run a model once on zeros, of the first types it takes; note each leaf's outputs and the multiplications."""
    import torch

    error: Exception = ValueError("PyTorch code needs # input:")
    for types_ in itertools.product((torch.float32, torch.int64), repeat=len(given)):
        zeros = {
            name: torch.zeros((batch, *shape), dtype=dtype)
            for (name, shape), dtype in zip(given.items(), types_, strict=True)
        }
        calls: dict[int, tuple[Any, list[tuple[int, ...]]]] = {}
        hooks = [module.register_forward_hook(noting(calls)) for _, module in leaves(model)]
        try:
            with torch.no_grad(), counting(model) as counter:
                result = model(*zeros.values()) if "" in zeros else model(**zeros)
        except (RuntimeError, IndexError, TypeError) as refused:
            error = refused
        else:
            return calls, result, counter.get_total_flops() // 2
        finally:
            for hook in hooks:
                hook.remove()
    raise error


def noting(calls: dict[int, tuple[Any, list[tuple[int, ...]]]]) -> Callable[[Any, Any, Any], None]:
    """Make a forward hook that notes the shape of what comes out."""

    def hook(module: Any, args: Any, result: Any) -> None:
        calls.setdefault(id(module), (module, []))[1].append(tensors(result)[0])

    return hook


def tensors(result: Any) -> list[tuple[int, ...]]:
    """Give the shapes of all tensors in a result, in order."""
    if isinstance(result, dict):
        return [shape for item in result.values() for shape in tensors(item)]
    if isinstance(result, (tuple, list)):
        return [shape for item in result for shape in tensors(item)]
    return [tuple(result.shape)] if hasattr(result, "shape") else []


def unbatched(two: tuple[int, ...], three: tuple[int, ...]) -> list[int]:
    """Take the batch out of a shape: the dimension in which two runs differ, else the first.

    >>> unbatched((2, 5, 7), (3, 5, 7)), unbatched((5, 2, 7), (5, 3, 7))
    ([5, 7], [5, 7])
    """
    differing = [i for i, (a, b) in enumerate(zip(two, three, strict=True)) if a != b] or [0]
    return [n for i, n in enumerate(two) if i != differing[0]]


# Keras


def keras_truth(model: Any, given: Mapping[str, tuple[int, ...]], batch: int) -> dict[str, object]:
    """Describe a Keras model: its layers, with those of models and layers inside it."""
    shapes, times, output = keras_calls(model, given, batch or 2)
    entries: dict[str, list[list[object]]] = {"rows": [], "custom": [], "uncalled": []}
    parameters: dict[str, int] = {}
    repeated: dict[str, int] = {}
    drawn = keras_drawn(model)
    order = {key: i for i, key in enumerate(shapes)}
    for path, layer in keras_leaves(model, order):
        counts = [size(layer.weights), size(layer.trainable_weights)]
        if list(sublayers(layer)):
            below = {id(w) for _, child in sublayers(layer) for w in child.weights}
            parameters |= {f"{path}.{w.name}".lstrip("."): size([w]) for w in layer.weights if id(w) not in below}
        elif id(layer) not in shapes:
            entries["uncalled"].append([path, type(layer).__name__, *counts])
        else:
            kind = "rows" if of_keras(layer) else "custom"
            shape = drawn.get(id(layer), shapes[id(layer)])
            entries[kind].append([path, type(layer).__name__, shape, *counts])
            if times[id(layer)] > 1:
                repeated[path] = times[id(layer)]
    return {
        "dialect": "keras",
        "total": model.count_params(),
        "trainable": size(model.trainable_weights),
        "output": output,
        **entries,
        "parameters": parameters,
        "calls": repeated,
    }


def size(weights: Sequence[Any]) -> int:
    """Count the values of weights, each once."""
    from math import prod

    return sum(prod(w.shape) for w in {id(w): w for w in weights}.values())


def of_keras(layer: Any) -> bool:
    """Tell whether a layer's class is Keras's own."""
    return type(layer).__module__.startswith("keras.")


def keras_leaves(model: Any, order: Mapping[int, int]) -> Iterator[tuple[str, Any]]:
    """Give the layers below *model*, each once, under their paths; with those that have layers of their own.

    In a graph they stand as Keras has them, else in the *order* of their calls.
    """
    seen: set[int] = set()

    def walk(path: str, layer: Any) -> Iterator[tuple[str, Any]]:
        yield path, layer
        children = sublayers(layer)
        if not is_graph(layer):
            children.sort(key=lambda found: order.get(id(found[1]), len(order)))
        for name, child in children:
            if id(child) not in seen:
                seen.add(id(child))
                yield from walk(f"{path}.{name}".lstrip("."), child)

    return walk("", model)


def is_graph(layer: Any) -> bool:
    import keras

    return isinstance(layer, (keras.src.models.functional.Functional, keras.Sequential))


def sublayers(layer: Any) -> list[tuple[str, Any]]:
    """Give the layers in a model or in a layer of the author's: by their names in a graph, else by attribute."""
    import keras

    if is_graph(layer):
        children = [child for child in layer.layers if not isinstance(child, keras.layers.InputLayer)]
        return [(child.name.replace(SLASH, "/"), child) for child in children]
    if of_keras(layer):
        return []
    held = vars(layer) | vars(layer)["_modules"]  # on PyTorch, Keras's layers are modules
    mine = {name: value for name, value in held.items() if name not in ("_layers", "_tracker", "_metrics", "_modules")}
    return [found for name, value in mine.items() for found in in_attribute(name, value)]


def in_attribute(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Find layers in what an attribute holds."""
    import keras

    if isinstance(value, keras.layers.Layer):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from in_attribute(f"{path}.{key}", item)
    elif isinstance(value, (list, tuple)):
        for i, item in enumerate(value):
            yield from in_attribute(f"{path}.{i}", item)


def keras_calls(
    model: Any, given: Mapping[str, tuple[int, ...]], batch: int
) -> tuple[dict[int, object], dict[int, int], object]:
    """Run a model on zeros and note the shape of each layer's first output, and how often it is called."""
    wanted = keras_inputs(model, given)
    runs = [keras_run(model, wanted, batch, filled) for filled in FILLED]
    first, last = runs[0], runs[-1]
    both = first[0].keys() & last[0].keys()  # a layer that a call makes is another one in each run
    shapes = {key: compared(found[0], last[0][key][0]) for key, found in first[0].items() if key in both}
    times = {key: len(found) for key, found in first[0].items()}
    output = [compared(a, b) for a, b in zip(tensors(first[1]), tensors(last[1]), strict=True)]
    return shapes, times, output


def keras_drawn(model: Any) -> dict[int, list[int | None]]:
    """Give the shapes of what a graph's layers gave when the program first called them, which may differ from a run."""
    import keras

    if not isinstance(model, keras.src.models.functional.Functional):
        return {}
    nodes = {id(node) for nodes in model._nodes_by_depth.values() for node in nodes}  # noqa: SLF001
    shapes: dict[int, list[int | None]] = {}
    for layer in model.layers:
        mine = [node for node in layer._inbound_nodes if id(node) in nodes]  # noqa: SLF001
        if mine and of_keras(layer):
            shapes[id(layer)] = list(mine[0].output_tensors[0].shape[1:])
        shapes |= keras_drawn(layer)
    return shapes


def compared(one: tuple[int, ...], other: tuple[int, ...]) -> list[int | None]:
    """Take the batch from a shape; what differs is not known."""
    return [a if a == b else None for a, b in zip(one, other, strict=True)][1:]


def keras_inputs(model: Any, given: Mapping[str, tuple[int, ...]]) -> list[tuple[tuple[int | None, ...], str]]:
    """Find the shapes and types of a model's inputs: in its graph, in the header, in ``build``."""
    if given:
        return [(shape, "float32") for shape in given.values()]
    if not model.built:
        raise ValueError("Keras code without the shape of its input needs # input:")
    graph = getattr(model, "inputs", None)
    if graph:
        return [(tuple(tensor.shape[1:]), tensor.dtype) for tensor in graph]
    return [(tuple(model.get_build_config()["input_shape"][1:]), "float32")]


def keras_run(
    model: Any, wanted: Sequence[tuple[tuple[int | None, ...], str]], batch: int, filled: int
) -> tuple[dict[int, list[tuple[int, ...]]], Any]:
    import keras
    import numpy as np

    zeros = [np.zeros((batch, *(filled if n is None else n for n in shape)), dtype) for shape, dtype in wanted]
    calls: dict[int, list[tuple[int, ...]]] = {}
    plain = keras.layers.Layer.__call__

    def noted(self: Any, *args: Any, **kwargs: Any) -> Any:
        result = plain(self, *args, **kwargs)
        calls.setdefault(id(self), []).append(tensors(result)[0])
        return result

    model(zeros if len(zeros) > 1 else zeros[0])  # builds what is not built yet
    with mock.patch.object(keras.layers.Layer, "__call__", noted):
        result = model(zeros if len(zeros) > 1 else zeros[0])
    if isinstance(result, dict):  # ``model.outputs`` and ``model.output_shape`` are in the order of the names
        result = {name: result[name] for name in sorted(result)}
    return calls, result
