"""Whatever becomes of the file or its seat: who follows shows what there is, says what is wrong, is in nobody's way."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from onecompany import __version__
from onecompany.exercises.stages import acts as stages
from onecompany.store.file import Store
from onecompany.store.following import follower as follower_module
from onecompany.store.following.follower import Follower, Looked
from onecompany.store.following.masked import masked_connection
from onecompany.store.following.sign import SeatSign
from onecompany.store.problems import FileBusy, FileDamaged, FileEmpty, FileNewer, FileNotOurs, Unknown
from onecompany.store.reading import reading
from onecompany.store.rows import read_state
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.store.seats import rows_of, seated, shows, to_be_seen
from tests.store.sets import by_hand
from tests.thorough import THOROUGH


def names(looked: Looked) -> list[str]:
    assert looked.state is not None
    return [row.name for row in looked.state.rows("stage")]


def test_while_somebody_holds_the_file_nothing_is_new_and_then_it_is(
    writer: WorkshopWriter, store: Store, follower: Follower
) -> None:
    stages.add_stages(writer, ["Buy"], None)
    follower.look()
    stages.add_stages(writer, ["Use"], None)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as db:
        db.execute("BEGIN EXCLUSIVE")
        looked = follower.look()
        assert (names(looked), looked.changed, looked.problem) == (["Buy"], False, None)
        db.execute("ROLLBACK")
    assert names(follower.look()) == ["Buy", "Use"]


def test_who_holds_it_for_long_is_told_of(
    writer: WorkshopWriter, store: Store, follower: Follower, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follower_module, "_BUSY_LOOKS", 2)
    follower.look()
    with closing(sqlite3.connect(store.path, isolation_level=None)) as db:
        db.execute("BEGIN EXCLUSIVE")
        looked = [follower.look() for _ in range(4)]
        db.execute("ROLLBACK")
    assert [type(look.problem) for look in looked] == [type(None), type(None), FileBusy, FileBusy]
    assert [look.changed for look in looked] == [False, False, True, False]
    assert all(look.state is not None for look in looked)
    assert follower.look().problem is None


def test_a_file_that_a_restore_puts_in_its_place_is_read_anew(
    writer: WorkshopWriter, store: Store, follower: Follower, tmp_path: Path
) -> None:
    stages.add_stages(writer, ["Buy"], None)
    shutil.copy(store.path, tmp_path / "backup")
    stages.add_stages(writer, ["Use"], None)
    before = follower.look()
    assert names(before) == ["Buy", "Use"]
    os.replace(tmp_path / "backup", store.path)
    looked = follower.look()
    assert (names(looked), looked.changed) == (["Buy"], True)
    assert looked.state is not before.state


@pytest.mark.parametrize("same_counter", [True, False])
def test_a_copy_laid_over_the_file_is_read_anew(
    writer: WorkshopWriter, store: Store, follower: Follower, tmp_path: Path, same_counter: bool
) -> None:
    """Byte by byte into the same file, as `cp` does; SQLite's own counter may say that nothing has changed."""
    stages.add_stages(writer, ["Buy"], None)
    data = bytearray(store.path.read_bytes())
    stages.add_stages(writer, ["Use"], None)
    assert names(follower.look()) == ["Buy", "Use"]
    if same_counter:
        counter = store.path.read_bytes()[24:28]
        data[24:28] = data[92:96] = counter
    time.sleep(0.02)  # the clock of the file system goes in steps
    with store.path.open("r+b") as file:
        file.write(data)
        file.truncate()
    assert names(follower.look()) == ["Buy"]


def test_what_only_touches_the_file_is_not_taken_for_another_one(
    writer: WorkshopWriter, store: Store, follower: Follower
) -> None:
    before = follower.look()
    os.utime(store.path, (1, 1))
    looked = follower.look()
    assert (looked.state is before.state, looked.changed) == (True, False)
    stages.add_stages(writer, ["Buy"], None)
    assert names(follower.look()) == ["Buy"]


