"""One mistake, one message: what follows from a mistake in code is counted where the mistake is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..core.problem import Sentence, list_both, say
from ..core.structs import MutableStruct, field, replace
from .answer import Answer
from .domain import CnnDomain
from .origins import find_origin
from .records import LocatedProblem, Statement

MAKING = frozenset({"spec", "layer", "shape"})
"""The subtypes of problems that leave a model, or a part of it, unknown."""


class Cause(MutableStruct):
    """Hold what is wrong with a model first, and what depends on it: comments of its code, statements by document."""

    located: LocatedProblem
    docname: str
    comments: int = 0
    statements: dict[str, list[Statement]] = field(default_factory=dict)

    def tell(self) -> LocatedProblem:
        """Say what is wrong, and how much follows from it."""
        count = sum(map(len, self.statements.values()))
        if not count + self.comments:
            return self.located
        pages = len({*self.statements, *([self.docname] if self.comments else [])})
        where = say(" on {pages} pages", pages=pages) if pages > 1 else ""
        wrong = self.located.problem
        counted = write_count(count, self.comments)
        text = say("{wrong}; {what}{where} {depend}", wrong=wrong.text, where=where, **counted)
        return replace(self.located, problem=replace(wrong, text=text))

    def elsewhere(self) -> Iterator[tuple[Statement, Sentence]]:
        """Give the first statement of every other document that depends on it, with what to say there."""
        place = str(find_origin(self.located.source, self.located.problem.line, {}))
        for docname, statements in self.statements.items():
            if docname != self.docname:
                text = say("{what} on this page {depend}; see {place}", place=place, **write_count(len(statements)))
                yield statements[0], text


def write_count(statements: int, comments: int = 0) -> dict[str, Sentence]:
    """Write a number of statements and of comments, and what became of them."""
    one, many = say("1 statement"), say("{count:,} statements", count=statements)
    counted = [one if statements == 1 else many] if statements else []
    one, many = say("1 comment"), say("{count:,} comments", count=comments)
    counted += [one if comments == 1 else many] if comments else []
    alone, together = say("depends on it and was not judged"), say("depend on it and were not judged")
    return {"what": list_both(counted), "depend": alone if statements + comments == 1 else together}


def find_causes(domain: CnnDomain) -> dict[str, Cause]:
    """Give what is wrong first with each model that is not wholly known, by its key."""
    found: dict[str, Cause] = {}
    lost = {model.key: model.lost for made in domain.models.values() for model in made}
    lost |= {model.key: model.lost for made in domain.broken.values() for model in made}
    for docname, problems in sorted(domain.problems.items()):
        made = (p for p in problems if p.model and p.problem.subtype in MAKING)
        for located in sorted(made, key=lambda located: (located.source, located.problem.line)):
            found.setdefault(located.model, Cause(located, docname, lost.get(located.model, 0)))
    return found


def assign(
    domain: CnnDomain, causes: Mapping[str, Cause], judged: Mapping[str, Iterable[tuple[Statement, Answer]]]
) -> dict[str, list[tuple[Statement, Answer]]]:
    """Count what follows from a cause there; give all the rest."""
    rest: dict[str, list[tuple[Statement, Answer]]] = {}
    for docname, statements in judged.items():
        rest[docname] = []
        for statement, answer in statements:
            cause = causes.get(_find_key(domain, statement, answer))
            if cause is None:
                rest[docname].append((statement, answer))
            else:
                cause.statements.setdefault(docname, []).append(statement)
        rest[docname] = list(group_missing(rest[docname]))
    return rest


def group_missing(statements: Sequence[tuple[Statement, Answer]]) -> Iterator[tuple[Statement, Answer]]:
    """Say once on a page that a model does not exist, and how many more of its statements name it."""
    named = Counter(_name_missing(answer) for _, answer in statements)
    said: set[str] = set()
    for statement, answer in statements:
        name = _name_missing(answer)
        if not name or answer.wrong is None:
            yield statement, answer
        elif name not in said:
            said.add(name)
            count = named[name] - 1
            one, more = say("1 more statement names it"), say("{count:,} more statements name it", count=count)
            what = one if count == 1 else more
            text = say("{why}; {what}", why=answer.wrong.text, what=what) if count else answer.wrong.text
            yield statement, replace(answer, wrong=replace(answer.wrong, text=text))


def _name_missing(answer: Answer) -> str:
    return answer.missing.model if answer.wrong is not None and answer.missing is not None else ""


def _find_key(domain: CnnDomain, statement: Statement, answer: Answer) -> str:
    """Give the key of the model whose mistake keeps a statement from being judged; of one that holds, none."""
    index, missing, selection = domain.index, answer.missing, answer.selection
    if answer.wrong is None:
        return ""
    if missing is not None:
        if missing.summary is not None:
            return index.key(missing.summary)
        if missing.broken:
            return index.broken[missing.broken]
        if statement.about.isdecimal():  # a number in the place of a target is a mistake of its own
            return ""
        return statement.current if "." not in statement.about and statement.current not in index.by_key else ""
    if selection is None:
        return ""
    summary = selection.summary
    wrong = {id(summary.rows[i]) for i in summary.wrong}
    is_part = any(id(row) in wrong for row in selection.rows)
    is_unknown = answer.verdict is not None and answer.verdict.unknown
    return index.key(summary) if is_part or is_unknown else ""
