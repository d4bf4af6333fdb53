"""Decisions and the parking lot in one list: put in order, moved between the two, given to somebody, committed to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.widgets import Input, OptionList, Static

from onecompany.app.habit_question import question
from onecompany.app.keys import key
from onecompany.app.reading_ahead import promise_ahead, read_commitment
from onecompany.app.record_lines import ASKED, FULL, SHOWN, is_open, owner_of, record_in_full, record_line
from onecompany.app.screens.records import Records
from onecompany.app.widgets.entries import Entry
from onecompany.app.widgets.options import Options
from onecompany.boards.panel import Outcome, Refused
from onecompany.display.mounted import if_mounted
from onecompany.kinds import rows as row_acts
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.people import leader_asked
from onecompany.kinds.registry import tables
from onecompany.parsing.clean import visible
from onecompany.parsing.habits import TwoWays
from onecompany.parsing.lines import remarks
from onecompany.sentences import N_, gettext
from onecompany.store.records import Ref

if TYPE_CHECKING:
    from onecompany.store.acts import capture as acts
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.store.acts.capture")


class DecidedAndParked(Records):
    """All of them, or those of one sort; a line each, and the marked one in full below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "record.show",
            "tab",
            "show_next",
            N_("Show all, decisions, the parking lot, those without an owner"),
            shown=N_("Tab"),
        ),
        key("record.own", "o", "ask('leader_id')", N_("Give it to somebody"), shown="O"),
        key("record.how", "h", "ask('how')", N_("Say how it was decided"), shown="H"),
        key("record.by_whom", "b", "ask('by_whom')", N_("Say by whom it was decided"), shown="B"),
        key("record.decide", "exclamation_mark", "decide", N_("Make it a decision"), shown="!"),
        key("record.park", "question_mark", "park", N_("Put it into the parking lot"), shown="?"),
        key("record.commit", "greater_than_sign", "ask('promise')", N_("Make it a commitment"), shown=">"),
        key("record.drop", "x", "drop", N_("Drop a parked item, or take it up again"), shown="X"),
        key("record.up", "shift+up", "shift(-1)", N_("Move it up"), shown="⇧↑"),
        key("record.down", "shift+down", "shift(1)", N_("Move it down"), shown="⇧↓"),
    ]
    HEADING = N_("Decisions and the parking lot")
    KEYS = N_("O owner · ! ? > move · X drop · F2 · H how · B whom · ⇧↑↓ · Del · Esc")
    NONE = N_("Nothing is decided or parked yet. ! begins a decision, ? a line for the parking lot.")

    _field = "text"
    _shown = "all"

    def compose(self) -> ComposeResult:
        with Vertical(id="asking", classes="-list") as box:
            box.border_subtitle = Content(gettext(self.KEYS))
            yield Options()
            yield Static(id="asking-more", markup=False)
            yield Static(id="asking-count", markup=False)
            yield Entry(id="asking-entry")

    # -- what is shown

    def records(self) -> Sequence[tuple[Ref, Any]]:
        """Decisions first; what was removed here stays in its place until the list is left."""
        state = self.session.state
        return [
            (Ref(table, row.id), row)
            for table in ("decision", "parking")
            for row in state.rows(table)
            if self._shown in ("all", table) or (self._shown == "open" and is_open(row))
        ]

    def list_anew(self, message: str = "") -> None:
        super().list_anew(message)
        self._show_more()

    @if_mounted
    def paint_list(self, message: str) -> None:
        counts = {table: len(self.session.state.rows(table)) for table in ("decision", "parking")}
        title = gettext("Decisions {decision} · parking lot {parking} · Tab: {shown}", **counts, shown=self._what())
        self.query_one("#asking", Vertical).border_title = Content(title)
        super().paint_list(message)
        if not self._listed and not message and any(counts.values()):
            self._say(gettext("There is none of these. Tab shows others."))

    def _what(self) -> str:
        return gettext(SHOWN[self._shown])

    def _line(self, ref: Ref, row: Any) -> Content:
        """One line each, so that many are seen."""
        room = self.query_one(OptionList).scrollable_content_region.width - 4 or 60
        return record_line(self.session.state, ref, row, room)

    def row_texts(self, ref: Ref, row: Any) -> tuple[str, str]:
        """In full: the text, then what is known about it."""
        return record_in_full(self.session.state, ref, row)

    @if_mounted
    def _show_more(self) -> None:
        index = self.query_one(OptionList).highlighted
        text = ""
        if index is not None and index < len(self._listed):
            ref, row = self._listed[index]
            text = "\n".join(filter(None, self.row_texts(ref, self.session.state.find(ref) or row)))
        self.query_one("#asking-more", Static).update(
            Content(visible(text if len(text) <= FULL else f"{text[: FULL - 1]}…"))
        )

    def on_option_list_option_highlighted(self) -> None:
        """Another one is marked."""
        self._show_more()

    def on_resize(self, event: Resize) -> None:
        """The lines are as wide as the list; what they are and what was said stays."""
        self.call_after_refresh(lambda: self.paint_list(self._said))

    # -- what is done

    def action_show_next(self) -> None:
        """Tab."""
        if self._edited is None:
            order = list(SHOWN)
            self._shown = order[(order.index(self._shown) + 1) % len(order)]
            self.query_one(OptionList).highlighted = None
            self.list_anew()

    def action_edit(self) -> None:
        self.action_ask("text")

    def action_ask(self, field: str) -> None:
        """A line for one thing about the marked one."""
        marked = self._marked()
        if marked is None or self._edited is not None:
            return
        ref, row = marked
        if field in ("how", "by_whom") and ref.table != "decision":
            self._say(gettext("That is said of a decision. ! makes it one."))
            return
        self._edited, self._field = ref, field
        value = owner_of(self.session.state, row) if field == "leader_id" else getattr(row, field, "")
        if field == "promise":
            value = (
                gettext("{name}: {what}", name=owner_of(self.session.state, row), what=row.text)
                if row.leader_id
                else row.text
            )
        self._open_entry("" if field == "leader_id" else str(value))
        self._say(gettext(ASKED[field]))

    def may_be_empty(self) -> bool:
        return self._field in ("leader_id", "how", "by_whom")

    def keep_change(self, writer: WorkshopWriter, ref: Ref, text: str) -> Outcome:
        """Keep what was typed about the marked one."""
        if self._field == "leader_id":
            return self._give(writer, ref, text)
        if self._field == "promise":
            return self._commit(writer, ref, text)
        if self._field == "text":
            return super().keep_change(writer, ref, text)
        row_acts.change(writer, tables()[ref.table], ref.id, **{self._field: text})
        return Outcome(self._place, gettext("Kept. Ctrl+Z takes it back."))

    def _give(self, writer: WorkshopWriter, ref: Ref, text: str) -> Outcome:
        leader = leader_asked(self.session.state, text) if text else None
        if text and leader is None:
            names = [row.name for row in self.session.state.rows("leader")]
            raise Refused(gettext("Nobody here is called {text:quoted}: {names:list}.", text=text, names=names))
        acts.give(writer, ref, leader.id if leader is not None else None)
        if leader is None:
            return Outcome(self._place, gettext("Nobody sees to it now."))
        return Outcome(self._place, gettext("{name} sees to it.", name=leader.name))

    def _commit(self, writer: WorkshopWriter, ref: Ref, text: str) -> Outcome:
        promise = read_commitment(self.session.state, self.session.today, text)
        if not promise.what.strip():
            raise Refused(gettext("A commitment says what somebody will do: Ana: call them, by 12 Dec"))
        acts.commit_captured(writer, ref, promise)
        said = gettext("It is a commitment now. Ctrl+Z brings it back here.")
        return Outcome(self._place, " ".join(filter(None, (said, remarks(promise)))))

    async def action_decide(self) -> None:
        """A parked item is decided."""
        await self._turn("parking", lambda writer, row_id: acts.decide_parked(writer, row_id))

    async def action_park(self) -> None:
        """A decision is put off."""
        await self._turn("decision", lambda writer, row_id: acts.park_decision(writer, row_id))

    async def _turn(self, table: str, turn: Any) -> None:
        marked = self._marked()
        if marked is None or self._edited is not None:
            return
        ref = marked[0]
        if ref.table != table:
            decided = gettext("It is a decision already.")
            self._say(decided if table == "parking" else gettext("It is in the parking lot already."))
            return
        message = gettext("It is a decision now.") if table == "parking" else gettext("It is in the parking lot now.")

        def act(writer: WorkshopWriter) -> Outcome:
            turn(writer, ref.id)
            return Outcome(self._place, gettext("{said} Ctrl+Z takes it back.", said=message))

        if said := await self._do(act):
            self.list_anew(said)

    async def action_drop(self) -> None:
        """Nobody will see to a parked item."""
        marked = self._marked()
        if marked is None or self._edited is not None:
            return
        ref = marked[0]
        if ref.table != "parking":
            self._say(gettext("Only a parked item is dropped. Del removes a decision."))
            return

        def act(writer: WorkshopWriter) -> Outcome:
            dropped = acts.drop(writer, ref.id)
            say = gettext("Dropped: nobody will see to it. X takes it up again.")
            return Outcome(self._place, say if dropped else gettext("It is taken up again."))

        if said := await self._do(act):
            self.list_anew(said)

    async def action_shift(self, steps: int) -> None:
        """Move the marked one among its like."""
        marked = self._marked()
        if marked is None or self._edited is not None:
            return
        ref = marked[0]

        def act(writer: WorkshopWriter) -> Outcome:
            moved = row_acts.move(writer, tables()[ref.table], ref.id, steps)
            return Outcome(self._place, gettext("Moved.") if moved else gettext("It cannot go further."))

        if said := await self._do(act):
            self.list_anew(said)
            place = next((number for number, (other, _) in enumerate(self._listed) if other == ref), None)
            self.query_one(OptionList).highlighted = place

    def close_line(self) -> None:
        self._field = "text"
        super().close_line()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what a commitment would be while it is typed."""
        event.stop()
        if self._field == "promise" and self._edited is not None and event.value.strip():
            ahead = promise_ahead(self.session.state, self.session.today, event.value)
            self._say(" · ".join(filter(None, ahead)))

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Before the line is kept: a day that is read in two ways is asked about, once."""
        if self._field != "promise":
            return
        try:
            read_commitment(self.session.state, self.session.today, event.value)
        except TwoWays as asked:
            event.prevent_default()
            event.stop()
            self._ask_way(asked, event)

    def _ask_way(self, asked: TwoWays, event: Input.Submitted) -> None:
        async def answered(value: str | None) -> None:
            if value is None:
                self._say(str(asked))
                return
            said = self.host.settings.remember_habit(asked.habit, value)
            await Records.on_input_submitted(self, event)
            if said:
                self._say(said)

        self.app.push_screen(question(asked), answered)
