"""Which rule of receptive fields a kind of layer follows: one table entry each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..shape import Dim, Shape, product
from ..structs import replace
from .field import Axis, Field, Reach, together

if TYPE_CHECKING:
    from ..layer import Layer

Shapes = Sequence[Shape | None]
See = Callable[["Layer", Sequence[Field], Shapes, "Shape | None"], Field]


class View(NamedTuple):
    """Say in words what values see, and work it out: layer, fields, inputs and output give the new field."""

    text: str
    see: See


def _see_each(layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None) -> Field:
    return together(fields, [shift(shape, made) for shape in fed])


def shift(shape: Shape | None, made: Shape | None) -> int:
    """Tell how far dimensions move when missing ones are put in front."""
    return 0 if shape is None or made is None else made.rank - shape.rank


def _see_all(layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None) -> Field:
    return together([contract(field, shape, None) for field, shape in zip(fields, fed, strict=True)], [0] * len(fields))


def _attend(layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None) -> Field:
    """See all steps: every dimension but the last one is made of these."""
    marked = [take_steps(field, shape) for field, shape in zip(fields, fed, strict=True)]
    return _see_all(layer, marked, fed, made)


def take_steps(field: Field, shape: Shape | None) -> Field:
    """Take all dimensions but the last for steps, whose number a receptive field is."""
    last = None if shape is None else shape.rank - 1
    return tuple(axis if axis.place in (None, last) else replace(axis, spatial=True) for axis in field)


def _lose(layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None) -> Field:
    return tuple(axis.lose() for axis in together(fields, [0] * len(fields)))


def _slide_window(layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None) -> Field:
    shape = fed[0] if fed else None
    reaches = None if shape is None else layer.reaches(shape, made)
    if shape is None or reaches is None:
        return _lose(layer, fields, fed, made)
    return slide(fields[0], shape, reaches)


def _see_last(layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None) -> Field:
    shape = fed[0] if fed else None
    if shape is None or not shape.dims:
        return _lose(layer, fields, fed, made)
    return contract(fields[0], shape, {shape.rank - 1})


def _see_steps(layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None) -> Field:
    shape = fed[0] if fed else None
    if shape is None:
        return _lose(layer, fields, fed, made)
    return contract(take_steps(fields[0], shape), shape, {0, shape.rank - 1})


def _see_vectors(layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None) -> Field:
    return tuple(replace(axis, spatial=True) for axis in fields[0])


def _reshape(layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None) -> Field:
    shape = fed[0] if fed else None
    if shape is None or made is None or None in shape.dims or None in made.dims:
        return _lose(layer, fields, fed, made)
    return rearrange(fields[0], shape, made)


def _see_inside(layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None) -> Field:
    inner: Layer = layer.inner  # type: ignore[attr-defined]  # only wrappers follow this rule
    shapes = [layer.inside(shape) for shape in fed]  # type: ignore[attr-defined]
    turned = [turn(field, shape, inside) for field, shape, inside in zip(fields, fed, shapes, strict=True)]
    return inner.view.see(inner, turned, shapes, made)


def _see_each_step(layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None) -> Field:
    """Look at every step by itself: the first dimension stays what it is."""
    inner: Layer = layer.inner  # type: ignore[attr-defined]  # only wrappers follow this rule
    shapes = [layer.inside(shape) for shape in fed]  # type: ignore[attr-defined]
    within = None if made is None else made.with_dims(made.dims[1:])
    steps = together([tuple(axis for axis in field if axis.place == 0) for field in fields], [0] * len(fields))
    rest = [together([tuple(axis for axis in field if axis.place != 0)], [-1]) for field in fields]
    turned = [turn(field, shape, inside) for field, shape, inside in zip(rest, fed, shapes, strict=True)]
    return together([steps, inner.view.see(inner, turned, shapes, within)], [0, 1])


def _join(layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None) -> Field:
    place = None if made is None else layer.axis % made.rank  # type: ignore[attr-defined]  # what joins has one
    return line_up(together(fields, [0] * len(fields)), place)


def line_up(field: Field, place: int | None) -> Field:
    """Set tensors behind each other along one dimension, with their positions."""
    return tuple(axis if axis.place != place or axis.shares or not axis.spatial else axis.lose() for axis in field)


def _unfold(layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None) -> Field:
    """Slide a window, and line up what it sees: all positions share the last dimension."""
    shape = fed[0]
    reaches = None if shape is None else layer.reaches(shape, made)
    if shape is None or reaches is None:
        return _lose(layer, fields, fed, made)
    counts: Sequence[Dim] = layer.windows(shape)  # type: ignore[attr-defined]  # only Unfold follows this rule
    places = dict(zip([i for i in range(shape.rank) if i != shape.axis], counts, strict=True))
    return tuple(
        axis if axis.place is None else replace(axis, place=1, shares=True, count=places.get(axis.place))
        for axis in slide(fields[0], shape, reaches)
    )


UNKNOWN = View("not worked out", _lose)
EACH = View("what its input sees; the largest where there are several inputs", _see_each)
ALL = View("all positions, r + (n − 1) j", _see_all)
ATTENDING = View("all steps", _attend)
WINDOW = View("r + (k − 1) j, and the jump j is multiplied by the stride", _slide_window)
UNFOLDED = View("r + (k − 1) j; the windows stand in a row", _unfold)
GROWING = View("⌊(r + k − 2) / s⌋ + 1 positions of its input, which is s times as small", _slide_window)
LAST = View("what its input sees; all positions, where these are among its inputs", _see_last)
STEPS = View("all steps", _see_steps)
VECTORS = View("what its input sees, one number", _see_vectors)
RESHAPED = View("what its input sees; distant positions may become neighbours", _reshape)
JOINED = View("the largest of what its inputs see", _join)
INNER = View("that of the wrapped layer", _see_inside)
TIMED = View("that of the wrapped layer, for each step", _see_each_step)


def turn(field: Field, old: Shape | None, new: Shape | None) -> Field:
    """Take other dimensions for positions, where a layer has the channels elsewhere than what it is fed."""
    if old is None or new is None or old.layout == new.layout:
        return field
    return tuple(
        replace(axis, spatial=axis.place != new.axis) if axis.untouched and axis.place is not None else axis
        for axis in field
    )


def slide(field: Field, shape: Shape, reaches: Sequence[Reach]) -> Field:
    """Slide a window over the spatial dimensions; channels are seen as a whole."""
    places = [i for i in range(shape.rank) if i != shape.axis]
    windows = dict(zip(places, reaches, strict=True))
    return tuple(_slide_axis(axis, shape, windows) for axis in field)


def _slide_axis(axis: Axis, shape: Shape, windows: dict[int, Reach]) -> Axis:
    if axis.place is None or axis.sights is None:
        return axis
    reach = windows.get(axis.place)
    if reach is None:
        return axis.see_all(shape.dims[axis.place])
    if reach[:3] == (1, 1, 1) and not reach.pad:
        return axis if axis.spatial else replace(axis, spatial=True)
    if axis.shares:
        return axis.lose()
    return replace(axis, sights=tuple(sight.through(reach) for sight in axis.sights), spatial=True)


def contract(field: Field, shape: Shape | None, places: Iterable[int] | None) -> Field:
    """See all positions along some dimensions, or (None) along all."""
    if shape is None:
        return tuple(axis.lose() for axis in field)
    chosen = range(shape.rank) if places is None else set(places)
    return tuple(
        axis if axis.place is None or axis.place not in chosen else axis.see_all(shape.dims[axis.place])
        for axis in field
    )


def move(field: Field, places: Sequence[int | None]) -> Field:
    """Put dimensions elsewhere; None is one of which a single position is taken."""
    return tuple(
        axis if axis.place is None or axis.place >= len(places) else replace(axis, place=places[axis.place])
        for axis in field
    )


def rearrange(field: Field, old: Shape, new: Shape) -> Field:
    """Read the same values in another shape: positions keep their dimension, or share one with others."""
    if (old.rank == 1 or new.rank == 1) and is_untouched(field):
        return see_input(field[0].source[0], new)  # an image written as a list of values, or read from one
    groups = match_groups(old.dims, new.dims)
    return tuple(_rearrange_axis(axis, old, new, groups) for axis in field)


def is_untouched(field: Field) -> bool:
    """Tell whether these are still the positions of one input."""
    whole = all(axis.untouched and axis.place is not None for axis in field)
    return whole and len({axis.source[0] for axis in field}) == 1


def see_input(position: int, shape: Shape) -> Field:
    """See the input itself: every position one of its own.

    Of a list of values none is a position; of two dimensions of PyTorch the
    next layer tells which one is: (channels, length), or (steps, values).
    """
    is_open = shape.rank == 2 and shape.layout == "first"
    return tuple(Axis((position, i), place=i, spatial=None if is_open else i != shape.axis) for i in range(shape.rank))


Groups = list[tuple[list[int], list[int]]]


def _rearrange_axis(axis: Axis, old: Shape, new: Shape, groups: Groups | None) -> Axis:
    if axis.place is None or axis.sights is None:
        return axis
    if old.dims[axis.place] == 1:
        return replace(axis, place=None)
    found = next((group for group in groups or () if axis.place in group[0]), None)
    if found is None or len(found[1]) != 1:
        return axis.lose()
    alone = len(found[0]) == 1
    count = axis.count if axis.shares or alone else old.dims[axis.place]
    return replace(axis, place=found[1][0], shares=axis.shares or not alone, count=count)


def match_groups(old: Sequence[Dim], new: Sequence[Dim]) -> Groups | None:
    """Match the dimensions of two shapes of the same values; sizes of 1 belong nowhere.

    >>> match_groups((16, 5, 5), (400,)), match_groups((768, 14, 14), (768, 196)), match_groups((6, 4), (4, 6))
    ([([0, 1, 2], [0])], [([0], [0]), ([1, 2], [1])], [([0, 1], [0, 1])])
    >>> match_groups((400, 3), (16, 5, 5, 3))
    [([0], [0, 1, 2]), ([1], [3])]
    """
    if product(old) != product(new) or product(old) is None:
        return None
    left = [(i, n) for i, n in enumerate(old) if n is not None and n != 1]
    right = [(i, n) for i, n in enumerate(new) if n is not None and n != 1]
    groups: Groups = []
    while left and right:
        (i, a), (j, b) = left.pop(0), right.pop(0)
        one, other = [i], [j]
        while a != b:
            if a < b:
                i, n = left.pop(0)
                one.append(i)
                a *= n
            else:
                j, n = right.pop(0)
                other.append(j)
                b *= n
        groups.append((one, other))
    return groups
