"""The way of the two commands that a room waits for: read without the library of the command line.

Importing Typer, and Pydantic with it, costs as much as importing Textual. `onecompany` and `onecompany run`, with no
option but `--file`, need neither. Everything else, wrong use and `--help` included, is left to `cli.commands`, whose
`application` and `run` these are.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Straight(NamedTuple):
    """What was asked for. `workshop` None: the application at home; "": the workshop that was open."""

    file: str
    """As it was typed, by the option or by ONECOMPANY_FILE; "" for the file in the user's data folder."""
    workshop: str | None


def straight(words: Sequence[str], environment: Mapping[str, str] = os.environ) -> Straight | None:
    """What the words of the command line ask for; None when it is for `cli.commands` to read them."""
    if "_ONECOMPANY_COMPLETE" in environment:  # the shell asks what could come next
        return None
    file, rest = environment.get("ONECOMPANY_FILE", ""), list(words)
    if rest[:1] == ["--file"] and len(rest) > 1:
        file, rest = rest[1], rest[2:]
    elif rest and rest[0].startswith("--file="):
        file, rest = rest[0].removeprefix("--file="), rest[1:]
    if any(word.startswith("-") for word in (file, *rest)):
        return None
    if not rest:
        return Straight(file, None)
    if rest[0] == "run" and len(rest) <= 2:
        return Straight(file, rest[1] if len(rest) == 2 else "")
    return None


def go(asked: Straight) -> int:
    """Open the application. Returns the exit code."""
    from pathlib import Path

    from onecompany.cli.place import chosen_file
    from onecompany.cli.rooms import run_application, run_workshop

    path = chosen_file(Path(asked.file) if asked.file else None)
    return run_application(path, None) if asked.workshop is None else run_workshop(path, asked.workshop)
