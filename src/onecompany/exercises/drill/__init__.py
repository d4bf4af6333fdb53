"""Deciding real cases: alone and quickly, then together, and by which rule of the code."""

from onecompany.kinds.columns import Column, Reference, RowOf, Text, Width
from onecompany.kinds.kind import Kind, Table
from onecompany.kinds.rounds import THRESHOLD
from onecompany.plans import PlannedStep, Setting
from onecompany.sentences import N_

DRILL_CASE = Table(
    "drill_case",
    N_("case"),
    (
        Column("exercise_id", RowOf("exercise")),
        Column("text", Text(required=True), N_("Case"), width=Width(24, 48, 3)),
        Column(
            "stage_id",
            RowOf("stage"),
            N_("Stage"),
            expected=N_("the stage at which it happens"),
            width=Width(10, 16, 1),
        ),
        Column("closed_by", Reference(("rule",)), N_("Rule that decides it")),
    ),
    nouns=N_("cases"),
    key="cases",
    known_by="text",
    among="exercise_id",
    computed={
        "calls": "document.calls",
        "agreement_before": "document.agreement_before",
        "agreement_after": "document.agreement_after",
    },
    optional=True,
)

KIND = Kind(
    name="drill",
    title=N_("Decision drill"),
    package=__name__,
    minutes=30,
    steps=(
        PlannedStep(N_("First case"), 10, N_("What do we do? Call alone, talk, call again.")),
        PlannedStep(N_("Second case"), 10, N_("What do we do, and which rule decides it?")),
        PlannedStep(N_("Third case"), 10, N_("What do we do, and which rule decides it?")),
    ),
    field_rows=("C4",),
    settings={
        "cases": Setting(
            "tables",
            default=[],
            most=20,
            help=N_("The cases to decide: real ones, each in two or three sentences."),
            fields={
                "text": Setting("text", default="", needed=True),
                "stage": Setting("text", default="", longest=200, named_in=("stages", "preset")),
            },
        ),
        "seconds": Setting(
            "integer",
            default=60,
            minimum=10,
            maximum=900,
            help=N_("Seconds for all to call a case, the laptop's way round too."),
        ),
        "threshold": THRESHOLD,
    },
    tables=(DRILL_CASE,),
    apart=True,
)
