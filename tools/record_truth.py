"""Record what Keras and PyTorch say of layers and of whole programs; the tests replay it.

Run it in an environment that has keras and torch: ``python tools/record_truth.py layers``.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "truth"


def layers() -> None:
    """Record single layers."""
    from recording import layers

    layers.record(FOLDER)


def programs() -> None:
    """Record whole programs."""
    from recording import programs

    programs.record(FOLDER)


def quantities() -> None:
    """Record receptive fields and multiplications."""
    from recording import quantities

    quantities.record(FOLDER)


def models() -> None:
    """Record the well-known models, and programs that build on them."""
    from recording import models, named

    models.record(FOLDER)
    named.record(FOLDER)


def named() -> None:
    """Record the programs that build on well-known models."""
    from recording import named

    named.record(FOLDER)


COMMANDS: dict[str, Callable[[], None]] = {
    "layers": layers,
    "programs": programs,
    "quantities": quantities,
    "models": models,
    "named": named,
}


def main() -> None:
    """Run the chosen command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=list(COMMANDS), help="what to record")
    command = parser.parse_args().command
    # the package is used from this checkout, installed or not; keras runs on the torch that is there anyway
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("KERAS_BACKEND", "torch")
    COMMANDS[command]()


if __name__ == "__main__":
    main()
