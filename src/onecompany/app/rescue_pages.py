"""What is said when the file that was open is gone, and all of it goes on elsewhere; and what can be done then."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from onecompany.app.file_problems import LostFile, open_session
from onecompany.app.rescue import FileWatch, Rescued
from onecompany.app.retry import AT_ONCE
from onecompany.app.screens.asking import Asking, Option, Question
from onecompany.app.screens.interruptions import Interruption
from onecompany.app.screens.trouble import TroubleScreen
from onecompany.sentences import gettext
from onecompany.store.locating import for_readers
from onecompany.store.problems import FileBusy, FileChanged, FileGone, StoreError
from onecompany.store.reading import reading

if TYPE_CHECKING:
    from onecompany.app.navigator import Navigator


class WasGone(Interruption, Question):
    """The file was gone, and where all of it goes on. Whoever quits from here loses nothing."""


def look_after(navigator: Navigator) -> None:
    """From now on, see to it that the file which is open stays, and say what has become of it."""
    app, file = navigator.app, navigator.workshop_file
    if file.looked_after:
        return
    file.looked_after = True

    def lost(problem: FileGone) -> None:
        if any(isinstance(screen, Asking) for screen in app.screen_stack):
            return  # a box is open; it is said when that is done with
        file.said_lost, session = True, open_session(navigator)
        if session is not None:
            LostFile(navigator, session, problem).ask()
        else:
            app.push_screen(TroubleScreen(str(problem), gettext("The file is not what it was")))

    def rescued(what: Rescued) -> None:
        navigator.host.form_drafts.follow(what.path)
        _say(navigator, what)

    async def changed() -> bool:
        return await _find_out(navigator)

    file.rescued = rescued
    app.set_interval(1.0, FileWatch(file, work=app.run_worker, lost=lost, changed=changed).look)


async def _find_out(navigator: Navigator) -> bool:
    """Somebody has written to the file: say so, where it is not as we know it. Whether that could be found out."""
    app, file, session = navigator.app, navigator.workshop_file, open_session(navigator)
    if any(isinstance(screen, Asking) for screen in app.screen_stack):
        return False  # a box is open; it is said when that is done with
    if session is None:
        return await _find_out_at_home(navigator)
    try:
        if session.writer_now is None:
            await session.writer()
        problem = session.lost_file()
    except (FileGone, FileChanged) as found:
        problem = found
    except StoreError:
        return False  # another program holds it
    if problem is not None:
        navigator.file_is_lost(session, problem)
    return problem is not None or file.store_now is None or file.store_now.watch.touched() is None


async def _find_out_at_home(navigator: Navigator) -> bool:
    """No rows are shown that would have to be the same; but it must not be older than its journal, or damaged."""
    file = navigator.workshop_file
    store = file.store_now
    if store is None or store.journal is None:
        return True
    journal = store.journal

    def compare() -> None:
        with reading(store.path, patience=AT_ONCE) as db:
            journal.compare(db)

    try:
        await asyncio.to_thread(compare)
    except FileBusy:
        return False
    except StoreError as problem:
        if file.store_now is store and open_session(navigator) is None:
            file.close()
            file.problem = problem
            navigator.say_why(problem)
    return True


def said_of(what: Rescued) -> str:
    """What has happened, and that nothing is lost."""
    gone, path = for_readers(what.gone), for_readers(what.path)
    if what.path == what.gone:
        return gettext(
            "{file} was moved or deleted while it was open. All of it was written there again at once, so nothing is "
            "lost, and what is typed is kept in it. If you have moved it: where it is now, nothing more comes to it.",
            file=gone,
        )
    if what.replaced:
        return gettext(
            "Another file was put in the place of {file} while it was open, by a program that synchronises or by hand. "
            "All that was open here goes on in {copy}: nothing is lost, and what is typed is kept there.",
            file=gone,
            copy=path,
        )
    return gettext(
        "{file} is gone, with its folder or its drive. All that was open here goes on in {copy}: nothing is lost, and "
        "what is typed is kept there.",
        file=gone,
        copy=path,
    )


def _say(navigator: Navigator, what: Rescued) -> None:
    session = open_session(navigator)
    options = [Option(gettext("Go on"), "")]
    if session is not None and what.replaced:
        options.append(Option(gettext("Read the other file, as it is now"), "anew"))
    if session is not None:
        options.append(Option(gettext("Save a copy elsewhere, and go on in that"), "copy"))

    def answered(answer: str | None) -> None:
        if session is not None:
            LostFile(navigator, session, FileGone(what.gone, replaced=what.replaced)).answered(answer)

    page = WasGone(gettext("The file was gone, and nothing is lost"), said_of(what), options)
    navigator.app.push_screen(page, answered)
