"""Dots by hands, all at once: the list of items with their numbers, and a count typed down it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Key
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option as Line

from onecompany.app.ballot_paper import keys_of
from onecompany.app.held_keys import WAITS, Effect, times
from onecompany.app.host import HostGetter
from onecompany.app.keys import HELP, key, shown_hints
from onecompany.app.screens.asking import Option, Question
from onecompany.app.screens.leaving import Leaving
from onecompany.app.widgets.hints import Hints
from onecompany.app.widgets.options import Options
from onecompany.assets import styles
from onecompany.boards.hands import MOST_HANDS
from onecompany.display.mounted import if_mounted
from onecompany.kinds.rounds import Poll
from onecompany.parsing.clean import visible
from onecompany.sentences import N_, gettext, ngettext


class DotsScreen(Leaving[str | None]):
    """Its answer are the counts by the codes of the items, as JSON; None when they are to be gone on with later.

    What is typed stands in the drafts of forms until whoever has asked forgets it.
    """

    CSS_PATH: ClassVar[Any] = [styles() / "voting.tcss"]
    AUTO_FOCUS = "#dots-list"
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (14, "-short")]  # noqa: RUF012 - as Textual types it
    BINDINGS: ClassVar[list[BindingType]] = [
        # Before the list, which would only choose the line.
        replace(
            key("dots.next", "enter,ctrl+j", "next", N_("The next item; behind the last one, keep the counts"),
                hint=N_("next"), shown=N_("Enter")),
            priority=True,
        ),
        key("dots.leave", "escape", "leave", N_("Keep the counts and go back"), hint=N_("keep and back"),
            shown=N_("Esc")),
        key("dots.back", "backspace,delete", "take_back", N_("Take the last figure back")),
        HELP,
    ]  # fmt: skip
    LINES: ClassVar[bool] = False
    host = HostGetter()

    def __init__(self, title: str, poll: Poll, present: int, draft: str) -> None:
        """`present`: people in the room. `draft`: the name under which what is typed is kept."""
        super().__init__()
        self._title, self._poll, self._present, self._draft = title, poll, present, draft
        self._items = poll.parts[0].options
        self._keys = keys_of(poll.parts[0])
        self._typed: dict[str, str] = {}
        self._agreed = False
        """Whether it was said that the end is reached."""

    def compose(self) -> ComposeResult:
        self._typed = self._kept()
        with Horizontal(id="voting-head"):
            yield Static(Content(visible(self._title)), id="voting-title", markup=False)
            yield Static(id="voting-stands", markup=False)
        yield Options(*[Line(self._line(index)) for index in range(len(self._items))], id="dots-list")
        yield Static(id="voting-said", markup=False)
        yield Hints(shown_hints(self.BINDINGS, self.host.settings.keys))

    def on_mount(self) -> None:
        blank = (index for index, item in enumerate(self._items) if item.code not in self._typed)
        self.query_one(OptionList).highlighted = next(blank, 0) if self._items else None
        self._count()

    # -- what was typed

    def _kept(self) -> dict[str, str]:
        try:
            kept = json.loads(self.host.form_drafts.get(self._draft) or "{}")
        except ValueError:  # what was typed for another form of this poll
            return {}
        codes = {item.code for item in self._items}
        pairs = kept.items() if isinstance(kept, dict) else ()
        return {code: typed for code, typed in pairs if code in codes and str(typed).isdecimal()}

    @property
    def _marked(self) -> int | None:
        return self.query_one(OptionList).highlighted

    def _type(self, typed: str) -> None:
        """Put another count into the line that is marked, and keep it."""
        index = self._marked
        if index is None:
            return
        self._agreed = False
        code = self._items[index].code
        if typed:
            self._typed[code] = typed
        else:
            self._typed.pop(code, None)
        self.host.form_drafts.remember(self._draft, json.dumps(self._typed) if self._typed else "")
        self.query_one(OptionList).replace_option_prompt_at_index(index, self._line(index))
        self._count()

    # -- what is shown

    def _line(self, index: int) -> Content:
        item = self._items[index]
        typed = self._typed.get(item.code, "")
        return Content.assemble((f"{typed or '·':>5}", "bold"), f"   {self._keys[index]}  {visible(item.words)}")

    @if_mounted
    def _count(self, text: str = "") -> None:
        """The sum beside what there can be, and a word when it is more."""
        total, budget = sum(map(int, self._typed.values())), self._present * self._poll.budget
        stands = ngettext("one dot", "{number} dots", total)
        if budget:
            stands = gettext(
                "{dots} of {people} × {each} = {budget}",
                dots=stands,
                people=self._present,
                each=self._poll.budget,
                budget=budget,
            )
        self.query_one("#voting-stands", Static).update(Content(stands))
        more = ""
        if budget and total > budget:
            more = ngettext(
                "That is one dot more than there are. It is kept all the same.",
                "That is {number} dots more than there are. They are kept all the same.",
                total - budget,
            )
        self.query_one("#voting-said", Static).update(Content(" ".join(filter(None, (more, text)))))

    # -- keys

    def effect_of(self, binding: Binding) -> Effect:
        """What a key would do now: Enter that is held goes down the list a little, and keeps nothing."""
        if binding.id == "dots.next":
            return Effect("keep", WAITS) if self._agreed else Effect("next", times(1))
        return Effect(str(binding.id), times(1) if binding.id == "dots.back" else WAITS)

    def on_key(self, event: Key) -> None:
        """A figure goes into the line that is marked."""
        if not event.character or not event.character.isdecimal() or self._marked is None:
            return
        event.stop()
        typed = self._typed.get(self._items[self._marked].code, "") + str(int(event.character))
        if int(typed) <= MOST_HANDS:
            self._type(str(int(typed)))

    def action_take_back(self) -> None:
        """The last figure."""
        if self._marked is not None:
            self._type(self._typed.get(self._items[self._marked].code, "")[:-1])

    def action_next(self) -> None:
        """The next item; a line without a count has none. Behind the last one it is said, and then kept."""
        index = self._marked
        self.host.form_drafts.save()
        if index is not None and index + 1 < len(self._items):
            self.query_one(OptionList).highlighted = index + 1
        elif self._agreed:
            self._keep()
        else:
            self._agreed = True
            self._count(gettext("This was the last one. Enter once more keeps the counts."))

    def action_leave(self) -> None:
        """Keep what was counted; where items are left, ask first."""
        left = len(self._items) - len(self._typed)
        if not self._typed:
            self.dismiss(None)
        elif not left:
            self._keep()
        else:
            options = [
                Option(gettext("Go on counting"), ""),
                Option(gettext("Keep it so: the others have no dot"), "keep"),
                Option(gettext("Leave it for now; F4 goes on with what is typed"), "leave"),
            ]
            text = ngettext("One item has no count yet.", "{number} items have no count yet.", left)
            self.app.push_screen(Question(self._title, text, options, numbered=True), self._left_how)

    def _left_how(self, answer: str | None) -> None:
        if answer == "keep":
            self._keep()
        elif answer == "leave":
            self.dismiss(None)

    def _keep(self) -> None:
        self.host.form_drafts.save()
        self.dismiss(json.dumps({item.code: int(self._typed.get(item.code, 0)) for item in self._items}))

    def action_help(self) -> None:
        """F1."""
        self.host.navigator.show_help([(gettext("figures"), gettext("the count of the item that is marked"))])
