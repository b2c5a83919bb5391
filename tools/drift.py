"""Change one thing at a time in a documentation, and see that it is noticed.

``python tools/drift.py [docs]`` changes every stated number (one more, one less, two digits swapped, a digit lost,
another layer's number), and in the code of every model each whole number, each layer (removed, doubled, swapped with
the next one).  A change is *noticed* if a statement about the model, a comment of its code or the reading itself is
wrong afterwards, and *not stated* if no number that a page states is another one.  What is neither is printed: there a
page states what holds before and after, such as a bound or a rounded number.

The changes are judged without Sphinx; ``--real 20`` makes some of them in a copy of the pages, builds it, and compares
what the build reports, and on which line.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import io
import random
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from figures import write

from sphinxext_cnnparams.core.structs import replace

ROOT = Path(__file__).resolve().parents[1]
NUMBER = re.compile(r"\d[\d,.]*\d|\d")


@dataclass(frozen=True)
class Site:
    """Hold a documentation that has been read: its domain, and what each model was read from."""

    domain: Any
    config: Any
    requests: dict[str, Any]


def read_site(folder: Path) -> Site:
    """Read all pages, and keep the requests by the keys of their models."""
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace

    from sphinxext_cnnparams.extension import directives

    requests: dict[str, Any] = {}
    original = directives.CnnSummary.model

    def model(self: Any, *rest: Any) -> Any:
        made = original(self, *rest)
        requests[made.key] = self.request
        return made

    directives.CnnSummary.model = model  # type: ignore[method-assign]
    quiet = contextlib.redirect_stderr(io.StringIO())
    with tempfile.TemporaryDirectory() as out, quiet as said, docutils_namespace():
        app = Sphinx(str(folder), str(folder), out, f"{out}/doctrees", "dummy", status=None, warning=said)
        app.build()
    directives.CnnSummary.model = original  # type: ignore[method-assign]
    if app.statuscode:
        raise SystemExit(f"the documentation is not right as it is:\n{said.getvalue()}")
    return Site(app.env.get_domain("cnn"), app.config, requests)


def change_numbers(text: str, others: list[str]) -> Iterator[str]:
    """Give a stated text with one of its numbers changed."""
    for found in NUMBER.finditer(text):
        digits = found[0]
        for other in dict.fromkeys((*_misread(digits), *others)):
            if re.sub(r"\D", "", other) != re.sub(r"\D", "", digits):
                yield text[: found.start()] + other + text[found.end() :]


def _misread(digits: str) -> Iterator[str]:
    """Give a number one more and less in its last place, with digits swapped, and one lost."""
    places = [i for i, c in enumerate(digits) if c.isdecimal()]
    last = places[-1]
    for by in (1, 9):
        yield digits[:last] + str((int(digits[last]) + by) % 10) + digits[last + 1 :]
    for a, b in pairwise(places):
        swapped = list(digits)
        swapped[a], swapped[b] = swapped[b], swapped[a]
        yield "".join(swapped)
    if len(places) > 1:
        yield digits[:last] + digits[last + 1 :]


def change_code(text: str) -> Iterator[str]:
    """Give code with one thing changed: a whole number, a layer more or less, two layers swapped."""
    from sphinxext_cnnparams.readers.python import clean

    try:
        tree = ast.parse(clean(text))
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and type(node.value) is int:
            yield _with(tree, node, "value", node.value + 1)
        for field in ("elts", "body", "args"):
            items = getattr(node, field, None)
            if isinstance(items, list) and (field != "args" or _holds_layers(items)):
                for i in range(len(items)):
                    yield _with(tree, node, field, items[:i] + items[i + 1 :])
                    yield _with(tree, node, field, items[: i + 1] + items[i:])
                    yield _with(tree, node, field, items[:i] + items[i : i + 2][::-1] + items[i + 2 :])


def _holds_layers(items: list[Any]) -> bool:
    return len(items) > 1 and all(isinstance(item, ast.Call) for item in items)


def _with(tree: ast.Module, node: Any, field: str, value: object) -> str:
    before = getattr(node, field)
    setattr(node, field, value)
    try:
        return ast.unparse(tree)
    finally:
        setattr(node, field, before)


def judge_numbers(site: Site) -> Iterator[tuple[str, Any, str]]:
    """Change every stated number; give what became of each change."""
    for statements in site.domain.statements.values():
        for statement in statements:
            if statement.text is None or statement.negated or statement.item is not None:
                continue
            for text in change_numbers(statement.text, others_of(site, statement)):
                wrong = site.domain.answer(replace(statement, text=text)).wrong
                yield ("noticed" if wrong else "holds before and after"), statement, text


def others_of(site: Site, statement: Any) -> list[str]:
    """Give the same quantity of some other layers of the model."""
    from sphinxext_cnnparams.core.quantities import QUANTITIES, Format, Selection, Unanswerable

    quantity = QUANTITIES.get(statement.role)
    found = site.domain.index.models_for(statement.current).select(statement.about)
    if quantity is None or not isinstance(found, Selection) or statement.role not in ("params", "macs", "trainable"):
        return []
    numbers = []
    for row in found.summary.layers[:6]:
        with contextlib.suppress(Unanswerable):
            numbers.append(Format().value(quantity.of(Selection(found.summary, (row,), row.name), Format())))
    return [number for number in numbers if number not in ("0", "?")]


def judge_code(site: Site, most: int) -> Iterator[tuple[str, str, str]]:
    """Change the code of every model, in at most so many ways; give what became of each change."""
    about = statements_by_model(site)
    for docname, models in site.domain.models.items():
        for model in models:
            for code in spread(list(change_code(site.requests[model.key].text)), most):
                yield judge_change(site, docname, model, code, about.get(model.key, [])), model.key, code


def spread(items: list[str], most: int) -> list[str]:
    """Give at most so many of some items, from all over."""
    step = max(1, -(-len(items) // most)) if most else 1
    return items[::step]


def statements_by_model(site: Site) -> dict[str, list[Any]]:
    """Give the statements about each model, with what was found of them."""
    keys = {id(model.summary): model.key for models in site.domain.models.values() for model in models}
    about: dict[str, list[Any]] = {}
    for statements in site.domain.statements.values():
        for statement in statements:
            found = site.domain.answer(statement)
            if found.selection is not None:
                about.setdefault(keys.get(id(found.selection.summary), ""), []).append((statement, found))
    return about


def judge_change(site: Site, docname: str, model: Any, code: str, about: list[Any]) -> str:
    """Say what becomes of one change of the code of a model."""
    from sphinxext_cnnparams.claims.comments import check_comments
    from sphinxext_cnnparams.core.compute import compute
    from sphinxext_cnnparams.extension.config import read_settings
    from sphinxext_cnnparams.extension.index import Index
    from sphinxext_cnnparams.extension.text import answer
    from sphinxext_cnnparams.readers.read import read

    settings = read_settings(site.config)
    reading = read(replace(site.requests[model.key], text=code))
    if reading.network is None or reading.problems:
        return "noticed"
    summary = replace(compute(reading.network), notation=model.summary.notation, width=model.summary.width)
    checked = check_comments(summary, settings.format(), settings.language)
    if summary.problems or checked.problems:
        return "noticed"
    everything = {name: list(held) for name, held in site.domain.models.items()}
    changed = replace(model, made=checked.summary)
    everything[docname] = [changed if held is model else held for held in everything[docname]]
    index = Index.of(everything, site.domain.index.lines)
    answers = [(s, before, answer(s, index.models_for(s.current), settings)) for s, before in about]
    if any(now.wrong for _, _, now in answers):
        return "noticed"
    moved = any(now.value != before.value and statement.text is not None for statement, before, now in answers)
    return "holds before and after" if moved else "not stated"


def check_really(folder: Path, site: Site, count: int) -> list[str]:
    """Make some changes in a copy of the pages, and build it: give what a build does not report on the right line."""
    chosen = [found for found in judge_numbers(site) if found[0] == "noticed" and found[1].raw]
    random.Random(0).shuffle(chosen)
    failures = []
    with tempfile.TemporaryDirectory() as place:
        for _, statement, text in chosen[:count]:
            copy = Path(place) / "pages"
            shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("_build"))
            path = copy / Path(statement.source).relative_to(folder)
            lines = path.read_text(encoding="utf-8").split("\n")
            line = next((i for i, said in enumerate(lines) if statement.raw in said), None)
            if line is None:
                shutil.rmtree(copy)
                continue
            lines[line] = lines[line].replace(statement.raw, statement.raw.replace(statement.text, text, 1), 1)
            path.write_text("\n".join(lines), encoding="utf-8")
            said = build(copy, Path(place) / "out")
            if f"{path}:{line + 1}: " not in said:
                failures.append(f"{path.name}:{line + 1}: {text} instead of {statement.text}: {said[:300]}")
            shutil.rmtree(copy)
    return failures


def build(folder: Path, out: Path) -> str:
    """Build a documentation, and give what the build says."""
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace

    with contextlib.redirect_stderr(io.StringIO()) as said, docutils_namespace():
        app = Sphinx(str(folder), str(folder), str(out), str(out / "doctrees"), "dummy", status=None, warning=said)
        app.build()
    return said.getvalue()


def main() -> int:
    """Change, judge, and print how often each outcome came."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "docs", help="the pages, with their conf.py")
    parser.add_argument("--real", type=int, default=0, help="so many changes are made in a copy, which is built")
    parser.add_argument("--most", type=int, default=20, help="so many changes of each model's code; 0 makes all")
    parser.add_argument("--write", action="store_true", help="write the figures into the documentation")
    parser.add_argument("--verbose", action="store_true", help="print what holds before and after")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    folder = options.folder.resolve()
    site = read_site(folder)
    lines = []
    for title, outcomes in (("stated numbers", judge_numbers(site)), ("code", judge_code(site, options.most))):
        count: Counter[str] = Counter()
        for outcome, what, change in outcomes:
            count[outcome] += 1
            if options.verbose and outcome == "holds before and after":
                print(f"{getattr(what, 'raw', what)} -> {change}")
        said = ", ".join(f"{number:,} {outcome}" for outcome, number in count.items())
        lines.append(f"* {title}: {sum(count.values()):,} changes, {said}")
        print(lines[-1].removeprefix("* "), flush=True)
    failures = check_really(folder, site, options.real)
    print(*failures, sep="\n")
    if options.write:
        write("drift", "\n".join(["", *lines, ""]))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
