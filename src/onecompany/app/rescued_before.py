"""Said when a file is opened of which a rescued copy has more: what there is, and to go on in that."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from onecompany.app.file_problems import LostFile, open_session
from onecompany.app.screens.asking import Option, Question
from onecompany.app.screens.interruptions import Interruption
from onecompany.app.screens.trouble import TroubleScreen
from onecompany.sentences import gettext
from onecompany.store.problems import FileChanged, StoreError, Unknown
from onecompany.store.restoring.rescued import RescuedCopy, find_rescued, put_rescued_in_place, said_of

if TYPE_CHECKING:
    from onecompany.app.navigator import Navigator


class RescuedBefore(Interruption, Question):
    """A rescued copy of this file has more than the file."""


async def tell_of_rescued(navigator: Navigator) -> None:
    """Look in a thread, and ask what is to be done."""
    file, app = navigator.workshop_file, navigator.app
    if file.problem is not None or file.read_only:
        return
    try:
        found = await asyncio.to_thread(find_rescued, file.path)
    except StoreError:
        return  # what is wrong with the file is said elsewhere
    if found is None or not app.is_running or any(isinstance(screen, RescuedBefore) for screen in app.screen_stack):
        return
    options = [
        Option(gettext("Put it in its place; what is there now is kept beside it"), "place"),
        Option(gettext("Go on in it, where it lies"), "copy"),
        Option(gettext("Not now; the file is opened as it is"), ""),
    ]
    later = gettext("It is asked again each time, until the copy is put in place, moved or deleted.")
    text = f"{said_of(found, file.clock.now())}\n\n{later}"

    def answered(answer: str | None) -> None:
        if answer:
            app.run_worker(_go_on(navigator, found, in_place=answer == "place"))

    app.push_screen(RescuedBefore(gettext("There is more of this file"), text, options), answered)


async def _go_on(navigator: Navigator, found: RescuedCopy, *, in_place: bool) -> None:
    """The unfinished line goes along."""
    file, app, kept = navigator.workshop_file, navigator.app, None
    await navigator.save_everything()
    try:
        if in_place:
            file.close()
            kept = await asyncio.to_thread(put_rescued_in_place, found, file.clock.now())
        await file.reopen(found.path if in_place else found.copy)
    except StoreError as problem:
        app.push_screen(TroubleScreen(str(problem), gettext("It could not be done")), lambda _: _as_it_is(navigator))
        return
    navigator.host.form_drafts.follow(file.path)
    session = open_session(navigator)
    try:
        if session is None:
            navigator.go_home()
        else:
            await LostFile(navigator, session, FileChanged(file.path)).go_on()
    except Unknown:
        navigator.go_home()
    except StoreError as problem:
        navigator.say_why(problem)
        return
    said = [gettext("{file} is open, with all that was in the copy.", file=file.path)]
    if kept is not None:
        said.append(gettext("What was there before is kept as {file}.", file=kept.name))
    app.push_screen(TroubleScreen("\n".join(said), gettext("You are in it now")))


def _as_it_is(navigator: Navigator) -> None:
    navigator.workshop_file.try_again()
    navigator.begin_opening()
