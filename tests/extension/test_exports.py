"""Files beside the pages: written by builders of web pages only, the same however they are built, never stale."""

from __future__ import annotations

import json

import pytest

from conftest import Project

MODEL = """\
# A

:::{cnn-summary} net
:input: 28x28x1
:export: csv
:columns: layer params

c1 = Conv2D(32, 3)
c2 = Conv2D(64, 3)
:::
"""
SHEET = "_downloads/cnnparams/deep/a/cnn-net.csv"


@pytest.fixture
def site(project: Project) -> Project:
    others = {
        f"p{i}.md": f"---\norphan: true\n---\n:::{{cnn-summary}} m{i}\n:input: 2\n\nDense(3)\n:::\n" for i in range(7)
    }
    project.write({"index.md": "# Index\n\n```{toctree}\ndeep/a\n```\n", "deep/a.md": MODEL, **others})
    return project


def test_the_files_are_written_and_kept_up_to_date(site: Project) -> None:
    first = site.build("html")
    assert first.messages == []
    assert (first.output / SHEET).read_bytes() == b"layer,params\r\ninput,\r\nc1,320\r\nc2,18496\r\n"
    assert 'href="../_downloads/cnnparams/deep/a/cnn-net.csv"' in first.text("deep/a.html")
    said = json.loads(first.text("cnnparams.json"))
    assert [model["name"] for model in said["models"]] == ["net", *(f"m{i}" for i in range(7))]
    assert [row["anchor"] for row in said["models"][0]["rows"]] == ["cnn-net-input", "cnn-net-c1", "cnn-net-c2"]

    written = (first.output / "cnnparams.json").stat().st_mtime_ns
    assert site.build("html").text("cnnparams.json") == first.text("cnnparams.json")
    assert (first.output / "cnnparams.json").stat().st_mtime_ns == written

    site.change("deep/a.md", "c2 = Conv2D(64, 3)", "c2 = Conv2D(64, 5)")
    changed = site.build("html")
    assert "c2,51264" in changed.text(SHEET)
    assert json.loads(changed.text("cnnparams.json"))["models"][0]["totals"]["params"] == 51584

    site.change("deep/a.md", ":export: csv\n", "")
    assert not (site.build("html").output / SHEET).exists()


BRANCHED = """\
inputs = keras.Input((8, 8, 3), name="image")
x = layers.Conv2D(3, 1, name="a")(inputs)
model = keras.Model(inputs, layers.Add(name="sum")([x, inputs]))
"""


@pytest.mark.parametrize(
    ("columns", "head", "last"),
    [
        ("", "layer,output,calculation,connected-to,params", 'sum,8x8x3,joins a and image,"a, image",0'),
        (":columns: layer params\n", "layer,params", "sum,0"),
    ],
)
def test_a_file_has_the_column_of_branches_where_its_table_has(
    project: Project, columns: str, head: str, last: str
) -> None:
    page = f"# A\n\n:::{{cnn-summary}} net\n:export: csv\n{columns}\n{BRANCHED}:::\n"
    project.write({"index.md": page})
    built = project.build("html")
    lines = built.text("_downloads/cnnparams/index/cnn-net.csv").splitlines()
    assert (lines[0], lines[-1]) == (head, last)
    assert ("Connected to" in built.text("index.html")) == ("connected-to" in head)


def test_parallel_builds_write_the_same(site: Project) -> None:
    serial = site.build("html").text("cnnparams.json")
    for path in (site.build_folder / "html" / "cnnparams.json", site.build_folder / "doctrees" / "environment.pickle"):
        path.unlink()
    assert site.build("html", "-j", "2", "-E").text("cnnparams.json") == serial


def test_what_was_kept_may_be_damaged(site: Project) -> None:
    text = site.build("html").text("cnnparams.json")
    (site.build_folder / "doctrees" / "cnnparams-export.json").write_text("[", encoding="utf-8")
    (site.build_folder / "html" / "cnnparams.json").unlink()
    assert site.build("html").text("cnnparams.json") == text


def test_a_documentation_without_models_has_no_file(site: Project) -> None:
    assert (site.build("html").output / "cnnparams.json").exists()
    for page in site.source.glob("**/*.md"):
        site.write({str(page.relative_to(site.source)): "---\norphan: true\n---\n# Nothing\n"})
    assert not (site.build("html").output / "cnnparams.json").exists()


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml"])
def test_links_fit_the_builder(site: Project, builder: str) -> None:
    built = site.build(builder)
    name, href = {"dirhtml": ("deep/a/index.html", "../../"), "singlehtml": ("index.html", "")}[builder]
    assert f'href="{href}{SHEET}"' in built.text(name)
    assert (built.output / SHEET).exists()


@pytest.mark.parametrize("builder", ["latex", "text", "man", "texinfo", "epub"])
def test_other_builders_say_nothing_of_it(site: Project, builder: str) -> None:
    built = site.build(builder)
    assert not list(built.output.glob("**/*.csv"))
    assert not list(built.output.glob("**/cnnparams.json"))
    texts = [
        path.read_text(encoding="utf-8") for path in built.output.glob("**/*.*") if path.suffix in (".tex", ".txt")
    ]
    assert not any("Download" in text or "CSV" in text for text in texts)


def test_another_format_is_an_error_at_its_line(site: Project) -> None:
    site.change("deep/a.md", ":export: csv", ":export: xls")
    built = site.build("html")
    assert (built.status, built.messages) == (
        1,
        ["deep/a.md:5: ERROR: the option :export: cannot be xls; there are csv [cnnparams.spec]"],
    )
