"""The life of a documentation: first build, second build, changes, parallel reading."""

from __future__ import annotations

from typing import Any

import pytest
from sphinx.application import Sphinx

from conftest import Project

INDEX = "# Index\n\n```{toctree}\na\nb\n```\n"
MODEL = """\
# A

:::{cnn-summary} net
:caption: The net
:name: the-net
:input: 28x28x1

c1 = Conv2D(32, 3)
c2 = Conv2D(64, 3)
:::
"""
TEXT = """\
# B has {cnn:params}`net.c2`

Some words.
It is said that {cnn:params}`18,496 <net.c2>` is the number, of {cnn:params}`net` in all,
in {numref}`the-net`.
"""


@pytest.fixture
def site(project: Project) -> Project:
    others = {f"p{i}.md": f"---\norphan: true\n---\n# P{i}\n\n{{cnn:params}}`320 <net.c1>`\n" for i in range(6)}
    project.write({"index.md": INDEX, "a.md": MODEL, "b.md": TEXT, **others})
    return project


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_change_on_one_page_is_seen_on_the_other(site: Project, jobs: str) -> None:
    first = site.build("html", "-j", jobs)
    assert (first.status, first.messages) == (0, [])
    assert "18,816" in first.text("b.html")
    assert "<title>B has 18,496" in first.text("b.html")
    assert "B has <span" in first.text("index.html")
    assert "net.c2" not in first.text("index.html")

    site.change("a.md", "c2 = Conv2D(64, 3)", "c2 = Conv2D(64, 5)")
    changed = site.build("html", "-j", jobs)
    assert changed.status == 1
    assert changed.messages == [
        "b.md:4: ERROR: net.c2 has 51,264 parameters, the text says 18,496; "
        "64 × (32 × 5 × 5 + 1) = 51,264 [cnnparams.claim]"
    ]
    assert "51,584" in changed.text("b.html")
    assert "<title>B has 51,264" in changed.text("b.html")
    assert "51,264" in changed.text("index.html")

    again = site.build("html", "-j", jobs)
    assert (again.status, again.messages) == (1, changed.messages)

    site.change("b.md", "18,496", "51,264")
    mended = site.build("html", "-j", jobs)
    assert (mended.status, mended.messages) == (0, [])


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_problem_found_while_reading_is_reported_again(site: Project, jobs: str) -> None:
    site.change("a.md", "c2 = Conv2D(64, 3)", "c2 = Conv2D(64, 3, stride=2)")
    first = site.build("html", "-j", jobs)
    assert first.status == 1
    assert first.messages[0].startswith("a.md:9: ERROR: c2 (Conv2D) has no argument stride; did you mean strides?")
    again = site.build("html", "-j", jobs)
    assert (again.status, again.messages) == (1, first.messages)


def rewritten(site: Project) -> set[str]:
    built = site.build()
    before = {path.name: path.stat().st_mtime_ns for path in built.output.glob("*.html")}
    site.change("a.md", "c2 = Conv2D(64, 3)", "c2 = Conv2D(64, 5)")
    site.build()
    return {name for name, time in before.items() if (built.output / name).stat().st_mtime_ns != time}


OTHERS = {f"p{i}.html" for i in range(6)}


def test_pages_that_show_nothing_new_are_left_alone(site: Project) -> None:
    site.change("b.md", "# B has {cnn:params}`net.c2`", "# B")
    pages = rewritten(site)
    assert {"a.html", "b.html"} <= pages
    assert not pages & OTHERS


def test_a_number_in_a_heading_is_seen_on_every_page(site: Project) -> None:
    assert rewritten(site) >= OTHERS


def test_comparisons_and_answers_follow_their_model(site: Project) -> None:
    asks = {
        "b.md": "# B\n\n:::{cnn-compare} net\n:quantities: kernels macs\n:::\n",
        "p0.md": "# P\n\n:::{cnn-quiz}\n- [ ] The second layer has {cnn:params}`1 <net.c2>` parameters.\n:::\n",
        "p1.md": "# P\n\n:::{cnn-derivation} net.c2\n:::\n",
    }
    site.write(asks)
    site.build()
    site.change("a.md", "c2 = Conv2D(64, 3)", "c2 = Conv2D(64, 5)")
    built = site.build()
    assert "51,264" in built.text("p0.html")
    assert "51,264" in built.text("p1.html")
    assert "18,496" not in built.text("p0.html") + built.text("p1.html")


