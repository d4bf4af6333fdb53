"""What the calls on the cases say by rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onecompany.exercises.drill.bars import spoken
from onecompany.exercises.drill.calls import (
    CLEAR,
    FEWEST,
    RISE,
    Call,
    before_and_after,
    calls,
    case_name,
    cases,
    hole,
    latest,
    rose,
    rule_words,
    still_split,
)
from onecompany.kinds.phrasing import NAMED
from onecompany.kinds.view import Finding, Level, View, in_order
from onecompany.sentences import Message, lazy_gettext, lazy_ngettext
from onecompany.store.records import Record, Ref
from onecompany.store.state import State


@dataclass(frozen=True, slots=True)
class CalledCase:
    """A case with its calls."""

    row: Record
    calls: Sequence[Call]

    @property
    def name(self) -> str:
        """The beginning of the case."""
        return case_name(self.row)


def find(view: View) -> list[Finding]:
    """The findings of the cases that were called, gravest first."""
    state, limit = view.state, view.settings["seconds"]
    called = [CalledCase(row, calls(state, row)) for row in cases(state, view.exercise.id)]
    findings = [
        finding for case in called for finding in (*_split(case), *_hole(state, case), *_both_sides(state, case))
    ]
    slow = [case for case in called if _is_slow(case, limit)]
    moved = [case for case in called if (rose(case.calls) or 0) >= RISE]
    clear = [case for case in called if _is_clear(case)]
    many_slow = lazy_gettext(
        "On {number:words} cases not all had called within {limit} seconds", number=len(slow), limit=limit
    )
    many_moved = lazy_gettext("Talking brought the room closer together on {number:words} cases", number=len(moved))
    many_clear = lazy_gettext("On {number:words} cases all but a few called alike at once", number=len(clear))
    findings += _of_several(view, "slow", "warning", slow, lambda case: _slow(case, limit), many_slow)
    findings += _of_several(view, "moved", "strength", moved, _moved, many_moved)
    findings += _of_several(view, "clear", "strength", clear, _clear, many_clear)
    return in_order(findings)


def _of_several(
    view: View,
    rule: str,
    level: Level,
    called: Sequence[CalledCase],
    sentence: Callable[[CalledCase], tuple[Message, Message]],
    many: Message,
) -> list[Finding]:
    """One finding for each of a few cases, and one for many that then names them in its reason."""
    if len(called) <= NAMED:
        return [Finding(f"drill.{rule}:{case.row.id}", level, *sentence(case), _links(case)) for case in called]
    why = lazy_gettext("{cases:quoted}.", cases=[case.name for case in called])
    links = tuple(link for case in called for link in _links(case))
    return [Finding(f"drill.{rule}:{view.exercise.id}", level, many, why, links)]


def _links(case: CalledCase) -> tuple[Ref, ...]:
    return (Ref("drill_case", case.row.id),)


def _split(case: CalledCase) -> list[Finding]:
    if not still_split(case.calls):
        return []
    _, last = before_and_after(case.calls)
    assert last is not None
    text = lazy_gettext("After the talk the room is still split on {case:quoted}", case=case.name)
    why = lazy_gettext("Of {callers:words}, {counts:list}.", callers=last.callers, counts=spoken(last))
    mend = lazy_gettext("Decide what we do in this case: {case:quoted}", case=case.name)
    return [Finding(f"drill.split:{case.row.id}", "crack", text, why, _links(case), mend)]


def _hole(state: State, case: CalledCase) -> list[Finding]:
    call = hole(state, case.row)
    if call is None:
        return []
    stage = state.get("stage", case.row.stage_id)
    counts = {"part": call.named(""), "whole": call.callers, "case": case.name}
    text = lazy_gettext("The code has a hole: no rule decides {case:quoted}", case=case.name)
    why = lazy_gettext("{part:Words} of {whole:words} say that no rule decides it.", **counts)
    mend = lazy_gettext("Agree on a rule for {case:quoted}", case=case.name)
    if stage is not None:
        text = lazy_gettext("The code has a hole at {stage:quoted}", stage=stage.name)
        why = lazy_gettext("{part:Words} of {whole:words} say that no rule decides {case:quoted}.", **counts)
        mend = lazy_gettext("Agree on a rule at {stage:quoted} for {case:quoted}", stage=stage.name, case=case.name)
    return [Finding(f"drill.hole:{case.row.id}", "crack", text, why, _links(case), mend)]


def _both_sides(state: State, case: CalledCase) -> list[Finding]:
    call = latest(case.calls)
    rules = [state.get("rule", rule_id) for rule_id in (call.opposed if call is not None else ())]
    names = [rule_words(rule) for rule in rules if rule is not None]
    if not names:
        return []
    text = lazy_gettext("{rules:quoted} is named for doing it and for not doing it", rules=names[:1])
    if len(names) > 1:
        text = lazy_gettext("{number:Words} rules are named for doing it and for not doing it", number=len(names))
    why = lazy_gettext("The case: {case:quoted}.", case=case.name)
    if len(names) > 1:
        why = lazy_gettext("{rules:quoted}; the case: {case:quoted}.", rules=names, case=case.name)
    mend = lazy_gettext("Say what {rules:quoted} means in this case: {case:quoted}", rules=names, case=case.name)
    return [Finding(f"drill.both_sides:{case.row.id}", "warning", text, why, _links(case), mend)]


def _is_slow(case: CalledCase, limit: float) -> bool:
    """Whether not all had called within the time, at the first call; of hands nobody takes it."""
    first = case.calls[0] if case.calls else None
    return first is not None and first.seconds is not None and (first.seconds > limit or not first.all_called)


def _slow(case: CalledCase, limit: float) -> tuple[Message, Message]:
    first = case.calls[0]
    text = lazy_gettext("Not all had called within {limit} seconds on {case:quoted}", limit=limit, case=case.name)
    if not first.all_called:
        called = lazy_ngettext(
            "One of {of:words} had called.", "{number:Words} of {of:words} had called.", first.n, of=first.present
        )
        return text, called
    seconds = round(first.seconds or 0)
    return text, lazy_ngettext("It took {number} second.", "It took {number} seconds.", seconds)


def _is_clear(case: CalledCase) -> bool:
    first, _ = before_and_after(case.calls)
    return first is not None and first.callers >= FEWEST and (first.agreement or 0) >= CLEAR


def _moved(case: CalledCase) -> tuple[Message, Message]:
    first, last = before_and_after(case.calls)
    assert first is not None
    assert last is not None
    text = lazy_gettext("Talking brought the room closer together on {case:quoted}", case=case.name)
    shares = {"before": float(first.agreement or 0), "after": float(last.agreement or 0)}
    return text, lazy_gettext("Agreement rose from {before:percent} to {after:percent}.", **shares)


def _clear(case: CalledCase) -> tuple[Message, Message]:
    first, _ = before_and_after(case.calls)
    assert first is not None
    text = lazy_gettext("The room decided at once on {case:quoted}", case=case.name)
    return text, lazy_gettext("{share:percent} called alike before a word was said.", share=float(first.agreement or 0))
