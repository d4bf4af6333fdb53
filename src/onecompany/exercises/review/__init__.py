"""What we promised last time: what became of it, how the metrics fare, what the code and the cracks have come to."""

from onecompany.kinds.columns import Column, Day, Number, RowOf, Width
from onecompany.kinds.kind import Kind, Table
from onecompany.plans import PlannedStep, Setting
from onecompany.sentences import N_
from onecompany.sentences.explained import CRACK

READING = Table(
    "reading",
    N_("reading"),
    (
        Column("metric_id", RowOf("metric"), N_("Metric"), missing=N_("A reading is of a metric.")),
        Column(
            "date",
            Day(past=True),
            N_("Measured on"),
            missing=N_("A reading needs its day. Delete removes the reading."),
            width=Width(12, 12, 0),
        ),
        Column(
            "value",
            Number(),
            N_("Measured"),
            missing=N_("A reading is a number. Delete removes it."),
            width=Width(10, 12, 0),
        ),
    ),
    nouns=N_("readings"),
    key="readings",
    by="date",
    unique=("metric_id", "date"),
    optional=True,
)

REVIEW = Table(
    "review",
    N_("answer"),
    (Column("commitment_id", RowOf("commitment"), N_("Promise"), missing=N_("An answer is about a promise.")),),
    nouns=N_("answers"),
    key="reviews",
    unique=("commitment_id",),
    computed={"state": "answers.state", "reason": "answers.reason"},
    optional=True,
)

KIND = Kind(
    name="review",
    title=N_("What did we promise"),
    package=__name__,
    minutes=20,
    steps=(
        PlannedStep(N_("Promises"), 8, N_("Kept, late, dropped or still on? One sentence on why.")),
        PlannedStep(N_("Numbers"), 6, N_("What does each metric say now?")),
        PlannedStep(N_("The code and the cracks"), 6, N_("Which rules still hold, and which crack is still open?")),
    ),
    field_rows=("L7", "L4", "C14"),
    explains=(CRACK,),
    settings={
        "again": Setting(
            "integer",
            default=3,
            minimum=2,
            maximum=12,
            help=N_("Workshops with a crack until it is stuck."),
        ),
    },
    tables=(READING, REVIEW),
    shows=("metric", "rule", "commitment"),
    last=True,
    leads=True,
)
