"""What columns of all tables are made of."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.dialects.sqlite import dialect
from sqlmodel import SQLModel

from onecompany.kinds.registry import import_tables
from onecompany.store.tables import WorkshopBase
from onecompany.store.transaction import models
from onecompany.store.types import OfWorkshop, Placed, UtcTime

HERE = dt.timezone(dt.timedelta(hours=2))


def test_a_moment_is_stored_in_utc_and_comes_back_with_its_zone() -> None:
    stored = UtcTime().process_bind_param(dt.datetime(2026, 3, 5, 11, tzinfo=HERE), dialect())
    assert stored == dt.datetime(2026, 3, 5, 9)
    assert UtcTime().process_result_value(stored, dialect()) == dt.datetime(2026, 3, 5, 9, tzinfo=dt.UTC)
    with pytest.raises(ValueError, match="zone"):
        UtcTime().process_bind_param(dt.datetime(2026, 3, 5), dialect())


def test_every_row_with_a_place_can_belong_to_a_group_and_belongs_to_none() -> None:
    import_tables()
    placed = [model for model in models().values() if issubclass(model, Placed)]
    assert len(placed) > 10
    assert {str(model.model_fields["group_id"].default) for model in placed} == {"None"}


def test_every_row_of_a_workshop_has_an_identity() -> None:
    import_tables()
    loose = {"history", "draft", "presence"}
    for name, model in models().items():
        if "workshop_id" in SQLModel.metadata.tables[name].columns and name not in loose:
            assert issubclass(model, OfWorkshop), name


def test_a_workshop_is_on_a_day_from_which_months_can_be_counted() -> None:
    with pytest.raises(ValueError, match="from 1970 to 2200"):
        WorkshopBase.model_validate({"title": "x", "date": dt.date(9999, 12, 31)})
