"""Whether the time counts for which we were away: a question that comes by itself."""

from __future__ import annotations

from onecompany.app.screens.asking import Option, Question
from onecompany.app.screens.uninvited import Uninvited
from onecompany.clock import away_text
from onecompany.sentences import gettext


class AwayQuestion(Uninvited, Question):
    """Comes while somebody may be in the middle of a line, which Enter keeps first."""

    leaves_enter = True

    def __init__(self, seconds: float) -> None:
        text = gettext("The clock ran, and we were away for {time}.\nDoes that time count?", time=away_text(seconds))
        answers = (Option(gettext("It counts"), "yes"), Option(gettext("Leave it out"), "no"))
        super().__init__(gettext("We were away"), text, answers)
