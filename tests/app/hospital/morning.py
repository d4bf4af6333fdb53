"""From ten to nine to lunch: each part by its keys, and what the room sees of it."""

from __future__ import annotations

from collections.abc import Sequence

from tests.app.hospital import words
from tests.app.hospital.driver import Day


async def before_nine(day: Day) -> None:
    """A workshop is made, and nobody in the room sees more than the curtain until nine."""
    await day.press("n")
    await day.keep(words.ORGANISATION)
    await day.press("home", "enter", "enter")
    await day.paste(words.HEADS)
    day.sees("Georg Steiner; CFO; Finance")
    await day.press("ctrl+s")
    day.sees(f"{words.ORGANISATION} · Hospital day", "[1 Check-in –09:10]", "08:50  starts 09:00  ends 15:30")
    await day.press("f9")
    day.sees_nothing_of("What must a patient notice", "Haddad")
    await day.until("08:59")
    await day.press("f9")


async def check_in(day: Day) -> None:
    """It starts on time, and one head is not there yet."""
    await day.press("f12")
    await day.press(*["down"] * words.NAMES.index(words.LATE), "space")
    await day.press("escape")
    await day.until("09:00")
    await day.press("space")
    day.sees("on time")
    with day.counted("item", len(words.HOPES)):
        for hope in words.HOPES:
            await day.keep(hope)
    day.sees("Somebody comes to the door and knows my name")
    await day.keep(words.WRONG)
    await day.press("ctrl+z", "f8")
    await day.keep(words.PRIVATE)
    await day.press("escape")
    day.sees_nothing_of(words.WRONG, words.PRIVATE)
    await day.until("09:10")


async def pulse(day: Day) -> None:
    """The laptop goes round among ten, and what they chose is on no screen before the reveal."""
    await day.on_to("Pulse")
    await day.press("f4", "1")
    day.sees("0 of 10 have voted", "Noor Haddad")
    with day.counted("vote on a ballot", 2 * len(words.MORNING[0])):
        for paper in zip(*words.MORNING, strict=True):
            for figure in paper:
                await day.press(str(figure), "enter")
    day.sees("All 10 have voted")
    day.sees_nothing_of("mean", "spread")
    await day.press("enter")
    day.sees_nothing_of("mean")
    await day.press("f4", "1")
    day.sees("mean 2.5", "mean 3.0")
    await day.until("09:20")


async def the_way(day: Day) -> None:
    """Seven stages; one is merged, one split, one renamed, and the head who was late comes."""
    await day.on_to("The way")
    await day.until("09:25")
    await day.press("f12", *["down"] * words.NAMES.index(words.LATE), "space", "escape")
    await day.press("+")
    with day.counted("item", 2):
        for note in words.LOOSE[:2]:
            await day.keep(note)
    await day.paste(words.LOOSE[2:])
    day.sees("4 of 4 left to sort")
    await day.press("escape")
    await day.until("09:28")
    await day.press("pagedown")
    with day.counted("item", len(words.FIRST_STAGES)):
        for name in words.FIRST_STAGES:
            await day.keep(name)
    assert day.names("stage") == list(words.FIRST_STAGES)
    await day.until("09:45")
    await day.press("pagedown")
    await _where_we_meet(day)
    await _reshape(day)
    await _what_hurts(day)
    await _two_steps_back(day)
    await _feel_and_vote(day)


async def _where_we_meet(day: Day) -> None:
    """Touchpoints stage by stage, typed or pasted from somebody's list."""
    await day.press("home")
    for number, (stage, texts) in enumerate(words.TOUCHPOINTS.items()):
        if texts:
            await day.press("down")
            assert day.hands.entry == f"First touchpoint in {stage}"
            await _keep_all(day, texts, pasted=number not in (0, 2))
            await day.press("ctrl+home")
        await day.press("right")
    assert len(day.names("touchpoint")) == 24


async def _keep_all(day: Day, texts: Sequence[str], *, pasted: bool = False) -> None:
    """Items one below the other, typed or out of somebody's list."""
    if pasted:
        await day.paste(texts)
        return
    with day.counted("item", len(texts)):
        for text in texts:
            await day.keep(text)


