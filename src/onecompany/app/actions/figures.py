"""Tables of figures: from a file or a paste, looked at before they are taken, then taken by one act."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from onecompany.app.open_workshop import OpenWorkshop
from onecompany.boards.panel import Outcome
from onecompany.kinds.figures import take_figures, wanted_figures
from onecompany.kinds.lazy_module import LazyModule
from onecompany.parsing.clean import MAX_PASTE, TooLong
from onecompany.sentences import gettext, ngettext

if TYPE_CHECKING:
    from onecompany.app.screens import asking, figures
    from onecompany.parsing import figures as reading
    from onecompany.parsing import sheets
    from onecompany.parsing.figures import Figures, Wanted
    from onecompany.store.writer import WorkshopWriter
else:
    asking = LazyModule("onecompany.app.screens.asking")
    figures = LazyModule("onecompany.app.screens.figures")
    reading = LazyModule("onecompany.parsing.figures")
    sheets = LazyModule("onecompany.parsing.sheets")

FILE = "figures file"  # no sentence: a name of what is half written


class _Target(NamedTuple):
    """Which kind figures are for, and what it wants: when they are read, another exercise may stand on the board."""

    kind: str
    wanted: Wanted


def ask(workshop: OpenWorkshop) -> None:
    """Which figures: those of a file, or those that were pasted and not taken."""
    if not _pasted(workshop):
        _ask_for_file(workshop)
        return
    options = [
        asking.Option(gettext("What was pasted"), "paste"),
        asking.Option(gettext("A CSV or XLSX file"), "file"),
        asking.Option(gettext("Forget what was pasted"), "forget"),
    ]

    def chosen(answer: str | None) -> None:
        if answer == "paste":
            look_at_paste(workshop, _pasted(workshop))
        elif answer == "file":
            _ask_for_file(workshop)
        elif answer == "forget":
            workshop.host.form_drafts.forget(_field(workshop))
            workshop.say(gettext("What was pasted is forgotten."))

    text = gettext("A table was pasted here and not taken.")
    workshop.app.push_screen(asking.Question(gettext("Figures"), text, options, numbered=True), chosen)


def _ask_for_file(workshop: OpenWorkshop) -> None:
    question = asking.Question(
        gettext("Figures from a file"),
        gettext(
            "A CSV or XLSX file, with its columns in any order. Cells of a spreadsheet can be pasted on the board."
        ),
        (),
        entry=gettext("path of the file"),
        keep=FILE,
        select=True,
    )

    def typed(answer: str | None) -> None:
        if answer and answer.strip():
            workshop.run_worker(_look_at_file(workshop, answer))

    workshop.app.push_screen(question, typed)


async def _look_at_file(workshop: OpenWorkshop, typed: str) -> None:
    target = _target(workshop)
    workshop.host.form_drafts.remember(FILE, typed)  # so that it need not be typed again when it is mended
    try:
        path = sheets.named_file(typed)
        found = await asyncio.to_thread(reading.read_figures, path, target.wanted)
    except sheets.SheetProblem as problem:
        workshop.say(gettext("Nothing was imported. {problem}", problem=problem), wrong=True)
        return
    _show(workshop, found, target, Path(path).name, partial(workshop.host.form_drafts.forget, FILE))


def takes_figures(workshop: OpenWorkshop, pasted: str | None = None) -> bool:
    """Whether the board takes tables of figures, and, of a paste, whether that is one."""
    wanted = wanted_figures(workshop.panel.view.exercise.kind, workshop.session.state)
    return wanted is not None and (pasted is None or reading.is_table(pasted))


def look_at_paste(workshop: OpenWorkshop, text: str) -> None:
    """Show what a paste would come to. It is kept until it is taken."""
    if len(text) > MAX_PASTE:
        workshop.say(str(TooLong(len(text), MAX_PASTE)), wrong=True)
        return
    workshop.host.form_drafts.remember(_field(workshop), text)
    workshop.run_worker(_look_at_paste(workshop, text))


async def _look_at_paste(workshop: OpenWorkshop, text: str) -> None:
    target = _target(workshop)
    found = await asyncio.to_thread(reading.pasted_figures, text, target.wanted)
    forget = partial(workshop.host.form_drafts.forget, _field(workshop))
    _show(workshop, found, target, gettext("what was pasted"), forget)


def _show(workshop: OpenWorkshop, found: Figures, target: _Target, source: str, taken: Callable[[], None]) -> None:
    """Show what was read. `taken` is called when it is on the board."""

    def take(writer: WorkshopWriter) -> Outcome:
        latest = take_figures(target.kind, writer, found.rows)
        count = len(found.rows)
        message = ngettext(
            "Figures of {number} row were taken. Ctrl+Z takes them back.",
            "Figures of {number} rows were taken. Ctrl+Z takes them back.",
            count,
        )
        is_here = workshop.panel.view.exercise.kind == target.kind
        return Outcome(str(latest) if is_here else workshop.panel.place, message)

    async def answered(answer: str | None) -> None:
        if answer and found.rows:
            if await workshop.controller.do(take):
                taken()
        elif _pasted(workshop):
            workshop.say(gettext("Nothing was changed. ^O shows again what was pasted."))
        else:
            workshop.say(gettext("Nothing was changed."))

    workshop.app.push_screen(figures.FiguresScreen(found, target.wanted, source), answered)


def _target(workshop: OpenWorkshop) -> _Target:
    kind = workshop.panel.view.exercise.kind
    wanted = wanted_figures(kind, workshop.session.state)
    assert wanted is not None, "a board without figures has no key for them"
    return _Target(kind, wanted)


def _field(workshop: OpenWorkshop) -> str:
    return f"figures {workshop.session.state.workshop_id}"  # no sentence: a name of what is half written


def _pasted(workshop: OpenWorkshop) -> str:
    return workshop.host.form_drafts.get(_field(workshop))
