"""A customer metric for every leader, and metrics that connect the silos."""

from onecompany.kinds.columns import Column, Day, LeaderOf, Number, OneOf, Reference, RowsOf, Text, YesNo
from onecompany.kinds.kind import Kind, Table
from onecompany.plans import PlannedStep, Setting
from onecompany.sentences import N_

MEASURES = (N_("behaviour"), N_("operation"), N_("asset"), N_("survey"))

KIND = Kind(
    name="metrics",
    title=N_("What each is judged by"),
    package=__name__,
    minutes=60,
    steps=(
        PlannedStep(N_("A metric for each leader"), 35, N_("What would you be judged by, if customers judged?")),
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
    tables=(
        Table(
            "metric",
            N_("metric"),
            (
                Column("leader_id", LeaderOf()),
                Column("name", Text(required=True)),
                Column("definition", Text()),
                Column(
                    "measures",
                    OneOf({word: word for word in MEASURES}),
                ),
                Column("source", Text()),
                Column("unit", Text()),
                Column("baseline", Number(unit="unit")),
                Column("target", Number(unit="unit")),
                Column("by_when", Day()),
                Column("rhythm", Text()),
                Column("direction", OneOf({"up": N_("up"), "down": N_("down")})),
                Column("watches", Reference(("stage", "handoff"))),
                Column("result", Text()),
                Column("noticed", YesNo()),
                Column("joint_with", RowsOf("silo")),
            ),
            key="metrics",
            derived={"good_is": ("direction", "board.good")},
        ),
    ),
    shows=("leader",),
)
