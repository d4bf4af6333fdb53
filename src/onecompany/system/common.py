"""What both sides of `onecompany.system` give back."""

from __future__ import annotations

from typing import NamedTuple


class Privacy(NamedTuple):
    """Whether only the user may read a file, and how that is said."""

    private: bool
    found: str
    do: str = ""
    """What to do about it; "" when there is nothing to do."""
