"""What is imported before a room begins, so that its first entry does not wait for it."""

from __future__ import annotations


def import_acts() -> None:
    """Import what the boards call."""
    from onecompany.kinds.registry import kinds

    for kind in kinds().values():
        if kind.has_part("acts"):
            kind.part("acts")
