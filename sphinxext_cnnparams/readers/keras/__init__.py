"""Keras's vocabulary: its names, each with the function that reads it."""

from __future__ import annotations

from ..vocabulary import Vocabulary
from .calculating import calculate, function
from .catalogue import ALIASES, LAYERS, SIGNATURES
from .half import KerasHalf
from .inputs import make_input
from .merge import make_merge
from .models import (
    attribute,
    changed,
    declared,
    grown,
    keyed,
    make_lambda,
    make_model,
    make_sequential,
    make_variable,
)
from .old import modern
from .rules import KerasRules
from .timed import make_time_distributed
from .unread import NOT_READ

KERAS = Vocabulary(
    dialect="keras",
    title="Keras",
    home="keras.layers",
    roots=frozenset({"keras", "tensorflow", "tf_keras", "keras_core"}),
    usual={
        "keras": "keras",
        "tf": "tensorflow",
        "tensorflow": "tensorflow",
        "layers": "keras.layers",
        "models": "keras.models",
        "L": "keras.layers",
        "K": "keras.backend",
    },
    layers=LAYERS,
    signatures=SIGNATURES,
    specials={
        "Sequential": make_sequential,
        "Input": make_input,
        "InputLayer": make_input,
        "Lambda": make_lambda,
        "Merge": make_merge,
        "Model": make_model,
        "TimeDistributed": make_time_distributed,
        "Variable": make_variable,
        "merge": make_merge,
    },
    aliases={**ALIASES, "Functional": "Model"},
    unread=NOT_READ,
    plain=frozenset(("Model", "Layer")),
    no_layers=(),
    rules=lambda session: KerasRules(session.numbered),
    half=KerasHalf,
    attribute=attribute,
    calculate=calculate,
    function=function,
    keyed=keyed,
    grown=grown,
    declared=declared,
    modern=modern,
    changed=changed,
    filled=lambda weight, value: None,
    written=lambda path, session: None,
    common=frozenset(
        "name trainable dtype autocast activity_regularizer "
        "input_shape batch_input_shape batch_size input_dim weights".split()
    ),
)
