"""How little the wall sends while nothing but the time goes on: it is painted every second of a day."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from onecompany.store.file import Store
from onecompany.wall import app
from onecompany.wall.picture import Picture
from tests.thorough import THOROUGH
from tests.wall.conftest import Walled
from tests.wall.test_sizes import Seat, start_of
from tests.wall.test_wall import go_to

SIZES = ((20, 6), (80, 24), (112, 32), (200, 60), (300, 100)) if THOROUGH else ((112, 32), (300, 100))

SECONDS = 60 if THOROUGH else 11
"""All digits of the last place in any case."""

MOST = 400
"""Bytes a second."""

AROUND = len("\x1b[?2026h\x1b[1;1H\x1b[?2026l")
"""What stands around a frame."""


class Counted(Picture):
    """Counts what is written."""

    bytes = 0

    def written(self, pieces: Iterable[Any], *given: Any, **named: Any) -> str:
        text = super().written(pieces, *given, **named)
        self.bytes += len(text.encode()) + AROUND * bool(text)
        return text


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("is_shut", [False, True])
async def test_no_more_than_so_many_bytes_are_sent_in_a_second(
    walled: Walled,
    wide: tuple[Path, str],
    seat: Seat,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    is_shut: bool,
) -> None:
    path, workshop = wide
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(app, "EVERY", 0.01)
    with Store(path, clock=(clock := start_of())) as store:
        go_to(store.writer(workshop), "ownership")
    seat(path).show(workshop_id=workshop, page="", findings=True, curtain=is_shut)
    async with walled(path, size=size) as eyes:
        eyes.clock.step_system_clock((clock.now() - eyes.clock.now()).total_seconds())
        eyes.app.picture = picture = Counted(erases=True)
        eyes.wall.refresh()
        await eyes.until(lambda: picture.bytes > 0)
        await eyes.looks(8)
        picture.bytes = 0
        for _ in range(SECONDS):
            eyes.clock.advance(1)
            await eyes.looks(4)
        assert 0 < picture.bytes / SECONDS <= MOST
