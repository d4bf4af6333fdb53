"""What is said once, at home, of the place where the file lies: a folder that synchronises, and copies beside it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from onecompany.sentences import gettext, ngettext

if TYPE_CHECKING:
    from onecompany.app.screens.home import HomeScreen

MOST = 12
"""Lines of what is different that are shown; the command says all."""


class Notices(NamedTuple):
    """What is to be said now: of the folder, and which copies."""

    said: str = ""
    copies: tuple[Path, ...] = ()


async def tell_about_the_place(home: HomeScreen) -> None:
    """Look in a thread, and say what was not said before."""
    await home.host.first_paint.wait()
    found = await asyncio.to_thread(notices, home.host.workshop_file.path)
    if found.said:
        home.say(found.said, wrong=True)
    if found.copies and home.is_current:
        _offer(home, found.copies)


def notices(path: Path, state: Path | None = None) -> Notices:
    """What is to be said now, and from then on never again of this file. `state`: see `synchronised.Said`."""
    from onecompany.store.synchronised import Said, conflicted_copies, service_of, what_it_does

    said, service, copies = Said(path, state), service_of(path), tuple(conflicted_copies(path))
    names = ", ".join(copy.name for copy in copies)
    return Notices(
        what_it_does(service) if service and not said.already(service) else "",
        copies if copies and not said.already(names) else (),
    )


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
        lines = await asyncio.to_thread(differences, file.path, other)
    except StoreError as problem:
        lines = [str(problem)]
    if len(lines) > MOST:
        lines[MOST:] = [gettext("… All of it says `onecompany compare`.")]
    home.app.push_screen(TroubleScreen("\n".join(lines), other.name))


def differences(path: Path, other: Path) -> list[str]:
    """What the two do not have in common, in words. Raises what `reading` raises."""
    from datetime import UTC, datetime

    from onecompany.kinds.compared import COMPARING, in_words
    from onecompany.store.restoring.comparing import what_changes

    return in_words(what_changes(path, other), COMPARING, datetime.now(UTC)) or [gettext("They hold the same.")]
