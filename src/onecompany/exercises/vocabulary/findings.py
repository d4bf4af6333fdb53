"""What the words say by rule, once a silo has said one. Of a concept with an agreed term that alone counts."""

from __future__ import annotations

from collections.abc import Sequence

from onecompany.exercises.vocabulary.places import Sighting, place, sightings
from onecompany.exercises.vocabulary.words import Clash, Concept, begun, clashes, concepts
from onecompany.kinds.phrasing import NAMED, warn_of
from onecompany.kinds.view import Finding, View, in_order
from onecompany.sentences import EMPTY, N_, Message, lazy_gettext, lazy_ngettext, quoted
from onecompany.store.records import Ref
from onecompany.store.state import State


def find(view: View) -> list[Finding]:
    """The findings of the words, gravest first."""
    state = view.state
    if not begun(state):
        return []
    every = concepts(state)
    spoken = sightings(state, every)
    return in_order(
        [*_same(list(clashes(state, every))), *_many(every), *_no_term(every), *_unused(state, spoken), *_used(spoken)]
    )


def _concepts(every: Sequence[Concept]) -> tuple[Ref, ...]:
    return tuple(Ref("term", concept.row.id) for concept in every)


def _same(several: Sequence[Clash]) -> list[Finding]:
    remedy = lazy_gettext("Agree what each of the {number:words} words stands for", number=len(several))
    if len(several) > NAMED:
        text = lazy_gettext("{number:Words} words mean several things each", number=len(several))
        why = lazy_gettext("{words:quoted}.", words=[clash.word for clash in several])
        links = tuple(dict.fromkeys(ref for clash in several for ref in _of_clash(clash)))
        return [Finding("vocabulary.same", "crack", text, why, links, remedy)]
    return [_one_word(clash) for clash in several]


def _of_clash(clash: Clash) -> tuple[Ref, ...]:
    """Where the word stands, and then the concepts, so that a crack is found at any of their words."""
    refs = [use.ref for use in clash.uses]
    return tuple(dict.fromkeys((*refs, *(Ref("term", concept.id) for concept in clash.concepts))))


def _one_word(clash: Clash) -> Finding:
    named = [concept.concept for concept in clash.concepts]
    if len(named) > 1:
        text = lazy_gettext("{word:quoted} stands for {concepts:quoted}", word=clash.word, concepts=named)
    else:
        text = lazy_gettext("{word:quoted} has {number:words} meanings", word=clash.word, number=clash.meanings)
    said = [
        lazy_gettext("{who}: {what}", who=who, what=use.meaning if len(named) == 1 else quoted(use.concept.concept))
        for use in clash.uses
        if (use.meaning or len(named) > 1)
        for who in [use.silo.name if use.silo is not None else lazy_gettext("agreed")]
    ]
    why = lazy_gettext("{parts:clauses}.", parts=said)
    remedy = lazy_gettext("Agree what {word:quoted} stands for", word=clash.word)
    return Finding(f"vocabulary.same:{clash.first}", "crack", text, why, _of_clash(clash), remedy)


def _many(every: Sequence[Concept]) -> list[Finding]:
    """One thing under several names; an agreed term settles it."""
    several = [concept for concept in every if not concept.agreed and len(concept.words) > 1]
    if len(several) > NAMED:
        text = lazy_gettext("{number:Words} concepts go by several words", number=len(several))
        worst = sorted(several, key=lambda concept: -len(concept.words))[:NAMED]
        counts = [
            lazy_gettext("{concept:quoted} by {number:words}", concept=concept.row.concept, number=len(concept.words))
            for concept in worst
        ]
        why = lazy_gettext("Most of all {parts:list}.", parts=counts)
        remedy = lazy_gettext("Agree on one word for each of the {number:words} concepts", number=len(several))
        return [Finding("vocabulary.many", "warning", text, why, _concepts(several), remedy)]
    return [
        Finding(
            f"vocabulary.many:{concept.row.id}",
            "warning",
            lazy_gettext("{number:Words} words for {concept:quoted}", number=len(concept.words), **_named(concept)),
            lazy_gettext("{words:quoted}.", words=[uses[0].word for uses in concept.words.values()]),
            _concepts([concept]),
            lazy_gettext("Agree on one word for {concept:quoted}", **_named(concept)),
        )
        for concept in several
    ]


