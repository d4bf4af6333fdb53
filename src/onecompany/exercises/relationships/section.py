"""Relationships in the report: the matrix of silos, what is weak in it, and who meets whom."""

from __future__ import annotations

from onecompany.exercises.relationships import EVENT, findings
from onecompany.exercises.relationships.pairs import begun, hand_over, known_by, marks, pairs, points, row, score
from onecompany.kinds.finding_blocks import in_full_or_listed
from onecompany.kinds.lines import line_of
from onecompany.kinds.lookup import row_words
from onecompany.kinds.reporting import columns, leader_name, nothing, reached, table, values
from onecompany.kinds.view import View
from onecompany.sentences import gettext, listed, ngettext
from onecompany.store.records import Record, Ref
from onecompany.summary.blocks import Block, Heading, Matrix, MatrixCell, Table, TableColumn
from onecompany.summary.document import Number, Section
from onecompany.summary.tallies import tenths
from onecompany.summary.upcoming import Occasion, Upcoming
from onecompany.summary.values import Tone

ORDER = 110
"""Its place in the report: behind reinforcement (100)."""

TONES: tuple[Tone, ...] = ("crack", "warning", "plain", "strength")
"""By point of the scale."""

ABREAST = 8
"""So many names stand side by side on a slide and on a page without being broken."""

LETTERS = 5
"""Of a longer word that is shortened so many stay."""

ACROSS = ("text", "silos", "leader_id", "by_when")


def sections(view: View) -> list[Section]:
    """Relationships as one section."""
    blocks: list[Block] = []
    if begun(view.state):
        blocks.append(_matrix(view))
        own = findings.find(view)
        blocks += in_full_or_listed(view.state, (one for one in own if one.level == "crack"), (*own, *view.others))
    blocks += [*_events(view), *_notes(view)]
    title = gettext("Who knows whose work")
    return [Section("relationships", title, ORDER, tuple(blocks) or (nothing(),), _conclusion(view))]


def numbers(view: View) -> list[Number]:
    """Of the pairs that share a handoff, how many know each other more than weakly; it is good when all do."""
    sharing = findings.sharing_a_handoff(view, pairs(view.state))
    judged = [pair for pair in sharing if pair.scores]
    if not judged:
        return []
    known = sum(len(pair.scores) == 2 and not findings.weak_sides(view, pair) for pair in sharing)
    return [reached(gettext("pairs at a handoff know each other"), known, len(sharing))]


def upcoming(view: View) -> Upcoming:
    """The events, for the calendar."""
    state = view.state
    events = state.rows("meeting_event")
    return Upcoming(
        occasions=tuple(
            Occasion(
                line_of(event), event.text, leader_name(state, event.leader_id), event.by_when, _between(view, event)
            )
            for event in events
        )
    )


def _between(view: View, event: Record) -> str:
    return listed(filter(None, (row_words(view.state, "silo", silo_id) for silo_id in event.silos)))


def _conclusion(view: View) -> str:
    """At how many handoffs the two sides are strangers, and whom nobody knows; "" for nothing of that."""
    if not begun(view.state):
        return ""
    given = hand_over(view.state)
    weak = [pair for pair in findings.sharing_a_handoff(view, pairs(view.state)) if findings.weak_sides(view, pair)]
    sides = [ids for pair in weak for ids in ((pair.one.id, pair.other.id), (pair.other.id, pair.one.id))]
    places = {handoff.id for ids in sides for handoff in given.get(ids, ())}
    unknown = [view.state.find(ref).name for ref in findings.islands(view)]
    sentences = []
    if places:
        sentences.append(
            ngettext(
                "At one handoff a side hardly knows the other’s work.",
                "At {number:words} handoffs a side hardly knows the other’s work.",
                len(places),
            )
        )
    if unknown:
        sentences.append(
            ngettext(
                "Nobody really knows what {names:list} does.",
                "Nobody really knows what {number:words} {silos} do.",
                len(unknown),
                names=unknown,
            )
        )
    return " ".join(sentences)


def _matrix(view: View) -> Matrix:
    silos, arrows = view.state.rows("silo"), marks(view.state)
    names, unknown = tuple(str(silo.name) for silo in silos), findings.islands(view)
    legend = [
        MatrixCell(gettext("{point} {words}", point=point, words=words), TONES[point])
        for point, words in enumerate(points())
    ]
    if arrows:
        legend.append(MatrixCell(gettext("→ hands {customers} over to, ← takes them from"), "none"))
    return Matrix(
        row_heads=names,
        column_heads=tuple(map(_brief, names)) if len(names) > ABREAST else names,
        cells=tuple(
            tuple(_cell(view, silo, other, arrows.get((silo.id, other.id), "")) for other in silos) for silo in silos
        ),
        column_foot=tuple(_foot(view, silo, Ref("silo", silo.id) in unknown) for silo in silos),
        foot_title=gettext("known, on average"),
        corner=gettext("knows the work of"),
        caption=gettext("How well each {silo} knows the work of the others"),
        legend=tuple(legend),
    )


def _brief(name: str) -> str:
    """A silo over a narrow column, in its first letters; at the left it stands in full."""
    return " ".join(word if len(word) <= LETTERS + 1 else f"{word[:LETTERS]}." for word in name.split())


def _cell(view: View, silo: Record, other: Record, arrow: str) -> MatrixCell:
    point = score(view.state, silo.id, other.id)
    if point is None:
        return MatrixCell(arrow, "none")
    return MatrixCell(f"{point} {arrow}".rstrip(), TONES[point])


def _foot(view: View, silo: Record, island: bool) -> MatrixCell:
    known = known_by(view.state, silo.id)
    if not known:
        return MatrixCell()
    return MatrixCell(tenths(sum(known) / len(known)), "warning" if island else "plain")


def _notes(view: View) -> list[Block]:
    state = view.state
    notes = tuple(
        (silo.name, other.name, said.note)
        for silo in state.rows("silo")
        for other in state.rows("silo")
        if (said := row(state, silo.id, other.id)) is not None and said.note
    )
    heads = (TableColumn(gettext("{Silo}")), TableColumn(gettext("About")), TableColumn(gettext("Note")))
    return [Heading(gettext("Notes on the board")), Table(heads, notes)] if notes else []


def _events(view: View) -> list[Block]:
    events = view.state.rows("meeting_event")
    if not events:
        return []
    heads = columns(EVENT, ACROSS)
    lines = [values(EVENT, ACROSS, event, view.state) for event in events]
    return [table(heads, lines, optional=[head.title for head in heads[1:]], caption=gettext("Who meets whom"))]
