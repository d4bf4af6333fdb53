"""How a command ends when it cannot do what was asked: one message, one exit code, no traceback."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from onecompany.sentences import gettext
from onecompany.system import reason_of

FAILED, WRONG_USE, IN_USE = 1, 2, 3
"""Exit codes: it failed; wrong use or wrong input; the file is in use elsewhere."""


def fail(message: str, code: int = WRONG_USE) -> NoReturn:
    """Say what is wrong and end."""
    print(message, file=sys.stderr)
    raise SystemExit(code)


def refused(problem: OSError, file: object) -> str:
    """What the operating system did not do, with a file or, when it does not say which, with some file."""
    reason = reason_of(problem)
    if file:
        return gettext("{file}: {reason}.", file=file, reason=reason)
    return gettext("The file cannot be used: {reason}.", reason=reason)


@contextmanager
def explained() -> Iterator[None]:
    """Turn what the rooms raise into a message and an exit code."""
    try:
        yield
    except OSError as problem:
        fail(refused(problem, problem.filename), FAILED)
    except Exception as problem:
        code = _code(problem)
        if code is None:
            raise
        fail(getattr(problem, "plain", "") or str(problem), code)


def _code(problem: Exception) -> int | None:
    """The exit code for what a room raised on purpose; None for an error of the program. Imports only now."""
    from onecompany.plans.errors import FileProblems, PlanNotFound
    from onecompany.store.problems import FileInUse, OutOfBounds, StoreError, Unknown

    if isinstance(problem, FileInUse):
        return IN_USE
    if isinstance(problem, Unknown | OutOfBounds | FileProblems | PlanNotFound):
        return WRONG_USE
    return FAILED if isinstance(problem, StoreError) else None
