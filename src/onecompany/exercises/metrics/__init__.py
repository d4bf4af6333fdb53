"""A customer metric for every leader, and metrics that connect the silos."""

from onecompany.kinds.columns import Column, Day, LeaderOf, Number, OneOf, Reference, RowsOf, Text, Width, YesNo
from onecompany.kinds.kind import Kind, Table
from onecompany.plans import PlannedStep, Setting
from onecompany.sentences import N_

MEASURES = (N_("behaviour"), N_("operation"), N_("asset"), N_("survey"))
"""What a metric can measure: what customers do, what we do, the customers as an asset, what they say (C8)."""

METRIC = Table(
    "metric",
    N_("metric"),
    (
        Column("leader_id", LeaderOf(), N_("Leader"), owner=True),
        Column(
            "name",
            Text(required=True),
            N_("Metric"),
            missing=N_("A metric needs a name. Delete removes the metric."),
            width=Width(16, 26, 3),
        ),
        Column("definition", Text(), N_("Definition"), width=Width(16, 24)),
        Column(
            "measures",
            OneOf({word: word for word in MEASURES}, also={"behavior": "behaviour"}),
            N_("What it measures"),
            N_("It\nmeasures"),
            expected=N_("behaviour, operation, asset or survey; its first letter will do"),
            refused=N_("A metric measures behaviour (b), operation (o), asset (a) or survey (s)."),
            width=Width(11, 11, 0),
        ),
        Column("source", Text(), N_("Source"), width=Width(12, 14)),
        Column("unit", Text(), N_("Unit"), width=Width(9, 9, 0)),
        Column(
            "baseline",
            Number(unit="unit"),
            N_("Baseline"),
            expected=N_("a number with its unit, such as 4.2 % or 12 days"),
            refused=N_("The baseline is a number with its unit, such as 4.2 % or 12 days."),
            width=Width(12, 12, 0),
        ),
        Column(
            "target",
            Number(unit="unit"),
            N_("Target"),
            expected=N_("a number with its unit"),
            refused=N_("The target is a number with its unit, such as 4.2 % or 12 days."),
            width=Width(12, 12, 0),
        ),
        Column("by_when", Day(), N_("By when"), width=Width(12, 12, 0)),
        Column("rhythm", Text(), N_("How often"), N_("How\noften"), width=Width(10, 11, 0)),
        Column(
            "direction",
            OneOf(
                {"up": N_("up"), "down": N_("down")},
                also={
                    **dict.fromkeys(("↑", "+", "h", "higher", "more"), "up"),
                    **dict.fromkeys(("↓", "-", "−", "l", "lower", "less"), "down"),
                },
                signs={"up": "↑", "down": "↓"},
            ),
            N_("Good is"),
            expected=N_("up or down; empty: as baseline and target say"),
            refused=N_("Which way is good? Type up or down."),
            width=Width(9, 9, 0),
        ),
        Column(
            "watches",
            Reference(("stage", "handoff")),
            N_("What it follows"),
            N_("It\nfollows"),
            expected=N_("a stage, or a handoff such as Buy → Get started"),
            width=Width(12, 16),
        ),
        Column(
            "result",
            Text(),
            N_("Business result it moves"),
            N_("Business result"),
            expected=N_("the business result it moves, in their own terms"),
            width=Width(14, 18),
        ),
        Column(
            "noticed",
            YesNo(),
            N_("A {customer} would notice"),
            N_("A {customer}\nnotices"),
            expected=N_("would {a_customer} notice? yes or no"),
            refused=N_("Would {a_customer} notice? Type yes or no."),
            width=Width(12, 12, 0),
        ),
        Column("joint_with", RowsOf("silo"), N_("Together with"), N_("Together\nwith"), width=Width(12, 14)),
    ),
    nouns=N_("metrics"),
    key="metrics",
    among="leader_id",
    derived={"good_is": ("direction", "board.good")},
    older="board.as_today",
)

KIND = Kind(
    name="metrics",
    title=N_("What each is judged by"),
    package=__name__,
    minutes=60,
    steps=(
        PlannedStep(N_("A metric for each leader"), 35, N_("What would you be judged by, if {customers} judged?")),
        PlannedStep(N_("Metrics that connect"), 25, N_("Which number shows how they travel across us?")),
    ),
    field_rows=("C6", "C7", "C8", "C9", "C10", "S5", "L2"),
    needs=("stages",),
    settings={
        "limit": Setting("integer", default=3, minimum=1, maximum=10, help=N_("Metrics a leader, at most.")),
        "examples": Setting(
            "tables",
            default=[],
            help=N_("Examples of customer metrics to choose from."),
            fields={
                "stage": Setting("text", default="", longest=200),
                "metric": Setting("text", default="", longest=200),
                "definition": Setting("text", default=""),
                "measures": Setting("choice", default="", choices=MEASURES),
                "unit": Setting("text", default="", longest=60),
                "result": Setting("text", default=""),
            },
        ),
    },
    tables=(METRIC,),
    shows=("leader",),
)
