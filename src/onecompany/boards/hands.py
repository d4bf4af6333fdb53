"""Hands that were counted: the number that was typed, and what is said when it cannot be."""

from __future__ import annotations

from onecompany.boards.panel import Refused
from onecompany.store.state import State

MOST_HANDS = 10_000
"""As many as the tables take."""


def read_hands(typed: str) -> int:
    """The count that was typed, in the figures of any script. Raises Refused."""
    said = " ".join(typed.split())
    if not said.isdecimal():  # not isdigit, which takes a "²" that is no number to anybody
        raise Refused(f"“{said[:40]}” is no count of hands. Type a whole number, such as 7.")
    if len(said) > len(str(MOST_HANDS)) or int(said) > MOST_HANDS:
        raise Refused(f"{said[:12]}{'…' if len(said) > 12 else ''} hands are more than can be. Type how many were up.")
    return int(said)


def more_than_here(state: State, hands: int) -> str:
    """What is said of more hands than people; "" when it can be, or when nobody has said who is here."""
    leaders = state.rows("leader")
    here = sum(1 for row in leaders if row.present)
    if not leaders or hands <= here:
        return ""
    many = "1 hand" if hands == 1 else f"{hands:,} hands"
    people = "nobody is" if not here else "1 leader is" if here == 1 else f"{here} leaders are"
    return f"{many} kept, but {people} here. F4 counts again; F12 says who is here."
