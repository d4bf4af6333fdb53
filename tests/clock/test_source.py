import sys
import threading
from datetime import UTC, datetime, timedelta, timezone

import pytest

from onecompany import system
from onecompany.clock import Clock, Stamp, SystemClock
from onecompany.clock.source import in_utc
from tests.clock_double import START, FakeClock


def test_the_system_clock_tells_utc() -> None:
    before = datetime.now(UTC)
    now = SystemClock().now()
    assert now.utcoffset() == timedelta(0)
    assert before <= now <= datetime.now(UTC)


def test_the_boot_clock_goes_forward() -> None:
    clock = SystemClock()
    first, second = clock.boot(), clock.boot()
    assert 0 < first <= second


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
def test_the_boot_clock_counts_suspend() -> None:
    import time

    assert SystemClock().boot() == pytest.approx(time.clock_gettime(time.CLOCK_BOOTTIME), abs=5)
    with open("/proc/sys/kernel/random/boot_id", encoding="ascii") as file:
        assert SystemClock().boot_id() == system.boot_id() == file.read().strip()


def test_all_clocks_of_one_start_of_the_machine_agree() -> None:
    assert SystemClock().boot_id() == SystemClock().boot_id() != ""


def test_the_boot_id_is_read_once_also_by_threads() -> None:
    asked: list[int] = []

    def read() -> str:
        asked.append(1)
        return "one"

    clock = SystemClock(read)
    assert not asked
    seen: list[str] = []
    threads = [threading.Thread(target=lambda: seen.append(clock.boot_id())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert seen == ["one"] * 8
    assert len(asked) == 1


def test_without_a_boot_id_each_clock_stands_for_itself() -> None:
    first, second = SystemClock(lambda: ""), SystemClock(lambda: "")
    assert first.boot_id() == first.boot_id()
    assert first.boot_id() != second.boot_id()


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
def test_a_boot_id_that_cannot_be_read_is_empty(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setattr("onecompany.system.posix.BOOT_ID_FILE", tmp_path_factory.mktemp("proc") / "none")
    assert system.boot_id() == ""


def test_a_stamp_takes_all_three() -> None:
    clock: Clock = FakeClock()
    assert Stamp.take(clock) == Stamp(START, 1000.0, "boot-1")


def test_moments_are_brought_to_utc() -> None:
    there = timezone(timedelta(hours=2))
    assert in_utc(datetime(2026, 3, 2, 10, 0, tzinfo=there)) == START
    assert in_utc(datetime(2026, 3, 2, 10, 0, tzinfo=there)).tzinfo is UTC
    with pytest.raises(ValueError, match="no time zone"):
        in_utc(datetime(2026, 3, 2, 10, 0))


def test_the_double_moves_only_what_it_is_told_to() -> None:
    clock = FakeClock()
    clock.advance(30)
    assert Stamp.take(clock) == Stamp(START + timedelta(seconds=30), 1030.0, "boot-1")
    clock.step_system_clock(-3600)
    assert Stamp.take(clock) == Stamp(START + timedelta(seconds=-3570), 1030.0, "boot-1")
    clock.reboot(100)
    assert Stamp.take(clock) == Stamp(START + timedelta(seconds=-3470), 5.0, "boot-2")
    with pytest.raises(ValueError, match="go back"):
        clock.advance(-1)
    with pytest.raises(ValueError, match="not off"):
        clock.reboot(-1)
    with pytest.raises(ValueError, match="time zone"):
        FakeClock(datetime(2026, 3, 2))
