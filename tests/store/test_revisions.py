"""Which act changed a row last, by the identity of its line."""

from __future__ import annotations

import datetime as dt

from onecompany.kinds import rows
from onecompany.kinds.beginning import begin
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.plans import Plan
from onecompany.store.acts import capture
from onecompany.store.file import Store
from onecompany.store.reading import reading
from onecompany.store.revisions import revisions, revisions_up_to
from onecompany.store.writer import WorkshopWriter
from tests.conftest import DAY


def test_a_row_counts_up_when_it_was_changed_and_no_other(store: Store, writer: WorkshopWriter) -> None:
    capture.commit(writer, None, "Call them")
    capture.commit(writer, None, "Write to them")
    call, write = [row.id for row in writer.state.rows("commitment")]

    def known() -> tuple[int, int]:
        with reading(store.path) as db:
            last = revisions_up_to(db, writer.workshop_id)
        return last[call], last[write]

    made = known()
    rows.change(writer, COMMITMENT, call, "reworded", what="Call each of them")
    changed = known()
    assert changed[0] > made[0]
    assert changed[1] == made[1]
    writer.undo()
    assert known()[0] > changed[0], "what was taken back is another change"
    assert known()[1] == made[1]


def test_what_went_on_counts_on_and_the_workshop_before_stays_as_it_was(
    store: Store, writer: WorkshopWriter, plan: Plan
) -> None:
    capture.commit(writer, None, "Call them")
    (call,) = [row.id for row in writer.state.rows("commitment")]
    with reading(store.path) as db:
        before = revisions_up_to(db, writer.workshop_id)
    day = DAY + dt.timedelta(days=90)
    following = store.writer(begin(store, organisation=writer.state.organisation.name, plan=plan, date=day))
    (copy,) = following.state.rows("commitment")
    rows.change(following, COMMITMENT, copy.id, "reworded", what="Call each of them")
    with reading(store.path) as db:
        assert revisions_up_to(db, writer.workshop_id) == before
        after = revisions_up_to(db, following.workshop_id)
        assert after == revisions(db, [writer.workshop_id, following.workshop_id])
    assert (copy.origin_id, copy.id in after) == (call, False)
    assert after[call] > before[call]
