"""The groups of a step, large: who sits with whom. By hand they are mended, named, and made anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from onecompany.app.actions import groups as actions
from onecompany.app.actions.registry import BY_ID
from onecompany.app.held_keys import GOES_ON, WAITS, Effect, Repeats, times
from onecompany.app.host import HostGetter
from onecompany.app.keys import HELP, key, shown_hints
from onecompany.app.open_workshop import OpenWorkshop
from onecompany.app.screens.asking import Option, Question
from onecompany.app.screens.leaving import Leaving
from onecompany.app.widgets.hints import Hints
from onecompany.assets import styles
from onecompany.boards.panel import Outcome
from onecompany.display.card_widget import GroupCards
from onecompany.display.clockface import Clockface
from onecompany.display.head import Prompt
from onecompany.display.mounted import if_mounted
from onecompany.display.part_line import PartLine
from onecompany.kinds.lazy_module import LazyModule
from onecompany.parsing.clean import clean, visible
from onecompany.sentences import N_, gettext, ngettext
from onecompany.store.groups import grouping

if TYPE_CHECKING:
    from onecompany.store.acts import groups as acts
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.store.acts.groups")

REPEATS = {"undo": times(1), "redo": times(1), "clock.more": times(5)} | dict.fromkeys(
    ("groups.up", "groups.down", "groups.left", "groups.right"), GOES_ON
)
"""What a held key goes on with; all else waits, so that no held key moves somebody on and on."""


def _of_room(name: str, action: str) -> Binding:
    """A key of the room that does here what it does there: the groups stay (`here`), or it leads away (`go_on`)."""
    return replace(BY_ID[name].binding, action=f"{action}({name!r})")


class GroupsScreen(Leaving[str | None]):
    """Lies over the room for as long as the groups sit together. Its answer is an action of the room to go on with."""

    CSS_PATH: ClassVar[Any] = [styles() / "groups.tcss"]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (150, "-huge")]  # noqa: RUF012 - as Textual types it
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (16, "-short"), (30, "-tall"), (40, "-lofty")]  # noqa: RUF012
    LINES: ClassVar[bool] = False
    host = HostGetter()
    BINDINGS: ClassVar[list[BindingType]] = [
        key("groups.back", "escape", "leave", N_("Back to the board"), hint=N_("back"), shown=N_("Esc")),
        key("groups.note", "number_sign", "note", N_("A note of a group: its number and a text"), hint=N_("note"),
            shown="#"),
        key("groups.new", "n,N", "anew", N_("Make the groups anew; the old ones go"), hint=N_("new groups"), shown="N"),
        key("groups.name", "f2", "name", N_("Name the group at the cursor"), hint=N_("name it"), shown="F2"),
        key("groups.previous", "shift+left", "shift(-1)", N_("Move the one at the cursor a group back")),
        key("groups.next", "shift+right", "shift(1)", N_("Move the one at the cursor a group on")),
        key("groups.up", "up", "move(0, -1)", N_("Up")),
        key("groups.down", "down", "move(0, 1)", N_("Down")),
        key("groups.left", "left", "move(-1, 0)", N_("To the group before")),
        key("groups.right", "right", "move(1, 0)", N_("To the next group")),
        *(_of_room(name, "here") for name in ("clock.toggle", "clock.more", "time", "undo", "redo")),
        *(_of_room(name, "go_on") for name in ("step.next", "step.back", "curtain")),
        HELP,
    ]  # fmt: skip

    def __init__(self, workshop: OpenWorkshop, number: int = 0) -> None:
        """`number`: the group at which the cursor stands at first."""
        super().__init__()
        self.workshop, self._first = workshop, number

    def compose(self) -> ComposeResult:
        with Horizontal(id="question"):
            yield Prompt()
            yield Clockface()
        yield PartLine()
        yield GroupCards(pairs=grouping(self.workshop.session.step) == "1-2-4-all")
        yield Static(id="groups-said", markup=False)
        yield Hints(shown_hints(self.BINDINGS, self.host.settings.keys))

    def on_mount(self) -> None:
        self.set_interval(1.0, self.tick)
        self.call_after_refresh(self.show)
        self.cards.stand_at(self._first)

    @property
    def cards(self) -> GroupCards:
        """The groups that are shown."""
        return self.query_one(GroupCards)

    # -- what is shown

    @if_mounted
    def show(self) -> None:
        """Show all as it is now."""
        self.query_one(Prompt).show(*self.workshop.session.question_and_step())
        self.cards.show(actions.here(self.workshop), actions.notes_here(self.workshop))
        self.tick()

    @if_mounted
    def tick(self) -> None:
        """Every second: the part, its bell, and the countdown."""
        session = self.workshop.session
        self.query_one(PartLine).show(session)
        self.query_one(Clockface).show(session.countdown())

    @if_mounted
    def say(self, text: str) -> None:
        """Say something; it stays until the next thing is said."""
        self.query_one("#groups-said", Static).update(Content(visible(text)))

    async def _do(self, act: Callable[[WorkshopWriter], object], message: str = "") -> bool:
        """Do an act of the groups, and say what became of it. Whether it is done."""

        def do(writer: WorkshopWriter) -> Outcome:
            act(writer)
            return Outcome(self.workshop.panel.place, message)

        done = await self.workshop.controller.do(do)
        self._again()
        return done

    def _again(self) -> None:
        self.show()
        self.say(self.workshop.message)

    # -- keys

    def effect_of(self, binding: Binding) -> Effect:
        """What a key would do now, for keys that are held."""
        repeats: Repeats = REPEATS.get(str(binding.id), WAITS)
        return Effect(str(binding.id), repeats, at_once=True)

    def effect_of_typing(self, key: Key) -> Effect:
        """A figure moves somebody; no other sign does anything."""
        return Effect(f"to {key.key}", WAITS, at_once=True)  # no sentence: a name

    async def on_key(self, event: Key) -> None:
        """A figure: the one at the cursor goes to the group with that number."""
        if event.character and event.character in "123456789":
            event.stop()
            await self._to(int(event.character))

    async def _to(self, number: int) -> None:
        """Move the one at the cursor to a group."""
        listed, leader = actions.here(self.workshop), self.cards.leader
        target = next((group for group in listed if group.number == number), None)
        if target is None or leader is None or self.workshop.session.workshop_file.read_only:
            self.say(gettext("There is no group {number}.", number=number) if target is None else "")
            return
        if leader.id in {row.id for row in (*target.here, *target.left)}:
            self.say(gettext("{name} is in group {number} already.", name=leader.name, number=number))
            return
        message = gettext("{name} is in group {number} now.", name=leader.name, number=number)
        await self._do(partial(acts.move, leader_id=leader.id, group_id=target.id), message)

    async def action_shift(self, by: int) -> None:
        """Move the one at the cursor to the group before or behind."""
        group = self.cards.group
        if group is not None:
            await self._to(group.number + by)

    def action_move(self, across: int, down: int) -> None:
        """Arrows."""
        self.cards.move(across, down)

    async def action_anew(self) -> None:
        """Make the groups anew; asked first where notes of the old ones are kept."""
        session = self.workshop.session
        notes = acts.notes_of_groups(session.state, session.step.id)
        if not notes:
            await self._make_anew("yes")
            return
        text = ngettext(
            "{number} note of a group stays, and is the whole room's then.",
            "{number} notes of groups stay, and are the whole room's then.",
            notes,
        )
        options = [Option(gettext("Keep these groups"), ""), Option(gettext("Make new ones"), "yes")]
        title = gettext("New groups: the old ones go")
        self.app.push_screen(Question(title, text, options), self._make_anew)

    async def _make_anew(self, answer: str | None) -> None:
        if answer:
            step = self.workshop.session.step
            message = gettext("These are new groups. The old ones are gone; Ctrl+Z brings them back.")
            await self._do(partial(acts.make, step_id=step.id), message)

    def action_name(self) -> None:
        """Name the group at the cursor."""
        group = self.cards.group
        if group is None:
            return

        async def take(words: str) -> str:
            done = await self._do(partial(acts.name, group_id=group.id, words=clean(words)))
            return "" if done else self.workshop.message

        title = gettext("A name for group {number}", number=group.number)
        text = gettext("It stands beside the number, here and in the summary.")
        box = Question(title, text, (), entry=gettext("the name"), value=group.row.name, take=take)
        self.app.push_screen(box)

    def action_note(self, line: str = "#", problem: str = "") -> None:
        """A line for a group, as in the room: "#2 nobody calls back". What cannot be kept comes back to be mended."""

        async def answered(words: str | None) -> None:
            if words is None or not words.strip(" #"):
                return
            to_group = actions.addressed(self.workshop, f"#{clean(words).strip().removeprefix('#')}")
            if to_group is None or not to_group.number or not to_group.text:
                self.action_note(words, gettext("The number of a group comes first, and then the text."))
            elif await self.workshop.controller.do(partial(actions.note, self.workshop, line=to_group)):
                self._again()
            else:
                self.action_note(words, self.workshop.message)

        title = gettext("A note of a group")
        text = problem or gettext("#2 and a text is a note of group 2.")
        self.app.push_screen(Question(title, text, (), entry=gettext("#2 a text"), value=line, keep="group"), answered)

    async def action_here(self, name: str) -> None:
        """What an action of the room does is done, and the groups stay."""
        self.workshop.say("")
        done = BY_ID[name].run(self.workshop)
        if done is not None:
            await done
        self._again()

    def action_go_on(self, name: str) -> None:
        """What an action of the room does leads away from the groups."""
        self.dismiss(name)

    def action_leave(self) -> None:
        """Back to the board."""
        self.dismiss(None)

    def action_help(self) -> None:
        """F1."""
        figures = (gettext("1 to 9"), gettext("the one at the cursor goes to that group"))
        self.host.navigator.show_help([figures])
