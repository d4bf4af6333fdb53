"""The seat and the wall in two real terminals: the room sees at once what it may see, and nothing else."""

from __future__ import annotations

import re

from onecompany.app.held_keys import PAUSE
from tests.e2e.conftest import Start
from tests.e2e.home import Home
from tests.e2e.two_windows import DROPPED, HALF, NOTE, SCRIPT, SEALED, Two, make_day
from tests.e2e.window import Window
from tests.thorough import THOROUGH


def test_the_room_sees_what_it_may_see(home: Home, start: Start) -> None:
    day, other = make_day(home, "Northwind Utilities"), make_day(home, "Southwind Water")
    wall = start("wall", terminal=Window)
    wall.wait_for("onecompany")
    seat = start("run", day, terminal=Window, beside=wall)
    two = Two(seat, wall)
    two.both("What do you hope for")
    day_of_the_room = (what_is_private, sealed_lines, pulse, catch_up, journey, ownership, a_break, curtain)
    for part in (*day_of_the_room, drill) if THOROUGH else day_of_the_room:
        part(two)
        nothing_unseen(two)
    closing_and_another(two)
    nothing_unseen(two)

    # The seat ends and comes again; the wall is there all the time, and then leaves.
    seat.press("^q")
    assert seat.wait_end() == 0
    wall.wait_for("The facilitator's window is closed")
    again = start("run", other, terminal=Window, beside=wall)
    again.wait_for(SCRIPT)
    wall.wait_gone("The facilitator's window is closed")
    wall.send("q")
    assert wall.wait_end() == 0
    assert wall.not_given_back == []
    again.wait_gone(SCRIPT)
    nothing_unseen(Two(again, wall))
    again.press("^q")
    assert again.wait_end() == 0


def nothing_unseen(two: Two) -> None:
    """Nothing private has been written to the wall, in no piece and on no screen."""
    for text in (DROPPED, NOTE, HALF, SCRIPT):
        assert text not in two.wall.sent
        assert not any(text in frame for frame in two.wall.frames)


def what_is_private(two: Two) -> None:
    """Beside a wall the seat shows the script by itself; a line that is typed and a private note stay there."""
    seat = two.seat
    seat.wait_for(SCRIPT)
    seat.wait_for("wall is on")
    two.press("f8", until="never handed out")
    seat.line(NOTE)
    seat.wait_for("Kept")
    two.press("escape", until="Check-in")
    seat.wait_gone("never handed out")
    seat.wait_for(NOTE)
    seat.send(HALF)
    seat.wait_for(f"› {HALF}")


def sealed_lines(two: Two) -> None:
    """Two are sealed, one is dropped; then they are revealed."""
    seat, wall = two.seat, two.wall
    seat.press("escape")
    seat.wait_gone(f"› {HALF}")
    two.press("f4", until="0 lines are sealed")
    for word, sealed in zip(SEALED, ("One line is sealed", "2 lines are sealed"), strict=True):
        seat.send(word)
        seat.wait_for("•" * len(word))
        seat.send("\r")
        two.both(sealed)
    seat.send(DROPPED)
    seat.wait_for("•" * len(DROPPED))
    seat.press("escape")
    seat.wait_for("The line is dropped")
    two.choose("End it here")
    seat.wait_for("F4 reveals")
    assert [word for word in SEALED if word in wall.sent] == []
    two.choose("Reveal")
    for word in SEALED:
        two.both(word)


def catch_up(two: Two) -> None:
    """Ten minutes late, and the agenda shortened: of the room's time it is no matter until it comes."""
    two.seat.send(" ")
    two.seat.wait_for("10 min early")
    for _ in range(4):
        two.press("f7", until="Catch up: a proposal")
        two.seat.press("enter")
        two.seat.wait_gone("Catch up: a proposal")
    two.seat.wait_for("min late")
    two.press("f7", until="Catch up: a proposal")
    two.press(*["down"] * 5, "enter", until="Journey: 10 min → ")
    two.seat.press("enter")
    two.seat.wait_for("The agenda is shortened")
    assert not re.search("min late|Catch up|shortened", two.wall.sent)


def pulse(two: Two) -> None:
    """Four vote by ballot, and before it otherwise."""
    two.hands.go_to("Pulse")
    two.both("We decide as one")
    two.vote("Pulse", "5245", otherwise="1111")
    two.both("mean 4.0")


def journey(two: Two) -> None:
    """Two stages, four pains, dots by ballot."""
    two.hands.go_to("Journey")
    two.seat.paste("I buy\nI use it")
    two.both("▸I use it", "I use it")
    two.press("^d", until="First pain point")
    two.seat.paste("\n".join(f"Pain {number}" for number in range(1, 5)))
    two.both("4 lines pasted", "Pain 4")
    two.vote("Dots for the pain points", "2423", otherwise="1111" if THOROUGH else "")
    two.both(r"Pain points by votes[\s\S]*█ 2")  # both show the ranking


def ownership(two: Two) -> None:
    """One stage has an owner; the other one is a crack."""
    two.hands.go_to("Ownership")
    two.both("Marketing")
    two.seat.send("o")
    two.both("● owner")
    two.wall.wait_for("Nobody owns “I use")  # it goes on in the next line


def a_break(two: Two) -> None:
    """The break says when it ends."""
    two.hands.go_to("Break")
    two.seat.wait_for(r"We go on at \d\d:\d\d")
    ends = re.search(r"We go on at \d\d:\d\d", two.seat.screen)
    assert ends is not None
    two.wall.wait_for(ends[0])


def curtain(two: Two) -> None:
    """What the curtain hides is on no screen."""
    two.hands.go_to("Ownership")
    two.both("● owner")
    two.seat.press("f9")
    two.seat.wait_gone("owner")
    two.wall.wait_gone("owner|customer")
    two.seat.tap("f9", after=2 * PAUSE)
    two.both("● owner")


def drill(two: Two) -> None:
    """A case is called by ballot: do it or not, and the rule that decides it."""
    two.hands.go_to("Drill")
    two.both("She asks you at ten to six")
    two.vote("Case 1", ["n0", "e0", "e0", "d0"], otherwise=["d0"] * 4 if THOROUGH else [])
    two.both("Agreement")


def closing_and_another(two: Two) -> None:
    """The last step ends, and the wall says what was promised; then another workshop is opened."""
    two.seat.line("> Ana: ring everyone")
    two.seat.wait_for("Committed: Ana Peña")
    two.hands.go_to("Learnings")
    two.seat.press("pagedown")
    two.seat.wait_for("once more closes the workshop")
    two.press("up", "pagedown", until="Hand out")
    two.wall.wait_for(r"(?s)What we promised.*Ana Peña: [Rr]ing everyone")
    two.press("^b", until="Southwind Water")
    two.wall.wait_gone("Northwind|promised")
    two.press("down", "down", "enter", until=r"Southwind Water ·.*\n *\[1 Check-in")
    two.wall.wait_for("(?s)Southwind Water.*What do you hope for")
