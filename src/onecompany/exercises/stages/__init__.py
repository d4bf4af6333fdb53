"""Mapping the customer's journey in stages."""

from onecompany.kinds.kind import Collection, Kind
from onecompany.plans import PlannedStep, Setting

KIND = Kind(
    name="stages",
    title="The customer's journey",
    package=__name__,
    minutes=60,
    steps=(
        PlannedStep("Alone, in silence", 5, "Write down every stage you can think of.", ""),
        PlannedStep("Share and merge", 20, "Read out yours. Which ones are the same?", ""),
        PlannedStep("What the customer wants here", 10, "One sentence a stage, in their words.", ""),
        PlannedStep("Touchpoints and moments of truth", 15, "Where do we meet? Where do they decide?", ""),
        PlannedStep("Feeling", 10, "How does it feel there, from −2 to +2?", ""),
    ),
    implements=("S1", "C3"),
    settings={
        "preset": Setting("texts", default=[], longest=200, help="Stages that are there from the start."),
        "allow_people_stage": Setting("boolean", default=True, help="Allow a stage of our own people."),
    },
    collections=(
        Collection("stages", "stage"),
        Collection("touchpoints", "touchpoint", inside="stages", parent="stage_id"),
        Collection("pains", "pain", inside="stages", parent="stage_id"),
    ),
    shows=("stage", "touchpoint", "pain"),
)
