"""Concepts with the term that is agreed for each, and what each silo calls them."""

from __future__ import annotations

from sqlmodel import Field, SQLModel

from onecompany.sentences import N_
from onecompany.store.types import MAX_NAME, Carried, name_field, text_field


class TermBase(SQLModel):
    """What is spoken of. `term` is the word that was agreed for it, "" while there is none."""

    concept: str = name_field(title=N_("Concept"))
    term: str = Field(default="", max_length=MAX_NAME, title=N_("Agreed term"))
    meaning: str = text_field(title=N_("Meaning"))
    understood: bool | None = None


class Term(TermBase, Carried, table=True):
    """A concept, in the order of the board."""


class UsageBase(SQLModel):
    """The word that a silo uses for a concept, and what it means by that, "" where nobody said."""

    term_id: str = Field(foreign_key="term.id")
    silo_id: str = Field(foreign_key="silo.id")
    word: str = name_field(title=N_("Word"))
    meaning: str = text_field(title=N_("Meaning"))


class Usage(UsageBase, Carried, table=True):
    """What a silo calls a concept; one row for both."""
