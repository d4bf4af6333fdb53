"""What the silos of Northwind Utilities, which does not exist, call the same things, and when their words say what."""

from __future__ import annotations

from typing import Any

from onecompany.exercises.vocabulary import TERM, USAGE, acts
from onecompany.exercises.vocabulary.words import parted
from onecompany.kinds import rows
from onecompany.kinds.sample import Case, ids
from onecompany.store.acts.capture import add_decision
from onecompany.store.writer import WorkshopWriter

# no sentence: what an invented company says; by concept, what each of its silos calls it
WORDS: dict[str, dict[str, str]] = {
    "customer": {
        "Marketing": "household",
        "Sales": "contract",
        "Operations": "home: whatever has a meter",
        "IT": "account: a row in billing",
        "Finance": "account: whoever gets the bill",
        "Service": "caller",
    },
    "new customer": {"Marketing": "lead", "Sales": "new customers", "Operations": "move-in", "Finance": "first bill"},
    "lost customer": {"Marketing": "win-back", "Sales": "churn", "Operations": "move-out", "IT": "inactive account"},
    "complaint": {"Operations": "fault", "Finance": "dispute", "Service": "case", "Sales": "complaint"},
    "sale done": {"Sales": "signature", "Operations": "go-live", "IT": "activation", "Finance": "first payment"},
    "on time": {
        "Sales": "on time: on the day we promised",
        "Operations": "on time: on the day the depot has confirmed",
        "Finance": "on time: before it is due",
        "Service": "within the window",
    },
    "solved": {"Service": "closed", "IT": "closed", "Operations": "restored"},
    "satisfied customer": {"Marketing": "promoter", "Sales": "renewal"},
}

# no sentence: what it agreed on, and whether customers would understand it
TERMS: dict[str, tuple[str, str, bool]] = {
    "customer": ("customer", "somebody who counts on us for light and heat at home", True),
    "new customer": ("new customer", "from the signature until the first bill is paid", True),
    "lost customer": ("customer who left", "somebody who gets light and heat from others now", True),
    "complaint": ("complaint", "somebody tells us that we let them down", True),
    "solved": ("solved", "they say that it is, not we", True),
}


def fill(writer: WorkshopWriter, exercise: Any) -> None:
    """Collect the words of each silo for what the plan asks, and agree on most of the terms."""
    acts.add_concepts(writer, list(WORDS))  # those that the plan has not
    silos, terms = ids(writer, "silo"), {row.concept: row.id for row in writer.state.rows("term")}
    for silo, silo_id in silos.items():
        said = {terms[concept]: parted(words[silo]) for concept, words in WORDS.items() if silo in words}
        if said:
            acts.set_words(writer, silo_id, said)
    for concept, (term, meaning, understood) in TERMS.items():
        acts.agree(writer, {terms[concept]: (term, meaning)})
        rows.change(writer, TERM, terms[concept], understood=understood)
    add_decision(writer, exercise.id, "From the next quarterly on, no slide says “account” where it means a customer")


def review(writer: WorkshopWriter, exercise: Any, number: int) -> None:
    """What was left open on the first day is asked again, and agreed on."""
    acts.agree(writer, {_term(writer, "on time"): ("on time", "on the day that was first named to them")})
    rows.change(writer, TERM, _term(writer, "on time"), understood=True)


def rework(writer: WorkshopWriter, exercise: Any) -> None:
    """Add a concept, call it otherwise, move it, take a word and a term back."""
    (new,) = acts.add_concepts(writer, ["urgent"])
    acts.rename_concept(writer, new, "really urgent")
    rows.move(writer, TERM, new, -1)
    acts.set_words(writer, ids(writer, "silo")["Service"], {new: ("red", ""), _term(writer, "customer"): ("", "")})
    acts.agree(writer, {_term(writer, "complaint"): ("", "")})
    rows.remove(writer, TERM, new)


def _term(writer: WorkshopWriter, concept: str) -> str:
    return next(str(row.id) for row in writer.state.rows("term") if row.concept == concept)


def _agree_on_all(writer: WorkshopWriter) -> None:
    acts.agree(writer, {row.id: (row.concept, "") for row in writer.state.rows("term")})


def _mean_the_same(writer: WorkshopWriter) -> None:
    for row in list(writer.state.where("usage", "term_id", _term(writer, "on time"))):
        rows.change(writer, USAGE, row.id, meaning="")


CASES = {
    "vocabulary.same": Case(
        "crack",
        "one word stands for two concepts, or for one with two meanings, and is not settled by an agreed term",
        lambda writer, _: _mean_the_same(writer),
    ),
    "vocabulary.many": Case(
        "warning", "a concept without an agreed term goes by several words", lambda writer, _: _agree_on_all(writer)
    ),
    "vocabulary.no_term": Case("warning", "a concept has no agreed term", lambda writer, _: _agree_on_all(writer)),
    "vocabulary.unused": Case(
        "warning",
        "no metric and no rule says the agreed term, but another word for the same",
        lambda writer, _: acts.agree(writer, {_term(writer, "lost customer"): ("churn", "")}),
    ),
    "vocabulary.used": Case(
        "strength",
        "a metric or a rule says an agreed term",
        lambda writer, _: acts.agree(writer, {row.id: ("", "") for row in writer.state.rows("term")}),
    ),
    "vocabulary.aligned": Case("strength", "every concept has an agreed term", lambda writer, _: _agree_on_all(writer)),
}
