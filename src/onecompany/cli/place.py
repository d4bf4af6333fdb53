"""Where things are: the workshop file, the configuration folder, the plans."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from onecompany.sentences import gettext

if TYPE_CHECKING:
    from onecompany.parsing.habits import TwoWays
    from onecompany.plans import Shelf

NAME = "workshops.onecompany"
"""The file in the user's data folder that is used when no other is named."""


def chosen_file(named: Path | None) -> Path:
    """The workshop file: the one that was named, else the one in the user's data folder."""
    if named is not None:
        return home_path(named, "--file")
    from platformdirs import user_data_path

    return user_data_path("onecompany", appauthor=False) / NAME


def home_path(path: Path, source: str = "") -> Path:
    """A path with `~` for the home folder; ends the command when it is the home of nobody. `source`: what named it."""
    try:
        return path.expanduser().absolute()
    except RuntimeError:
        from onecompany.cli.failing import fail

        if source:
            fail(
                gettext("{source} is {path}, and nobody has that home. Give the whole path.", source=source, path=path)
            )
        fail(gettext("The file is {path}, and nobody has that home. Give the whole path.", path=path))


def configuration() -> Path:
    """The user's configuration folder, or the one that ONECOMPANY_CONFIG names."""
    named = os.environ.get("ONECOMPANY_CONFIG")
    if named:
        return home_path(Path(named), "ONECOMPANY_CONFIG")
    from platformdirs import user_config_path

    return user_config_path("onecompany", appauthor=False)


def use_habits() -> None:
    """Read what is typed as the user's settings say that it is written."""
    from onecompany.app.settings import load_settings
    from onecompany.parsing.habits import settle

    settle(load_settings(configuration()).habits)


def in_settings(problem: TwoWays) -> str:
    """What may be read in two ways, and how it is settled for good."""
    first, second = problem.ways
    return gettext(
        '{problem} Or say it once in {file}: {setting} = "{first}", or "{second}".',
        problem=problem,
        file=configuration() / "config.toml",
        setting=problem.habit,
        first=first,
        second=second,
    )


def shelf() -> Shelf:
    """The plans: the user's own first, then those that are shipped."""
    from onecompany.assets import sessions
    from onecompany.kinds.registry import kinds
    from onecompany.plans import Shelf

    rules = {name: kind.rules for name, kind in kinds().items()}
    return Shelf(configuration() / "plans", sessions(), rules)
