"""The file as a command writes to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from onecompany.clock import SystemClock

if TYPE_CHECKING:
    from onecompany.store.file import Store


@contextmanager
def writing(path: Path) -> Iterator[Store]:
    """The file, open for writing. What is to be said of the journal beside it is said when it is closed.

    Raises what `Store` does.
    """
    from onecompany.store.file import Store  # SQLModel with it

    with Store(path, clock=SystemClock()) as store:
        yield store
    for sentence in store.journal.news() if store.journal is not None else ():
        typer.echo(sentence, err=True)
