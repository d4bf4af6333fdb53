"""What both sides of `onecompany.system` give back."""

from __future__ import annotations

from typing import NamedTuple


class Probe(NamedTuple):
    """Something that was looked at on this machine: whether it is well, how that is said, and what to do if not."""

    good: bool
    text: str
    advice: str = ""


def reason_of(error: OSError) -> str:
    """What the system says of what it refused; where it says nothing, what is said otherwise, or the error's name."""
    return error.strerror or str(error) or type(error).__name__
