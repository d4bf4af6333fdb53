"""How the rules of the code are kept alive: trained, measured, reinforced; and what is recognised across silos."""

from onecompany.kinds.columns import Column, Day, LeaderOf, Reference, RowsOf, Text, Width
from onecompany.kinds.kind import Kind, Table
from onecompany.plans import PlannedStep, Setting
from onecompany.sentences import N_

REINFORCEMENT = Table(
    "reinforcement",
    N_("reinforcement"),
    (
        Column(
            "rule",
            Reference(("rule",), typed="rule_text"),
            N_("Rule"),
            expected=N_("an adopted rule, such as rule 3; Delete removes what was said of it"),
            width=Width(22, 34, 3),
        ),
        Column("rule_text", Text(), N_("Rule")),
        Column("trainer", Text(), N_("Who trains it")),
        Column(
            "trainer_id",
            LeaderOf(typed="trainer"),
            N_("Who trains it"),
            N_("Who\ntrains it"),
            expected=N_("a leader, or anybody else by name"),
            width=Width(11, 14),
            label="trainer_leader",
        ),
        Column(
            "how",
            Text(),
            N_("How it is trained"),
            N_("How"),
            expected=N_("how it is trained, in a few words"),
            width=Width(10, 18, 2),
        ),
        Column("first_date", Day(), N_("First trained on"), N_("First\ntrained"), width=Width(12, 12, 0)),
        Column(
            "measured_by",
            Reference(("metric",), typed="measured_by_text"),
            N_("What shows it"),
            expected=N_("a metric of this workshop, or anything else in words"),
            width=Width(12, 18, 2),
        ),
        Column("measured_by_text", Text(), N_("What shows it")),
        Column(
            "reinforced_by",
            Text(),
            N_("What keeps it alive"),
            N_("What keeps\nit alive"),
            expected=N_("what happens to whoever keeps it, and to whoever does not"),
            width=Width(12, 18, 2),
        ),
        Column(
            "rhythm",
            Text(),
            N_("How often"),
            N_("How\noften"),
            expected=N_("how often, such as every Monday"),
            width=Width(9, 12, 0),
        ),
        Column("leader_id", LeaderOf(), N_("Who answers for it"), N_("Who\nanswers"), width=Width(9, 14, 0)),
    ),
    nouns=N_("reinforcements"),
    key="reinforcements",
    called_by="rule",
    optional=True,
)

RECOGNITION = Table(
    "recognition",
    N_("recognition"),
    (
        Column(
            "text",
            Text(required=True),
            N_("Recognised for"),
            missing=N_("A recognition says for what. Delete removes it."),
            width=Width(18, 34, 3),
        ),
        Column("silos", RowsOf("silo"), N_("{Silos} that win it"), width=Width(12, 14)),
        Column("leader_id", LeaderOf(), N_("Recognised by"), width=Width(10, 14)),
        Column("by_when", Day(), N_("By when"), width=Width(12, 12, 0)),
    ),
    nouns=N_("recognitions"),
    key="recognitions",
    optional=True,
)

KIND = Kind(
    name="reinforce",
    title=N_("Train, measure, reinforce"),
    package=__name__,
    minutes=25,
    steps=(
        PlannedStep(N_("Train"), 7, N_("Who trains it, how, and when for the first time?")),
        PlannedStep(N_("Measure and reinforce"), 12, N_("How do we see that it is kept, and what happens then?")),
        PlannedStep(N_("Recognise across {silos}"), 6, N_("What can only several {silos} win together?")),
    ),
    field_rows=("L2", "L3", "S4"),
    settings={
        "limit": Setting(
            "integer", default=12, minimum=1, maximum=100, help=N_("Adopted rules that are few enough to be kept.")
        ),
    },
    tables=(REINFORCEMENT, RECOGNITION),
)
