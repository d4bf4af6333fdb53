"""What is wrong with a plan: file, line, key, and what was expected. All of it at once, not only the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onecompany.sentences import gettext

MOST = 20
"""Problems that are listed; more than that are counted."""


@dataclass(frozen=True, slots=True)
class PlanProblem:
    """One thing that is wrong. `line` counts from 1; 0 when it is about the whole file."""

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.key}: {self.message}" if self.key else f"{where}: {self.message}"


class FileProblems(ValueError):
    """A file that cannot be used. `str()` is one line a problem."""

    def __init__(self, problems: Sequence[PlanProblem]) -> None:
        self.problems = list(problems)
        lines = [str(problem) for problem in self.problems[:MOST]]
        if len(self.problems) > MOST:
            lines.append(gettext("and {count} more", count=len(self.problems) - MOST))
        super().__init__("\n".join(lines))


class PlanError(FileProblems):
    """A plan that cannot be used."""


class PlanNotFound(ValueError):
    """There is no plan of this name; the text lists those that there are."""
