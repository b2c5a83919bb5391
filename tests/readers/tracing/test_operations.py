"""The tables of functions: every signature fits its operation, and every function of today has been compared."""

import inspect
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sphinxext_cnnparams.readers.keras.functions import table as keras
from sphinxext_cnnparams.readers.torch.functions import table as torch
from sphinxext_cnnparams.readers.tracing.operations import Calculation, Dimless, LayerSpelling, Spelling
from sphinxext_cnnparams.readers.tracing.operations.joining import concatenate, stack
from sphinxext_cnnparams.readers.tracing.operations.kinds import kinds_of
from sphinxext_cnnparams.readers.tracing.operations.parting import (
    narrow,
    select,
    slide,
    split,
    split_at,
    split_into,
    unstack,
)
from sphinxext_cnnparams.readers.tracing.operations.reducing import multiply_matrices, reduce, sum_products
from sphinxext_cnnparams.readers.tracing.operations.repeating import repeat, repeat_vector
from sphinxext_cnnparams.readers.tracing.operations.shaping import flatten, move, permute, squeeze, view
from sphinxext_cnnparams.readers.tracing.operations.signature import parse
from sphinxext_cnnparams.readers.tracing.shape_rules import Mismatch, item
from sphinxext_cnnparams.readers.tracing.tensor import Batch

TABLES = {
    "torch": torch.FUNCTIONS,
    "torch methods": torch.METHODS,
    "keras": keras.FUNCTIONS,
    "tensorflow": keras.TENSORFLOW,
    "backend": keras.BACKEND,
}
RECORDED = json.loads((Path(__file__).parents[2] / "truth" / "functions.json").read_text(encoding="utf-8"))
N = Batch()


ENTRIES = [
    (f"{table}: {name}", function) for table, functions in TABLES.items() for name, function in functions.items()
]


@pytest.mark.parametrize(("name", "function"), ENTRIES, ids=lambda value: value if isinstance(value, str) else "")
def test_a_signature_fits_its_operation(name: str, function: Calculation) -> None:
    if isinstance(function, Spelling):
        parameters = inspect.signature(function.operation).parameters
        assert list(kinds_of(function.operation)) == list(parameters)
        free = tuple(key for key in parameters if key not in function.settings)
        signature = parse(function.signature, free)
        given = {argument.target for argument in signature.arguments if argument.target} | {signature.rest} - {""}
        needed = {key for key in free if parameters[key].default is inspect.Parameter.empty}
        assert needed <= given <= set(free)
    elif isinstance(function, LayerSpelling):
        signature = parse(function.signature)
        _, *settings = [argument.target for argument in signature.arguments if argument.target]
        parameters = inspect.signature(function.make).parameters
        wanted = {key for key in parameters if parameters[key].default is inspect.Parameter.empty}
        assert wanted <= set(settings)


@pytest.mark.parametrize(
    ("args", "kwargs", "given"),
    [
        (("t", 1), {}, {"x": "t", "axis": 1, "keep": False}),
        (("t",), {"dim": 2}, {"x": "t", "axis": 2, "keep": False}),
        (("t", "two", None, True), {}, None),
        ((), {"input": "t", "keepdim": True, "p": 1}, {"x": "t", "axis": None, "keep": True}),
    ],
)
def test_arguments_are_bound(
    args: tuple[object, ...], kwargs: dict[str, object], given: dict[str, object] | None
) -> None:
    signature = parse("input axis|dim=None keepdim=False [p]", ("x", "axis", "keep"))
    assert given is None or signature.bind(args, kwargs) == given
    if given is None:
        assert signature.bind(args, kwargs) == {"x": "t", "axis": "two", "keep": None}


@pytest.mark.parametrize(
    ("text", "args", "kwargs", "said"),
    [
        ("input dim", ("t",), {}, "is called without dim"),
        ("input dim", (), {}, "is called without input and dim"),
        ("input dim", ("t", 1, 2), {}, "takes 2 arguments by position and is given 3"),
        ("input dim **", ("t", 1, 2), {}, "takes 2 arguments by position and is given 3"),
        ("input dim", ("t", 1), {"out": None}, "has no argument out"),
        ("input axis|dim", ("t", 1), {"dim": 1}, "is given dim twice"),
    ],
)
def test_what_does_not_fit_is_said(text: str, args: tuple[object, ...], kwargs: dict[str, object], said: str) -> None:
    with pytest.raises(Mismatch, match=f"^{said}$"):
        parse(text, ("x", "axis")).bind(args, kwargs)


def test_a_word_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="is no word of a signature"):
        parse("input dim:", ("x", "axis"))


def test_several_values_stand_one_by_one_or_in_a_list() -> None:
    signature = parse("input *dims ...:others", ("x", "order"))
    assert signature.bind(("t", 0, 2, 1), {}) == signature.bind(("t", (0, 2, 1)), {"others": 3}) | {"others": ()}


