"""What Keras 1 spelled otherwise, in the words of today.

The names are those of Keras 1.2; what became of them stands in
keras/legacy/interfaces.py of Keras 2.3, which still took them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ....core.problem import Sentence, phrase
from ...python import Call, is_listed
from ..layers.catalogue import ALIASES

if TYPE_CHECKING:
    from ...tracing.session import Session

DROPPED = ""
"""What an argument without a successor is renamed to; it changed no shape and no count."""

_WEIGHTS = {
    "init": "kernel_initializer",
    "W_regularizer": "kernel_regularizer",
    "b_regularizer": "bias_regularizer",
    "W_constraint": "kernel_constraint",
    "b_constraint": "bias_constraint",
    "bias": "use_bias",
}
_FORMAT = {"dim_ordering": "data_format"}
_DROPOUT = {"p": "rate"}
_POOL = {"border_mode": "padding", **_FORMAT}
_POOL_1D = {"pool_length": "pool_size", "stride": "strides", "border_mode": "padding"}
_CONV = {**_WEIGHTS, **_POOL, "nb_filter": "filters", "subsample": "strides", "atrous_rate": "dilation_rate"}
_CONV_1D = {**_CONV, "filter_length": "kernel_size", "subsample_length": "strides"}
_INNER = {
    "inner_init": "recurrent_initializer",
    "inner_activation": "recurrent_activation",
    "U_regularizer": "recurrent_regularizer",
    "dropout_W": "dropout",
    "dropout_U": "recurrent_dropout",
    "forget_bias_init": DROPPED,
    "consume_less": DROPPED,
}
_RECURRENT = {**_WEIGHTS, **_INNER, "output_dim": "units"}
_RANKS = (1, 2, 3)
RENAMED: Mapping[str, Mapping[str, str]] = {
    **{f"{what}Pooling{n}D": _POOL for what in ("Max", "Average") for n in (2, 3)},
    **{f"{what}Pooling1D": _POOL_1D for what in ("Max", "Average")},
    **{f"Global{what}Pooling{n}D": _FORMAT for what in ("Max", "Average") for n in _RANKS},
    **{f"UpSampling{n}D": _FORMAT for n in (2, 3)},
    **{f"ZeroPadding{n}D": _FORMAT for n in (2, 3)},
    **{f"Cropping{n}D": _FORMAT for n in (2, 3)},
    **{f"SpatialDropout{n}D": _DROPOUT | _FORMAT for n in _RANKS},
    "BatchNormalization": {"mode": DROPPED, "beta_init": "beta_initializer", "gamma_init": "gamma_initializer"},
    "Conv1D": _CONV_1D,
    "Conv2D": _CONV,
    "Conv2DTranspose": {**_CONV, "output_shape": DROPPED},
    "Conv3D": _CONV,
    "ConvLSTM2D": {**_CONV, **_INNER},
    "Dense": {**_WEIGHTS, "output_dim": "units"},
    "Dropout": _DROPOUT,
    "Embedding": {
        "init": "embeddings_initializer",
        "W_regularizer": "embeddings_regularizer",
        "W_constraint": "embeddings_constraint",
        "dropout": DROPPED,
    },
    "GRU": _RECURRENT,
    "GaussianDropout": _DROPOUT,
    "GaussianNoise": {"sigma": "stddev"},
    "LSTM": _RECURRENT,
    "MaxoutDense": {**_WEIGHTS, "output_dim": "units"},
    "PReLU": {"init": "alpha_initializer"},
    "Reshape": {"dims": "target_shape"},
    "SeparableConv2D": {**_CONV, "init": "depthwise_initializer"},
    "SimpleRNN": _RECURRENT,
    "UpSampling1D": {"length": "size"},
}
"""Per layer, the arguments Keras 1 called otherwise, and what they are called now."""

SHARED = frozenset(("bias", "p", "stride"))
"""Words of PyTorch as well: slips, unless the layer or the code before it has spoken Keras 1."""

SIZES = {
    **dict.fromkeys(("Conv2D", "Conv2DTranspose", "SeparableConv2D", "ConvLSTM2D"), ("nb_row", "nb_col")),
    "Conv3D": ("kernel_dim1", "kernel_dim2", "kernel_dim3"),
}
"""The layers whose kernel was given as numbers of its own: ``Convolution2D(32, 3, 3)``."""

OLD_NAMES = frozenset(
    "Convolution1D Convolution2D Convolution3D AtrousConvolution1D AtrousConvolution2D Deconvolution2D "
    "SeparableConvolution2D MaxoutDense".split()
)
"""Names of Keras 1 that later versions keep at most as other names of a layer."""

_AFTER = ("init", "activation", "weights", "border_mode", "subsample")
AFTER_SIZES = {"Conv2DTranspose": ("output_shape", *_AFTER)}
"""What Keras 1 took by position after the kernel."""

TODAY = frozenset(("padding", "strides", "kernel_size", "data_format", "use_bias", "kernel_initializer"))
"""Words of Keras 2 and later: beside them a third position means the strides."""

SEQUENCES = frozenset(("Conv1D", "GRU", "LSTM", "SimpleRNN"))
"""Layers whose ``input_dim`` is one step of a sequence."""

FORMATS = {"tf": "channels_last", "th": "channels_first", "default": None}
_SIDES = ("top_pad", "bottom_pad", "left_pad", "right_pad")


def modern(spelled: str, call: Call, session: Session) -> Call:
    """Put a call of Keras 1 in today's words; other calls come back as they are.

    A note says so, because the same numbers mean something else in later
    versions: the third position of ``Conv2D(32, 3, 3)`` is the strides.
    """
    kind = ALIASES.get(spelled, spelled)
    kwargs = dict(call.kwargs)
    renamed = RENAMED.get(kind, {})
    is_old = bool({*renamed, *SIZES.get(kind, ())} & kwargs.keys() - SHARED)
    has_been = is_old or session.is_dated
    args = _sizes(spelled, kind, call.args, kwargs, is_old=is_old)
    if has_been or args != call.args or spelled in OLD_NAMES:
        _rename(renamed, kwargs)
    if is_old and kind == "GRU":  # with two biases only since TensorFlow 2
        kwargs.setdefault("reset_after", False)
    _sequence(kind, kwargs)
    if has_been and kind == "ZeroPadding2D":
        args = _sides(args, kwargs)
    if args == call.args and kwargs == call.kwargs:
        return call
    if is_old:
        _say(phrase("arguments of Keras 1 are read as Keras 1 meant them"), session)
    elif kwargs.get("kernel_size") != call.kwargs.get("kernel_size"):
        _say(
            phrase("the numbers after the filters of {name} are its kernel, as Keras 1 meant them", name=spelled),
            session,
        )
    return Call(args, kwargs, call.line, call.end)


def _sizes(
    spelled: str, kind: str, args: tuple[object, ...], kwargs: dict[str, object], *, is_old: bool
) -> tuple[object, ...]:
    """Fold the numbers of the kernel into one argument; give the positions that stay."""
    sizes = SIZES.get(kind, ())
    if not sizes or not (is_old or (spelled in OLD_NAMES and not TODAY & kwargs.keys())):
        return args
    given = dict(zip(("nb_filter", *sizes, *AFTER_SIZES.get(kind, _AFTER)), args, strict=False)) | kwargs
    numbers = [given.pop(size, None) for size in sizes]
    if any(number is None or is_listed(number) for number in numbers):
        return args
    kwargs.clear()
    kwargs.update(given, kernel_size=tuple(numbers))
    kwargs.pop("weights", None)
    return ()


def _rename(renamed: Mapping[str, str], kwargs: dict[str, object]) -> None:
    """Give arguments their new names and values, unless the new name is given, too."""
    for old in renamed.keys() & kwargs.keys():
        if renamed[old] in kwargs:
            continue
        value = kwargs.pop(old)
        if renamed[old] != DROPPED:
            kwargs[renamed[old]] = FORMATS.get(value, value) if isinstance(value, str) and old in _FORMAT else value


def _sequence(kind: str, kwargs: dict[str, object]) -> None:
    """Make one shape of the length and the size of a sequence's steps; a table of vectors means other things."""
    if "input_dim" in kwargs and kind != "Embedding" and (kind in SEQUENCES or "input_length" in kwargs):
        kwargs["input_shape"] = (kwargs.pop("input_length", None), kwargs.pop("input_dim"))


def _sides(args: tuple[object, ...], kwargs: dict[str, object]) -> tuple[object, ...]:
    """Pair the four sides of ``ZeroPadding2D``, given in a row or by name; give the positions."""
    padding = args[0] if args else kwargs.get("padding")
    if not isinstance(padding, (tuple, list, dict)):
        return args
    if isinstance(padding, dict):
        padding = [padding.get(side, 0) for side in _SIDES]
    if len(padding) != len(_SIDES):
        return args
    top, bottom, left, right = padding
    pairs = ((top, bottom), (left, right))
    if args:
        return (pairs, *args[1:])
    kwargs["padding"] = pairs
    return args


def _say(note: Sentence, session: Session) -> None:
    session.is_dated = True
    session.note(note)
