"""Pictures as SVG: in the colours of the page it stands on, small, and readable without seeing it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from math import dist

from .looks import COLOURS, STYLES, Style
from .shapes import Area, Disc, Group, Look, Picture, Point, Shape2D, Stroke, Word

BEND = 5.0
"""The radius of a corner."""
SMALLEST, LARGEST = 0.7, 1.15
"""How far a picture shrinks and grows with its page; where it is smaller yet, it is scrolled."""
LINKED = ".cnn-diagram a:not(#_){color:inherit;text-decoration:none}"
"""Links of a picture look like the rest of it, whatever the theme's look like."""


def write_svg(picture: Picture, key: str, title: str, text: str, links: Sequence[str] = ()) -> str:
    """Write a picture; *key* is unique on its page, and *links* lead from its parts to what they stand for.

    With links it is no image: the parts of an image cannot be reached.
    """
    width, height = round(picture.width), round(picture.height)
    least, most = round(width * SMALLEST), round(width * LARGEST)
    size = f"--cnn-width:{width}px;width:100%;min-width:{least}px;max-width:{most}px;height:auto"
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="cnn-diagram" viewBox="0 0 {width} {height}" ',
            f'role="group" aria-labelledby="{key}-t" ' if links else f'role="img" aria-labelledby="{key}-t {key}-d" ',
            f'style="{size}" font-family="inherit" fill="none" ',
            'stroke-linejoin="round" stroke-linecap="round">',
            f'<title id="{key}-t">{escape(title)}</title><desc id="{key}-d">{escape(text)}</desc>',
            *_write_defs(key),
            *(_write_group(group, key, links) for group in picture.groups),
            "</svg>",
        )
    )


def _write_defs(key: str) -> tuple[str, ...]:
    """Write the head of arrows, and how things look: the same in all pictures of a page but for that head."""
    head = f'<defs><marker id="{key}-a" viewBox="0 0 6 6" refX="5.5" refY="3" markerWidth="6" markerHeight="6" '
    tip = '<path d="M0 0 6 3 0 6z" fill="currentColor"/></marker></defs><style>'
    styles = (f".cnn-diagram .{look}{{{_paint(style)}}}" for look, style in STYLES.items())
    return (head, 'orient="auto" markerUnits="userSpaceOnUse">', tip, *styles, LINKED, "</style>")


def _write_group(group: Group, key: str, links: Sequence[str]) -> str:
    """Write a part; one with a link is what leads to its row."""
    drawn = "".join(_write_shape(shape, key) for shape in group.shapes if not isinstance(shape, Word))
    words = "".join(_write_word(shape) for shape in group.shapes if isinstance(shape, Word))
    colour = COLOURS.get(group.family)
    tinted = f'<g style="color:var(--cnn-{group.family},{colour})">{drawn}</g>' if colour else f"<g>{drawn}</g>"
    hint = f"<title>{escape(group.hint)}</title>" if group.hint else ""
    link = links[group.place] if links and group.place is not None else ""
    begin, end = (f'<a href="{escape(link)}">', "</a>") if link else ("<g>", "</g>")
    return f"{begin}{hint}{tinted}{words}{end}"


def _write_shape(shape: Shape2D, key: str) -> str:
    return WRITERS[type(shape)](shape, key)


def _paint(style: Style) -> str:
    """Write how something is painted."""
    said = [f"fill:currentColor;fill-opacity:{style.fill:g};"] if style.fill else []
    said += [f"stroke:currentColor;stroke-opacity:{style.stroke:g};stroke-width:{style.width:g}"]
    said += [";stroke-dasharray:3 2"] if style.dashed else []
    return "".join(said)


def _look(look: Look, key: str) -> str:
    """Write what names a look."""
    return f'class="{look}"' + (f' marker-end="url(#{key}-a)"' if STYLES[look].arrow else "")


def _at(point: Point) -> str:
    return f"{round(point[0], 1):g} {round(point[1], 1):g}"


def _write_area(area: Area, key: str) -> str:
    return f'<path d="M{" ".join(map(_at, area.points))}z" {_look(area.look, key)}/>'


def _write_line(line: Stroke, key: str) -> str:
    first, *rest = line.points
    way = f"C{' '.join(map(_at, rest))}" if line.curved else "".join(_bend(line.points))
    return f'<path d="M{_at(first)}{way}" {_look(line.look, key)}/>'


def _bend(points: Sequence[Point]) -> Iterator[str]:
    """Write a way through some points, rounded where it turns."""
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        near, far = _toward(corner, before), _toward(corner, after)
        yield f"L{_at(near)}Q{_at(corner)} {_at(far)}"
    yield f"L{_at(points[-1])}"


def _toward(corner: Point, other: Point) -> Point:
    """Give the point a little way from a corner to another one."""
    length = dist(corner, other) or 1.0
    part = min(BEND, length / 2) / length
    return corner[0] + (other[0] - corner[0]) * part, corner[1] + (other[1] - corner[1]) * part


def _write_disc(disc: Disc, key: str) -> str:
    x, y = disc.center
    paint = _look(disc.look, key)
    return f'<circle cx="{round(x, 1):g}" cy="{round(y, 1):g}" r="{disc.radius:g}" {paint}/>'


def _write_word(word: Word) -> str:
    x, y = word.place
    strong = ' font-weight="600"' if word.strong else ""
    place = f'x="{round(x, 1):g}" y="{round(y, 1):g}" font-size="{word.size:g}"'
    return f'<text {place} text-anchor="middle" fill="currentColor"{strong}>{escape(word.text)}</text>'


WRITERS: Mapping[type, Callable[..., str]] = {Area: _write_area, Stroke: _write_line, Disc: _write_disc}
