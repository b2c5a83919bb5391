"""What is written beside the pages: ``cnnparams.json``, and a CSV file for each table that offers one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import cast

from docutils import nodes
from docutils.nodes import Element
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from .config import read_settings
from .domain import CnnDomain
from .inventory import EXTERNAL
from .kept import KeptTexts
from .late import FILLS, Page, holder
from .records import Model
from .shown import digest
from .wording import translate

EXPORTS = ("csv",)
"""What a table can be offered as."""
DOCUMENT = "cnnparams.json"
DOWNLOADS = "_downloads"
"""Where Sphinx's own visitor expects what is downloaded."""
FOLDER = "cnnparams"
"""Our own folder in there; what no table offers any more is taken away."""
DOWNLOAD = "Download the table as CSV"


def offer_sheet(env: BuildEnvironment, model: Model) -> list[nodes.Node]:
    """Make what becomes a link under the table, if its author wants one."""
    return [holder(env, "sheet", (), key=model.key)] if model.sheet else []


def fill(node: Element, page: Page) -> list[nodes.Node]:
    """Make the link to the CSV file; only web pages have files beside them."""
    if not has_files(page.builder.name, page.builder.format):
        return []
    docname, model = page.domain.index.by_key[node["key"]]
    words = translate(DOWNLOAD)
    link = addnodes.download_reference("", words, filename=f"{FOLDER}/{locate(docname, model)}", classes=["cnn-sheet"])
    return [nodes.paragraph("", "", link, classes=["cnn-export"])]


def has_files(builder: str, form: str) -> bool:
    """Tell whether a builder leaves pages beside which files can stand; a book in one file has none."""
    return form == "html" and builder != "epub"


def locate(docname: str, model: Model) -> str:
    """Name the CSV file of a model; anchors are unique on their page, and plain."""
    return f"{docname}/{model.anchor}.csv"


def write_exports(app: Sphinx, exception: Exception | None) -> None:
    """Write the files of all models, in the order of their pages, where they differ from what is there."""
    if exception is not None or not has_files(app.builder.name, app.builder.format):
        return
    domain = cast("CnnDomain", app.env.get_domain("cnn"))
    folder = Path(app.outdir)
    wanted = dict(_list_files(app, domain))
    sheets = folder / DOWNLOADS / FOLDER
    for path in [folder / DOCUMENT, *sorted(sheets.rglob("*.csv"))]:
        if path not in wanted:
            path.unlink(missing_ok=True)
    for path, text in wanted.items():
        _write(path, text.encode("utf-8", "backslashreplace"))


def _list_files(app: Sphinx, domain: CnnDomain) -> Iterator[tuple[Path, str]]:
    """Give each file with its text."""
    found = [(docname, model) for docname, model in domain.index.models if docname != EXTERNAL]
    if not found:
        return
    # imported late: a documentation without a network needs neither
    from ..exports.document import write_document
    from ..exports.sheet import write_sheet

    folder, version = Path(app.outdir), app.extensions["sphinxext_cnnparams"].version
    yield folder / DOCUMENT, write_document(_write_models(app, found, version), f"sphinxext-cnnparams {version}")
    for docname, model in found:
        if model.sheet:
            yield folder / DOWNLOADS / FOLDER / locate(docname, model), write_sheet(model.summary, model.sheet)


def _write_models(app: Sphinx, found: Sequence[tuple[str, Model]], version: str) -> list[str]:
    """Write all models; those that are as they were are taken from a file beside the doctrees."""
    from ..exports.document import SCHEMA  # imported late: see above

    kept = KeptTexts(Path(app.doctreedir) / "cnnparams-export.json")
    common = digest((SCHEMA, version, read_settings(app.config)))
    texts = []
    for docname, model in found:
        key = digest((common, docname, model.name, model.anchor, sorted(model.anchors.items()), model.digest))
        made = partial(_write_model, docname, model)
        texts.append(kept.get(key, made))
    kept.save()
    return texts


def _write_model(docname: str, model: Model) -> str:
    from ..exports.document import Entry, write_model  # imported late: see above

    return write_model(Entry(docname, model.name, model.anchor, model.anchors, model.summary))


def _write(path: Path, text: bytes) -> None:
    """Write a file whole or not at all, and only if it says something else: its time tells others of a change."""
    if path.is_file() and path.read_bytes() == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.new")
    unfinished.write_bytes(text)
    unfinished.replace(path)


FILLS["sheet"] = fill
