"""Small screens that ask one thing: a question with answers, or a list to choose from."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option as Line

from onecompany.app.host import HostGetter
from onecompany.app.keys import key
from onecompany.app.screens.leaving import Leaving
from onecompany.app.widgets.entries import Entry
from onecompany.app.widgets.options import Options
from onecompany.app.widgets.said import LOW, Said
from onecompany.assets import styles
from onecompany.boards.wrap import clipped
from onecompany.display.textual_internals import add_key
from onecompany.parsing.alike import plain
from onecompany.parsing.clean import visible
from onecompany.sentences import N_, gettext, ngettext

RECORD = N_("Decisions and the parking lot: see, edit, move, remove")

MOST_SHOWN = 200
"""Rows of a list that are shown at once; a search narrows what is left."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: what it says, what it means, and more about it."""

    text: str
    value: str
    more: str = ""


class Asking(ModalScreen[str | None], Leaving[str | None]):
    """A box in the middle with a title. Esc answers nothing."""

    CSS_PATH: ClassVar[Any] = [styles() / "asking.tcss"]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOW, "-high")]  # noqa: RUF012 - as Textual types it
    host = HostGetter()
    LINES: ClassVar[bool] = False
    """F1 has nothing to say about the lines of the room."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss_nothing", N_("Back"), id="asking.back"),
        key("record", "ctrl+v", "record", RECORD),  # in a field it pastes
    ]

    def action_dismiss_nothing(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)

    def action_record(self) -> None:
        """Decisions and the parking lot."""
        self.host.navigator.show_record_over()

    def action_help(self) -> None:
        """F1, where a list has keys of its own."""
        self.host.navigator.show_help([])


class Question(Asking):
    """Asks something. Answers are a list; with `entry` a line to type in, which says what is expected."""

    def __init__(
        self,
        title: str,
        text: str,
        options: Sequence[Option],
        *,
        entry: str = "",
        value: str = "",
        keep: str = "",
        numbered: bool = False,
        select: bool = False,
        take: Callable[[str], Awaitable[str]] | None = None,
    ) -> None:
        """`keep`: under this name what was typed is kept until it is sent off. `numbered`: a figure takes an answer.

        `select`: what was kept is selected, because it is more often replaced than mended. `take`: does what was typed;
        what it gives is why that could not be, and then the box stays with the text to be mended.
        """
        super().__init__()
        self._take = take
        self._select = select
        self._keep = keep
        self._numbered = numbered
        self._title, self._text, self._options = title, text, options
        self._entry, self._value = entry, value

    def compose(self) -> ComposeResult:
        with Vertical(id="asking") as box:
            box.border_title = Content(self._title)
            said = Said(self._text)
            yield said
            if self._entry:
                kept = self.host.form_drafts.get(self._keep) if self._keep else ""
                yield Entry(
                    kept or self._value, placeholder=self._entry, id="asking-entry", select_on_focus=self._select
                )
            else:
                lines = [Line(self._line(i, o), id=f"o{i}") for i, o in enumerate(self._options)]
                yield Options(*lines, above=said.turn)

    def _line(self, index: int, option: Option) -> Content:
        text = visible(option.text)
        return Content.assemble((f"{index + 1}", "bold"), f"  {text}") if self._numbered else Content(text)

    def on_key(self, event: Key) -> None:
        """A figure takes the answer with this number. Over a line, Page Down and Page Up turn the text."""
        if self._entry and event.key in ("pageup", "pagedown"):
            event.stop()
            self.query_one(Said).turn(+1 if event.key == "pagedown" else -1)
            return
        number = int(event.character) if event.character and event.character in "123456789" else 0
        if self._numbered and 0 < number <= len(self._options):
            event.stop()
            self.dismiss(self._options[number - 1].value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """An answer was chosen."""
        event.stop()
        self.dismiss(self._options[event.option_index].value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed."""
        event.stop()
        if self._keep:
            self.host.form_drafts.remember(self._keep, event.value if event.value != self._value else "")

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """An answer was typed."""
        event.stop()
        if self._take is not None and (wrong := await self._take(event.value)):
            self.query_one(Said).say(Content.assemble((visible(wrong), "bold"), "\n\n", visible(self._text)))
            return
        self.host.form_drafts.forget(self._keep)
        self.dismiss(event.value)


