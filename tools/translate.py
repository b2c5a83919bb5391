"""Bring the catalogs up to date: the templates, the .po files of each language, and the .mo files that are shipped.

There are two: ``cnnparams`` has what stands on pages, ``cnnparams-messages`` what a build says.

Run it after a text has changed, translate what is new in the .po files, and run it again:
``python tools/translate.py``.  A further language begins with ``python tools/translate.py es``.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import message_texts
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "sphinxext_cnnparams"
FOLDER = PACKAGE / "extension" / "locale"
DATE = datetime(2026, 1, 1, tzinfo=UTC)  # the same input makes the same files
SAID = {"translate": 0, "fill_in": 0, "put_label": 0, "later": 0}
"""The functions of ``extension/wording.py``, and which argument is a text."""
STATED = {"Symbol": 1, "factors": 1, "switch": 1, "Weight": 0, "Step": 0, "Share": 0, "text": 0, "phrase": 0}
"""The calls of the core and the readers that state a text, and which argument it is."""
REASON = "no weights"
"""How reasons end."""
FURTHER = (
    "the data itself",
    "declared without weights",
    "input dimension",
    "MB is 10⁶ bytes",
    "M is 10⁶",
    "the model",
    "this line",
)
"""Texts of the core that stand in no call of these."""


def template() -> Catalog:
    """Gather every text a page may show, each with the files it comes from."""
    return collect(gathered(), "The words of sphinxext-cnnparams on a page.")


def messages() -> Catalog:
    """Gather every text of a message that no page shows."""
    shown = {message.id for message in template()}
    found = ((text, where) for text, where in message_texts.gather() if text not in shown)
    return collect(found, "The messages of sphinxext-cnnparams.")


def collect(texts: Iterable[tuple[str, str]], about: str) -> Catalog:
    """Put texts into a catalog, each with its files."""
    found: dict[str, set[str]] = {}
    for text, where in texts:
        found.setdefault(text, set()).add(where)
    catalog = dated(Catalog(), about)
    for text in sorted(found):
        catalog.add(text, locations=[(place, None) for place in sorted(found[text])])
    return catalog


def gathered() -> Iterator[tuple[str, str]]:
    """Give all texts, each with its file."""
    from sphinxext_cnnparams.claims.slips import SLIPS
    from sphinxext_cnnparams.core.quantities import COLUMNS, QUANTITIES
    from sphinxext_cnnparams.extension.wording import LABELLED, LETTERS, TEXT_SAYS

    yield from ((text, "extension/wording.py") for text in (TEXT_SAYS, LABELLED, *LETTERS))
    yield from ((column.heading, "core/quantities/columns.py") for column in COLUMNS.values())
    for quantity in QUANTITIES.values():
        texts = (quantity.heading, quantity.sentence, quantity.singular or quantity.sentence)
        yield from ((text, "core/quantities/table.py") for text in texts)
    yield from ((slip.sentence, "claims/slips") for slip in SLIPS)
    yield from ((text, "core") for text in (*FURTHER, *extents()))
    for folder, rule in (("core", stated), ("readers", stated), ("drawing", stated), ("extension", said)):
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            yield from ((text, str(path.relative_to(PACKAGE).as_posix())) for text in rule(tree))


def extents() -> Iterator[str]:
    """Give the labels of steps about some of a window's dimensions: "height and width"."""
    from sphinxext_cnnparams.core.layers.spatial import AXES, list_words

    for axes in AXES.values():
        words = [word for _, _, word in axes]
        for count in range(1, len(words) + 1):
            yield from (list_words(chosen) for chosen in combinations(words, count))


