"""The picture of a network: its parts as volumes with labels, what leads from one to the next, what recurs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..core.problem import phrase
from ..core.quantities import Format
from ..core.structs import Struct
from ..core.summary import Summary
from .fold import simplify
from .layout import Plan, Tag, arrange
from .part import PartFamily, PicturePart, gather
from .shapes import Disc, Group, Picture, Point, Shape2D, Stroke, Word, measure
from .solid import JOINT, Solid, find_largest, shape_solid
from .volume import draw_cone, draw_fields, draw_solid

LETTER = 10.0
"""The size of letters."""
LEADING = 12.5
LONG = 13
"""A longer title has its kernel in a line of its own."""
BRACE = 20.0
"""What the mark over parts that recur together takes."""
RISE = 9.0
"""Between the arcs of two skips, one over the other."""


class Drawn(Struct):
    """Hold the parts of a network and where they stand."""

    parts: tuple[PicturePart, ...]
    solids: tuple[Solid, ...]
    tags: tuple[Tag, ...]
    plan: Plan


class Strip(Struct):
    """Hold one lane of one line: the middle of its volumes, and where its labels begin."""

    middle: float
    labels: float


def draw(summary: Summary, form: Format, *, fields: bool = False) -> tuple[Picture, tuple[PicturePart, ...]]:
    """Draw a network; give the parts it was drawn of, too."""
    parts = simplify(gather(summary))
    largest = find_largest(parts)
    solids = tuple(shape_solid(part, largest) for part in parts)
    tags = tuple(make_tag(part, form, fields=fields) for part in parts)
    drawn = Drawn(parts, solids, tags, arrange(parts, solids, tags))
    strips, height = stack(drawn)
    groups = [*draw_ways(drawn, strips), *draw_loops(drawn, strips, form)]
    for i, part in enumerate(parts):
        shapes = [*draw_part(drawn, strips, i), *draw_label(drawn, strips, i)]
        if fields and part.family is PartFamily.DATA:
            shapes += draw_fields(solids[i], base(drawn, strips, i), part, parts[i + 1 :])
        groups.append(Group(part.family.value, tuple(shapes), describe(part, form), i))
    return Picture(drawn.plan.width, height, tuple(groups)), parts


def make_tag(part: PicturePart, form: Format, *, fields: bool) -> Tag:
    """Make the label of a part: what it is, its output, its parameters, what it sees."""
    lines = tuple(line for line in write_lines(part, form, fields=fields) if line)
    return Tag(lines, max((measure(line, LETTER, strong=True) for line in lines), default=0.0), LEADING * len(lines))


def write_lines(part: PicturePart, form: Format, *, fields: bool) -> Iterator[str]:
    """Write the lines of a label; a joint that changes nothing shows only what it learns."""
    title = form.text(part.title) or form.text("Input")
    counted = f"{form.number(part.times)} × {title}" if part.times > 1 else title
    shape = "?" if part.shape is None else form.shape(part.shape).replace(" × ", "×")
    if part.family is not PartFamily.MERGE:
        kind, _, kernel = counted.rpartition(" ")
        yield from (kind, kernel) if len(counted) > LONG and "×" in kernel else (counted,)
        yield shape
    if part.params != 0:
        yield "?" if part.params is None else form.number(part.params)
    if fields and part.field and None not in part.field and part.family not in (PartFamily.DATA, PartFamily.MERGE):
        yield "◎ " + "×".join(form.value(n) for n in part.field)


def describe(part: PicturePart, form: Format) -> str:
    """Say all that a label says, and what it leaves out, in one line."""
    title = form.text(part.title) or form.text("Input")
    counted = f"{form.number(part.times)} × {title}" if part.times > 1 else title
    named = bool(part.name) and part.name.casefold() != title.casefold()
    inside = ", ".join([*([counted] if named else []), *map(form.text, part.details)])
    name = f"{part.name if named else counted} ({inside})" if inside else counted
    shape = "?" if part.shape is None else form.shape(part.shape)
    count = "" if part.params == 0 else f", {form.text(phrase('{number} parameters', number=form.value(part.params)))}"
    return f"{name}: {shape}{count}"


def stack(drawn: Drawn) -> tuple[dict[tuple[int, int], Strip], float]:
    """Put lines and their lanes below each other: volumes, above them the arcs, below them the labels."""
    strips: dict[tuple[int, int], Strip] = {}
    spots, y = drawn.plan.spots, 6.0
    for line in range(max((spot.line for spot in spots), default=0) + 1):
        for lane in sorted({spot.lane for spot in spots if spot.line == line}, reverse=True):
            here = [i for i, spot in enumerate(spots) if (spot.line, spot.lane) == (line, lane)]
            above = max(drawn.solids[i].height / 2 + drawn.solids[i].lean for i in here)
            below = max(drawn.solids[i].height / 2 for i in here)
            levels = max((level for *_, level in list_arcs(drawn, line, lane)), default=0)
            loops = BRACE * bool(list_loops(drawn, line, lane))
            middle = y + levels * RISE + (6 if levels else 0) + loops + above
            tallest = max(drawn.tags[i].height for i in here)
            tiers = max(spots[i].tier for i in here) + 1
            strips[line, lane] = Strip(middle, middle + below + 6)
            y = middle + below + 6 + tiers * (tallest + 5) + 8
    return strips, y


def base(drawn: Drawn, strips: dict[tuple[int, int], Strip], i: int) -> Point:
    """Give the lower left corner of a part's front."""
    spot = drawn.plan.spots[i]
    return spot.x, strips[spot.line, spot.lane].middle + drawn.solids[i].height / 2


