"""The code of conduct in the year: the rules as they are now, what was turned round, what was dropped. Pure."""

from __future__ import annotations

from onecompany.kinds.code_of_conduct import adopted
from onecompany.kinds.drift import Drift, drifts
from onecompany.kinds.lineage import line_of
from onecompany.kinds.reporting import table
from onecompany.kinds.view import View
from onecompany.report.year.told import Told, cut
from onecompany.sentences import N_, gettext, ngettext
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary import labels
from onecompany.summary.blocks import Block, TableColumn, Value
from onecompany.summary.document import Section
from onecompany.summary.words import long_date

ORDER = 70

MOST = 10
"""Changes of the code."""

SAID = {"always": N_("We always: {rule}"), "never": N_("We never: {rule}")}

BECAME = {"turned": N_("turned round"), "dropped": N_("dropped"), "removed": N_("removed")}


def section(told: Told) -> Section | None:
    """The code; nothing where no rule was ever adopted."""
    changes = _changes(told)
    code = told.upcoming.code
    if not code and not changes:
        return None
    blocks: list[Block] = []
    if changes:
        columns = (
            TableColumn(labels.WHEN, "date"),
            TableColumn(labels.STAGE),
            TableColumn(gettext("What was agreed")),
            TableColumn(gettext("What became of it")),
        )
        rows = [_change(state, drift) for state, drift in changes[:MOST]]
        blocks += [table(columns, rows, caption=gettext("What changed")), *cut(changes, MOST)]
    if code:
        heads = (TableColumn(labels.STAGE), TableColumn(labels.ALWAYS), TableColumn(labels.NEVER))
        lanes = [(rules.stage, "\n".join(rules.always), "\n".join(rules.never)) for rules in code]
        blocks.append(table(heads, lanes, caption=gettext("The rules as they are now")))
    return Section("code", labels.CODE_OF_CONDUCT, ORDER, tuple(blocks), _conclusion(told, changes))


def _changes(told: Told) -> list[tuple[State, Drift]]:
    """What was turned, dropped or removed in each workshop, and is not adopted again since; turned ones first."""
    now = {line_of(row) for row in adopted(told.last)}
    changed = [
        (state, drift)
        for state in told.begun
        for drift in drifts(View(state, None, state.workshop.date))
        if drift.became == "turned" or (drift.became in BECAME and line_of(drift.before) not in now)
    ]
    return sorted(changed, key=lambda change: change[1].became != "turned")


def _change(state: State, drift: Drift) -> tuple[Value, ...]:
    became = gettext(BECAME[drift.became])
    if drift.became == "turned" and drift.now is not None:
        became = _said(drift.now)
    stage = state.get("stage", (drift.now or drift.before).stage_id)
    return state.workshop.date, stage.name if stage is not None else "", _said(drift.before), became


def _said(rule: Record) -> str:
    return gettext(SAID[rule.kind], rule=rule.text)


def _conclusion(told: Told, changes: list[tuple[State, Drift]]) -> str:
    """How many rules hold, and which one was turned round: a rule counts once, however often it was turned."""
    count = len(adopted(told.last))
    sentences = [ngettext("One rule holds.", "{number:Words} rules hold.", count)] if count else []
    there = {line_of(row) for row in told.last.rows("rule") if row.state != "dropped"}
    rules = [turns for turns in _turned(changes) if (now := turns[-1][1].now) is not None and line_of(now) in there]
    turned = [turns for turns in rules if _kind(turns[-1]) != turns[0][1].before.kind]
    back = [turns for turns in rules if turns not in turned]
    if len(turned) == 1:
        state, drift = turned[0][-1]
        day = long_date(state.workshop.date)
        sentences.append(gettext("{rule:quoted} was turned round on {day}.", rule=drift.before.text, day=day))
    elif turned:
        sentences.append(gettext("{number:Words} were turned round.", number=len(turned)))
    if back:
        rule = back[0][0][1].before.text
        sentences.append(
            ngettext(
                "{rule:quoted} was turned round and back again.",
                "{number:Words} were turned round and back again.",
                len(back),
                rule=rule,
            )
        )
    return " ".join(sentences)


def _turned(changes: list[tuple[State, Drift]]) -> list[list[tuple[State, Drift]]]:
    """The turns of each rule that was turned, one after the other; its opposite may be a row of its own."""
    of_line: dict[str, list[tuple[State, Drift]]] = {}
    rules = []
    for state, drift in changes:
        if drift.became != "turned":
            continue
        if line_of(drift.before) not in of_line:
            rules.append(of_line.setdefault(line_of(drift.before), []))
        turns = of_line[line_of(drift.before)]
        turns.append((state, drift))
        if drift.now is not None:
            of_line[line_of(drift.now)] = turns
    return rules


def _kind(turn: tuple[State, Drift]) -> str:
    now = turn[1].now
    return str(now.kind) if now is not None else ""
