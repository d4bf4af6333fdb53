"""The code of conduct as several kinds read it: the rules that were adopted, in the order in which they are numbered.

The rows are those of the table `rule`: `stage_id`, `people` (about our own people), `kind` (always or never), `text`,
`state` (proposed, adopted or dropped). Pure.
"""

from __future__ import annotations

from onecompany.store.records import Record
from onecompany.store.state import State

SIDES = ("always", "never")


def rules_at(state: State, stage_id: str | None, side: str, *, people: bool = False) -> list[Record]:
    """The rules of one lane, in their order. `stage_id` None: of our own people, or of no stage any more."""
    rows = state.where("rule", "stage_id", stage_id)
    return [row for row in rows if row.kind == side and (stage_id is not None or row.people == people)]


def in_code_order(state: State) -> list[Record]:
    """All rules: by stage in the order of the journey, then our people, then of no stage; always before never."""
    lanes = [(stage.id, False) for stage in state.rows("stage")] + [(None, True), (None, False)]
    return [
        row for stage_id, people in lanes for side in SIDES for row in rules_at(state, stage_id, side, people=people)
    ]


def adopted(state: State) -> list[Record]:
    """The rules that were adopted; their numbers are their places in this list, from 1."""
    return [row for row in in_code_order(state) if row.state == "adopted"]
