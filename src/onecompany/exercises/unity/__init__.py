"""The pulse: how united the leaders say they are, at the start of the day and at its end."""

from onecompany.kinds.columns import Code, Column, RowOf, Text
from onecompany.kinds.kind import Kind, Table
from onecompany.kinds.rounds import THRESHOLD
from onecompany.plans import PlannedStep, Setting
from onecompany.sentences import N_

PULSE_STATEMENT = Table(
    "pulse_statement",
    N_("statement"),
    (
        Column("exercise_id", RowOf("exercise")),
        Column("key", Code()),
        Column("text", Text(required=True), N_("Statement")),
        Column("low", Text(), N_("What 1 means")),
        Column("high", Text(), N_("What 5 means")),
    ),
    nouns=N_("statements"),
    key="pulse",
    known_by="key",
    among="exercise_id",
    computed={
        "when": "document.when",
        "method": "document.method",
        "n": "document.votes",
        "mean": "document.mean",
        "spread": "document.spread",
        "counts": "document.counts",
        "earlier": "document.earlier",
    },
)

STATEMENTS = {
    "decisions": N_("We are united in how we make decisions that affect {customers}"),
    "growth": N_("We are united in focusing on the growth of our {customers} as an asset"),
}
"""What is asked where a plan says nothing else, by the key by which it is compared over time."""

LOW, HIGH = N_("not at all"), N_("fully")

KIND = Kind(
    name="unity",
    title=N_("Pulse"),
    package=__name__,
    minutes=5,
    steps=(PlannedStep(N_("Pulse"), 5, N_("How united are we, from 1 to 5?")),),
    settings={
        "when": Setting(
            "choice", default="open", choices=("open", "close"), help=N_("Whether it opens the day or closes it.")
        ),
        "statements": Setting(
            "tables",
            default=[],
            fewest=1,
            most=6,
            unique="key",
            fields={
                "key": Setting("text", needed=True, longest=40, help=N_("By which it is compared over time.")),
                "text": Setting("text", needed=True, longest=200, help=N_("The statement.")),
                "low": Setting("text", default="", longest=40, help=N_("What 1 means.")),
                "high": Setting("text", default="", longest=40, help=N_("What 5 means.")),
            },
            help=N_("Statements to vote on; without any, decisions and growth."),
        ),
        "method": Setting(
            "choice", default="ballot", choices=("ballot", "hands", "fist"), help=N_("How votes are usually taken.")
        ),
        "threshold": THRESHOLD,
    },
    tables=(PULSE_STATEMENT,),
    shows=("note",),
    field_rows=("C2",),
    apart=True,
)
