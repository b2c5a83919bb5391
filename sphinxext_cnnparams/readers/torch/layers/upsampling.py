"""PyTorch's upsampling layers (https://pytorch.org/docs/stable/nn.html#vision-layers)."""

from __future__ import annotations

from functools import partial

from ....core.layers import UpSample
from ...python import is_listed
from ...tracing.arguments import Maker, Refused, choice, integer, items, number, require

TAPS = {"nearest": 1, "nearest-exact": 1, "area": 1, "linear": 2, "bilinear": 2, "bicubic": 4, "trilinear": 2}
"""How many neighbours each mode looks at, along one dimension."""


MODES = {"nearest": 0, "nearest-exact": 0, "area": 0, "linear": 1, "bilinear": 2, "bicubic": 2, "trilinear": 3}
"""How values are interpolated, and for how many dimensions; 0 for any."""


def upsample(*, size: object, scale_factor: object, mode: object = "nearest", align_corners: object = None) -> UpSample:
    """Read ``Upsample``."""
    require((size, scale_factor), "size or scale_factor")
    rank = MODES[choice(mode, "mode", tuple(MODES))]
    if align_corners is not None and rank == 0:
        raise Refused("takes align_corners only for linear, bilinear, bicubic and trilinear")
    if (size is None) is (scale_factor is None):
        raise Refused("needs either size or scale_factor")
    given = scale_factor if size is None else size
    spread = not is_listed(given)
    if size is not None:
        target = tuple(integer(n, "size") for n in items(given))
        return UpSample(target=target, spread=spread, rank=rank, taps=TAPS[str(mode)])
    factors = tuple(number(n, "scale_factor", 1e-9) for n in items(given))
    return UpSample(factors=factors, spread=spread, rank=rank, taps=TAPS[str(mode)])


UPSAMPLING: dict[str, Maker] = {
    "Upsample": upsample,
    "UpsamplingBilinear2d": partial(upsample, mode="bilinear"),
    "UpsamplingNearest2d": partial(upsample, mode="nearest"),
}
