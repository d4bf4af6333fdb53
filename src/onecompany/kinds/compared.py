"""What two workshop files do not have in common, in words: see `store.restoring.comparing`. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from onecompany.kinds.registry import table as described
from onecompany.kinds.went_along import counted
from onecompany.sentences import N_, gettext, ngettext
from onecompany.store.moments import moment_words
from onecompany.store.restoring.comparing import BOTH, CURRENT, ActLine, WorkshopChange

MOST = 5
"""Acts that are named of a workshop; of more, the last ones."""


Wording = Mapping[str, str]
"""How it is said, by what it is about: see `RESTORING`."""

RESTORING: Wording = {
    "lost": N_("this workshop would be gone: only today's file has it"),
    "gone": N_("would be gone: {acts}"),
    "fewer": N_("would be gone: {rows:list}"),
    "found": N_("this workshop comes back: today's file does not have it"),
    "back": N_("comes back: {acts}"),
    "more": N_("comes back: {rows:list}"),
    "changed": N_("says something else: {rows:list}"),
}
"""Of a file that would be put in the place of the current one."""

COMPARING: Wording = {
    "lost": N_("this workshop is only in this file"),
    "gone": N_("only in this file: {acts}"),
    "fewer": N_("only in this file: {rows:list}"),
    "found": N_("this workshop is only in the other file"),
    "back": N_("only in the other file: {acts}"),
    "more": N_("only in the other file: {rows:list}"),
    "changed": N_("says something else in the two: {rows:list}"),
}
"""Of two files beside each other."""

_AGENDA = frozenset({"exercise", "step", "span", "workshop", "stay"})
"""Tables of which nobody counts the rows."""


def in_words(changes: Sequence[WorkshopChange], wording: Wording, now: datetime) -> list[str]:
    """A line for each workshop and, indented, for each thing in which it differs. `now` is aware.

    What the room said stands in it as it is: who shows it makes it `visible`.
    """
    return [
        line for change in changes for line in (_name(change), *(f"  {said}" for said in _said(change, wording, now)))
    ]


def _name(change: WorkshopChange) -> str:
    return gettext(
        "{organisation}, {title}, {date}", organisation=change.organisation, title=change.title, date=change.date
    )


def _said(change: WorkshopChange, wording: Wording, now: datetime) -> list[str]:
    if change.there != BOTH:
        whole = gettext(wording["lost" if change.there == CURRENT else "found"])
        rows = change.fewer if change.there == CURRENT else change.more
        return [whole, *(f"  {word}" for word in _rows(rows)[:MOST])]
    lines = []
    for name, acts in (("gone", change.gone), ("back", change.back)):
        if acts:
            lines.append(gettext(wording[name], acts=_acts(acts)))
            lines += [f"  {_act(act, now)}" for act in acts[-MOST:]]
    for name, rows in (("fewer", change.fewer), ("more", change.more), ("changed", change.changed)):
        if words := _rows(rows):
            lines.append(gettext(wording[name], rows=words))
    return lines


def _acts(acts: Sequence[ActLine]) -> str:
    return ngettext("{number} act", "{number} acts", len(acts))


def _act(act: ActLine, now: datetime) -> str:
    if act.at is None:
        return act.label
    return gettext("{moment}  {act}", moment=moment_words(act.at, now), act=act.label)


def _rows(rows: Mapping[str, int]) -> list[str]:
    """ "3 pains", "2 commitments"; of a kind that is not installed "4 rows of quicksand"."""
    words = []
    for name, number in rows.items():
        table = described(name)
        if table is None and name != "organisation":
            words.append(ngettext("{number} row of {table}", "{number} rows of {table}", number, table=name))
        elif table is not None and name not in _AGENDA:
            words.append(counted(table, number))
    return [*words, gettext("the agenda")] if _AGENDA & rows.keys() else words
