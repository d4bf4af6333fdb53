"""The code of conduct: what we always do, and what we never do, stage by stage."""

from onecompany.kinds.columns import Code, Column, OneOf, RowOf, Text, WholeNumber, YesNo
from onecompany.kinds.kind import Kind, Table
from onecompany.kinds.rounds import DOTS_ON_ONE, THRESHOLD
from onecompany.plans import PlannedStep, Setting
from onecompany.sentences import N_

RULE = Table(
    "rule",
    N_("rule"),
    (
        Column("stage_id", RowOf("stage"), N_("Stage")),
        Column("people", YesNo(), N_("Our own people")),
        Column(
            "kind",
            OneOf({"always": N_("always"), "never": N_("never")}),
            N_("Always or never"),
            missing=N_("A rule is something that we always do, or never."),
        ),
        Column("text", Text(required=True), N_("Rule")),
        Column(
            "state",
            OneOf({"proposed": N_("proposed"), "adopted": N_("adopted"), "dropped": N_("dropped")}),
            N_("Where it stands"),
            missing=N_("A rule is proposed, adopted or dropped."),
        ),
        Column("votes", WholeNumber(), N_("Votes")),
        Column("noticed", YesNo(), N_("A {customer} would notice")),
        Column("hardest_for", RowOf("silo"), N_("Hardest for"), label="hardest_for_silo"),
    ),
    nouns=N_("rules"),
    key="rules",
    rows="chapters.in_order",
    prefix="kind",
    optional=True,
)

RATIFICATION = Table(
    "ratification",
    N_("ratification"),
    (
        Column("exercise_id", RowOf("exercise")),
        Column("stage_id", RowOf("stage"), N_("Stage")),
        Column("people", YesNo(), N_("Our own people")),
        Column("rules", Code()),
    ),
    nouns=N_("ratifications"),
    key="ratifications",
    computed={name: f"ratifying.{name}" for name in ("up", "sideways", "down", "dissent")},
    optional=True,
)

KIND = Kind(
    name="conduct",
    title=N_("The code of conduct"),
    package=__name__,
    minutes=60,
    steps=(
        PlannedStep(N_("Alone, in silence"), 10, N_("What must we always do here, and what never?")),
        PlannedStep(N_("Always"), 20, N_("What must we always do to honour {customers} here?")),
        PlannedStep(N_("Never"), 20, N_("What must we never do, because it dishonours them?")),
        PlannedStep(N_("Votes"), 5, N_("Which of these will we really keep?")),
        PlannedStep(N_("Ratify"), 5, N_("Thumb up, sideways or down, stage by stage.")),
    ),
    field_rows=("C3", "C9", "L2", "L4", "L5"),
    pins_customer=True,
    loose=True,
    settings={
        "limit": Setting(
            "integer",
            default=3,
            minimum=1,
            maximum=20,
            help=N_("Adopted rules a stage that are few enough, always and never each."),
        ),
        "allow_people_stage": Setting("boolean", default=True, help=N_("Rules for how we treat our own people, too.")),
        "dots": Setting(
            "integer", default=0, minimum=0, maximum=100, help=N_("Dots a person; 0 for a quarter of the rules.")
        ),
        "dots_on_one": Setting(
            "integer", default=DOTS_ON_ONE, minimum=1, maximum=100, help=N_("Dots that a person may put on one rule.")
        ),
        "threshold": THRESHOLD,
    },
    needs=("stages",),
    tables=(RULE, RATIFICATION),
)
