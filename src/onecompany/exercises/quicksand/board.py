"""What the board of the three causes shows: silos down and causes across, or the statements of one cause. Pure.

Places: `cell:SILO|CAUSE-ABOUT` for a silo's mean, `score:SILO|STATEMENT-ABOUT` for one score, `cause_statement:ID`,
and those of the records below: evidence, rewards, recognition.
"""

from __future__ import annotations

from collections.abc import Sequence

from onecompany.boards.lines import Line
from onecompany.boards.model import BoardCell, BoardColumn, BoardRow, Model, Tone
from onecompany.boards.place import Place
from onecompany.exercises.quicksand import ABOUT, CAUSES
from onecompany.exercises.quicksand.scores import GOOD, LOW, WEAK, Scores, mean, spread
from onecompany.exercises.quicksand.votes import scored_in
from onecompany.kinds.journey import more_silos
from onecompany.kinds.rounds import unfinished
from onecompany.kinds.view import View
from onecompany.sentences import N_, gettext
from onecompany.store.records import Record
from onecompany.summary.tallies import tenths
from onecompany.summary.words import rounded

BLANK, VOTING = "·", "…"
"""What stands where a silo has said nothing, and where its leaders are voting: nothing of before may lead them."""

NOWHERE = "none:"
"""The place where there is nothing to score."""

NO_SILOS = N_("There are no {silos} yet: F12 lists the leaders, each with theirs.")
NO_STATEMENTS = N_("The plan has no statements.")
HINT = N_("1 never, 5 always. A score is the {silo}'s open word, and no person's.")

AROUND = 8
"""Lines of the board of all causes besides its silos and statements: what is said above, heads, means, and lists."""

ROW_HEAD = BoardColumn(least=12, ideal=24, share=0, easy=16)


def place_of(silo_id: str, cause: str, about: str) -> str:
    """Where the mean of a silo stands."""
    return str(Place("cell", silo_id, f"{cause}-{about}"))


def score_place(silo_id: str, statement_id: str, about: str) -> str:
    """Where one score stands."""
    return str(Place("score", silo_id, f"{statement_id}-{about}"))


def asked(view: View, cause: str, tall: int) -> str:
    """The cause whose statements are read above the scores of all causes: the one at the cursor, or the first; "" when
    every silo has scored all of it, or where that many lines have no room for them."""
    scores = Scores(view.state)
    cause = cause or next(iter(scores.causes), "")
    given = (score for silo in scores.silos for about in ABOUT for score in scores.given(silo.id, cause, about))
    fits = len(scores.of(cause)) + len(scores.silos) + AROUND <= tall
    return cause if fits and any(score is None for score in given) else ""


def whole(view: View, cause: str = "") -> Model:
    """All causes: a row for each silo, what it says of the whole and of itself, and below what that comes to.

    Above them stand the statements of one cause, if any.
    """
    scores = Scores(view.state)
    if not scores.silos or not scores.statements:
        said = gettext(NO_STATEMENTS) if scores.silos else gettext(NO_SILOS)
        return Model([BoardColumn(20, 60, 1)], (), (BoardRow({0: BoardCell(said, NOWHERE, "muted", lines=3)}),))
    voting = {(silo_id, statement_id) for silo_id, statement_id, _ in being_voted(view)}
    pairs = [(cause, about) for cause in scores.causes for about in ABOUT]
    sizes = {"whole": BoardColumn(10, 13, 1), "self": BoardColumn(9, 11, 1)}
    heads = {number: gettext(CAUSES[cause]) for number, (cause, about) in enumerate(pairs, 1) if about == "whole"}
    head = (
        BoardRow({0: BoardCell(gettext(HINT), "", "muted", lines=2, wide=True)}),
        *(BoardRow({0: BoardCell(_numbered(scores, row), lines=3, tight=1, wide=True)}) for row in scores.of(cause)),
        BoardRow(
            {
                number: BoardCell(gettext("{name:capital}", name=name), "", "head", "center")
                for number, name in heads.items()
            }
        ),
        BoardRow(
            {
                number: BoardCell(gettext(ABOUT[about]), "", "muted", "center")
                for number, (_, about) in enumerate(pairs, 1)
            },
        ),
    )
    body = []
    for silo in scores.silos:
        line = {0: BoardCell(silo.name, "", "strong", lines=2, tight=1)}
        for number, (cause, about) in enumerate(pairs, 1):
            asked = any((silo.id, row.id) in voting for row in scores.of(cause))
            line[number] = _mean_cell(scores, silo, cause, about, asked=asked)
        body.append(BoardRow(line, group=silo.id))
    columns = [scores.means(cause, about) for cause, about in pairs]
    start = place_of(scores.silos[0].id, *pairs[0])
    widths = [ROW_HEAD, *(sizes[about] for _, about in pairs)]
    return Model(widths, head, tuple(body), 1, start, _foot(columns), airy=True, down=more_silos)


