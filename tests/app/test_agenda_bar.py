"""The agenda bar scrolls: the current exercise is seen between its neighbours, however many there are."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from onecompany.display.head import AgendaBar

TITLES = (
    "Check-in", "The customer's journey", "Ownership", "Break", "Code of conduct", "Relationships", "Metrics", "Lunch",
    "Assets", "Say and do", "What is quicksand here", "Vocabulary", "Review", "Commitments", "Key learnings", "Closing",
)  # fmt: skip


class Bar(App[None]):
    """Nothing but the bar."""

    CSS = "AgendaBar { height: 1; }"

    def compose(self) -> ComposeResult:
        yield AgendaBar()


def line(bar: AgendaBar, here: int) -> str:
    """What it shows when the room is at an exercise."""
    states = ["done"] * here + ["here"] + ["ahead"] * (len(TITLES) - here - 1)
    bar.show([(title, state, "") for title, state in zip(TITLES, states, strict=True)])
    return str(bar.render())


@pytest.mark.parametrize("width", [240, 112, 80, 60])
async def test_the_current_exercise_is_seen_with_its_neighbours_and_marks_at_the_edges(width: int) -> None:
    async with Bar().run_test(size=(width, 3)) as pilot:
        bar = pilot.app.query_one(AgendaBar)
        for here, title in enumerate(TITLES):
            shown = line(bar, here)
            assert bar.render().cell_length <= width
            assert f" {here + 1} of 16 " in shown or width == 240
            around = TITLES[max(0, here - 1) : here + 2]
            assert all(name[:6] in shown for name in around), (here, shown)
            assert f"[{here + 1} {title[:6]}" in shown
            hidden = len(TITLES) - sum(name[:6] in shown for name in TITLES)
            marks = [int(part.strip("‹+› ")) for part in shown.split("  ") if "+" in part]
            assert sum(marks) == hidden, shown


async def test_as_long_as_there_is_room_all_titles_are_seen() -> None:
    async with Bar().run_test(size=(112, 3)) as pilot:
        bar = pilot.app.query_one(AgendaBar)
        bar.show([(title, "ahead", "") for title in TITLES[2:9]])
        assert all(title[:10] in str(bar.render()) for title in TITLES[2:9])