def test_a_changed_setting_is_seen_by_every_builder(site: Project) -> None:
    site.build("html")
    site.build("text")
    site.change("conf.py", "numfig = True", "numfig = True\ncnnparams_thousands = ' '")
    assert "18 496" in site.build("text").text("a.txt")
    assert "18 496" in site.build("html").text("a.html")


def test_a_build_of_one_page_leaves_the_others_to_the_next(site: Project) -> None:
    built = site.build()
    site.change("a.md", "c2 = Conv2D(64, 3)", "c2 = Conv2D(64, 5)")
    site.build_page("a.md")
    assert "51,264" in built.text("a.html")
    assert "18,496 parameters" not in site.build().text("b.html")
    assert "51,584" in built.text("b.html")


@pytest.mark.parametrize("moment", ["env-updated", "doctree-resolved", "html-page-context"])
def test_a_build_that_was_stopped_is_made_up_for(site: Project, moment: str, monkeypatch: pytest.MonkeyPatch) -> None:
    site.build()
    site.change("a.md", "c2 = Conv2D(64, 3)", "c2 = Conv2D(64, 5)")
    with monkeypatch.context() as patched:
        original = Sphinx.build

        def build(app: Sphinx, *args: Any, **kwargs: Any) -> None:
            app.connect(moment, stop, priority=900)
            original(app, *args, **kwargs)

        patched.setattr(Sphinx, "build", build)
        assert site.build().status != 0
    assert "51,584" in site.build().text("b.html")


def stop(*_: object) -> None:
    raise KeyboardInterrupt


def test_every_builder_keeps_its_own_memory(site: Project) -> None:
    assert site.build("html").status == 0
    assert site.build("text").status == 0
    site.change("a.md", "c2 = Conv2D(64, 3)", "c2 = Conv2D(64, 5)")
    assert "51,584" in site.build("text").text("b.txt")
    assert "51,584" in site.build("html").text("b.html")


def test_a_page_that_goes_takes_its_model_along(site: Project) -> None:
    assert site.build().status == 0
    (site.source / "a.md").unlink()
    site.change("index.md", "a\n", "")
    built = site.build()
    assert built.status == 1
    said = "\n".join(built.messages)
    assert "b.md:1: ERROR: there is no model called net.c2; the documentation has no named model; 2 more" in said


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_two_models_of_one_name(site: Project, jobs: str) -> None:
    site.write({"z.md": "---\norphan: true\n---\n" + MODEL.replace(":name: the-net\n", "")})
    built = site.build("html", "-j", jobs)
    assert built.status == 1
    (message,) = built.messages
    assert message.startswith("z.md:6: ERROR: a model called net is also defined at ")
    assert "a.md:3" in message


def test_warnings_instead_of_errors(site: Project) -> None:
    site.change("b.md", "18,496", "18,495")
    lenient = site.build("html", "-D", "cnnparams_on_wrong=warning")
    assert lenient.status == 0
    assert lenient.messages[0].startswith("b.md:4: WARNING: net.c2 has 18,496 parameters")
    assert site.build("html", "-D", "cnnparams_on_wrong=warning", "-W").status in (1, 2)  # Sphinx 7 says 2


def test_hidden_messages_do_not_hide_the_failure(site: Project) -> None:
    site.change("b.md", "18,496", "18,495")
    built = site.build("html", "-D", "suppress_warnings=cnnparams")
    assert built.status == 1
    assert built.messages == ["ERROR: 1 problems with networks were found; suppress_warnings hides some of them"]


def test_nitpicking_does_not_report_twice(site: Project) -> None:
    site.change("b.md", "18,496 <net.c2>", "18,496 <net.c3>")
    built = site.build("html", "-n")
    assert built.status == 1
    assert len(built.messages) == 1
    assert "there is no layer called c3; did you mean c2?" in built.messages[0]


def test_a_wrong_setting_is_reported(site: Project) -> None:
    built = site.build("html", "-D", "cnnparams_notation=roman")
    assert built.status == 1
    assert built.messages == [
        "ERROR: cnnparams_notation is 'roman'; it may be factored, expanded, inputs-outputs [cnnparams.config]"
    ]
