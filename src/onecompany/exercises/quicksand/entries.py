"""What is typed among the scores: a silo's sheet of paper in figures, and in words what has happened that shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from onecompany.boards.outcome import Answer, Outcome, Question, Refused
from onecompany.boards.place import Place
from onecompany.exercises.quicksand import ABOUT, CAUSES, REWARD, acts
from onecompany.exercises.quicksand.cursor import Cursor
from onecompany.exercises.quicksand.paper import check_fits, looks_like_scores, read_scores, scored_and_said
from onecompany.exercises.quicksand.scores import Scores
from onecompany.exercises.quicksand.votes import scored_in
from onecompany.kinds import rows
from onecompany.kinds.kind import Table
from onecompany.kinds.recognitions import RECOGNITION
from onecompany.kinds.registry import table
from onecompany.kinds.rounds import unfinished
from onecompany.sentences import gettext
from onecompany.store.writer import WorkshopWriter

Entries = dict[acts.Key, Mapping[str, Any]]

MOST_ASKED = 6
"""So many scores are offered to what was typed: a plan may have up to 18 statements."""


def keep(writer: WorkshopWriter, cursor: Cursor, lines: Sequence[str]) -> Outcome:
    """Keep what was typed at the cursor; of several lines each is the next silo's. Raises Refused, and keeps none."""
    _check_place(cursor)
    if len(lines) == 1 and not looks_like_scores(lines[0]):
        return _say(writer, cursor, lines[0])
    entries: Entries = {}
    at = cursor
    for number, (line, at) in enumerate(_with_silos(cursor, lines), 1):
        try:
            new = _row(at, line)
        except Refused as refused:
            if len(lines) == 1:
                raise
            raise Refused(gettext("Line {number}: {problem}", number=number, problem=str(refused))) from None
        entries |= new
    _put(writer, cursor, entries)
    # Behind a column that was pasted the next column goes on at its top; behind whole rows the next silo.
    filled = sum(key[0] == at.silo_id for key in entries)
    complete = filled == sum(map(len, at.groups()))
    return Outcome(cursor.place, onward=(at if complete else cursor).behind(filled))


def edit(writer: WorkshopWriter, cursor: Cursor, text: str) -> Outcome:
    """Put what was edited in place of what the cursor is on. Raises Refused."""
    _check_place(cursor)
    (keys, *_) = cursor.groups()
    if not text.strip():
        return clear(writer, cursor) or Outcome(cursor.place)
    if cursor.at.table == "cell":
        scores = read_scores(text)
        check_fits(len(scores), [len(keys)], _name(cursor))
        _put(writer, cursor, {key: {"score": score} for key, score in zip(keys, scores, strict=True)})
    elif looks_like_scores(text):
        scores = read_scores(text)
        check_fits(len(scores), [1], _name(cursor))
        _put(writer, cursor, {keys[0]: {"score": scores[0], "evidence": ""}})
    else:
        score, words = scored_and_said(text)
        _put(writer, cursor, {keys[0]: {"score": score, "evidence": words}})
    return Outcome(cursor.place)


def clear(writer: WorkshopWriter, cursor: Cursor) -> Outcome | None:
    """Take the scores at the cursor away, and their evidence."""
    if cursor.at.table not in ("cell", "score"):
        return None
    (keys, *_) = cursor.groups()
    _put(writer, cursor, {key: {"score": None, "evidence": ""} for key in keys})
    return Outcome(cursor.place)


def _say(writer: WorkshopWriter, cursor: Cursor, line: str) -> Outcome:
    """Words at a score: its evidence, with the score before a colon or without."""
    if cursor.at.table != "score":
        return _ask(cursor, line)
    score, words = scored_and_said(line)
    key, *_ = cursor.groups()[0]
    row = Scores(cursor.view.state).row(*key)
    old = row.evidence if row is not None else ""
    _put(writer, cursor, {key: {"evidence": words} | ({} if score is None else {"score": score})})
    return Outcome(cursor.place, in_place_of(words, old), onward=cursor.behind(1))


