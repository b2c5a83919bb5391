"""What code tells Keras once for all layers: where the channels stand, and of what dtype the weights are.

https://keras.io/api/utils/config_utils/, https://keras.io/api/mixed_precision/policy/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...core.problem import say
from ..python import Call

if TYPE_CHECKING:
    from ..tracing.session import Session

OLD = {"tf": "channels_last", "th": "channels_first"}
"""How Keras 1 said it, for TensorFlow and Theano: ``set_image_dim_ordering("th")``."""


def of_images(name: str, call: Call, session: Session) -> object:
    """Answer or set the order of dimensions all layers have that are told none; None for other functions."""
    if name == "image_data_format":
        return session.data_format
    if name == "image_dim_ordering":
        return next(old for old, new in OLD.items() if new == session.data_format)
    if name in ("set_image_data_format", "set_image_dim_ordering"):
        given = call.args[0] if call.args else next(iter(call.kwargs.values()), None)
        wanted = OLD.get(given, given) if isinstance(given, str) else None
        if not isinstance(wanted, str) or wanted not in OLD.values():
            return session.machine.refuse(say("{name}() of what is no order of dimensions", name=name), call.line)
        session.data_format = wanted
    return None


def of_dtypes(name: str, call: Call, session: Session) -> None:
    """Note the dtype of all layers that are told none; only those of quantized weights change a count."""
    if name in ("set_dtype_policy", "set_global_policy", "set_policy"):
        session.policy = call.args[0] if call.args else next(iter(call.kwargs.values()), None)
