"""The journey in the report: the curve of feeling, the stages with all that is in them, and what hurts."""

from __future__ import annotations

from dataclasses import replace

from onecompany.exercises.stages import PERSONA, causes
from onecompany.exercises.stages.as_planned import as_planned
from onecompany.exercises.stages.feelings import curve, lowest
from onecompany.exercises.stages.voting import LISTS, earlier, felt, how_voted
from onecompany.kinds.journey import customers
from onecompany.kinds.phrasing import NAMED
from onecompany.kinds.reporting import columns, nothing, table, values
from onecompany.kinds.view import View
from onecompany.sentences import gettext, ngettext
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary.blocks import Block, Bullets, Fact, Facts, Heading, Paragraph, Table, TableColumn, Value
from onecompany.summary.document import Number, Section

ORDER = 30
"""Its place in the report: the journey comes before who owns it (40)."""

FIRST = 2
"""That of the personas: before the review (5)."""

SAID_OF = tuple(column.name for column in PERSONA.columns)


def sections(view: View) -> list[Section]:
    """Who the customer is, and the journey."""
    return [*_who(view.state), *_journey(view)]


def _who(state: State) -> list[Section]:
    """The personas, right behind page 1: all that follows is about them."""
    personas = state.rows("persona")
    title = gettext("Who the {customer} is")
    if len(personas) == 1:
        described = zip(columns(PERSONA, SAID_OF), values(PERSONA, SAID_OF, personas[0], state), strict=True)
        facts = tuple(Fact(column.title, text) for column, text in described if text)
        return [Section("personas", title, FIRST, (Facts(facts),))]
    heads = columns(PERSONA, SAID_OF)
    lines = [values(PERSONA, SAID_OF, persona, state) for persona in personas]
    several = table(heads, lines, optional=[head.title for head in heads[1:]])
    return [Section("personas", gettext("Who the {customers} are"), FIRST, (several,))] if personas else []


def _journey(view: View) -> list[Section]:
    stages = view.state.rows("stage")
    title = gettext("The journey")
    if not stages:
        return [Section("stages", title, ORDER, (nothing(),))]
    if as_planned(view.state):
        names = [stage.name for stage in stages]
        proposed = Paragraph(gettext("The plan proposes: {stages:quoted}.", stages=names), "note")
        return [Section("stages", title, ORDER, (nothing(), proposed))]
    blocks = [*_curve(view.state, customers(view.state)), _stages(view.state, stages), *_pains(view.state)]
    return [Section("stages", title, ORDER, tuple(blocks), _conclusion(view.state))]


def numbers(view: View) -> list[Number]:
    """How low the feeling falls, and where."""
    stages = customers(view.state)
    low = lowest(view.state, stages)
    worst = felt(view.state, low[0]) if low else None
    if worst is None:
        return []
    where = gettext("at {stages:quoted}", stages=[stage.name for stage in low])
    if len(low) > NAMED:
        where = gettext("at {part:words} of {number:words} stages", part=len(low), number=len(stages))
    value = gettext("{feeling:signed}", feeling=worst.value)
    # It is in the journey's conclusion already, so it stands on page 1 only where there is little else.
    return [Number(gettext("feeling at the lowest point"), value, where, max(-worst.value, 0) / 100, worst.value)]


def _conclusion(state: State) -> str:
    stages = customers(state)
    if not stages:
        return ""
    moments = sum(row.moment for stage in stages for row in state.where("touchpoint", "stage_id", stage.id))
    if not moments:
        first = ngettext("The journey has one stage.", "The journey has {number:words} stages.", len(stages))
    elif moments == 1:
        first = ngettext(
            "The journey has one stage and one moment of truth.",
            "The journey has {number:words} stages and one moment of truth.",
            len(stages),
        )
    else:
        first = ngettext(
            "The journey has one stage and {moments:words} moments of truth.",
            "The journey has {number:words} stages and {moments:words} moments of truth.",
            len(stages),
            moments=moments,
        )
    return " ".join(filter(None, (first, _worst(state, stages))))


def _worst(state: State, stages: list[Record]) -> str:
    """Where customers feel worst; that no stage feels bad, when each has been felt; else ""."""
    low = lowest(state, stages)
    worst = felt(state, low[0]) if low else None
    if worst is None:
        return ""
    feeling = worst.value
    if feeling >= 0:
        unfelt = any(stage.feeling is None for stage in stages)
        return "" if unfelt else gettext("No stage feels bad to the {customer}.")
    if len(low) <= NAMED:
        names = [stage.name for stage in low]
        return gettext("{Customers} feel worst at {stages:quoted} ({feeling:signed}).", stages=names, feeling=feeling)
    if len(low) == len(stages):
        return gettext(
            "{Customers} feel worst at all {number:words} stages ({feeling:signed}).", number=len(low), feeling=feeling
        )
    return gettext(
        "{Customers} feel worst at {part:words} of {number:words} stages ({feeling:signed}).",
        part=len(low),
        number=len(stages),
        feeling=feeling,
    )