class Choosing(Asking):
    """A list to choose from; with `search` it is narrowed by what is typed. `also`: other keys for the same row.

    The answer is the option's value, with the other key's sign before it when that one was pressed.
    """

    def __init__(
        self,
        title: str,
        options: Sequence[Option],
        *,
        search: bool = False,
        also: Sequence[tuple[str, str, str]] = (),
        first: int = 0,
        enter: str = N_("Enter goes there"),
    ) -> None:
        """`also`: keys, how each is shown, and what it does. `first`: the row that is marked first. `enter`: `N_`."""
        super().__init__()
        self._first, self._enter = first, enter
        self._title, self._options, self._search, self._also = title, list(options), search, also
        self._shown = self._options[:MOST_SHOWN]
        self._plain: list[str] = []
        for also_key, sign, does in also:
            add_key(self, also_key, f"answer({sign!r})", does)

    def compose(self) -> ComposeResult:
        with Vertical(id="asking", classes="-list") as box:
            box.border_title = Content(self._title)
            keys = [f"{sign} {does}" for _, sign, does in self._also]
            box.border_subtitle = Content(" · ".join([gettext(self._enter), *keys, gettext("Esc back")]))
            if self._search:
                yield Entry(placeholder=gettext("Words to find"), id="asking-entry")
            yield Options(*self._lines())
            yield Static(id="asking-count", markup=False)

    def on_mount(self) -> None:
        if self._shown:
            self.query_one(OptionList).highlighted = self._first
        self._count()

    def _lines(self) -> list[Line]:
        lines = []
        for index, option in enumerate(self._shown):
            more = f"  {clipped(option.more, 500)}" if option.more else ""
            text = Content.assemble(clipped(option.text, 500), (more, "italic") if more else "")
            lines.append(Line(text, id=f"o{index}"))
        return lines

    def _count(self) -> None:
        if self._search:
            total = len(self._matching(self.query_one(Input).value))
            if total > MOST_SHOWN:
                text = ngettext(
                    "{number} found, the first {most} shown",
                    "{number} found, the first {most} shown",
                    total,
                    most=MOST_SHOWN,
                )
            else:
                text = ngettext("{number} found", "{number} found", total)
            self.query_one("#asking-count", Static).update(Content(text))

    def _matching(self, words: str) -> list[Option]:
        wanted = plain(words).split()
        if not wanted:
            return self._options
        if len(self._plain) != len(self._options):
            self._plain = [plain(f"{option.text} {option.more}") for option in self._options]
        pairs = zip(self._options, self._plain, strict=True)
        return [option for option, text in pairs if all(word in text for word in wanted)]

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        event.stop()
        self._shown = self._matching(event.value)[:MOST_SHOWN]
        rows = self.query_one(OptionList)
        rows.clear_options()
        rows.add_options(self._lines())
        if self._shown:
            rows.highlighted = 0
        self._count()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the search takes the row that is marked."""
        event.stop()
        self.action_answer("")

    def on_key(self, event: Any) -> None:
        """Up and down move in the list while the search has the focus."""
        if self._search and event.key in ("up", "down"):
            event.stop()
            rows = self.query_one(OptionList)
            rows.action_cursor_up() if event.key == "up" else rows.action_cursor_down()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A row was chosen."""
        event.stop()
        self.dismiss(self._shown[event.option_index].value)

    def action_answer(self, sign: str) -> None:
        """Answer with the row that is marked."""
        index = self.query_one(OptionList).highlighted
        if index is not None and index < len(self._shown):
            self.dismiss(sign + self._shown[index].value)
