"""What home asks before it does it: a sample in a client's file, a workshop or an organisation deleted for good."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from onecompany.app.retry import BETWEEN, retry
from onecompany.sentences import gettext, ngettext
from onecompany.store.locating import for_readers
from onecompany.store.organisations import OrganisationLine
from onecompany.store.problems import StoreError
from onecompany.store.reading import WorkshopLine
from onecompany.summary.words import long_date

if TYPE_CHECKING:
    from onecompany.app.forgetting import Finish
    from onecompany.app.screens.home import HomeScreen
    from onecompany.app.widgets.workshops import HomeRow
    from onecompany.store.file import Store


def open_sample(home: HomeScreen) -> None:
    """Open the sample of this file, a year of a company; make it when there is none. In a client's file it asks."""
    from onecompany.app.screens.asking import Option, Question
    from onecompany.kinds.sample import ORGANISATION
    from onecompany.kinds.sample_year import is_begun

    async def answered(answer: str | None) -> None:
        if answer == "make":
            await _make_sample(home)

    known = next((line for line in home.organisations if line.name == ORGANISATION), None)
    if known is not None and not is_begun([line.id for line in known.workshops]):
        home.host.navigator.show_organisation(known.id)
    elif refusal := home.host.workshop_file.refusal:
        home.say(refusal, wrong=True)
    elif known is None and home.organisations:
        file = for_readers(home.host.workshop_file.path)
        text = gettext("Make a sample in this file, a year of an invented company?\n{file}", file=file)
        options = (Option(gettext("Leave it"), ""), Option(gettext("Make it"), "make"))
        home.app.push_screen(Question(gettext("The sample"), text, options), answered)
    else:
        home.run_worker(_make_sample(home))


async def _make_sample(home: HomeScreen) -> None:
    from onecompany.app.screens.trouble import TroubleScreen

    try:
        from onecompany.app.copying import sample

        organisation_id = await sample(home.host.workshop_file, home.say)
    except StoreError as problem:
        home.app.push_screen(TroubleScreen(str(problem)))
        return
    home.say("")
    home.host.navigator.show_organisation(organisation_id)


def ask_to_delete(home: HomeScreen, row: HomeRow) -> None:
    """Ask, then delete what a row is about: one workshop, or an organisation with all that it said."""
    if row.workshop is not None:
        _ask_about_workshop(home, row.organisation, row.workshop)
    else:
        _ask_about_organisation(home, row.organisation)


def _ask_about_workshop(home: HomeScreen, organisation: OrganisationLine, workshop: WorkshopLine) -> None:
    others = len(organisation.workshops) - 1
    stays = ngettext(
        "The other workshop of {organisation} stays as it is, with what went on into it.",
        "The other {number} workshops of {organisation} stay as they are, with what went on into them.",
        others,
        organisation=organisation.name,
    )
    last = gettext("It is the only one of {organisation}, which goes with it.", organisation=organisation.name)
    text = gettext(
        "Delete {title:quoted} of {date}, with its history?\n{stays}\n"
        "It cannot be brought back. Files that were handed out stay where they are.",
        title=workshop.title,
        date=long_date(workshop.date),
        stays=stays if others else last,
    )
    _ask(home, gettext("Delete this workshop"), text, partial(_delete_workshop, home, workshop.id))


def _ask_about_organisation(home: HomeScreen, organisation: OrganisationLine) -> None:
    text = ngettext(
        "Delete {organisation} with its workshop and all history?\n"
        "It cannot be brought back. Files that were handed out stay where they are.",
        "Delete {organisation} with its {number} workshops and all history?\n"
        "It cannot be brought back. Files that were handed out stay where they are.",
        len(organisation.workshops),
        organisation=organisation.name,
    )

    _ask(home, gettext("Delete this organisation"), text, partial(_delete_organisation, home, organisation.id))


def _ask(home: HomeScreen, title: str, text: str, delete: Callable[[Store], Finish]) -> None:
    from onecompany.app.screens.asking import Option, Question

    def answered(answer: str | None) -> None:
        if answer == "delete":
            home.run_worker(_delete(home, delete))

    options = (Option(gettext("Keep it"), ""), Option(gettext("Delete it for good"), "delete"))
    home.app.push_screen(Question(title, text, options), answered)


def _delete_workshop(home: HomeScreen, workshop_id: str, store: Store) -> Finish:
    from onecompany.app.forgetting import delete_workshop

    return delete_workshop(store, workshop_id, drafts=home.host.form_drafts, configuration=home.host.settings.folder)


def _delete_organisation(home: HomeScreen, organisation_id: str, store: Store) -> Finish:
    from onecompany.app.forgetting import delete_organisation

    return delete_organisation(
        store, organisation_id, drafts=home.host.form_drafts, configuration=home.host.settings.folder
    )


async def _delete(home: HomeScreen, delete: Callable[[Store], Finish]) -> None:
    from onecompany.app.screens.trouble import TroubleScreen

    try:
        store = await home.host.workshop_file.store()
        while (keeper := home.host.backups.keeper) is not None and keeper.at_work:
            await asyncio.sleep(BETWEEN)  # a backup that is being made would have it still
        finish = await retry(lambda: delete(store), home.say)
        cleared = await asyncio.to_thread(finish)
        home.say("")
        if said := cleared.sentences():
            home.app.push_screen(TroubleScreen("\n".join(said), gettext("It is deleted")))
    except StoreError as problem:
        home.app.push_screen(TroubleScreen(str(problem)))
    home.show_workshops()
