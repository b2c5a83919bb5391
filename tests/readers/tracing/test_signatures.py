"""What is recorded of the layers' parameters, compared with what the catalogues say."""

import inspect
import json

import pytest

from sphinxext_cnnparams.readers.keras import Keras
from sphinxext_cnnparams.readers.keras.layers.catalogue import SIGNATURES as KERAS_SIGNATURES
from sphinxext_cnnparams.readers.keras.layers.extras import EXTRAS, GONE
from sphinxext_cnnparams.readers.torch import Torch
from sphinxext_cnnparams.readers.torch.layers.catalogue import SIGNATURES as TORCH_SIGNATURES
from sphinxext_cnnparams.readers.tracing.dialect import Dialect
from sphinxext_cnnparams.readers.tracing.recorded import Recording
from sphinxext_cnnparams.readers.tracing.signatures import Signature

CATALOGUES = [(Keras(), KERAS_SIGNATURES), (Torch(), TORCH_SIGNATURES)]
each_catalogue = pytest.mark.parametrize(("dialect", "signatures"), CATALOGUES, ids=("keras", "torch"))


@each_catalogue
def test_every_layer_has_a_signature(dialect: Dialect, signatures: Recording[Signature]) -> None:
    assert set(dialect.layers) <= set(signatures)
    assert set(signatures) - set(dialect.layers) <= {"Input", "InputLayer"}


@each_catalogue
def test_every_argument_that_is_used_is_recorded_or_has_a_default(
    dialect: Dialect, signatures: Recording[Signature]
) -> None:
    for kind, maker in dialect.layers.items():
        for name, parameter in inspect.signature(maker).parameters.items():
            if parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
                assert name in signatures[kind] or parameter.default is not parameter.empty, f"{kind}: {name}"


@each_catalogue
def test_recordings_are_sorted_one_layer_a_line(dialect: Dialect, signatures: Recording[Signature]) -> None:
    text = signatures.path.read_text(encoding="utf-8")
    origin, head, *lines, last = text.splitlines()
    assert origin.startswith('{"origin": ')
    assert (head, last) == ('"signatures": {', "}}")
    found = [name for line in lines for name in json.loads(f"{{{line.rstrip(',')}}}")]
    assert found == sorted(json.loads(text)["signatures"])


def test_what_is_added_to_a_recording_is_not_in_it() -> None:
    recorded = json.loads(KERAS_SIGNATURES.path.read_text(encoding="utf-8"))["signatures"]
    for extra in EXTRAS:
        for layer in extra.layers:
            signature = Signature.of(recorded[layer])
            news = {name for name in extra.defaults if name not in signature}
            others = {name for name in extra.defaults if name in signature and name not in signature.defaults}
            assert news or others, f"{layer}: {extra.why}"
    assert not set(GONE) & set(recorded)


def test_a_signature_takes_what_is_added_by_name_only() -> None:
    signature = Signature.of(["layer", ["axis", -1], "**kwargs"]).extend({"axis": 1, "scale": True})
    assert (signature.positional, signature.named) == (("layer", "axis"), ("scale",))
    assert (signature.defaults, signature.required) == ({"axis": 1, "scale": True}, ["layer"])
    assert "scale" in signature
    assert "kwargs" not in signature


def test_what_takes_anything_says_so() -> None:
    assert TORCH_SIGNATURES["Identity"] == Signature(takes_anything=True)
    assert TORCH_SIGNATURES["Tanh"] == Signature()


@pytest.mark.parametrize("kind", [name for name in Torch.catalogue if name.startswith("Lazy")])
def test_lazy_modules_take_all_but_the_first(kind: str) -> None:
    lazy, whole = TORCH_SIGNATURES[kind], TORCH_SIGNATURES[kind.removeprefix("Lazy")]
    assert (lazy.positional, lazy.named) == (whole.positional[1:], whole.named)
