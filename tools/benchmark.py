"""Measure what our pages cost: a site of computed tables against the same tables typed by hand.

Both sites are built in turn, several times, each in a process of its own;
what counts is the ratio of their processor times in one run.

    python tools/benchmark.py [--pages 100] [--rounds 5]
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

CODE = """\
model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D({width}, kernel_size=(3, 3), activation="relu"),
    layers.MaxPooling2D(pool_size=(2, 2)),
    layers.Conv2D(64, kernel_size=(3, 3), activation="relu"),
    layers.MaxPooling2D(pool_size=(2, 2)),
    layers.Flatten(),
    layers.Dropout(0.5),
    layers.Dense(10, activation="softmax"),
])
"""
CONF = """\
extensions = ["myst_parser"{extension}]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
"""


def computed(page: int) -> str:
    """Write a page whose numbers are computed."""
    code = CODE.format(width=16 + page)
    spec = f":::{{cnn-summary}} m{page}\n:derivations: none\n\n{code}:::\n"
    return f"# Page {page}\n\n{spec}\nThe first has {{cnn:params}}`m{page}.conv2d`, all {{cnn:params}}`m{page}`.\n"


def typed(page: int) -> str:
    """Write the page as an author without the extension would: the same numbers, typed."""
    from sphinxext_cnnparams import read, summarize
    from sphinxext_cnnparams.core.quantities import COLUMNS, DEFAULT, Format

    reading = read(CODE.format(width=16 + page))
    assert reading.network is not None
    summary, form = summarize(reading.network), Format("{:,}".format)
    columns = [COLUMNS[name] for name in DEFAULT]
    rows = [[column.heading for column in columns], ["---"] * len(columns)]
    rows += [[column.cell(summary, row, form) for column in columns] for row in summary.rows]
    total = COLUMNS["params"].total(summary, form)
    rows += [["Total", "", "", total], ["Trainable", "", "", total], ["Not trainable", "", "", "0"]]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"# Page {page}\n\n{table}\n\nThe first has {rows[3][3]}, all {total}.\n"


def write(folder: Path, pages: int, kind: str) -> None:
    """Write a whole site."""
    folder.mkdir()
    extension = ', "sphinxext_cnnparams"' if kind == "computed" else ""
    (folder / "conf.py").write_text(CONF.format(extension=extension))
    names = "\n".join(f"p{i}" for i in range(pages))
    (folder / "index.md").write_text(f"# Index\n\n```{{toctree}}\n{names}\n```\n")
    for i in range(pages):
        (folder / f"p{i}.md").write_text({"computed": computed, "typed": typed}[kind](i))


def cost(source: Path, output: Path) -> float:
    """Build a site from nothing; give the processor time in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "sphinx", "-q", "-E", "-b", "html", str(source), str(output)], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Build both sites in turn and print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kinds = ("computed", "typed")
        for kind in kinds:
            write(folder / kind, options.pages, kind)
        ratios = []
        for turn in range(options.rounds + 1):
            first, second = (cost(folder / kind, folder / f"{kind}-{turn}") for kind in kinds)
            if turn:  # the first round only warms up
                ratios.append(first / second)
                print(f"computed {first:.2f} s, typed {second:.2f} s, ratio {first / second:.2f}")
    print(f"median ratio of {options.rounds} rounds, {options.pages} pages: {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
