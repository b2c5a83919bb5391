"""Texts: what makes them and what changes them, within the ceilings."""

from __future__ import annotations

import re
import string
from collections.abc import Callable

from .. import limits
from ..guards import weigh
from ..values.values import Value


def write(value: object = "") -> str:
    """Give what ``str`` gives."""
    if isinstance(value, Value) and not isinstance(value, tuple):
        if (text := value.write()) is not None:
            return text
        raise ValueError("a value without a text has no str()")
    if isinstance(value, (list, tuple, dict, set)) and weigh(value, 0) > 1000:
        raise ValueError("the text of something this long is not read")
    return str(value)


def represent(value: object) -> str:
    """Give what ``repr`` gives."""
    return repr(value) if isinstance(value, str) else write(value)


def format_value(value: object, spec: str = "") -> str:
    """Give what ``format`` gives."""
    if is_wide(spec):
        raise ValueError("this format is too wide")
    if isinstance(value, Value):
        raise ValueError("a value without a text cannot be formatted")
    return format(value, spec)


def is_wide(spec: str) -> bool:
    """Tell whether a format could fill the memory."""
    return re.search(r"\d{4}", spec) is not None


def make_format(text: str) -> Callable[..., str]:
    """Give the method ``format`` of a text, without attributes, subscripts and wide fields."""

    def format_(*args: object, **kwargs: object) -> str:
        for _, name, spec, _ in string.Formatter().parse(text):
            if spec and "{" in spec:
                raise ValueError("a format inside a format is not read")
            if name and not name.isalnum() and not name.isidentifier():
                raise ValueError("this format is not read")
            if spec and is_wide(spec):
                raise ValueError("this format is too wide")
        if any(isinstance(value, Value) for value in (*args, *kwargs.values())):
            raise ValueError("a value without a text cannot be formatted")
        return text.format(*args, **kwargs)

    return format_


def _check(length: int) -> None:
    if length > limits.ITEMS:
        raise ValueError("a text this long is not read")


def _join(owner: str) -> Callable[..., str]:
    def join(items: list[str]) -> str:
        _check(sum(map(len, items)) + len(owner) * len(items))
        return owner.join(items)

    return join


def _replace(owner: str) -> Callable[..., str]:
    def replace(old: str, new: str, count: int = -1) -> str:
        _check((owner.count(old) + 1) * len(new))
        return owner.replace(old, new, count)

    return replace


def _widen(name: str) -> Callable[[str], Callable[..., str]]:
    """Make the rule of a method that fills a text up to a width."""

    def rule(owner: str) -> Callable[..., str]:
        def widened(width: int, *fill: str) -> str:
            _check(width)
            made: str = getattr(owner, name)(width, *fill)
            return made

        return widened

    return rule


def _expandtabs(owner: str) -> Callable[..., str]:
    def expandtabs(tabsize: int = 8) -> str:
        _check((owner.count("\t") + 1) * tabsize)
        return owner.expandtabs(tabsize)

    return expandtabs


def _translate(owner: str) -> Callable[..., str]:
    def translate(table: dict[int, str | int | None]) -> str:
        longest = max((len(new) for new in table.values() if isinstance(new, str)), default=1)
        _check(len(owner) * longest)
        return owner.translate(table)

    return translate


def _format_map(owner: str) -> Callable[..., str]:
    return lambda mapping: make_format(owner)(**mapping)


GROWING: dict[str, Callable[[str], Callable[..., str]]] = {
    **{name: _widen(name) for name in ("center", "ljust", "rjust", "zfill")},
    "expandtabs": _expandtabs,
    "format_map": _format_map,
    "join": _join,
    "replace": _replace,
    "translate": _translate,
}
"""Methods of texts whose results can be much longer than what they are made of."""
