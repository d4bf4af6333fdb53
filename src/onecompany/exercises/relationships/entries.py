"""What is typed or pasted on this board, read: rows of points, and events in one line. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from onecompany.exercises.relationships import EVENT
from onecompany.exercises.relationships.pairs import TOP
from onecompany.kinds.cells import Cell
from onecompany.kinds.lookup import NotNamed, named
from onecompany.kinds.typed import read
from onecompany.kinds.view import View
from onecompany.parsing.lines import commitment
from onecompany.parsing.points import points_in
from onecompany.parsing.refusal import Refusal
from onecompany.sentences import gettext, ngettext
from onecompany.store.records import Record

Scores = dict[tuple[str, str], int | None]

_NAMED = re.compile(r"(?P<name>.*[^\W\d_].*?)[\s:;,|]+(?P<points>[\d\s,;|/·._–—−-]+)")


class NotPoints(Refusal):
    """A line does not fill a row of the matrix. The message says which cell is wrong, and what would do."""


def read_rows(view: View, silo_id: str, lines: Sequence[str]) -> Scores:
    """The scores in typed or pasted lines: one for each other silo, in the order of the columns.

    The first line is about the silo at the cursor, each other one about the next; one that begins with a silo's name is
    about that. Raises Refusal.
    """
    silos = view.state.rows("silo")
    place = next(number for number, silo in enumerate(silos) if silo.id == silo_id)
    scores: Scores = {}
    for line in lines:
        match = _NAMED.fullmatch(line.strip())
        if match is not None:
            place = silos.index(named(silos, match["name"], gettext("{silo}")))
        if place >= len(silos):
            raise NotPoints(gettext("No {silo} is left for the line {line:quoted}.", line=line.strip()))
        scores |= _row(silos, place, match["points"] if match is not None else line)
        place += 1
    return scores


def _row(silos: Sequence[Record], place: int, text: str) -> Scores:
    silo, others = silos[place], [*silos[:place], *silos[place + 1 :]]
    points = points_in(text)
    if len(points) == len(silos):
        itself = points.pop(place)
        if itself:
            raise NotPoints(
                gettext(
                    "{said:quoted} stands where {name} would judge itself. Type – there, or leave it out.",
                    said=itself,
                    name=silo.name,
                )
            )
    scores = [_point(silo, other, point) for other, point in zip(others, points, strict=False)]
    if len(points) != len(others):
        raise NotPoints(
            ngettext(
                "{name}: one number for {others:words} other {silos}, {first} to {last}. "
                "Type one for each; – says nothing.",
                "{name}: {number:words} numbers for {others:words} other {silos}, {first} to {last}. "
                "Type one for each; – says nothing.",
                len(points),
                name=silo.name,
                others=len(others),
                first=others[0].name,
                last=others[-1].name,
            )
        )
    return {(silo.id, other.id): score for other, score in zip(others, scores, strict=True)}


def _point(silo: Record, other: Record, point: str) -> int | None:
    if not point:
        return None
    if point.isdecimal() and int(point) <= TOP:
        return int(point)
    raise NotPoints(
        gettext(
            "{name} about {other}: {said:quoted} is none of 0, 1, 2, 3. – says nothing.",
            name=silo.name,
            other=other.name,
            said=point,
        )
    )


def read_event(view: View, line: str) -> dict[str, Any]:
    """The columns of an event in a line such as "Sales, Service: a shift beside each other, by 12 Dec".

    What stands before the colon names silos, else it belongs to what they do; who sees to it may come next, before
    another colon.
    """
    cell = Cell(EVENT, EVENT.column("silos"), view.state, view.today)
    before, colon, rest = line.partition(":")
    silos: dict[str, Any] = {}
    if colon and rest.strip():
        try:
            silos = read(cell, before)
        except NotNamed:
            rest = line
    parsed = commitment(rest if silos else line, [(row.id, row.name) for row in view.state.rows("leader")], view.today)
    what = parsed.what
    if parsed.who_text and parsed.who_id is None:
        what = f"{parsed.who_text}: {what}"
    if not what.strip():
        raise NotPoints(gettext(EVENT.column("text").missing))
    return {"text": what, "leader_id": parsed.who_id, "by_when": parsed.by_when} | silos
