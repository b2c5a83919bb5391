"""The catalogs: every text a page can show is in them, in every language, and nothing else."""

from __future__ import annotations

import ast
import gettext
import importlib.util
import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from sphinxext_cnnparams.claims.slips import SLIPS
from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.core.formula import Formula, Symbol
from sphinxext_cnnparams.core.layer import NOTATIONS
from sphinxext_cnnparams.core.network import DialectName
from sphinxext_cnnparams.core.quantities import DERIVED, QUANTITIES
from sphinxext_cnnparams.core.receptive import steps_of
from sphinxext_cnnparams.core.summary import Row, Summary
from sphinxext_cnnparams.extension import wording
from sphinxext_cnnparams.readers.author_options import let
from sphinxext_cnnparams.readers.read import Request, read

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
LANGUAGES = sorted(path.name for path in wording.FOLDER.iterdir() if path.is_dir())
PART = re.compile(r"\{(\w+)\}")
HEADER = re.compile(r"#\s*(input|object|let):\s*(.*?)\s*$")
RULE = "\n" + "-" * 40 + "\n"
OPTION = re.compile(r":([\w-]+): ?(.*)")

languages = pytest.mark.parametrize("language", LANGUAGES)


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translate", ROOT / "tools" / "translate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def template() -> Catalog:
    made: Catalog = tool().template()
    return made


def texts(catalog: Catalog) -> dict[str, str]:
    return {message.id: message.string for message in catalog if message.id}


def stored(language: str) -> dict[str, str]:
    path = wording.FOLDER / language / "LC_MESSAGES" / "cnnparams.po"
    with path.open("rb") as file:
        return texts(read_po(file, locale=language))


def test_german_and_french_are_there() -> None:
    assert {"de", "fr"} <= set(LANGUAGES)


@languages
def test_nothing_is_missing_and_nothing_is_stale(template: Catalog, language: str) -> None:
    """Run ``python tools/translate.py`` where this fails, and translate what is new."""
    found = stored(language)
    assert found.keys() == texts(template).keys()
    assert [text for text, translation in found.items() if not translation] == []


def test_the_template_is_up_to_date(template: Catalog) -> None:
    with (wording.FOLDER / "cnnparams.pot").open("rb") as file:
        assert texts(read_po(file)).keys() == texts(template).keys()


@languages
def test_translations_have_the_parts_of_their_texts(language: str) -> None:
    for text, translation in stored(language).items():
        assert sorted(PART.findall(text)) == sorted(PART.findall(translation)), text


@languages
def test_what_is_shipped_is_what_was_translated(language: str) -> None:
    with (wording.FOLDER / language / "LC_MESSAGES" / "cnnparams.mo").open("rb") as file:
        shipped = gettext.GNUTranslations(file)
    for text, translation in stored(language).items():
        assert shipped.gettext(text) == translation


def test_no_name_of_the_code_is_taken_for_a_text(template: Catalog) -> None:
    """What a table shows of the code itself, such as a padding, must not be translated."""
    codes = {"valid", "same", "causal", "relu", "softmax", "linear", "tanh", "sigmoid", "input", "conv", "dense", "0"}
    assert not codes & texts(template).keys()


def summaries() -> Iterator[Summary]:
    """Read all that is recorded: layers of both frameworks, programs, tables."""
    for request in itertools.chain(layers(), programs(), tables()):
        reading = read(request)
        if reading.network is not None:
            yield compute(reading.network)


def layers() -> Iterator[Request]:
    dialects: tuple[DialectName, ...] = ("keras", "torch")
    for dialect in dialects:
        recorded = json.loads((TESTS / "truth" / f"layers-{dialect}.json").read_text(encoding="utf-8"))
        kinds: dict[tuple[str, ...], dict[str, str]] = {}
        for entry in recorded["entries"]:  # one of each form is enough: the numbers do not matter
            form = re.sub(r"\d+", "1", entry["call"])
            kinds.setdefault((form, str(len(entry.get("input") or ()))), entry)
        for entry in kinds.values():
            dims = entry.get("input") or entry["inputs"][0]
            yield Request(entry["call"], given=str(tuple(dims)), dialect=dialect)


def programs() -> Iterator[Request]:
    long = re.compile(r"-classic-")  # large networks of layers that others have, too
    paths = [path for path in sorted((TESTS / "cases" / "programs").glob("*.py")) if not long.search(path.name)]
    for path in (*paths, *sorted((TESTS / "cases" / "named").glob("*.py"))[::25]):
        text = path.read_text(encoding="utf-8")
        said = dict(match.groups() for line in text.splitlines()[:9] if (match := HEADER.match(line)))
        names = let(said.get("let", ""))
        assert isinstance(names, dict)
        yield Request(text, given=said.get("input", ""), let=names, chosen=said.get("object", ""))


