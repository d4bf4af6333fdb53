"""Workshops with as much on their boards as a large company puts there."""

from __future__ import annotations

import datetime as dt

from onecompany.exercises.metrics import METRIC
from onecompany.exercises.metrics import acts as metrics
from onecompany.exercises.ownership import acts as ownership
from onecompany.exercises.stages import acts as stages
from onecompany.kinds import rows
from onecompany.store.records import Ref
from onecompany.store.writer import WorkshopWriter

STAGES = (
    "Become aware", "Compare offers", "Sign the contract", "Get connected", "Use and pay", "Get help",
    "Renew or leave", "Move house", "Recommend us",
)  # fmt: skip
DEPARTMENTS = (
    "Marketing", "Sales", "Key accounts", "Customer service", "Billing and collections", "Field operations",
    "Grid and metering", "Information technology", "Finance and controlling", "Legal and compliance",
    "Human resources", "Procurement",
)  # fmt: skip
TOUCHPOINTS = (
    "Compares tariffs on a comparison website", "Calls the hotline and waits in the queue", "Receives the letter",
    "Reads the terms and conditions of the contract", "Talks to a neighbour about the installation",
    "Gets a Kundenzufriedenheitsbefragung by e-mail",
)  # fmt: skip
PAINS = ("Nobody calls back", "The bill cannot be understood", "Says everything twice", "Waits for the engineer")
FEELINGS = (1, 0, 1, -2, -1, -2, 0, None, 2)


def map_journey(writer: WorkshopWriter, count: int, touchpoints: int, pains: int) -> list[str]:
    """So many stages with feelings, touchpoints and voted pains, dealt out in turn."""
    found = stages.add_stages(writer, STAGES[:count], None)
    for index in range(touchpoints):
        text = f"{TOUCHPOINTS[index % len(TOUCHPOINTS)]} {index + 1}"
        stages.add_items(writer, "touchpoint", found[index % count], [text], None)
    for index in range(pains):
        (pain,) = stages.add_items(
            writer, "pain", found[index % count], [f"{PAINS[index % len(PAINS)]} {index + 1}"], None
        )
        stages.change(writer, Ref("pain", pain), "counted", votes=index + 3)
    for stage, feeling in zip(found, FEELINGS, strict=False):
        stages.change(writer, Ref("stage", stage), "rated", feeling=feeling, goal="To be sure that it is right")
    return found


def share_out(writer: WorkshopWriter, count: int) -> list[str]:
    """So many departments; most stages have an owner, one has two, one has nobody."""
    for silo in list(writer.state.rows("silo")):
        if silo.name not in DEPARTMENTS:
            ownership.remove_silo(writer, silo.id)
    ownership.add_silos(writer, DEPARTMENTS[:count])
    silos = [next(row.id for row in writer.state.rows("silo") if row.name == name) for name in DEPARTMENTS[:count]]
    for index, stage in enumerate(writer.state.rows("stage")):
        if index != 3:
            ownership.set_role(writer, stage.id, silos[index % count], "owner")
        if index == 5:
            ownership.set_role(writer, stage.id, silos[0], "owner")
        ownership.set_role(writer, stage.id, silos[(index + 4) % count], "helps")
    return silos


def measure(writer: WorkshopWriter) -> None:
    """A metric for each leader."""
    for index, leader in enumerate(writer.state.rows("leader")):
        (metric,) = metrics.add_metrics(writer, leader.id, [f"Days from contract to first use {index + 1}"], None)
        values = {"baseline": 12.0, "target": 4.0, "unit": "days", "direction": "down", "measures": "operation"}
        rows.change(writer, METRIC, metric, "said", **values, by_when=dt.date(2026, 12, 12))