def _curve(state: State, stages: list[Record]) -> list[Block]:
    if all(stage.feeling is None for stage in stages):
        return [Paragraph(gettext("How {customers} feel was not recorded."), "note")]
    return [curve(state, stages)]


def _stages(state: State, stages: list[Record]) -> Table:
    votes = gettext("Votes")
    heads = (
        TableColumn(gettext("Stage")),
        TableColumn(gettext("What the {customer} wants")),
        TableColumn(gettext("Touchpoints")),
        TableColumn(votes, "number"),
    )
    voted = any(stage.votes for stage in stages)
    rows: list[tuple[Value, ...]] = [
        (
            _name(state, stage),
            stage.goal,
            " · ".join(_touchpoint(row) for row in state.where("touchpoint", "stage_id", stage.id)),
            stage.votes if voted else None,
        )
        for stage in stages
    ]
    return table(heads, rows, optional=(votes,), caption=gettext("Stages, goals and touchpoints"))


def _name(state: State, stage: Record) -> str:
    """The name; that of our own people's stage with its feeling, which is no part of the customers' curve."""
    if not stage.people:
        return str(stage.name)
    feeling = felt(state, stage)
    if feeling is None:
        return gettext("{stage} (our own people)", stage=stage.name)
    return gettext("{stage} (our own people, feeling {feeling:signed})", stage=stage.name, feeling=feeling.value)


def _touchpoint(row: Record) -> str:
    if row.moment and row.votes:
        return ngettext(
            "{touchpoint} (moment of truth, 1 vote)",
            "{touchpoint} (moment of truth, {number} votes)",
            row.votes,
            touchpoint=row.text,
        )
    if row.moment:
        return gettext("{touchpoint} (moment of truth)", touchpoint=row.text)
    if row.votes:
        return ngettext("{touchpoint} (1 vote)", "{touchpoint} ({number} votes)", row.votes, touchpoint=row.text)
    return str(row.text)


def _pains(state: State) -> list[Block]:
    """What hurts, the most voted first, with the cause and the silo that it comes from."""
    pains = causes.by_votes(state)
    if not pains:
        return []
    voted = any(row.votes for row, _ in pains)
    first = earlier(state, "pain")
    rows = [
        (
            row.text,
            stage.name,
            row.votes if voted else None,
            first.count(f"pain:{row.id}") if first is not None else None,
            root.text if (root := causes.root(state, row)) is not None else "",
            causes.silo_name(state, row),
        )
        for row, stage in pains
    ]
    votes, before = gettext("Votes"), gettext("Before")
    why, silo = gettext("Root cause"), gettext("{Silo}")
    heads = (
        TableColumn(gettext("What hurts")),
        TableColumn(gettext("Stage")),
        TableColumn(votes, "number"),
        TableColumn(before, "number"),
        TableColumn(why),
        TableColumn(silo),
    )
    held = how_voted(state, LISTS["pain"])
    return [
        Heading(gettext("What hurts the {customer}")),
        replace(table(heads, rows, optional=(votes, before, why, silo)), conclusion=_worst_pain(pains)),
        *([Paragraph(held, "note")] if held else []),
        *_chains(state, pains),
    ]


def _worst_pain(pains: list[tuple[Record, Record]]) -> str:
    """What hurts most, by the votes of the room; how much hurts, where it has not voted or cannot tell."""
    first, *others = (row for row, _ in pains)
    if not first.votes or (others and others[0].votes == first.votes):
        return ngettext("One thing hurts the {customer}.", "{number:Words} things hurt the {customer}.", len(pains))
    return ngettext(
        "{pain:quoted} hurts most: it has one vote.",
        "{pain:quoted} hurts most: it has {number:words} votes.",
        first.votes,
        pain=first.text,
    )


def _chains(state: State, pains: list[tuple[Record, Record]]) -> list[Block]:
    """How the room came from what hurts to its root, answer by answer, where there is more than one."""
    chains = [(pain, causes.whys(state, pain)) for pain, _ in pains]
    lines = tuple(
        gettext("{pain:quoted}: {causes}", pain=pain.text, causes=" ← ".join(_answer(state, pain, why) for why in whys))
        for pain, whys in chains
        if len(whys) > 1
    )
    if not lines:
        return []
    key = Paragraph(gettext("← means: because."), "note", leads=True)
    return [Heading(gettext("Why it hurts")), key, Bullets(lines)]


def _answer(state: State, pain: Record, why: Record) -> str:
    return gettext("{cause} (root cause)", cause=why.text) if why is causes.root(state, pain) else str(why.text)
