"""Pictures of the main screens. They are looked at before they are accepted (`make snapshots`)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from onecompany.app.app import OneCompanyApp
from onecompany.app.settings import Settings
from onecompany.app.workshop_file import WorkshopFile
from tests.app.conftest import Hands
from tests.app.screens import OVER_THE_ROOM, SUMMARY
from tests.app.thrift import unpainted
from tests.app.votes import CALL, DOTS, PULSE, SENTENCES, put_to_the_room
from tests.clock_double import FakeClock

SMALL, USUAL, LARGE = (80, 24), (112, 32), (200, 60)

PICTURES = (
    *(
        (f"room {name}", size, "room-light")
        for name in ("stages", "metrics", "commitments")
        for size in (SMALL, USUAL, LARGE)
    ),
    *((f"room {name}", USUAL, "room-dark") for name in ("stages", "metrics", "commitments")),
    *(("room ownership", size, theme) for size in (SMALL, USUAL, LARGE) for theme in ("room-light", "room-dark")),
    ("room ownership", USUAL, "room-contrast"),
    ("room open", USUAL, "room-light"),
    ("break", USUAL, "room-light"),
    ("break", LARGE, "room-dark"),
    *(("home", size, "room-light") for size in (SMALL, USUAL, LARGE)),
    ("home", USUAL, "room-dark"),
    *(("organisation", size, "room-light") for size in (SMALL, USUAL, LARGE)),
    ("organisation", USUAL, "room-dark"),
    ("year", USUAL, "room-light"),
    ("new", SMALL, "room-light"),
    ("new", USUAL, "room-dark"),
    ("closing", SMALL, "room-dark"),
    ("closing", USUAL, "room-light"),
    ("agenda", USUAL, "room-light"),
    ("findings", SMALL, "room-dark"),
    ("help", USUAL, "room-light"),
    ("script", USUAL, "room-dark"),
    ("people", SMALL, "room-light"),
    ("catch up", USUAL, "room-light"),
    ("curtain", USUAL, "room-light"),
    ("summary", USUAL, "room-light"),
    ("summary", SMALL, "room-dark"),
    *(("vote scale", size, "room-light") for size in (SMALL, USUAL, LARGE)),
    ("vote scale", USUAL, "room-dark"),
    ("vote choice", SMALL, "room-dark"),
    ("vote choice", USUAL, "room-light"),
    *(("vote dots", size, "room-light") for size in (SMALL, USUAL, LARGE)),
    ("vote lines", SMALL, "room-light"),
    ("vote lines", USUAL, "room-dark"),
    ("vote offered", USUAL, "room-light"),
    ("vote running", USUAL, "room-dark"),
    ("vote counted", SMALL, "room-light"),
    ("vote counted", USUAL, "room-contrast"),
    *(("wide stages", size, "room-light") for size in (SMALL, USUAL, LARGE)),
    *(("wide zoomed", size, "room-light") for size in (SMALL, USUAL)),
    ("wide curve", SMALL, "room-dark"),
    ("wide curve", USUAL, "room-light"),
    ("wide curve", LARGE, "room-dark"),
    ("wide ownership", USUAL, "room-light"),
    ("wide matrix", SMALL, "room-dark"),
    ("wide handoffs", SMALL, "room-light"),
    ("wide handoffs", USUAL, "room-dark"),
    ("wide conduct", LARGE, "room-light"),
    ("wide code", USUAL, "room-dark"),
)

WIDE = {
    "stages": ("stages", ("ctrl+d",)),
    "zoomed": ("stages", ("ctrl+d", "ctrl+w")),
    "curve": ("stages", ("ctrl+l", "ctrl+w")),
    "ownership": ("ownership", ()),
    "matrix": ("ownership", ("ctrl+w",)),
    "handoffs": ("ownership", ("ctrl+l",)),
    "conduct": ("conduct", ()),
    "code": ("conduct", ("ctrl+w",)),
}
"""Of the hospital's day: the exercise, and what is pressed there."""

