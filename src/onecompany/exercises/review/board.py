"""What stands on the board of a review: promises to be answered, metrics to be read, the code, the cracks. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from onecompany.boards.charts import sparkline
from onecompany.boards.lines import Computed, Line, Part
from onecompany.boards.model import Tone
from onecompany.boards.place import Place
from onecompany.exercises.review.answers import BECAME, STATES, waiting
from onecompany.exercises.review.cracks import Stand, crack_line, cracks_since
from onecompany.kinds.code_of_conduct import in_code_order
from onecompany.kinds.columns import Column, Number, OneOf, Width
from onecompany.kinds.drift import Drift, drifts
from onecompany.kinds.kind import Table
from onecompany.kinds.lookup import row_words
from onecompany.kinds.progress import FARES, metrics_in_order, progress, readings_of, then_and_now, values_of
from onecompany.kinds.promises import promised_before
from onecompany.kinds.registry import table
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.kinds.view import View
from onecompany.sentences import N_, gettext
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary.words import number

PROMISED = ("what", "state", "by_when", "reason", "leader_id")
RULED = ("text", "kind", "state")

TONES: dict[str, Tone] = {
    **dict.fromkeys(("kept", "reached", "on_the_way"), "good"),
    **dict.fromkeys(("late", "not_yet", "weakened"), "warn"),
    **dict.fromkeys(("dropped", "wrong_way", "missed", "turned", "removed"), "bad"),
    "unread": "muted",
}
"""In which tone it is said what became of a promise or a rule, and how a metric fares."""

CRACK_TONES: dict[Stand, Tone] = {"open": "bad", "closed": "good", "unseen": "muted"}

LINE = 12
"""The most readings in a line of letters, which is not to be broken."""


def _with(described: Table, *columns: Column) -> Table:
    """A table with some columns described anew, for this board, or added."""
    known = {column.name: column for column in columns}
    own = [known.pop(column.name, column) for column in described.columns]
    return replace(described, columns=(*own, *known.values()))


PROMISE = _with(
    COMMITMENT,
    Column(
        "state",
        OneOf(
            STATES,
            signs={"kept": "✓", "late": "!", "dropped": "✗", "open": "…"},
            letters=True,
        ),
        N_("What became of it"),
        N_("Became"),
        expected=N_("K kept, L late, D dropped, S still on"),
        missing=N_("A promise is kept, late, dropped or still on."),
        width=Width(12, 12, 0),
    ),
    replace(COMMITMENT.column("what"), width=Width(20, 40, 4)),
    replace(COMMITMENT.column("reason"), expected=N_("why, in one sentence"), width=Width(14, 30, 3)),
)
"""The promises of last time; letters say what became of each."""


def measured() -> Table | None:
    """The metrics with a column for the new reading; None where the kind that has them is not installed."""
    metric = table("metric")
    new = Column(
        "reading",
        Number(unit="unit"),
        N_("New reading"),
        expected=N_("a number; of another day 4.2 on 3 Nov"),
        refused=N_("A reading is a number, such as 4.2, or 4.2 on 3 Nov."),
    )
    return _with(metric, new) if metric is not None else None


def ruled() -> Table | None:
    """The rules, of which letters say whether they are an always or a never, and whether they still hold."""
    rule = table("rule")
    if rule is None:
        return None
    choosing = [
        replace(column, nature=replace(column.nature, letters=True))
        for column in rule.columns
        if isinstance(column.nature, OneOf)
    ]
    return _with(rule, *choosing)


# -- metrics


def metric_columns(state: State, today: date) -> Sequence[Computed]:
    """Beside the new reading: what was read before, how it fares, from where to where."""

    def before(row: Record) -> tuple[str, Tone]:
        readings = readings_of(state, row)
        _, new = then_and_now(state, row)
        values = values_of(row, readings)
        older = values_of(row, readings[:-1] if new is not None else readings)
        line = sparkline(values[-LINE:]) if len(values) > 1 else ""
        return f"{line} {' ← '.join(map(number, reversed(older)))}".strip(), "text"

    def fares(row: Record) -> tuple[str, Tone]:
        said = progress(row, readings_of(state, row), today)
        return gettext(FARES[said]), TONES[said]

    return (
        Computed("", Width(), before, 2),
        Computed("", Width(), fares, 2),
        Computed("", Width(), lambda row: (span(row), "text"), 2),
    )


def span(metric: Record) -> str:
    """From where to where: "71 → 95 %"."""
    ends = [number(value) if value is not None else "?" for value in (metric.baseline, metric.target)]
    return "" if ends == ["?", "?"] else f"{ends[0]} → {ends[1]} {metric.unit}".strip()


# -- the code


def rule_columns(state: State, drifted: Sequence[Drift]) -> Mapping[str, Sequence[Computed]]:
    """Beside a rule: what became of it since last time, and where it stands."""
    became = {drift.now.id: drift.became for drift in drifted if drift.now is not None}

    def since(row: Record) -> tuple[str, Tone]:
        said = became.get(row.id)
        return (gettext("new"), "muted") if said is None else (gettext(BECAME[said]), TONES[said])

    def stage(row: Record) -> tuple[str, Tone]:
        return gettext("our own people") if row.people else row_words(state, "stage", row.stage_id), "text"

    return {"kind": [Computed("", Width(), since, 2)], "state": [Computed("", Width(), stage, 2)]}


# -- all of it


def parts_of(view: View) -> list[Part]:
    """The parts of the board from top to bottom; first of all, where there is none, that nothing was promised."""
    parts = [_promises(view), _metrics(view), _code(view), _cracks(view)]
    shown = [part for part in parts if part is not None and part.rows]
    nothing = gettext("Nothing was promised before this workshop: there is nothing to look back at yet.")
    alone = Line(entry=gettext("Nothing to look back at yet"), place=Place("none"), says=nothing)
    return shown if promised_before(view.state) else [Part(PROMISE, PROMISED, [alone], adds=False), *shown]


def _promises(view: View) -> Part:
    lines = [Line(row, entry=gettext("A promise of last time")) for row in promised_before(view.state)]
    title = gettext("What we promised · K kept, L late, D dropped, S still on")
    return Part(PROMISE, PROMISED, lines, title, "what", adds=False, lines=0, tight=3)


def _metrics(view: View) -> Part | None:
    """The metrics, each with its new reading."""
    described = measured()
    if described is None:
        return None
    entry, lines = gettext("A metric"), []
    for row in metrics_in_order(view.state):
        _, new = then_and_now(view.state, row)
        lines.append(Line(row.with_values({"reading": new.value if new is not None else None}), entry=entry))
    title = gettext("Numbers · type the new reading; readings before, how it fares, baseline → target")
    columns = {"reading": metric_columns(view.state, view.today)}
    return Part(described, ("name", "reading"), lines, title, adds=False, lines=3, computed=columns)


def _code(view: View) -> Part | None:
    described = ruled()
    if described is None:
        return None
    lines = [Line(row, entry=gettext("A rule of the code")) for row in in_code_order(view.state)]
    title = gettext("The code · what each rule is now, and what became of it since last time")
    return Part(described, RULED, lines, title, adds=False, lines=3, computed=rule_columns(view.state, drifts(view)))


def _cracks(view: View) -> Part:
    lines = []
    for line, stand in cracks_since(view):
        entry = (
            gettext("A commitment that closes this crack: Ana: what, by when")
            if line.open
            else gettext("A crack of last time")
        )
        links, place = line.finding.links if line.open else (), Place("crack", line.line)
        lines.append(Line(None, "", entry, {}, place, crack_line(view, line, stand), CRACK_TONES[stand], links))
    title = gettext("The cracks, then and now · Enter makes one a commitment")
    return Part(PROMISE, PROMISED, lines, title, "what", adds=False)


def place_of_step(view: View, step: int, parts: Sequence[Part]) -> str:
    """Where a step begins: at the first promise without an answer, the first metric to be read, the code."""
    state = view.state
    if step == 0:
        first = next(iter(waiting(state) or promised_before(state)), None)
        return str(Place("commitment", first.id, "state")) if first is not None else ""
    if step == 1:
        metrics = metrics_in_order(state)
        unread = [row for row in metrics if then_and_now(state, row)[1] is None] or metrics
        return str(Place("metric", unread[0].id, "reading")) if unread else ""
    part = next((part for part in parts if part.entry_column == "text" or part.rows[0].says), None)
    return str(part.place(part.rows[0])) if part is not None else ""
