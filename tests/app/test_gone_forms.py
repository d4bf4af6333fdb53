"""A form whose page has gone ends nothing."""

from __future__ import annotations

import asyncio

from onecompany.app.screens.closing import ClosingScreen
from onecompany.app.widgets.entries import Form
from tests.app.hands import Hands


async def test_what_a_form_has_to_scroll_is_left_when_its_page_has_gone(hands: Hands) -> None:
    """It is done after the next paint, by when the facilitator may have gone on: twice the same key, quickly."""
    hands.app.navigator.show_closing(hands.room.session)
    await hands.settle()
    assert isinstance(hands.app.screen, ClosingScreen)
    form = hands.app.screen.query_one(Form)
    hands.app.navigator.go_home()
    for _ in range(200):
        form._show_focused()
        await asyncio.sleep(0)
    await hands.settle()
    assert not form.is_attached
    form._show_focused()