def one(view: View, cause: str) -> Model:
    """One cause over the whole board: its statements in words, and below them each score."""
    scores = Scores(view.state)
    shown, every = scores.of(cause), scores.causes
    voting = being_voted(view)
    pairs = [(row, about) for about in ABOUT for row in shown]
    texts = tuple(
        BoardRow(
            {0: BoardCell(_numbered(scores, row), f"cause_statement:{row.id}", "text", lines=3, tight=1, wide=True)}
        )
        for row in shown
    )
    values = {"cause": gettext(CAUSES[cause]), "number": every.index(cause) + 1, "causes": len(every)}
    title = gettext("{cause:capital} · {number} of {causes}", **values)
    heads = {0: BoardCell(title, "", "head", lines=2)}
    for number, (row, about) in enumerate(pairs, 1):
        first = row is shown[0]
        words = {"about": gettext(ABOUT[about]), "number": scores.numbers[row.id]}
        text = gettext("{about} {number}", **words) if first else str(words["number"])
        heads[number] = BoardCell(text, "", "head", "center", lines=2)
    body = []
    for silo in scores.silos:
        line = {0: BoardCell(silo.name, "", "strong", lines=2, tight=1)}
        for number, (row, about) in enumerate(pairs, 1):
            line[number] = _score_cell(scores, silo, row, about, asked=(silo.id, row.id, about) in voting)
        body.append(BoardRow(line, group=silo.id))
    columns: list[list[float]] = [list(scores.by_silo(row.id, about).values()) for row, about in pairs]
    start = score_place(scores.silos[0].id, shown[0].id, "whole") if scores.silos else ""
    widths = [ROW_HEAD, *(BoardColumn(7, 10, 1, easy=10) for _ in pairs)]
    foot = _foot(columns) if scores.silos else ()
    hint = BoardRow({0: BoardCell(gettext(HINT), "", "muted", wide=True)})
    return Model(widths, (hint, *texts, BoardRow(heads)), tuple(body), 1, start, foot, down=more_silos)


def tone_of(value: float | None) -> Tone:
    """The tone of a mean."""
    shown = rounded(value)
    return "muted" if shown is None else "bad" if shown < WEAK else "good" if shown >= GOOD else "text"


def evidence_lines(view: View, cause: str) -> list[Line]:
    """What has happened behind the scores of a cause: a line where something was said, and for each low score."""
    scores, going_on = Scores(view.state), being_voted(view)
    names = {silo.id: silo.name for silo in scores.silos}
    lines = []
    for row in sorted(scores.in_order(), key=lambda row: scores.numbers[row.statement_id]):
        low = row.score is not None and row.score <= LOW
        if (row.silo_id, row.statement_id, row.about) in going_on or not (row.evidence or low):
            continue
        if view.state.get("cause_statement", row.statement_id).cause == cause:
            values = {"number": scores.numbers[row.statement_id], "about": gettext(ABOUT[row.about])}
            values |= {"name": names[row.silo_id], "score": BLANK if row.score is None else row.score}
            lines.append(Line(row, gettext("{number} · {name}, {about}: {score}", **values)))
    return lines


def being_voted(view: View) -> set[tuple[str, str, str]]:
    """What the leaders of a silo are voting on just now, or have and it is not revealed."""
    going_on = (scored_in(row.subject) for row in unfinished(view.state, view.exercise.id))
    return {key for key in going_on if key is not None}


def _numbered(scores: Scores, row: Record) -> str:
    return gettext("{number}  {statement}", number=scores.numbers[row.id], statement=row.text)


def _mean_cell(scores: Scores, silo: Record, cause: str, about: str, *, asked: bool) -> BoardCell:
    place, given = place_of(silo.id, cause, about), scores.given(silo.id, cause, about)
    known = [score for score in given if score is not None]
    value = mean(known)
    if asked:
        return BoardCell(VOTING, place, "muted", "center")
    if value is None:
        return BoardCell(BLANK, place, "muted", "center")
    text = (
        tenths(value)
        if len(known) == len(given)
        else gettext("{mean} {known}/{all}", mean=tenths(value), known=len(known), all=len(given))
    )
    return BoardCell(text, place, tone_of(value), "center", lines=1)


def _score_cell(scores: Scores, silo: Record, row: Record, about: str, *, asked: bool) -> BoardCell:
    place, said = score_place(silo.id, row.id, about), scores.row(silo.id, row.id, about)
    if asked:
        return BoardCell(VOTING, place, "muted", "center")
    if said is None:
        return BoardCell(BLANK, place, "muted", "center")
    text = BLANK if said.score is None else str(said.score)
    return BoardCell(f"{text}✎" if said.evidence else text, place, tone_of(said.score), "center", lines=1)


def _foot(columns: Sequence[Sequence[float]]) -> tuple[BoardRow, ...]:
    """The mean of each column and its spread."""
    cells = {0: BoardCell(gettext("Mean ±"), "", "strong")}
    for number, column in enumerate(columns, 1):
        value, apart = mean(column), spread(column)
        text = BLANK if value is None else tenths(value)
        if apart is not None:
            text = gettext("{mean} ±{spread}", mean=text, spread=tenths(apart))
        cells[number] = BoardCell(text, "", tone_of(value), "center")
    return (BoardRow(cells),)