def list_arcs(drawn: Drawn, line: int, lane: int) -> list[tuple[int, int, int]]:
    """Give the skips of one lane, each from part to part, with its level: those over others stand higher."""
    spots = drawn.plan.spots
    here = [i for i, spot in enumerate(spots) if (spot.line, spot.lane) == (line, lane)]
    order = {i: n for n, i in enumerate(here)}
    skips = [(f, i) for i in here for f in drawn.parts[i].feeders if f in order and order[i] - order[f] > 1]
    found: list[tuple[int, int, int]] = []
    for f, i in sorted(skips, key=lambda skip: skip[1] - skip[0]):
        under = [level for one, two, level in found if one < i and f < two]
        found.append((f, i, max(under, default=0) + 1))
    return found


def list_loops(drawn: Drawn, line: int, lane: int) -> list[tuple[int, int]]:
    """Give the first and the last part of each run that recurs as a whole."""
    found, i = [], 0
    while i < len(drawn.parts):
        part, spot = drawn.parts[i], drawn.plan.spots[i]
        if part.round > 1 and (spot.line, spot.lane) == (line, lane):
            found.append((i, i + part.round - 1))
        i += part.round
    return found


def draw_loops(drawn: Drawn, strips: dict[tuple[int, int], Strip], form: Format) -> Iterator[Group]:
    """Mark what recurs together, with how often it does."""
    for (line, lane), strip in strips.items():
        levels = max((level for *_, level in list_arcs(drawn, line, lane)), default=0)
        for first, last in list_loops(drawn, line, lane):
            spots, solids = drawn.plan.spots, drawn.solids
            if spots[last].line != line:
                continue
            within = [n for n in range(first, last + 1) if (spots[n].line, spots[n].lane) == (line, lane)]
            tallest = max(solids[n].height / 2 + solids[n].lean for n in [max(first - 1, 0), *within])
            y = strip.middle - tallest - levels * RISE - 6
            left, right = spots[first].x - 3, spots[last].x + solids[last].full_width + 3
            mark = Stroke("loop", ((left, y + 5), (left, y), (right, y), (right, y + 5)))
            word = Word(((left + right) / 2, y - 4), f"× {form.number(drawn.parts[first].times)}", LETTER, strong=True)
            yield Group("way", (mark, word))


def draw_ways(drawn: Drawn, strips: dict[tuple[int, int], Strip]) -> Iterator[Group]:
    """Draw what leads from part to part."""
    arcs = {(f, i): level for line, lane in strips for f, i, level in list_arcs(drawn, line, lane)}
    lines = [
        shape
        for i, part in enumerate(drawn.parts)
        for f in part.feeders
        for shape in draw_way(drawn, strips, f, i, arcs.get((f, i), 0))
    ]
    yield Group("way", tuple(lines))


def draw_way(drawn: Drawn, strips: dict[tuple[int, int], Strip], f: int, i: int, level: int) -> Iterator[Shape2D]:
    """Draw one way: an arc over what it skips, a cone, an arrow, or a curve to another lane."""
    (x0, y0), (x1, y1) = base(drawn, strips, f), base(drawn, strips, i)
    one, two = drawn.solids[f], drawn.solids[i]
    start, end = (x0 + one.full_width - one.lean / 2, y0 - one.full_height / 2), (x1, y1 - two.height / 2)
    if drawn.plan.spots[f].line != drawn.plan.spots[i].line:
        yield Stroke("arrow", (start, (start[0] + one.lean / 2 + 12, start[1])))
        yield Stroke("arrow", ((max(end[0] - 14, 0), end[1]), end))
    elif level:
        yield Stroke("skip", arch(drawn, strips, f, i, level))
    elif drawn.plan.spots[f].lane != drawn.plan.spots[i].lane:
        yield Stroke("arrow", turn(start, end, (x1 + two.full_width / 2, y1 - two.full_height), up=y1 < y0))
    elif drawn.parts[i].kernel and one.lean and two.lean:
        yield from draw_cone(one, (x0, y0), drawn.parts[f], drawn.parts[i].kernel, end)
    else:
        yield Stroke("arrow", (start, end))


