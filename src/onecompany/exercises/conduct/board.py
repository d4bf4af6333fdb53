"""What the board of the code shows: lanes of all chapters, or one chapter over the whole width. Rows in, models out.

Places: `rule:ID`; `always:KEY` and `never:KEY` for a lane of a chapter, `stage:KEY` for its head, `ratified:KEY` for
its foot, `dissent:ID` and `dissents:KEY` for why somebody does not agree.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from onecompany.boards.lanes import Folded, Group, lanes
from onecompany.boards.model import Align, BoardCell, BoardColumn, BoardRow, Model, Tone
from onecompany.boards.wrap import clipped
from onecompany.exercises.conduct.chapters import Chapter, chapter_of
from onecompany.exercises.conduct.ratifying import RATIFIED, asked_in, in_figures, verdict
from onecompany.exercises.conduct.votes import DOTS
from onecompany.kinds import rounds
from onecompany.kinds.code_of_conduct import SIDES
from onecompany.kinds.journey import more_stages
from onecompany.kinds.lookup import row_words
from onecompany.kinds.view import View
from onecompany.sentences import gettext, ngettext
from onecompany.store.records import Record
from onecompany.store.state import State

PEOPLE = "☺"
MARKS = {"adopted": "✓", "dropped": "✗"}
NOTICED = {True: "◉", False: "○"}
HARD = "▲"

_SIDES: tuple[Align, ...] = ("left", "right", "left", "left")

LANE = BoardColumn(least=15, ideal=22, share=1, easy=16)
"""A rule is a sentence: narrower than this it is a column of single words."""


def whole(view: View, every: Sequence[Chapter], standing: Callable[[Record], str]) -> Model:
    """All chapters, a lane each. `standing` says how a vote stands that is not revealed."""
    state = view.state
    if not every:
        return lanes([BoardCell(gettext("The journey has no stage yet."), "stage:", "muted")], [])
    legend = gettext("✓ adopted  ✗ dropped  (7) votes  ◉ {customers} notice  ○ do not  ▲ hardest for")
    legend = _dots_stand(view, every, standing) or legend
    titles = {"always": gettext("Always · {legend}", legend=legend), "never": gettext("Never")}
    groups = [
        Group(
            side,
            titles[side],
            [[_item(state, rule) for rule in part.lane(state, side)] for part in every],
            [f"{side}:{part.key}" for part in every],
            _folded(state, every, side),
        )
        for side in SIDES
    ]
    said = [_dissent(state, part) for part in every]
    if any(said):
        slots = [f"dissents:{part.key}" if _may_dissent(state, part) else "" for part in every]
        counts = [str(len(lines)) if lines else "" for lines in said]
        words = gettext("Why not: {number}", number=sum(map(len, said)))
        fold = Folded(gettext("Why not: how many"), counts, counts, words)
        groups.append(Group("dissent", gettext("Why not · “Ana: …” puts a name before it"), said, slots, fold))
    foot = Group("ratified", gettext("Ratified"), [[_foot(view, part, standing)] for part in every])
    return lanes([_head(part) for part in every], groups, foot, across=more_stages, lane=LANE)


def _folded(state: State, every: Sequence[Chapter], side: str) -> Folded:
    """The rules of one side in figures."""
    lanes_of = [part.lane(state, side) for part in every]
    adopted = [sum(rule.state == "adopted" for rule in lane) for lane in lanes_of]
    votes = [sum(rule.votes for rule in lane) for lane in lanes_of]
    counts, figures = [], []
    for lane, number, dots in zip(lanes_of, adopted, votes, strict=True):
        marks = [f"✓{number}" if number else "", f"({dots})" if dots else ""]
        rules = ngettext("{number} rule", "{number} rules", len(lane))
        counts.append(" ".join(filter(None, (rules, *marks))) if lane else "")
        figures.append(" ".join(filter(None, (str(len(lane)), *marks))) if lane else "")
    title = {
        "always": gettext("Always: how many rules, ✓ adopted, (votes)"),
        "never": gettext("Never: how many rules, ✓ adopted, (votes)"),
    }
    total, sure = sum(map(len, lanes_of)), sum(adopted)
    words = gettext("Always: {number}, ✓ {adopted}", number=total, adopted=sure)
    if side == "never":
        words = gettext("Never: {number}, ✓ {adopted}", number=total, adopted=sure)
    return Folded(title[side], counts, figures, words)


def one(view: View, every: Sequence[Chapter], at: Chapter, standing: Callable[[Record], str]) -> Model:
    """One chapter over the whole width, a rule a row, with what the marks of the lanes say in words."""
    state = view.state
    columns = [BoardColumn(30, 60, 4), BoardColumn(7, 7, 0), BoardColumn(9, 12, 0), BoardColumn(10, 16, 1)]
    number = next(number for number, part in enumerate(every, 1) if part.key == at.key)
    name = gettext("{stage} · {number} of {stages} ◂ ▸", stage=_name(at), number=number, stages=len(every))
    heads = (gettext("Votes"), gettext("{Customers} notice"), gettext("Hardest for"))
    head = BoardRow(
        {0: BoardCell(name, f"stage:{at.key}", "head", lines=2)}
        | {column: BoardCell(text, "", "head", _SIDES[column], lines=2) for column, text in enumerate(heads, 1)}
    )
    body: list[BoardRow] = []
    legend = _dots_stand(view, [at], standing) or gettext("✓ adopted  ✗ dropped")
    titles = {"always": gettext("Always · {legend}", legend=legend), "never": gettext("Never")}
    waiting = {"always": gettext("What must we always do here?"), "never": gettext("What must we never do here?")}
    for side in SIDES:
        lane = _rows(state, at, side)
        blank = BoardRow({0: BoardCell(waiting[side], f"{side}:{at.key}", "muted")})
        body += [BoardRow(title=titles[side]), *(lane or [blank])]
    if _may_dissent(state, at):
        said = _dissent(state, at) or [BoardCell("·", f"dissents:{at.key}", "muted")]
        body.append(BoardRow(title=gettext("Why not · “Ana: …” puts a name before it")))
        body += [BoardRow({0: replace(cell, wide=True)}) for cell in said]
    foot = (BoardRow(title=gettext("Ratified")), BoardRow({0: _foot(view, at, standing, wide=True)}))
    return Model(columns, (head,), tuple(body), foot=foot)


def _rows(state: State, at: Chapter, side: str) -> list[BoardRow]:
    """The rules of a lane, a row each."""
    words = {True: gettext("yes"), False: gettext("no")}
    rows = []
    for rule in at.lane(state, side):
        silo = row_words(state, "silo", rule.hardest_for)
        cells = (
            BoardCell(_text(rule), f"rule:{rule.id}", _tone(rule)),
            BoardCell(f"({rule.votes})" if rule.votes else "", align="right"),
            BoardCell(f"{NOTICED[rule.noticed]} {words[rule.noticed]}" if rule.noticed is not None else ""),
            BoardCell(silo, lines=2),
        )
        blank = (replace(cell, text="·", tone="muted") if not cell.text else cell for cell in cells)
        rows.append(BoardRow(dict(enumerate(blank))))
    return rows


def _name(part: Chapter) -> str:
    return f"{PEOPLE} {part.name}" if part.stage is not None and part.stage.people else str(part.name)


def _head(part: Chapter) -> BoardCell:
    return BoardCell(_name(part), f"stage:{part.key}", "head", lines=3, tight=2, words=True)


def _text(rule: Record) -> str:
    return f"{MARKS[rule.state]} {rule.text}" if rule.state in MARKS else str(rule.text)


def _tone(rule: Record) -> Tone:
    tones: dict[str, Tone] = {"adopted": "strong", "dropped": "muted"}
    return tones.get(rule.state, "text")


def _item(state: State, rule: Record) -> BoardCell:
    votes = f"({rule.votes})" if rule.votes else ""
    silo = clipped(row_words(state, "silo", rule.hardest_for), 11)
    hard = f"{HARD}{silo}" if silo else ""
    tail = " ".join(filter(None, (votes, NOTICED.get(rule.noticed, ""), hard)))
    return BoardCell(_text(rule), f"rule:{rule.id}", _tone(rule), lines=8, tail=tail, tight=5)


def _may_dissent(state: State, part: Chapter) -> bool:
    seen = verdict(state, part)
    return seen is not None and seen.result is not None


def _dissent(state: State, part: Chapter) -> list[BoardCell]:
    seen = verdict(state, part)
    if seen is None or seen.result is None:
        return []
    return [
        BoardCell(spoken_line(state, line), f"dissent:{line.id}", lines=6, tight=4)
        for line in rounds.dissent(state, seen.result.id)
    ]


def spoken_line(state: State, line: Record) -> str:
    """Why somebody does not agree, with the name if that is on record; as it is typed, too."""
    who = row_words(state, "leader", line.leader_id)
    return gettext("{name}: {text}", name=who, text=line.text) if who else str(line.text)


def _foot(view: View, part: Chapter, standing: Callable[[Record], str], *, wide: bool = False) -> BoardCell:
    """How the room stands to a chapter: while it votes only that, then the thumbs, and whether that still holds."""
    state, place = view.state, f"ratified:{part.key}"
    asked = next(
        (row for row in rounds.unfinished(state, view.exercise.id) if asks_about(state, row) == part.key), None
    )
    if asked is not None:
        return BoardCell(standing(asked), place, "text", lines=6, wide=wide)
    seen = verdict(state, part)
    if seen is None:
        return BoardCell(gettext("not yet") if part.adopted(state) else "·", place, "muted", lines=4, wide=wide)
    figures = in_figures(seen)
    if not seen.known:
        return BoardCell(figures, place, "text", lines=4, wide=wide)
    if not seen.agreed:
        return BoardCell(gettext("✗ no: {thumbs}", thumbs=figures), place, "bad", lines=6, wide=wide)
    if not seen.current:
        return BoardCell(gettext("! changed since: {thumbs}", thumbs=figures), place, "warn", lines=6, wide=wide)
    return BoardCell(gettext("✓ {thumbs}", thumbs=figures), place, "good", lines=6, wide=wide)


def _dots_stand(view: View, shown: Sequence[Chapter], standing: Callable[[Record], str]) -> str:
    """How dots stand that are being given to rules on the board; "" when none are."""
    subjects = {DOTS, *(f"{DOTS}:{part.key}" for part in shown)}
    going_on = (row for row in rounds.unfinished(view.state, view.exercise.id) if row.subject in subjects)
    return next((standing(row) for row in going_on), "")


def asks_about(state: State, row: Record) -> str:
    """The key of the chapter that thumbs are asked for in a round; "" for dots."""
    kind, _, key = row.subject.partition(":")
    if kind == RATIFIED:
        ratification = state.get(RATIFIED, key)
        return chapter_of(ratification) if ratification is not None else ""
    return asked_in(row.subject)[0]