def tables() -> Iterator[Request]:
    for path in sorted((TESTS / "cases" / "tables").glob("*.txt")):
        head, _, code = path.read_text(encoding="utf-8").split(RULE)[0].partition("\n\n")
        options = dict(match.groups() for line in head.splitlines() if (match := OPTION.match(line)))
        names = let(options.get("let", ""))
        assert isinstance(names, dict)
        yield Request(code, given=options.get("input", ""), let=names, chosen=options.get("object", ""))


def shown(summary: Summary) -> Iterator[str]:
    """Give every text of a model that a page can show, calculations apart."""
    yield from summary.notes
    alike = {(row.kind, row.idle, len(row.weights), len(row.steps), bool(row.shared)): row for row in summary.rows}
    for row in alike.values():
        yield from (row.idle, *(weight.name for weight in row.weights if row.formulas))
        yield from (f"counted in {row.shared}" for _ in range(bool(row.shared)))
        derived = (QUANTITIES[name].derive(row, summary, summary.notation) for name in DERIVED)
        steps = [*row.steps, *steps_of(row), *itertools.chain(*derived)]
        yield from (step.label for step in steps)
        for formula in (*(step.formula for step in steps), *formulas(row)):
            yield from meanings(formula)


def formulas(row: Row) -> Iterator[Formula]:
    yield from (weight.formula for weight in row.weights)
    yield from ((row.formulas or {})[notation] for notation in NOTATIONS if row.formulas)
    yield from (row.work,) if row.work is not None else ()


def meanings(formula: Formula) -> Iterator[str]:
    for symbol in formula.list_symbols():
        yield from explained(symbol)


def explained(symbol: Symbol) -> Iterator[str]:
    for part in symbol.parts:
        yield from explained(part)
    if symbol.formula is not None:
        yield from meanings(symbol.formula)
    if symbol.letter:
        yield symbol.meaning
        if re.fullmatch(r"[a-z]{3,}", symbol.letter):
            yield symbol.letter


def test_every_text_that_occurs_is_in_the_catalogs(template: Catalog) -> None:
    known = texts(template).keys()
    occurring = {text for summary in summaries() for text in shown(summary) if text}
    assert len(occurring) > 100
    missing = [text for text in occurring - known if not any(p.fullmatch(text) for _, p in wording.expressions())]
    assert missing == []


def test_every_text_with_parts_is_a_pattern() -> None:
    """What is said of a slip has parts; each sentence is found again by its pattern, and its parts are known."""
    sentences = [slip.sentence for slip in SLIPS if PART.search(slip.sentence)]
    assert len(sentences) > 12
    patterns = dict(wording.expressions())
    for sentence in sentences:
        assert {part.strip("{}") for part in PART.findall(sentence)} <= wording.PARTS.keys()
        assert patterns[sentence].fullmatch(PART.sub("7", sentence)), sentence


def test_no_slip_puts_its_sentence_together_itself() -> None:
    for path in sorted((ROOT / "sphinxext_cnnparams" / "claims" / "slips").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            first = node.values[0] if isinstance(node, ast.JoinedStr) else None
            assert not (isinstance(first, ast.Constant) and str(first.value).startswith("that ")), ast.unparse(node)


def test_notes_are_those_of_the_readers() -> None:
    """A note or a remark that no reader makes any more is stale."""
    code = "".join(path.read_text("utf-8") for path in (ROOT / "sphinxext_cnnparams" / "readers").rglob("*.py"))
    for text in (*wording.NOTES, *wording.REMARKS):
        assert text in code or text.removesuffix("as Keras 1 meant them") in code, text


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("joins conv1, conv2 and conv3", "joins {names}"),
        ("at least 1,234", "at least {number}"),
        ("no weights, as recorded from Keras 3.15.1", "no weights, as recorded from {origin}"),
        ("dimension 2", "dimension {name}"),
        ("channels of the input", "{name} of the input"),
        ("(320 + 21,632) × 4 = 87,808 bytes", "{equation} bytes"),
        ("height: (28 − 3) + 1 = 26", "{label}: {equation}"),
        (
            "of 2 models in this code, this is net, the last one built",
            "of {number} models in this code, this is {text}, {how}",
        ),
        ("that leaves out the 16 that are not trainable", "that leaves out the {number} that are not trainable"),
        ("that leaves out 16 of BatchNorm2d", "that leaves out {number} of {name}"),
    ],
)
def test_the_pattern_that_says_most_is_found(text: str, pattern: str) -> None:
    assert next(name for name, compiled in wording.expressions() if compiled.fullmatch(text)) == pattern


@pytest.mark.parametrize("formula", ["k (f h w + 1)", "h w (f / g) k + k", "⌊(H − h) / s⌋ + 1", "max(h − s, 0)", "f"])
def test_a_formula_is_no_text(formula: str) -> None:
    assert not any(compiled.fullmatch(formula) for _, compiled in wording.expressions())
