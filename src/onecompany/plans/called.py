"""What a customer is called in a workshop that is being made: as typed, else as its plan says, else as last time."""

from __future__ import annotations

import re

from onecompany.parsing.clean import clean
from onecompany.parsing.refusal import Refusal
from onecompany.sentences import Terms, gettext
from onecompany.sentences.terms import LONGEST_WORD

_ARTICLE = re.compile(r"(an?)\s+(?=\S)", re.IGNORECASE)


def customer_typed(typed: str) -> Terms | None:
    """The word as typed, one of them and perhaps several: "patient", "person, people", "an MP, MPs". None for nothing.

    Raises Refusal.
    """
    parts = [" ".join(part.split()) for part in re.split(r"[,;/]", clean(typed))]
    if not any(parts):
        return None
    one, *several = [part for part in parts if part]
    article = _ARTICLE.match(one)
    words = {"customer": one[article.end() :] if article else one, "customers": several[0] if several else ""}
    if article:
        words["a_customer"] = one
    if len(several) > 1 or any(len(word) > LONGEST_WORD for word in words.values()):
        raise Refusal(
            gettext(
                "{typed:quoted} is too much: one word, or two such as “person, people”, of {most} characters at most.",
                typed=typed.strip()[:LONGEST_WORD],
                most=LONGEST_WORD,
            )
        )
    return Terms.of(words)


def words_of(plan: Terms, before: Terms | None, typed: Terms | None) -> Terms:
    """The words of a new workshop. `before`: those of the one that it goes on from; `typed`: for the customer."""
    words = plan
    if before is not None and not plan.customer:
        words = words.with_customer_of(before)
    if before is not None and not plan.silo:
        words = words.with_silo_of(before)
    return words if typed is None else words.with_customer_of(typed)
