"""Who owns the customer at each stage, and where we drop them."""

from onecompany.kinds.columns import Column, LeaderOf, OneOf, RowOf, Text, YesNo
from onecompany.kinds.kind import Kind, Table
from onecompany.plans import PlannedStep
from onecompany.sentences import N_
from onecompany.sentences.explained import HANDOFF, OWNER

ROLE = OneOf({"owner": N_("owner"), "helps": N_("helps")})
"""What a silo does at a stage."""

RATING = OneOf({"smooth": N_("smooth"), "rough": N_("rough"), "dropped": N_("dropped")})
"""How well a handoff works."""

KIND = Kind(
    name="ownership",
    title=N_("Who owns the {customer}"),
    package=__name__,
    minutes=45,
    steps=(
        PlannedStep(N_("Alone, in silence"), 5, N_("Which stages are yours? Which are nobody's?")),
        PlannedStep(N_("One owner a stage"), 20, N_("Agree on one owner. Everyone else helps.")),
        PlannedStep(N_("Agree on the handoffs"), 20, N_("What is handed over, and how does the {customer} notice?")),
    ),
    field_rows=("S1", "S2"),
    pins_customer=True,
    explains=(OWNER, HANDOFF),
    needs=("stages",),
    tables=(
        Table(
            "ownership",
            N_("note on a cell"),
            (
                Column("stage_id", RowOf("stage")),
                Column("silo_id", RowOf("silo")),
                Column("role", ROLE),
                Column("note", Text(), N_("Note")),
            ),
            nouns=N_("cells of the grid"),
            key="ownership",
            unique=("stage_id", "silo_id"),
            rows="document.cells",
        ),
        Table(
            "handoff",
            N_("handoff"),
            (
                Column("from_stage_id", RowOf("stage"), label="from"),
                Column("to_stage_id", RowOf("stage"), label="to"),
                Column("what", Text(), N_("What is handed over")),
                Column("notice", Text(), N_("How the {customer} notices")),
                Column(
                    "rating",
                    RATING,
                    N_("How well it works"),
                ),
                Column("agreed", YesNo(), N_("Agreed by both")),
                Column("leader_id", LeaderOf(), N_("Who answers for it")),
            ),
            nouns=N_("handoffs"),
            key="handoffs",
            made_of=("from_stage_id", "to_stage_id"),
            rows="document.handoffs",
            there="document.places",
        ),
    ),
    shows=("silo",),
)
