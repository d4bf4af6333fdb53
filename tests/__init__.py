"""The tests, the same on every machine: nothing that this one's environment says reaches what is tried."""

from __future__ import annotations

import os

_OF_THE_SHELL = ("COLORTERM", "COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR", "TERM_PROGRAM", "WT_SESSION")
_OF_OURS = ("TEXTUAL", "_TYPER", "ONECOMPANY_", "XDG_")
_MEANT = ("ONECOMPANY_THOROUGH", "ONECOMPANY_NO_SKIPS", "TEXTUAL_SNAPSHOT_TEMPDIR")
"""Ours, and what pytest-textual-snapshot tells the workers of pytest-xdist."""

for _name in list(os.environ):  # before anything is imported that looks at them once and for all
    if _name in _OF_THE_SHELL or (_name.startswith(_OF_OURS) and _name not in _MEANT):
        del os.environ[_name]
