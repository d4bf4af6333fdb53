"""What keeps the code alive, in the report: each rule with who trains, measures and reinforces it; recognitions."""

from __future__ import annotations

from onecompany.exercises.reinforce import RECOGNITION, REINFORCEMENT
from onecompany.exercises.reinforce.kept import Kept, code, left_over
from onecompany.kinds.lines import line_of
from onecompany.kinds.lookup import row_words
from onecompany.kinds.recognitions import occasions, told_by
from onecompany.kinds.reporting import columns, heading, nothing, reached, table, unknown, values
from onecompany.kinds.view import View
from onecompany.sentences import gettext, ngettext
from onecompany.store.records import Record
from onecompany.summary.blocks import Block, Heading, Paragraph, Value
from onecompany.summary.document import Number, Section
from onecompany.summary.upcoming import Occasion, Upcoming

ORDER = 100
"""Its place in the report: behind what we say and do (90), before the people in other divisions (110)."""

REINFORCE = "reinforce"
SAID = ("trainer_id", "how", "first_date", "measured_by", "reinforced_by", "rhythm", "leader_id")
WON = ("text", "silos", "leader_id", "by_when")


def sections(view: View) -> list[Section]:
    """One section: what was said of each rule, of which nothing was said, and what is recognised."""
    state, title = view.state, gettext("Train, measure, reinforce")
    won = told_by(REINFORCE, state)
    told_elsewhere = not won and bool(state.rows("recognition"))
    if not state.rows("reinforcement") and not won:
        return [] if told_elsewhere else [Section(REINFORCE, title, ORDER, (nothing(),))]
    rules = code(state)
    blocks: list[Block] = []
    lines = [_line(view, kept.numbered, kept.row) for kept in rules if kept.row is not None]
    lines += [_line(view, gettext("{rule} (adopted no more)", rule=words), row) for words, row in left_over(state)]
    if lines:
        heads = (heading(REINFORCEMENT.column("rule")), *columns(REINFORCEMENT, SAID))
        blocks.append(table(heads, lines, optional=[head.title for head in heads[1:]]))
    bare = [kept.number for kept in rules if kept.row is None]
    if bare:
        said = ngettext("Of one adopted rule nothing was said yet. Its number in the code of conduct: {numbers:list}.",
                        "Of {number:words} adopted rules nothing was said yet. "
                        "Their numbers in the code of conduct: {numbers:list}.",
                        len(bare), numbers=[str(number) for number in bare])  # fmt: skip
        blocks.append(Paragraph(said))
    if not told_elsewhere:
        heads, empty = columns(RECOGNITION, WON), gettext("No recognition across {silos} was agreed.")
        given = [values(RECOGNITION, WON, row, state) for row in won]
        optional = [head.title for head in heads[2:]]
        blocks += [Heading(gettext("Recognised across {silos}")), table(heads, given, optional=optional, empty=empty)]
    return [Section(REINFORCE, title, ORDER, tuple(blocks), _conclusion(rules))]


def _line(view: View, words: str, row: Record) -> tuple[Value, ...]:
    return (words, *values(REINFORCEMENT, SAID, row, view.state))


def _conclusion(rules: list[Kept]) -> str:
    complete, whole = sum(not kept.lacking for kept in rules), len(rules)
    if not whole:
        return gettext("No rule is adopted.")
    if complete == whole:
        return ngettext("For the one adopted rule training, a measure and reinforcement are planned.",
                        "For all {number:words} adopted rules training, a measure and reinforcement are planned.",
                        whole)  # fmt: skip
    if not complete:
        return gettext("For no adopted rule training, a measure and reinforcement are all planned yet.")
    return ngettext(
        "For one of {whole:words} adopted rules training, a measure and reinforcement are planned.",
        "For {number:words} of {whole:words} adopted rules training, a measure and reinforcement are planned.",
        complete,
        whole=whole,
    )


def numbers(view: View) -> list[Number]:
    """For how many of the adopted rules all three are planned; as far from good as rules lack one."""
    label, rules = gettext("rules with a plan that keeps them alive"), code(view.state)
    if not rules:
        return []
    if all(kept.row is None for kept in rules):
        return [unknown(label)]
    return [reached(label, sum(not kept.lacking for kept in rules), len(rules))]


def upcoming(view: View) -> Upcoming:
    """The first training of each rule, and the recognitions, on their days."""
    trained = (kept for kept in code(view.state) if kept.row is not None and kept.row.first_date is not None)
    return Upcoming(occasions=(*(_training(view, kept) for kept in trained), *occasions(REINFORCE, view.state)))


def _training(view: View, kept: Kept) -> Occasion:
    row: Record | None = kept.row
    assert row is not None
    who = row_words(view.state, "leader", row.trainer_id) or row.trainer
    return Occasion(
        line_of(row), gettext("First training for {rule:quoted}", rule=kept.words), who, row.first_date, row.how
    )
