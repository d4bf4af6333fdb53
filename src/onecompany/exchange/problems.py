"""What is wrong with a document that cannot be brought in: where it is, and why. As much at once as can be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from onecompany.exchange.values import IDENTITY, IDENTITY_OF_SEVERAL
from onecompany.plans.checking import harmless
from onecompany.sentences import gettext, ngettext
from onecompany.store.bounds import expected

MOST = 20
"""Problems that are listed; more than that are counted."""

Path = tuple[str | int, ...]
"""The way to a value: keys of objects, and places in lists, from 0."""


class DocumentProblem(NamedTuple):
    """`where` is such as `stages[2].touchpoints[0].text`, or `line 3, column 7`; `reason` says what was expected."""

    where: str
    reason: str

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}" if self.where else self.reason


class ImportProblem(ValueError):
    """A document that cannot be brought in; nothing of it was. `str()` has one line a problem."""

    def __init__(self, problems: Sequence[DocumentProblem], *, more: int = 0) -> None:
        lines = [str(problem) for problem in problems]
        if more:
            lines.append(ngettext("and {number:,} more", "and {number:,} more", more))
        super().__init__("\n".join(lines))
        self.problems = tuple(problems)
        self.more = more


class Problems:
    """Gathers problems while a document is read."""

    def __init__(self) -> None:
        self.count = 0
        self._listed: list[DocumentProblem] = []

    def add(self, path: Path, reason: str) -> None:
        """Note a problem."""
        self.count += 1
        if self.count <= MOST:
            self._listed.append(DocumentProblem(shown(path), reason))

    def add_all(self, error: ValidationError, path: Path, unknown: Callable[[Path], str] | None = None) -> None:
        """Note all that a model does not take, at a path. `unknown`: what is said of a key that it does not know."""
        for details in error.errors(include_url=False)[: max(0, MOST - self.count)]:
            where = (*path, *details["loc"])
            if details["type"] == "extra_forbidden" and unknown is not None:
                reason = unknown(where)
            else:
                reason = _reason(details)
            self._listed.append(DocumentProblem(shown(where), reason))
        self.count += error.error_count()

    def stop(self) -> None:
        """Raise ImportProblem when there is any."""
        if self.count:
            raise ImportProblem(self._listed, more=self.count - len(self._listed))


def _reason(error: ErrorDetails) -> str:
    kind, about = error["type"], error.get("ctx", {})
    if kind == "literal_error":
        choices = re.findall("'([^']*)'", about["expected"])
        words = ", ".join(choice or gettext("an empty text") for choice in choices)
        return gettext("expected one of {words}", words=words)
    if kind == "string_pattern_mismatch" and about["pattern"] in (IDENTITY, IDENTITY_OF_SEVERAL):
        return gettext("expected an id: 4 to 30 small letters and digits")
    if kind == "string_too_long":
        length, most = len(error["input"]), about["max_length"]
        return gettext("expected at most {most:,} characters, got {length:,}", most=most, length=length)
    return expected(error)


def not_known(key: str, names: Iterable[str]) -> str:
    """What is said of a key that nobody knows, with the nearest one that there is."""
    near = get_close_matches(key[:60], list(names), n=1)
    if near:
        return gettext("is not known here; did you mean {name}?", name=near[0])
    return gettext("is not known here")


def problem(where: str, reason: str) -> ImportProblem:
    """The error for a single problem."""
    return ImportProblem([DocumentProblem(where, reason)])


def shown(path: Path) -> str:
    """A path as people read it."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{harmless(part)}" if text else harmless(part)
    return text
