"""Page 1: what the day comes to, four numbers, what is asked of the reader, decisions, the next commitments. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import chain

from onecompany.kinds.cadence import promised_by
from onecompany.kinds.hooks import hooks
from onecompany.kinds.promises import active, by_urgency
from onecompany.kinds.registry import kinds
from onecompany.report.not_installed import undescribed
from onecompany.report.parts import Part
from onecompany.sentences import N_, gettext
from onecompany.store.state import State
from onecompany.summary import labels
from onecompany.summary.blocks import Table, TableColumn
from onecompany.summary.document import Front, Number
from onecompany.summary.page_one import COMMITMENTS, NUMBERS, SENTENCES
from onecompany.summary.texts import first_sentence
from onecompany.summary.words import GAP

EMPTY = N_("Nothing has been recorded yet.")


def front(state: State, exercise_parts: Sequence[Part], today: date, *, board: bool = False) -> Front:
    """Page 1, from what the exercises give, in the order of the report. A `board` reads no number that nobody knows."""
    return Front(
        bottom_line=bottom_line(exercise_parts) if _recorded(state) else (gettext(EMPTY),),
        numbers=tuple(one for one in _numbers(exercise_parts) if not (board and one.value == GAP)),
        # By the order of the report backwards: what closes a crack is asked for before what completes a table.
        asks=tuple(chain.from_iterable(part.asks for part in reversed(exercise_parts))),
        decisions=tuple(row.text for row in state.rows("decision")),
        commitments=_next(state, today),
        adopted=next((part.adopted for part in exercise_parts if part.adopted is not None), None),
    )


def bottom_line(exercise_parts: Sequence[Part]) -> tuple[str, ...]:
    """Two or three sentences: what the gravest exercise comes to, then what the last ones do, promises at the end.

    A kind that leads stands before all of them. The gravest is the one with the most cracks. Of the others those that
    come later in the report are nearer to what was agreed.
    """
    concluded = [part for part in exercise_parts if part.conclusion]
    first = [part for part in concluded if part.leads][:1]
    room = SENTENCES - len(first)
    cracked = sorted((part for part in concluded if part.cracks and part not in first), key=lambda part: -part.cracks)
    whole = [part for part in concluded if not part.cracks and part not in first]
    grave = cracked[: max(1, room - len(whole))]
    rest = whole[max(0, len(whole) - (room - len(grave))) :]
    return tuple(part.conclusion for part in (*first, *grave, *rest))


def conclusion(page_one: Front) -> str:
    """What the day comes to, in one sentence: the first of the bottom line; "" where nothing was recorded."""
    sentence = next(iter(page_one.bottom_line), "")
    return "" if sentence == gettext(EMPTY) else first_sentence(sentence)


def _recorded(state: State) -> bool:
    """Whether the room has said anything that can be handed out."""
    spoken = [kind for kind in kinds().values() if not hooks(kind).as_planned(state)]
    tables = {table.name for kind in spoken for table in kind.tables}
    tables |= {"commitment", "decision", "parking", *undescribed(state)}
    return any(state.rows(table) for table in tables) or any(not row.private for row in state.rows("note"))


def _numbers(exercise_parts: Sequence[Part]) -> tuple[Number, ...]:
    """The four that say most, the furthest from good; of equal ones the first, and all in the order of the report."""
    numbers = [number for part in exercise_parts for number in part.numbers]
    ranked = sorted(range(len(numbers)), key=lambda place: -numbers[place].rank)
    return tuple(numbers[place] for place in sorted(ranked[:NUMBERS]))


def _next(state: State, today: date) -> Table:
    """The next open commitments by date; those that are overdue come first, those without a date last."""
    rows = by_urgency(active(state), today)
    lines = tuple((row.what, promised_by(state, row), row.by_when) for row in rows[:COMMITMENTS])
    columns = (TableColumn(labels.WHAT), TableColumn(labels.WHO), TableColumn(labels.BY_WHEN, "date"))
    caption = ""
    if len(rows) > COMMITMENTS:
        caption = gettext("The next {some:words} of {all:words}", some=COMMITMENTS, all=len(rows))
    return Table(columns, lines, caption, labels.NO_COMMITMENTS)
