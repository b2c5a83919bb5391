"""The judgement: every statement of the documentation, on every build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast
from weakref import WeakKeyDictionary

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from ..core.problem import Problem, say
from ..core.structs import Struct
from .answer import Answer
from .causes import Cause, assign, find_causes
from .config import Settings, read_settings
from .config import find_problems as config_problems
from .domain import CnnDomain
from .inventory import EXTERNAL
from .known import recall, remember
from .navigation import patch
from .origins import find_origin
from .records import LocatedProblem, Statement
from .shown import digest, find_changed
from .translated import places
from .warnings import TYPE, logger, report, write

CHECKING = "cnn-check"
"""The builder that only checks."""
UNJUDGED = "unjudged"
"""The subtype of what looks as if it stated something and could not be judged."""
RIGHT_ITEM = "the item is marked as not correct, and all it states is right"
HIDDEN = "{count} problems with networks were found; suppress_warnings hides some of them"
Judged = list[tuple[Statement, Answer]]


class Findings(Struct):
    """Hold what one build has found wrong, and how many of it fail the build."""

    wrong: tuple[LocatedProblem, ...]
    count: int

    @property
    def subtypes(self) -> frozenset[str]:
        """Give the kinds of what was found."""
        return frozenset(located.problem.subtype for located in self.wrong)


_FINDINGS: WeakKeyDictionary[Sphinx, Findings] = WeakKeyDictionary()
"""What each running build has found, from its judgement to its end."""


def env_updated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Judge everything, and name the documents whose numbers have changed since they were written.

    This event comes on every build, in the main process, after parallel
    readers have been merged; no other does.
    """
    domain = cast("CnnDomain", env.get_domain("cnn"))
    settings = read_settings(app.config)
    known = recall(domain, settings)
    unknown = sorted((domain.statements.keys() | domain.models.keys()) - known.keys())
    judged = {docname: [(s, domain.answer(s)) for s in domain.statements.get(docname, ())] for docname in unknown}
    shown = {docname: digest(_list_shown(domain, docname, statements)) for docname, statements in judged.items()}
    as_error = settings.on_wrong == "error"
    unjudged = "warning" if settings.unjudged == "off" and app.builder.name == CHECKING else settings.unjudged
    wrong = [LocatedProblem(problem, "") for problem in config_problems(app.config)]
    causes = find_causes(domain)
    rest = assign(domain, causes, judged)
    found = [*find_duplicates(domain), *read_problems(domain, causes), *wrong_statements(env, rest)]
    found += follow_elsewhere(env, causes)
    wrong += sorted(found, key=lambda located: (located.source, located.problem.line))
    wrong = [located for located in wrong if located.problem.subtype != UNJUDGED or unjudged != "off"]
    errors = 0
    for located in wrong:
        fails = unjudged == "error" if located.problem.subtype == UNJUDGED else as_error
        report(located.problem, located.source or None, app, as_error=fails, role=located.role)
        errors += fails
    verdict = Findings(tuple(wrong), errors)
    _FINDINGS[app] = verdict
    remember(domain, judged, shown)
    return sorted(find_changed(app, fingerprints(env, settings, {**known, **shown}, patch(env, domain))))


def findings(app: Sphinx) -> tuple[LocatedProblem, ...]:
    """Give what the running build has found wrong, in the order in which it was reported."""
    found = _FINDINGS.get(app)
    return () if found is None else found.wrong


def find_duplicates(domain: CnnDomain) -> Iterator[LocatedProblem]:
    """Find models of the same name; parallel readers do not see each other, so it is done here."""
    first: dict[str, str] = {}
    for docname, model in domain.index.models:
        if not model.name or docname == EXTERNAL:
            continue
        place = str(find_origin(model.source, model.line, {}))
        if model.name in first:
            pattern = "a model called {name} is also defined at {place}; rename one of them"
            sentence = say(pattern, name=model.name, place=first[model.name])
            yield LocatedProblem(Problem(sentence, model.line, "duplicate"), model.source)
        first.setdefault(model.name, place)


def read_problems(domain: CnnDomain, causes: Mapping[str, Cause]) -> Iterator[LocatedProblem]:
    """Give what was found wrong while reading, in the order of documents, with what follows from it."""
    first = {id(cause.located): cause for cause in causes.values()}
    for docname in sorted(domain.problems):
        for located in domain.problems[docname]:
            yield first[id(located)].tell() if id(located) in first else located


