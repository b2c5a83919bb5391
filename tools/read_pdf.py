"""Print tables of all columns and lengths as PDF, read them back, and say which numbers are not whole in their place.

Every number and every shape has to be found as it is written, inside the page, under and over those of its column, and
no word may be painted over another.  The tests look at a sample; this at as many combinations as one has time for:

    python tools/read_pdf.py [--draws 400] [--engine pdflatex]
"""

from __future__ import annotations

import argparse
import html
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sphinxext_cnnparams import read, summarize
from sphinxext_cnnparams.core.quantities import COLUMNS, Column, Format
from sphinxext_cnnparams.core.summary import Summary

CONF = """\
extensions = ["sphinxext_cnnparams"]
project = copyright = author = version = "test"
cnnparams_derivations = "none"
latex_engine = "{engine}"
{elements}
"""
ELEMENTS = 'latex_elements = {"fontpkg": r"\\usepackage{fontspec}"}'
"""Engines that know Unicode take fonts of the system, which has those of TeX itself at least."""
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
TURNED = re.compile(r"Page\s+(\d+) rot:\s+90")
PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
EDGE = 18
"""So near to the edge of a page, in points, nothing may stand."""
SMALLEST = 4.5
"""So high is what no word may be smaller than, in points: a little less than one in type of 5 points."""
FORM = Format("{:,}".format)
OTHERS = [name for name in COLUMNS if name != "layer"]


LAST = "Conv2D(8192, 7, padding='same', name='{}')  # a note of some words"


@dataclass(frozen=True)
class Printed:
    """Hold one table: its name, its columns after that of the names, and how many layers it has."""

    name: str
    columns: tuple[str, ...]
    rows: int

    def code(self) -> str:
        """Write a network with numbers of every length up to those of the largest networks."""
        layers = ["Conv2D(64, 3, padding='same', name='{}', input_shape=(1024, 1024, 3))"]
        for i in range(1, self.rows):
            last = i == self.rows - 1
            filters = (64, 512, 1024, 8192)[i % 4]
            kinds = (
                f"Conv2D({filters}, 3, padding='same', name='{{}}')",
                "ReLU(name='{}')",
                "BatchNormalization(name='{}')",
            )
            layers.append(
                "Conv2D(8192, 7, padding='same', name='{}')  # a note of some words" if last else kinds[i % 3]
            )
        return "\n".join(layer.replace("{}", f"{self.name}z{i}") for i, layer in enumerate(layers))

    def directive(self) -> str:
        """Write the directive."""
        code = "\n".join(f"   {line}" for line in self.code().splitlines())
        columns = " ".join(("layer", *self.columns))
        options = f"   :caption: Table {self.name}\n   :columns: {columns}\n   :depth: all\n"
        return f".. cnn-summary:: {self.name}\n{options}\n{code}\n"

    def summary(self) -> Summary:
        """Compute it."""
        reading = read(self.code())
        assert reading.network is not None
        return summarize(reading.network)


@dataclass(frozen=True)
class Word:
    """Hold a word of a page, and where it stands."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str

    def beside(self, other: Word) -> bool:
        """Tell whether it stands in the same line."""
        common = min(self.bottom, other.bottom) - max(self.top, other.top)
        return common > 0.5 * min(self.bottom - self.top, other.bottom - other.top)

    def covers(self, other: Word) -> bool:
        """Tell whether it is painted over another."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        return self.beside(other) and wide > 0.3 * min(self.right - self.left, other.right - other.left)


def draw(seed: int, sizes: Iterable[int], rows: Sequence[int]) -> list[Printed]:
    """Choose columns at random: so many of them, in any order."""
    dice = random.Random(seed)
    return [Printed(f"t{i}", tuple(dice.sample(OTHERS, size - 1)), rows[i % len(rows)]) for i, size in enumerate(sizes)]


def build(tables: Sequence[Printed], folder: Path, engine: str) -> Path:
    """Print tables into one PDF."""
    return build_text("\n".join(table.directive() for table in tables), folder, engine)


def build_text(text: str, folder: Path, engine: str) -> Path:
    """Print a page."""
    elements = "" if engine == "pdflatex" else ELEMENTS
    (folder / "conf.py").write_text(CONF.format(engine=engine, elements=elements))
    (folder / "index.rst").write_text(f"Tables\n======\n\n{text}")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "latex", str(folder), str(folder / "out")]
    subprocess.run(command, check=True)
    made = subprocess.run(["make", "-s", "all-pdf"], cwd=folder / "out", capture_output=True, check=False)
    if made.returncode:
        raise SystemExit(made.stdout[-3000:].decode(errors="replace"))
    return next((folder / "out").glob("*.pdf"))


