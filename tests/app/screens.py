"""Every screen of the application, one after the other, over one workshop."""

from __future__ import annotations

import importlib.util
from collections.abc import AsyncIterator, Sequence

from tests.app.conftest import Hands

SUMMARY = importlib.util.find_spec("onecompany.report.build") is not None
"""Whether the report can be made here; its preview is one of the screens then."""

OVER_THE_ROOM: dict[str, tuple[str, ...]] = {
    "agenda": ("f5",),
    "time": ("f7",),
    "findings": ("f3",),
    "hands": ("f4",),
    "find": ("ctrl+f",),
    "help": ("f1",),
    "palette": ("ctrl+p",),
    "script": ("f8",),
    "people": ("f12",),
    "person": ("f12", "f2"),
    "curtain": ("f9",),
}
"""The keys that open each screen over the room; Esc leads back."""


async def rooms(hands: Hands) -> AsyncIterator[str]:
    """The room at each exercise of the workshop."""
    for row in list(hands.state.rows("exercise")):
        steps = hands.room.session.steps_of(row.id)
        await hands.room.time.go(steps[0].id, done=False)
        hands.room.refresh_room()
        await hands.still()
        yield f"room: {row.title}"


async def over_the_room(hands: Hands, names: Sequence[str] = ()) -> AsyncIterator[str]:
    """What opens over the room, at the exercise where it stands."""
    for name in names or (*OVER_THE_ROOM, *(["summary"] if SUMMARY else [])):
        await hands.press(*OVER_THE_ROOM.get(name, ("f10",)))
        yield name
        for _ in range(3):
            if hands.app.screen is hands.room and not hands.room.has_class("-curtain"):
                break
            await hands.press("escape")


async def around(hands: Hands) -> AsyncIterator[str]:
    """Closing page, home, the organisation, the plans, the form for a new workshop; in the end home again."""
    hands.app.navigator.show_closing(hands.room.session)
    await hands.settle()
    yield "closing"
    hands.app.navigator.go_home()
    await hands.settle()
    yield "home"
    await hands.press("o")
    yield "organisation"
    await hands.press("escape", "p")
    yield "plans"
    await hands.press("escape", "n")
    yield "new"
    await hands.press("ctrl+o")
    yield "import"
    await hands.press("escape", "escape")


SPEAKING = ("agenda", "findings", "find", "script", "people", "person", *(["summary"] if SUMMARY else []))
"""Those over the room that show what the room has said."""


async def every_screen(hands: Hands, names: Sequence[str] = ()) -> AsyncIterator[str]:
    """All of them, the small ones over the room of the commitments, which has most to say; or only some of these."""
    async for name in rooms(hands):
        yield name
        if hands.room.session.exercise.kind == "commitments":
            async for over in over_the_room(hands, names):
                yield over
    async for name in around(hands):
        yield name
