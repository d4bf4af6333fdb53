"""What the ownership board shows: the grid of silos and stages, and the handoffs below it. Rows in, models out."""

from __future__ import annotations

from onecompany.boards.grid import grid
from onecompany.boards.model import BoardCell, BoardColumn, BoardRow, Model, Tone
from onecompany.boards.records import records
from onecompany.kinds.journey import HandoffView, handoffs, helpers, more_silos, more_stages, owners, role
from onecompany.sentences import N_, gettext, ngettext
from onecompany.store.state import State

HANDOFFS = "handoffs:"
"""The place of the line that leads from the matrix to the handoffs."""

CHOICES = {"owner": N_("● owner"), "helps": N_("○ helps"), "": "·"}
SIGNS = {"owner": "●", "helps": "○", "": "·"}
TONES: dict[str, Tone] = {"owner": "owner", "helps": "helps", "": "muted"}

RATINGS = {"smooth": N_("smooth"), "rough": N_("rough"), "dropped": N_("dropped"), "": "·"}
RATING_TONES: dict[str, Tone] = {"smooth": "good", "rough": "warn", "dropped": "bad", "": "muted"}


ENTRIES = {
    "what": N_("{handoff}: what is handed over"),
    "notice": N_("{handoff}: how the {customer} notices"),
    "rating": N_("{handoff}: smooth, rough or dropped"),
    "agreed": N_("{handoff}: agreed?"),
    "leader": N_("{handoff}: the leader who answers for it"),
}
"""What an entry in a field of a handoff would be."""


def more_handoffs(number: int) -> str:
    """ "+3 handoffs"."""
    return ngettext("+{number} handoff", "+{number} handoffs", number)


def grid_model(state: State) -> Model:
    """Silos down, stages across, and under each stage how many own it; or what is missing for a grid."""
    stages, silos = state.rows("stage"), state.rows("silo")
    if not stages or not silos:
        missing = gettext("There are no {silos}: type them, one a line.")
        if not stages:
            missing = gettext("There are no stages: map the journey first.")
        cell = BoardCell(missing, "silo:", "muted")
        return records([gettext("Who owns the {customer}")], [[cell]], [BoardColumn(least=20, ideal=60)])
    return grid(
        [BoardCell(silo.name, f"silo:{silo.id}", "strong", tight=1, words=True) for silo in silos],
        [BoardCell(stage.name, "", "head", "center", lines=3, tight=2, words=True) for stage in stages],
        [[_cell(state, silo.id, stage.id) for stage in stages] for silo in silos],
        [_foot(state, stage.id) for stage in stages],
        f"cell:{silos[0].id}|{stages[0].id}",
        legend=(gettext("● owner  ○ helps"), gettext("owners")),
        counting=(more_silos, more_stages),
        extra=_handoff_line(state),
    )


def _handoff_line(state: State) -> tuple[BoardRow, ...]:
    """The handoffs in figures, as the way to their page; none where nothing is handed over."""
    views = handoffs(state)
    if not views:
        return ()
    said = [
        ngettext("{number} handoff", "{number} handoffs", len(views)),
        gettext("{number} agreed", number=sum(view.agreed for view in views)),
        *(
            gettext("{number} {rating}", number=number, rating=gettext(RATINGS[code]))
            for code in RATINGS
            if code and (number := sum(view.rating == code for view in views))
        ),
        gettext("Enter or ^L: all of them"),
    ]
    return (BoardRow({0: BoardCell(f"⇢ {' · '.join(filter(None, said))}", HANDOFFS, "head", wide=True, lines=1)}),)


def _cell(state: State, silo_id: str, stage_id: str) -> BoardCell:
    does = role(state, stage_id, silo_id)
    noted = any(row.note for row in state.where("ownership", "stage_id", stage_id) if row.silo_id == silo_id)
    words, sign = gettext(CHOICES[does]), SIGNS[does]
    if noted:
        words, sign = f"{words} ✎", f"{sign}✎"
    return BoardCell(words, f"cell:{silo_id}|{stage_id}", TONES[does], "center", lines=1, short=sign)


def _foot(state: State, stage_id: str) -> BoardCell:
    count = len(owners(state, stage_id))
    if count == 1:
        return BoardCell(gettext("✓ one"), "", "good", "center", short="✓ 1")
    if count:
        return BoardCell(gettext("! {number:words}", number=count), "", "warn", "center", short=f"! {count}")
    if helpers(state, stage_id) or state.rows("ownership"):
        return BoardCell(gettext("✗ nobody"), "", "bad", "center", short="✗ 0")
    return BoardCell("·", "", "muted", "center", short="·")


def handoffs_model(state: State) -> Model:
    """The handoffs, a row each."""
    heads = [
        gettext("Handoff"),
        gettext("Handed over"),
        gettext("What they\nnotice"),
        gettext("How well"),
        gettext("Agreed"),
        gettext("Who\nanswers"),
    ]
    columns = [
        BoardColumn(16, 24, 1),
        BoardColumn(13, 22, 2),
        BoardColumn(13, 22, 2),
        BoardColumn(10, 10, 0),
        BoardColumn(9, 9, 0),
        BoardColumn(10, 14, 1),
    ]
    rows = [_handoff(state, view) for view in handoffs(state)]
    return records(heads, rows, columns, frozen=1, down=more_handoffs)


def _handoff(state: State, view: HandoffView) -> list[BoardCell]:
    def place(field: str) -> str:
        return f"handoff:{view.from_stage.id}-{view.to_stage.id}|{field}"

    row = view.row
    what, notice, rating = (getattr(row, name, "") if row else "" for name in ("what", "notice", "rating"))
    agreed = bool(row and row.agreed)
    leader = state.get("leader", row.leader_id) if row else None
    return [
        BoardCell(f"{view.from_stage.name} → {view.to_stage.name}", "", "strong", lines=2),
        BoardCell(what or "·", place("what"), "text" if what else "muted", lines=3),
        BoardCell(notice or "·", place("notice"), "text" if notice else "muted", lines=3),
        BoardCell(gettext(RATINGS[rating]), place("rating"), RATING_TONES[rating]),
        BoardCell(gettext("✓ yes") if agreed else gettext("✗ no"), place("agreed"), "good" if agreed else "warn"),
        BoardCell(leader.name if leader else "·", place("leader"), "text" if leader else "muted"),
    ]
