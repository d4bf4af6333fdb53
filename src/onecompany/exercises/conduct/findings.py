"""What the code of conduct says by rule. Nothing is said before there is a rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onecompany.exercises.conduct.chapters import LEFT, PEOPLE, Chapter, chapter_of, chapters
from onecompany.exercises.conduct.ratifying import verdict
from onecompany.kinds import rounds
from onecompany.kinds.code_of_conduct import SIDES, adopted, in_code_order
from onecompany.kinds.drift import drifts
from onecompany.kinds.phrasing import NAMED, warn_of
from onecompany.kinds.view import Finding, View, in_order
from onecompany.kinds.wording import folded
from onecompany.sentences import EMPTY, N_, Message, lazy_gettext, lazy_ngettext
from onecompany.store.records import Record, Ref

FEWEST_FOR_A_SHARE = 3
"""Of fewer rules one alone is more than half, which says nothing."""


def find(view: View) -> list[Finding]:
    """The findings of the code, gravest first."""
    if not view.state.rows("rule"):
        return []
    return in_order(
        [
            *_both(view),
            *_turned(view),
            *_empty_lanes(view),
            *_too_many(view),
            *_unnoticed(view),
            *_weakened(view),
            *_hardest(view),
            *_ratified(view),
        ]
    )


def _written(view: View) -> list[Chapter]:
    """The chapters that are to have rules: all stages, and our own people once they have any."""
    every = (part for part in chapters(view.state, view.settings) if part.key != LEFT)
    return [part for part in every if part.key != PEOPLE or part.rules(view.state)]


def _refs(parts: Sequence[Chapter]) -> tuple[Ref, ...]:
    return tuple(Ref("stage", part.stage.id) for part in parts if part.stage is not None)


def _both(view: View) -> Iterator[Finding]:
    """Rules with the same words, whatever their stages: who reads both cannot keep the code."""
    language = view.state.workshop.language
    stages = {part.key: part for part in chapters(view.state, view.settings)}
    nevers = [row for row in in_code_order(view.state) if row.kind == "never" and row.state != "dropped"]
    by_words = {folded(row.text, language): row for row in reversed(nevers)}
    for always in in_code_order(view.state):
        never = by_words.get(folded(always.text, language)) if always.kind == "always" else None
        if never is None or always.state == "dropped" or not folded(always.text, language):
            continue
        start, end = (_where(stages, row) for row in (always, never))
        text = lazy_gettext("{rule:quoted} is both an always and a never", rule=always.text)
        why = lazy_gettext("Both stand at {stage:quoted}.", stage=start)
        if start != end:
            why = lazy_gettext("Always at {stage:quoted}, never at {other:quoted}.", stage=start, other=end)
        mend = lazy_gettext("Decide whether {rule:quoted} is an always or a never", rule=always.text)
        links = (Ref("rule", always.id), Ref("rule", never.id))
        yield Finding(f"conduct.both:{always.id}", "crack", text, why, links, mend)


def _where(stages: dict[str, Chapter], rule: Record) -> str | Message:
    return stages[chapter_of(rule)].name


def _turned(view: View) -> Iterator[Finding]:
    """What was a rule last time and is its opposite now, or none any more, without anybody having decided it."""
    for drift in drifts(view):
        if drift.decided or drift.became not in ("turned", "dropped", "removed"):
            continue
        rule = _said(drift.before)
        text = lazy_gettext("{rule:quoted} was adopted last time and is dropped now", rule=rule)
        mend = lazy_gettext("Decide in the open whether {rule:quoted} still holds", rule=rule)
        if drift.became == "turned":
            rule = drift.before.text
            text = lazy_gettext("{rule:quoted} was an always last time and is a never now", rule=rule)
            if drift.before.kind == "never":
                text = lazy_gettext("{rule:quoted} was a never last time and is an always now", rule=rule)
            mend = lazy_gettext("Decide in the open whether {rule:quoted} is an always or a never", rule=rule)
        why = lazy_gettext("No decision on record says so.")
        links = (Ref("rule", drift.now.id),) if drift.now is not None else ()
        row = drift.now or drift.before
        yield Finding(f"conduct.turned:{row.id}", "crack", text, why, links, mend, once=True)


def _empty_lanes(view: View) -> Iterator[Finding]:
    parts = _written(view)
    without = {side: [part for part in parts if not _held(view, part, side)] for side in SIDES}
    for side, empty in without.items():
        if not empty:
            continue
        names = [part.name for part in empty]
        values = {"stages": names, "number": len(names)}
        few = lazy_gettext("No rule says what we always do at {stages:quoted}", **values)
        many = lazy_gettext("{number:Words} stages have no rule of what we always do", **values)
        mend = lazy_gettext("Agree what we always do at {stages:quoted}", **values)
        if side == "never":
            few = lazy_gettext("No rule says what we never do at {stages:quoted}", **values)
            many = lazy_gettext("{number:Words} stages have no rule of what we never do", **values)
            mend = lazy_gettext("Agree what we never do at {stages:quoted}", **values)
        counted = len(names) > NAMED
        text, why = (many, lazy_gettext("{stages:quoted}.", **values)) if counted else (few, EMPTY)
        yield Finding(f"conduct.no_{side}", "warning", text, why, _refs(empty), mend)


def _held(view: View, part: Chapter, side: str) -> list[Record]:
    return [row for row in part.lane(view.state, side) if row.state != "dropped"]


def _too_many(view: View) -> Iterator[Finding]:
    limit = view.settings["limit"]
    full = [
        (part, side)
        for part in chapters(view.state, view.settings)
        for side in SIDES
        if sum(row.state == "adopted" for row in part.lane(view.state, side)) > limit
    ]
    if not full:
        return
    names = [
        lazy_gettext("{stage:quoted} (always)", stage=part.name)
        if side == "always"
        else lazy_gettext("{stage:quoted} (never)", stage=part.name)
        for part, side in full
    ]
    few = lazy_ngettext(
        "More than one rule is adopted: {lanes:list}",
        "More than {number:words} rules are adopted: {lanes:list}",
        limit,
        lanes=names,
    )
    many = lazy_ngettext(
        "{lanes:Words} lanes have more than one adopted rule",
        "{lanes:Words} lanes have more than {number:words} adopted rules",
        limit,
        lanes=len(names),
    )
    counted = len(names) > NAMED
    why = lazy_gettext("{lanes:list}.", lanes=names) if counted else lazy_gettext("Few rules are kept.")
    mend = lazy_gettext("Choose the rules that we will really keep")
    parts = list({part.key: part for part, _ in full}.values())
    yield Finding("conduct.too_many", "warning", many if counted else few, why, _refs(parts), mend)


def _unnoticed(view: View) -> list[Finding]:
    return _of_rules(
        "conduct.unnoticed",
        [row for row in adopted(view.state) if row.noticed is False],
        N_("No {customer} would notice {names:quoted}"),
        N_("No {customer} would notice {names:quoted}"),
        N_("No {customer} would notice {number:words} adopted rules"),
        N_("Say what the {customer} gets from {names:quoted}"),
        N_("Say what the {customer} gets from the {number:words} rules"),
        why=lazy_gettext("The code is about what {customers} get."),
    )


def _weakened(view: View) -> list[Finding]:
    return _of_rules(
        "conduct.weakened",
        [drift.now for drift in drifts(view) if drift.became == "weakened" and drift.now is not None],
        N_("{names:quoted} was adopted last time and is only proposed now"),
        N_("{names:quoted} were adopted last time and are only proposed now"),
        N_("{number:Words} rules that were adopted last time are only proposed now"),
        N_("Decide whether {names:quoted} still holds"),
        N_("Decide whether the {number:words} rules of last time still hold"),
    )


def _of_rules(key: str, rules: list[Record], *sentences: str, why: Message = EMPTY) -> list[Finding]:
    """A warning for each of a few rules, or one that counts many; their sentences would fill a page."""
    named = {Ref("rule", row.id): _said(row) for row in rules}
    warnings = warn_of(key, named, *sentences, why=why, single=True)
    return [replace(finding, reason=why) for finding in warnings]


def _said(rule: Record) -> Message:
    """A rule outside of its lane, where its words alone would say the opposite of a never."""
    if rule.kind == "never":
        return lazy_gettext("never: {rule}", rule=rule.text)
    return lazy_gettext("always: {rule}", rule=rule.text)


def _hardest(view: View) -> Iterator[Finding]:
    rules = adopted(view.state)
    if len(rules) < FEWEST_FOR_A_SHARE:
        return
    for silo in view.state.rows("silo"):
        hard = [row for row in rules if row.hardest_for == silo.id]
        if 2 * len(hard) <= len(rules):
            continue
        values = {"name": silo.name, "part": len(hard), "number": len(rules)}
        text = lazy_gettext("{name} finds {part:words} of {number:words} adopted rules hardest", **values)
        if len(hard) == len(rules):
            text = lazy_gettext("{name} finds all {number:words} adopted rules hardest", **values)
        mend = lazy_gettext("Ask {name} what it needs to keep the rules", **values)
        links = (Ref("silo", silo.id), *(Ref("rule", row.id) for row in hard))
        yield Finding(f"conduct.hardest:{silo.id}", "warning", text, lazy_gettext("More than half."), links, mend)


def _ratified(view: View) -> Iterator[Finding]:
    """Who voted against, stage by stage; and that the code holds everywhere, when it does."""
    state = view.state
    asked = [part for part in _written(view) if part.adopted(state)]
    said = {part.key: verdict(state, part) for part in asked}
    for part in asked:
        seen = said[part.key]
        down = (seen.count("down") or 0) if seen is not None else 0
        if seen is None or seen.result is None or not down:
            continue
        text = lazy_ngettext(
            "One voted against the code at {stage:quoted}",
            "{number:Words} voted against the code at {stage:quoted}",
            down,
            stage=part.name,
        )
        reasons = len(rounds.dissent(state, seen.result.id))
        why = lazy_ngettext("One reason is on record.", "{number:Words} reasons are on record.", reasons)
        key = f"conduct.dissent:{part.key}" if part.stage is not None else "conduct.dissent"
        mend = lazy_gettext("Hear those who voted against the code at {stage:quoted}", stage=part.name)
        links = (*_refs([part]), Ref("ratification", seen.row.id))
        yield Finding(key, "warning", text, why if reasons else EMPTY, links, mend)
    if asked and all(seen is not None and seen.ratified for seen in said.values()):
        text = lazy_ngettext(
            "The room has ratified the code at {stage:quoted}",
            "The room has ratified the code at all {number:words} stages",
            len(asked),
            stage=asked[0].name,
        )
        if len(asked) == 2:
            text = lazy_gettext("The room has ratified the code at both stages")
        if 1 < len(asked) < len(_written(view)):
            text = lazy_gettext(
                "The room has ratified the code at {number:words} stages, all that have adopted rules",
                number=len(asked),
            )
        yield Finding("conduct.ratified", "strength", text)