async def _reshape(day: Day) -> None:
    """“I register” goes into “I arrive”; being examined and being treated are two; the ward gets another name."""
    await day.press("home", "right", "right")
    assert day.hands.entry == "New stage after I arrive"
    await day.press("ctrl+r", "enter")
    day.sees("Merged I register into I arrive: the name as a touchpoint.", "Ctrl+Z brings both back.")
    await day.press(*["right"], *["down"] * 4)
    assert day.hands.entry == "New touchpoint in I am examined and treated", day.hands.entry
    await day.press("ctrl+x")
    await _rename(day, "I am treated", "I am examined and treated 2")
    await day.press("left")
    await _rename(day, "I am examined", "I am examined and treated")
    await day.press("right", "right")
    await _rename(day, "I am on the ward", "I lie on the ward")
    assert day.names("stage") == list(words.STAGES)


async def _rename(day: Day, name: str, old: str) -> None:
    """F2, and the old name taken away whole."""
    await day.press("f2")
    assert old in day.hands.entry
    await day.press("ctrl+u")
    await day.keep(name)


async def _what_hurts(day: Day) -> None:
    """Pain points; in the last one the laptop falls asleep, and its question takes no letter from the line."""
    await day.press("+", "ctrl+home", "tab")
    day.sees(words.LOOSE[0])
    with day.counted("loose note that is sorted", 3):
        await day.press("1", "p", "3", "p", "?")
    day.sees("1 of 4 left to sort")
    await day.press("escape", "ctrl+home", "home")
    for stage, pains in words.PAINS.items():
        await day.press("ctrl+home", "home", *["right"] * words.STAGES.index(stage), "ctrl+d")
        assert day.hands.entry == f"{'New' if stage in words.SORTED else 'First'} pain point in {stage}"
        if stage != words.STAGES[-1]:
            await _keep_all(day, pains)
            continue
        await _keep_all(day, pains[:-1])
        half = len(pains[-1]) // 2
        await day.hands.type(pains[-1][:half])
        await day.hands.tick(400)
        day.sees("away for 6 minutes")
        await day.keep(pains[-1][half:])
        assert pains[-1] in day.names("pain")
        day.sees("away for 6 minutes")
        await day.press("enter")
        day.sees_nothing_of("away for")
    assert sorted(day.names("pain")) == sorted((*words.SORTED.values(), *sum(words.PAINS.values(), ())))
    for moment in words.MOMENTS:
        await day.press("ctrl+f")
        await day.keep(moment)
        await day.press("ctrl+t")
    assert {row.text for row in day.hands.state.rows("touchpoint") if row.moment} == {*words.MOMENTS}
    for goal in words.GOALS:
        await day.press("ctrl+home", "home", *["right"] * words.STAGES.index(goal), "ctrl+g")
        await day.keep(words.GOALS[goal])


async def _two_steps_back(day: Day) -> None:
    """The last step has begun; somebody is still at the sharing, and the room goes back with its time."""
    await day.until("10:10")
    await day.press("pagedown")
    day.sees("Step 4 of 4", "5 min late")
    await day.press("pageup", "pageup")
    day.sees("Step 2 of 4")
    await day.until("10:14")
    await day.press("pagedown", "pagedown")
    day.sees("Step 4 of 4")


async def _feel_and_vote(day: Day) -> None:
    """A number a stage, and hands for what hurts most; it takes longer than was planned."""
    await day.press("ctrl+home", "home", "ctrl+l")
    with day.counted("feeling of a stage", len(words.FEELINGS)):
        for feeling in words.FEELINGS:
            await day.keep(str(feeling), "tab")
    await day.press("f3")
    day.sees("The journey is at its lowest at “I wait for a date” and “I go home”")
    await day.press("escape", "f4", "6")
    day.sees("Dots for the pain points", "Moved twice without a reason")
    with day.counted("hands for a pain point", len(words.DOTS)):
        for dots in words.DOTS:
            await day.press(*str(dots), "enter")
    await day.press("enter")
    day.sees("Moved twice without a reason")
    assert {row.text: row.votes for row in day.hands.state.rows("pain")}["Moved twice without a reason"] == 9
    await day.press("ctrl+t")
    with day.counted("item", len(words.WHYS)):
        for why in words.WHYS:
            await day.keep(why)
    await day.press("ctrl+t", "ctrl+x")
    await day.keep("surg")
    day.sees(words.WHYS[-1], "Surgery")
    await day.keep(f"? {words.PARKED}")
    day.sees("In the parking lot")
    await day.until("10:42")


PARTS = (before_nine, check_in, pulse, the_way)
