"""What the drill's board shows: one case, large, with its calls; below it all cases and rules. Rows in, models out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from onecompany.boards import charts
from onecompany.boards.model import BoardCell, BoardColumn, BoardRow, Model, Tone
from onecompany.boards.place import Place
from onecompany.boards.records import records
from onecompany.boards.voting import standing
from onecompany.exercises.drill.bars import bars
from onecompany.exercises.drill.calls import (
    Call,
    before_and_after,
    calls,
    cases,
    closing_rule,
    decided,
    hole,
    latest,
    numbered,
    rule_words,
    rules_named,
    still_split,
    subject,
    takes_rules,
)
from onecompany.kinds.code_of_conduct import adopted
from onecompany.kinds.lookup import row_words
from onecompany.kinds.rounds import unfinished
from onecompany.kinds.view import View
from onecompany.sentences import gettext, ngettext
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary.charts import Histogram
from onecompany.summary.words import number as figure

MEASURE = 76
"""The longest line of a case, in cells: longer ones are not found again from the last row."""


def place(case: Record | None, field: str = "") -> str:
    """Where a case stands: in the list, or one of its fields above."""
    return str(Place("drill_case", case.id if case is not None else "", field))


def going_on(state: State, case: Record) -> Record | None:
    """The round of a case that is not revealed."""
    rows = unfinished(state, case.exercise_id)
    return next((row for row in rows if row.subject == subject(case.id)), None)


# -- one case


def case_model(view: View, case: Record | None, roomy: Callable[[], bool]) -> Model:
    """One case: its text, how it stands, its bars, and the rules that decide it.

    `roomy`: whether there is room for air, asked whenever it is drawn: the board may have another height by then.
    """
    if case is None:
        first = gettext("Type a case: what happened, and what is asked of us. A pasted list is a case a line.")
        return Model([_WIDE, _REST], (), (BoardRow({0: BoardCell(first, place(None, "text"), "muted")}),))
    state, several = view.state, calls(view.state, case)
    call = latest(several)
    here, stage = cases(state, case.exercise_id), row_words(state, "stage", case.stage_id)
    values = {"number": here.index(case) + 1, "whole": len(here), "stage": stage}
    title = gettext("Case {number} of {whole}", **values)
    if stage:
        title = gettext("Case {number} of {whole} · {stage}", **values)
    air = BoardRow(drawing=lambda _, __: [[]] if roomy() else [])
    body = [
        BoardRow(title=title),
        air,
        BoardRow({0: BoardCell(case.text, place(case, "text"), "strong")}),
        air,
        BoardRow({0: BoardCell(_calls_line(view, case, several), place(case, "calls"), _tone(several))}),
    ]
    if call is not None:
        chart = bars(several, title)
        body += [BoardRow(drawing=lambda _, width: _drawn(chart, width)), air]
    rules_tone: Tone = "text" if call is not None and call.rules else "muted"
    body.append(BoardRow({0: BoardCell(_rules_lines(state, several), place(case, "rules"), rules_tone)}))
    if hole(state, case) is not None:
        missing = gettext("✗ The code has a hole; this plan has no board for a rule.")
        if takes_rules(state):
            missing = gettext("✗ The code has a hole. Type the rule that is missing: always …, never …")
        body.append(BoardRow({0: BoardCell(missing, place(case, "hole"), "bad")}))
    elif call is not None and call.is_hole and (rule := closing_rule(state, case)) is not None:
        closed = gettext("✓ The hole is closed: {rule}", rule=numbered(adopted(state), rule))
        body.append(BoardRow({0: BoardCell(closed, "", "good")}))
    return Model([_WIDE, _REST], (), tuple(body), start=place(case, "text"))


_WIDE, _REST = BoardColumn(20, MEASURE, 0), BoardColumn(0, 0, 1)


def _drawn(chart: Histogram, width: int) -> list[list[tuple[str, Tone]]]:
    """The bars, as far to the right as the words above them."""
    return [[(" ", "text"), *pieces] for pieces in charts.histogram(chart, min(width, MEASURE) - 1)]


def _calls_line(view: View, case: Record, several: Sequence[Call]) -> str:
    """How it stands: who has called while it goes on, else how far all agree and how long it took."""
    state, row = view.state, going_on(view.state, case)
    if row is not None:
        return standing(state, row)
    if not several:
        return gettext("Not called yet. F4 puts it to the room.")
    first, last = before_and_after(several)
    sentences = [_agreement(first, last), _time(several[0], view.settings["seconds"])]
    if first is None and last is None:
        sentences[0] = ngettext(
            "One has called: too few to show more.", "{number:Words} have called: too few to show more.", several[-1].n
        )
    return " ".join(filter(None, sentences))


def _agreement(first: Call | None, last: Call | None) -> str:
    if first is not None and last is not None:
        return gettext("Agreement {before:percent} → {after:percent}.", before=share(first), after=share(last))
    if last is not None:
        return gettext("Agreement {share:percent} after the talk.", share=share(last))
    return gettext("Agreement {share:percent}.", share=share(first)) if first is not None else ""


def share(call: Call) -> float:
    """How far all agree, as a number."""
    return float(call.agreement or Fraction(0))


def _time(call: Call, limit: float) -> str:
    """Seconds until all had called at first; of hands nobody takes the time."""
    if call.seconds is None:
        return ""
    values = {"seconds": figure(round(call.seconds)), "limit": figure(limit)}
    if not call.all_called:
        return gettext("{n} of {of} had called after {seconds} s.", n=call.n, of=call.present, **values)
    if call.seconds > limit:
        return gettext("All had called after {seconds} s, not within {limit}.", **values)
    return gettext("All had called after {seconds} s.", **values)


def _tone(several: Sequence[Call]) -> Tone:
    return "bad" if still_split(several) else "strong" if several else "muted"


def _rules_lines(state: State, several: Sequence[Call]) -> str:
    """The rules that are named, a line each; before that how many there are to choose from."""
    call = latest(several)
    if call is None:
        if not adopted(state):
            return gettext("No rule is adopted yet that could decide it.")
        return ngettext(
            "One adopted rule can decide it; it stands below.",
            "{number:Words} adopted rules can decide it; they stand below.",
            len(adopted(state)),
        )
    named = rules_named(state, call)
    if not named:
        return gettext("Which rule decides it? Type hands by the rule's number: 3: 5, 7: 2, none: 3")
    return "\n".join(gettext("{hands} × {rule}", hands=hands, rule=words) for words, hands in named)


# -- all cases, and the code


def list_model(view: View, here: Record | None) -> Model:
    """All cases with how they stand, and the rules by their numbers."""
    state = view.state
    rows = [_case_cells(state, number, case, here) for number, case in enumerate(cases(state, view.exercise.id), 1)]
    titles = {}
    code = adopted(state)
    if code:
        titles[len(rows)] = gettext("Rules by their numbers")
    for number, rule in enumerate(code, 1):
        words = gettext("{number}  {rule}", number=number, rule=rule_words(rule))
        rows.append([BoardCell(words, str(Place("rule", rule.id)), lines=3, tight=2, wide=True)])
    heads = [gettext("Case"), gettext("Stage"), gettext("Agreement"), gettext("State")]
    columns = [BoardColumn(26, 50, 3), BoardColumn(11, 16, 1), BoardColumn(13, 13, 0), BoardColumn(12, 20, 1)]
    return records(heads, rows, columns, frozen=0, titles=titles)


def _case_cells(state: State, number: int, case: Record, here: Record | None) -> list[BoardCell]:
    several = calls(state, case)
    first, last = before_and_after(several)
    agreement = ""
    if first is not None and last is not None:
        agreement = gettext("{before:percent} → {after:percent}", before=share(first), after=share(last))
    elif first is not None or last is not None:
        agreement = gettext("{share:percent}", share=share(first or last))  # type: ignore[arg-type]
    text = gettext("{number}  {case}", number=number, case=case.text)
    tone: Tone = "strong" if here is not None and here.id == case.id else "text"
    words, state_tone = _state(state, case, several)
    return [
        BoardCell(text, place(case), tone, lines=1),
        BoardCell(row_words(state, "stage", case.stage_id) or "·", place(case, "stage_id"), lines=1),
        BoardCell(agreement),
        BoardCell(words, "", state_tone, lines=1),
    ]


def _state(state: State, case: Record, several: Sequence[Call]) -> tuple[str, Tone]:
    """How a case stands, in a word or two."""
    row, call = going_on(state, case), latest(several)
    if row is not None:
        return gettext("vote goes on"), "warn"
    if not several:
        return gettext("to call"), "muted"
    if still_split(several):
        return gettext("✗ split"), "bad"
    if hole(state, case) is not None:
        return gettext("✗ hole"), "bad"
    if call is None:
        return gettext("too few"), "muted"
    return (gettext("✓ decided"), "good") if decided(several) else (gettext("to talk about"), "text")
