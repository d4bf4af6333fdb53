"""What the journey says by rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onecompany.exercises.stages import causes
from onecompany.exercises.stages.as_planned import as_planned
from onecompany.exercises.stages.feelings import lowest
from onecompany.exercises.stages.voting import felt
from onecompany.kinds.journey import customers
from onecompany.kinds.phrasing import NAMED, named_or_counted
from onecompany.kinds.view import Finding, View, in_order
from onecompany.parsing.alike import plain
from onecompany.sentences import EMPTY, lazy_gettext, lazy_ngettext
from onecompany.store.records import Record, Ref
from onecompany.store.state import State

FEWEST, MOST = 4, 9
"""A journey of fewer stages hides the handoffs, one of more is not kept in mind."""

_DEPARTMENT_WORDS = frozenset({"department", "dept", "team", "division", "unit", "function", "office", "the"})


def find(view: View) -> list[Finding]:
    """The findings of the journey, gravest first. The stage of our own people is no part of the journey.

    Nothing is said of a journey that is still the plan's.
    """
    if as_planned(view.state):
        return []
    stages = customers(view.state)
    return in_order(
        [
            *_curve(view.state, stages),
            *_count(len(stages)),
            *_names(view, stages),
            *_goals(stages),
            *_moments(view, stages),
            *_pains(view.state),
        ]
    )


def _count(number: int) -> list[Finding]:
    if 0 < number < FEWEST:
        text = lazy_ngettext("Only one stage on the map", "Only {number:words} stages on the map", number)
        why = lazy_gettext("Fewer than {number:words} stages hide where the {customer} is handed over.", number=FEWEST)
        return [Finding("stages.few", "warning", text, why)]
    if number > MOST:
        text = lazy_gettext("{number} stages are too many to keep in mind", number=number)
        why = lazy_gettext("Merge to {number:words} stages or fewer.", number=MOST)
        return [Finding("stages.many", "warning", text, why)]
    return []


def _names(view: View, stages: Sequence[Record]) -> list[Finding]:
    silos = {_without_department_words(silo.name) for silo in view.state.rows("silo")} - {""}
    return [
        Finding(
            f"stages.department:{stage.id}",
            "warning",
            lazy_gettext("{stage:quoted} is named like a department", stage=stage.name),
            lazy_gettext("Say what the {customer} does there, not who works there."),
            _refs([stage]),
            lazy_gettext("Name the stage {stage:quoted} in the {customer}'s words", stage=stage.name),
        )
        for stage in stages
        if _without_department_words(stage.name) in silos
    ]


def _without_department_words(name: str) -> str:
    """A name without the words that every department has: "The Sales Team" is "sales"."""
    return " ".join(word for word in re.findall(r"\w+", plain(name)) if word not in _DEPARTMENT_WORDS)


def _goals(stages: Sequence[Record]) -> list[Finding]:
    without = [stage for stage in stages if not stage.goal]
    if not without:
        return []
    names = [stage.name for stage in without]
    mend, _ = named_or_counted(
        names,
        lazy_gettext("Ask {customers} what they want at {stages:quoted}", stages=names),
        lazy_gettext("Ask {customers} what they want at the {number:words} stages", number=len(names)),
    )
    text, why = named_or_counted(
        names,
        lazy_ngettext(
            "{stages:quoted} does not say what the {customer} wants there",
            "{stages:quoted} do not say what the {customer} wants there",
            len(names),
            stages=names,
        ),
        lazy_gettext("{number:Words} stages do not say what the {customer} wants there", number=len(names)),
    )
    if len(without) == len(stages) > 1:
        text, why = lazy_gettext("No stage says what the {customer} wants there"), EMPTY
    return [Finding("stages.goals", "warning", text, why, _refs(without), mend)]


def _moments(view: View, stages: Sequence[Record]) -> list[Finding]:
    contacts = [row for stage in stages for row in view.state.where("touchpoint", "stage_id", stage.id)]
    if not stages or any(contact.moment for contact in contacts):
        return []
    text = lazy_gettext("No moment of truth is marked")
    why = lazy_gettext("At which contact do {customers} decide whether they stay?")
    mend = lazy_gettext("Find out at which contact {customers} decide whether they stay")
    return [Finding("stages.no_moment", "warning", text, why, (), mend)]


def _pains(state: State) -> list[Finding]:
    """Of each pain point that stands out, the first thing that is missing: why it hurts, or a promise to mend it.

    Promises come last in a day. So none is missed of a pain that nobody has followed to its root, until there are some.
    """
    findings = []
    promising = any(not row.origin_id for row in state.rows("commitment"))
    for pain, _ in causes.standing_out(state):
        asked, promised = bool(causes.whys(state, pain)), causes.promised(state, pain)
        links = (Ref("pain", pain.id),)
        if not asked:
            text = lazy_ngettext(
                "Nobody has asked why {pain:quoted} hurts ({number} vote)",
                "Nobody has asked why {pain:quoted} hurts ({number} votes)",
                pain.votes,
                pain=pain.text,
            )
            mend = lazy_gettext("Find out why {pain:quoted} hurts", pain=pain.text)
            findings.append(Finding(f"stages.pain_cause:{pain.id}", "warning", text, EMPTY, links, mend))
        if not promised and (asked or promising):
            text = lazy_ngettext(
                "Nothing is promised about {pain:quoted} ({number} vote)",
                "Nothing is promised about {pain:quoted} ({number} votes)",
                pain.votes,
                pain=pain.text,
            )
            root = causes.root(state, pain)
            why = lazy_gettext("Its root: {cause:quoted}.", cause=root.text) if root is not None else EMPTY
            mend = lazy_gettext("Mend {pain:quoted}", pain=pain.text)
            findings.append(Finding(f"stages.pain_promise:{pain.id}", "warning", text, why, links, mend))
    return [*findings, *_pain_silo(state)]


def _pain_silo(state: State) -> list[Finding]:
    """The silo that most of the voted pain comes from, once the room has said of half of it where it comes from."""
    voted = [pain for pain, _ in causes.by_votes(state) if pain.votes]
    total, of_silo = sum(pain.votes for pain in voted), Counter[str]()
    for pain in voted:
        if pain.silo_id:
            of_silo[pain.silo_id] += pain.votes
    if not total or 2 * of_silo.total() < total:
        return []
    most = max(of_silo.values())
    silos = [silo for silo in state.rows("silo") if of_silo[silo.id] == most]
    refs = tuple(Ref("pain", pain.id) for pain in voted if of_silo[pain.silo_id or ""] == most)
    values = {"names": [silo.name for silo in silos], "votes": most, "all": total}
    if len(silos) > 1:
        if len(silos) > NAMED:
            return []
        text = lazy_ngettext(
            "The voted pain comes from {names:list} alike ({votes} of {all} vote each)",
            "The voted pain comes from {names:list} alike ({votes} of {all} votes each)",
            total,
            **values,
        )
    elif 2 * most > total:
        text = lazy_ngettext(
            "Most of the voted pain comes from {names:list} ({votes} of {all} vote)",
            "Most of the voted pain comes from {names:list} ({votes} of {all} votes)",
            total,
            **values,
        )
    else:
        text = lazy_gettext(
            "More of the voted pain comes from {names:list} than from any other {silo} ({votes} of {all} votes)",
            **values,
        )
    mend = lazy_gettext("Find out with {names:list} what hurts {customers} there", names=values["names"])
    return [Finding("stages.pain_silo", "warning", text, EMPTY, refs, mend)]


def _curve(state: State, stages: Sequence[Record]) -> list[Finding]:
    """The lowest point. A bad one is no crack: a crack is where nobody, or more than one, answers."""
    low = lowest(state, stages)
    worst = felt(state, low[0]) if low else None
    if worst is None:
        return []
    names = [stage.name for stage in low]
    feeling = worst.value
    if feeling < 0:
        text = lazy_gettext(
            "The journey is at its lowest at {stages:quoted} ({feeling:signed})", stages=names, feeling=feeling
        )
        mend = lazy_gettext("Mend what {customers} feel at {stages:quoted}", stages=names)
        return [Finding("stages.lowest", "warning", text, EMPTY, _refs(low), mend)]
    if any(stage.feeling is None for stage in stages):
        return []
    why = lazy_gettext("The lowest is {stages:quoted}.", stages=names) if len(low) < len(stages) else EMPTY
    text = lazy_gettext("No stage feels bad to the {customer}")
    return [Finding("stages.lowest", "strength", text, why, _refs(low))]


def _refs(stages: Sequence[Record]) -> tuple[Ref, ...]:
    return tuple(Ref("stage", stage.id) for stage in stages)
