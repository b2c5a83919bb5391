"""What a model holds of which nobody knows what it is: it may have weights, so that no total is exact.

A child of a container is a part of the model, whatever it is.  An attribute
is one, unless it comes from where no modules are, if

* what it makes of a tensor is used, or it is called by the text of ``forward`` (``call``), or a
  loop of it goes through it; or
* it was made by calling what is written like a class, but not like one of a
  loss, a metric, a data set or their kin.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Collection, Iterable, Iterator

from ..python import MAKING, Function, Instance, Unknown, list_all, list_nodes
from .container import Stack
from .session import Session
from .tree import is_module, tree

NO_MODULES = sys.stdlib_module_names | frozenset(
    "PIL absl albumentations cv2 datasets fire gym gymnasium h5py joblib loguru matplotlib mlflow nltk numba numpy "
    "omegaconf pandas plotly requests rich scipy seaborn sentencepiece skimage sklearn spacy tensorboardX tiktoken "
    "tokenizers torchmetrics torchinfo torchsummary tqdm wandb yaml".split()
)
"""Libraries that have nothing a network is built of, or nothing with weights."""
PLACES = frozenset("nn hub jit models ops layers applications saved_model load".split())
"""The parts of a framework's paths under which modules, or whole models, are."""
NO_CLASSES = (
    "Loss Criterion Metric Metrics MetricCollection Accuracy Precision Recall Score AUC AUROC Error Evaluator Meter "
    "Tracker Dataset DataModule Loader Sampler Transform Transforms Compose Augmentation Tokenizer Vocab "
    "Processor Collator Config Configuration Args Namespace Params Logger Writer SummaryWriter Optimizer Scheduler "
    "GradScaler Callback Stopping Timer Lock Queue Buffer Adam AdamW SGD RMSprop Device Dtype Seed"
).split()
"""How names of classes end whose objects have no weights of a network."""


def find_unknown_parts(root: object, fed: Collection[int], session: Session) -> Iterator[tuple[str, Unknown]]:
    """Give what may be a part of a model and is not known, each once, with its path.

    *fed* are the ids of what is called with tensors.
    """
    seen: set[int] = set()
    for path, part in tree(root, lists=session.dialect.looks_into_lists):
        for name, value in list_unknown_children(part, session, fed):
            if id(value) not in seen:
                seen.add(id(value))
                yield f"{path}.{name}" if path else name, value


def list_unknown_children(part: object, session: Session, fed: Collection[int] = ()) -> Iterator[tuple[str, Unknown]]:
    """Give what a module itself may hold and is not known, by its name."""
    libraries = frozenset().union(*(dialect.libraries for dialect in session.dialects))
    for name, value, is_child in _held(part, session.dialect.looks_into_lists):
        if is_child or (not _is_elsewhere(value, libraries) and _may_be_module(name, value, part, fed)):
            yield name, value


def _held(part: object, lists: bool) -> Iterator[tuple[str, Unknown, bool]]:
    """Give the unknown values a module holds, and whether they are children of a container."""
    if isinstance(part, Stack):
        yield from ((name, value, True) for name, value in _unknown("", part.children, lists=True))
        yield from ((name, value, False) for name, value in _unknown("", part.extra, lists=True))
    elif is_module(part) and isinstance(part, Instance):
        if part.half is not None and isinstance(part.half.core, Stack):
            yield from _held(part.half.core, lists)
        for name, value in part.names.items():
            yield from ((path, found, False) for path, found in _unknown(name, value, lists=lists))


def _unknown(path: str, value: object, *, lists: bool) -> Iterator[tuple[str, Unknown]]:
    if isinstance(value, Unknown):
        yield path, value
    elif lists and isinstance(value, (list, tuple, dict)):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, item in items:
            if item is not value:
                yield from _unknown(f"{path}.{key}" if path else str(key), item, lists=lists)


def _is_elsewhere(value: Unknown, libraries: Collection[str]) -> bool:
    """Tell whether a value comes from where there are no modules; in *libraries* they live in a few places only."""
    first, *rest = value.made.split(".")
    return bool(rest) and (first in NO_MODULES or (first in libraries and PLACES.isdisjoint(rest)))


def _may_be_module(name: str, value: Unknown, owner: object, fed: Collection[int]) -> bool:
    if id(value) in fed or name.partition(".")[0] in _used(owner):
        return True
    last = value.made.rpartition(".")[2]
    return last in MAKING or (last[:1].isupper() and not last.endswith(tuple(NO_CLASSES)))


def _used(owner: object) -> frozenset[str]:
    """Give the attributes that ``forward`` or ``call`` calls, or goes through in a loop."""
    found: set[str] = set()
    for name in ("forward", "call", "__call__"):
        function = owner.cls.find(name) if isinstance(owner, Instance) else None
        if isinstance(function, Function) and isinstance(function.body, tuple) and function.parameters.args:
            own = function.parameters.args[0].arg
            for node in list_all(function.body):
                if isinstance(node, ast.Call):
                    found |= _attributes([node.func], own)
                elif isinstance(node, (ast.For, ast.comprehension)):
                    found |= _attributes(list_nodes(node.iter), own)
    return frozenset(found)


def _attributes(nodes: Iterable[ast.AST], own: str) -> set[str]:
    """Give the names of attributes among expressions: ``self.name``, or an item of it."""
    found: set[str] = set()
    for whole in nodes:
        node = whole
        while isinstance(node, ast.Subscript):
            node = node.value
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == own:
            found.add(node.attr)
    return found
