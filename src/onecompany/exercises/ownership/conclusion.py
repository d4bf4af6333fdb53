"""What the ownership board comes to, in a few sentences. Pure."""

from __future__ import annotations

from onecompany.kinds.journey import HandoffView, cracks, customers, handoffs, placed
from onecompany.kinds.phrasing import NAMED
from onecompany.sentences import gettext, ngettext
from onecompany.store.records import Record
from onecompany.store.state import State


def unowned_and_shared(state: State) -> tuple[list[Record], list[Record]]:
    """The customers' stages that nobody owns, and those that more than one silo owns."""
    torn = cracks(state)
    return [crack.stage for crack in torn if not crack.owners], [crack.stage for crack in torn if crack.owners]


def conclusion(state: State) -> str:
    """The sentences; "" before anybody was placed."""
    stages = customers(state)
    if not placed(state) or not stages:
        return ""
    changes = handoffs(state)
    nobody, many = unowned_and_shared(state)
    torn = len(nobody) + len(many)
    sentences = [_owned(torn, len(stages))]
    if torn:
        few = torn <= NAMED
        sentences += [*_unowned(state, nobody), *_shared(state, many)] if few else _counts(len(nobody), len(many))
    dropped = _dropped(changes)
    return " ".join(filter(None, (*sentences, dropped or ("" if torn else _agreed(changes)))))


def _owned(torn: int, stages: int) -> str:
    """How many stages have a single owner. Of one stage among several, the next sentence tells all."""
    if not torn:
        return ngettext("The one stage has one owner.", "Each of the {number:words} stages has one owner.", stages)
    if torn == 1:
        return ""
    if torn == stages == 2:
        return gettext("Neither of the two stages has a single owner.")
    if torn == stages:
        return gettext("None of the {number:words} stages has a single owner.", number=stages)
    return gettext("{number:Words} of {stages:words} stages have no single owner.", number=torn, stages=stages)


def _unowned(state: State, nobody: list[Record]) -> list[str]:
    """That nobody owns a few stages; of one alone also that customers feel worst there, if they do."""
    if not nobody:
        return []
    names = [stage.name for stage in nobody]
    if len(nobody) == 1 and _is_worst(state, nobody[0]):
        return [gettext("Nobody owns {stages:quoted}, where {customers} feel worst.", stages=names)]
    return [gettext("Nobody owns {stages:quoted}.", stages=names)]


def _is_worst(state: State, stage: Record) -> bool:
    felt = [other.feeling for other in customers(state) if other.feeling is not None]
    return bool(felt) and stage.feeling == min(felt) < 0 and felt.count(min(felt)) == 1


def _shared(state: State, many: list[Record]) -> list[str]:
    owners = {crack.stage.id: [silo.name for silo in crack.owners] for crack in cracks(state)}
    return [
        gettext("{stage:quoted} has {number:words} owners: {silos_owning:list}.",
                stage=stage.name, number=len(owners[stage.id]), silos_owning=owners[stage.id])
        if len(owners[stage.id]) <= NAMED
        else gettext("{stage:quoted} has {number:words} owners.", stage=stage.name, number=len(owners[stage.id]))
        for stage in many
    ]  # fmt: skip


def _counts(nobody: int, many: int) -> list[str]:
    """Many stages by their number."""
    sentences = []
    if nobody:
        sentences.append(ngettext("One has nobody.", "{number:Words} have nobody.", nobody))
    if many:
        sentences.append(ngettext("One has several owners.", "{number:Words} have several owners.", many))
    return sentences


def _dropped(changes: list[HandoffView]) -> str:
    """Where customers are dropped on the way."""
    dropped = [change for change in changes if change.rating == "dropped"]
    if not dropped:
        return ""
    first = dropped[0]
    return ngettext(
        "{Customers} are dropped between {start:quoted} and {end:quoted}.",
        "{Customers} are dropped at {number:words} handoffs.",
        len(dropped),
        start=first.from_stage.name,
        end=first.to_stage.name,
    )


def _agreed(changes: list[HandoffView]) -> str:
    """How many handoffs are agreed."""
    agreed, number = sum(change.agreed for change in changes), len(changes)
    if not changes:
        return ""
    if agreed == number == 2:
        return gettext("Both handoffs are agreed.")
    if agreed == number:
        return ngettext("The one handoff is agreed.", "All {number:words} handoffs are agreed.", number)
    if not agreed and number == 2:
        return gettext("Neither of the two handoffs is agreed.")
    if not agreed:
        return ngettext("The one handoff is not agreed.", "None of the {number:words} handoffs is agreed.", number)
    return ngettext(
        "One of {handoffs:words} handoffs is agreed.",
        "{number:Words} of {handoffs:words} handoffs are agreed.",
        agreed,
        handoffs=number,
    )