def said(tree: ast.AST) -> Iterator[str]:
    """Give the texts the extension says itself."""
    constants = {name: value for node in ast.walk(tree) for name, value in assigned(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            first = argument(node, SAID)
            for part in ast.walk(first) if first is not None else ():
                if isinstance(part, ast.Name) and part.id in constants:
                    yield constants[part.id]
                elif isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value


def assigned(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Give the names an assignment gives to texts."""
    if not isinstance(node, ast.Assign) or len(node.targets) != 1:
        return
    target = node.targets[0]
    names = target.elts if isinstance(target, ast.Tuple) else [target]
    values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
    for name, value in zip(names, values, strict=False):
        if isinstance(name, ast.Name) and isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield name.id, value.value


def stated(tree: ast.AST) -> Iterator[str]:
    """Give the reasons, the names of weights, the meanings of letters and the labels of steps."""
    constants = {name: value for node in ast.walk(tree) for name, value in assigned(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith(f", {REASON}"):
            yield node.value
        elif isinstance(node, ast.Call) and (text := argument(node, STATED)) is not None:
            yield from filter(None, written(text, constants))


def argument(call: ast.Call, table: dict[str, int]) -> ast.expr | None:
    """Give the argument of a call that is a text."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) and call.func.value.id == "form":
        name = call.func.attr  # form.text("…")
    place = table.get(name)
    return call.args[place] if place is not None and place < len(call.args) else None


def written(text: ast.expr, constants: dict[str, str]) -> Iterator[str]:
    """Give a text as it is, or once per word that may stand in it."""
    from sphinxext_cnnparams.core.layers.spatial import AXES

    parts = {name: [value] for name, value in constants.items()}
    parts["word"] = list(dict.fromkeys(word for axes in AXES.values() for _, _, word in axes))
    parts["what"] = ["input", "output"]
    made = [""]
    for piece in text.values if isinstance(text, ast.JoinedStr) else [text]:
        inner = piece.value if isinstance(piece, ast.FormattedValue) else piece
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            made = [before + inner.value for before in made]
        elif isinstance(inner, ast.Name) and inner.id in parts:
            made = [before + word for before in made for word in parts[inner.id]]
        else:
            return  # a text with parts of its own is a phrase
    yield from made


CATALOGS: dict[str, Callable[[], Catalog]] = {"cnnparams": template, "cnnparams-messages": messages}
"""The templates, by name."""


def merged(language: str, name: str, new: Catalog) -> Catalog:
    """Give a catalog of a language with the texts of the template; what is gone is forgotten."""
    path = FOLDER / language / "LC_MESSAGES" / f"{name}.po"
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale=language)
    else:
        catalog = Catalog(locale=language)
    catalog.update(new, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return dated(catalog, new.header_comment.removeprefix("# "))


def dated(catalog: Catalog, about: str) -> Catalog:
    """Give a catalog a header that says nothing that changes."""
    catalog.project, catalog.version = "sphinxext-cnnparams", ""
    catalog.creation_date = catalog.revision_date = DATE
    catalog.last_translator = catalog.language_team = catalog.copyright_holder = catalog.msgid_bugs_address = ""
    catalog.header_comment = f"# {about}"
    catalog.fuzzy = False
    return catalog


def update(language: str, name: str, new: Catalog) -> int:
    """Write the .po and the .mo file of a catalog in a language; give the number of texts that are not translated."""
    catalog = merged(language, name, new)
    folder = FOLDER / language / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.po").open("wb") as file:
        write_po(file, catalog, width=120, sort_output=True)
    with (folder / f"{name}.mo").open("wb") as file:
        write_mo(file, catalog)
    return sum(1 for message in catalog if message.id and not message.string)


def languages() -> list[str]:
    """Name the languages there are."""
    return sorted(path.name for path in FOLDER.iterdir() if path.is_dir()) if FOLDER.exists() else []


def main() -> None:
    """Write all files, and say what is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", nargs="*", help="a language to begin with")
    FOLDER.mkdir(exist_ok=True)
    wanted = sorted({*languages(), *parser.parse_args().language})
    for name, gather in CATALOGS.items():
        new = gather()
        with (FOLDER / f"{name}.pot").open("wb") as file:
            write_po(file, new, width=120)
        for language in wanted:
            print(f"{name}, {language}: {update(language, name, new)} of {len(new)} texts are not translated")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
