"""Mapping the customer's journey in stages."""

from onecompany.kinds.columns import Column, RowOf, Text, WholeNumber, YesNo
from onecompany.kinds.kind import Kind, Table
from onecompany.kinds.rounds import DOTS_ON_ONE, THRESHOLD
from onecompany.plans import PlannedStep, Setting
from onecompany.sentences import N_
from onecompany.sentences.explained import MOMENT

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
    settings={
        "preset": Setting("texts", default=[], longest=200, help=N_("Stages that are there from the start.")),
        "allow_people_stage": Setting("boolean", default=True, help=N_("Allow a stage of our own people.")),
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
            ),
            nouns=N_("pain points"),
            key="pains",
            inside="stages",
            parent="stage_id",
        ),
    ),
)