def read_words(pdf: Path) -> tuple[list[Word], list[str]]:
    """Read the words of a PDF, and say which stand too near to the edge of their page."""
    text = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    about = subprocess.run(["pdfinfo", "-l", "9999", str(pdf)], capture_output=True, text=True, check=True).stdout
    turned = {int(number) for number in TURNED.findall(about)}
    words, wrong = [], []
    for number, (narrow, tall, inside) in enumerate(PAGE.findall(text), 1):
        width, height = (tall, narrow) if number in turned else (narrow, tall)
        for left, top, right, bottom, written in WORD.findall(inside):
            word = Word(number, float(left), float(top), float(right), float(bottom), html.unescape(written))
            words.append(word)
            if not (word.left > EDGE and word.right < float(width) - EDGE and word.bottom < float(height) - EDGE):
                wrong.append(f"page {number}: {word.text} stands at the edge")
    return words, wrong


def complain(tables: Sequence[Printed], pdf: Path) -> list[str]:
    """Say what is wrong with printed tables."""
    words, wrong = read_words(pdf)
    pages: dict[int, list[Word]] = {}
    for word in words:
        pages.setdefault(word.page, []).append(word)
    for number, page in pages.items():
        page.sort(key=lambda word: word.top)
        wrong += [f"page {number}: {one.text} and {other.text} overlap" for one, other in covered(page)]
    names: dict[str, list[Word]] = {}
    for word in words:
        names.setdefault(word.text, []).append(word)
    for table in tables:
        wrong += [f"{table.name} {table.columns}: {what}" for what in look(table, names, pages)]
    return wrong


def find_small(pdf: Path) -> list[str]:
    """Say which words are too small to be read; browsers print wide tables smaller than LaTeX does."""
    small = (word for word in read_words(pdf)[0] if word.bottom - word.top < SMALLEST)
    return [f"page {word.page}: {word.text} is too small to be read" for word in small]


def covered(page: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """Find words that are painted over others, among words from top to bottom."""
    for i, one in enumerate(page):
        for other in page[i + 1 :]:
            if other.top > one.bottom:
                break
            if one.covers(other):
                yield one, other


def look(table: Printed, names: dict[str, list[Word]], pages: dict[int, list[Word]]) -> Iterator[str]:
    """Say which cells of a table are not whole, or not in their column; a wide one stands there in several parts."""
    summary = table.summary()
    missing = [row.name for row in summary.layers if row.name not in names]
    yield from (f"the row of {name} is not there" for name in missing)
    parts = [] if missing else [read_part(summary, names, pages, i) for i in range(len(names[summary.layers[0].name]))]
    for column in (COLUMNS[known] for known in table.columns):
        if parts and (column.numeric or column.shape):
            texts = [column.cell(summary, row, FORM) for row in summary.layers]
            yield from min((list(look_at(column, texts, part)) for part in parts), key=len)


def read_part(
    summary: Summary, names: dict[str, list[Word]], pages: dict[int, list[Word]], number: int
) -> list[list[Word]]:
    """Give the words of each line of one part of a table, from left to right."""
    found = [names[row.name][number] for row in summary.layers]
    return [
        sorted((word for word in pages[name.page] if word.beside(name)), key=lambda word: word.left) for name in found
    ]


def look_at(column: Column, texts: Sequence[str], lines: Sequence[list[Word]]) -> Iterator[str]:
    """Say which cells of a column are not whole, or not below the others."""
    places: dict[int, set[int]] = {}
    for text, line in zip(texts, lines, strict=True):
        if not text:
            continue
        found = find(text.split(), line, right=column.numeric)
        if not found:
            yield f"{line[0].text}: {text} is not whole, in column {column.name}"
        page = line[0].page
        places[page] = places[page] & near(found) if page in places else near(found)
    yield from (f"page {page}: {column.name} is no column" for page, found in places.items() if not found)


def find(parts: Sequence[str], line: Sequence[Word], *, right: bool) -> set[int]:
    """Find the edges at which a text stands in a line, in tenths of a point."""
    starts = [i for i in range(len(line)) if [word.text for word in line[i : i + len(parts)]] == list(parts)]
    return {round(10 * (line[i + len(parts) - 1].right if right else line[i].left)) for i in starts}


def near(edges: set[int]) -> set[int]:
    """Give all edges that are as good as these."""
    return {edge + shift for edge in edges for shift in range(-6, 7)}


def main() -> None:
    """Print, read and complain, until all is drawn."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--draws", type=int, default=400)
    parser.add_argument("--engine", default="pdflatex", choices=("pdflatex", "lualatex", "xelatex"))
    options = parser.parse_args()
    found = 0
    for begin in range(0, options.draws, 40):
        tables = draw(begin, (1 + i % 20 for i in range(40)), (5, 12, 31, 60, 400 if begin % 200 == 0 else 100))
        with tempfile.TemporaryDirectory() as name:
            pdf = build(tables, Path(name), options.engine)
            wrong = complain(tables, pdf) + find_small(pdf)
        found += len(wrong)
        print(f"{begin + 40} tables: {len(wrong)} complaints", *wrong[:20], sep="\n  ")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
