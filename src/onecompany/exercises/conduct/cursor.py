"""Where the cursor is on the board of the code, and what an entry there would be. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from onecompany.exercises.conduct.board import asks_about
from onecompany.exercises.conduct.chapters import Chapter, chapter_of, chapters
from onecompany.kinds.code_of_conduct import SIDES
from onecompany.kinds.lookup import row_words
from onecompany.kinds.view import View
from onecompany.sentences import N_, gettext
from onecompany.store.records import Record

DISSENT = "dissent"
"""The side, so to say, on which a line says why somebody does not agree."""

WHERE = {
    "always": N_("What we always do at {stage:quoted}"),
    "never": N_("What we never do at {stage:quoted}"),
    DISSENT: N_("Why somebody does not agree to the code of {stage:quoted}"),
    "ratified": N_("Thumbs up, sideways, down for {stage:quoted}, such as 8 1 1; or why somebody does not agree"),
}
"""What an entry is, by the kind of place where it is begun."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place of the board (see `board`)."""

    view: View
    place: str

    @property
    def kind(self) -> str:
        """What sort of place it is."""
        return self.place.partition(":")[0]

    @property
    def id(self) -> str:
        """The id of the row, or the key of the chapter."""
        return self.place.partition(":")[2]

    @property
    def rule(self) -> Record | None:
        """The rule that it is on."""
        rule: Record | None = self.view.state.get("rule", self.id) if self.kind == "rule" else None
        return rule

    @property
    def chapter(self) -> Chapter | None:
        """The chapter in which it is; None when there is none."""
        state, key = self.view.state, self.id
        if self.kind == "rule":
            key = chapter_of(self.rule) if self.rule is not None else ""
        elif self.kind == "dissent":
            line = state.get("dissent", key)
            about = state.get("round", line.round_id) if line is not None else None
            key = asks_about(state, about) if about is not None else ""
        return next((part for part in chapters(state, self.view.settings) if part.key == key), None)

    @property
    def side(self) -> str:
        """The side to which a line belongs that is typed here; below the rules it is dissent."""
        if self.kind in ("dissent", "dissents", "ratified"):
            return DISSENT
        return str(self.rule.kind) if self.rule is not None else self.kind if self.kind in SIDES else "always"

    def where(self) -> str:
        """What an entry would be."""
        part = self.chapter
        if part is None:
            return gettext("The code needs stages: they come from the journey")
        return gettext(WHERE[self.kind if self.kind == "ratified" else self.side], stage=part.name)

    def subject(self) -> tuple[str, str]:
        """What a commitment begun here serves."""
        rule, part = self.rule, self.chapter
        if rule is not None:
            return f"rule:{rule.id}", row_words(self.view.state, "rule", rule.id)
        if part is not None and part.stage is not None:
            return f"stage:{part.key}", str(part.name)
        return "", ""

    def there(self, part: Chapter) -> str:
        """The place in another chapter that is like this one."""
        if self.kind in ("stage", "ratified"):
            return f"{self.kind}:{part.key}"
        return f"ratified:{part.key}" if self.side == DISSENT else first_of(self.view, part, self.side)


def first_of(view: View, part: Chapter, side: str) -> str:
    """The place of the first rule of a lane, or where it will be."""
    lane = part.lane(view.state, side)
    return f"rule:{lane[0].id}" if lane else f"{side}:{part.key}"
