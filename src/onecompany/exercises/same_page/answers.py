"""What was answered in an exercise: sentences, the one that was adopted, and who stands behind it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onecompany.exercises.same_page.common import Common, common
from onecompany.kinds.rounds import Result, dissent, results, unfinished
from onecompany.sentences import N_, gettext
from onecompany.store.records import Record
from onecompany.store.state import State

LINES = "lines"
"""The subject of the round in which everybody's sentence is sealed."""

BEHIND = 3
"""The least fingers of somebody who stands behind a sentence, of the five of a fist to five."""

FINGERS = (
    N_("I stop it"),
    N_("I have strong doubts"),
    N_("I would change it first"),
    N_("I can live with it"),
    N_("I support it"),
    N_("I lead it"),
)
"""What the fingers of a fist to five mean, from none on."""

LOW, *_, HIGH = FINGERS

SAID_OF_LANGUAGE = {
    "stems": N_("There is no list of little words for this language, so words of three letters or fewer are left out."),
    "folded": N_("Endings are not known in this language: words are the same where all letters are, accents aside."),
    "none": N_("Words are not compared in this language, which is written without spaces between them."),
}
"""What is said beside the words where they are not compared as in English or German."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the room has answered so far. `sentences`: all but the adopted one. `fists`: on that, the latest last."""

    sentences: list[Record]
    adopted: Record | None
    common: Common
    fists: list[Result]
    waiting: Record | None
    """The round for sealed lines that is not revealed, if there is one."""

    @property
    def fist(self) -> Result | None:
        """The latest fist to five on the adopted sentence."""
        return self.fists[-1] if self.fists else None

    def dissent(self, state: State) -> list[Record]:
        """Why somebody does not stand behind it."""
        return dissent(state, self.fist.id) if self.fist is not None else []

    def below(self, state: State) -> int:
        """How many do not stand behind it, as far as that is known: by their fingers, else by what they said."""
        fist = self.fist
        if fist is None:
            return 0
        counted = sum(number for fingers, number in (fist.counts or {}).items() if int(fingers) < BEHIND)
        return counted if fist.counts is not None else len(self.dissent(state))


def answers(state: State, exercise_id: str) -> Answers:
    """The answers of an exercise."""
    rows = state.where("sentence", "exercise_id", exercise_id)
    sentences, adopted = [row for row in rows if not row.adopted], [row for row in rows if row.adopted]
    last = adopted[-1] if adopted else None
    sealed = [row for row in unfinished(state, exercise_id) if row.form == "lines"]
    return Answers(
        sentences,
        last,
        common([row.text for row in sentences], state.workshop.language),
        results(state, exercise_id, f"sentence:{last.id}") if last is not None else [],
        sealed[-1] if sealed else None,
    )


def question(exercise: Any) -> str:
    """What is answered in one sentence: what the plan asks, or else the title of the exercise."""
    return str(exercise.prompt).strip() or str(exercise.title)


def language_note(compared: Common) -> str:
    """What is said of the language of the sentences; "" where there is nothing to be said."""
    if compared.support == "whole" or len(compared.words) < 2:
        return ""
    return gettext(SAID_OF_LANGUAGE[compared.support])
