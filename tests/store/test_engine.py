"""How the engine is set."""

from __future__ import annotations

import pytest

from onecompany.store.file import Store


@pytest.mark.reliability("1. Settings of the file")
def test_the_pragmas_are_those_that_survive_a_power_cut(store: Store) -> None:
    with store.engine.connect() as connection:
        values = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "locking_mode")
        }
    assert values == {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "locking_mode": "normal",
    }
