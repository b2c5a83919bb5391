"""The directive ``cnn-diagram``: a picture of a network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.nodes import Element
from docutils.parsers.rst import directives
from sphinx.errors import NoUri
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri

from .choices import PLACED, Options, take_out_wrong, target_of
from .inventory import EXTERNAL
from .late import CURRENT, FILLS, Page, holder
from .lines import mark_place
from .spans import open_tag
from .wording import fill_in

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.latex import LaTeXTranslator

    from ..core.summary import Summary
    from ..drawing.part import PicturePart


class diagram(nodes.container):  # noqa: N801 -- docutils names node classes so
    """Hold a picture: in HTML and LaTeX as such, elsewhere its children say what it shows."""


ON_PAPER = {
    'style="': 'style="background:#fff;color:#222;',  # readers of books may be dark, and files do not know of it
    "width:100%": "width:var(--cnn-width)",
    '"inherit"': '"sans-serif"',
}
"""What is different in pictures that are files of their own."""
SCROLLS = {"role": "group", "tabindex": "0"}
"""What can be scrolled must be reached by keyboard."""


class CnnDiagram(SphinxDirective):
    """Show a network as a picture."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = Options(
        {
            "receptive-field": directives.flag,
            "alt": directives.unchanged,
            **PLACED,
        }
    )

    def run(self) -> list[nodes.Node]:
        """Leave a holder for the picture, in a figure if it has a caption."""
        take_out_wrong(self)
        target = target_of(self)
        if not target:
            return []
        node = holder(
            self.env,
            "diagram",
            (("layers", target),),
            "model",
            alt=self.options.get("alt", ""),
            width=self.options.get("width", ""),
            align=self.options.get("align", "center"),
            fields="receptive-field" in self.options,
            classes=self.options.get("class", []),
            key=f"cnn-diagram-{self.env.new_serialno('cnn-diagram') + 1}",
        )
        mark_place(self, node)
        if "caption" not in self.options:
            self.add_name(node)
            return [node]
        figure = nodes.figure("", node, align=self.options.get("align", "center"), classes=["cnn-figure"])
        mark_place(self, figure)
        inlines, messages = self.parse_inline(self.options["caption"], lineno=self.lineno)
        caption = nodes.caption(self.options["caption"], "", *inlines)
        mark_place(self, caption)
        figure += caption
        self.add_name(figure)
        return [figure, *messages]


def fill(node: Element, page: Page) -> list[nodes.Node]:
    """Draw the network; a text with a line for each part stands beside the picture, and for it where there is none."""
    ((_, target),) = node["cnn_asks"]
    current = node.get(CURRENT, "")
    selection = page.select(target, current)
    if selection is None or not selection.whole:  # which has been reported
        return [nodes.paragraph("", "?", classes=["cnn-wrong"])]
    # imported late: a documentation without pictures never needs it
    from ..drawing.picture import draw, list_parts

    picture, parts = draw(selection.summary, page.form, fields=node["fields"])
    lines = list_parts(parts, page.form)
    title = node["alt"] or fill_in("The network {model}", model=target)
    block = nodes.line_block("", *(nodes.line("", line) for line in lines))
    made = diagram("", block, classes=["cnn-picture", *node["classes"]], ids=node["ids"], names=node["names"])
    made["alt"] = node["alt"] or f"{title}: {'; '.join(lines)}"
    if page.builder.format == "html":
        from ..drawing.svg import write_svg  # imported late: see above

        text = "; ".join(lines)
        links = link_parts(page, selection.summary, parts)
        made["svg"] = write_svg(picture, node["key"], title, text, links)
        if page.builder.name == "epub":
            made["file"] = write_file(page, node["key"], made["svg"])
        made["label"], made["width"], made["align"] = title, node["width"], node["align"]
    elif page.builder.format == "latex":
        from ..drawing.tikz import write_tikz  # imported late: see above

        made["tikz"] = write_tikz(picture)
        if not page.app.registry.has_latex_package("tikz"):
            page.app.add_latex_package("tikz")
    return [made]


def link_parts(page: Page, summary: Summary, parts: Sequence[PicturePart]) -> list[str]:
    """Give the links from the parts of a picture to the rows of the table, or of the first of them; books have none."""
    docname, model = page.domain.index.by_key[page.domain.index.key(summary)]
    if page.builder.name == "epub" or docname == EXTERNAL:
        return []
    elsewhere = docname != page.docname and page.builder.name != "singlehtml"
    try:
        base = page.builder.get_relative_uri(page.docname, docname) if elsewhere else ""
    except NoUri:
        return []
    names = (part.name if part.name in summary.named else summary.rows[part.rows[0]].name for part in parts)
    return [f"{base}#{model.anchors[name]}" for name in names]


def write_file(page: Page, key: str, svg: str) -> str:
    """Write a picture into a file of its own, and say where it is.

    A page of a book has to declare pictures that are part of it, and Sphinx does not; as files they need not be.
    """
    place = f"_images/{page.docname.replace('/', '-')}-{key}.svg"
    file = Path(page.builder.outdir, place)
    file.parent.mkdir(exist_ok=True)
    for part, other in ON_PAPER.items():
        svg = svg.replace(part, other, 1)
    file.write_text(svg, encoding="utf-8")
    return relative_uri(page.builder.get_target_uri(page.docname), place)


def visit_html(translator: HTML5Translator, node: diagram) -> None:
    """Write the picture as SVG."""
    said: dict[str, Any] = {"CLASS": f"align-{node['align']}", "aria-label": node["label"], **SCROLLS}
    if node["width"]:
        said["style"] = f"width:{node['width']}"
    translator.body.append(translator.starttag(node, "div", "", **said))
    file = node.get("file")
    drawn = f"{open_tag('img', src=file, alt=node['alt'], style='max-width:100%')}</img>" if file else node["svg"]
    translator.body.append(f"{drawn}</div>\n")
    raise nodes.SkipNode


def visit_latex(translator: LaTeXTranslator, node: diagram) -> None:
    """Write the picture as commands of TikZ."""
    for name in node["ids"]:
        translator.body.append(translator.hypertarget(name, anchor=True))
    translator.body.append(f"\n\\begin{{center}}\n{node['tikz']}\n\\end{{center}}\n")
    raise nodes.SkipNode


def add_diagram(app: Sphinx) -> None:
    """Tell Sphinx of the directive and of its node."""
    app.add_directive("cnn-diagram", CnnDiagram)
    app.add_node(diagram, html=(visit_html, None), latex=(visit_latex, None))


FILLS["diagram"] = fill
