"""How a command ends when it cannot do what was asked: one message, one exit code, no traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

FAILED, WRONG_USE, IN_USE = 1, 2, 3
"""Exit codes: it failed; wrong use or wrong input; the file is in use elsewhere."""


def fail(message: str, code: int = WRONG_USE) -> NoReturn:
    """Say what is wrong and end."""
    typer.echo(message, err=True)
    raise typer.Exit(code)


@contextmanager
def explained() -> Iterator[None]:
    """Turn what the rooms raise into a message and an exit code."""
    from onecompany.plans import PlanError, PlanNotFound
    from onecompany.store.problems import FileInUse, StoreError, Unknown

    try:
        yield
    except FileInUse as problem:
        fail(str(problem), IN_USE)
    except Unknown as problem:
        fail(str(problem), WRONG_USE)
    except StoreError as problem:
        fail(str(problem), FAILED)
    except (PlanError, PlanNotFound) as problem:
        fail(str(problem), WRONG_USE)
    except OSError as problem:
        fail(f"{problem.filename or 'The file'}: {problem.strerror or problem}.", FAILED)
