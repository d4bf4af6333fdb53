"""What was handed out of a workshop stays what it was, whatever the organisation does in later ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import pytest

from onecompany.clock import Stamp
from onecompany.exercises.ownership import acts as ownership
from onecompany.exercises.stages import acts as stages
from onecompany.export import registry
from onecompany.export.bundling import Choices, bundle
from onecompany.kinds import rows
from onecompany.kinds.beginning import begin
from onecompany.kinds.hooks import tell
from onecompany.kinds.sample import ORGANISATION, SMALL, make_sample, sample_plan
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.store.acts import people
from onecompany.store.file import Store
from onecompany.store.records import Ref
from tests.clock_double import FakeClock
from tests.conftest import DAY, MORNING, identities
from tests.thorough import THOROUGH

QUARTER = dt.timedelta(days=91)
AT = Stamp(MORNING + 2 * QUARTER, 0.0, "test")
SLOW = ("docx", "pdf", "pptx")
NAMES = [name for name in registry.names() if THOROUGH or name not in SLOW]
"""In the short form without those that are set in pages, of the same content as all others."""

Made = Mapping[str, Mapping[str, bytes]]
"""The files of every format, by its name."""


def made(store: Store, workshop: str, choices: Choices | None = None) -> Made:
    """All that can be handed out of a workshop, as of one moment."""
    content = bundle(store.read(workshop), at=AT, today=AT.utc.date(), version="test", choices=choices)
    return {name: registry.find(name).make(content).files for name in NAMES}


def go_on(store: Store, day: dt.date) -> str:
    """The organisation's next workshop, in which nearly all of what came along becomes something else."""
    writer = store.writer(begin(store, organisation=ORGANISATION, plan=sample_plan(SMALL), date=day))
    first, second, third, *_ = [row.id for row in writer.state.rows("stage")]
    stages.merge(writer, first, second)
    stages.change(writer, Ref("stage", third), "renamed", name="Something else")
    ownership.remove_silo(writer, writer.state.rows("silo")[0].id)
    people.remove_leader(writer, writer.state.rows("leader")[0].id, tell)
    for row in writer.state.rows("commitment"):
        rows.change(writer, COMMITMENT, row.id, "kept", state="kept")
    return writer.workshop_id


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Made, Made]]:
    """What is handed out of the second workshop, which looks back at a first one, before and after a third one."""
    path = tmp_path_factory.mktemp("earlier") / "earlier.onecompany"
    with Store(path, clock=FakeClock(), new_id=identities(1), scratch=True) as store:
        first = make_sample(store, DAY, SMALL)
        second = go_on(store, DAY + QUARTER)
        roles = Choices("board", names=False)
        before = dict(made(store, second)), made(store, first, roles)["md"]
        go_on(store, DAY + 2 * QUARTER)
        after = dict(made(store, second)), made(store, first, roles)["md"]
        yield before[0] | {"without names": before[1]}, after[0] | {"without names": after[1]}


@pytest.mark.parametrize("name", [*NAMES, "without names"])
def test_an_earlier_workshop_is_handed_out_as_it_was_byte_for_byte(
    name: str, before_and_after: tuple[Made, Made]
) -> None:
    before, after = before_and_after
    assert before[name]
    assert before[name] == after[name]


def test_what_it_says_of_last_time_is_in_it(before_and_after: tuple[Made, Made]) -> None:
    (data,) = before_and_after[0]["md"].values()
    assert "last time" in data.decode()