def check_evidence(text: str) -> None:
    """Raise Refused for a figure at a line of evidence: it shows nothing."""
    if looks_like_scores(text):
        raise Refused(gettext("A number is no evidence: say what has happened. Scores are typed in the grid above."))


def in_place_of(new: str, old: str) -> str:
    """What to say of evidence that was typed where there was some."""
    if not old or new == old:
        return ""
    return gettext("In place of {old:quoted}. Ctrl+Z takes it back.", old=old)


def _ask(cursor: Cursor, line: str) -> Outcome:
    """Words on the board of all causes: the evidence of a score at the cursor, or something for the lists below."""
    scores = Scores(cursor.view.state)
    known = [(score, key) for key in cursor.groups()[0] if (score := scores.score(*key)) is not None]
    answers = []
    for score, key in sorted(known)[:MOST_ASKED]:
        statement = cursor.view.state.get("cause_statement", key[1]).text
        text = gettext("Evidence of the {score} for {statement:quoted}", score=score, statement=statement)
        answers.append(Answer(text, partial(_show, cursor=cursor, key=key, line=line)))
    answers.append(Answer(gettext("Something that is rewarded today"), partial(_list, table=REWARD, line=line)))
    if (described := table(RECOGNITION)) is not None:
        recognised = gettext("A recognition that only several {silos} together can win")
        answers.append(Answer(recognised, partial(_list, table=described, line=line)))
    told = gettext("In this cell scores are typed, such as 4 3 2 5. ^L shows the statements, each with its score.")
    return Outcome(question=Question(line, told, answers))


def _show(writer: WorkshopWriter, cursor: Cursor, key: acts.Key, line: str) -> Outcome:
    row = Scores(writer.state).row(*key)
    old = row.evidence if row is not None else ""
    _put(writer, cursor, {key: {"evidence": line}})
    return Outcome(cursor.place, in_place_of(line, old) or gettext("Evidence kept: ^L shows it."))


def _list(writer: WorkshopWriter, table: Table, line: str) -> Outcome:
    (new,) = rows.add(writer, table, [{"text": line}])
    return Outcome(str(Place(table.name, new, "silos")), gettext("Kept. Type the {silos} that it takes, with commas."))


def _with_silos(cursor: Cursor, lines: Sequence[str]) -> list[tuple[str, Cursor]]:
    """Each line with the place in the row of its silo."""
    order = [silo.id for silo in Scores(cursor.view.state).silos]
    silos = order[order.index(cursor.silo_id) :]
    if len(lines) > len(silos):
        text = gettext(
            "These are {lines} lines, and from here on there are {silos_left} {silos}. Begin at the first.",
            lines=len(lines),
            silos_left=len(silos),
        )
        raise Refused(text)
    return [(line, cursor.at_silo(silo_id)) for line, silo_id in zip(lines, silos, strict=False)]


def _row(cursor: Cursor, line: str) -> Entries:
    """The scores of one silo from the cursor on."""
    scores, groups = read_scores(line), cursor.groups()
    check_fits(len(scores), [len(group) for group in groups], _name(cursor))
    keys = [key for group in groups for key in group]
    return {key: {"score": score} for key, score in zip(keys, scores, strict=False)}


def _name(cursor: Cursor) -> str:
    """What a group of scores is called at the beginning of a sentence."""
    values = {"cause": gettext(CAUSES[cursor.cause]), "about": gettext(ABOUT[cursor.about])}
    return gettext("{cause:capital}, {about},", **values)


def _check_place(cursor: Cursor) -> None:
    if cursor.at.table not in ("cell", "score"):
        raise Refused(gettext("Scores are typed in the row of a {silo}. The statements are the plan's."))


def _put(writer: WorkshopWriter, cursor: Cursor, entries: Entries) -> None:
    """Keep entries, unless the leaders of their silo are voting on one of them."""
    going_on = {scored_in(row.subject) for row in unfinished(cursor.view.state, cursor.view.exercise.id)}
    if going_on & set(entries):
        raise Refused(gettext("The leaders of this {silo} are voting on it. End that first: F4."))
    acts.put(writer, entries)
