"""Structs do what dataclasses do: the same declaration, the same objects."""

from __future__ import annotations

import copy
import pickle
from typing import Any, ClassVar

import pytest

from sphinxext_cnnparams.core.structs import MutableStruct, Struct, field, replace


class Size(Struct):
    height: int
    width: int = 1
    unit: ClassVar[str] = "pixels"


class Volume(Size):
    width: int = 2
    depth: int = 3
    tags: dict[str, int] = field(default_factory=dict, compare=False)


class Named(Size, kw_only=True):
    name: str


class Counter(MutableStruct):
    start: int
    seen: list[int] = field(default_factory=list, repr=False)
    now: int = field(init=False)

    def __post_init__(self) -> None:
        self.now = self.start


def test_values_are_given_in_order_by_name_or_not_at_all() -> None:
    assert repr(Size(3)) == repr(Size(height=3, width=1)) == "Size(height=3, width=1)"
    assert repr(Volume(1)) == "Volume(height=1, width=2, depth=3, tags={})", "an inherited field keeps its place"
    assert Named(1, name="a").width == 1, "fields by name may follow on defaults"
    assert Size.unit == "pixels"


@pytest.mark.parametrize(
    ("kind", "values", "named"),
    [(Size, (), {}), (Size, (1, 2, 3), {}), (Size, (1,), {"depth": 2}), (Named, (1,), {}), (Counter, (1, [], 2), {})],
)
def test_what_does_not_fit_is_refused(kind: Any, values: tuple[object, ...], named: dict[str, object]) -> None:
    with pytest.raises(TypeError, match="field"):
        kind(*values, **named)


class Named2D(Struct):
    name: str = field(compare=False)
    rank: int = field(default=2, compare=False)


def test_a_field_that_is_declared_with_more_than_a_default_has_it() -> None:
    assert Named2D("a").rank == 2
    with pytest.raises(TypeError, match="field"):
        Named2D()  # type: ignore[call-arg]


def test_a_struct_is_a_value() -> None:
    assert Size(1) == Size(1)
    assert Size(1) != Size(2)
    assert Volume(1, 1) != Size(1, 1), "of another class"
    assert Volume(1, tags={"a": 1}) == Volume(1), "a field that is not compared"
    assert len({Size(1), Size(1, 1), Size(2)}) == 2
    with pytest.raises(AttributeError, match="height of Size cannot be changed"):
        Size(1).height = 2  # type: ignore[misc]
    with pytest.raises(AttributeError, match="height of Size cannot be deleted"):
        del Size(1).height
    with pytest.raises(AttributeError):
        Size(1).other = 2  # type: ignore[attr-defined]


def test_a_mutable_struct_is_itself() -> None:
    first, second = Counter(1), Counter(1)
    first.now += 1
    first.seen.append(5)
    assert (first.now, second.now, second.seen) == (2, 1, []), "each has its own list"
    assert first != Counter(1)
    assert first == first
    assert repr(second) == "Counter(start=1, now=1)"


def test_replace_changes_what_it_is_told_to() -> None:
    assert replace(Volume(1, depth=4), width=5) == Volume(1, 5, 4)
    with pytest.raises(TypeError, match="there is no field 'colour'"):
        replace(Size(1), colour="red")


def test_structs_go_from_process_to_process() -> None:
    for struct in (Size(1), Volume(1, tags={"a": 1}), Named(1, name="b")):
        assert pickle.loads(pickle.dumps(struct)) == struct
        assert copy.copy(struct) == struct
    assert pickle.loads(pickle.dumps(Volume(1, tags={"a": 1}))).tags == {"a": 1}


def test_the_parts_of_a_struct_can_be_matched_by_name() -> None:
    match Size(2, 3):
        case Size(height=2, width=width):
            assert width == 3
        case _:
            raise AssertionError
