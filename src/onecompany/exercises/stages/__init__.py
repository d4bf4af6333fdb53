"""Mapping the customer's journey in stages."""

from onecompany.kinds.columns import Column, RowOf, Text, WholeNumber, YesNo
from onecompany.kinds.kind import Kind, Table
from onecompany.kinds.rounds import DOTS_ON_ONE, THRESHOLD
from onecompany.plans import PlannedStep, Setting
from onecompany.sentences import N_
from onecompany.sentences.explained import MOMENT

PERSONA = Table(
    "persona",
    N_("persona"),
    (
        Column("name", Text(required=True), N_("Name"), expected=N_("a name, and perhaps an age: Anna, 71")),
        Column("situation", Text(), N_("Situation"), expected=N_("in a few words: first time in hospital")),
        Column("wants", Text(), N_("Wants"), expected=N_("what matters most to them here")),
        Column("fears", Text(), N_("Fears"), expected=N_("what they dread")),
        Column("quote", Text(), N_("Says"), expected=N_("one sentence, as they would say it")),
    ),
    nouns=N_("personas"),
    key="personas",
    optional=True,
    beside=True,
    customers=True,
)

KIND = Kind(
    name="stages",
    title=N_("The {customer}'s journey"),
    package=__name__,
    minutes=60,
    steps=(
        PlannedStep(N_("Alone, in silence"), 5, N_("Write down every stage you can think of.")),
        PlannedStep(N_("Share and merge"), 20, N_("Read out yours. Which ones are the same?")),
        PlannedStep(N_("What the {customer} wants here"), 10, N_("One sentence a stage, in their words.")),
        PlannedStep(N_("Touchpoints and moments of truth"), 15, N_("Where do we meet? Where do they decide?")),
        PlannedStep(N_("Feeling"), 10, N_("How does it feel there, from −2 to +2?")),
    ),
    field_rows=("S1", "C3"),
    explains=(MOMENT,),
    loose=True,
    pins_customer=True,
    settings={
        "preset": Setting("texts", default=[], longest=200, help=N_("Stages that are there from the start.")),
        "allow_people_stage": Setting("boolean", default=True, help=N_("Allow a stage of our own people.")),
        "personas": Setting(
            "tables",
            default=[],
            most=12,
            help=N_("Whom it is about: {customers} with a name, a situation, and what they want, fear and say."),
            fields={
                "name": Setting("text", default="", longest=200, needed=True),
                **{name: Setting("text", default="") for name in ("situation", "wants", "fears", "quote")},
            },
        ),
        "dots": Setting(
            "integer", default=0, minimum=0, maximum=100, help=N_("Dots a person; 0: a quarter of the items, 1 to 12.")
        ),
        "dots_on_one": Setting(
            "integer", default=DOTS_ON_ONE, minimum=1, maximum=100, help=N_("Dots of a person on one item, at most.")
        ),
        "threshold": THRESHOLD,
    },
    tables=(
        Table(
            "stage",
            N_("stage"),
            (
                Column("name", Text(required=True)),
                Column("goal", Text(), N_("What the {customer} wants")),
                Column("feeling", WholeNumber(-2, 2, signed=True), N_("Feeling")),
                Column("votes", WholeNumber(), N_("Votes")),
                Column("people", YesNo(), N_("Our own people")),
            ),
            nouns=N_("stages"),
            key="stages",
        ),
        Table(
            "touchpoint",
            N_("touchpoint"),
            (
                Column("stage_id", RowOf("stage")),
                Column("text", Text(required=True)),
                Column("moment", YesNo(), N_("Moment of truth")),
                Column("votes", WholeNumber(), N_("Votes")),
            ),
            nouns=N_("touchpoints"),
            key="touchpoints",
            inside="stages",
            parent="stage_id",
        ),
        Table(
            "pain",
            N_("pain point"),
            (
                Column("stage_id", RowOf("stage")),
                Column("text", Text(required=True)),
                Column("votes", WholeNumber(), N_("Votes")),
                Column("silo_id", RowOf("silo"), N_("{Silo}"), expected=N_("its number, or the beginning of its name")),
            ),
            nouns=N_("pain points"),
            key="pains",
            inside="stages",
            parent="stage_id",
            sentences=True,
        ),
        Table(
            "why",
            N_("cause"),
            (
                Column("pain_id", RowOf("pain")),
                Column("text", Text(required=True)),
                Column("root", YesNo(), N_("Root cause")),
            ),
            nouns=N_("causes"),
            key="whys",
            inside="pains",
            parent="pain_id",
            optional=True,
        ),
        PERSONA,
    ),
)
