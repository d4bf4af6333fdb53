"""What is said once, at home, of the place where the file lies: a folder that synchronises, and copies beside it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from onecompany.sentences import ngettext

if TYPE_CHECKING:
    from onecompany.app.screens.home import HomeScreen


async def tell_about_the_place(home: HomeScreen) -> None:
    """Look in a thread, and say what was not said before."""
    await home.host.first_paint.wait()
    if said := await asyncio.to_thread(notices, home.host.workshop_file.path):
        home.say(" ".join(said), wrong=True)


def notices(path: Path, state: Path | None = None) -> list[str]:
    """What is to be said now, and from then on never again of this file. `state`: see `synchronised.Said`."""
    from onecompany.store.synchronised import Said, conflicted_copies, service_of, what_it_does

    found = []
    if service := service_of(path):
        found.append((service, what_it_does(service)))
    if copies := conflicted_copies(path):
        names = ", ".join(copy.name for copy in copies)
        text = ngettext(
            "Beside this file lies another copy of it, {names}: something may be in only one of the two. Go on in one, "
            "and move the other away.",
            "Beside this file lie other copies of it, {names}: something may be in only one of them. Go on in one, "
            "and move the others away.",
            len(copies),
            names=names,
        )
        found.append((names, text))
    said = Said(path, state)
    return [text for key, text in found if not said.already(key)]
