"""Loose notes, before anybody knows where they belong: a heap for each exercise, and groups of what is alike."""

from __future__ import annotations

from sqlmodel import Field, SQLModel

from onecompany.store.types import Placed, item_field, name_field


class ClusterBase(SQLModel):
    """Loose notes that are about the same, with a name."""

    exercise_id: str = Field(foreign_key="exercise.id")
    name: str = name_field()


class Cluster(ClusterBase, Placed, table=True):
    """A group of loose notes."""


class SlipBase(SQLModel):
    """What somebody wrote on a slip of paper, so to speak."""

    exercise_id: str = Field(foreign_key="exercise.id")
    cluster_id: str | None = Field(default=None, foreign_key="cluster.id")
    leader_id: str | None = Field(default=None, foreign_key="leader.id")
    text: str = item_field()


class Slip(SlipBase, Placed, table=True):
    """A loose note; it goes when it becomes something else. `leader_id`: whose it is, where that is kept."""
