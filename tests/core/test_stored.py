"""What is kept of a network gives the same numbers, steps and notes again, and no reader is needed for it."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.core.stored import restore, store
from sphinxext_cnnparams.core.structs import replace
from sphinxext_cnnparams.readers.read import Request, read

PROGRAMS = sorted((Path(__file__).parents[1] / "cases" / "programs").glob("*.py"))


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_what_is_kept_of_a_program(path: Path) -> None:
    network = read(Request(path.read_text(encoding="utf-8"))).network
    if network is None:
        pytest.skip("it needs names that are given")
    summary = replace(compute(network), notation="expanded", width=2)
    kept = pickle.loads(pickle.dumps(store(network, summary)))
    assert restore(kept) == replace(summary, remarks=())
    assert len(pickle.dumps(kept)) < len(pickle.dumps(summary))


CODE = "nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU())  # takes colours"
WITHOUT_READERS = """
import pickle, sys
kept = pickle.loads(bytes.fromhex(sys.argv[1]))
from sphinxext_cnnparams.core.stored import restore
summary = restore(kept)
assert summary.params == 224, summary
assert not [name for name in sys.modules if "cnnparams.readers" in name]
"""


def test_no_reader_is_imported_for_what_was_kept() -> None:
    network = read(Request(CODE, given="3x8x8")).network
    assert network is not None
    kept = pickle.dumps(store(network, compute(network)))
    subprocess.run([sys.executable, "-c", WITHOUT_READERS, kept.hex()], check=True)
