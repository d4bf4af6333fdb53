"""Who owns the customer at each stage, and where we drop them."""

from onecompany.kinds.kind import Collection, Kind
from onecompany.plans import PlannedStep

KIND = Kind(
    name="ownership",
    title="Who owns the customer",
    package=__name__,
    minutes=45,
    steps=(
        PlannedStep("Alone, in silence", 5, "Which stages are yours? Which are nobody's?", ""),
        PlannedStep("One owner a stage", 20, "Agree on one owner. Everyone else helps.", ""),
        PlannedStep("Agree on the handoffs", 20, "What is handed over, and how does the customer notice?", ""),
    ),
    implements=("S1", "S2"),
    needs=("stages",),
    collections=(
        Collection("ownership", "ownership", unique=("stage_id", "silo_id"), rows="document.cells"),
        Collection(
            "handoffs",
            "handoff",
            labels={"from": ("from_stage_id", "stage"), "to": ("to_stage_id", "stage")},
            made_of=("from_stage_id", "to_stage_id"),
            rows="document.handoffs",
        ),
    ),
    shows=("ownership", "handoff", "silo"),
)
