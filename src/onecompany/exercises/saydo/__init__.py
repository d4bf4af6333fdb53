"""What we say and what we do: a value, when it was last kept at a cost, when it was last broken, and the gap."""

from onecompany.kinds.columns import Column, Day, LeaderOf, Reference, Text, Width
from onecompany.kinds.kind import Kind, Table
from onecompany.kinds.rounds import THRESHOLD
from onecompany.plans import PlannedStep
from onecompany.sentences import N_

PROCLAIMED = Table(
    "proclaimed_value",
    N_("value"),
    (
        Column(
            "text",
            Text(required=True),
            N_("What we say"),
            missing=N_("A value or a rule says something. Delete removes it."),
            width=Width(16, 30, 3),
        ),
        Column(
            "rule",
            Reference(("rule",)),
            N_("Rule of the code"),
            N_("Rule"),
            expected=N_("an adopted rule, such as rule 3"),
            width=Width(12, 16),
        ),
        Column(
            "kept_what",
            Text(),
            N_("Last kept at a cost"),
            N_("Last kept\nat a cost"),
            expected=N_("what we did, and what it cost us"),
            width=Width(12, 24, 2),
        ),
        Column("kept_when", Day(past=True), N_("Kept when"), N_("Kept\nwhen"), width=Width(12, 12, 0)),
        Column(
            "broken_what",
            Text(),
            N_("Last broken"),
            expected=N_("what we did, and whom it hit"),
            width=Width(12, 24, 2),
        ),
        Column("broken_when", Day(past=True), N_("Broken when"), N_("Broken\nwhen"), width=Width(12, 12, 0)),
        Column("leader_id", LeaderOf(), N_("Who answers for it"), N_("Who\nanswers"), width=Width(10, 14, 0)),
    ),
    nouns=N_("values"),
    key="values",
    known_by="text",
    computed={"gap": "gap.mean", "n": "gap.votes"},
    optional=True,
)

KIND = Kind(
    name="saydo",
    title=N_("What we say, what we do"),
    package=__name__,
    minutes=20,
    steps=(
        PlannedStep(N_("What we say"), 4, N_("Which value or rule do we recite most?")),
        PlannedStep(N_("Kept, broken"), 10, N_("When did we last keep it at a cost, and when did we break it?")),
        PlannedStep(N_("The gap"), 6, N_("How far is what we do from what we say, from 0 to 4?")),
    ),
    field_rows=("L1",),
    settings={"threshold": THRESHOLD},
    tables=(PROCLAIMED,),
)
