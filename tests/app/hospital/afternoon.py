"""From the code of conduct to the hand-outs."""

from __future__ import annotations

from onecompany.app.screens.groups import GroupsScreen
from tests.app.hospital import words
from tests.app.hospital.driver import Day


async def code(day: Day) -> None:
    """An always and a never a stage, adopted; one stage is ratified with a dissent, and the CFO leaves meanwhile."""
    await day.press("pagedown")
    day.sees("Alone · 4:00 · then in pairs")
    await day.press("#", "enter")
    assert isinstance(day.hands.app.screen, GroupsScreen)
    await day.press("escape")
    await day.keep(f"#2 {words.OF_GROUP}")
    for number, (stage, (always, never)) in enumerate(words.RULES.items()):
        await day.press("ctrl+home", "home", *["right"] * number)
        assert day.hands.entry == f"What we always do at “{stage}”"
        await day.keep(always)
        await day.press("ctrl+o", "ctrl+home", "down", "down")
        assert day.hands.entry == f"What we never do at “{stage}”"
        await day.keep(never)
        if stage in words.ADOPTED_NEVERS:
            await day.press("ctrl+o")
    day.sees("✓ Hand over")
    await day.until("13:38")
    await day.keep("> {}: {}, by {}".format(*words.TAKEN_ALONG))
    day.sees("Committed: Georg Steiner")
    await day.press("f12", *["down"] * words.NAMES.index(words.LEAVES), "space")
    day.sees("from 09:25", "left at 13:38", "10 of 11 are here. One came at 09:25; one left at 13:38.")
    await day.press("escape", "pagedown", "f4", "4")
    await day.keep("8 1 1")
    day.sees("✓ 8 up, 1")
    await day.keep(words.DISSENT)
    day.sees("The dissent is on record")
    await day.until("13:50")


async def drill(day: Day) -> None:
    """Two cases by ballot, among ten; the second one shows a hole in the code."""
    await day.press("pagedown")
    for number, papers in enumerate(words.CALLS, 1):
        await day.press("f4", "1")
        day.sees("0 of 10 have voted")
        with day.counted("vote on a ballot", 2 * len(papers)):
            for paper in papers:
                await day.press(paper[0], "enter", *paper[1:], "enter")
        day.sees("All 10 have voted")
        day.sees_nothing_of("Agreement", "do it")
        await day.press("enter", "f4", "1")
        if number == 1:
            await day.press("ctrl+g")
    await day.until("14:05")


async def second_break(day: Day) -> None:
    """Ten minutes."""
    await day.press("pagedown")
    day.sees("Break 2", "We go on at 14:15", "Then: Measures")
    await day.until("14:15")


async def measures(day: Day) -> None:
    """Five fields for ten of them."""
    await day.press("pagedown")
    with day.counted("metric with five fields", len(words.METRICS)):
        for leader, *fields in words.METRICS:
            assert day.hands.entry == f"A metric for {leader}", day.hands.entry
            await day.keep(fields[0], "tab")
            for field in fields[1:-1]:
                await day.keep(field, "tab")
            await day.keep(fields[-1])
            await day.press("home", "down")
    await day.until("14:50")


async def promises(day: Day) -> None:
    """The worst crack first, then who does what by when."""
    await day.press("pagedown")
    with day.counted("commitment", len(words.PROMISES)):
        for who, what, when in words.PROMISES:
            await day.keep(f"{who}: {what}, by {when}")
    await day.press("ctrl+g")
    await day.until("15:15")


async def pulse_again(day: Day) -> None:
    """By hands."""
    await day.press("pagedown")
    for number, hands in enumerate(words.EVENING):
        await day.keep(" ".join(map(str, hands)))
        if not number:
            await day.press("ctrl+g", "down")
    await day.until("15:20")


async def closing(day: Day) -> None:
    """A line from everybody who has one, and the end at half past three."""
    await day.press("pagedown")
    with day.counted("item", len(words.LEARNT)):
        for line in words.LEARNT:
            await day.keep(line)
    await day.until("15:30")
    with day.counted("from the last step to all hand-outs"):
        await day.press("pagedown")
        day.sees("once more closes the workshop")
        await day.press("pagedown", "x")


async def next_time(day: Day) -> None:
    """The organisation meets again: from the start of the application to the first exercise."""
    with day.counted("from the start to the first exercise"):
        await day.press("up", "n", "ctrl+s", "space")


PARTS = (code, drill, second_break, measures, promises, pulse_again, closing)
