"""Operations on tensors: what comes out of them, whatever a framework calls them."""

from .at import At, Calculation, Dimless, calculate
from .function import Function, LayerFunction
from .result import Result, hide, show

__all__ = ["At", "Calculation", "Dimless", "Function", "LayerFunction", "Result", "calculate", "hide", "show"]
