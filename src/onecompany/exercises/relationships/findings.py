"""What the map of relationships says by rule. Nothing is said before any silo has judged."""

from __future__ import annotations

from collections.abc import Sequence

from onecompany.exercises.relationships.pairs import TOP, Pair, begun, brought_together, hand_over, known_by, pairs
from onecompany.kinds.phrasing import NAMED, named_or_counted, warn_of
from onecompany.kinds.view import Finding, View, in_order
from onecompany.sentences import N_, Message, lazy_gettext
from onecompany.store.records import Ref

HEARD = 2
"""Judgements by which a silo can be an island, at least: what one other says is about the two of them."""


def find(view: View) -> list[Finding]:
    """The findings of the map, gravest first."""
    if not begun(view.state):
        return []
    every = pairs(view.state)
    return in_order(
        [
            *_weak_handoffs(view, every),
            *_without_event(view, every),
            *_one_sided(view, every),
            *_islands(view),
            *_strong(every),
        ]
    )


def weak_sides(view: View, pair: Pair) -> list[tuple[str, str]]:
    """The sides that hardly know the other: the name of each, and of the other."""
    one, other = str(pair.one.name), str(pair.other.name)
    sides = ((pair.there, (one, other)), (pair.back, (other, one)))
    return [names for score, names in sides if score is not None and score <= view.settings["weak"]]


def sharing_a_handoff(view: View, every: Sequence[Pair]) -> list[Pair]:
    """The pairs of which one hands customers over to the other."""
    sides = {frozenset(ids) for ids in hand_over(view.state)}
    return [pair for pair in every if frozenset((pair.one.id, pair.other.id)) in sides]


def _weak_handoffs(view: View, every: Sequence[Pair]) -> list[Finding]:
    given = hand_over(view.state)
    findings = []
    for pair in sharing_a_handoff(view, every):
        weak, names = weak_sides(view, pair), _names(pair)
        if not weak:
            continue
        text = lazy_gettext("{names:list} share a handoff and hardly know each other’s work", names=names)
        if len(weak) == 1:
            (name, other), *_ = weak
            text = lazy_gettext(
                "{name} shares a handoff with {other} and hardly knows its work", name=name, other=other
            )
        both = [*given.get((pair.one.id, pair.other.id), ()), *given.get((pair.other.id, pair.one.id), ())]
        stages = list(dict.fromkeys(handoff.stages for handoff in both))
        why = lazy_gettext("At {stages:quoted}: {said}.", stages=stages, said=_said(pair))
        mend = lazy_gettext("Bring {names:list} together over what they hand to each other", names=names)
        findings.append(Finding(f"relationships.weak_handoff:{pair.id}", "crack", text, why, pair.refs, mend))
    return findings


def _without_event(view: View, every: Sequence[Pair]) -> list[Finding]:
    """Weak pairs that nothing brings together, in one sentence: of twelve silos there may be dozens."""
    met = brought_together(view.state)
    weak = [pair for pair in every if weak_sides(view, pair) and frozenset((pair.one.id, pair.other.id)) not in met]
    if not weak:
        return []
    called = [_called(pair) for pair in weak]
    number = len(weak)
    one = lazy_gettext("Nothing brings {names:list} together, who hardly know each other", names=_names(weak[0]))
    few = lazy_gettext("Nothing brings pairs together that hardly know each other: {pairs:list}", pairs=called)
    many = lazy_gettext("Nothing brings {number:words} pairs together that hardly know each other", number=number)
    text, why = named_or_counted(called, one if number == 1 else few, many)
    mend = lazy_gettext("Plan what brings {pair} together", pair=called[0])
    if number > 1:
        mend = lazy_gettext(
            "Plan what brings the {number:words} pairs together that hardly know each other", number=number
        )
    links = tuple(ref for pair in weak for ref in pair.refs)
    return [Finding("relationships.no_event", "warning", text, why, links, mend)]


def _one_sided(view: View, every: Sequence[Pair]) -> list[Finding]:
    apart = [pair for pair in every if abs(pair.lead) >= view.settings["apart"]]
    if len(apart) <= NAMED:
        return [_lopsided(pair) for pair in apart]
    text = lazy_gettext("{number:Words} pairs know each other from one side only", number=len(apart))
    why = lazy_gettext("{pairs:list}.", pairs=[_called(pair) for pair in apart])
    mend = lazy_gettext("Let {number:words} pairs know each other from both sides", number=len(apart))
    links = tuple(ref for pair in apart for ref in pair.refs)
    return [Finding("relationships.one_sided", "warning", text, why, links, mend)]


def _lopsided(pair: Pair) -> Finding:
    names = _names(pair) if pair.lead > 0 else _names(pair)[::-1]
    sides = {"name": names[0], "other": names[1]}
    text = lazy_gettext("{name} knows {other} better than the other way round", **sides)
    mend = lazy_gettext("Show {other} what {name} does", **sides)
    why = lazy_gettext("{said}.", said=_said(pair))
    return Finding(f"relationships.one_sided:{pair.id}", "warning", text, why, pair.refs, mend)


def islands(view: View) -> list[Ref]:
    """The silos that nobody knows more than weakly, when at least half of the others have judged."""
    silos, weak = view.state.rows("silo"), view.settings["weak"]
    heard = max(HEARD, len(silos) // 2)
    known = ((silo, known_by(view.state, silo.id)) for silo in silos)
    return [Ref("silo", silo.id) for silo, said in known if len(said) >= heard and max(said) <= weak]


def _islands(view: View) -> list[Finding]:
    return warn_of(
        "relationships.island",
        {ref: view.state.find(ref).name for ref in islands(view)},
        N_("Nobody really knows what {names:list} does"),
        N_("Nobody really knows what {names:list} do"),
        N_("Nobody really knows what {number:words} {silos} do"),
        N_("Let the others see what {names:list} does"),
        N_("Let the others see what the {number:words} {silos} do"),
        single=True,
    )


def _strong(every: Sequence[Pair]) -> list[Finding]:
    strong = [pair for pair in every if pair.there == pair.back == TOP]
    if not strong:
        return []
    called = [_called(pair) for pair in strong]
    one = lazy_gettext("{names:list} know each other’s work from inside", names=_names(strong[0]))
    few = lazy_gettext("These pairs know each other’s work from inside: {pairs:list}", pairs=called)
    many = lazy_gettext("{number:Words} pairs know each other’s work from inside", number=len(strong))
    text, why = named_or_counted(called, one if len(strong) == 1 else few, many)
    links = tuple(ref for pair in strong for ref in pair.refs)
    return [Finding("relationships.strong", "strength", text, why, links)]


# -- in words


def _names(pair: Pair) -> list[str]:
    return [str(pair.one.name), str(pair.other.name)]


def _called(pair: Pair) -> Message:
    """A pair within a row of pairs."""
    return lazy_gettext("{one} with {other}", one=pair.one.name, other=pair.other.name)


def _said(pair: Pair) -> Message:
    """What the two say of each other, or the one that has said anything."""
    names = {"one": pair.one.name, "other": pair.other.name}
    if pair.back is None:
        return lazy_gettext("{one} says {point} about {other}", point=pair.there, **names)
    if pair.there is None:
        return lazy_gettext("{other} says {point} about {one}", point=pair.back, **names)
    return lazy_gettext(
        "{one} says {there} about {other}, {other} says {back} about {one}", there=pair.there, back=pair.back, **names
    )
