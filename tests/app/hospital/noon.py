"""From the restart to the end of lunch."""

from __future__ import annotations

from tests.app.hospital import words
from tests.app.hospital.driver import Day


async def again(day: Day) -> None:
    """The machine is up again after two minutes: the same place, the same half line, and the time is asked for."""
    await day.press("c")
    day.sees("away for 2 minutes")
    await day.press("enter")
    day.sees("[5 Owners –11:25]", "5 min free before Lunch", f"› {words.HALF}")
    assert day.hands.entry == "I am on the ward → I go home: what is handed over"
    await day.keep(words.REST)
    day.sees("The letter, the")
    await day.until("11:34")


async def patients(day: Day) -> None:
    """In whole people, and why they went."""
    await day.press("pagedown")
    day.sees("How many came to us by choice")
    for quarter, *figures in words.FIGURES:
        await day.keep(quarter, "tab")
        assert day.hands.entry.startswith(f"{quarter} · At the start")
        for figure in figures:
            await day.keep(figure, "tab")
        await day.press("home")
    day.sees("18,400 1,260 1,510 18,150", "18,150 1,190 1,420 17,920")
    await day.press("ctrl+l")
    await day.keep(words.LEFT, "tab")
    await day.keep("640", "tab")
    await day.keep("I wait for a date")
    day.beside_it("✗ We have 480 patients fewer than before")
    await day.until("11:46")


async def quicksand(day: Day) -> None:
    """A sheet of paper a department, a line of what was seen, and what is rewarded today."""
    await day.press("pagedown")
    day.sees("What makes it hard for us")
    for sheet in words.SHEETS:
        await day.keep(sheet)
    await day.press("down")
    await day.keep(words.REWARD)
    day.sees(words.REWARD[:30])
    await day.until("12:00")


async def lunch(day: Day) -> None:
    """At noon it is noon, and the wall says when we go on."""
    await day.press("pagedown")
    day.sees("Lunch", "We go on at 12:45", "Then: Words")
    await day.until("12:45")


async def one_word(day: Day) -> None:
    """What each department calls it, and the word for all."""
    await day.press("pagedown")
    for _, said, term in words.CONCEPTS:
        for word in said:
            if word:
                await day.keep(word)
            else:
                await day.press("tab")
        await day.press("ctrl+home", "home", "right")
        await day.keep(term)
    day.sees("going home: when they know what to do on the first evening")
    await day.until("13:05")


PARTS = (again, patients, quicksand, lunch, one_word)
