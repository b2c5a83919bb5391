"""Groups that build sites: ours beside the same visible text typed otherwise."""

from __future__ import annotations

from ..building import Workshop
from ..goals import at_most
from ..measures import Measure, of_environment, of_memory
from .group import Group


def built(*measures: Measure, counted: bool = True) -> Group:
    """Make a group of measures that build sites."""
    return Group(measures, Workshop.runs, Workshop.counts if counted else None)


TABLES = built(
    Measure("a small network a page, derivations folded, to Markdown", at_most(0.75), "folded ours", "folded Markdown"),
    Measure("the same page, to raw HTML", at_most(1.2), "folded ours", "folded HTML"),
    Measure("without derivations, to Markdown", at_most(0.80), "plain ours", "plain Markdown"),
    Measure("without derivations, to raw HTML", at_most(1.2), "plain ours", "plain HTML"),
    Measure("peak memory to Markdown", at_most(1.0), "folded ours", "folded Markdown", of_memory),
    Measure(
        "environment over Markdown's, a page of the small network",
        at_most(0.5, " kB"),
        "folded ours",
        "folded Markdown",
        of_environment,
    ),
)
LARGE = built(
    Measure("VGG-16, 12 pages, to Markdown", at_most(0.75), "VGG-16 ours", "VGG-16 Markdown"),
    Measure("ResNet-50, 4 pages, to Markdown", at_most(0.75), "ResNet-50 ours", "ResNet-50 Markdown"),
    Measure("5 tables a page, 8 pages, to Markdown", at_most(0.75), "five ours", "five Markdown"),
    Measure(
        "environment over Markdown's, a page of ResNet-50",
        at_most(10, " kB"),
        "ResNet-50 ours",
        "ResNet-50 Markdown",
        of_environment,
    ),
)
NUMBERS = built(
    Measure("20 stated and 20 inserted numbers a page, to text", at_most(1.15), "numbers ours", "numbers Markdown"),
    Measure("40 plain links in Markdown a page, to text", None, "numbers links", "numbers Markdown"),
    Measure("the same numbers below a table of the page, to Markdown", at_most(1.15), "both ours", "both Markdown"),
    Measure("40 plain links below a table, to text", None, "both links", "both Markdown"),
)
AGAIN = built(
    Measure("nothing touched, to Markdown", at_most(1.05), "folded ours untouched", "folded Markdown untouched"),
    Measure("one page touched, to Markdown", at_most(1.10), "folded ours touched", "folded Markdown touched"),
    counted=False,
)
LOADING = built(
    Measure("a site that loads us and does not use us", at_most(1.01), "prose ours", "prose unloaded"),
)
LIMIT = built(
    Measure("tables of ours, to a site without tables", at_most(1.3), "table ours", "table bare"),
    Measure("the same bytes written by a stub, to a site without tables", None, "table stub", "table bare"),
)
