"""The documentation itself: it builds, and no number and no argument of its tutorials can change unnoticed."""

from __future__ import annotations

import itertools
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from sphinx.cmd.build import main as sphinx_build

from conftest import Project
from sphinxext_cnnparams.claims.slips import SLIPS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PROGRAMS = ROOT / "tests" / "cases" / "programs"
FIRST = "first-table"  # these print pages that readers make: tests/extension/test_first_table.py makes them
TUTORIALS = sorted(p for p in (DOCS / "tutorials").iterdir() if p.stem != "index" and not p.stem.startswith(FIRST))
MODEL = re.compile(r"(?:\{cnn-summary\}|\.\. cnn-summary::) (\w+)")
STATED = re.compile(r"(?:\{cnn:[\w-]+\}|:cnn:[\w-]+:)`([^`<]*\d[^`<]*) <(?!!=)")
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
LAYER = re.compile(r"^.*\b(?:layers|nn)\.\w+\(.*$", re.MULTILINE)
NETWORK = re.compile(r"1\d\d-\w+-classic-|[23]\d\d-\w+-net-")
HEADER = re.compile(r"# (?:input|object|let|batch|shim): ")
SHOWN = re.compile(r"\{literalinclude\} \S+/(\S+)\n:language: python\n(?::lines: (\d+)-\n)?")
TABLE = re.compile(r"\{cnn-summary\} (\S+)\n:file: \S+/(\S+)\n((?::.*\n)*)")
OPTION = re.compile(r"^:(input|object|let): (.*)$", re.MULTILINE)
# the gallery shows a network once per framework; these write down one that it shows, or only vary it
OTHER_SPELLINGS = (
    "306-keras-net-vgg19.py",
    "313-keras-net-resnet101.py",
    "325-keras-net-mobilenet-v3-small.py",
    "328-keras-net-efficientnet-b0-numbered.py",
    "329-keras-net-convnext-tiny.py",
    "334-keras-net-deit-tiny.py",
    "335-keras-net-vit-position-outside.py",
    "337-keras-net-resnet101-alphabet.py",
)
WORDS = {'"relu"': '"tanh"', '"softmax"': '"relu"', '"same"': '"valid"'}


@dataclass(frozen=True)
class Change:
    """Hold one change of a text: where, from what, to what."""

    start: int
    end: int
    new: str

    def applied(self, text: str) -> str:
        return text[: self.start] + self.new + text[self.end :]


def test_the_documentation_builds(tmp_path: Path) -> None:
    source = shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("_build"))
    shutil.copy(ROOT / "CHANGELOG.md", tmp_path)
    shutil.copytree(PROGRAMS, tmp_path / PROGRAMS.relative_to(ROOT))
    assert sphinx_build(["-q", "-W", "--keep-going", "-n", "-b", "html", str(source), str(tmp_path / "html")]) == 0
    assert list(find_broken_links(tmp_path / "html")) == []


class Links(HTMLParser):
    """Gather where the links of a page lead, and what can be linked to in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and name in ("href", "src", "id"):
                (self.ids if name == "id" else self.links).add(value)


def find_broken_links(folder: Path) -> Iterator[tuple[str, str]]:
    """Find links to pages, files and anchors of the documentation itself that are not there."""
    pages = {path: Links(path.read_text(encoding="utf-8")) for path in folder.rglob("*.html")}
    assert sum(len(page.links) for page in pages.values()) > 1000
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            target = Path(os.path.normpath(path.parent / unquote(parts.path))) if parts.path else path
            anchor = unquote(parts.fragment)
            gone = not target.exists() or (anchor and target in pages and anchor not in pages[target].ids)
            if not parts.scheme and not parts.netloc and gone:
                yield path.name, link


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    rows = "".join(f'<a href="#a{i}" id="a{i}"></a>' for i in range(1001))
    page = f'{rows}<a href="a.html"><a href="a.html#b"><a href="b.html"><a href="https://b.org/c">'
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert sorted(find_broken_links(tmp_path)) == [("a.html", "a.html#b"), ("a.html", "b.html")]


def test_the_gallery_is_complete() -> None:
    """Every whole network has its code, its table and its line, each with what the program's header says.

    A program that is another spelling of a network need not be shown.
    """
    pages = {path.stem: path.read_text(encoding="utf-8") for path in (DOCS / "gallery").glob("*.md")}
    text = "\n".join(page for name, page in pages.items() if name != "index")
    shown = {path: int(first or 1) for path, first in SHOWN.findall(text)}
    tables = {path: (name, dict(OPTION.findall(options))) for name, path, options in TABLE.findall(text)}
    networks = [path for path in sorted(PROGRAMS.glob("*.py")) if NETWORK.match(path.stem)]
    assert {*OTHER_SPELLINGS} <= {path.name for path in networks}
    networks = [path for path in networks if path.name not in OTHER_SPELLINGS]
    assert [*sorted(shown)] == [*sorted(tables)] == [path.name for path in networks]
    for path in networks:
        name, options = tables[path.name]
        said, header = {}, itertools.takewhile(HEADER.match, path.read_text(encoding="utf-8").splitlines())
        for said_lines, line in enumerate(header, 1):
            option, value = line[2:].split(": ", 1)
            said |= {option: value} if option in ("input", "object", "let") else {}
            said["lines"] = str(said_lines)
        assert shown[path.name] == int(said.pop("lines", 0)) + 1, path.name
        assert options == said, path.name
        assert f"<{name}>`" in pages["index"], name


def test_the_readme_builds(project: Project) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    example = text.split("````md\n")[1].split("````")[0]
    project.write({"index.md": f"# Page\n\n{example}"})
    assert project.build().messages == []
    project.change("index.md", "54,410 <", "54,401 <")
    (message,) = project.build().messages
    assert (
        message.split("ERROR: ")[1]
        == "mnist has 54,410 parameters, the text says 54,401 (two digits are swapped) [cnnparams.claim]"
    )
    assert message.split("ERROR: ")[1] in text


def stated_numbers(text: str) -> Iterator[Change]:
    """Change each number that a role states, one at a time."""
    for role in STATED.finditer(text):
        if "[ ]" in text[text.rfind("\n", 0, role.start()) : role.start()]:
            continue  # an item of a quiz that is meant to be wrong, and still is
        for number in NUMBER.finditer(role[1]):
            start = role.start(1) + number.start()
            yield Change(start, start + len(number[0]), number[0][:-1] + str((int(number[0][-1]) + 1) % 10))


def arguments(text: str) -> Iterator[Change]:
    """Change each argument of a layer, one at a time."""
    for line in LAYER.finditer(text):
        inside = line[0].index("(")
        for number in NUMBER.finditer(line[0], inside):
            if line[0][number.start() - 1] not in "\"'d":
                start = line.start() + number.start()
                yield Change(start, start + len(number[0]), more(number[0]))
        for old, new in WORDS.items():
            for word in re.finditer(re.escape(old), line[0]):
                yield Change(line.start() + word.start(), line.start() + word.end(), new)


def more(number: str) -> str:
    return str(int(number) + 1) if number.isdigit() else number.replace("5", "6")


def renamed(text: str, number: int) -> str:
    """Give the page's model a name of its own, so that many versions fit into one documentation."""
    match = MODEL.search(text)
    assert match
    return re.sub(rf"\b{match[1]}\b(?=[\n.\[>])", f"{match[1]}v{number}", text)


