"""The words on the screen: concepts down, silos across, and below them who says what for the one at the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.events import Resize

from onecompany.boards.panel import Answer, Choice, Outcome, Panel, Question, Refused, in_words
from onecompany.boards.place import Place
from onecompany.boards.sheet import Sheet
from onecompany.exercises.vocabulary import TERM
from onecompany.exercises.vocabulary.board import agreed_place, behind, cell_place, detail_model, grid_model
from onecompany.exercises.vocabulary.words import Vocabulary, parted, typed, usage
from onecompany.kinds.lazy_module import LazyModule
from onecompany.sentences import N_, gettext, ngettext
from onecompany.store.records import Record, Ref

if TYPE_CHECKING:
    from onecompany.exercises.vocabulary import acts
    from onecompany.kinds import rows
    from onecompany.store.state import State
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.exercises.vocabulary.acts")
    rows = LazyModule("onecompany.kinds.rows")

UNDERSTOOD = {None: True, True: False, False: None}


class VocabularyPanel(Panel):
    """A word is typed as it is, or with its meaning behind a colon; the agreed term in the same way."""

    CHOICES: ClassVar[tuple[Choice, ...]] = (Choice("", "^K", N_("crack to commitment")),)
    WORD: ClassVar[tuple[Choice, ...]] = (Choice("ctrl+o", "^O", N_("agree on this word")),)
    AGREED: ClassVar[tuple[Choice, ...]] = (Choice("ctrl+t", "^T", N_("{customer} understands: yes, no")),)

    _read: tuple[State, int, Vocabulary] | None = None

    def compose(self) -> ComposeResult:
        detail = Sheet(id="detail")
        detail.active = False
        yield Sheet(id="words")
        yield detail

    def on_resize(self, event: Resize) -> None:
        """Words or letters, as the columns have room, and a share of the height for the concept at the cursor."""
        self.query_one("#detail", Sheet).styles.height = self._tall
        self.repaint(self.place)

    @property
    def _said(self) -> Vocabulary:
        """What is said in the rows as they are now: the cursor passes many places before they change."""
        state = self.view.state
        if self._read is None or self._read[0] is not state or self._read[1] != state.version:
            self._read = state, state.version, Vocabulary.of(state)
        return self._read[2]

    @property
    def _tall(self) -> int:
        """Lines for the concept at the cursor."""
        return max(2, min(6, self.size.height // 3))

    def repaint(self, place: str) -> None:
        self.query_one("#words", Sheet).show(grid_model(self.view.state, self._said, self.size.width), place)
        self._show_detail()

    def on_panel_pointed(self) -> None:
        """The cursor came to another concept."""
        self._show_detail()

    def _show_detail(self) -> None:
        at = self._usage.id if self._usage is not None else ""
        shown = detail_model(self.view.state, self._said, self._concept, self.size.width, self._tall, at)
        self.query_one("#detail", Sheet).show(shown)

    def tab(self, step: int) -> None:
        """From a row to the next one past the concept, and past a term that is not agreed yet: who types next means the
        word of the first silo."""
        super().tab(step)
        if self._at.table == "term" and not self._at.column:
            super().tab(step)
        row = self._concept
        if step > 0 and self._is_agreed and row is not None and not row.term and self.view.state.rows("silo"):
            super().tab(step)

    # -- where the cursor is

    @property
    def _at(self) -> Place:
        return Place.parse(self.place)

    @property
    def _concept(self) -> Record | None:
        """The concept at the cursor."""
        row: Record | None = self.view.state.get("term", self._at.id)
        return row

    @property
    def _usage(self) -> Record | None:
        """The word at the cursor."""
        return usage(self.view.state, self._at.id, self._at.column) if self._at.table == "cell" else None

    @property
    def _is_agreed(self) -> bool:
        return self._at.table == "term" and bool(self._at.column)

    def choices(self) -> Sequence[Choice]:
        row, keys = self._concept, self.WORD if self._usage is not None else ()
        if row is not None and row.term and self._is_agreed:
            keys = self.AGREED
        return in_words((*keys, *self.CHOICES))

    def where(self) -> str:
        row = self._concept
        if row is None:
            return gettext("A concept")
        if self._at.table == "cell":
            name = self.view.state.get("silo", self._at.column).name
            return gettext("{name} says for {concept:quoted} · word, or word: meaning", name=name, concept=row.concept)
        if self._is_agreed:
            return gettext("We all say for {concept:quoted} · term: what it means to {a_customer}", concept=row.concept)
        return gettext("A new concept after {concept:quoted}", concept=row.concept)

    def subject(self) -> tuple[str, str]:
        row = self._concept
        return (f"term:{row.id}", row.concept) if row is not None else ("", "")

    def places_of(self, ref: Ref, column: str = "", row: Any = None) -> Sequence[str]:
        row = self.view.state.find(ref) or row
        if ref.table == "usage" and row is not None:
            return [cell_place(row.term_id, row.silo_id)]
        if ref.table == "term" and column not in ("", "concept"):
            return [agreed_place(ref.id)]
        return [str(ref)]

    # -- what is typed

    def keep(self, writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        if self._at.table == "term" and not self._is_agreed:
            return self._concepts_or_term(writer, lines)
        below = self._from_here()
        if len(lines) > len(below):
            raise Refused(
                gettext(
                    "{lines} lines, and from here on there are {number} concepts. Begin further up, or add concepts.",
                    lines=len(lines),
                    number=len(below),
                )
            )
        said = dict(zip([row.id for row in below], map(parted, lines), strict=False))
        if any(not word for word, _ in said.values()):
            raise Refused(gettext("First the word, then a colon and what it means."))
        before = self.editable()
        self._say(writer, said)
        last = list(said)[-1]
        if len(said) > 1:
            return Outcome(str(self._at._replace(id=last)))
        replaced = gettext("In place of {old:quoted}. Ctrl+Z takes it back.", old=before)
        unsaid = before in ("", typed(*said[last]))
        return Outcome(self.place, "" if unsaid else replaced, onward=behind(self.view.state, self.place))

    def _concepts_or_term(self, writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        """New concepts; but a word with its meaning, typed at a concept, may be what all will say for that."""
        row, (word, meaning) = self._concept, parted(lines[0])
        if len(lines) > 1 or row is None or not (word and meaning):
            return self._add_concepts(writer, lines)
        all_say = gettext("What we all say for {concept:quoted}", concept=row.concept)
        agreed = Answer(all_say, lambda writer: self._agree(writer, row.id, word, meaning))
        new = Answer(gettext("A new concept"), lambda writer: self._add_concepts(writer, lines))
        told = gettext("The word of {a_silo} is typed in its own column.")
        return Outcome(question=Question(lines[0], told, (agreed, new)))

    @staticmethod
    def _agree(writer: WorkshopWriter, term_id: str, term: str, meaning: str) -> Outcome:
        acts.agree(writer, {term_id: (term, meaning)})
        said = gettext("Agreed: {term}. F2 puts its meaning into {customers}' words.", term=term)
        return Outcome(agreed_place(term_id), said)

    def _add_concepts(self, writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        before = len(self.view.state.rows("term"))
        last = acts.add_concepts(writer, lines, self._at.id or None)[-1]
        known = len(lines) - len(writer.state.rows("term")) + before
        there = ngettext("It is on the board already.", "{number} are on the board already.", known) if known else ""
        return Outcome(f"term:{last}", there)

    def _from_here(self) -> list[Record]:
        """The concepts from the cursor down: what is pasted fills a column."""
        every = self.view.state.rows("term")
        return every[[row.id for row in every].index(self._at.id) :] if self._concept is not None else []

    def _say(self, writer: WorkshopWriter, said: dict[str, tuple[str, str]]) -> None:
        if self._is_agreed:
            acts.agree(writer, said)
        else:
            acts.set_words(writer, self._at.column, said)

    def editable(self) -> str | None:
        row, word = self._concept, self._usage
        if row is None:
            return None
        if self._at.table == "cell":
            return typed(word.word, word.meaning) if word is not None else ""
        return typed(row.term, row.meaning) if self._is_agreed else str(row.concept)

    def edit(self, writer: WorkshopWriter, text: str) -> Outcome:
        if text == self.editable():  # a word with a colon of its own, from another file, stays what it is
            return Outcome(self.place)
        if self._at.table == "term" and not self._is_agreed:
            acts.rename_concept(writer, self._at.id, text)
        elif text:
            return replace(self.keep(writer, [text]), say="", onward="")
        else:
            self._say(writer, {self._at.id: ("", "")})
        return Outcome(self.place)

    def delete(self, writer: WorkshopWriter) -> Outcome | None:
        row = self._concept
        if row is None:
            return None
        if self._is_agreed or self._at.table == "cell":
            self._say(writer, {row.id: ("", "")})
            return Outcome(self.place)
        rows.remove(writer, TERM, row.id)
        return Outcome()

    def shift(self, writer: WorkshopWriter, across: int, down: int) -> Outcome | None:
        if self._concept is None or not down:
            return None
        rows.move(writer, TERM, self._at.id, down)
        return Outcome(self.place)

    # -- keys

    def choose(self, writer: WorkshopWriter, key: str) -> Outcome | None:
        row, word = self._concept, self._usage
        if key == "ctrl+o":
            if row is None or word is None:
                raise Refused(gettext("Move to the word of {a_silo} that all will use."))
            return self._agree(writer, row.id, word.word, word.meaning)
        if row is None or not row.term:
            raise Refused(gettext("There is no agreed term here yet."))
        rows.change(writer, TERM, row.id, understood=UNDERSTOOD[row.understood])
        return Outcome(self.place)


PANEL = VocabularyPanel
