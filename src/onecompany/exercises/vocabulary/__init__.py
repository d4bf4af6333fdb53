"""One language: the words that the silos use for the same thing, and the one that all will use."""

from onecompany.kinds.columns import Column, RowOf, Text, YesNo
from onecompany.kinds.kind import Kind, Table
from onecompany.plans import PlannedStep, Setting
from onecompany.sentences import N_

TERM = Table(
    "term",
    N_("concept"),
    (
        Column("concept", Text(required=True), N_("Concept")),
        Column("term", Text(), N_("Agreed term")),
        Column("meaning", Text(), N_("What it means, in {customers}' words")),
        Column("understood", YesNo(), N_("A {customer} understands it")),
    ),
    nouns=N_("concepts"),
    key="terms",
    known_by="concept",
    optional=True,
)

USAGE = Table(
    "usage",
    N_("word"),
    (
        Column("term_id", RowOf("term"), label="concept"),
        Column("silo_id", RowOf("silo")),
        Column("word", Text(required=True), N_("Word")),
        Column("meaning", Text(), N_("What they mean by it")),
    ),
    nouns=N_("words"),
    key="usages",
    known_by="term_id",
    unique=("term_id", "silo_id"),
    rows="words.in_order",
    optional=True,
)

CONCEPTS = (
    N_("{customer}"),
    N_("new {customer}"),
    N_("lost {customer}"),
    N_("complaint"),
    N_("sale done"),
    N_("on time"),
    N_("solved"),
    N_("satisfied {customer}"),
)
"""What is spoken of where a plan says nothing else: what every silo counts, in numbers that never agree."""

KIND = Kind(
    name="vocabulary",
    title=N_("One language"),
    package=__name__,
    minutes=48,
    steps=(
        PlannedStep(N_("The word of each {silo}"), 16, N_("What do you call it, and what do you mean by it?")),
        PlannedStep(N_("One word for all"), 24, N_("Which one word would {a_customer} understand?")),
        PlannedStep(N_("Where we say it"), 8, N_("Which metrics and rules still use another word?")),
    ),
    settings={
        "concepts": Setting(
            "texts",
            default=[],
            fewest=1,
            most=30,
            longest=80,
            help=N_("What to agree on words for; without any, eight that every organisation counts."),
        ),
    },
    tables=(TERM, USAGE),
    field_rows=("C11", "S5"),
)