@pytest.mark.parametrize("tutorial", TUTORIALS, ids=lambda path: path.stem)
def test_no_change_goes_unnoticed(project: Project, tutorial: Path) -> None:
    text = tutorial.read_text(encoding="utf-8")
    numbers = list(stated_numbers(text))
    changes = [*numbers, *arguments(text)]
    assert len(changes) > 40
    head = ":orphan:\n\n" if tutorial.suffix == ".rst" else "---\norphan: true\n---\n"
    pages = {f"right{tutorial.suffix}": head + renamed(text, 0), "index.md": "# Index\n"}
    for i, change in enumerate(changes, 1):
        pages[f"v{i}{tutorial.suffix}"] = head + renamed(change.applied(text), i)
    project.write(pages)
    built = project.build("dummy")
    assert built.status == 1
    places: dict[str, list[str]] = {}
    for message in built.messages:
        page, line, _ = message.split(":", 2)
        places.setdefault(page, []).append(line)
    unnoticed = [change for i, change in enumerate(changes, 1) if f"v{i}{tutorial.suffix}" not in places]
    assert [(text[c.start - 30 : c.end + 10], c.new) for c in unnoticed] == []
    assert f"right{tutorial.suffix}" not in places
    for i, change in enumerate(numbers, 1):
        line = (head + text[: change.start]).count("\n") + 1
        assert places[f"v{i}{tutorial.suffix}"] == [str(line)], change


def test_no_number_for_those_who_come_from_elsewhere_goes_unnoticed(project: Project) -> None:
    text = (DOCS / "how-to" / "coming-from.md").read_text(encoding="utf-8")
    text = re.sub(r"\]\([^)]*\)", "](https://example.org)", text)  # the other pages are not here
    shown = re.sub(r"``\{.*?\} ``|``\{.*?`` ``|``[^`].*? ``", lambda code: "x" * len(code[0]), text)
    changes = list(stated_numbers(shown))
    assert len(changes) > 12
    project.write({"index.md": text})
    assert project.build("dummy").messages == []
    for change in changes:
        project.write({"index.md": change.applied(text)})
        (message,) = project.build("dummy").messages
        assert message.split(":")[1] == str(text.count("\n", 0, change.start) + 1)


def test_every_slip_is_documented_with_an_example(project: Project) -> None:
    """The examples of the reference, stated as if they were right, have the messages the page promises."""
    text = (DOCS / "reference" / "slips.md").read_text(encoding="utf-8")
    lines = text.splitlines()
    rows = {i: [cell.strip() for cell in line.split("|")[1:-1]] for i, line in enumerate(lines, 1) if "<!= " in line}
    names = {slip.name for slip in SLIPS}
    assert {cells[0] for cells in rows.values()} == names
    project.write({"index.md": text.replace("<!= ", "<")})
    messages = {int(m.split(":")[1]): m for m in project.build("dummy").messages}
    found = {i: cells[3] for i, cells in rows.items() if f"({cells[3]}" in messages.get(i, "")}
    assert found == {i: cells[3] for i, cells in rows.items()}, messages
