"""Record what Keras and PyTorch say of layers, programs and well-known models.

The tests replay it; the package reads the signatures of layers, and what is kept of the models.

Run it in an environment that has keras and torch, and torchvision for the
models: ``python tools/record_truth.py``, or for a part of it
``python tools/record_truth.py layers``.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "truth"
READERS = ROOT / "sphinxext_cnnparams" / "readers"


def signatures() -> None:
    """Record what layers take."""
    from recording import signatures

    signatures.record(READERS)


def layers() -> None:
    """Record single layers."""
    from recording import layers

    layers.record(FOLDER)


def tensors() -> None:
    """Record the tensors of single layers."""
    from recording import tensors

    tensors.record(FOLDER)


def programs() -> None:
    """Record whole programs."""
    from recording import programs

    programs.record(FOLDER)


def snippets() -> None:
    """Record short pieces of code, by kind."""
    from recording import snippets

    snippets.record(FOLDER)


def inside() -> None:
    """Record the layers inside the well-known models of Keras."""
    from recording import inside

    inside.record(READERS / "keras" / "pretrained" / "layers")


def families() -> None:
    """Record programs drawn at random, by family."""
    from recording import families

    families.record(FOLDER)


def functions() -> None:
    """Record functions on tensors."""
    from recording import functions

    functions.record(FOLDER)


def quantities() -> None:
    """Record receptive fields and multiplications."""
    from recording import quantities

    quantities.record(FOLDER)


def models() -> None:
    """Record the well-known models, and what the package keeps of them."""
    from recording import entries, models

    entries.record(FOLDER, READERS, models.record(FOLDER))


def entries() -> None:
    """Work out anew what the package keeps of the well-known models; no framework is needed."""
    from recording import entries

    entries.record(FOLDER, READERS)


def named() -> None:
    """Record the programs that build on well-known models."""
    from recording import named

    named.record(FOLDER)


COMMANDS: dict[str, Callable[[], None]] = {
    "signatures": signatures,
    "layers": layers,
    "tensors": tensors,
    "programs": programs,
    "snippets": snippets,
    "families": families,
    "functions": functions,
    "quantities": quantities,
    "models": models,
    "inside": inside,
    "entries": entries,
    "named": named,
}


def main() -> None:
    """Run the chosen command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    choices = [*COMMANDS, "all"]
    parser.add_argument("command", choices=choices, nargs="?", default="all", help="what to record; all of it")
    command = parser.parse_args().command
    # the package is used from this checkout, installed or not; keras runs on the torch that is there anyway
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("KERAS_BACKEND", "torch")
    for name in COMMANDS if command == "all" else (command,):
        COMMANDS[name]()


if __name__ == "__main__":
    main()
