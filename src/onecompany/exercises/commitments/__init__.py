"""Who does what by when, and the cadence that keeps it alive."""

from onecompany.kinds.columns import Column, Day, Number, Text
from onecompany.kinds.kind import Kind, Table
from onecompany.plans import PlannedStep, Setting
from onecompany.sentences import N_
from onecompany.sentences.explained import CRACK

MEETING = Table(
    "meeting",
    N_("meeting"),
    (
        Column("date", Day(), N_("Meeting"), missing=N_("A meeting needs a date. Delete removes the meeting.")),
        Column(
            "minutes",
            Number(counts=("min", "mins", "minute", "minutes", "m", "'"), least=1, most=480),
            N_("Minutes for the {customer}"),
            missing=N_("How many minutes? A number up to 480."),
            refused=N_("How many minutes? A number up to 480."),
        ),
        Column("agenda", Text(lines=True), N_("Agenda")),
    ),
    nouns=N_("meetings"),
    key="cadence",
    by="date",
)

KIND = Kind(
    name="commitments",
    title=N_("Who does what by when"),
    package=__name__,
    minutes=30,
    steps=(
        PlannedStep(N_("The cracks first"), 10, N_("Who closes it, and by when?")),
        PlannedStep(N_("What else do we promise?"), 12, N_("One name, one date, one thing.")),
        PlannedStep(N_("Cadence and parking lot"), 8, N_("When do we look at this again?")),
    ),
    field_rows=("L6", "C12", "C14", "C9"),
    explains=(CRACK,),
    settings={
        "review_months": Setting("integer", default=3, minimum=1, maximum=12, help=N_("Months to the review.")),
        "section_minutes": Setting(
            "integer", default=30, minimum=5, maximum=240, help=N_("Minutes of the standing customer section.")
        ),
        "agenda": Setting("texts", default=[], help=N_("The agenda of the standing customer section.")),
    },
    tables=(MEETING,),
    shows=("commitment", "parking"),
    last=True,
    always=True,
)