def follow_elsewhere(env: BuildEnvironment, causes: Mapping[str, Cause]) -> Iterator[LocatedProblem]:
    """Say on each other page how many of its statements depend on a mistake."""
    docnames = {id(s): docname for docname, found in env.get_domain("cnn").data["statements"].items() for s in found}
    for cause in causes.values():
        for statement, text in cause.elsewhere():
            place = (statement.source, statement.line, statement.raw)
            ((source, line),) = places(env, docnames[id(statement)], [place])
            yield LocatedProblem(Problem(text, line, cause.located.problem.subtype), source, role=statement.raw)


def wrong_statements(env: BuildEnvironment, judged: Mapping[str, Judged]) -> Iterator[LocatedProblem]:
    """Give every wrong statement at its own line."""
    for docname, statements in judged.items():
        wrong = [
            (statement, answer.wrong) for statement, answer in statements if answer.wrong and not _is_meant(statement)
        ]
        wrong += list(right_items(statements))
        # in a quiz the same words may stand twice, once right and once wrong: all are looked for, in order
        sought = [s for s, _ in statements] if any(s.item for s, _ in wrong) else [s for s, _ in wrong]
        found = places(env, docname, [(s.source, s.line, s.raw) for s in sought])
        by_statement = {id(s): place for s, place in zip(sought, found, strict=True)}
        for statement, problem in wrong:
            source, line = by_statement[id(statement)]
            yield LocatedProblem(problem.at(line), source, role=statement.raw)


def _is_meant(statement: Statement) -> bool:
    """Tell whether a statement stands in an item of a quiz that is marked as not correct."""
    return statement.item is not None and not statement.item[1] and statement.text is not None


def right_items(statements: Judged) -> Iterator[tuple[Statement, Problem]]:
    """Find the items of a quiz that are marked as not correct, and state nothing wrong."""
    items: dict[int, list[tuple[Statement, Answer]]] = {}
    for statement, answer in statements:
        if _is_meant(statement) and statement.item is not None:
            items.setdefault(statement.item[0], []).append((statement, answer))
    for found in items.values():
        yield from ((s, a.wrong) for s, a in found if a.wrong is not None and is_unread(a))
        if not any(answer.wrong for _, answer in found):
            first, answer = found[0]
            yield (
                first,
                Problem(say("{right_item}: {reason}", right_item=RIGHT_ITEM, reason=answer.reason), subtype="claim"),
            )


def is_unread(answer: Answer) -> bool:
    """Tell whether nobody can say if a statement is right: what it is about, or what it says, is not known."""
    return answer.verdict is None or answer.verdict.unread


def fingerprints(
    env: BuildEnvironment, settings: Settings, shown: Mapping[str, str], headings: Sequence[str]
) -> dict[str, str]:
    """Give all that documents show of networks; numbers in *headings* are shown by all of them."""
    common = digest((settings, headings))
    return {docname: f"{common}{shown.get(docname, '')}" for docname in sorted(env.found_docs if headings else shown)}


def _list_shown(domain: CnnDomain, docname: str, statements: Judged) -> Iterator[object]:
    """Give what one document shows: its models, what it states, and what it asks to be filled in."""
    for model in domain.models.get(docname, ()):
        yield model.digest
    for statement, answer in statements:
        place = domain.answers.place(statement.about, statement.current)
        yield (answer.text, answer.state, answer.hint, answer.reason, answer.wrong and answer.wrong.message, place)
        if not statement.raw:  # comparisons and the like show more of a model than one number
            yield domain.index.digest(answer.selection)


def build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Fail the build if something is wrong, and say so if the messages were suppressed."""
    cast("CnnDomain", app.env.get_domain("cnn")).index.lines.save()
    found = _FINDINGS.pop(app, None)
    if exception is not None or found is None or not found.count:
        return
    app.statuscode = app.statuscode or 1
    if any(_is_suppressed(app, subtype) for subtype in found.subtypes):
        logger.error("%s", write(say(HIDDEN, count=found.count), app.config))


def _is_suppressed(app: Sphinx, subtype: str) -> bool:
    return logging.is_suppressed_warning(TYPE, subtype, app.config.suppress_warnings)


def skip_reported(app: Sphinx, domain: CnnDomain | None, node: addnodes.pending_xref) -> bool | None:
    """Keep Sphinx from reporting a missing target a second time, with a worse line."""
    return True if domain is not None and domain.name == "cnn" else None
