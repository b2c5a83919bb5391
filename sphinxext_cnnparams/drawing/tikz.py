"""Pictures as commands of TikZ (the package ``tikz``), for LaTeX; vectors, as all other lines of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .looks import COLOURS, STYLES
from .shapes import Area, Disc, Group, Look, Picture, Point, Stroke, Word

SIGNS: Mapping[str, str] = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "◎": r"$\circledcirc$",
    "×": r"\ensuremath{\times}",
    **{sign: f"\\{sign}" for sign in "#$%&_{}"},
}
"""What LaTeX takes for a command, or does not have."""


def write_tikz(picture: Picture) -> str:
    """Write a picture that is as wide as the line at most."""
    body = "\n".join(_write_group(group) for group in picture.groups)
    scale = rf"\resizebox{{\ifdim {picture.width:.0f}bp>\linewidth \linewidth\else {picture.width:.0f}bp\fi}}{{!}}{{%"
    picture_of = r"\begin{tikzpicture}[x=1bp,y=-1bp,line join=round,line cap=round,>=latex]"
    return f"{scale}\n{picture_of}\n{body}\n\\end{{tikzpicture}}}}"


def _write_group(group: Group) -> str:
    red, green, blue = (int(COLOURS.get(group.family, "#404040")[i : i + 2], 16) for i in (1, 3, 5))
    colour = rf"\definecolor{{cnn}}{{RGB}}{{{red},{green},{blue}}}"
    return "\n".join([colour, *(WRITERS[type(shape)](shape) for shape in group.shapes)])


def _at(point: Point) -> str:
    return f"({point[0]:.1f},{point[1]:.1f})"


def _paint(look: Look) -> str:
    style = STYLES[look]
    said = [f"draw=cnn,draw opacity={style.stroke:g},line width={style.width:g}bp"]
    said += [f"fill=cnn,fill opacity={style.fill:g}"] if style.fill else []
    said += ["dashed"] if style.dashed else []
    said += ["->"] if style.arrow else []
    return ",".join(said)


def _write_area(area: Area) -> str:
    return rf"\path[{_paint(area.look)}] {' -- '.join(map(_at, area.points))} -- cycle;"


def _write_line(line: Stroke) -> str:
    if line.curved:
        first, one, two, last = map(_at, line.points)
        return rf"\path[{_paint(line.look)}] {first} .. controls {one} and {two} .. {last};"
    corners = ",rounded corners=4bp" if len(line.points) > 2 else ""
    return rf"\path[{_paint(line.look)}{corners}] {' -- '.join(map(_at, line.points))};"


def _write_disc(disc: Disc) -> str:
    return rf"\path[{_paint(disc.look)}] {_at(disc.center)} circle ({disc.radius:g});"


def _write_word(word: Word) -> str:
    text = "".join(SIGNS.get(sign, sign) for sign in word.text)
    font = rf"\fontsize{{{word.size:g}}}{{{word.size:g}}}\selectfont"
    strong = r"\bfseries" if word.strong else ""
    return rf"\node[anchor=base,inner sep=0,font={{\sffamily{font}{strong}}}] at {_at(word.place)} {{{text}}};"


WRITERS: Mapping[type, Callable[..., str]] = {
    Area: _write_area,
    Stroke: _write_line,
    Disc: _write_disc,
    Word: _write_word,
}
"""How each shape is written."""
