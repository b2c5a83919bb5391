"""Objects with named fields, declared like dataclasses, and as cheap to declare as any class.

Every build of a documentation imports some three hundred such classes and makes objects of a few of them. Where
``dataclasses`` writes and compiles methods for each, here all share the same ones; what these need to know of a class
is found when its first object is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, ClassVar, TypeVar, dataclass_transform

T = TypeVar("T", bound="Fields")


class Slot:
    """Hold the default of a field, or how that is made, and its parts by their names in ``dataclasses``."""

    __slots__ = ("default", "make", "parts")

    def __init__(self, default: object, make: Callable[[], object] | None, parts: Mapping[str, bool]) -> None:
        self.default = default
        self.make = make
        self.parts = parts

    def takes_part(self, part: str) -> bool:
        """Tell whether it takes part, as all fields do that do not say otherwise."""
        return self.parts.get(part, True)


def _miss() -> object:
    raise TypeError("a field without a default was not given")


REQUIRED = Slot(None, _miss, {})


def field(*, default: Any = REQUIRED, default_factory: Callable[[], Any] | None = None, **parts: bool) -> Any:
    """Declare a field with more than a default, in the words of ``dataclasses.field``."""
    make = default_factory or (_miss if default is REQUIRED else None)
    return Slot(None if make else default, make, parts)


class Blueprint:
    """Hold what the methods that all classes share need to know of one of them."""

    __slots__ = (
        "compared",
        "defaults",
        "finishes",
        "made",
        "names",
        "places",
        "puts",
        "settled",
        "shown",
        "size",
        "values",
    )

    def __init__(self, kind: type) -> None:
        declared = {name: slot for base in reversed(kind.__mro__) for name, slot in _list_own(base)}
        given = [name for name, slot in declared.items() if slot.takes_part("init")]
        # those that are given by name only stand behind the others; each sort keeps the order of its declaration
        given.sort(key=lambda name: declared[name].parts.get("kw_only", False))
        self.names = tuple(given)
        self.size = len(given)
        self.places = {name: place for place, name in enumerate(given)}
        self.puts: tuple[Callable[[object, object], None], ...] = tuple(getattr(kind, name).__set__ for name in given)
        self.defaults = tuple(declared[name] if declared[name].make else declared[name].default for name in given)
        self.made = tuple((i, d.make) for i, d in enumerate(self.defaults) if isinstance(d, Slot) and d.make)
        self.settled = 1 + max((place for place, _ in self.made), default=-1)
        self.values = get_all(given)
        self.compared = get_all([name for name, slot in declared.items() if slot.takes_part("compare")])
        self.shown = [name for name, slot in declared.items() if slot.takes_part("repr")]
        self.finishes = any("__post_init__" in vars(base) for base in kind.__mro__[: kind.__mro__.index(Fields)])

    def complete(self, values: tuple[object, ...], named: dict[str, object]) -> Sequence[object]:
        """Give the values of all fields: those given in order, those given by name, and defaults."""
        begin = len(values)
        if not named and self.settled <= begin <= self.size:
            return values + self.defaults[begin:]
        if begin > self.size:
            raise TypeError(f"there are no more fields than {', '.join(self.names)}")
        made = self.put_named([*values, *self.defaults[begin:]], named)
        for place, make in self.made:
            if made[place] is self.defaults[place]:
                made[place] = make()
        return made

    def put_named(self, values: list[object], named: dict[str, object]) -> list[object]:
        """Put values in the places of their names."""
        places = self.places
        try:
            for name, value in named.items():
                values[places[name]] = value
        except KeyError as unknown:
            raise TypeError(f"there is no field {unknown}; there are {', '.join(self.names)}") from None
        return values


def _list_own(kind: type) -> Iterator[tuple[str, Slot]]:
    """Give the fields that a class itself declares."""
    parts = {"kw_only": True} if vars(kind).get("_kw_only") else {}
    for name, default in vars(kind).get("_declared", {}).items():
        slot = default if isinstance(default, Slot) else Slot(default, None, {})
        yield name, Slot(slot.default, slot.make, {**slot.parts, **parts})


def get_all(names: list[str]) -> Callable[[object], tuple[object, ...]]:
    """Make what gives the values of some fields of an object."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda struct: tuple(attrgetter(name)(struct) for name in names)


