"""Operations on tensors: what comes out of them, whatever a framework calls them."""

from .at import At, Calculation, Dimless, calculate
from .function import LayerFunction, TensorFunction
from .result import Product, hide, show

__all__ = [
    "At",
    "Calculation",
    "Dimless",
    "LayerFunction",
    "Product",
    "TensorFunction",
    "calculate",
    "hide",
    "show",
]
