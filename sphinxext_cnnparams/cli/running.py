"""Auditing many files: what is kept in the cache first, the rest in as many processes as there are cores."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial

from ..audit.given import Given
from . import cache
from .examine import examine
from .found import Audited, Remarked
from .progress import Progress

FEW = 6
"""So few files are not worth another process."""
LOST = "this file ended the process that audited it"


def run(paths: Sequence[str], given: Given, *, jobs: int, cached: bool, progress: Progress) -> list[Audited]:
    """Audit files; they come back in their order."""
    keys = {path: cache.key_of(path, given) if cached else "" for path in paths}
    found = {path: kept for path in paths if (kept := cache.load(path, keys[path])) is not None}
    missing = [path for path in paths if path not in found]
    progress.begin(len(paths), len(found))
    for audited in _examine_all(missing, given, jobs or os.cpu_count() or 1):
        found[audited.path] = audited
        cache.store(audited, keys[audited.path])
        progress.step()
    progress.end()
    return [found[path] for path in paths]


def _examine_all(paths: Sequence[str], given: Given, jobs: int) -> Iterator[Audited]:
    if jobs == 1 or len(paths) <= FEW:
        yield from (examine(path, given) for path in paths)
        return
    done: set[str] = set()
    size = max(1, min(16, len(paths) // (4 * jobs)))
    try:
        with ProcessPoolExecutor(min(jobs, len(paths))) as pool:
            for audited in pool.map(partial(examine, given=given), paths, chunksize=size):
                done.add(audited.path)
                yield audited
    except BrokenProcessPool:
        yield from (_examine_alone(path, given) for path in paths if path not in done)


def _examine_alone(path: str, given: Given) -> Audited:
    """Audit one file in a process of its own, which it may end."""
    try:
        with ProcessPoolExecutor(1) as pool:
            return pool.submit(examine, path, given).result()
    except BrokenProcessPool:
        return Audited(path, problems=(Remarked(1, LOST),))
