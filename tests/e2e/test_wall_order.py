"""Typed quickly, and killed: the wall shows what the seat had, in its order, and comes back by itself."""

from __future__ import annotations

import random
import re
import signal
import time
from collections.abc import Iterator

from tests.e2e.conftest import Start
from tests.e2e.home import Home
from tests.e2e.two_windows import Two
from tests.e2e.window import Window
from tests.thorough import THOROUGH

ACTS = 1000 if THOROUGH else 60
KILLS = 100 if THOROUGH else 2
TYPED = 19
"""Touchpoints that are typed without a pause before each kill."""

MOST = 5
"""Touchpoints that are on the board at most, so that all are seen at once."""

SIZES = ((130, 40), (100, 36), (120, 32))
"""Sizes of the wall's terminal, one after the other, in each of which the whole board is seen."""

RESIZED = ACTS // len(SIZES)
"""Acts between two changes of the size."""

ITEM = re.compile(r"\bitem(\d+)\b")

SCRIPT = "Silence first"
"""What the seat shows only beside a wall."""

Board = tuple[int, ...]


def walk(moment: random.Random, acts: int) -> Iterator[tuple[str, Board]]:
    """Acts that add touchpoints and take them back: what to send for each, and what stands on the board then."""
    board: list[int] = []
    number = 0
    for _ in range(acts):
        if board and (len(board) == MOST or moment.random() < 0.35):
            board.pop()
            yield "\x1a", tuple(board)
        else:
            number += 1
            board.append(number)
            yield f"item{number}\r", tuple(board)


def boards(frames: list[str]) -> list[Board]:
    """The boards that were seen, one after the other: touchpoints in their order, but not in the line that is typed."""
    seen: list[Board] = []
    for frame in frames:
        lines = [line for line in frame.splitlines() if "›" not in line and "Undone" not in line]
        board = tuple(int(number) for number in ITEM.findall("\n".join(lines)))
        if seen[-1:] != [board]:
            seen.append(board)
    return seen


def is_whole(frame: str) -> bool:
    """Whether all that the wall shows here is painted to its end."""
    parts = ("Northwind", "What does a customer go through", "I buy", "Pain points")
    return all(part in frame for part in parts) and frame.count("╭") == frame.count("╯") > 0


def widest(frame: str) -> int:
    """How wide a frame is: the clock at the top stands at the right."""
    return max(len(line) for line in frame.splitlines())


def begun(home: Home, start: Start) -> Two:
    """The seat at an empty lane of touchpoints, and the wall beside it."""
    workshop = home.workshop()
    wall = start("wall", terminal=Window)
    seat = start("run", workshop, terminal=Window, beside=wall)
    two = Two(seat, wall)
    seat.wait_for("The first stage")
    seat.line("I buy")
    two.both("▸I buy", "I buy")
    two.press("down", until="First touchpoint in I buy")
    return two


def test_what_is_typed_is_seen_in_its_order(home: Home, start: Start) -> None:
    two = begun(home, start)
    seat, wall = two.seat, two.wall
    had: list[Board] = [()]
    first, sizes, before = len(wall.frames) - 1, iter(SIZES), widest(wall.screen)
    for number, (keys, board) in enumerate(walk(random.Random(13), ACTS)):
        had.append(board)
        if number % RESIZED == RESIZED // 2:
            wall.wait_until(lambda: wall.is_painted, "the size before")
            wall.resize(*next(sizes))
        seat.tap(keys) if keys == "\x1a" else seat.send(keys)
        if not board or len(board) == MOST:
            seat.wait_until(lambda board=board: boards([seat.screen]) == [board], f"{board} at the seat")
    last = had[-1]
    wall.wait_until(lambda: boards([wall.screen]) == [last], f"{last} on the wall")
    wall.wait_until(lambda: wall.is_painted, "the last size")
    rest = iter(had)
    frames = wall.frames[first:]
    seen = boards(frames)
    assert [board for board in seen if board not in rest] == [], "each comes behind the one before"
    assert [frame for frame in frames if not is_whole(frame)] == []
    assert {widest(frame) for frame in frames} == {before, *(wide for wide, _ in SIZES)}
    assert len(seen) > ACTS / 10
    names = home.rows("SELECT text FROM touchpoint ORDER BY position")
    assert names == [f"item{number}" for number in last]


def test_killed_while_typing_nothing_is_lost_and_the_wall_comes_back(home: Home, start: Start) -> None:
    moment = random.Random(4)
    two = begun(home, start)
    two.seat.wait_for(SCRIPT)
    for number in range(KILLS):
        kept = len(home.rows("SELECT text FROM touchpoint"))
        two.seat.send("".join(f"item{kept + more}\r" for more in range(1, TYPED + 1)))
        until_seen(two.wall, kept + moment.randint(1, 8), moment.random() / 10)
        two = seat_killed(two, home, start) if number % 2 else wall_killed(two, home, start, kept + TYPED)


def until_seen(wall: Window, wanted: int, longer: float) -> None:
    """Wait until a touchpoint is seen at the wall, and so many seconds longer."""
    wall.wait_until(lambda: newest(wall.frames[-1:]) >= wanted, f"item{wanted}")
    end = time.monotonic() + longer
    wall.wait_until(lambda: time.monotonic() > end, "a moment")


def newest(frames: list[str]) -> int:
    """The last of the touchpoints that were seen."""
    return max((max(board) for board in boards(frames) if board), default=0)


def check_kept(two: Two, home: Home) -> int:
    """Whatever was seen is in the file, and nothing is left out between. How many there are."""
    kept = [int(text.removeprefix("item")) for text in home.rows("SELECT text FROM touchpoint")]
    assert sorted(kept) == list(range(1, len(kept) + 1))
    assert len(kept) >= max(newest(two.seat.frames), newest(two.wall.frames))
    return len(kept)


def seat_killed(two: Two, home: Home, start: Start) -> Two:
    """The wall stays, with what was seen last; when the seat is there again, it follows it."""
    two.seat.kill(signal.SIGKILL)
    assert two.seat.wait_end() == -signal.SIGKILL
    two.wall.wait_for("The facilitator's window is closed")
    check_kept(two, home)
    again = Two(start("run", terminal=Window, beside=two.wall), two.wall)
    two.seat.close()
    again.seat.wait_for(r"▸item\d+")  # where the cursor was when that was kept last
    pointed = re.search(r"▸item\d+", again.seat.screen)
    assert pointed is not None
    again.wall.wait_for(rf"{pointed[0]}\b")
    two.wall.wait_gone("The facilitator's window is closed")
    again.seat.wait_for(SCRIPT)
    again.seat.wait_until(lambda: again.seat.is_still, "the seat to be still")
    if "This line was not finished" in again.seat.screen:  # else Esc and the next letter would come as one
        again.seat.press("escape")
        again.seat.wait_gone("This line was not finished")
    again.seat.wait_for(r"│ › +│")
    return again


def wall_killed(two: Two, home: Home, start: Start, typed: int) -> Two:
    """What is private hides at the seat, which keeps all that is typed; a wall that is started shows it."""
    two.wall.kill(signal.SIGKILL)
    assert two.wall.wait_end() == -signal.SIGKILL
    two.seat.wait_gone(SCRIPT)
    two.seat.wait_for(rf"▸item{typed}\b")
    assert check_kept(two, home) == typed
    assert SCRIPT not in two.seat.screen
    again = Two(two.seat, start("wall", terminal=Window, beside=two.seat))
    two.wall.close()
    again.wall.wait_for(rf"▸item{typed}\b")
    again.seat.wait_for(SCRIPT)
    return again
