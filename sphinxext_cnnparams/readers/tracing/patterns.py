"""Patterns such as ``b c (h p) w -> b (h w) (p c)``: what they make of the dimensions of a tensor (https://einops.rocks)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ...core.problem import say
from ...core.structs import Struct
from .shape_rules import Mismatch, write_dims
from .sizes import product
from .tensor import Batch, Size, Sizes

_TOKEN = re.compile(r"\(|\)|\.\.\.|…|\w+")
DOTS = "..."
MERGED = (DOTS, "1")
"""Any number of dimensions made one."""
Group = tuple[str, ...]
"""The names of one dimension: several where it is made of several."""


class AxisPattern(Struct):
    """Hold both sides of a pattern, dimension by dimension; ``...`` stands for any number of them."""

    left: tuple[Group, ...]
    right: tuple[Group, ...]

    def solve(self, dims: Sizes, given: Mapping[str, Size]) -> dict[str, Size | Sizes]:
        """Give each name of the left side its size; raises Mismatch where the pattern does not fit."""
        sizes: dict[str, Size | Sizes] = dict(given)
        for group, size in self._met(dims, sizes):
            _solve_group(group, size, sizes)
        return sizes

    def _met(self, dims: Sizes, sizes: dict[str, Size | Sizes]) -> list[tuple[Group, Size]]:
        plain = [group for group in self.left if group != (DOTS,)]
        has_dots = len(plain) < len(self.left)
        if len(dims) < len(plain) or (len(dims) > len(plain) and not has_dots):
            raise Mismatch(
                say(
                    "has a pattern of {number} dimensions and is fed {shape}", number=len(plain), shape=write_dims(dims)
                )
            )
        place = self.left.index((DOTS,)) if has_dots else len(plain)
        behind = len(plain) - place
        sizes[DOTS] = dims[place : len(dims) - behind]
        return list(zip(plain, (*dims[:place], *dims[len(dims) - behind :]), strict=True))

    def make(self, sizes: Mapping[str, Size | Sizes]) -> Sizes:
        """Give the dimensions of the right side; raises Mismatch where a name of it has no size."""
        made: list[Size] = []
        for group in self.right:
            if group == (DOTS,):
                made += _several(sizes.get(DOTS, ()))
                continue
            made.append(product(size for name in group for size in _several(_find(name, sizes))))
        return tuple(made)


def read_pattern(text: str) -> AxisPattern:
    """Read a pattern; raises Mismatch where it is none.

    >>> read_pattern("b (h p) ... -> b h (p ...)").left
    (('b',), ('h', 'p'), ('...',))
    """
    left, arrow, right = text.partition("->")
    if not arrow or "->" in right or not _is_bracketed(left) or not _is_bracketed(right):
        raise Mismatch(say("needs a pattern such as b c h w -> b (h w) c, not {text}", text=text))
    sides = AxisPattern(_read_side(left), _read_side(right))
    if any(DOTS in group and group != (DOTS,) for group in sides.left):
        raise Mismatch(say("has ... inside brackets on its left side: {text}", text=text))
    return sides


def _is_bracketed(text: str) -> bool:
    """Tell whether every bracket is closed, and none stands inside another."""
    return re.sub(r"[^()]", "", text).replace("()", "") == ""


def _read_side(text: str) -> tuple[Group, ...]:
    groups: list[Group] = []
    inside: list[str] | None = None
    for found in _TOKEN.findall(text):
        name = DOTS if found == "…" else found
        if name == "(":
            inside = []
        elif name == ")":
            groups.append(tuple(inside or ()) if inside != [DOTS] else MERGED)
            inside = None
        elif inside is None:
            groups.append((name,))
        else:
            inside.append(name)
    return tuple(groups)


def _find(name: str, sizes: Mapping[str, Size | Sizes]) -> Size | Sizes:
    if name.isdecimal():
        return int(name)
    if name not in sizes:
        raise Mismatch(say("does not say the size of {name}", name=name))
    return sizes[name]


def _several(size: Size | Sizes) -> Sequence[Size]:
    return size if isinstance(size, tuple) else (size,)


def _solve_group(group: Group, size: Size, sizes: dict[str, Size | Sizes]) -> None:
    unknown = [name for name in group if not name.isdecimal() and name not in sizes]
    known = product(part for name in group if name not in unknown for part in _several(_find(name, sizes)))
    if len(unknown) > 1:
        raise Mismatch(say("leaves open the sizes of {names}", names=" and ".join(unknown)))
    if unknown:
        sizes[unknown[0]] = _divide(size, known, group)
    elif isinstance(known, int) and isinstance(size, int) and known != size:
        raise Mismatch(
            say("asks for {known} in ({group}), and is fed {size}", known=known, group=" ".join(group), size=size)
        )


def _divide(size: Size, by: Size, group: Group) -> Size:
    """Divide a dimension among the names it is made of; raises Mismatch where a remainder is left."""
    if not isinstance(by, int) or size is None:
        same = isinstance(by, Batch) and isinstance(size, Batch) and size.times % by.times == 0
        return size.times // by.times if same and isinstance(size, Batch) and isinstance(by, Batch) else None
    whole = size.times if isinstance(size, Batch) else size
    if by == 0 or whole % by:
        if isinstance(size, Batch):
            return None
        raise Mismatch(say("cannot divide {size} into ({names})", size=size, names=" ".join(group)))
    return Batch(whole // by) if isinstance(size, Batch) else whole // by
