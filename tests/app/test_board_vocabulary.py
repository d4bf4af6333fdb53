"""The words on the board: typed with their meaning, edited in the same way, and from a finding to where they stand."""

from __future__ import annotations

import pytest

from onecompany.exercises.vocabulary import acts
from onecompany.kinds import rows
from onecompany.kinds.registry import tables
from onecompany.plans import Plan
from onecompany.store.file import Store
from onecompany.store.writer import WorkshopWriter
from tests.app.conftest import Opened
from tests.conftest import plan_of, planned


@pytest.fixture
def plan() -> Plan:
    """Metrics, and then their words."""
    return plan_of(planned("stages"), planned("metrics"), planned("vocabulary", concepts=["customer"]))


async def test_a_word_is_typed_with_its_meaning_and_enter_on_the_finding_goes_to_the_metric_that_says_it(
    opened: Opened, store: Store, workshop: str, writer: WorkshopWriter
) -> None:
    (concept,) = writer.state.rows("term")
    acts.agree(writer, {concept.id: ("customer", "")})
    (metric,) = rows.add(writer, tables()["metric"], [{"name": "Accounts lost a month"}])
    first = writer.state.rows("silo")[0].id
    store.close()
    async with opened(store.path, workshop, at="vocabulary") as hands:
        assert hands.place == f"cell:{concept.id}|{first}"
        await hands.line("account: who gets the bill")
        (usage,) = hands.state.rows("usage")
        assert (usage.silo_id, usage.word, usage.meaning) == (first, "account", "who gets the bill")
        await hands.press("left", "f2")
        assert hands.entry == "Editing “account: who gets the bill”"
        await hands.press("escape", "escape")
        listed = [one.key for one in hands.room.session.findings()]
        at = next(number for number, key in enumerate(listed) if key.startswith("vocabulary.unused"))
        await hands.press("f3", *["down"] * at, "enter")
        assert hands.room.session.exercise.kind == "metrics"
        assert hands.place.startswith(f"metric:{metric}")
