"""The tables of groups, described as a kind describes its own: who works with whom in a step."""

from __future__ import annotations

from onecompany.kinds.columns import Column, LeaderOf, RowOf, Text
from onecompany.kinds.kind import Table
from onecompany.sentences import N_

GROUP = Table(
    "group",
    N_("group"),
    (Column("step_id", RowOf("step")), Column("name", Text(), N_("Name"))),
    nouns=N_("groups"),
    key="groups",
    inside="steps",
    parent="step_id",
    optional=True,
)

MEMBER = Table(
    "member",
    N_("member of a group"),
    (Column("group_id", RowOf("group")), Column("leader_id", LeaderOf())),
    nouns=N_("members of a group"),
    key="members",
    inside="groups",
    parent="group_id",
    optional=True,
    unique=("group_id", "leader_id"),
)
