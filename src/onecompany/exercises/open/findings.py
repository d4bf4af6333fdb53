"""What an open round says by rule: in a closing round, who has not said a key learning."""

from __future__ import annotations

from onecompany.exercises.open.board import notes, silent
from onecompany.kinds.phrasing import about
from onecompany.kinds.view import Finding, View
from onecompany.store.records import Ref


def find(view: View) -> list[Finding]:
    """The findings of an open round; none but in a closing round in which somebody has spoken."""
    exercise_id = view.exercise.id
    if view.settings["style"] != "closing" or not notes(view.state, exercise_id):
        return []
    waiting = silent(view.state, exercise_id)
    if not waiting:
        leaders = view.state.rows("leader")
        if not any(leader.present for leader in leaders):
            return []
        everyone = "Everyone" if all(leader.present for leader in leaders) else "Everyone in the room"
        text = f"{everyone} has said a key learning"
        return [Finding(f"open.everyone:{exercise_id}", "strength", text)]
    names = [leader.name for leader in waiting]
    said = about(names, "has not said a key learning yet", "have not said a key learning yet", "leader")
    links = tuple(Ref("leader", leader.id) for leader in waiting)
    return [Finding(f"open.silent:{exercise_id}", "warning", said.text, said.why, links)]