def turn(start: Point, end: Point, top: Point, *, up: bool) -> tuple[Point, ...]:
    """Give the corners of a way to another lane: up beside what it starts from, or down onto what it ends at."""
    if up:
        return start, (start[0] + 9, start[1]), (start[0] + 9, end[1]), end
    return start, (top[0], start[1]), top


def arch(drawn: Drawn, strips: dict[tuple[int, int], Strip], f: int, i: int, level: int) -> tuple[Point, ...]:
    """Give the corners of a skip: up, over what lies between, and down again."""
    spot = drawn.plan.spots[f]
    strip = strips[spot.line, spot.lane]
    (x0, y0), (x1, y1) = base(drawn, strips, f), base(drawn, strips, i)
    one, two = drawn.solids[f], drawn.solids[i]
    between = [
        drawn.solids[n].height / 2 + drawn.solids[n].lean
        for n in range(f, i + 1)
        if (drawn.plan.spots[n].line, drawn.plan.spots[n].lane) == (spot.line, spot.lane)
    ]
    top = strip.middle - max(between) - level * RISE
    left, right = x0 + (one.width + one.lean) / 2, x1 + (two.width + two.lean) / 2
    return (left, y0 - one.full_height), (left, top), (right, top), (right, y1 - two.full_height)


def draw_part(drawn: Drawn, strips: dict[tuple[int, int], Strip], i: int) -> Iterator[Shape2D]:
    """Draw a part itself: a volume, or the disc of a joint with its sign."""
    part, solid, (x, y) = drawn.parts[i], drawn.solids[i], base(drawn, strips, i)
    if part.family is not PartFamily.MERGE:
        yield from draw_solid(solid, (x, y), unknown=part.shape is None or None in part.shape.dims, times=part.times)
        return
    center = (x + JOINT, y - JOINT)
    yield Disc("disc", center, JOINT)
    yield from draw_sign(str(part.title).casefold(), center)


def draw_sign(title: str, center: Point) -> Iterator[Shape2D]:
    """Draw the sign of a joint: a plus, a cross, or two bars for what is put behind each other."""
    x, y = center
    far, near = JOINT * 0.55, JOINT * 0.4
    if "add" in title or "sum" in title:
        yield Stroke("sign", ((x - far, y), (x + far, y)))
        yield Stroke("sign", ((x, y - far), (x, y + far)))
    elif "mul" in title:
        yield Stroke("sign", ((x - near, y - near), (x + near, y + near)))
        yield Stroke("sign", ((x - near, y + near), (x + near, y - near)))
    else:
        yield Stroke("sign", ((x - 2, y - near), (x - 2, y + near)))
        yield Stroke("sign", ((x + 2, y - near), (x + 2, y + near)))


def draw_label(drawn: Drawn, strips: dict[tuple[int, int], Strip], i: int) -> Iterator[Shape2D]:
    """Write the label of a part below it, with a leader where it stands deeper."""
    spot, tag = drawn.plan.spots[i], drawn.tags[i]
    strip = strips[spot.line, spot.lane]
    (_, y), middle = base(drawn, strips, i), spot.x + drawn.solids[i].width / 2
    same = [n for n, other in enumerate(drawn.plan.spots) if (other.line, other.lane) == (spot.line, spot.lane)]
    step = max(drawn.tags[n].height for n in same) + 5
    top = strip.labels + spot.tier * step
    if tag.lines and top - y > 12:
        yield Stroke("field", ((middle, y + 3), (middle, top - 1)))
    for n, text in enumerate(tag.lines):
        strong = n == 0 and drawn.parts[i].family is not PartFamily.MERGE
        yield Word((middle, top + LETTER + n * LEADING), text, LETTER, strong=strong)


def list_parts(parts: Sequence[PicturePart], form: Format) -> list[str]:
    """Write one line per part: what is read where no picture can be seen."""
    return [describe(part, form) for part in parts]
