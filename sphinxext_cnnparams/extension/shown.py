"""What the pages showed when they were last written: those that would show something else are written again.

It is kept beside the doctrees, in a file for each builder and output folder, and only when a build has ended well: a
build that was killed, or that wrote a single page, leaves the others to the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from weakref import WeakKeyDictionary

from docutils import nodes
from sphinx.application import Sphinx

from ..core.structs import MutableStruct, field
from .kept import read_kept, write_kept

Digests = Mapping[str, str]


class Pages(MutableStruct):
    """Hold what the pages of the running build show, what they showed before, and which have been resolved.

    What is *unfilled*, by a fault of ours, is to be tried again.
    """

    now: Digests
    before: Digests
    resolved: set[str] = field(default_factory=set)
    unfilled: set[str] = field(default_factory=set)


_PAGES: WeakKeyDictionary[Sphinx, Pages] = WeakKeyDictionary()


def digest(parts: Iterable[object]) -> str:
    """Give a short text that is another one where any of the parts is."""
    made = blake2b(digest_size=12)
    for part in parts:
        made.update(f"{part}\0".encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def find_changed(app: Sphinx, now: Digests) -> set[str]:
    """Give the pages that show something else than when they were last written with this builder, into this folder."""
    before = read_kept(_file(app))
    _PAGES[app] = Pages(now, before)
    return {docname for docname, shown in now.items() if before.get(docname) != shown}


def note_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """See that a page is about to be written; Sphinx resolves all of them in the main process."""
    if (pages := _PAGES.get(app)) is not None and docname not in pages.unfilled:
        pages.resolved.add(docname)


def fail(app: Sphinx, docname: str) -> None:
    """See that a page could not be filled: the build fails, and the next one says so again."""
    app.statuscode = 1
    if (pages := _PAGES.get(app)) is not None:
        pages.unfilled.add(docname)


def record(app: Sphinx, exception: Exception | None) -> None:
    """Keep what the pages show that have been written; a builder that makes one of all writes all of them."""
    pages = _PAGES.pop(app, None)
    if pages is None or exception is not None:
        return
    whole = isinstance(app.builder.get_outdated_docs(), str)
    written = pages.now.keys() - pages.unfilled
    kept = {
        docname: shown if docname in (written if whole else pages.resolved) else pages.before.get(docname, "")
        for docname, shown in pages.now.items()
    }
    if kept != pages.before:
        write_kept(_file(app), kept)


def _file(app: Sphinx) -> Path:
    place = digest((app.builder.name, app.outdir))
    return Path(app.doctreedir) / f"cnnparams-{place}.json"
