"""Whether the time counts for which we were away: a question that comes by itself."""

from __future__ import annotations

from onecompany.app.screens.asking import Option, Question
from onecompany.app.screens.uninvited import Uninvited
from onecompany.clock import away_text


class AwayQuestion(Uninvited, Question):
    """Comes while somebody may be in the middle of a line, which Enter keeps first."""

    leaves_enter = True

    def __init__(self, seconds: float) -> None:
        text = f"The clock ran, and we were away for {away_text(seconds)}.\nDoes that time count?"
        super().__init__("We were away", text, (Option("It counts", "yes"), Option("Leave it out", "no")))
