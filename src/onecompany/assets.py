"""Finds `styles/` and `sessions/`: beside the package when it is installed, at the top of the checkout otherwise."""

from __future__ import annotations

from pathlib import Path

from onecompany.sentences import gettext

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent


class AssetsMissing(RuntimeError):
    """A folder that belongs to the program is not there; installing it again brings it back."""


def _folder(name: str) -> Path:
    for parent in (_PACKAGE, _CHECKOUT):
        if (parent / name).is_dir():
            return parent / name
    raise AssetsMissing(gettext("The folder {name} of onecompany is missing. Install onecompany again.", name=name))


def styles() -> Path:
    """The folder of the Textual stylesheets."""
    return _folder("styles")


def sessions() -> Path:
    """The folder of the plans that are shipped."""
    return _folder("sessions")
