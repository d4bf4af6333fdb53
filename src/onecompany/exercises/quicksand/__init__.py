"""What a company sinks into: what it rewards, what it measures, and how it passes a customer along."""

from onecompany.kinds.columns import Code, Column, OneOf, RowOf, RowsOf, Text, WholeNumber, Width
from onecompany.kinds.kind import Kind, Table
from onecompany.kinds.rounds import THRESHOLD
from onecompany.plans import PlannedStep, Setting
from onecompany.sentences import N_, NC_

CAUSES = {"motivation": N_("motivation"), "metrics": NC_("cause", "metrics"), "mechanics": N_("mechanics")}
"""What is rewarded, what success is measured by, and how a customer is passed along."""

ABOUT = {"whole": N_("whole"), "self": N_("itself")}
"""What a silo scores."""

LEAST, MOST = 1, 5

STATEMENTS: dict[str, dict[str, str]] = {
    "motivation": {
        "backed": N_("Who misses a target to keep {a_customer} is backed, in front of others"),
        "bonus": N_("Part of every manager's bonus is lost when {customers} leave"),
        "praised": N_("The last person whom we praised in public had helped another {silo}"),
    },
    "metrics": {
        "same": N_("Ask any five of us what success is: they name the same {customer} number"),
        "decided": N_("In the last quarter a number about {customers} overturned a decision"),
        "passed_on": N_("No target of ours can be met by passing {a_customer} on"),
    },
    "mechanics": {
        "told_once": N_("What {a_customer} has told one of us, the next {silo} knows"),
        "between": N_("On any day we can name who has {a_customer} that is between two {silos}"),
        "mended": N_("Where we last dropped {a_customer}, we have changed how we work"),
    },
}
"""What is scored where a plan says nothing else, by cause and key."""

STATEMENT = Table(
    "cause_statement",
    N_("statement"),
    (
        Column("cause", OneOf(CAUSES), N_("Cause"), missing=N_("A statement is about one of the three causes.")),
        Column("key", Code()),
        Column("text", Text(required=True), N_("Statement")),
    ),
    nouns=N_("statements"),
    key="statements",
    known_by="key",
    unique=("cause", "key"),
    optional=True,
)

SCORE = Table(
    "cause_score",
    N_("score"),
    (
        Column("silo_id", RowOf("silo"), N_("{Silo}")),
        Column("statement_id", RowOf("cause_statement"), N_("Statement")),
        Column(
            "about", OneOf(ABOUT), N_("About"), missing=N_("A score is about the whole, or about the {silo} itself.")
        ),
        Column("score", WholeNumber(LEAST, MOST), N_("Score")),
        Column(
            "evidence",
            Text(),
            N_("Evidence"),
            expected=N_("what has happened that shows it"),
            width=Width(30, 60, 4),
        ),
    ),
    nouns=N_("scores"),
    key="scores",
    unique=("silo_id", "statement_id", "about"),
    rows="scores.in_order",
    computed={"cause": "scores.cause_of"},
    optional=True,
)

REWARD = Table(
    "reward",
    N_("reward"),
    (
        Column("text", Text(required=True), N_("What is rewarded today"), width=Width(30, 50, 3)),
        Column(
            "silos",
            RowsOf("silo"),
            N_("{Silos} that it takes"),
            expected=N_("the {silos} without which nobody gets it, with commas"),
            width=Width(18, 30, 2),
        ),
    ),
    nouns=N_("rewards"),
    key="rewards",
    optional=True,
)

KIND = Kind(
    name="quicksand",
    title=N_("Motivation, metrics, mechanics"),
    package=__name__,
    minutes=25,
    steps=(
        PlannedStep(N_("Score on paper"), 10, N_("How true is each, of the whole and of your own {silo}?")),
        PlannedStep(N_("Evidence"), 5, N_("What has happened that shows it? The low scores first.")),
        PlannedStep(N_("What is rewarded today"), 5, N_("Who gets what for what, and which {silos} does it take?")),
        PlannedStep(N_("Recognise across {silos}"), 5, N_("What will only several {silos} win together?")),
    ),
    settings={
        "statements": Setting(
            "tables",
            default=[],
            fewest=1,
            most=18,
            unique="key",
            fields={
                "cause": Setting(
                    "choice", default="motivation", choices=tuple(CAUSES), needed=True, help=N_("Which of the three.")
                ),
                "key": Setting("text", needed=True, longest=40, help=N_("By which it is known over time.")),
                "text": Setting("text", needed=True, longest=200, help=N_("The statement.")),
            },
            help=N_("Statements to score from 1 to 5; without any, three of ours for each cause."),
        ),
        "threshold": THRESHOLD,
    },
    tables=(STATEMENT, SCORE, REWARD),
    shows=("recognition",),
    field_rows=("S3", "S4"),
)
