"""PyTorch's tables of vectors (https://pytorch.org/docs/stable/nn.html#sparse-layers)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....core.layers import Embedding, UnknownLayer
from ....core.problem import say
from ...python import Call, Unknown, find_unknown
from ...tracing.arguments import Maker, Refused, choice, deduced, integer
from ...tracing.datasets import Array
from ...tracing.tensor import Parameter, Tensor, read_flag
from ...tracing.weight import WeightOf

if TYPE_CHECKING:
    from ...tracing.session import Session


def embedding(*, num_embeddings: object, embedding_dim: object, padding_idx: object) -> Embedding:
    """Read ``Embedding``."""
    entries = deduced(num_embeddings, "num_embeddings")
    _check_padding(padding_idx, entries)
    return Embedding(entries=entries, size=integer(embedding_dim, "embedding_dim"), layout="first")


def embedding_bag(*, num_embeddings: object, embedding_dim: object, mode: object, padding_idx: object) -> Embedding:
    """Read ``EmbeddingBag``, which makes one vector of all those of a sample."""
    choice(mode, "mode", ("mean", "sum", "max"))
    entries = deduced(num_embeddings, "num_embeddings")
    _check_padding(padding_idx, entries)
    return Embedding(entries=entries, size=integer(embedding_dim, "embedding_dim"), bag=True, layout="first")


def _check_padding(padding_idx: object, entries: int | None) -> None:
    """Refuse a padding entry that is not in the table."""
    if padding_idx is None or entries is None:
        return
    if not -entries <= integer(padding_idx, "padding_idx", -entries) < entries:
        raise Refused(say("needs padding_idx below {entries}, the number of its entries", entries=entries))


def freezes(given: object) -> bool | None:
    """Tell from ``freeze=`` whether the table is trained; None where that is not known."""
    freeze = read_flag(given)
    return None if freeze is None else not freeze


def make_pretrained(kind: str, call: Call, session: Session) -> object:
    """Make ``nn.Embedding.from_pretrained(table)``, which is frozen unless the call says otherwise."""
    given = dict(zip(PRETRAINED, call.args, strict=False)) | dict(call.kwargs)
    table = given.get("embeddings")
    dims = table.dims if isinstance(table, (Tensor, Parameter, WeightOf, Array)) else None
    if dims is None or len(dims) != 2 or not all(isinstance(n, int) for n in dims):
        lost = find_unknown(table) or Unknown("the shape of its table is not known", call.line)
        return session.dialect.wrap(kind.partition(".")[0], UnknownLayer(lost.why), call, session)
    made = session.dialect.make_layer(kind.partition(".")[0], call.passing(*dims), session)
    made.train(freezes(given.get("freeze", True)))
    return made


PRETRAINED = ("embeddings", "freeze", "padding_idx")
EMBEDDINGS: dict[str, Maker] = {
    "Embedding": embedding,
    "EmbeddingBag": embedding_bag,
}
