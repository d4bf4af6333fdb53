"""What is handed out: formats and what to leave out, to choose; then how each format fares, and where the files are."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from onecompany.app.beside import beside_the_screen
from onecompany.app.host import HostGetter
from onecompany.app.widgets.checklist import CheckItem, Checklist
from onecompany.app.widgets.entries import Entry
from onecompany.app.widgets.handout_ticks import BOARD, LOCAL, OVERWRITE, PERSONS, PRIVATE, ROLES, TIMES, ticks_beside
from onecompany.parsing.clean import visible
from onecompany.sentences import gettext, ngettext
from onecompany.store.locating import for_readers
from onecompany.store.problems import StoreError

if TYPE_CHECKING:
    from onecompany.app.handed_out import HandedOut
    from onecompany.export.bundling import Choices
    from onecompany.export.run import Outcome

_KILO = 1000


class Handouts(Vertical):
    """The choices for an export. `make` makes the files in a thread; the room goes on meanwhile.

    Whoever leaves the page, or the application, does not stop what is being made.
    """

    host = HostGetter()

    @dataclass
    class Begun(Message):
        """A format is begun. Posted from the thread, like those below."""

        format: str

    @dataclass
    class Ended(Message):
        """What became of a format."""

        outcome: Outcome

    @dataclass
    class Finished(Message):
        """All formats were tried."""

        outcomes: list[Outcome]
        folder: Path
        why: list[str] = field(default_factory=list)
        """Why the files have not the plain name, where they have not, and what else is to be said of them."""

    @dataclass
    class Failed(Message):
        """Nothing was made, and why."""

        why: str

    def __init__(self, subject: HandedOut) -> None:
        super().__init__()
        self.subject = subject
        self._titles: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        from onecompany.export.registry import formats

        self._titles = {
            format.name: f"{gettext(format.title)} ({format.name})"
            for format in formats()
            if self.subject.document or format.years
        }
        yield Static(id="handouts-said", markup=False)
        yield Checklist(
            [CheckItem(name, title, on=True) for name, title in self._titles.items()],
            ticks_beside(self._titles, workshop=self.subject.document),
            id="formats",
        )
        yield Static(gettext("Folder"), classes="form-label", markup=False)
        yield Entry(for_readers(self.subject.folder), id="folder", classes="form-line", compact=True)

    def on_mount(self) -> None:
        """Say where the files go when it is not where they would."""
        if self.subject.folder.parent != self.host.workshop_file.path.parent:
            elsewhere = gettext(
                "The folder of the workshop file may not be written. The files go where “Folder” says; name another "
                "one there if you like."
            )
            self._say([elsewhere], well=True)

    # -- making the files

    def make(self) -> None:
        """Make the chosen files, and say how it goes. Again does it again, with the same choices."""
        from onecompany.export.brand_file import BrandError, find_brand
        from onecompany.export.files import expanded
        from onecompany.export.format import ExportError

        if self.host.making_files:
            self._say([gettext("The files of before are still being made. Try again in a moment.")])
            return
        ticks = self.query_one(Checklist)
        chosen = [name for name in self._titles if ticks.ticked(name)]
        folder = self.query_one("#folder", Input).value.strip()
        if not chosen:
            self._say([gettext("No format is chosen. Space chooses one.")])
            return
        if not folder:
            self._say([gettext("No folder is given. Type where the files are to go.")])
            self.query_one("#folder", Input).focus()
            return
        try:
            target = expanded(folder)
            brand = find_brand(self.host.workshop_file.path.parent, self.host.settings.folder)
        except ExportError as problem:
            self._say([str(problem)])
            return
        except BrandError as problem:
            nothing = gettext("The look of your hand-outs cannot be used, so nothing was made.")
            self._say([nothing, *str(problem).splitlines()])
            return
        host = self.host
        host.making_files = True
        self._say([ngettext("Making {number} format …", "Making {number} formats …", len(chosen))], well=True)
        for name in self._titles:
            self._mark(name, "")
        bundled, owner, every = self.subject.frozen(), self.subject.owner, len(chosen) == len(self._titles)
        called = gettext(self.subject.called)
        choices, overwrite, configured = self._choices(), ticks.ticked(OVERWRITE), host.settings.folder

        def work() -> None:
            from onecompany.export.bundling import stem_of
            from onecompany.export.claims import Claims
            from onecompany.export.noting import note
            from onecompany.export.run import export, unforeseen

            try:
                with beside_the_screen():
                    content = bundled(choices, brand)
                    stem, why = Claims(configured).named(target, stem_of(content), owner.id, overwrite=overwrite)
                    outcomes = export(
                        content,
                        chosen,
                        target,
                        stem=stem,
                        overwrite=overwrite,
                        every=every,
                        begun=lambda name: self.post_message(self.Begun(name)),
                        ended=lambda outcome: self.post_message(self.Ended(outcome)),
                    )
                    unnoted = note(host.workshop_file.path, outcomes, owner, host.workshop_file.clock.now())
            except StoreError as problem:
                self.post_message(self.Failed(str(problem)))
            except Exception as problem:  # noqa: BLE001 - the room goes on, whatever becomes of its hand-outs
                self.post_message(self.Failed(unforeseen(called, problem)))
            else:
                self.post_message(self.Finished(outcomes, target, [*filter(None, (why, content.remark, unnoted))]))
            finally:
                host.making_files = False

        # The application's and not the page's, so that it goes on when the page is left.
        self.app.run_worker(work, thread=True)

    def on_handouts_begun(self, message: Begun) -> None:
        """A format is being made."""
        self._mark(message.format, gettext("… being made"))

    def on_handouts_ended(self, message: Ended) -> None:
        """A format is made, or not."""
        self._mark(message.outcome.format, _outcome_words(message.outcome))

    def on_handouts_failed(self, message: Failed) -> None:
        """Nothing could be made."""
        self._say([message.why])

    def on_handouts_finished(self, message: Finished) -> None:
        """Say where the files are, and what went wrong."""
        self._say_outcomes(message.outcomes, message.folder, message.why)

    def _choices(self) -> Choices:
        from onecompany.export.bundling import Choices
        from onecompany.export.format import Options

        ticks = self.query_one(Checklist)
        board = ticks.ticked(BOARD)
        # What is the facilitator's own never goes to the board.
        private, times = (self.subject.document and ticks.ticked(tick) and not board for tick in (PRIVATE, TIMES))
        options = Options("" if self._ticked("csv", LOCAL) else ",", self._ticked("ics", PERSONS))
        return Choices("board" if board else "full", not ticks.ticked(ROLES), private, times, options)

    def _ticked(self, name: str, tick: str) -> bool:
        return name in self._titles and self.query_one(Checklist).ticked(tick)

    def _say_outcomes(self, outcomes: list[Outcome], folder: Path, why: list[str]) -> None:
        wrong = [outcome for outcome in outcomes if outcome.error]
        files = sum(len(outcome.paths) for outcome in outcomes)
        lines = []
        if files:
            lines += [ngettext("✓ {number} file is in", "✓ {number} files are in", files), f"  {folder}"]
        lines += [f"! {one}" for one in why]
        lines += [f"✗ {outcome.format}: {outcome.error}" for outcome in wrong]
        lines += [f"! {outcome.format}: {warning}" for outcome in outcomes for warning in outcome.warnings]
        self._say(lines, well=not wrong)

    # -- what is shown

    def _mark(self, name: str, message: str) -> None:
        """Say beside a format what became of it."""
        for ticks in self.query(Checklist):
            ticks.say(name, message)

    def _say(self, lines: list[str], *, well: bool = False) -> None:
        for message in self.query("#handouts-said").results(Static):
            message.update(Content("\n".join(visible(line) for line in lines)))
            message.set_class(well, "-well")
            message.scroll_visible(animate=False)


def _outcome_words(outcome: Outcome) -> str:
    """How a format fared, in a few words."""
    if outcome.error:
        return gettext("✗ not made")
    if not outcome.paths:
        return gettext("! left out")
    if outcome.bytes >= _KILO:
        size = gettext("{kilobytes:,.0f} kB", kilobytes=outcome.bytes / _KILO)
    else:
        size = ngettext("{number} byte", "{number} bytes", outcome.bytes)
    return f"{'!' if outcome.warnings else '✓'} {size}"
