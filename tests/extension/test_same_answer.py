"""The same answer however it is built: after any edits, with any builder, killed or not, the pages are those of a clean
build, byte for byte, and so are the messages.

``CNNPARAMS_EXAMPLES=200`` lets it run at length.
"""

from __future__ import annotations

import itertools
import os
import re
import shutil
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sphinx import locale
from sphinx.application import Sphinx
from sphinx.cmd.build import main as sphinx_build

from conftest import CONF

EXAMPLES = int(os.environ.get("CNNPARAMS_EXAMPLES", "3"))
BUILDERS = ("html", "text", "latex", "cnn-check")
PAGES = ("a", "b", "c")
SHOWN = {
    "html": ("**/*.html", "cnnparams.json", "_downloads/**/*.csv"),
    "text": ("**/*.txt",),
    "cnn-check": ("output.*",),
    "latex": ("*.tex",),
}
LAYERS = ("Conv2D({0}, 3)", "Dense({0})", "Conv2D({0}, (1, 2))")
TEXTS = (
    "{cnn:params}`net{n}`",
    "{cnn:params}`net{n}.l0`",
    "{cnn:output}`net{n}.l1`",
    "{cnn:params}`160 <net{n}.l0>`",
    "{cnn:share}`more than half <net{n}.l1>`",
    "## A heading of {cnn:params}`net{n}.l0`",
    ":::{{cnn-compare}} net{n} net{m}\n:::",
    ":::{{cnn-derivation}} net{n}.l1\n:::",
    ":::{{cnn-diagram}} net{n}\n:receptive-field:\n:::",
    ":::{{cnn-quiz}}\n- [x] The first layer has {cnn:params}`160 <net{n}.l0>` parameters.\n"
    "- [ ] The first layer has {cnn:params}`161 <net{n}.l0>` parameters.\n:::",
    "{cnn:math}`net{n}.l0`",
)
NUMBERS, NAMES = st.integers(0, 2), st.sampled_from(PAGES)


def each(name: str, *parts: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[str, Any]]:
    """Draw what a method is to do."""
    return st.tuples(st.just(name), st.tuples(*parts) if len(parts) > 1 else parts[0])


EDITS = st.one_of(
    each("change_a_layer", NUMBERS, st.sampled_from(LAYERS), st.integers(1, 40), st.integers(0, 1)),
    each("state_something", NAMES, st.sampled_from(TEXTS), NUMBERS),
    each("chart", NUMBERS, st.sampled_from(("", ":chart:\n", ":chart: macs, memory\n"))),
    each("move_or_add_a_model", NUMBERS, NAMES),
    each("remove_a_model", NUMBERS),
    each("remove_or_add_a_page", NAMES),
    each("exchange_the_names_of_pages", NAMES, NAMES),
    each("edit_the_file", st.integers(1, 40)),
    each("configure", st.sampled_from(("", "cnnparams_notation = 'expanded'\n", "cnnparams_thousands = ' '\n"))),
)
BUILDS = st.one_of(
    each("build", st.sampled_from(("html 1", "html 2", "text 1", "latex 1", "cnn-check 1"))),
    each("build_a_single_page", NAMES),
    each("kill", st.sampled_from(("env-updated", "doctree-resolved", "html-page-context"))),
)


