"""What the heap shows: the notes that lie there, or the one that is sorted, large, with the key of each place. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from onecompany.boards.block_letters import block_letters
from onecompany.boards.model import BoardCell, BoardColumn, BoardRow, Model, Tone
from onecompany.boards.wrap import clipped, padded, wrapped
from onecompany.kinds.loose_notes import Spot, clusters, grouped, loose
from onecompany.kinds.view import View
from onecompany.parsing.clean import visible
from onecompany.sentences import gettext, ngettext
from onecompany.store.records import Record

Line = list[tuple[str, Tone]]

AIR = 3
"""Lines of the page that are not the note's: the head and the empty ones around it."""


def standing(view: View, *, groups_stay: bool) -> str:
    """How many notes are left to sort, of how many; "" before there was any."""
    left, total = len(loose(view.state, view.exercise.id)), view.exercise.heaped
    if left:
        return ngettext("{number} of {total} left to sort", "{number} of {total} left to sort", left, total=total)
    groups = [] if groups_stay else clusters(view.state, view.exercise.id)
    if groups:
        return ngettext("{number} group left to sort", "{number} groups left to sort", len(groups))
    return gettext("All are sorted") if total else ""


def head(width: int, stands: str, *, sorting: bool) -> list[Line]:
    """The first line: the two ways, the key between them, and how many are left."""
    ways: Line = [(f" {gettext('Collect')} ", "text" if sorting else "owner"), (" ", "text")]
    ways += [(f" {gettext('Sort')} ", "owner" if sorting else "text"), (gettext("  Tab changes"), "muted")]
    used = sum(cell_len(text) for text, _ in ways)
    return [[*ways, (padded(clipped(stands, max(0, width - used - 1)), max(0, width - used), "right"), "strong")], []]


def collected(view: View, *, groups_stay: bool) -> Model:
    """The heap as a list: what is loose, then each group with what is in it."""
    state, exercise = view.state, view.exercise
    stands = standing(view, groups_stay=groups_stay)
    body = [_note(view, row) for row in loose(state, exercise.id)]
    groups = clusters(state, exercise.id)
    if not body:
        waits = gettext("Type what comes to mind, a note a line. Many lines can be pasted at once; F4 seals them.")
        if exercise.heaped or groups:
            waits = gettext("Nothing lies loose. Type more, or Tab to sort.")
        body = [BoardRow({0: BoardCell(waits, "slip:", "muted")})]
    for group in groups:
        notes = grouped(state, group.id)
        body[-1] = BoardRow(body[-1].cells, gap=1)
        body.append(BoardRow({0: BoardCell(group.name, f"cluster:{group.id}", "head", tail=f"({len(notes)})")}))
        body += [_note(view, row, inside=True) for row in notes]
    top = BoardRow(drawing=lambda _, width: head(width, stands, sorting=False))
    return Model([BoardColumn(20, 80, 1)], (top,), tuple(body), down=more_notes)


def more_notes(number: int) -> str:
    """ "+1 note", "+3 notes"."""
    return ngettext("+{number} note", "+{number} notes", number)


def _note(view: View, row: Record, *, inside: bool = False) -> BoardRow:
    leader = view.state.get("leader", row.leader_id)
    text = f"{leader.name}: {row.text}" if leader is not None else row.text
    return BoardRow({0: BoardCell(f"{'    ' if inside else ''}· {text}", f"slip:{row.id}")})


def chips(width: int, named: Iterable[tuple[str, str, Tone]]) -> list[Line]:
    """Keys with what they do, one beside the other, in as many lines as they take."""
    lines: list[Line] = [[]]
    used = 0
    for key, words, tone in named:
        text = clipped(words, max(4, width - 6))
        size = cell_len(text) + cell_len(key) + 5
        if used and used + size > width:
            lines.append([])
            used = 0
        lines[-1] += [(f" {key} ", "owner" if tone == "owner" else "head"), (f" {text}  ", tone)]
        used += size
    return [line for line in lines if line]


def large(text: str, width: int, most: int) -> list[Line]:
    """A note as large as it fits, in the middle: in letters of blocks, as it was typed below them; else in words."""
    room = max(8, width - 4)
    blocks = block_letters(visible(text), room, most - 2)
    exact: list[Line] = [[], [(padded(clipped(text, room), width, "center"), "muted")]] if blocks else []
    lines = blocks or wrapped(text, room, most)
    above: list[Line] = [[]] * max(0, (most - len(lines) - len(exact)) // 2)
    drawn: list[Line] = [[(padded(line, width, "center"), "strong")] for line in lines]
    return [*above, *drawn, *exact]


def sorting_page(width: int, tall: int, *, stands: str, kind_of: str, text: str, places: Sequence[Line]) -> list[Line]:
    """The page on which one note is sorted, in `tall` lines: the note has what the places leave."""
    top = head(width, stands, sorting=True)
    about: list[Line] = [[(padded(kind_of, width, "center"), "muted")]] if kind_of else []
    room = max(1, tall - len(top) - len(about) - len(places) - 1)
    note = large(text, width, room)
    note += [[] for _ in range(room - len(note))]
    return [*top, *about, *note, [], *places]


def place_lines(
    width: int, keys: dict[str, Spot], spots: Sequence[Spot], lanes: Sequence[Spot], here: str
) -> list[Line]:
    """The places with their keys: the parts of the board, what a note can become there, then all else."""
    marked = {code: "owner" if code == here else "text" for code in (spot.code for spot in spots)}
    parts = [(key, spot.name, marked[spot.code]) for key, spot in keys.items() if spot in spots]
    lines = chips(width, parts)  # type: ignore[arg-type]
    name = next((spot.name for spot in spots if spot.code == here), "")
    for chosen in (lanes, [spot for spot in keys.values() if spot not in spots and spot not in lanes]):
        named = [(key, spot.name, "text") for key, spot in keys.items() if spot in chosen]
        drawn = chips(width, named)  # type: ignore[arg-type]
        if chosen is lanes and drawn and name:
            drawn[0] = [(f" {clipped(name, max(4, width // 3))}  ", "strong"), *drawn[0]]
        lines += drawn
    return lines
