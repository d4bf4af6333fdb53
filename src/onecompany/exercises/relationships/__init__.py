"""How well the silos know each other's work, and who meets whom."""

from onecompany.kinds.columns import Column, Day, LeaderOf, RowOf, RowsOf, Text, WholeNumber, Width
from onecompany.kinds.kind import Kind, Table
from onecompany.plans import PlannedStep, Setting
from onecompany.sentences import N_

SCALE = (N_("not at all"), N_("by hearsay"), N_("well"), N_("from inside"))
"""What the points from 0 to 3 mean: how well somebody knows what is done there."""

ACQUAINTANCE = Table(
    "acquaintance",
    N_("judgement"),
    (
        Column("silo_id", RowOf("silo"), N_("{Silo}")),
        Column("other_id", RowOf("silo"), N_("Knows the work of")),
        Column("score", WholeNumber(most=len(SCALE) - 1), N_("How well")),
        Column("note", Text(), N_("Note")),
    ),
    nouns=N_("judgements"),
    key="acquaintances",
    made_of=("silo_id", "other_id"),
    rows="pairs.in_order",
    optional=True,
)

EVENT = Table(
    "meeting_event",
    N_("event"),
    (
        Column(
            "text",
            Text(required=True),
            N_("What"),
            missing=N_("An event says what they do together. Delete removes it."),
            width=Width(22, 40, 4),
        ),
        Column("silos", RowsOf("silo"), N_("Who with whom"), width=Width(16, 26, 2)),
        Column("by_when", Day(), N_("When"), width=Width(12, 14, 0)),
        Column("leader_id", LeaderOf(), N_("Who sees to it"), width=Width(12, 18)),
    ),
    nouns=N_("events"),
    key="events",
    optional=True,
)

KIND = Kind(
    name="relationships",
    title=N_("Who knows whose work"),
    package=__name__,
    minutes=20,
    steps=(
        PlannedStep(
            N_("Each {silo} for itself"),
            8,
            N_("How well do we know their work? 0 not at all, 1 by hearsay, 2 well, 3 from inside."),
        ),
        PlannedStep(N_("Read the map"), 4, N_("Where do strangers hand {customers} over to each other?")),
        PlannedStep(N_("Who meets whom"), 8, N_("Which two sit beside each other, at what, and on which day?")),
    ),
    field_rows=("C13",),
    settings={
        "weak": Setting(
            "integer", default=1, minimum=0, maximum=2, help=N_("Up to this point two {silos} hardly know each other.")
        ),
        "apart": Setting(
            "integer", default=2, minimum=1, maximum=3, help=N_("Points between two sides that make a pair one-sided.")
        ),
    },
    tables=(ACQUAINTANCE, EVENT),
    shows=("silo",),
)
