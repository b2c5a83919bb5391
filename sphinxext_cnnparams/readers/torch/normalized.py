"""Layers of PyTorch whose kernel is worked out of other tensors: weight and spectral normalization, parametrizations.

The layer itself is changed, and handed back.  Sources: ``weight_norm`` and ``spectral_norm`` of ``torch.nn.utils``,
``torch.nn.utils.parametrizations`` and ``torch.nn.utils.parametrize``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...core.layers import WeightNorm
from ...core.layers.wrappers import Wrapper
from ...core.problem import at_line, say
from ..python import Call, Unknown, is_listed
from ..tracing.dialect import Special
from ..tracing.doubting import lose_some
from ..tracing.module import LayerObject
from ..tracing.tensor import Parameter
from ..tracing.training import Training
from ..tracing.tree import core_of, is_module, tree
from .attributes import let_go
from .schemes import PRUNING, SCHEMES

if TYPE_CHECKING:
    from ..tracing.session import Session


ALL_AT_ONCE = "prune.global_unstructured"


def normalize(kind: str, call: Call, session: Session) -> object:
    """Evaluate a function that has a layer's kernel worked out of other tensors; what is not read loses the layer."""
    given = _bound(kind, call)
    made, module = _find_layer(given.get("module"))
    if not isinstance(module, LayerObject):
        return _give_up(kind, module, call, session)
    if not module.layer.known:
        return made
    if kind in PRUNING and module.scheme in PRUNING and given["name"] == "weight":
        return made  # only its mask is another one
    scheme, inner = SCHEMES[kind], module.layer
    whole = given["dim"] in (None, -1)
    known = [slot for slot in module.slots() if slot.name == "weight"]
    is_plain = not scheme.lengths or (type(inner) in WeightNorm.FIRST and (whole or given["dim"] == 0))
    if module.scheme or given["name"] != "weight" or not known or not is_plain or _has_weights(given.get("made")):
        module.lose(say("is changed by {kind}() in a way that is not read", kind=kind.rpartition(".")[2]))
        return made
    before = module.training
    state = before.of("weight") if scheme.keeps else True
    others = {name: learns for name, learns in before.otherwise.items() if name != "weight"}
    names = [slot.name for slot in module.slots() if slot.name != "weight"]
    if scheme.lengths:
        let_go(module, "weight")
    module.scheme = kind
    module.layer = WeightNorm(inner, whole=whole) if scheme.lengths else inner
    changed = dict.fromkeys(filter(None, (scheme.kernel, scheme.lengths)), state)
    module.training = Training(before.usual, {**dict.fromkeys(names, before.usual), **others, **changed})
    return made


def _give_up(kind: str, changed: object, call: Call, session: Session) -> Unknown:
    """Lose what is perhaps changed; where nobody knows what that is, or pruning gives nothing back, note it."""
    name = kind.rpartition(".")[2]
    if isinstance(changed, Unknown) and changed.among:
        lose_some(changed.among, say("may be changed by {kind}(): {why}", kind=name, why=changed.why))
    elif kind in (*PRUNING, ALL_AT_ONCE):
        session.note(say("what {kind}(){at} changes is not known", kind=name, at=at_line(call.line)))
    return Unknown(say("{kind}() of what is no layer is not read", kind=name), call.line)


def restore(kind: str, call: Call, session: Session) -> object:
    """Evaluate a function that gives a layer its plain kernel back."""
    made, module = _find_layer(_bound(kind, call).get("module"))
    if isinstance(module, LayerObject) and module.scheme:
        scheme, before = SCHEMES[module.scheme], module.training
        gone = (scheme.kernel, scheme.lengths)
        others = {name: learns for name, learns in before.otherwise.items() if name not in gone}
        learns = before.of(scheme.kernel) if module.scheme in PRUNING else True
        module.scheme = ""
        module.layer = module.layer.inner if isinstance(module.layer, Wrapper) else module.layer
        module.training = Training(before.usual, {**others, "weight": learns})
    return made


def _prune_all(kind: str, call: Call, session: Session) -> object:
    """Evaluate ``prune.global_unstructured([(layer, "weight"), …])``."""
    pairs = call.args[0] if call.args else call.kwargs.get("parameters", ())
    for pair in pairs if is_listed(pairs) else (pairs,):
        if is_listed(pair) and len(pair) == PAIR and not isinstance(pair[0], Unknown):
            normalize(PRUNING[0], call.passing(*pair), session)
        else:
            _give_up(kind, pair[0] if is_listed(pair) and pair else pair, call, session)
    return None


PAIR = 2


def _find_layer(value: object) -> tuple[object, object]:
    """Give what is handed back, and the layer that is changed: the half that the framework makes of an own class."""
    core = core_of(value)
    return value, core if isinstance(core, LayerObject) else value


def _bound(kind: str, call: Call) -> dict[str, object]:
    third = {"register_parametrization": "made"}.get(kind, "dim")
    named = {"parametrization": "made", "tensor_name": "name"}
    given = dict(zip(("module", "name", third), call.args, strict=False))
    return {"name": "weight", "dim": 0} | given | {named.get(key, key): value for key, value in call.kwargs.items()}


def _has_weights(made: object) -> bool:
    """Tell whether what works a kernel out may learn something itself."""
    if made is None:
        return False
    inside = [part for _, part in tree(made, lists=False)] if is_module(made) else [made]
    return any(not is_module(part) or isinstance(part, (LayerObject, Parameter)) for part in inside)


NORMALIZING: Mapping[str, Special] = {
    **dict.fromkeys(SCHEMES, normalize),
    **dict.fromkeys(("remove_weight_norm", "remove_spectral_norm", "remove_parametrizations", "prune.remove"), restore),
    ALL_AT_ONCE: _prune_all,
}
"""The functions by name; of two that have the same one, the newer is named with its module."""
