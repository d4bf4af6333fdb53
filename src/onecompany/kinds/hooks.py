"""What a kind of exercise can do when it is asked: its hooks, said once, with what happens where a kind has none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal, Protocol, cast, get_args

from onecompany.kinds.loose_notes import Destinations, Sorted
from onecompany.kinds.registry import failed, kinds
from onecompany.sentences import gettext
from onecompany.store.problems import Unknown

if TYPE_CHECKING:
    from onecompany.kinds.kind import Kind
    from onecompany.kinds.measures import Measure
    from onecompany.kinds.view import Finding, View
    from onecompany.store.acts.rounds import Revealed
    from onecompany.store.records import Record, Ref
    from onecompany.store.state import State
    from onecompany.store.transaction import Transaction
    from onecompany.summary.document import Adopted, Ask, Number, Section, Upcoming

Event = Literal[
    "stage_removed",
    "stages_merged",
    "silo_removed",
    "silo_renamed",
    "silos_merged",
    "leader_removed",
    "rule_removed",
    "metric_removed",
]
"""What a kind is told of within the act that does it, so that it can see to what is its own."""

MODULES: Mapping[str, tuple[str, ...]] = {
    "findings": ("find", "unfinished"),
    "section": ("sections", "for_board", "numbers", "asks", "measures", "upcoming", "one_sentence", "as_planned"),
    "sorting": ("destinations",),
    "acts": ("prepare", "carry", "revealed", "take_notes", *get_args(Event)),
}
"""The modules of a kind's folder with the hooks that each of them may hold."""


class Hooks(Protocol):
    """The hooks of a kind: functions of its folder, with these names and parameters, in the modules of `MODULES`.

    What stands here happens where a kind has no such function. All from `find` to `as_planned` are pure; the others run
    within a transaction and are a part of the act that calls them.
    """

    def find(self, view: View) -> list[Finding]:
        """What the data says by rule, the gravest first (see `kinds.findings`)."""
        return []

    def unfinished(self, view: View) -> str:
        """What is still to be done in the first step of its exercise, in a sentence; "" for nothing.

        It is said to who goes on from there, and going on once more does it all the same.
        """
        return ""

    def sections(self, view: View) -> list[Section]:
        """Its parts of the report."""
        return []

    def for_board(self, view: View) -> list[Section]:
        """Its parts of the board's copy, which is a few pages: what a board decides on, or holds somebody to.

        They say what was recorded and nothing else: what is empty is left out. A kind that has none stands there with
        the sentence that its `sections` come to.
        """
        return []

    def numbers(self, view: View) -> list[Number]:
        """Numbers for page 1, each with its rank: page 1 takes the four that are furthest from good."""
        return []

    def asks(self, view: View) -> list[Ask]:
        """What is asked of the reader, for page 1."""
        return []

    def measures(self, view: View) -> list[Measure]:
        """Figures that are followed from one workshop of the organisation to the next, by keys that never change.

        Asked of workshops that only have rows of the kind, too: what came along still stands.
        """
        return []

    def upcoming(self, view: View) -> Upcoming:
        """Promises, meetings and rules: calendar, agenda, wall and code of conduct live on it."""
        from onecompany.summary.upcoming import Upcoming

        return Upcoming()

    def one_sentence(self, view: View) -> Adopted | None:
        """The sentence that the room has adopted in this exercise: page 1 shows that of the first one that has any."""
        return None

    def as_planned(self, state: State) -> bool:
        """Whether all rows of its tables are still those that `prepare` put in, so that nothing has been recorded."""
        return False

    def destinations(self, view: View) -> Destinations:
        """Where loose notes can go on its board, for a kind that takes them (`Kind.loose`)."""
        return Destinations()

    def prepare(self, transaction: Transaction, exercise_id: str, settings: Mapping[str, Any]) -> None:
        """Put the rows of the plan into a new workshop, behind what came along from the one before."""
        return

    def carry(self, state: State, day: dt.date) -> dict[str, list[Record]]:
        """Which rows of a workshop go on into the organisation's next one, which is on `day`, by table.

        It can speak of its own tables and of those that it shows. Of a table that no kind speaks of, every row goes on,
        if its class is `Carried`.
        """
        return {}

    def revealed(self, transaction: Transaction, result: Revealed) -> None:
        """A round of one of its exercises is revealed, or hands were counted: take over what follows from that."""
        return

    def take_notes(self, transaction: Transaction, exercise: Record, sorted_to: Sorted) -> Ref:
        """Loose notes become what they were sorted to, in their order. Returns the first row that was made of them."""
        raise Unknown(gettext("Loose notes cannot be put there."))

    def stage_removed(self, transaction: Transaction, stage_id: str) -> None:
        """A stage goes, and has not gone yet. What points there with a foreign key goes along by itself."""
        return

    def stages_merged(self, transaction: Transaction, gone: str, kept: str) -> None:
        """The stage `gone` becomes a part of `kept`, and is removed after this."""
        return

    def silo_removed(self, transaction: Transaction, silo_id: str) -> None:
        """A silo goes, and has not gone yet."""
        return

    def silo_renamed(self, transaction: Transaction, silo_id: str, old: str, new: str) -> None:
        """A silo has another name now. What names it by its id follows; this is for texts of ours with the name."""
        return

    def silos_merged(self, transaction: Transaction, gone: str, kept: str) -> None:
        """The silo `gone` becomes a part of `kept`, and is removed after this.

        What a kind wishes for its own rows, it does here. All that still points to `gone` then points to `kept`,
        whatever the kind, and two rows that say something of the same thing become one (see `silos.merge`).
        """
        return

    def leader_removed(self, transaction: Transaction, leader_id: str) -> None:
        """A leader goes, and has not gone yet. What was theirs has no owner afterwards."""
        return

    def rule_removed(self, transaction: Transaction, rule_id: str) -> None:
        """A rule of the code of conduct goes, and has not gone yet."""
        return

    def metric_removed(self, transaction: Transaction, metric_id: str) -> None:
        """A metric goes, and has not gone yet."""
        return


