"""All that can be asked of a network, and all that a table can show: the registers."""

from __future__ import annotations

from .columns import KIND, LAYER, NOTE, Column
from .connections import CONNECTED
from .costs import FLOPS, MACS, MEMORY
from .quantity import Quantity
from .shapes import INPUT, OUTPUT, SIZE
from .structure import LAYERS, RECEPTIVE_FIELD
from .texts import CALCULATION, FORMULA, SETTINGS
from .weights import BIASES, NON_TRAINABLE, PARAMS, SHARE, TRAINABLE, WEIGHTS

QUANTITIES: dict[str, Quantity] = {
    quantity.name: quantity
    for quantity in (
        *(PARAMS, WEIGHTS, BIASES, TRAINABLE, NON_TRAINABLE),
        *(MACS, FLOPS, MEMORY, SHARE),
        *(RECEPTIVE_FIELD, OUTPUT, INPUT, SIZE, LAYERS),
        *SETTINGS,
        *(FORMULA, CALCULATION),
    )
}
"""What can be asked, by the names of the roles."""
DERIVED = tuple(quantity.name for quantity in (PARAMS, OUTPUT, MACS, RECEPTIVE_FIELD, MEMORY, SHARE))
"""What can be derived step by step."""
MEASURED: tuple[Column, ...] = tuple(q for q in QUANTITIES.values() if q.tabular and q not in SETTINGS)
WORDS: tuple[Column, ...] = (LAYER, KIND, *SETTINGS)
COLUMNS: dict[str, Column] = {
    column.name: column
    for column in (
        *WORDS,
        *MEASURED,
        CONNECTED,
        NOTE,
    )
}
"""What a table can show, by the names of the columns."""
