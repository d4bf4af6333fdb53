"""What is typed on the board of the code: rules into their lanes, thumbs, and why somebody does not agree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onecompany.boards.hands import not_as_many, read_counts
from onecompany.boards.panel import Outcome, Refused
from onecompany.exercises.conduct import RULE
from onecompany.exercises.conduct.chapters import LEFT, Chapter
from onecompany.exercises.conduct.cursor import DISSENT, Cursor
from onecompany.exercises.conduct.ratifying import verdict
from onecompany.exercises.conduct.votes import ratify
from onecompany.kinds import shared_tables
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.people import spoken
from onecompany.kinds.wording import split_side
from onecompany.sentences import N_, gettext, ngettext

if TYPE_CHECKING:
    from onecompany.exercises.conduct import acts
    from onecompany.kinds import ballots, rows
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.exercises.conduct.acts")
    ballots = LazyModule("onecompany.kinds.ballots")
    rows = LazyModule("onecompany.kinds.rows")

NO_STAGE = N_("There is no stage yet. The journey comes first; F5 goes there.")


def keep(writer: WorkshopWriter, cursor: Cursor, lines: Sequence[str]) -> Outcome:
    """Keep lines at the cursor. Raises Refused."""
    part, side, rule = cursor.chapter, cursor.side, cursor.rule
    if part is None:
        raise Refused(gettext(NO_STAGE))
    if side == DISSENT:
        counted = cursor.kind == "ratified" and all(word.isdecimal() for word in " ".join(lines).split())
        return _count(writer, cursor, part, " ".join(lines)) if counted else _dissent(writer, cursor, part, lines)
    if part.key == LEFT:
        raise Refused(gettext("Rules of no stage are moved to one: Shift and an arrow. A new one is typed there."))
    language = cursor.view.state.workshop.language
    read = [(said or side, text) for said, text in (split_side(line, language) for line in lines)]
    if not all(text for _, text in read):
        raise Refused(gettext("What do we always do, or never? Type the rest of the sentence, too."))
    new = acts.add_rules(writer, part, read, rule.id if rule is not None else None)
    other = sum(kind != side for kind, _ in read)
    kept = ngettext("Kept among what we always do.", "{number} rules were kept among what we always do.", other)
    if side == "always":
        kept = ngettext("Kept among what we never do.", "{number} rules were kept among what we never do.", other)
    return Outcome(f"rule:{new[-1]}", kept if other else "")


def _count(writer: WorkshopWriter, cursor: Cursor, part: Chapter, typed: str) -> Outcome:
    """Keep thumbs that were counted, typed at the foot of a chapter."""
    vote = ratify(cursor.view, part)
    if vote is None:
        raise Refused(gettext("No rule of this stage is adopted yet; ^O adopts the rule at the cursor."))
    counts = read_counts(typed, vote.polls[0].parts[0].options)
    ballots.count_hands(writer, cursor.view.exercise.id, vote, vote.polls[0], counts)
    return Outcome(cursor.place, not_as_many(cursor.view.state, sum(counts.values())))


def _dissent(writer: WorkshopWriter, cursor: Cursor, part: Chapter, lines: Sequence[str]) -> Outcome:
    seen = verdict(cursor.view.state, part)
    if seen is None or seen.result is None:
        raise Refused(gettext("F4 puts the code of this stage to the room. Then dissent is typed here."))
    after = cursor.id if cursor.kind == "dissent" else None
    new = acts.dissent(writer, seen.result.id, lines, after)
    return Outcome(f"dissent:{new[-1]}", gettext("The dissent is on record."))


def edit(writer: WorkshopWriter, cursor: Cursor, text: str) -> Outcome:
    """Put an edited text in place of the one at the cursor. Raises Refused."""
    rule = cursor.rule
    if cursor.kind == "dissent":
        leader_id, reason = spoken(cursor.view.state, text)
        values = {"leader_id": leader_id, "text": reason}
        rows.change(writer, shared_tables.DISSENT, cursor.id, gettext("changed a dissent"), **values)
    elif rule is None:
        raise Refused(gettext("There is nothing to edit here."))
    else:
        said, rest = split_side(text, cursor.view.state.workshop.language)
        words = rest if said == rule.kind and rest else text
        rows.change(writer, RULE, rule.id, gettext("changed a rule"), text=words)
    return Outcome(cursor.place)