class Declaring(type):
    """Make the annotations of a class its fields: they are its slots, and what they are set to, their defaults."""

    def __new__(cls, name: str, bases: tuple[type, ...], members: dict[str, Any], *, kw_only: bool = False) -> Any:
        """Make the class; those of *kw_only* are given their own fields by name."""
        notes: dict[str, str] = members.get("__annotations__", {})
        own = {key: members.pop(key, REQUIRED) for key, note in notes.items() if not note.startswith("ClassVar")}
        inherited = {key for base in bases for parent in base.__mro__ for key in vars(parent).get("_declared", ())}
        members["__slots__"] = tuple(key for key in own if key not in inherited)
        return type.__new__(cls, name, bases, {**members, "_declared": own, "_kw_only": kw_only, "_blueprint": None})

    @property
    def blueprint(cls) -> Blueprint:
        """Give what there is to know of the class."""
        found: Blueprint | None = vars(cls)["_blueprint"]
        if found is None:
            found = Blueprint(cls)
            type.__setattr__(cls, "_blueprint", found)
        return found


class Fields(metaclass=Declaring):
    """What both kinds have in common."""

    _blueprint: ClassVar[Any]
    """The blueprint, from the first object on: quicker to reach than through the class of the class."""

    def __init__(self, *values: object, **named: object) -> None:
        blueprint: Blueprint = self._blueprint or type(self).blueprint
        if named or len(values) != blueprint.size:
            values = blueprint.complete(values, named)  # type: ignore[assignment]
        for put, value in zip(blueprint.puts, values):  # noqa: B905  # "strict" would cost a fifth
            put(self, value)
        if blueprint.finishes:
            self.__post_init__()

    def __post_init__(self) -> None:
        """Finish a new object; classes that need it have their own."""

    def __repr__(self) -> str:
        blueprint = type(self).blueprint
        shown = zip(blueprint.shown, get_all(blueprint.shown)(self), strict=True)
        return f"{type(self).__qualname__}({', '.join(f'{name}={value!r}' for name, value in shown)})"

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return type(self), self._blueprint.values(self)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Struct(Fields):
    """A value: its fields never change, and it equals every other one with the same class and the same fields.

    >>> class Size(Struct):
    ...     height: int
    ...     width: int = 1
    >>> Size(3), Size(3, 1) == Size(3), replace(Size(3), width=2)
    (Size(height=3, width=1), True, Size(height=3, width=2))
    """

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"the field {name} of {type(self).__name__} cannot be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"the field {name} of {type(self).__name__} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        compared = self._blueprint.compared
        return bool(compared(self) == compared(other))

    def __hash__(self) -> int:
        return hash(self._blueprint.compared(self))


@dataclass_transform(eq_default=False, field_specifiers=(field,))
class MutableStruct(Fields):
    """Something that changes while it is used, and equals only itself."""


def list_set(struct: Fields) -> Iterator[tuple[str, object]]:
    """Give the names and the values of the fields that are not what they are when nobody gives them."""
    blueprint = type(struct).blueprint
    usual = list(blueprint.defaults)
    for place, make in blueprint.made:
        usual[place] = REQUIRED if make is _miss else make()
    given = zip(blueprint.names, blueprint.values(struct), usual, strict=True)
    return ((name, value) for name, value, default in given if value != default)


def replace(struct: T, /, **changes: Any) -> T:
    """Make an object of the same class with the same fields, but for *changes*."""
    blueprint = type(struct).blueprint
    return type(struct)(*blueprint.put_named(list(blueprint.values(struct)), changes))
