"""What is wrong with a document: where, and why. All of it at once."""

from __future__ import annotations

from collections.abc import Sequence

MOST = 20
"""Problems that are listed; more than that are counted."""


class ImportProblem(ValueError):
    """A document that cannot be brought in. `str()` is one line a problem, each with its place."""

    def __init__(self, problems: Sequence[str]) -> None:
        lines = list(problems[:MOST])
        if len(problems) > MOST:
            lines.append(f"and {len(problems) - MOST} more")
        super().__init__("\n".join(lines))
        self.problems = list(problems)
