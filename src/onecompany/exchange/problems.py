"""What is wrong with a document that cannot be brought in: where it is, and why. As much at once as can be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onecompany.plans.checking import harmless

MOST = 20
"""Problems that are listed; more than that are counted."""

Path = tuple[str | int, ...]
"""The way to a value: keys of objects, and places in lists, from 0."""


class DocumentProblem(NamedTuple):
    """`place` is such as `stages[2].touchpoints[0].text`, or `line 3, column 7`; `reason` says what was expected."""

    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}" if self.place else self.reason


class ImportProblem(ValueError):
    """A document that cannot be brought in; nothing of it was. `str()` has one line a problem."""

    def __init__(self, problems: Sequence[DocumentProblem], *, more: int = 0) -> None:
        lines = [str(each) for each in problems]
        if more:
            lines.append(f"and {more:,} more")
        super().__init__("\n".join(lines))
        self.problems = tuple(problems)
        self.more = more


class Problems:
    """Gathers problems while a document is read."""

    def __init__(self) -> None:
        self.count = 0
        self._found: list[DocumentProblem] = []

    def add(self, path: Path, reason: str) -> None:
        """Note a problem."""
        self.count += 1
        if self.count <= MOST:
            self._found.append(DocumentProblem(shown(path), reason))

    def stop(self) -> None:
        """Raise ImportProblem when there is any."""
        if self.count:
            raise ImportProblem(self._found, more=self.count - len(self._found))


def problem(place: str, reason: str) -> ImportProblem:
    """The error for a single problem."""
    return ImportProblem([DocumentProblem(place, reason)])


def shown(path: Path) -> str:
    """A path as people read it."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{harmless(part)}" if text else harmless(part)
    return text
