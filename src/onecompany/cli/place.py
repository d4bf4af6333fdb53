"""Where things are: the workshop file, the configuration folder, the plans."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onecompany.plans import Shelf

NAME = "workshops.onecompany"
"""The file in the user's data folder that is used when no other is named."""


def chosen_file(given: Path | None) -> Path:
    """The workshop file: the one given, else the one in the user's data folder."""
    if given is not None:
        return given.expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("onecompany", appauthor=False) / NAME


def configuration() -> Path:
    """The user's configuration folder, or the one that ONECOMPANY_CONFIG names."""
    named = os.environ.get("ONECOMPANY_CONFIG")
    if named:
        try:
            return Path(named).expanduser().absolute()
        except RuntimeError:  # "~somebody/…", and there is no such user
            from onecompany.cli.failing import fail

            fail(f"ONECOMPANY_CONFIG is {named}, and nobody has that home. Give the whole path of the folder.")
    from platformdirs import user_config_path

    return user_config_path("onecompany", appauthor=False)


def shelf() -> Shelf:
    """The plans: the user's own first, then those that are shipped."""
    from onecompany.assets import sessions
    from onecompany.exercises.registry import kinds
    from onecompany.plans import Shelf

    rules = {name: kind.rules for name, kind in kinds().items()}
    return Shelf(configuration() / "plans", sessions(), rules)