def test_a_file_that_goes_is_said_and_comes_back(
    writer: WorkshopWriter, store: Store, follower: Follower, tmp_path: Path
) -> None:
    stages.add_stages(writer, ["Buy"], None)
    follower.look()
    os.replace(store.path, tmp_path / "away")
    looked = follower.look()
    assert isinstance(looked.problem, FileNotOurs)
    assert (names(looked), looked.changed) == (["Buy"], True)
    assert not follower.look().changed
    store.path.touch()
    assert isinstance(follower.look().problem, FileEmpty)
    os.replace(tmp_path / "away", store.path)
    looked = follower.look()
    assert (names(looked), looked.problem) == (["Buy"], None)


@pytest.mark.parametrize("harm", ["UPDATE stage SET position = 'x'", "no database"])
def test_damage_is_said_and_looked_at_again_only_now_and_then(
    writer: WorkshopWriter, store: Store, sign: SeatSign, harm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stages.add_stages(writer, ["Buy"], None)
    sound = store.path.read_bytes()
    if harm == "no database":
        store.path.write_bytes(b"no database, but long enough for one " * 100)
    else:
        by_hand(store.path, harm)
    opened = 0

    def counted(path: Path) -> sqlite3.Connection:
        nonlocal opened
        opened += 1
        return masked_connection(path)

    monkeypatch.setattr(follower_module, "masked_connection", counted)
    follower = Follower(store.path)
    looked = [follower.look() for _ in range(15)]
    assert all(isinstance(look.problem, FileDamaged | FileNotOurs) and look.state is None for look in looked)
    assert opened == 1
    for _ in range(10):
        follower.look()
    assert opened == 2
    store.path.write_bytes(sound)
    assert names(follower.look()) == ["Buy"]
    follower.close()


def test_a_sign_that_cannot_be_read_for_a_moment_changes_nothing_and_for_long_is_none(
    writer: WorkshopWriter, follower: Follower, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follower_module, "_UNREAD_LOOKS", 2)
    stages.add_stages(writer, ["Buy"], None)
    before = follower.look()
    with monkeypatch.context() as torn:
        torn.setattr(follower_module, "read_sign", lambda path: None)
        for _ in range(2):
            looked = follower.look()
            assert (looked.sign, looked.changed) == (before.sign, False)
            assert looked.state is before.state
        looked = follower.look()
        assert (looked.sign, looked.state, looked.seat_alive) == (None, None, True)
    assert names(follower.look()) == ["Buy"]


@pytest.mark.parametrize("schema", [99, 1])
def test_a_file_of_another_version_is_said_with_both_versions_and_left_as_it_is(
    writer: WorkshopWriter, store: Store, follower: Follower, schema: int
) -> None:
    before = follower.look()
    assert before.state is not None
    by_hand(store.path, "INSERT INTO program (version, schema_version, at) VALUES ('9.1.0', ?, '2031-01-01')", schema)
    by_hand(store.path, f"PRAGMA user_version = {schema}")
    by_hand(store.path, "CREATE TABLE newer (id VARCHAR)")
    content = store.path.read_bytes()
    looked = follower.look()
    assert looked.state is None
    assert isinstance(looked.problem, FileNewer)
    assert f"9.1.0 (schema {schema})" in str(looked.problem)
    assert f"onecompany {__version__}" in str(looked.problem)
    assert not follower.look().changed
    assert store.path.read_bytes() == content


def test_columns_that_a_newer_kind_brings_are_read_with_the_rows(
    writer: WorkshopWriter, store: Store, follower: Follower
) -> None:
    follower.look()
    by_hand(store.path, "ALTER TABLE step ADD COLUMN mood VARCHAR")
    by_hand(store.path, "UPDATE step SET mood = 'calm'")
    state = follower.look().state
    assert state is not None
    assert {row.mood for row in state.rows("step")} == {"calm"}
    assert shows(follower, store.read(writer.workshop_id))


def test_a_workshop_that_is_deleted_is_none_any_more(
    writer: WorkshopWriter, store: Store, follower: Follower, clock: FakeClock
) -> None:
    follower.look()
    store.delete_workshop(writer.workshop_id)
    looked = follower.look()
    assert (type(looked.problem), looked.state) == (Unknown, None)


def test_an_act_that_is_of_another_history_is_not_followed(
    writer: WorkshopWriter, store: Store, follower: Follower
) -> None:
    """A repair that wrote the same number of acts anew."""
    stages.add_stages(writer, ["Buy"], None)
    follower.look()
    by_hand(store.path, "UPDATE history SET checksum = 'other' WHERE id = (SELECT max(id) FROM history)")
    by_hand(store.path, "UPDATE stage SET name = 'Use'")
    assert names(follower.look()) == ["Use"]


def test_without_a_seat_the_file_is_not_kept_open_and_what_it_has_is_shown_until_another_one_comes(
    writer: WorkshopWriter, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = subprocess.Popen(
        [sys.executable, "-c", SEAT, str(store.path), writer.workshop_id], stdout=subprocess.PIPE, text=True
    )
    assert seat.stdout is not None
    seat.stdout.readline()
    follower = Follower(store.path)
    first = follower.look()
    assert (first.seat_alive, first.problem, is_open(store.path)) == (True, None, True)
    seat.send_signal(signal.SIGKILL)
    seat.wait()
    dead = follower.look()
    assert (dead.seat_alive, dead.changed, dead.state is first.state) == (False, True, True)
    assert dead.sign == first.sign
    assert not is_open(store.path)
    assert Follower(store.path).look().state is None  # who comes now shows nothing that is not open
    stages.add_stages(writer, ["Buy"], None)  # a seat that gives no sign any more
    assert names(follower.look()) == ["Buy"]
    monkeypatch.setattr(follower_module, "masked_connection", None)  # as nothing is new, it is not even opened
    assert not follower.look().changed
    monkeypatch.undo()
    with seated(store.path, writer.workshop_id):
        stages.add_stages(writer, ["Use"], None)
        looked = follower.look()
        assert (looked.seat_alive, names(looked), looked.state is first.state) == (True, ["Buy", "Use"], True)
    looked = follower.look()
    assert (looked.state, looked.sign, looked.seat_alive) == (None, None, False)
    follower.close()


SEAT = """
import pathlib, sys, time
from onecompany.store.following.masked import masked_connection
from onecompany.store.following.sign import SeatSign
sign = SeatSign(pathlib.Path(sys.argv[1]))
sign.show(workshop_id=sys.argv[2], page="")
print("there", flush=True)
time.sleep(60)
"""


def is_open(path: Path) -> bool:
    """Whether this process has the file open, as far as the system tells; the store's own connection is not counted."""
    here = [os.path.realpath(f"/proc/self/fd/{fd}") for fd in os.listdir("/proc/self/fd")]
    return here.count(str(path)) > 1


def test_what_a_seat_left_half_written_when_it_was_killed_is_healed(
    writer: WorkshopWriter, store: Store, follower: Follower
) -> None:
    stages.add_stages(writer, ["kept"], None)
    follower.look()
    store.engine.dispose()
    left = store.path.with_name("left")
    with closing(sqlite3.connect(store.path, isolation_level=None)) as db:
        db.execute("PRAGMA cache_size = 1")  # so that pages come to the file before the commit
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE stage SET name = 'not kept'")
        db.execute("CREATE TABLE big (x)")
        db.executemany("INSERT INTO big VALUES (?)", [("x" * 3000,)] * 50)
        shutil.copy(store.path, left)
        journal = Path(f"{store.path}-journal").read_bytes()
        db.execute("ROLLBACK")
    os.replace(left, store.path)
    Path(f"{store.path}-journal").write_bytes(journal)
    looked = follower.look()
    assert (looked.problem, names(looked)) == (None, ["kept"])
    assert not Path(f"{store.path}-journal").exists()


def test_looking_leaves_nothing_beside_the_file(writer: WorkshopWriter, store: Store, follower: Follower) -> None:
    before = sorted(store.path.parent.iterdir())
    for name in ("Buy", "Use"):
        stages.add_stages(writer, [name], None)
        content = store.path.read_bytes()
        follower.look()
        assert store.path.read_bytes() == content
    assert sorted(store.path.parent.iterdir()) == before


WRITES = """
import pathlib, sys
from onecompany.clock import SystemClock
from onecompany.exercises.stages import acts as stages
from onecompany.store.file import Store
from onecompany.store.following.masked import masked_connection
from onecompany.store.following.sign import SeatSign
path, workshop, count = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with Store(path, clock=SystemClock(), patience=0.5, scratch=True) as store:
    writer = store.writer(workshop)
    sign = SeatSign(path)
    sign.show(workshop_id=workshop, page="")
    for number in range(count):
        writer.state.rows("stage")
        stages.add_stages(writer, [f"{number:04}"], None)
        if number % 7 == 6:
            writer.undo()
    print("done", flush=True)
    sys.stdin.readline()
"""


def test_a_seat_in_another_process_is_never_refused_and_each_of_its_states_is_seen_in_order(
    workshop: str, store: Store
) -> None:
    """Two who look without a pause, while a seat writes as fast as it can: no act fails, none is seen half."""
    store.close()
    count = 700 if THOROUGH else 70
    seat = subprocess.Popen(
        [sys.executable, "-c", WRITES, str(store.path), workshop, str(count)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert seat.stdout is not None
    over = threading.Event()
    seen: list[list[list[str]]] = [[], []]
    problems: list[object] = []

    def follow(number: int) -> None:
        follower = Follower(store.path)
        while not over.is_set():
            looked = follower.look()
            if looked.problem is not None:
                problems.append(looked.problem)
            if looked.changed and looked.state is not None:
                seen[number].append(names(looked))
        follower.look()
        follower.close()

    threads = [threading.Thread(target=follow, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    said = seat.stdout.readline()
    time.sleep(0.3)
    over.set()
    for thread in threads:
        thread.join()
    seat.communicate("\n")
    assert (said, seat.returncode, problems) == ("done\n", 0, [])
    expected: list[list[str]] = [[]]
    for number in range(count):
        expected.append([*expected[-1], f"{number:04}"])
        if number % 7 == 6:
            expected.append(expected[-2])
    for states in seen:
        places = iter(expected)
        assert all(any(state == place for place in places) for state in without_repeats(states))
        assert states[-1] == expected[-1]


def test_a_seat_that_is_killed_at_any_moment_and_comes_again_is_followed(workshop: str, store: Store) -> None:
    """What it left half written is put right by whoever looks first; no act that it acknowledged is missing."""
    store.close()
    follower, dice = Follower(store.path), random.Random(13)
    for _ in range(30 if THOROUGH else 4):
        seat = subprocess.Popen(
            [sys.executable, "-c", WRITES, str(store.path), workshop, "100000"], stdout=subprocess.PIPE, text=True
        )
        while not follower.look().seat_alive:
            assert seat.poll() is None
        acts, until = 0, dice.randrange(3, 12)
        while acts < until:
            looked = follower.look()
            assert looked.problem is None
            acts += looked.changed
        time.sleep(dice.random() / 100)
        seat.kill()
        seat.communicate()
        looked = follower.look()
        assert (looked.problem, looked.seat_alive) == (None, False)
        with reading(store.path) as db:
            assert looked.state is not None
            assert rows_of(looked.state) == to_be_seen(read_state(db, workshop))
    follower.close()


def without_repeats(states: list[list[str]]) -> list[list[str]]:
    """States of which each differs from the one before: the sign changes too."""
    return [state for before, state in zip([None, *states], states, strict=False) if state != before]
