"""A file is brought up by the steps that it has not had, or is left as it is."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from onecompany.exercises.stages import acts as stages
from onecompany.kinds.registry import import_tables
from onecompany.store.backups import list_backups
from onecompany.store.engine import make_engine
from onecompany.store.file import Store
from onecompany.store.migrating import SCHEMA
from onecompany.store.migrations import Migration, MigrationSet
from onecompany.store.problems import FileNewer, NotUpgraded
from onecompany.store.reading import reading
from onecompany.store.rows import read_state
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.store.sets import PULSE, Installed, by_hand, dumped, pulse


def shape(path: Path) -> set[tuple[str, ...]]:
    """Every column of every table, with what its declaration says, and every index."""
    questions = (
        "SELECT m.name, c.name, c.type, c.'notnull', c.pk FROM sqlite_master m, pragma_table_info(m.name) c "
        "WHERE m.type = 'table'",
        "SELECT m.name, f.'from', f.'table', f.'to' FROM sqlite_master m, pragma_foreign_key_list(m.name) f "
        "WHERE m.type = 'table'",
        "SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
    )
    return {tuple(map(str, row)) for question in questions for row in by_hand(path, question)}


def taken(path: Path) -> dict[tuple[str, str], str]:
    """By set and name, the package that brought each step of a file."""
    return {(s, n): p for s, n, p in by_hand(path, "SELECT set_name, name, package FROM migration")}


def test_all_steps_make_what_the_tables_say(store: Store, tmp_path: Path) -> None:
    import_tables()
    (tmp_path / "b.db").touch()
    engine = make_engine(tmp_path / "b.db")
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    assert shape(store.path) == shape(tmp_path / "b.db")


def test_a_new_file_records_all_steps_and_is_refused_by_programs_that_do_not_know_of_them(store: Store) -> None:
    assert {("onecompany", "0001_first"), ("stages", "0001_first"), ("metrics", "0002_direction_unsaid")} <= set(
        taken(store.path)
    )
    assert set(taken(store.path).values()) == {"onecompany"}
    assert by_hand(store.path, "PRAGMA user_version") == [(SCHEMA,)]
    assert SCHEMA > 2


def test_a_kind_that_was_installed_later_gets_its_tables_when_the_file_is_opened_for_writing(
    store: Store, writer: WorkshopWriter, clock: FakeClock
) -> None:
    store.close()
    before, was, sets = store.path.read_bytes(), dumped(store.path), Installed(pulse())
    with reading(store.path, sets=sets) as db:
        assert read_state(db, writer.workshop_id).rows("pulse") == []
    assert store.path.read_bytes() == before
    Store(store.path, clock=clock, sets=sets).close()
    assert taken(store.path)["pulse", "0001_first"] == "pulse-exercise"
    assert by_hand(store.path, "SELECT * FROM pulse") == []
    (before_it,) = list_backups(store.path)
    assert before_it.before_upgrade
    assert stat.S_IMODE(before_it.path.stat().st_mode) == 0o600
    assert dumped(before_it.path) == was


def test_a_kind_that_is_not_installed_any_more_keeps_its_rows(
    store: Store, writer: WorkshopWriter, clock: FakeClock
) -> None:
    store.close()
    Store(store.path, clock=clock, sets=Installed(pulse())).close()
    with Store(store.path, clock=clock) as without:
        assert without.read(writer.workshop_id).rows("pulse") == []
    assert ("pulse", "0001_first") in taken(store.path)
    more = pulse(Migration("0002_loudness", ("ALTER TABLE pulse ADD COLUMN loudness FLOAT",)), version="1.3.0")
    with Store(store.path, clock=clock, sets=Installed(more)):
        pass
    assert by_hand(store.path, "SELECT version FROM migration WHERE set_name = 'pulse' ORDER BY name") == [
        ("1.2.0",),
        ("1.3.0",),
    ]


def test_what_an_installed_kind_has_not_brought_to_the_file_yet_is_read_as_if_it_had(
    store: Store, writer: WorkshopWriter, clock: FakeClock
) -> None:
    store.close()
    Store(store.path, clock=clock, sets=Installed(pulse())).close()
    before = store.path.read_bytes()
    more = Migration("0002_loudness", ("ALTER TABLE pulse ADD COLUMN loudness FLOAT",))
    with reading(store.path, sets=Installed(pulse(more))) as db:
        assert "loudness" in read_state(db, writer.workshop_id).shape.columns["pulse"]
    broken = Migration("0002_loudness", ("ALTER TABLE pulse ADD",))
    with reading(store.path, sets=Installed(pulse(broken))) as db:
        assert "word" in read_state(db, writer.workshop_id).shape.columns["pulse"]
    assert store.path.read_bytes() == before


@pytest.mark.parametrize(
    ("row", "by"),
    [
        (("onecompany", "0099_later", "onecompany", "9.1.0"), r"onecompany 9\.1\.0"),
        (("stages", "0099_later", "onecompany", "9.1.0"), r"onecompany 9\.1\.0"),
        (("quicksand_of_2031", "0001_first", "onecompany", "9.1.0"), r"onecompany 9\.1\.0"),
        (("pulse", "0099_later", "pulse-exercise", "3.0"), r"pulse-exercise 3\.0"),
    ],
)
def test_a_step_of_a_later_version_is_refused_with_the_version_that_brought_it(
    store: Store, clock: FakeClock, row: tuple[str, ...], by: str
) -> None:
    store.close()
    sets = Installed(pulse())
    Store(store.path, clock=clock, sets=sets).close()
    by_hand(store.path, "INSERT INTO migration VALUES (?, ?, ?, ?, '2031-01-01 00:00:00.000000')", *row)
    before = store.path.read_bytes()
    with pytest.raises(FileNewer, match=by):
        Store(store.path, clock=clock, sets=sets)
    with pytest.raises(FileNewer, match=by), reading(store.path, sets=sets):
        pass
    assert store.path.read_bytes() == before


@pytest.mark.reliability("8. Migrations")
@pytest.mark.reliability("2. Transactions")
@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABL pulse (id)",
        "CREATE TABLE stage (id)",
        "CREATE TABLE one (id); CREATE TABLE two (id)",
        "COMMIT",
        "SAVEPOINT mine",
        "ATTACH 'elsewhere.db' AS elsewhere",
        "UPDATE stage SET workshop_id = 'nowhere'",
        "UPDATE stage SET position = 'x'",
        "DELETE FROM organisation",
        "INSERT INTO pulse SELECT 'p', id, 1, 'no stage', NULL, NULL, 'x', NULL, NULL, '[]', 0 FROM workshop",
    ],
)
def test_a_step_that_fails_leaves_the_file_as_it_was_and_is_said(
    store: Store, writer: WorkshopWriter, clock: FakeClock, statement: str
) -> None:
    stages.add_stages(writer, ["I find out"], None)
    store.close()
    before = store.path.read_bytes()
    bad = pulse(Migration("0002_bad", ("CREATE TABLE later (id INTEGER)", statement)))
    with pytest.raises(NotUpgraded, match=r"pulse-exercise 1\.2\.0 failed \(“pulse 0002_bad”") as caught:
        Store(store.path, clock=clock, sets=Installed(bad))
    assert str(caught.value).endswith("Install another version of pulse-exercise, then open it again.")
    assert store.path.read_bytes() == before
    assert list_backups(store.path) == []
    with Store(store.path, clock=clock) as again:
        assert [row.name for row in again.read(writer.workshop_id).rows("stage")] == ["I find out"]


def test_what_a_step_changes_in_rows_is_in_the_history(store: Store, writer: WorkshopWriter, clock: FakeClock) -> None:
    stages.add_stages(writer, ["I find out"], None)
    store.close()
    loud = MigrationSet("loud", "loud", "1", (Migration("0001", ("UPDATE stage SET name = upper(name)",)),))
    for _ in range(2):
        with Store(store.path, clock=clock, sets=Installed(loud)) as again:
            changed = again.writer(writer.workshop_id)
            assert [row.name for row in changed.state.rows("stage")] == ["I FIND OUT"]
            assert changed.undo_line.to_undo is not None
            assert "added stage" in changed.undo_line.to_undo.label


def test_a_step_may_be_a_plain_pair(tmp_path: Path, clock: FakeClock) -> None:
    plain = MigrationSet("pulse", "p", "1", (Migration(*(PULSE.name, PULSE.statements)),))
    with Store(tmp_path / "w.onecompany", clock=clock, sets=Installed(plain)) as made:
        assert by_hand(made.path, "SELECT * FROM pulse") == []


def test_a_file_whose_record_is_lost_is_left_alone(store: Store, clock: FakeClock) -> None:
    store.close()
    by_hand(store.path, "DELETE FROM migration WHERE set_name = 'stages'")
    before = store.path.read_bytes()
    with pytest.raises(NotUpgraded, match="already exists"):
        Store(store.path, clock=clock)
    assert store.path.read_bytes() == before
