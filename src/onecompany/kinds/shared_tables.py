"""The tables that every workshop has, whatever its exercises, described as a kind describes its own."""

from __future__ import annotations

from onecompany.kinds.columns import Code, Column, Day, LeaderOf, OneOf, Reference, RowOf, Settings, Text, Width, YesNo
from onecompany.kinds.group_tables import GROUP, MEMBER
from onecompany.kinds.kind import Table
from onecompany.kinds.loose_notes import CLUSTER, SLIP
from onecompany.sentences import N_, NC_

WORKSHOP = Table(
    "workshop",
    N_("workshop"),
    (
        Column("title", Text(required=True)),
        Column("plan", Code()),
        Column("purpose", Text(lines=True), N_("Purpose")),
        Column("language", Code()),
        Column("words", Code()),
        Column("date", Day()),
        Column("start", Code()),
        Column("state", OneOf({"new": N_("new"), "running": N_("running"), "closed": N_("closed")})),
        Column("current_step_id", RowOf("step")),
        Column("started_at", Code()),
        Column("closed_at", Code()),
    ),
)
"""The one row that a document is about."""

COMMITMENT = Table(
    "commitment",
    N_("commitment"),
    (
        Column("exercise_id", RowOf("exercise")),
        Column(
            "what",
            Text(required=True),
            N_("What"),
            missing=N_("A commitment says what somebody will do. Delete removes it."),
            width=Width(24, 40, 4),
        ),
        Column("who", Text(), N_("Who")),
        Column("leader_id", LeaderOf(typed="who"), N_("Who"), width=Width(12, 16), owner=True),
        Column("by_when", Day(), N_("By when"), width=Width(12, 14, 0)),
        Column(
            "serves",
            Reference(("stage", "handoff", "metric", "rule", "term", "pain", "finding"), typed="serves_text"),
            N_("What it serves"),
            N_("What it\nserves"),
            expected=N_("a stage, a handoff such as Buy → Get started, a metric, rule 3, or anything else in words"),
            width=Width(12, 20),
        ),
        Column("serves_text", Text(), N_("What it serves")),
        Column(
            "noticed",
            YesNo(),
            N_("A {customer} would notice"),
            N_("A {customer}\nnotices"),
            expected=N_("would {a_customer} notice? yes or no"),
            refused=N_("Would {a_customer} notice? Type yes or no."),
            width=Width(12, 12, 0),
        ),
        Column(
            "state",
            OneOf({"open": N_("open"), "kept": N_("kept"), "late": NC_("answer", "late"), "dropped": N_("dropped")}),
            N_("State"),
            missing=N_("A commitment is open, kept, late or dropped."),
        ),
        Column("reason", Text(lines=True), N_("Reason")),
    ),
    nouns=N_("commitments"),
    key="commitments",
)

PARKING = Table(
    "parking",
    N_("parked item"),
    (
        Column("exercise_id", RowOf("exercise")),
        Column("text", Text(required=True), N_("Parked item"), width=Width(24, 40, 4)),
        Column("leader_id", LeaderOf(), N_("Who takes it on")),
        Column("dropped", YesNo()),
    ),
    nouns=N_("parked items"),
    key="parking",
)

NOTE = Table(
    "note",
    N_("note"),
    (
        Column("exercise_id", RowOf("exercise")),
        Column("leader_id", LeaderOf()),
        Column("text", Text(required=True)),
        Column("private", YesNo(), secret=True),
        Column("about", Reference()),
        Column("group_id", RowOf("group")),
    ),
    nouns=N_("notes"),
    key="notes",
    among="exercise_id",
)

ROUND = Table(
    "round",
    N_("vote"),
    (
        Column("exercise_id", RowOf("exercise")),
        *(Column(name, Code()) for name in ("subject", "form", "method", "state", "choices", "budget", "most")),
        *(Column(name, Code()) for name in ("threshold", "present", "n", "total", "counts", "seconds")),
        *(Column(name, Code()) for name in ("opened_at", "opened_boot", "opened_boot_id", "revealed_at")),
    ),
    nouns=N_("votes"),
    key="rounds",
    optional=True,
)

DISSENT = Table(
    "dissent",
    N_("dissent"),
    (
        Column("round_id", RowOf("round")),
        Column("leader_id", LeaderOf(), N_("Who")),
        Column("text", Text(required=True), N_("Dissent")),
    ),
    nouns=NC_("several", "dissent"),
    key="dissent",
    inside="rounds",
    parent="round_id",
)

SHARED = (
    Table(
        "leader",
        N_("leader"),
        (
            Column("name", Text(required=True)),
            Column("role", Text(), N_("Role")),
            Column("silo_id", RowOf("silo")),
            Column("present", YesNo()),
        ),
        N_("leaders"),
        key="leaders",
    ),
    Table("silo", N_("{silo}"), (Column("name", Text(required=True)),), N_("{silos}"), key="silos"),
    Table(
        "stay",
        N_("stay"),
        (Column("leader_id", RowOf("leader")), Column("here_from", Code()), Column("left_at", Code())),
        key="stays",
        inside="leaders",
        parent="leader_id",
        optional=True,
    ),
    Table(
        "former_silo",
        N_("former name"),
        (Column("silo_id", RowOf("silo")), Column("name", Text(required=True)), Column("line", Code())),
        N_("former names"),
        key="formerly",
        inside="silos",
        parent="silo_id",
        optional=True,
    ),
    Table(
        "exercise",
        N_("exercise"),
        (
            Column("kind", Code()),
            Column("title", Text(required=True)),
            Column("prompt", Text(lines=True), N_("Question")),
            Column("script", Text(lines=True), N_("Script"), secret=True),
            Column(
                "flex", OneOf({"fixed": N_("fixed"), "shrink": N_("shrink"), "drop": NC_("what a plan allows", "drop")})
            ),
            Column("min_seconds", Code()),
            Column("at", Code()),
            Column("settings", Settings()),
            Column("dropped", YesNo()),
            Column("heaped", Code()),
        ),
        key="exercises",
        known_by="title",
    ),
    Table(
        "step",
        N_("step"),
        (
            Column("exercise_id", RowOf("exercise")),
            Column("title", Text(required=True)),
            Column("prompt", Text(lines=True), N_("Question")),
            Column("script", Text(lines=True), N_("Script"), secret=True),
            Column("planned_seconds", Code()),
            Column("seconds", Code()),
            Column("base_seconds", Code()),
            Column("done", YesNo()),
            *(Column(name, Code()) for name in ("grouping", "group_size", "group_count", "parts")),
        ),
        key="steps",
        inside="exercises",
        parent="exercise_id",
    ),
    Table(
        "span",
        N_("stretch of time"),
        (
            Column("step_id", RowOf("step")),
            *(Column(f"{end}_{part}", Code()) for end in ("start", "end") for part in ("utc", "boot", "boot_id")),
        ),
        key="spans",
        inside="steps",
        parent="step_id",
    ),
    GROUP,
    MEMBER,
    COMMITMENT,
    Table(
        "decision",
        N_("decision"),
        (
            Column("exercise_id", RowOf("exercise")),
            Column("text", Text(required=True)),
            Column("how", Text(), N_("How")),
            Column("by_whom", Text(), N_("By whom")),
            Column("leader_id", LeaderOf(), N_("Sees to it")),
        ),
        key="decisions",
        nouns=N_("decisions"),
    ),
    PARKING,
    NOTE,
    ROUND,
    DISSENT,
    CLUSTER,
    SLIP,
)
"""In the order in which a row can point to those before it."""

TIMED = frozenset({"exercise", "step", "span"})
"""The tables whose numbers are seconds."""
