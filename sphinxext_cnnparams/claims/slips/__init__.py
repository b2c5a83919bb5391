"""What people get wrong: each slip a small function with a sentence, in the order in which they are tried."""

from __future__ import annotations

from . import costing, counting, shaping
from .misstatement import Misstatement, Slip

__all__ = ["SLIPS", "Misstatement", "Slip", "slip"]

OUTPUTS = Slip("the outputs instead of the parameters", counting.outputs)
NO_BIAS = Slip("the biases forgotten", counting.no_bias)
ONE_BIAS = Slip("one bias in all instead of one per filter", counting.one_bias)
NO_CHANNELS = Slip("the input channels forgotten", counting.no_channels)
NO_GROUPS = Slip("the groups forgotten", counting.no_groups)
ONE_SIDE = Slip("one side of the kernel instead of its area", counting.one_side)
TRAINED_ONLY = Slip("only what is trained", counting.trained_only)
ALL_COUNTED = Slip("also what is not trained", counting.all_counted)
OTHER_BATCH_NORM = Slip("the other framework's batch normalization", counting.other_batch_norm)
SECOND_BIAS = Slip("PyTorch's second recurrent bias", counting.second_bias)
ANOTHER_LAYER = Slip("another layer's number", counting.another_layer)
ANOTHER_MODEL = Slip("another model's number", counting.another_model)
WITH_A_KIND = Slip("with another kind of layer", counting.with_a_kind)
WITHOUT_A_KIND = Slip("without one kind of layer", counting.without_a_kind)
WEIGHTY_LAYERS = Slip("only the layers with weights", counting.weighty_layers)
WITH_THE_INPUT = Slip("the input as a layer", counting.with_the_input)
BEFORE = Slip("the shape before the layer", shaping.before)
AFTER = Slip("the shape of a neighbour", shaping.after)
OTHER_PADDING = Slip("padding forgotten or added", shaping.other_padding)
SWAPPED = Slip("channels first and last swapped", shaping.swapped)
CHANNELS_IN = Slip("the channels of the input", shaping.spatial_only)
OPERATIONS = Slip("FLOPs for MACs", costing.operations)
MULTIPLICATIONS = Slip("MACs for FLOPs", costing.multiplications)
BIASED = Slip("the additions of biases as multiplications", costing.biased)
POWERS_OF_TWO = Slip("2²⁰ for 10⁶", costing.powers_of_two)
ROUNDED = Slip("rounded without saying so", costing.rounded)
CUT_OFF = Slip("digits cut off", costing.cut_off)
WEIGHTS_ONLY = Slip("the memory of the weights alone", costing.weights_only)
WEIGHTS_IN_MIB = Slip("the weights alone, in 2²⁰ bytes", costing.weights_in_mib)
LAST_KERNEL = Slip("the last kernel for the receptive field", costing.last_kernel)

UNITS = (POWERS_OF_TWO, CUT_OFF, ROUNDED)
"""Those that any number may suffer; tried first, for a rounded number comes near many others."""
SHAPES = (BEFORE, OTHER_PADDING, SWAPPED, CHANNELS_IN, AFTER)
SLIPS: dict[str, tuple[Slip, ...]] = {
    "params": (
        OUTPUTS,
        OTHER_BATCH_NORM,
        TRAINED_ONLY,
        NO_BIAS,
        ONE_BIAS,
        NO_CHANNELS,
        NO_GROUPS,
        ONE_SIDE,
        SECOND_BIAS,
        WITH_A_KIND,
        WITHOUT_A_KIND,
        ANOTHER_LAYER,
        ANOTHER_MODEL,
    ),
    "weights": (NO_CHANNELS, ONE_SIDE),
    "trainable": (ALL_COUNTED, NO_BIAS),
    "layers": (WITH_THE_INPUT, WEIGHTY_LAYERS),
    "output": SHAPES,
    "input": (SWAPPED,),
    "macs": (OPERATIONS, BIASED),
    "flops": (MULTIPLICATIONS,),
    "memory": (WEIGHTS_ONLY, WEIGHTS_IN_MIB),
    "receptive-field": (LAST_KERNEL,),
}
"""Per quantity."""


def slip(wrong: Misstatement) -> str:
    """Name the slip that leads to exactly what was stated, if one does."""
    found = (candidate.find(wrong) for candidate in (*UNITS, *SLIPS.get(wrong.quantity.name, ())))
    return next((sentence for sentence in found if sentence), "")
