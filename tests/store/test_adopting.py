"""What another program wrote is taken into the history."""

from __future__ import annotations

from onecompany.exercises.stages import acts as stages
from onecompany.store.file import Store
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.store.sets import by_hand


def test_what_another_program_wrote_can_be_taken_over_and_taken_back(
    writer: WorkshopWriter, store: Store, clock: FakeClock
) -> None:
    stages.add_stages(writer, ["I find out"], None)
    store.close()
    by_hand(store.path, "UPDATE stage SET name = 'theirs'")
    with Store(store.path, clock=clock, adopting=True) as again:
        theirs = again.writer(writer.workshop_id)
        assert [row.name for row in theirs.state.rows("stage")] == ["theirs"]
        theirs.undo()
        assert [row.name for row in theirs.state.rows("stage")] == ["I find out"]
    with Store(store.path, clock=clock) as again:
        assert [row.name for row in again.read(writer.workshop_id).rows("stage")] == ["I find out"]
