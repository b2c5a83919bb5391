"""Operations on tensors: what comes out of them, whatever a framework calls them."""

from .at import At, Calculation, Dimless, calculate
from .outcome import Outcome, hide, show
from .spelling import LayerSpelling, Spelling

__all__ = ["At", "Calculation", "Dimless", "LayerSpelling", "Outcome", "Spelling", "calculate", "hide", "show"]
