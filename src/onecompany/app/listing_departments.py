"""The list of departments on F12: their names and order, which become one, and which are there without a leader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from textual.content import Content

from onecompany.app.listing_leaders import ask_new_name
from onecompany.app.screens.asking import Choosing, Option
from onecompany.boards.wrap import clipped, padded
from onecompany.kinds import rows as row_acts
from onecompany.kinds import silo_clashes
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.registry import tables
from onecompany.parsing.clean import clean, visible
from onecompany.sentences import N_, gettext, ngettext

if TYPE_CHECKING:
    from onecompany.app.screens.people import PeopleScreen
    from onecompany.kinds import silos
    from onecompany.store.acts import people as acts
else:
    acts = LazyModule("onecompany.store.acts.people")
    silos = LazyModule("onecompany.kinds.silos")

SHOWN = 3
"""Examples that a question names."""


class Departments:
    """Rows, lines and what keys do to them."""

    KEYS: ClassVar[str] = N_("A add · F2 rename · M merge · ⇧↑↓ order · Del remove · Esc back")

    def __init__(self, screen: PeopleScreen) -> None:
        self.screen = screen

    @property
    def _state(self) -> Any:
        return self.screen.session.state

    def title(self) -> str:
        """What the list is called."""
        return gettext("{Silos}")

    def rows(self) -> list[Any]:
        """The departments, in the order of the boards."""
        rows: list[Any] = self._state.rows("silo")
        return rows

    def says(self) -> str:
        """What stands below the list."""
        if not self.rows():
            return gettext("There is no {silo} yet. A adds one.")
        return gettext("The order is that of every board.")

    def lines(self, rows: list[Any]) -> list[Content]:
        """Each with its leaders, and what it was called before."""
        room = self.screen.room
        wide = min(40, room // 2, max((cell_len(visible(row.name)) for row in rows), default=0))
        lines = []
        for row in rows:
            names = [leader.name for leader in self._state.where("leader", "silo_id", row.id)]
            about = ", ".join(names) or gettext("nobody")
            formerly = [former.name for former in self._state.where("former_silo", "silo_id", row.id)]
            if formerly:
                about = gettext("{leaders} · formerly {names:list}", leaders=about, names=formerly)
            name = padded(clipped(row.name, wide), wide, "left")
            lines.append(Content.assemble((name, "bold"), f"  {clipped(about, max(4, room - wide - 2))}"))
        return lines

    # -- keys

    def add(self) -> None:
        """Add a department."""

        async def take(name: str) -> str:
            wrong = await self.screen.do(lambda writer: acts.add_silo(writer, clean(name)))
            if not wrong:
                self.screen.show(marked=self.rows()[-1].id)
            return wrong

        text = gettext("Its name. Leaders come to it by F2 in the other list.")
        self.screen.ask(gettext("Add {a_silo}"), text, entry=gettext("the name"), take=take)

    def change(self, row: Any) -> None:
        """Rename one."""
        ask_new_name(self.screen, row)

    entered = rename_silo = change

    async def shift(self, row: Any, steps: int) -> None:
        """Move one up or down, on every board."""
        await self.screen.do(lambda writer: row_acts.move(writer, tables()["silo"], row.id, steps), marked=row.id)

    async def remove(self, row: Any) -> None:
        """Remove one that has no leaders; Ctrl+Z brings it back with all that went along."""
        leaders = self._state.where("leader", "silo_id", row.id)
        if leaders:
            names = [leader.name for leader in leaders]
            some = names if len(names) <= SHOWN else [ngettext("{number} leader", "{number} leaders", len(names))]
            self.screen.say(
                ngettext(
                    "{names:list} belongs to it. M merges it into another one; F2 gives a leader another one.",
                    "{names:list} belong to it. M merges it into another one; F2 gives a leader another one.",
                    len(names),
                    names=some,
                )
            )
            return
        message = gettext("Removed {name:quoted} with what it owned and said. Ctrl+Z brings it back.", name=row.name)
        await self.screen.do(lambda writer: row_acts.remove(writer, tables()["silo"], row.id), message)

    # -- two become one

    def merge(self, row: Any) -> None:
        """Ask into which one, then what is kept where both have said something, then do it."""
        others = [other for other in self.rows() if other.id != row.id]
        if not others:
            self.screen.say(gettext("There is no other {silo} to merge it into."))
            return

        def chosen(kept: str | None) -> None:
            if kept and self._state.get("silo", row.id) is not None and self._state.get("silo", kept) is not None:
                self._settle(row.id, kept)

        title = gettext("Merge {name:quoted} into which one?", name=row.name)
        options = [Option(other.name, other.id) for other in others]
        self.screen.app.push_screen(Choosing(title, options, enter=N_("Enter merges into it")), chosen)

    def _settle(self, gone: str, kept: str) -> None:
        """Ask table by table what is kept, and merge."""
        old, new = self._state.get("silo", gone), self._state.get("silo", kept)
        by_table: dict[str, list[Any]] = {}
        for clash in silo_clashes.clashes(self._state, gone, kept):
            by_table.setdefault(clash.table.name, []).append(clash)
        waiting: list[list[Any]] = list(by_table.values())
        keep: dict[str, Any] = {}

        async def answered(answer: str | None) -> None:
            if not answer:
                self.screen.say(gettext("Nothing was merged."))
                return
            keep[waiting.pop(0)[0].table.name] = answer
            await ask_next()

        async def ask_next() -> None:
            if not waiting:
                await self.screen.do(lambda writer: silos.merge(writer, gone, kept, keep), marked=kept)
                return
            some = waiting[0]
            options = [
                Option(gettext("What {name} says", name=new.name), "kept"),
                Option(gettext("What {name} says", name=old.name), "gone"),
            ]
            if all(clash.has_mean for clash in some):
                options.append(Option(gettext("The mean of both, halves up"), "mean"))
            self.screen.ask(
                gettext("Both have {rows}: what is kept?", rows=gettext(some[0].table.several)),
                "\n".join(self._examples(some, old.name, new.name)),
                answered,
                options=options,
            )

        self.screen.run_worker(ask_next())

    @staticmethod
    def _examples(some: list[Any], old: str, new: str) -> list[str]:
        lines = [
            gettext(
                "{thing}: {new} {theirs:quoted}, {old} {mine:quoted}",
                thing=clipped(clash.thing, 60),
                new=clipped(new, 30),
                theirs=clipped(str(clash.kept), 60),
                old=clipped(old, 30),
                mine=clipped(str(clash.gone), 60),
            )
            for clash in some[:SHOWN]
        ]
        if more := len(some) - SHOWN:
            lines += [ngettext("and one more", "and {number} more", more)] if more > 0 else []
        return lines
