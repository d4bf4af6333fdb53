"""What is said by rule of how the code is kept alive; but for its length nothing, before somebody has begun."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onecompany.exercises.reinforce.kept import PARTS, Kept, across_silos, code
from onecompany.kinds.cadence import first_review, meetings, review_months
from onecompany.kinds.phrasing import NAMED, warn_of
from onecompany.kinds.view import Finding, View, in_order
from onecompany.sentences import EMPTY, N_, Message, lazy_gettext, lazy_ngettext, quoted
from onecompany.store.records import Ref
from onecompany.summary.dates import RoomDay

FEWEST_FOR_A_SHARE = 4
"""Of three rules two are more than half already."""


def find(view: View) -> list[Finding]:
    """The findings, gravest first."""
    state, rules = view.state, code(view.state)
    findings = _too_many(view, rules)
    if any(kept.row is not None for kept in rules):
        findings += [*_lacks(rules), *_one_owner(view, rules), *_late(view, rules)]
    if (state.rows("reinforcement") or state.rows("recognition")) and not across_silos(state):
        text = lazy_gettext("Nothing is recognised that only several {silos} can win together")
        remedy = lazy_gettext("Agree on one recognition that only several {silos} can win together")
        links = tuple(Ref("recognition", row.id) for row in state.rows("recognition"))
        findings.append(Finding("reinforce.no_recognition", "warning", text, EMPTY, links, remedy))
    return in_order(findings)


def _too_many(view: View, rules: Sequence[Kept]) -> list[Finding]:
    """docs/field.md L2: few rules that are really kept."""
    number, limit = len({kept.rule.id for kept in rules}), int(view.settings["limit"])
    if number <= limit:
        return []
    text = lazy_gettext("{number:Words} rules are adopted, more than {limit:words}", number=number, limit=limit)
    remedy = lazy_ngettext("Choose the one rule that will be kept",
                           "Choose the {number:words} rules that will be kept", limit)  # fmt: skip
    why = lazy_gettext("Few are kept, many are not.")
    links = tuple(dict.fromkeys(Ref("rule", kept.rule.id) for kept in rules))
    return [Finding("reinforce.too_many", "warning", text, why, links, remedy)]


def _lacks(rules: Sequence[Kept]) -> list[Finding]:
    lacking = [kept for kept in rules if kept.lacking]
    if not lacking:
        text = lazy_gettext("For every adopted rule training, a measure and reinforcement are planned")
        return [Finding("reinforce.complete", "strength", text)]
    if len(lacking) <= NAMED:
        return [_lacks_parts(kept) for kept in lacking]
    counts = Counter(str(name) for kept in lacking for name in PARTS if PARTS[name] in kept.lacking)
    parts = [PARTS[name] for name in PARTS if counts[name]]
    values = {"number": len(lacking), "whole": len(rules), "parts": parts}
    text = lazy_gettext("{number:Words} of {whole:words} adopted rules lack {parts:or}", **values)
    counted = [
        lazy_ngettext("{part} in one", "{part} in {number:words}", counts[name], part=PARTS[name])
        for name in PARTS
        if counts[name]
    ]
    why = lazy_gettext("Missing: {parts:list}.", parts=counted)
    remedy = lazy_gettext("Complete what keeps {number:words} rules alive", number=len(lacking))
    return [Finding("reinforce.lacks", "warning", text, why, tuple(kept.ref for kept in lacking), remedy)]


def _lacks_parts(kept: Kept) -> Finding:
    text = lazy_gettext("{rule:quoted} lacks {parts:list}", rule=kept.words, parts=kept.lacking)
    remedy = lazy_gettext("Say what {rule:quoted} lacks: {parts:list}", rule=kept.words, parts=kept.lacking)
    return Finding(f"reinforce.lacks:{kept.rule.id}", "warning", text, EMPTY, (kept.ref,), remedy)


def _one_owner(view: View, rules: Sequence[Kept]) -> list[Finding]:
    answered = [kept for kept in rules if kept.row is not None and kept.row.leader_id]
    if len(answered) < FEWEST_FOR_A_SHARE:
        return []
    ((most, number),) = Counter(str(kept.row.leader_id) for kept in answered if kept.row is not None).most_common(1)
    leader, whole = view.state.get("leader", most), len(answered)
    if leader is None or 2 * number <= whole:
        return []
    text = lazy_gettext("{name} answers for all {number:words} rules", name=leader.name, number=number)
    if number < len(rules):
        text = lazy_gettext("{name} answers for {number:words} of {whole:words} rules",
                            name=leader.name, number=number, whole=len(rules))  # fmt: skip
    why = lazy_gettext("That is more than half of those that anybody answers for.")
    theirs = tuple(kept.ref for kept in answered if kept.row is not None and kept.row.leader_id == most)
    remedy = lazy_gettext("Give some of the rules of {name} to somebody else", name=leader.name)
    return [Finding(f"reinforce.one_owner:{most}", "warning", text, why, theirs, remedy)]


def _late(view: View, rules: Sequence[Kept]) -> list[Finding]:
    review = first_review(view.state, review_months(view.state))
    late = [kept for kept in rules if kept.row is not None and kept.row.first_date and kept.row.first_date > review]
    return warn_of(
        "reinforce.late", {kept.ref: quoted(kept.words) for kept in late},
        N_("{names:list} is first trained after the first review"),
        N_("{names:list} are first trained after the first review"),
        N_("{number:Words} rules are first trained after the first review"),
        N_("Train {names:list} before {day}"),
        N_("Train the {number:words} rules before {day}"),
        why=_review(view), single=True, day=RoomDay(review, view.today),
    )  # fmt: skip


def _review(view: View) -> Message:
    """When the first review is; where nobody has set the day, after how many months."""
    months = review_months(view.state)
    review = first_review(view.state, months)
    if review in {row.date for row in meetings(view.state)}:
        return lazy_gettext("The first review is on {day}.", day=RoomDay(review, view.today))
    return lazy_ngettext("The first review is one month after the workshop.",
                         "The first review is {number:words} months after the workshop.", months)  # fmt: skip
