"""What the room does with its words. Each function is one transaction and one step of undo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from onecompany.exercises.vocabulary.tables import Term, Usage
from onecompany.exercises.vocabulary.words import usage
from onecompany.kinds import rows
from onecompany.kinds.registry import tables
from onecompany.parsing.alike import alike, spaced
from onecompany.parsing.refusal import Refusal
from onecompany.sentences import gettext, ngettext
from onecompany.store.acts.capture import short
from onecompany.store.placing import last_place, places
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.store.transaction import GAP, Transaction
from onecompany.store.writer import WorkshopWriter


def _row(writer: WorkshopWriter, name: str, row_id: str) -> Record:
    return rows.present(writer.state, tables()[name], row_id)


def add_concepts(writer: WorkshopWriter, texts: Sequence[str], after: str | None = None) -> list[str]:
    """Add concepts behind another one, or at the end. Returns their ids; one that is there is not added."""
    there = writer.state.rows("term")
    ids = {alike(row.concept): row.id for row in there}
    new: dict[str, str] = {}
    for text in texts:
        if alike(text) not in ids:
            new.setdefault(alike(text), spaced(text))
    first = short(next(iter(new.values()), ""))
    label = ngettext("added concept {name:quoted}", "added {number} concepts", len(new), name=first)
    with writer.act(label) as transaction:
        spots = places(transaction, Term, there, after, len(new))
        for (name, text), spot in zip(new.items(), spots, strict=True):
            ids[name] = transaction.add(Term, concept=text, position=spot).id
    return [str(ids[alike(text)]) for text in texts]


def rename_concept(writer: WorkshopWriter, term_id: str, text: str) -> None:
    """Call a concept otherwise. Raises Refusal for nothing, and for what another one is called."""
    row, text = _row(writer, "term", term_id), spaced(text)
    if not text:
        raise Refusal(gettext("{concept:quoted} needs to be called something. Delete removes it.", concept=row.concept))
    if any(alike(other.concept) == alike(text) and other.id != term_id for other in writer.state.rows("term")):
        raise Refusal(gettext("{concept:quoted} is on the board already.", concept=text))
    with writer.act(gettext("renamed {old} to {new}", old=short(row.concept), new=short(text))) as transaction:
        transaction.change(Term, term_id, concept=text)


def set_words(writer: WorkshopWriter, silo_id: str, words: Mapping[str, tuple[str, str]]) -> None:
    """Say what a silo calls concepts, each by its id with word and meaning; an empty word takes it away."""
    silo = _row(writer, "silo", silo_id)
    asked = {term_id: _row(writer, "term", term_id) for term_id in words}
    label = ngettext(
        "said what {name} calls {concept:quoted}",
        "said what {name} calls {number} concepts",
        len(words),
        name=silo.name,
        concept=short(next(iter(asked.values())).concept),
    )
    if len(words) == 1 and not next(iter(words.values()))[0]:
        concept = short(next(iter(asked.values())).concept)
        label = gettext("took back what {name} calls {concept:quoted}", name=silo.name, concept=concept)
    with writer.act(label) as transaction:
        place = last_place(writer.state.rows("usage"))
        for number, (term_id, (word, meaning)) in enumerate(words.items()):
            row, values = usage(writer.state, term_id, silo_id), {"word": spaced(word), "meaning": meaning.strip()}
            if row is None and values["word"]:
                spot = place + number * GAP
                transaction.add(Usage, term_id=term_id, silo_id=silo_id, position=spot, **values)
            elif row is not None and values["word"]:
                transaction.change(Usage, row.id, **values)
            elif row is not None:
                transaction.remove(Usage, row.id)


def agree(writer: WorkshopWriter, terms: Mapping[str, tuple[str, str]]) -> None:
    """Agree on terms, each by the id of its concept with the term and its meaning; an empty term takes it back.

    Whether customers would understand it was said of another word, and is asked anew.
    """
    asked = {term_id: _row(writer, "term", term_id) for term_id in terms}
    first_id, (first, _) = next(iter(terms.items()))
    concept = short(asked[first_id].concept)
    label = ngettext(
        "agreed on {term:quoted} for {concept:quoted}",
        "agreed on {number} terms",
        len(terms),
        term=short(first),
        concept=concept,
    )
    if len(terms) == 1 and not first:
        label = gettext("took back the term for {concept:quoted}", concept=concept)
    with writer.act(label) as transaction:
        for term_id, (term, meaning) in terms.items():
            values: dict[str, Any] = {"term": spaced(term), "meaning": meaning.strip() if term else ""}
            if alike(term) != alike(asked[term_id].term):
                values["understood"] = None
            transaction.change(Term, term_id, **values)


# -- hooks


def prepare(transaction: Transaction, exercise_id: str, settings: Mapping[str, Any]) -> None:
    """Put in the concepts of the plan, or ours, behind those that came along with their terms."""
    from onecompany.exercises.vocabulary import CONCEPTS

    there = transaction.state.rows("term")
    place = max((row.position for row in there), default=0.0)
    known = {alike(row.concept) for row in there}
    for number, text in enumerate(settings["concepts"] or map(gettext, CONCEPTS), 1):
        if alike(text) not in known:
            known.add(alike(text))
            transaction.add(Term, concept=spaced(text), position=place + number * GAP)


def carry(state: State, day: dt.date) -> dict[str, list[Record]]:
    """The concepts that have a term go on, and with each the words of the silos that cannot be without it.

    The words go along because whoever meets again asks whether the other words are gone from metrics and rules, and
    only these tell which those are. What nobody agreed on is said anew: the plan asks for it again.
    """
    return {"term": [row for row in state.rows("term") if row.term]}