class Site(RuleBasedStateMachine):
    """Edit a documentation and build it, again and again."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.source = self.folder / "source"
        self.source.mkdir()
        self.fresh = itertools.count()
        self.built = False
        self.rearranged = False
        """Tells that pages came or went: Sphinx leaves the links to neighbours as they were."""

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @initialize()
    def begin(self) -> None:
        self.models = {n: ["Conv2D(16, 3)", "Dense(4)"] for n in range(2)}
        self.places = {0: "a", 1: "b"}
        self.charts: dict[int, str] = {}
        self.stated: dict[str, list[tuple[str, int]]] = {page: [("{cnn:params}`net{n}.l0`", 1)] for page in PAGES}
        for page in PAGES:
            self.write(page)
        self.write_file("index.md", "# Index\n\n```{toctree}\n:glob:\n*\n```\n")
        self.write_file("conf.py", CONF)
        for builder in BUILDERS:
            self.run(builder)

    @rule(edits=st.lists(EDITS, min_size=1, max_size=2), build=BUILDS)
    def edit_and_build(self, edits: list[tuple[str, object]], build: tuple[str, str]) -> None:
        for name, what in edits:
            getattr(self, name)(what)
        getattr(self, build[0])(build[1])

    # what an author does

    def change_a_layer(self, what: tuple[int, str, int, int]) -> None:
        n, layer, size, place = what
        if n in self.models:
            self.models[n][place] = layer.format(size)
            self.write(self.places[n])

    def chart(self, what: tuple[int, str]) -> None:
        n, option = what
        if n in self.models:
            self.charts[n] = option
            self.write(self.places[n])

    def move_or_add_a_model(self, what: tuple[int, str]) -> None:
        n, page = what
        before = self.places.get(n, page)
        self.models.setdefault(n, ["Conv2D(16, 3)", "Dense(4)"])
        self.places[n] = page
        for changed in {page, before}:
            self.write(changed)

    def remove_a_model(self, n: int) -> None:
        if n in self.models:
            del self.models[n]
            self.write(self.places.pop(n))

    def state_something(self, what: tuple[str, str, int]) -> None:
        page, text, n = what
        self.stated[page] = [*self.stated[page][-2:], (text, n)]
        self.write(page)

    def remove_or_add_a_page(self, page: str) -> None:
        path = self.source / f"{page}.md"
        self.rearranged = True
        if path.exists():
            path.unlink()
        else:
            self.write(page)

    def exchange_the_names_of_pages(self, what: tuple[str, str]) -> None:
        """Rename a page, and give its old name to another one: what they hold changes places."""
        first, second = what
        other = {first: second, second: first}
        self.places = {n: other.get(page, page) for n, page in self.places.items()}
        self.stated[first], self.stated[second] = self.stated[second], self.stated[first]
        for page in {first, second}:
            if (self.source / f"{page}.md").exists():
                self.write(page)

    def edit_the_file(self, size: int) -> None:
        self.write_file("net.py", f"l0 = Dense({size})\nl1 = Dense(2)\n")

    def configure(self, option: str) -> None:
        self.write_file("conf.py", CONF + option)

    # what builds do

    def build(self, how: str) -> None:
        builder, jobs = how.split()
        self.run(builder, "-j", jobs)

    def build_a_single_page(self, page: str) -> None:
        if (self.source / f"{page}.md").exists():
            self.run("html", files=(str(self.source / f"{page}.md"),))

    def kill(self, moment: str) -> None:
        def dies(*args: object) -> None:
            raise KeyboardInterrupt

        original = Sphinx.build

        def build(app: Sphinx, *args: object, **kwargs: object) -> None:
            app.connect(moment, dies, priority=900)
            original(app, *args, **kwargs)  # type: ignore[arg-type]

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(Sphinx, "build", build)
            self.run("html")

    @invariant()
    def the_answer_is_that_of_a_clean_build(self) -> None:
        if not self.built:
            return
        for builder in BUILDERS:
            status, messages = self.run(builder)
            clean = self.folder / f"clean{next(self.fresh)}"
            wanted = self.run(builder, place=clean)
            assert (status, sorted(messages)) == (wanted[0], sorted(wanted[1])), builder
            assert messages == wanted[1], builder
            read = partial(read_all, patterns=SHOWN[builder], whole=not self.rearranged)
            made, new = (read(place / builder) for place in (self.folder / "build", clean))
            for name, text in new.items():  # Sphinx leaves old pages behind, and lists of pages as they were
                assert made[name] == text or (self.rearranged and "index" in name), f"{builder}: {name}"
            shutil.rmtree(clean)
        self.built = False

    # how

    def write(self, page: str) -> None:
        parts = [f"# Page {page}\n"]
        for n, layers in self.models.items():
            if self.places[n] == page:
                code = "\n".join(f"l{i} = {layer}" for i, layer in enumerate(layers))
                where = ":file: net.py\n" if n == 2 and (self.source / "net.py").exists() else ""
                parts.append(
                    f":::{{cnn-summary}} net{n}\n:input: 9, 9, 1\n:export: csv\n{self.charts.get(n, '')}{where}\n"
                    f"{'' if where else code}\n:::\n"
                )
        for text, n in self.stated[page]:
            parts.append(
                text.replace("{n}", str(n)).replace("{m}", str((n + 1) % 2)).replace("{{", "{").replace("}}", "}")
                + "\n"
            )
        self.write_file(f"{page}.md", "\n".join(parts))

    def write_file(self, name: str, text: str) -> None:
        (self.source / name).write_text(text, encoding="utf-8")

    def run(
        self, builder: str, *options: str, place: Path | None = None, files: tuple[str, ...] = ()
    ) -> tuple[int, list[str]]:
        place = place or self.folder / "build"
        self.built = True
        locale.translators.clear()
        said = self.folder / "messages"
        folders = ["-d", str(place / "doctrees"), str(self.source), str(place / builder), *files]
        status = sphinx_build(["-q", "--no-color", "-b", builder, "-w", str(said), *options, *folders])
        text = said.read_text(encoding="utf-8") if said.exists() else ""
        kept = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in text.splitlines()]
        said.unlink(missing_ok=True)
        return status, [line for line in kept if "cnnparams" in line]


def read_all(folder: Path, *, patterns: tuple[str, ...], whole: bool) -> dict[str, str]:
    """Read what a builder has written; of web pages, if not *whole*, what stands between their navigation."""
    found = {}
    for path in (path for pattern in patterns for path in folder.glob(pattern)):
        text = path.read_text(encoding="utf-8")
        if not whole and path.suffix == ".html":
            text = text.partition('role="main"')[2].partition("sphinxsidebar")[0]
        found[str(path.relative_to(folder))] = text
    return found


def test_the_answer_is_the_same_however_it_is_built(capfd: pytest.CaptureFixture[str]) -> None:
    run_state_machine_as_test(
        Site,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=5,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=EXAMPLES < 10,
            database=None,
        ),
    )
