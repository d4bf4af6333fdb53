"""From the first break to the moment at which the machine fails."""

from __future__ import annotations

from tests.app.hospital import words
from tests.app.hospital.driver import Day


async def break_and_catching_up(day: Day) -> None:
    """A loose note is left, the room goes on; it is twenty-two minutes late, and lunch is at noon all the same."""
    await day.press("pagedown")
    day.sees("One loose note is not sorted; + shows it. Page Down once more goes on all the same.")
    await day.press("pagedown")
    day.sees("22 min late", "We go on at 10:57", "Then: Owners")
    await day.press("f7", "up", "enter")
    day.sees("We are 22 min late for Lunch at 12:00.", "Then Lunch begins at 12:00.", "Then we end on time.")
    await day.press("enter")
    assert day.hands.masthead.endswith("10:42  ends 15:30  on time ")
    await day.until("10:57")


async def owners(day: Day) -> None:
    """Stage by stage; fifteen marks are taken back and twelve done again; then what is handed over."""
    await day.press("pagedown")
    day.sees("Who owns the patient at each stage")
    rows = words.SILOS
    row = 0
    with day.counted("ownership mark", sum(len(marks) for _, marks in words.OWNERS)):
        for stage, marks in words.OWNERS:
            await day.press(*([] if stage == words.STAGES[0] else ["right"]))
            for silo, letter in marks:
                to = rows.index(silo)
                await day.press(*[("down" if to > row else "up")] * abs(to - row), letter)
                row = to
    day.sees("✓ one ✓ one ! two ✓ one ✓ one ✓ one ✗ nobody")
    before = _marks(day)
    await day.press(*["ctrl+z"] * 15)
    assert len(_marks(day)) == len(before) - 15
    await day.press(*["ctrl+y"] * 12)
    assert len(_marks(day)) == len(before) - 3
    day.sees("Done again: House helps at I am on the ward.")
    await day.press("right", "up", "h", "up", "h", "up", "h")
    assert _marks(day) == before
    await day.until("11:10")
    await day.press("pagedown")
    await day.keep(f"! {words.DECIDED}")
    day.sees("Decided and on record")
    await day.press("ctrl+home", "home", "ctrl+l")
    with day.counted("handoff row", len(words.HANDOFFS)):
        for row in words.HANDOFFS:
            for said in row:
                await day.keep(said, "tab")
    day.sees("dropped")
    await day.until("11:20")
    await day.press("home")
    await day.hands.type(words.HALF)


def _marks(day: Day) -> list[tuple[str, str, str]]:
    """Who does what, in words."""
    state = day.hands.state
    return sorted(
        (state.get("stage", row.stage_id).name, state.get("silo", row.silo_id).name, row.role)
        for row in state.rows("ownership")
    )


PARTS = (break_and_catching_up, owners)
