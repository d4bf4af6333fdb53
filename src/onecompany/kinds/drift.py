"""What became of the rules that were adopted last time: kept, weakened, turned into their opposite, dropped. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onecompany.kinds.lineage import line_of
from onecompany.kinds.view import View
from onecompany.kinds.wording import folded
from onecompany.store.records import Record
from onecompany.store.state import State

Became = Literal["kept", "weakened", "turned", "dropped", "removed"]


@dataclass(frozen=True, slots=True)
class Drift:
    """A rule that was adopted last time, what it is now (None where it is not there), and what became of it.

    `decided`: whether a decision of this workshop names it.
    """

    before: Record
    now: Record | None
    became: Became
    decided: bool


def last_code(view: View) -> list[Record]:
    """The rules that the organisation had adopted in the latest of its earlier workshops that has a code."""
    codes = ([row for row in state.rows("rule") if row.state == "adopted"] for state in view.before[::-1])
    return next((code for code in codes if code), [])


def drifts(view: View) -> list[Drift]:
    """What became of each rule of last time; nothing where none of them went on into this workshop.

    Who began with an empty code has not dropped the old one; who removed all of it afterwards has.
    """
    now = {line_of(row): row for row in view.state.rows("rule")}
    before = last_code(view)
    if "rule" not in view.state.came_along and not any(line_of(row) in now for row in before):
        return []
    decisions = [_words(view.state, row.text) for row in view.state.rows("decision")]
    drifted = []
    for row in before:
        here = now.get(line_of(row))
        became: Became = "removed" if here is None else "dropped" if here.state == "dropped" else "kept"
        if here is not None and here.state != "dropped" and here.kind != row.kind:
            became = "turned"
        elif became in ("removed", "dropped") and (opposite := _opposite(view.state, row)) is not None:
            became, here = "turned", opposite
        elif here is not None and here.state == "proposed":
            became = "weakened"
        named = {_words(view.state, rule.text) for rule in (row, here) if rule is not None}
        decided = any(words and f" {words} " in f" {decision} " for words in named for decision in decisions)
        drifted.append(Drift(row, here, became, decided))
    return drifted


def _words(state: State, text: str) -> str:
    return folded(text, state.workshop.language)


def _opposite(state: State, before: Record) -> Record | None:
    """A rule that says the same words of the other side."""
    wanted = _words(state, before.text)
    opposed = (row for row in state.rows("rule") if row.kind != before.kind and row.state != "dropped")
    return next((row for row in opposed if _words(state, row.text) == wanted), None)
