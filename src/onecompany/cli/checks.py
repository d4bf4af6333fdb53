"""What the doctor found, one thing at a time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: `what` as a constant of `N_`, `level` is ok, warning or problem."""

    what: str
    level: str
    text: str
    advice: str = ""
