"""Bringing the file back from within the application: what there is is looked for, offered, and done, in threads."""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from onecompany.app.screens.asking import Option, Question
from onecompany.app.screens.interruptions import Interruption
from onecompany.app.screens.trouble import TroubleScreen
from onecompany.app.threads import in_the_loop
from onecompany.app.widgets.said import Said
from onecompany.sentences import gettext
from onecompany.store.journal.problems import FileRolledBack
from onecompany.store.problems import FileDamaged, FileEmpty, FileNotOurs, StoreError
from onecompany.store.restoring.lost import FileLost

if TYPE_CHECKING:
    from onecompany.app.navigator import Navigator
    from onecompany.app.workshop_file import WorkshopFile
    from onecompany.store.restoring.finding import Recovery


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to be brought back, in words; `recovery` None: nothing."""

    text: str = ""
    recovery: Recovery | None = None


def may_help(problem: Exception, path: Path) -> bool:
    """Whether a file with this problem might be brought back. Nothing is read for it but what lies beside the file."""
    from onecompany.store.restoring.finding import anything_left

    if not isinstance(problem, FileDamaged | FileEmpty | FileLost | FileNotOurs | FileRolledBack):
        return False
    try:
        ordinary = stat.S_ISREG(os.lstat(path).st_mode)
    except FileNotFoundError:
        ordinary = True
    except OSError:
        ordinary = False
    return ordinary and anything_left(path)


class Looking(Interruption, Question):
    """What is wrong with the file, while it is looked for what can be brought back."""

    def __init__(self, problem: Exception) -> None:
        looking = gettext("Looking for what can be brought back …")
        title = gettext("This file cannot be opened")
        super().__init__(title, f"{problem}\n\n{looking}", [Option(gettext("Quit"), "quit")])


class Working(Interruption):
    """How far it is. It ends by itself; no key ends it."""

    LINES: ClassVar[bool] = False

    def compose(self) -> ComposeResult:
        with Vertical(id="asking") as box:
            box.border_title = Content(gettext("The file is brought back"))
            yield Said(gettext("The backup is copied …"))

    def action_dismiss_nothing(self) -> None:
        """Esc ends nothing."""

    def show(self, done: int, total: int) -> None:
        """So many acts of all are done."""
        if self.is_mounted and total:
            text = gettext("{done:,} of {total:,} acts of the journal are done again …", done=done, total=total)
            self.query_one(Said).say(text)


async def look(
    navigator: Navigator, problem: Exception, then: Callable[[Offer], None], left: Callable[[str | None], None]
) -> None:
    """Look for what can be brought back, with a page meanwhile. `then` is told what.

    `left` is told instead how that page was left, when it was left before anything was found.
    """
    page, path, now = Looking(problem), navigator.workshop_file.path, navigator.workshop_file.clock.now()
    answers: list[str | None] = []
    navigator.app.push_screen(page, answers.append)
    offer = await asyncio.to_thread(_offer, path, now)
    if answers:
        left(answers[0])
    elif navigator.app.is_running:
        page.dismiss("found")
        then(offer)


def _offer(path: Path, now: datetime) -> Offer:
    from onecompany.store.restoring.finding import search
    from onecompany.store.restoring.words import only_in_the_file, promise

    try:
        found = search(path, now=now)
    except StoreError as problem:
        return Offer(str(problem))
    faults = " ".join(found.faults)
    if found.recovery is None:
        return Offer(faults)
    said = [promise(found.recovery, now), *only_in_the_file(found.recovery, now), faults]
    return Offer("\n".join(filter(None, said)), found.recovery)


async def bring_back(navigator: Navigator, recovery: Recovery) -> None:
    """Bring the file back, with a page meanwhile, and open it; say what came of it."""
    app, workshop_file = navigator.app, navigator.workshop_file
    page = Working()
    app.push_screen(page)
    progress = in_the_loop(page.show)

    def work() -> str:
        from onecompany.store.restoring.restoring import restore
        from onecompany.store.restoring.words import came_of_it

        workshop_file.close()  # with its lock, which is taken again for what follows
        now = workshop_file.clock.now()
        return came_of_it(restore(recovery, now=now, progress=progress), now)

    def go_on(_: object = None) -> None:
        workshop_file.try_again()
        if room := _room(workshop_file):
            navigator.open_workshop(room)
        else:
            navigator.begin()
        navigator.begin_opening()

    try:
        said = await asyncio.to_thread(work)
    except StoreError as problem:
        if app.is_running:
            page.dismiss()
            # What is wrong with the file comes again only when this was read.
            app.push_screen(TroubleScreen(str(problem), gettext("The file could not be brought back")), go_on)
        return
    if app.is_running:
        page.dismiss()
        go_on()
        app.push_screen(TroubleScreen(said, gettext("The file is brought back")))


def _room(workshop_file: WorkshopFile) -> str:
    """The workshop that was open last; "" where it is not known, or is closed."""
    try:
        presence = workshop_file.presence()
        lines = [line.id for line in workshop_file.workshops() if line.state != "closed"]
    except StoreError:
        return ""
    return presence.workshop_id if presence is not None and presence.workshop_id in lines else ""
