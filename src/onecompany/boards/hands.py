"""Hands that were counted: the number that was typed, and what is said when it cannot be."""

from __future__ import annotations

from collections.abc import Sequence

from onecompany.boards.panel import Refused
from onecompany.kinds.people import attendance_words
from onecompany.kinds.rounds import Option, voters
from onecompany.sentences import gettext, ngettext
from onecompany.store.state import State

MOST_HANDS = 10_000
"""As many as the tables take."""


def read_hands(typed: str) -> int:
    """The count that was typed, in the figures of any script. Raises Refused."""
    text = " ".join(typed.split())
    if not text.isdecimal():  # not isdigit, which takes a "²" that is no number to anybody
        raise Refused(gettext("{text:quoted} is no count of hands. Type a whole number, such as 7.", text=text[:40]))
    if len(text) > len(str(MOST_HANDS)) or int(text) > MOST_HANDS:
        number = f"{text[:12]}…" if len(text) > 12 else text
        raise Refused(gettext("{number} hands are more than can be. Type how many were up.", number=number))
    return int(text)


def read_counts(typed: str, options: Sequence[Option]) -> dict[str, int]:
    """Counts in the order of the options, typed in one line such as `0 2 3 3 1`, by their codes. Raises Refused."""
    numbers = typed.replace(",", " ").replace(";", " ").split()
    example = " ".join(str((number * 2) % 5) for number in range(len(options)))
    if len(numbers) != len(options):
        codes = " ".join(option.key or option.words for option in options)
        raise Refused(
            ngettext(
                "Type one number for {choices}, such as 7.",
                "Type {number} numbers with spaces between, one for each of {choices}, such as {example}.",
                len(options),
                choices=codes,
                example=example,
            )
        )
    counts = {option.code: read_hands(number) for option, number in zip(options, numbers, strict=True)}
    if not any(counts.values()):
        raise Refused(gettext("No hands at all? Type how many were up, such as {example}.", example=example))
    return counts


def more_than_here(state: State, hands: int) -> str:
    """What is said of more hands than people; "" when it can be, or when nobody has said who is here."""
    leaders = state.rows("leader")
    present = sum(1 for leader in leaders if leader.present)
    if not leaders or hands <= present:
        return ""
    kept = ngettext("1 hand was kept.", "{number:,} hands were kept.", hands)
    present_leaders = gettext("Nobody is here.")
    if present:
        present_leaders = ngettext("1 leader is here.", "{number} leaders are here.", present)
        if present < len(leaders):
            present_leaders = gettext("In the room: {attendance}.", attendance=attendance_words(state))
    return " ".join((kept, present_leaders, gettext("F4 counts again; F12 says who is here.")))


def not_as_many(state: State, hands: int, subject: str = "") -> str:
    """What is said where not as many hands were up as leaders are here; "" when nobody has said who is here.

    `subject`: what was asked, which may be the leaders of one silo alone.
    """
    leaders, able = state.rows("leader"), voters(state, subject)
    values = {"present": len(able)}
    if leaders and len(able) < sum(1 for leader in leaders if leader.present):
        if hands == len(able):
            return ""
        return ngettext(
            "One hand was kept; of that {silo} {present} are here.",
            "{number:,} hands were kept; of that {silo} {present} are here.",
            hands,
            **values,
        )
    if not leaders or hands >= len(able):
        return more_than_here(state, hands)
    return ngettext(
        "One hand was kept; {present} leaders are here.",
        "{number:,} hands were kept; {present} leaders are here.",
        hands,
        **values,
    )
