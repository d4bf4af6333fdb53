"""The cases in the report: how far all agreed before and after the talk, by which rule, and the holes in the code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onecompany.exercises.drill.bars import bars
from onecompany.exercises.drill.calls import (
    ANSWERS,
    Call,
    before_and_after,
    calls,
    case_name,
    cases,
    decided,
    hole,
    latest,
    rules_named,
    still_split,
)
from onecompany.kinds.lookup import row_words
from onecompany.kinds.phrasing import NAMED
from onecompany.kinds.reporting import columns, nothing, reached, table
from onecompany.kinds.view import View
from onecompany.sentences import gettext, ngettext
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary.blocks import Block, Bullets, Heading, Paragraph, Table, TableColumn, Value
from onecompany.summary.document import Number, Section

from . import DRILL_CASE

ORDER = 120
"""Twelfth part of the report; `report` puts the sections in this order."""

CHARTS = 6
"""Cases of which the bars are drawn, on a page or two; the table has all of them."""


def sections(view: View) -> list[Section]:
    """The cases of one exercise; those of several exercises come below the same heading."""
    state, here = view.state, cases(view.state, view.exercise.id)
    title = gettext("Cases decided")
    blocks: list[Block] = []
    if len(_exercises(state)) > 1:
        blocks.append(Heading(view.exercise.title))
    called = [case for case in here if calls(state, case)]
    if not called:
        blocks.append(nothing())
    if here:
        blocks.append(_table(state, here))
    holes = [_hole(state, case) for case in here if _is_hole(state, case)]
    if holes:
        blocks += [Heading(gettext("Holes in the code")), Bullets(tuple(holes))]
    few = [case for case in called if calls(state, case)[-1].counts is None]
    if few:
        blocks.append(Paragraph(gettext("Where too few have called, only how many is kept."), "note"))
    if charts := _charts(state, here):
        blocks += [Heading(gettext("What was called")), *charts]
    conclusion = _conclusion(state) if _is_first(view) else ""
    return [Section("drill", title, ORDER, tuple(blocks), conclusion)]


def numbers(view: View) -> list[Number]:
    """On how many of the cases that were called the room agrees, said once for all exercises."""
    called = _called(view.state)
    if not called or not _is_first(view):
        return []
    agreed = sum(decided(calls(view.state, case)) for case in called)
    number = reached(gettext("cases that the room decides alike"), agreed, len(called))
    # It is in the conclusion already, so it stands on page 1 only where there is little else.
    return [replace(number, rank=number.rank / 100)]


def as_planned(state: State) -> bool:
    """Whether nothing was called, and the cases are those of the plan in its order."""
    for exercise in _exercises(state):
        here = cases(state, exercise.id)
        planned = [case["text"] for case in exercise.settings.get("cases", ())]
        if [case.text for case in here] != planned or any(calls(state, case) for case in here):
            return False
    return True


def _exercises(state: State) -> list[Record]:
    return state.where("exercise", "kind", "drill")


def _is_first(view: View) -> bool:
    """Whether it is for this exercise to speak of all of them."""
    there = sorted(_exercises(view.state), key=lambda row: bool(row.dropped))
    return not there or there[0].id == view.exercise.id


def _called(state: State) -> list[Record]:
    """All cases of which is known what was called."""
    return [case for case in state.rows("drill_case") if latest(calls(state, case)) is not None]


def _is_hole(state: State, case: Record) -> bool:
    return hole(state, case) is not None


def _conclusion(state: State) -> str:
    """On how many cases the room decides alike, and where the code has a hole."""
    called = _called(state)
    if not called:
        return ""
    agreed, whole = sum(decided(calls(state, case)) for case in called), len(called)
    return " ".join(filter(None, (_agreed(agreed, whole), _holes(state, called))))


def _agreed(agreed: int, whole: int) -> str:
    if agreed == whole == 2:
        return gettext("The room decides both cases alike.")
    if agreed == whole:
        return ngettext("The room decides the case alike.", "The room decides all {number:words} cases alike.", whole)
    if not agreed:
        return ngettext(
            "The room does not decide the case alike.",
            "The room decides none of the {number:words} cases alike.",
            whole,
        )
    return ngettext(
        "The room decides one of {whole:words} cases alike.",
        "The room decides {number:words} of {whole:words} cases alike.",
        agreed,
        whole=whole,
    )


def _holes(state: State, called: Sequence[Record]) -> str:
    holes = [case for case in called if _is_hole(state, case)]
    stages = list(dict.fromkeys(row_words(state, "stage", case.stage_id) for case in holes))
    if not holes:
        return ""
    if all(stages) and len(stages) <= NAMED:
        return gettext("The code has a hole at {stages:quoted}.", stages=stages)
    return ngettext("The code has one hole.", "The code has {number:words} holes.", len(holes))


def _hole(state: State, case: Record) -> str:
    call, stage = latest(calls(state, case)), row_words(state, "stage", case.stage_id)
    assert call is not None
    values = {"part": call.named(""), "whole": call.callers, "case": case.text, "stage": stage}
    if stage:
        return gettext("{stage}: {case} {part:Words} of {whole:words} name no rule.", **values)
    return gettext("{case} {part:Words} of {whole:words} name no rule.", **values)


def _table(state: State, here: Sequence[Record]) -> Table:
    heads = (
        *columns(DRILL_CASE, ("text", "stage_id")),
        TableColumn(gettext("Most would")),
        TableColumn(gettext("Agreed before, %"), "number"),
        TableColumn(gettext("Agreed after, %"), "number"),
        TableColumn(gettext("Rule that decides")),
        TableColumn(gettext("Seconds"), "number"),
    )
    optional = [heads[1].title, *(head.title for head in heads[2:])] if any(calls(state, case) for case in here) else []
    return table(heads, [_row(state, case) for case in here], optional=optional)


def _row(state: State, case: Record) -> tuple[Value, ...]:
    several = calls(state, case)
    first, last = before_and_after(several)
    call = last or first
    seconds = several[0].seconds if several else None
    return (
        case.text,
        row_words(state, "stage", case.stage_id),
        _what(several),
        _percent(first),
        _percent(last),
        _rules(state, call) if call is not None else "",
        round(seconds) if seconds is not None else None,
    )


def _what(several: Sequence[Call]) -> str:
    """What most would do; that it is split, or that too few have called to say so."""
    call = latest(several)
    if call is None:
        return gettext("{n} called", n=several[-1].n) if several else ""
    words = gettext("{answers:or}", answers=[gettext(ANSWERS[code]) for code in call.leading])
    return gettext("split: {answers}", answers=words) if still_split(several) else words


def _percent(call: Call | None) -> int | None:
    return round(100 * call.agreement) if call is not None and call.agreement is not None else None


def _rules(state: State, call: Call) -> str:
    """The rules that were named, each with how often; a line each."""
    named = rules_named(state, call)
    return "\n".join(gettext("{rule} ({number})", rule=words, number=number) for words, number in named)


def _charts(state: State, here: Sequence[Record]) -> list[Block]:
    """The bars of the cases on which not all called alike, first of those on which the room is split."""
    drawn = [case for case in here if any(0 < (call.agreement or 0) < 1 for call in calls(state, case))]
    drawn = sorted(drawn, key=lambda case: not still_split(calls(state, case)))[:CHARTS]
    return [bars(calls(state, case), case_name(case)) for case in drawn]
