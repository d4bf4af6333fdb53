"""What the ownership board shows: the grid of silos and stages, and the handoffs below it. Rows in, models out."""

from __future__ import annotations

from onecompany.boards.grid import grid
from onecompany.boards.model import BoardCell, BoardColumn, Model, Tone
from onecompany.boards.records import records
from onecompany.kinds.journey import HandoffView, handoffs, helpers, owners, role
from onecompany.store.state import State

SHOWN: dict[str, tuple[str, str, Tone]] = {
    "owner": ("● owner", "●", "owner"),
    "helps": ("○ helps", "○", "helps"),
    "": ("·", "·", "muted"),
}
"""A choice in words and as a sign, and its tone."""

LEGEND = ("● owner  ○ helps", "owners")
NUMBERS = {2: "two", 3: "three", 4: "four"}
NOBODY_OWNS: tuple[str, str, Tone] = ("✗ nobody", "✗ 0", "bad")
NOTHING_SAID: tuple[str, str, Tone] = ("·", "·", "muted")
RATING_TONES: dict[str, Tone] = {"smooth": "good", "rough": "warn", "dropped": "bad", "": "muted"}


def grid_model(state: State) -> Model:
    """Silos down, stages across, and under each stage how many own it; or what is missing for a grid."""
    stages, silos = state.rows("stage"), state.rows("silo")
    if not stages or not silos:
        missing = "stages: map the journey first" if not stages else "silos: type them, one a line"
        cell = BoardCell(f"There are no {missing}.", "silo:", "muted")
        return records(["Who owns the customer"], [[cell]], [BoardColumn(least=20, ideal=60)])
    return grid(
        [BoardCell(silo.name, f"silo:{silo.id}", "strong", tight=1) for silo in silos],
        [BoardCell(stage.name, "", "head", "center", lines=2, words=True) for stage in stages],
        [[_cell(state, silo.id, stage.id) for stage in stages] for silo in silos],
        [_foot(state, stage.id) for stage in stages],
        f"cell:{silos[0].id}|{stages[0].id}",
        legend=LEGEND,
        names=("silos", "stages"),
    )


def _cell(state: State, silo_id: str, stage_id: str) -> BoardCell:
    text, sign, tone = SHOWN[role(state, stage_id, silo_id)]
    note = any(row.note for row in state.where("ownership", "stage_id", stage_id) if row.silo_id == silo_id)
    place = f"cell:{silo_id}|{stage_id}"
    return BoardCell(text + (" ✎" if note else ""), place, tone, "center", lines=1, short=sign + ("✎" if note else ""))


def _foot(state: State, stage_id: str) -> BoardCell:
    count = len(owners(state, stage_id))
    if count == 1:
        return BoardCell("✓ one", "", "good", "center", short="✓ 1")
    if count:
        return BoardCell(f"! {NUMBERS.get(count, count)}", "", "warn", "center", short=f"! {count}")
    helped = helpers(state, stage_id) or state.rows("ownership")
    words, sign, tone = NOBODY_OWNS if helped else NOTHING_SAID
    return BoardCell(words, "", tone, "center", short=sign)


def handoffs_model(state: State) -> Model:
    """The handoffs, a row each."""
    found = handoffs(state)
    heads = ["Handoff", "Handed over", "They notice", "Rating", "Agreed", "Answers"]
    columns = [
        BoardColumn(16, 24, 1),
        BoardColumn(13, 22, 2),
        BoardColumn(13, 22, 2),
        BoardColumn(10, 10, 0),
        BoardColumn(9, 9, 0),
        BoardColumn(10, 14, 1),
    ]
    rows = [_handoff(state, view) for view in found]
    return records(heads, rows, columns, frozen=1, down="handoffs")


def _handoff(state: State, view: HandoffView) -> list[BoardCell]:
    def place(field: str) -> str:
        return f"handoff:{view.from_stage.id}-{view.to_stage.id}|{field}"

    row = view.row
    said = {name: getattr(row, name, "") if row else "" for name in ("what", "notice", "rating")}
    agreed = bool(row and row.agreed)
    leader = state.get("leader", row.leader_id) if row else None
    return [
        BoardCell(f"{view.from_stage.name} → {view.to_stage.name}", "", "strong", lines=2),
        BoardCell(said["what"] or "·", place("what"), "text" if said["what"] else "muted", lines=3),
        BoardCell(said["notice"] or "·", place("notice"), "text" if said["notice"] else "muted", lines=3),
        BoardCell(said["rating"] or "·", place("rating"), RATING_TONES[said["rating"]]),
        BoardCell("✓ yes" if agreed else "✗ no", place("agreed"), "good" if agreed else "warn"),
        BoardCell(leader.name if leader else "·", place("leader"), "text" if leader else "muted"),
    ]