def _named(concept: Concept) -> dict[str, str]:
    return {"concept": concept.row.concept}


def _no_term(every: Sequence[Concept]) -> list[Finding]:
    without = [concept for concept in every if not concept.agreed]
    if not without:
        text = lazy_ngettext(
            "The one concept has an agreed term", "All {number:words} concepts have an agreed term", len(every)
        )
        return [Finding("vocabulary.aligned", "strength", text)] if every else []
    names = {Ref("term", concept.row.id): quoted(concept.row.concept) for concept in without}
    none = len(without) == len(every) > 1
    return warn_of(
        "vocabulary.no_term", names,
        N_("No term is agreed for {names:list}"),
        N_("No term is agreed for {names:or}"),
        N_("{number:Words} of {concepts:words} concepts have no agreed term"),
        N_("Agree on a term for {names:list}"),
        N_("Agree on a term for each of the {number:words} concepts"),
        concepts=len(every),
        every=lazy_gettext("No concept has an agreed term yet") if none else EMPTY,
    )  # fmt: skip


def _unused(state: State, spoken: Sequence[Sighting]) -> list[Finding]:
    """docs/field.md S5: what is agreed is nothing yet while metrics and rules go on in the old words."""
    others = [sighting for sighting in spoken if sighting.others and not sighting.agreed]
    if len(others) > NAMED:
        text = lazy_gettext("{number:Words} agreed terms are in no metric and no rule", number=len(others))
        why = lazy_gettext(
            "Other words for the same are: {words:quoted}.",
            words=list(dict.fromkeys(word for sighting in others for word in sighting.others.values())),
        )
        links = (*(ref for sighting in others for ref in sighting.others), *_concepts([one.concept for one in others]))
        remedy = lazy_gettext("Write the {number:words} agreed terms into metrics and rules", number=len(others))
        return [Finding("vocabulary.unused", "warning", text, why, tuple(dict.fromkeys(links)), remedy)]
    return [_not_said(state, sighting) for sighting in others]


def _not_said(state: State, sighting: Sighting) -> Finding:
    row, words = sighting.concept.row, list(dict.fromkeys(sighting.others.values()))
    said = [_where(state, word, [ref for ref, other in sighting.others.items() if other == word]) for word in words]
    return Finding(
        f"vocabulary.unused:{row.id}",
        "warning",
        lazy_ngettext(
            "{term:quoted} is in no metric and no rule, but {words:quoted} is",
            "{term:quoted} is in no metric and no rule, but {words:quoted} are",
            len(words),
            term=row.term,
            words=words,
        ),
        lazy_gettext("{parts:clauses}.", parts=said),
        (*sighting.others, Ref("term", row.id)),
        lazy_gettext("Write {term:quoted} in place of {words:quoted}", term=row.term, words=words),
    )


def _where(state: State, word: str, refs: Sequence[Ref]) -> Message:
    """Where a word stands, the first places by name."""
    named: list[Message] = [place(state, ref) for ref in refs[:NAMED]]
    if len(refs) > NAMED:
        named.append(lazy_ngettext("one more", "{number:words} more", len(refs) - NAMED))
    return lazy_gettext("{word:quoted} stands in {places:list}", word=word, places=named)


def _used(spoken: Sequence[Sighting]) -> list[Finding]:
    used = [sighting.concept for sighting in spoken if sighting.agreed]
    text = lazy_ngettext(
        "{terms:quoted} stands in our metrics or rules",
        "{terms:quoted} stand in our metrics or rules",
        len(used),
        terms=[concept.row.term for concept in used],
    )
    if len(used) > NAMED:
        text = lazy_gettext("{number:Words} agreed terms stand in our metrics or rules", number=len(used))
    return [Finding("vocabulary.used", "strength", text, EMPTY, _concepts(used))] if used else []
