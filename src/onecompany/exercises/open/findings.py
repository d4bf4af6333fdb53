"""What an open round says by rule: in a closing round, who has not said a key learning."""

from __future__ import annotations

from onecompany.exercises.open.board import knows_who, notes, silent
from onecompany.kinds.phrasing import named_or_counted
from onecompany.kinds.view import Finding, View
from onecompany.sentences import lazy_gettext, lazy_ngettext
from onecompany.store.records import Ref


def find(view: View) -> list[Finding]:
    """The findings of an open round; none but in a closing round in which somebody has spoken."""
    exercise_id = view.exercise.id
    if view.settings["style"] != "closing" or not knows_who(view) or not notes(view.state, exercise_id):
        return []
    waiting = silent(view.state, exercise_id)
    if waiting:
        names = [leader.name for leader in waiting]
        text, why = named_or_counted(
            names,
            lazy_ngettext(
                "{names:list} has not said a key learning yet",
                "{names:list} have not said a key learning yet",
                len(names),
                names=names,
            ),
            lazy_gettext("{number:Words} leaders have not said a key learning yet", number=len(names)),
        )
        links = tuple(Ref("leader", leader.id) for leader in waiting)
        return [Finding(f"open.silent:{exercise_id}", "warning", text, why, links)]
    leaders = view.state.rows("leader")
    if not any(leader.present for leader in leaders):
        return []
    text = lazy_gettext("Everyone in the room has said a key learning")
    if all(leader.present for leader in leaders):
        text = lazy_gettext("Everyone has said a key learning")
    return [Finding(f"open.everyone:{exercise_id}", "strength", text)]
