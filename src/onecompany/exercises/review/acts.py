"""What the room does with promises of last time and with readings that it does not do with other rows."""

from __future__ import annotations

import datetime as dt
from typing import Any

from onecompany.exercises.review.tables import Reading, Review
from onecompany.kinds import rows
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.sentences import N_, gettext
from onecompany.store.acts.capture import short
from onecompany.store.placing import places
from onecompany.store.tables import Commitment
from onecompany.store.transaction import models
from onecompany.store.writer import WorkshopWriter
from onecompany.summary.dates import room_date
from onecompany.summary.words import number

SAID = {
    "kept": N_("{what:quoted} was kept"),
    "late": N_("{what:quoted} is late"),
    "dropped": N_("{what:quoted} was dropped"),
    "open": N_("{what:quoted} is still on"),
}


def answer(writer: WorkshopWriter, promise_id: str, state: str) -> None:
    """Say what became of a promise: kept, late, dropped, or open, which is that it is still on."""
    promise = rows.present(writer.state, COMMITMENT, promise_id)
    known = writer.state.where("review", "commitment_id", promise_id)
    with writer.act(gettext(SAID[state], what=short(promise.what))) as transaction:
        transaction.change(Commitment, promise_id, state=state)
        if not known:
            (place,) = places(transaction, Review, writer.state.rows("review"), None, 1)
            transaction.add(Review, commitment_id=promise_id, position=place)


def read(writer: WorkshopWriter, metric: Any, day: dt.date, value: float, *, unit: str = "", instead: str = "") -> str:
    """Record what a metric is on a day; a reading of that day is replaced. Returns the id of the reading.

    One that came along from last time is replaced here only, and what stands in its place is of this workshop.

    `unit`: of a metric that had none. `instead`: the reading that this one is put in place of.
    """
    same = [row.id for row in writer.state.where("reading", "metric_id", metric.id) if row.date == day]
    kept, *gone = dict.fromkeys(filter(None, (instead, *same))) or [""]
    said = {"metric": short(metric.name), "value": number(value), "day": room_date(day, dt.date.min)}
    with writer.act(gettext("read {metric:quoted}: {value} on {day}", **said)) as transaction:
        if unit:
            transaction.change(models()["metric"], metric.id, unit=unit)
        for row_id in gone:
            transaction.remove(Reading, row_id)
        values: dict[str, Any] = {"date": day, "value": value, "position": float(day.toordinal()), "origin_id": None}
        if kept:
            transaction.change(Reading, kept, **values)
            return kept
        return str(transaction.add(Reading, metric_id=metric.id, **values).id)
