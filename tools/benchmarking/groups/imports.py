"""What importing us costs beside importing Sphinx: all that ``setup`` imports and no build without us has."""

from __future__ import annotations

import sys
from collections.abc import Callable

from ..building import Workshop
from ..goals import at_most
from ..measures import Measure
from ..running import Sample, ask
from .group import Group

HEAD = """\
import time
class App:
    def __getattr__(self, name):
        return lambda *arguments, **options: None
def clock(act):
    begin = time.process_time()
    act()
    print(time.process_time() - begin)
def sphinx():
    import sphinx.application
def builds():
    import importlib, sphinx.application
    for name in sphinx.application.builtin_extensions:
        importlib.import_module(name)
def ours():
    import sphinxext_cnnparams
    sphinxext_cnnparams.setup(App())
"""
CODES = {"sphinx": "clock(sphinx)", "ours": "builds(); clock(ours)"}


def runs(_: Workshop, name: str) -> Callable[[], Sample]:
    """Make what imports once, in a new process; the first time everything is compiled."""
    command = [sys.executable, "-c", HEAD + CODES[name]]
    ask(command)
    return lambda: Sample(float(ask(command)))


IMPORT = Group(
    (Measure("import of the extension, of that of sphinx.application", at_most(0.05), "ours", "sphinx"),), runs
)
