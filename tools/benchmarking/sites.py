"""Sites of equal visible text: a page of ours, and its twins as others would type them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree.ElementTree import Element

from .tree import body_of, text_of
from .twins import as_html, as_markdown

CONF = """\
import sys
from pathlib import Path
sys.path.insert(0, str(Path(__file__).parent))
extensions = {extensions}
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
"""
STUB = '''\
"""What the tables of a page would cost if they were there already: their bytes, written as they are."""
from pathlib import Path
from docutils import nodes
from sphinx.util.docutils import SphinxDirective
class written(nodes.container):
    pass
class Written(SphinxDirective):
    has_content = True
    optional_arguments = 1
    def run(self):
        return [written(text=(Path(self.env.srcdir) / f"{self.env.docname}.html").read_text(encoding="utf-8"))]
def visit(self, node):
    self.body.append(node["text"])
def depart(self, node):
    pass
def setup(app):
    app.add_node(written, html=(visit, depart))
    app.add_directive("cnn-summary", Written)
    return {"parallel_read_safe": True, "version": "1"}
'''
DIRECTIVE = re.compile(r"^:::\{cnn-summary\}.*?^:::\n\n?", re.DOTALL | re.MULTILINE)
BYTES = re.compile(r'<div class="cnn-scroll".*</details>\n?', re.DOTALL)
OURS = "sphinxext_cnnparams"


@dataclass(frozen=True, slots=True)
class Page:
    """Hold a page: its source, and where Sphinx has written it, from where it is read when it is needed."""

    number: int
    source: str
    output: Path = Path()

    @property
    def html(self) -> str:
        """Give the page as Sphinx has written it."""
        return (self.output / f"p{self.number}.html").read_text(encoding="utf-8")

    @property
    def body(self) -> Element:
        return body_of(self.html)


@dataclass(frozen=True, slots=True)
class Form:
    """Say how a page is written, and which extensions read it."""

    write: Callable[[Page], str]
    extensions: tuple[str, ...] = ("myst_parser",)
    beside: Callable[[Page], str] | None = None
    """What stands in a file beside the page."""
    same: bool = True
    """Whether the visible text is that of our page."""


def as_linked(page: Page) -> str:
    """Write a page as Markdown whose numbers lead to its heading."""
    return f"(page-{page.number})=\n{as_markdown(page.body, links=f'#page-{page.number}')}"


FORMS = {
    "ours": Form(lambda page: page.source, ("myst_parser", OURS)),
    "Markdown": Form(lambda page: as_markdown(page.body)),
    "HTML": Form(lambda page: as_html(page.body)),
    "links": Form(as_linked),
    "unloaded": Form(lambda page: page.source),
    "stub": Form(lambda page: page.source, ("myst_parser", "stub"), lambda page: BYTES.findall(page.html)[0]),
    "bare": Form(lambda page: DIRECTIVE.sub("", page.source), same=False),
}


def write_site(folder: Path, form: Form, pages: list[Page]) -> None:
    """Write a whole site."""
    folder.mkdir(parents=True)
    (folder / "conf.py").write_text(CONF.format(extensions=list(form.extensions)))
    names = "\n".join(f"p{number}" for number in range(len(pages)))
    (folder / "index.md").write_text(f"# Index\n\n```{{toctree}}\n{names}\n```\n")
    if "stub" in form.extensions:
        (folder / "stub.py").write_text(STUB)
    for page in pages:
        (folder / f"p{page.number}.md").write_text(form.write(page), encoding="utf-8")
        if form.beside is not None:
            (folder / f"p{page.number}.html").write_text(form.beside(page), encoding="utf-8")


def make_pages(sources: Iterable[str]) -> list[Page]:
    """Number the pages of a site, which are not built yet."""
    return [Page(number, source) for number, source in enumerate(sources)]


def with_output(pages: list[Page], output: Path) -> list[Page]:
    """Give the pages together with where Sphinx has written them."""
    return [replace(page, output=output) for page in pages]


def check_equal(pages: list[Page], output: Path) -> None:
    """Raise ValueError where a built twin does not show the text of our page."""
    for page, twin in zip(pages, with_output(pages, output), strict=True):
        ours, other = text_of(page.body), text_of(twin.body)
        if ours != other:
            raise ValueError(f"{output} shows another text:\n{first_difference(ours, other)}")


def first_difference(one: str, other: str) -> str:
    """Show where two texts part."""
    place = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    begin = max(place - 60, 0)
    return f"ours: {one[begin : place + 60]!r}\nthe twin: {other[begin : place + 60]!r}"
