"""Everybody's sentence, alone, in silence; and then the one that the room adopts."""

from onecompany.kinds.columns import Column, LeaderOf, RowOf, Text, YesNo
from onecompany.kinds.kind import Kind, Table
from onecompany.kinds.rounds import THRESHOLD
from onecompany.plans import PlannedStep, Setting
from onecompany.sentences import N_

SENTENCE = Table(
    "sentence",
    N_("sentence"),
    (
        Column("exercise_id", RowOf("exercise")),
        Column("text", Text(required=True), missing=N_("A sentence says something. Delete removes it.")),
        Column("leader_id", LeaderOf(), N_("Whose it is")),
        Column("adopted", YesNo(), N_("Adopted")),
    ),
    nouns=N_("sentences"),
    key="sentences",
    among="exercise_id",
    optional=True,
)

SAME_PAGE = Table(
    "same_page",
    N_("question"),
    (Column("exercise_id", RowOf("exercise")),),
    nouns=N_("questions"),
    key="same_page",
    unique=("exercise_id",),
    computed={
        name: f"readers.{name}" for name in ("question", "adopted", "distance", "shared_words", "fist", "dissent")
    },
    optional=True,
)

KIND = Kind(
    name="same_page",
    title=N_("One sentence"),
    package=__name__,
    minutes=15,
    steps=(
        PlannedStep(N_("Alone, in silence"), 3, N_("Write one sentence. Nobody reads it yet.")),
        PlannedStep(N_("All at once"), 4, N_("Read them all. Which words do we share?")),
        PlannedStep(N_("Agree on one"), 8, N_("Which one sentence can we all stand behind?")),
    ),
    field_rows=("C1",),
    settings={
        "names": Setting("boolean", default=False, help=N_("Show and keep whose sentence it is.")),
        "threshold": THRESHOLD,
    },
    tables=(SENTENCE, SAME_PAGE),
    shows=("dissent",),
    apart=True,
)
