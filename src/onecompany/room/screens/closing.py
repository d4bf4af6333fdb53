"""The closing page: what the day says, what is still open, and what is handed out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Checkbox, Input, SelectionList, Static
from textual.widgets.selection_list import Selection
from textual.worker import get_current_worker

from onecompany.assets import styles
from onecompany.boards.wrap import clipped
from onecompany.intake.clean import visible
from onecompany.room.keys import key
from onecompany.room.widgets.entries import Entry
from onecompany.room.widgets.hints import Hints
from onecompany.view import Finding, in_order

if TYPE_CHECKING:
    from onecompany.room.host import Host
    from onecompany.room.sitting import Sitting


class ClosingScreen(Screen[None]):
    """Findings and open ends; formats to choose; Ctrl+S makes the files and shows where they are."""

    CSS_PATH: ClassVar[Any] = [styles() / "form.tcss"]
    AUTO_FOCUS = "SelectionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("closing.export", "ctrl+s,x", "export", "Make the files", hint="make the files", shown="X"),
        key("closing.preview", "f10", "preview", "A preview of the summary", hint="preview", shown="F10"),
        key(
            "closing.back",
            "escape,pageup",
            "back",
            "Back into the workshop",
            hint="back to the room",
            shown="Esc",
        ),
        key("closing.home", "ctrl+g", "home", "To the list of workshops", hint="home", shown="^G"),
        key("palette", "ctrl+p", "app.command_palette", "All commands", hint="commands", shown="^P"),
        key("help", "f1", "help", "All keys that work here", hint="help", shown="F1"),
    ]
    app: Host

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting

    def compose(self) -> ComposeResult:
        from onecompany.export.registry import formats

        workshop = self.sitting.state
        with VerticalScroll(id="form", can_focus=False):
            title = f"{workshop.organisation.name} · {workshop.workshop.title}"
            yield Static(Content(clipped(title, 200)), classes="form-title", markup=False)
            yield Static(id="said", classes="form-said", markup=False)
            yield Static("Hand out", classes="form-label", markup=False)
            yield SelectionList(
                *[Selection(Content(f"{f.title} ({f.name})"), f.name, initial_state=True) for f in formats()],
                id="formats",
            )
            yield Checkbox("Leave my private notes out of the json file", value=True, id="private", compact=True)
            yield Static("Folder", classes="form-label", markup=False)
            yield Entry(str(self._folder()), id="folder", classes="form-line", compact=True)
            yield Static(id="closing-text", markup=False)
        yield Hints([(b.key_display or b.key, b.description) for b in self.BINDINGS if b.show])  # type: ignore[union-attr]

    def _folder(self) -> Path:
        """Beside the file, because that is where the client's papers are."""
        workshop = self.sitting.state.workshop
        return self.sitting.book.path.parent / f"handout-{workshop.date.isoformat()}"

    def on_mount(self) -> None:
        self.query_one("#closing-text", Static).update(self._text())
        self.call_after_refresh(self.query_one("#form").scroll_home, animate=False)  # the focus scrolled the title away

    def _text(self) -> Content:
        state = self.sitting.state
        found: dict[str, Finding] = {f.key: f for findings in self.sitting.all_findings().values() for f in findings}
        parts: list[Any] = [("\nWhat the day says\n", "bold")]
        parts += [f"  {f.sign} {visible(f.text)}\n" for f in in_order(list(found.values()))] or [
            "  Nothing was recorded.\n"
        ]
        parts.append(("\nStill open\n", "bold"))
        open_ends = [f"  {c.what}: nobody has it\n" for c in state.rows("commitment") if not (c.leader_id or c.who)]
        open_ends += [f"  {c.what}: no date\n" for c in state.rows("commitment") if c.by_when is None]
        parked = [p for p in state.rows("parking") if not p.leader_id and not p.dropped]
        open_ends += [f"  Parked: {p.text}\n" for p in parked]
        parts += [visible(line) for line in open_ends] or ["  Nothing.\n"]
        return Content.assemble(*parts)

    def _say(self, text: str, *, well: bool = False) -> None:
        said = self.query_one("#said", Static)
        said.update(Content(visible(text)))
        said.set_class(well, "-well")
        self.query_one("#form").scroll_home(animate=False)

    def action_export(self) -> None:
        """Make the chosen files in a thread and say how it goes."""
        chosen = [str(name) for name in self.query_one(SelectionList).selected]
        if not chosen:
            self._say("No format is chosen. Space chooses one.")
            return
        folder = Path(self.query_one("#folder", Input).value.strip()).expanduser()
        private = not self.query_one("#private", Checkbox).value
        self._say("Making the files …", well=True)
        self.run_worker(lambda: self._export(chosen, folder, private=private), thread=True, exclusive=False)

    def _export(self, names: list[str], folder: Path, *, private: bool) -> None:
        from onecompany.export.run import export
        from onecompany.room.reporting import bundle_of, stem_of

        def progress(name: str, state: str) -> None:
            if not get_current_worker().is_cancelled:
                self.app.call_from_thread(self._say, f"{name}: {state}", well=True)

        bundle = bundle_of(self.sitting, private=private)
        outcomes = export(bundle, names, folder, stem=stem_of(self.sitting.state), progress=progress)
        lines = [f"✗ {o.format}: {o.error}" if o.error else f"✓ {', '.join(map(str, o.paths))}" for o in outcomes]
        well = not any(o.error for o in outcomes)
        self.app.call_from_thread(self._say, "\n".join([*lines, "", f"Folder: {folder}"]), well=well)

    def action_preview(self) -> None:
        """The summary as it would be handed out."""
        self.app.show_summary(self.sitting)

    def action_back(self) -> None:
        """Into the workshop again."""
        self.app.open_workshop(self.sitting.state.workshop_id)

    def action_home(self) -> None:
        """To the list of workshops."""
        self.app.go_home()

    def action_help(self) -> None:
        """F1."""
        self.app.show_help([])
