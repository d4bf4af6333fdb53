"""What is said once, at home, of the place where the file lies: a folder that synchronises, and copies beside it."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from onecompany.sentences import gettext, ngettext

if TYPE_CHECKING:
    from onecompany.app.screens.home import HomeScreen

MOST = 12
"""Lines of what is different that are shown; the command says all."""


class Notices(NamedTuple):
    """What is to be said now: of the folder that `service` keeps, and which copies."""

    service: str = ""
    copies: tuple[Path, ...] = ()


async def tell_about_the_place(home: HomeScreen) -> None:
    """Look in a thread, and say what was not said before. What is hidden by another page is said at the next start."""
    from onecompany.store.synchronised import what_it_does

    await home.host.first_paint.wait()
    path = home.host.workshop_file.path
    found = await asyncio.to_thread(notices, path)
    if not home.is_current:
        return
    if found.service:
        home.say(what_it_does(found.service), wrong=True)
    if found.copies:
        _offer(home, found.copies)
    await asyncio.to_thread(note, path, found)


def notices(path: Path, state: Path | None = None) -> Notices:
    """What is to be said, as it was not before of this file. `state`: see `synchronised.Said`."""
    from onecompany.store.synchronised import Said, conflicted_copies, service_of

    said, service, copies = Said(path, state), service_of(path), tuple(conflicted_copies(path))
    return Notices(
        service if service and not said.already(service) else "",
        copies if copies and not said.already(_names(copies)) else (),
    )


def note(path: Path, found: Notices, state: Path | None = None) -> None:
    """It stands on the screen: from now on it is never said again of this file."""
    from onecompany.store.synchronised import Said

    Said(path, state).note(*filter(None, (found.service, _names(found.copies))))


def _names(copies: tuple[Path, ...]) -> str:
    return ", ".join(copy.name for copy in copies)


def _offer(home: HomeScreen, copies: tuple[Path, ...]) -> None:
    from onecompany.app.screens.asking import Option, Question
    from onecompany.app.screens.interruptions import Interruption

    class CopiesBeside(Interruption, Question):
        """Copies lie beside the file, and what can be done."""

    def answered(answer: str | None) -> None:
        if answer:
            home.run_worker(_compare(home, Path(answer)))

    text = ngettext(
        "Another copy of this file lies beside it. Something may be in only one of the two.",
        "Other copies of this file lie beside it. Something may be in only one of them.",
        len(copies),
    )
    options = [Option(gettext("Not now"), "")]
    options += [Option(gettext("Compare with {name}", name=copy.name), str(copy)) for copy in copies]
    home.app.push_screen(CopiesBeside(gettext("A copy beside the file"), text, options), answered)


async def _compare(home: HomeScreen, other: Path) -> None:
    from onecompany.app.screens.trouble import TroubleScreen
    from onecompany.store.problems import StoreError

    file = home.host.workshop_file
    try:
        lines = await asyncio.to_thread(differences, file.path, other, file.clock.now())
    except StoreError as problem:
        lines = [str(problem)]
    if len(lines) > MOST:
        lines[MOST:] = [gettext("… All of it says `onecompany compare`.")]
    home.app.push_screen(TroubleScreen("\n".join(lines), other.name))


def differences(path: Path, other: Path, now: datetime) -> list[str]:
    """What the two do not have in common, in words, as of `now`, UTC. Raises what `reading` raises."""
    from onecompany.kinds.compared import COMPARING, in_words
    from onecompany.store.restoring.comparing import what_changes

    return in_words(what_changes(path, other), COMPARING, now) or [gettext("They hold the same.")]