def hooks(kind: Kind) -> Hooks:
    """The hooks of a kind. A module is imported when one of its hooks is first called for."""
    return cast(Hooks, _OfKind(kind))


def tell(transaction: Transaction, event: Event, *ids: str) -> None:
    """Tell every kind that is installed what is about to happen, within the act that does it.

    Columns that refer to the row let go of it, or go on at the one that it becomes a part of, whatever the kind.
    """
    from onecompany.kinds.references import follow_name, let_go, redirect  # which need SQLModel

    if event == "stages_merged":
        redirect(transaction, *ids)
    elif event == "silo_renamed":
        follow_name(transaction, *ids[1:])
    elif event != "silos_merged":
        let_go(transaction, ids)
    for kind in kinds().values():
        getattr(hooks(kind), event)(transaction, *ids)


class _NoHooks(Hooks):
    """A kind that has none."""


_NONE = _NoHooks()
_MODULE_OF = {name: module for module, names in MODULES.items() for name in names}


class _OfKind:
    def __init__(self, kind: Kind) -> None:
        self._kind = kind

    def __getattr__(self, name: str) -> Any:
        if name not in _MODULE_OF:
            raise AttributeError(f"{name} is no hook of a kind")
        nothing = getattr(_NONE, name)
        try:
            hook = getattr(_part(self._kind, _MODULE_OF[name]), name, None) or nothing
        except Exception as error:
            if self._kind.is_ours or _MODULE_OF[name] == "acts":
                raise
            failed(self._kind.name, error)
            return nothing
        return hook if self._kind.is_ours or _MODULE_OF[name] == "acts" else partial(self._tried, hook, nothing)

    def _tried(self, hook: Callable[..., Any], nothing: Callable[..., Any], *arguments: Any) -> Any:
        """What the hook of another package's kind gives; where it fails, what a kind gives that has none."""
        try:
            return hook(*arguments)
        except Exception as error:  # noqa: BLE001 - a package may be anybody's, and the room goes on without it
            failed(self._kind.name, error)
            return nothing(*arguments)


def _part(kind: Kind, module: str) -> ModuleType | None:
    """A module of a kind's folder; None when it has none. What else cannot be imported is an error of the kind's."""
    try:
        return kind.part(module)
    except ModuleNotFoundError as error:
        if error.name != f"{kind.package}.{module}":
            raise
        return None
