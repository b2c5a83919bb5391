"""The directive ``cnn-summary``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_id

from ..core.fault import describe_fault
from ..core.layer import NOTATIONS
from ..core.network import DIALECTS, Network
from ..core.problem import Line, Problem, Sentence, Text, has_part, hide_texts, leave_out_name
from ..core.quantities import CHARTS, COLUMNS, DTYPES, PARAMS, choose_columns
from ..core.structs import replace
from ..core.summary import Summary
from ..uncollected import uncollected
from .choices import PLACED, Options, depth, one_of, required, several_of, take_out_wrong
from .config import DERIVATIONS, own_layers, read_settings
from .crowded import take_apart
from .domain import CnnDomain
from .export import EXPORTS, offer_sheet
from .lines import directive_place, mark_place, option_line
from .records import Broken, LocatedProblem, Model
from .roles import USED
from .shown import digest

if TYPE_CHECKING:
    from ..core.stored import Stored
    from .sources import Code, Snippet, Unread


def line_in(snippet: Snippet, line: Line) -> int:
    """Give the line of the page on which a line of one block stands."""
    return snippet.find(line - 1)[1]


FAULT = "the numbers of this code could not be worked out, by a fault of this extension ({what})"


class CnnSummary(SphinxDirective):
    """Read layer code, work out its shapes and counts, and show them in a table."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True  # a name with a space in it has a message of its own
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = Options(
        {
            "input": required,
            "let": required,
            "object": required,
            "from": required,
            "file": directives.path,
            "show-code": directives.flag,
            "dialect": one_of(DIALECTS),
            "dtype": one_of(DTYPES),
            "columns": several_of(COLUMNS),
            "derivations": one_of(DERIVATIONS),
            "notation": one_of(NOTATIONS),
            "export": one_of(EXPORTS),
            "depth": depth,
            "rows": one_of(("all", "weights")),
            "chart": several_of(CHARTS, PARAMS.name),
            **PLACED,
        }
    )

    def run(self) -> list[nodes.Node]:
        """Leave the model in the domain, and a table to be filled when it is written."""
        self.domain = cast("CnnDomain", self.env.get_domain("cnn"))
        self.settings = read_settings(self.config)
        self.index = len(self.domain.models.get(self.env.docname, ()))
        self.key = f"{self.env.docname}#{self.index + len(self.domain.broken.get(self.env.docname, ()))}"
        take_apart(self, self.key)
        self.is_misspelt = take_out_wrong(self, self.key)
        self.unread: Sequence[Unread] = ()
        self.said: set[tuple[str, int, Sentence]] = set()
        self.source = self.sources()
        self.unread = self.find_unread()
        with uncollected():
            found = self.summarize()
        code = [self.code()] if "show-code" in self.options and self.content else []
        if found is None:
            self.domain.note_broken(self.broken())
            self.env.temp_data[USED] = True
            return [*code, nodes.comment("", "", cnn_model=self.key)]  # what is said below is about it
        table, messages = self.table()
        model = self.model(*found, table)
        self.add_name(table)
        self.domain.note_model(model)
        holder = nodes.container("", table, classes=["cnn-scroll"])
        holder["cnn_model"] = model.key
        holder["cnn_columns"] = self.options.get("columns", ())
        holder["cnn_charts"] = self.options.get("chart", ())
        holder["cnn_derivations"] = self.options.get("derivations", self.settings.derivations)
        holder["cnn_depth"] = self.options.get("depth", "")
        holder["cnn_rows"] = self.options.get("rows", "all")
        mark_place(self, holder)
        return [*code, holder, *offer_sheet(self.env, model), *messages]

    def sources(self) -> Code:
        """Gather the code: a file, blocks of the page, the content, in this order."""
        from .sources import Code, blocks, content, file  # imported late: it needs the readers, see network()

        snippets: list[Snippet] = []
        if "file" in self.options:
            read_file = file(self, self.options["file"])
            if isinstance(read_file, Problem):
                self.note(read_file)
            else:
                snippets.append(read_file)
        if "from" in self.options:
            found = blocks(self, self.options["from"])
            if isinstance(found, Problem):
                self.note(found)
            else:
                snippets += found
        if self.content:
            snippets.append(content(self))
        return Code(tuple(snippets))

    def summarize(self) -> tuple[Summary, Stored, int] | None:
        """Work out what the code makes, what is kept of it, and how many comments a mistake keeps from being judged.

        Whatever goes wrong, the other pages are built and verified.
        """
        network = self.network()
        if network is None:
            return None
        # imported late: a documentation without a network needs neither
        from ..core.compute import compute
        from ..core.stored import store

        notation = self.options.get("notation", self.settings.notation)
        width = DTYPES[self.options.get("dtype", "float32")]
        try:
            summary = replace(compute(network), notation=notation, width=width)
            summary, wrong, lost = self.check(summary)
            stored = store(network, summary)
        except Exception as failure:  # noqa: BLE001  # one model must not take the documentation with it
            self.note(describe_fault(FAULT, failure))
            return None
        for problem in (*summary.problems, *wrong):
            self.note(problem)
        return summary, stored, lost

    def check(self, summary: Summary) -> tuple[Summary, Sequence[Problem], int]:
        """Verify the comments of the code; leave those that are notes, and count those that nobody can judge."""
        if not summary.remarks:
            return summary, (), 0
        from ..claims.comments import check_comments  # imported late: most code has no comment

        checked = check_comments(summary, self.settings.format(), self.settings.language)
        return checked.summary, checked.problems, checked.lost

    def network(self) -> Network | None:
        """Read the code; what is wrong with it stays in the domain."""
        # imported late: a documentation without a network never needs the readers
        from ..readers.author_options import read_names
        from ..readers.read import Request, read

        names = read_names(self.options.get("let", ""))
        if names.problem is not None:
            self.note(names.problem)
        self.request = Request(
            text=self.source.text,
            quoting="file" not in self.options,
            dialect=self.options.get("dialect"),
            default=self.settings.dialect,
            given=self.options.get("input", ""),
            let=names.values,
            lost=names.lost,
            chosen=self.options.get("object", ""),
            own=own_layers(self.config)[0],
        )
        if not self.source.snippets:
            if not {"from", "file"} & self.options.keys() and not self.is_misspelt:
                self.note(self.no_code())
            return None
        reading = read(self.request)
        lost = reading.network is None
        for problem in reading.problems:
            self.note(problem, self.unread[0] if lost and self.unread else None)
        return reading.network

    def no_code(self) -> Problem:
        """Say that there is no code; with some on the page, how it is named."""
        from .sources import has_python_above  # imported late: it needs the readers, see network()

        if has_python_above(self):
            return Problem("there is no code to read: write it here, or write :from: previous for the block above")
        return Problem("there is no code to read: write it here, or name it with :from: or :file:")

    def find_unread(self) -> Sequence[Unread]:
        """Find the blocks that are left out of the page's code by a slip, not on purpose."""
        if "page" not in self.options.get("from", ""):
            return ()
        from .sources import find_unread  # imported late: it needs the readers, see network()

        return find_unread(self, self.source)

    def note(self, problem: Problem, cause: Unread | None = None) -> None:
        """Keep a problem at its own line; one without a line, at the directive's.

        What follows from a name that :let: was to give has its cause there, and what follows from a block that cannot
        be read, in that.
        """
        if self.unread:
            from .sources import find_cause  # imported late: it needs the readers, see network()

            cause = cause or find_cause(self.unread, problem.message)
        from ..readers.read import LOST  # imported late: it needs the readers, see network()

        if has_part(problem.text, LOST):
            return
        place = self.source.place(problem.line) if problem.line else None
        if cause is not None:
            problem = cause.why
            place = cause.snippet.find(problem.line - 1)
        source, line = place or option_line(self, problem.option)
        count = partial(line_in, cause.snippet) if cause is not None else self.line_of_page
        text = problem.text.at_lines(count, line) if isinstance(problem.text, Text) else problem.text
        if "file" in self.options:  # the page shows nothing of the file but what the author has it show
            text = hide_texts(text)
        said = source, line, leave_out_name(text)
        if said not in self.said:  # a layer that is made again has the same mistake again
            self.said.add(said)
            self.domain.note_problem(LocatedProblem(replace(problem, text=text, line=line), source, self.key))

    def line_of_page(self, line: Line) -> int:
        """Give the line that a message speaks of as one of the page: readers of code count from its first line."""
        place = self.source.place(line)
        return place[1] if place else line

    def code(self) -> nodes.Node:
        """Show the code that was read; what is no Python in it is a problem of ours, and none of the colours."""
        text = "\n".join(self.content)
        language = "pycon" if text.lstrip().startswith(">>>") else "python"
        block = nodes.literal_block(text, text, language=language, force=True)
        mark_place(self, block)
        return block

    def table(self) -> tuple[nodes.table, list[nodes.system_message]]:
        """Make the table, which has its caption already; its rows come when it is written."""
        table = nodes.table(classes=["cnn-summary", "colwidths-auto", *self.options.get("class", [])])
        mark_place(self, table)
        for option in ("align", "width"):
            if option in self.options:
                table[option] = self.options[option]
        messages: list[nodes.system_message] = []
        if "caption" in self.options:
            inlines, messages = self.parse_inline(self.options["caption"], lineno=self.lineno)
            title = nodes.title(self.options["caption"], "", *inlines)
            mark_place(self, title)
            table += title
        return table, messages

    def broken(self) -> Broken:
        """Make the record of a model whose code could not be read."""
        from .sources import count_comments  # imported late: it needs the readers, see network()

        name = self.arguments[0] if self.arguments else ""
        return Broken(name, self.key, count_comments(self.source.text, self.settings.language))

    def model(self, summary: Summary, stored: Stored, lost: int, table: nodes.table) -> Model:
        """Make the record of the model, with an anchor for the table and for each row."""
        name = self.arguments[0] if self.arguments else ""
        document = self.state.document
        anchor = make_id(self.env, document, "cnn", name or f"{self.index + 1}")
        table["ids"].insert(0, anchor)
        document.note_explicit_target(table)
        anchors = {row.name: make_id(self.env, document, anchor, row.name) for row in summary.rows}
        source, line = directive_place(self)
        made = self.env.version.get("sphinxext_cnnparams"), summary.notation, summary.width
        shown = digest((self.request, sorted(self.options.items()), *made))
        sheet = self.sheet_columns(summary) if "export" in self.options else ()
        return Model(self.key, name, anchor, anchors, stored, source, line, shown, sheet, lost, summary)

    def sheet_columns(self, summary: Summary) -> tuple[str, ...]:
        """Give the columns of the table's file: those the table itself shows."""
        return choose_columns(self.options.get("columns", ()), self.settings.columns, summary)