VOTES = {"scale": PULSE, "choice": CALL, "dots": DOTS, "lines": SENTENCES, "running": PULSE, "counted": DOTS}
VOTED = {
    "scale": ("4", "enter", "2", "enter", "5"),
    "choice": ("d", "enter", "1"),
    "dots": ("0", "7", "1", "2", "2"),
    "lines": (*"They trust us",),
    "running": ("4", "f4"),
    "counted": ("1", "2", "enter", "enter", "9", "enter", "2", "0"),
}
"""What is pressed on the screen of each vote."""


async def show(hands: Hands, what: str) -> None:
    """Go to a screen."""
    name, _, kind = what.partition(" ")
    if name == "vote":
        row = next(row for row in hands.state.rows("exercise") if row.kind == "stages")
        await hands.room.time.go(hands.room.session.steps_of(row.id)[0].id, done=False)
        hands.room.refresh_room()
        await hands.settle()
        await hands.press("f4")
        if kind != "offered":
            await hands.press("3" if kind == "counted" else "2", *VOTED[kind])
    elif name == "wide":
        at, keys = WIDE[kind]
        row = next(row for row in hands.state.rows("exercise") if row.kind == at)
        await hands.room.time.go(hands.room.session.steps_of(row.id)[0].id, done=False)
        hands.room.refresh_room()
        await hands.settle()
        await hands.press(*keys)
    elif name == "room" or what == "break":
        rows = [row for row in hands.state.rows("exercise") if row.kind == (kind or "open")]
        row = next(row for row in rows if what != "break" or row.settings.get("style") == "break")
        step = hands.room.session.steps_of(row.id)[-1 if kind == "ownership" else 0]
        await hands.room.time.go(step.id, done=False)
        hands.room.refresh_room()
        await hands.settle()
        await hands.spend(95)
    elif what == "catch up":
        await hands.press("f7", "end", "enter")
    elif what == "closing":
        hands.app.navigator.show_closing(hands.room.session)
    elif what in ("home", "new", "organisation", "year"):
        hands.app.navigator.go_home()
        await hands.settle()
        if what in ("organisation", "year"):
            await hands.press("o", *(["y"] if what == "year" else []))
        if what == "new":
            await hands.press("n")
            await hands.type("Northwind Utilities (sample)")
    else:
        await hands.press(*OVER_THE_ROOM.get(what, ("f10",)))
    await hands.settle()


@pytest.mark.parametrize(
    ("what", "size", "theme"),
    PICTURES,
    ids=[f"{what}-{w}x{h}-{theme}".replace(" ", "-") for what, (w, h), theme in PICTURES],
)
def test_it_looks_as_it_was_accepted(
    snap_compare: Callable[..., bool],
    sample: tuple[Path, str],
    wide: tuple[Path, str],
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
    what: str,
    size: tuple[int, int],
    theme: str,
) -> None:
    if what == "summary" and not SUMMARY:
        pytest.skip("the report is not there")
    path, workshop = wide if what.startswith("wide ") else sample
    if what.startswith("vote "):
        only = VOTES.get(what.removeprefix("vote "))
        put_to_the_room(monkeypatch, *([only] if only is not None else (PULSE, CALL, DOTS, SENTENCES)))
    for variable in ("HOME", "USERPROFILE"):  # the home screen shows where the file is
        monkeypatch.setenv(variable, str(path.parent))
    monkeypatch.chdir(path.parent)
    workshop_file = WorkshopFile(path, clock=clock)
    app = OneCompanyApp(workshop_file, Settings(Path("config"), theme=theme), workshop=workshop)

    async def before(pilot: Pilot[int]) -> None:
        hands = Hands(pilot, clock)
        await hands.settle()
        await workshop_file.store()
        await hands.settle()
        await show(hands, what)

    try:
        with unpainted():
            assert snap_compare(app, terminal_size=size, run_before=before)
    finally:
        workshop_file.close()
