"""A customer metric for every leader, and metrics that connect the silos."""

from onecompany.kinds.kind import Collection, Kind
from onecompany.plans import PlannedStep, Setting

_MEASURES = ("behaviour", "operation", "asset", "survey")

KIND = Kind(
    name="metrics",
    title="What each is judged by",
    package=__name__,
    minutes=60,
    steps=(
        PlannedStep("A metric for each leader", 35, "What would you be judged by, if customers judged?", ""),
        PlannedStep("Metrics that connect", 25, "Which number shows how they travel across us?", ""),
    ),
    implements=("C6", "C7", "C8", "C9", "C10", "S5", "L2"),
    needs=("stages",),
    settings={
        "limit": Setting("integer", default=3, minimum=1, maximum=10, help="Metrics a leader, at most."),
        "examples": Setting(
            "tables",
            default=[],
            help="Examples of customer metrics to choose from.",
            fields={
                "stage": Setting("text", default="", longest=200),
                "metric": Setting("text", default="", longest=200),
                "definition": Setting("text", default=""),
                "measures": Setting("choice", default="", choices=_MEASURES),
                "unit": Setting("text", default="", longest=60),
                "result": Setting("text", default=""),
            },
        ),
    },
    collections=(
        Collection(
            "metrics",
            "metric",
            derived={"good_is": ("direction", "board.good")},
            labels={"watches_text": ("watches", ""), "joint_with_text": ("joint_with", "silo")},
        ),
    ),
    shows=("metric", "leader"),
)