OLD = frozenset("checkpoint cuda dropout_ requires_grad xavier_uniform_ ctc_loss soft_margin_loss".split())
"""What stands in the table of PyTorch and is no function of a tensor that gives one, or needs another machine."""
ELSEWHERE = re.compile(
    "reduce_|random_|adjust_|resize_|resize_|flip_|_to_rgb|rgb_to_hsv|hsv_to_rgb|_bounding_box|space_to|to_space|repeat_"
)
BACKEND_ALONE = frozenset(
    "add_n batch_flatten bias_add central_crop clip_by_value concat crop_and_resize dropout ensure_shape exponential "
    "fill gather identity int_shape l2_normalize linear local_response_normalization lrn mish per_image_standardization "
    "permute_dimensions pow range reverse sparsemax squared_difference strided_slice".split()
)
"""What only keras.backend, keras.activations or TensorFlow have."""


@pytest.mark.parametrize("dialect", ["torch", "keras"])
def test_every_function_has_been_compared(dialect: str) -> None:
    calls = [call for call, kind, _ in RECORDED[dialect]["calls"] if kind != "error"]
    called = {name for call in calls for name in re.findall(r"\.(\w+)\(", call)}
    names = {*torch.FUNCTIONS, *torch.RESHAPING} if dialect == "torch" else set(keras.FUNCTIONS)
    missing = {name for name in names - called - OLD - BACKEND_ALONE if not ELSEWHERE.search(name)}
    assert not missing


def test_operations_are_functions_of_shapes() -> None:
    assert narrow((N, 8, 12), 1, 2, 3).dims == (N, 3, 12)
    assert [part.dims for part in split_at((N, 8), [2, 5], 1)] == [(N, 2), (N, 3), (N, 3)]
    assert concatenate([(N, 3, None), (N, 5, 4)], 1).dims == (N, 8, 4)
    assert reduce((N, 8, 12), [1], keepdims=True).dims == (N, 1, 12)
    assert squeeze((N, 1, 12, 1)).dims == (N, 12)
    assert permute((N, 8, 12), [0, 2, 1]).dims == (N, 12, 8)
    assert move((N, 8, 12, 10), [1, 2], [-1, 1]).dims == (N, 12, 10, 8)
    assert multiply_matrices((N, 7, 8), (8, 5)).work == 7 * 8 * 5


WRONG: list[tuple[Callable[[], object], str]] = [
    (lambda: multiply_matrices((N, 8), (7, 5)), "cannot multiply N × 8 by 7 × 5"),
    (lambda: multiply_matrices((), (7, 5)), "needs matrices, not numbers"),
    (lambda: sum_products("ij,jk->ik", [(N, 8), (7, 5)]), "finds 8 and 7 for j"),
    (lambda: sum_products("ij->i", [(N, 8, 3)]), "names 2 dimensions of N × 8 × 3"),
    (lambda: split_at((N, 8), [5, 2], 1), "is cut at 5, 2, which do not grow"),
    (lambda: split_at((N, 8), 3, 1), "cannot make 3 equal parts of 8 values"),
    (lambda: split_at((N, 5000), 5000, 1), "splits a dimension into more parts than a network has"),
    (lambda: split_into((N, 8), [5, 2], 1), "cannot make parts of 5, 2 of 8 values"),
    (lambda: split((N, 8), 3, 0), "splits a dimension whose size is not known"),
    (lambda: split((N, 5000), 1, 1), "splits a dimension into more parts than a network has"),
    (lambda: narrow((N, 8), 1, 6, 4), "takes 4 values from 6 on, but there are only 8"),
    (lambda: slide((N, 3), 1, 5, 1), "takes windows of 5 of a dimension of 3"),
    (lambda: repeat((N, 4), [1, 2], 1), "is told 2 numbers for 4 positions"),
    (lambda: repeat_vector((N, 4, 4), 3), "needs one vector for each image, not N × 4 × 4"),
    (lambda: stack([(N, 4), (N, 5)], 1), "cannot join N × 4 and N × 5"),
    (lambda: concatenate([(N, 4), (N, 4, 1)], 1), "cannot join N × 4 and N × 4 × 1"),
    (lambda: select((N, 4), 2), "works along dimension 2, but there are only 2"),
    (lambda: item((N, 4), (slice(None), 4)), "takes index 4 of a dimension of 4"),
    (lambda: item((N, 4), (0, 0, 0)), "has more indices than N × 4 has dimensions"),
]


@pytest.mark.parametrize(("operation", "said"), WRONG, ids=[said for _, said in WRONG])
def test_what_does_not_fit_is_told(operation: Callable[[], object], said: str) -> None:
    with pytest.raises(Mismatch, match=f"^{re.escape(said)}$"):
        operation()


def test_the_batch_is_no_size_that_is_known() -> None:
    with pytest.raises(Dimless):
        split_at((N, 8), 2, 0)
    with pytest.raises(Dimless):
        unstack((N, 8), 0)
    assert [part.dims for part in unstack((N, 8), 0, 2)] == [(8,), (8,)]


def test_of_an_unknown_tensor_a_shape_is_known_all_the_same() -> None:
    assert view(None, [-1, 8]).dims == (N, 8)
    assert view(None, [4, -1]).dims == (4, None)
    assert flatten(None, 1, -1).dims == (N, None)
    assert flatten(None, 2, -1).dims is None
    assert flatten((), 0, -1).dims == (1,)
