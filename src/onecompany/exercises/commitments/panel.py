"""Commitments on the screen: open cracks first, then promises, the cadence, and the parking lot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult

from onecompany.boards.model import BoardCell, BoardColumn, Tone
from onecompany.boards.panel import Choice, Outcome, Panel, Refused
from onecompany.boards.records import records
from onecompany.boards.sheet import Sheet
from onecompany.exercises.commitments.cells import read_cell, read_meeting, typed, typed_meeting
from onecompany.kinds.cadence import first_review, meetings
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.people import leader_asked, leader_named
from onecompany.kinds.promises import is_overdue, open_cracks
from onecompany.kinds.view import Finding
from onecompany.parsing.dates import parse_date, short_date
from onecompany.parsing.lines import commitment
from onecompany.store.records import Record, Ref

if TYPE_CHECKING:
    from onecompany.exercises.commitments import acts
    from onecompany.store.acts import capture
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.exercises.commitments.acts")
    capture = LazyModule("onecompany.store.acts.capture")

COLUMNS = (
    BoardColumn(24, 40, 4),
    BoardColumn(12, 16, 1),
    BoardColumn(12, 14, 0),
    BoardColumn(12, 20, 1),
    BoardColumn(12, 12, 0),
)
HEADS = ("What", "Who", "By when", "Serves", "A customer\nnotices")
FIELDS = ("what", "who", "by_when", "serves", "noticed")
TITLES = dict(zip(FIELDS, ("what", "who", "by when", "what it serves", "whether a customer notices"), strict=True))
COLUMN_OF = {"leader_id": "who", "serves_text": "serves", "text": "what", "dropped": "what"}
"""Where the board shows columns that it calls by another name."""
STATES = {"kept": "✓ ", "late": "! ", "dropped": "✗ "}


class CommitmentsPanel(Panel):
    """One table: a crack is taken with Enter, a promise typed as "Ana: call them, by 12 Dec"."""

    CHOICES: ClassVar[tuple[Choice, ...]] = (
        Choice("", "Enter", "take the crack"),
        Choice("", "Tab", "next field"),
        Choice("ctrl+t", "^T", "customer notices: yes, no"),
        Choice("ctrl+x", "^X", "drop a parked item"),
        Choice("ctrl+g", "^G", "plan four meetings"),
    )

    def compose(self) -> ComposeResult:
        yield Sheet()

    @property
    def cracks(self) -> list[Finding]:
        """The cracks that no commitment serves."""
        return open_cracks(self.view.state, self.view.others)

    def repaint(self, place: str) -> None:
        state = self.view.state
        rows: list[list[BoardCell]] = []
        titles: dict[int, str] = {}
        cracks = self.cracks
        if cracks:
            titles[0] = "Cracks that nobody has taken · Enter takes one"
            rows += [[BoardCell(f"✗ {c.text}", f"crack:{c.key}", "bad", lines=3, wide=True)] for c in cracks]
        titles[len(rows)] = "Commitments"
        rows += [self._commitment(row) for row in state.rows("commitment")] or [
            [BoardCell("Type: Ana: first go-live call, by 12 Dec", "commitment:|what", "muted", wide=True)]
        ]
        titles[len(rows)] = "Customer section of the quarterly meeting · agenda, minutes, date"
        rows += [self._meeting(row) for row in meetings(state)] or [
            [BoardCell("Type the date of the first one; ^G plans four", "meeting:|date", "muted", wide=True)]
        ]
        if state.rows("parking"):
            titles[len(rows)] = "Parking lot · type who takes it on; ^X drops it"
            rows += [self._parked(row) for row in state.rows("parking")]
        wanted = place if "|" in place or place.startswith("crack:") else self._full(place)
        self.sheet.show(records(HEADS, rows, COLUMNS, frozen=0, titles=titles), wanted)

    @staticmethod
    def _full(place: str) -> str:
        kind, _, row_id = place.partition(":")
        column = {"commitment": "what", "meeting": "date", "parking": "what"}.get(kind)
        return f"{kind}:{row_id}|{column}" if column else place

    def _commitment(self, row: Record) -> list[BoardCell]:
        cells = []
        for field in FIELDS:
            text = typed(field, row, self.view.state)
            if field == "by_when" and row.by_when:
                text = short_date(row.by_when, self.view.today)
            late = field == "by_when" and is_overdue(row, self.view.today)
            missing: Tone = "warn" if field in ("who", "by_when") else "muted"
            word = {"who": "! nobody", "by_when": "! no date"}.get(field, "·")
            mark = STATES.get(row.state, "") if field == "what" else ""
            cells.append(
                BoardCell(
                    mark + (f"! {text}" if late and text else text or word),
                    f"commitment:{row.id}|{field}",
                    "text" if text and not late else missing,
                    lines=4,
                )
            )
        return cells

    def _meeting(self, row: Record) -> list[BoardCell]:
        def cell(field: str, text: str) -> BoardCell:
            return BoardCell(text or "·", f"meeting:{row.id}|{field}", "text" if text else "muted", lines=5)

        return [
            cell("agenda", row.agenda),
            cell("minutes", f"{row.minutes:g} min"),
            cell("date", short_date(row.date, self.view.today)),
        ]

    def _parked(self, row: Record) -> list[BoardCell]:
        leader = self.view.state.get("leader", row.leader_id)
        word, tone = ("dropped", "muted") if row.dropped else (leader.name, "text") if leader else ("! nobody", "warn")
        return [
            BoardCell(row.text, f"parking:{row.id}|what", "muted" if row.dropped else "text", lines=3),
            BoardCell(word, f"parking:{row.id}|who", tone),  # type: ignore[arg-type]
        ]

    # -- where the cursor is

    def _at(self) -> tuple[str, str, str]:
        kind, _, rest = self.place.partition(":")
        if kind == "crack":
            return kind, rest, ""
        row_id, _, field = rest.rpartition("|")
        return kind, row_id, field

    def _crack(self) -> Finding | None:
        kind, key, _ = self._at()
        return next((c for c in self.cracks if kind == "crack" and c.key == key), None)

    def where(self) -> str:
        kind, row_id, field = self._at()
        if kind == "crack":
            return "A commitment that closes this crack: Ana: what, by when"
        if kind == "commitment":
            return (
                f"The commitment: {TITLES[field]}" if row_id and field != "what" else "A commitment: Ana: what, by when"
            )
        if kind == "meeting":
            return f"Quarterly meeting: {field}"
        return "Who takes this on"

    def choices(self) -> Sequence[Choice]:
        """All of them, first those that mean something at the cursor."""
        here = {"crack": ("Enter", "^G"), "commitment": ("Tab", "^T"), "parking": ("^X", "Tab")}
        first = here.get(self._at()[0], ("^G", "Tab"))
        return sorted(self.CHOICES, key=lambda choice: choice.shown not in first)

    def subject(self) -> tuple[str, str]:
        crack = self._crack()
        if crack is not None:
            return f"finding:{crack.key}", crack.text
        return "", ""

    def places_of(self, ref: Ref, column: str = "", row: Any = None) -> Sequence[str]:
        crack = next((c.key for c in self.cracks if ref in c.links), "")
        field = COLUMN_OF.get(column, column)
        return [f"{ref}|{field}", self._full(str(ref)), f"crack:{crack}"]

    # -- what is typed

    def keep(self, writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        kind, row_id, field = self._at()
        if kind == "crack" or (kind == "commitment" and (field == "what" or not row_id)):
            return Outcome(f"commitment:{self._promises(writer, lines)[-1]}|what")
        if kind == "meeting" and not row_id:
            return self._first_meeting(writer, " ".join(lines))
        return self.edit(writer, " ".join(lines))

    def _promises(self, writer: WorkshopWriter, lines: Sequence[str]) -> list[str]:
        leaders = [(row.id, row.name) for row in self.view.state.rows("leader")]
        found = [commitment(line, leaders, self.view.today) for line in lines]
        return acts.promise(writer, self.view.exercise.id, found, *self.subject())

    def _first_meeting(self, writer: WorkshopWriter, text: str) -> Outcome:
        day = parse_date(text, self.view.today)
        if day is None:
            raise Refused(f"“{text}” is no date. Type one such as 12 Mar or 2027-03-12.")
        settings = self.view.settings
        agenda = "\n".join(settings["agenda"])
        return Outcome(f"meeting:{acts.add_meeting(writer, day, float(settings['section_minutes']), agenda)}|date")

    def editable(self) -> str | None:
        kind, row_id, field = self._at()
        row = self.view.state.get(kind, row_id) if kind in ("commitment", "meeting", "parking") else None
        if row is None:
            return None
        if kind == "commitment":
            return typed(field, row, self.view.state)
        if kind == "meeting":
            return typed_meeting(field, row).replace("\n", " / ")
        return str(row.text) if field == "what" else ""

    def edit(self, writer: WorkshopWriter, text: str) -> Outcome:
        kind, row_id, field = self._at()
        if kind == "commitment":
            values = read_cell(field, text, self.view.state, self.view.today)
            acts.change(writer, row_id, f"changed {TITLES[field]}", **values)
        elif kind == "meeting":
            text = text.replace(" / ", "\n") if field == "agenda" else text
            acts.change_meeting(writer, row_id, f"changed the {field}", **read_meeting(field, text, self.view.today))
        elif kind == "parking" and field == "what" and self.view.state.get("parking", row_id).text != text and text:
            leader = leader_named(self.view.state, text)
            if leader is not None:
                acts.own(writer, row_id, leader.id)
            else:
                capture.change(writer, Ref("parking", row_id), "changed a parked item", text=text)
        elif kind == "parking":
            leader = leader_asked(self.view.state, text)
            if leader is None:
                raise Refused(f"No leader in this room is called “{text}”. F12 shows who is here.")
            acts.own(writer, row_id, leader.id)
        return Outcome(self.place)

    def enter(self, writer: WorkshopWriter) -> Outcome | None:
        crack = self._crack()
        if crack is None:
            return None
        taken = acts.take(writer, self.view.exercise.id, crack)
        return Outcome(f"commitment:{taken}|who", "Taken. Type who; Tab, then by when.")

    def delete(self, writer: WorkshopWriter) -> Outcome | None:
        kind, row_id, field = self._at()
        if kind == "commitment" and row_id:
            if field != "what":
                return self.edit(writer, "")
            acts.remove(writer, row_id)
            return Outcome()
        if kind == "meeting" and row_id:
            acts.remove_meeting(writer, row_id)
            return Outcome()
        if kind == "parking" and field == "who":
            acts.own(writer, row_id, None)
            return Outcome(self.place)
        if kind == "parking":
            capture.remove(writer, Ref("parking", row_id))
            return Outcome()
        return None

    def shift(self, writer: WorkshopWriter, across: int, down: int) -> Outcome | None:
        kind, row_id, _ = self._at()
        if kind != "commitment" or not row_id or not down:
            return None
        acts.move(writer, row_id, down)
        return Outcome(self.place)

    def choose(self, writer: WorkshopWriter, key: str) -> Outcome | None:
        kind, row_id, _ = self._at()
        settings = self.view.settings
        if key == "ctrl+g":
            first = first_review(self.view.state, int(settings["review_months"]))
            minutes, agenda = float(settings["section_minutes"]), "\n".join(settings["agenda"])
            ids = acts.plan_year(writer, first, 3, minutes, agenda)
            return Outcome(f"meeting:{ids[0]}|date", "Four quarterly meetings. F2 changes a date.")
        if key == "ctrl+x" and kind == "parking":
            acts.drop(writer, row_id, dropped=not self.view.state.get("parking", row_id).dropped)
            return Outcome(self.place)
        if key == "ctrl+t" and kind == "commitment" and row_id:
            now = self.view.state.get("commitment", row_id).noticed
            value = {None: True, True: False, False: None}[now]
            acts.change(writer, row_id, "would a customer notice?", noticed=value)
            return Outcome(self.place)
        raise Refused("That key is for another part of this board.")


PANEL = CommitmentsPanel
