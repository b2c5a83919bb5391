"""The inventory of a neighbouring project, as its documentation would publish it."""

import tempfile
import zlib
from pathlib import Path

from sphinxext_cnnparams import read, summarize
from sphinxext_cnnparams.extension.inventory import MARK, TYPE, pack

CODE = """\
model = keras.Sequential([
    keras.Input((28, 28, 1)),
    layers.Conv2D(32, 3, activation="relu"),
    layers.MaxPooling2D(2),
    layers.Conv2D(64, 3, activation="relu"),
    layers.MaxPooling2D(2),
    layers.Flatten(),
    layers.Dropout(0.5),
    layers.Dense(10, activation="softmax"),
])
"""
HEAD = """\
# Sphinx inventory version 2
# Project: {0}
# Version: 1
# The remainder of this file is compressed using zlib.
"""


def inventory(project: str, name: str, page: str) -> str:
    """Write an inventory with one model, and give its path."""
    network = read(CODE).network
    assert network is not None
    summary = summarize(network)
    lines = [f"{name} cnn:model 1 {page} -", f"{name}{MARK} cnn:{TYPE} -1 {page} {pack(summary)}"]
    lines += [f"{name}.{row.name} cnn:layer -1 {page} -" for row in summary.rows]
    path = Path(tempfile.gettempdir()) / f"sphinxext-cnnparams-{project}.inv"
    path.write_bytes(HEAD.format(project).encode() + zlib.compress("".join(f"{line}\n" for line in lines).encode()))
    return str(path)
