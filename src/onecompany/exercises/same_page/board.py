"""The sheet of one question: how many sentences are sealed; then all of them, the adopted one, and who is behind it.

Until they are revealed nothing on it differs by what was written. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onecompany.boards.charts import bar
from onecompany.boards.marked_words import marked
from onecompany.boards.model import BoardCell, BoardColumn, BoardRow, Counting, Model, Tone
from onecompany.boards.voting import standing
from onecompany.exercises.same_page.answers import Answers, language_note
from onecompany.exercises.same_page.common import HALF
from onecompany.kinds.reporting import leader_name
from onecompany.kinds.rounds import Result, unfinished
from onecompany.sentences import gettext, ngettext
from onecompany.store.state import State
from onecompany.summary.words import GAP, number, rounded

SHARED, ALONE = "•", "·"
"""The signs before words that half of the sentences use, and before those that one alone does."""

MARKS: Mapping[str, Tone] = {SHARED: "title", ALONE: "muted"}

LEGEND = 6
"""Shared words that are named above the sentences."""

BAR = 4
"""The longest bar of a fist, so that all six are in one line."""

NEW, ADOPTED, FIST, DISSENT, WAITING = "sentence:", "adopted:", "fist:", "dissent:", "lines:"
"""Places that are no row: where something is typed, or where something is still to come."""


def model(state: State, exercise_id: str, answered: Answers, *, names: bool) -> Model:
    """The sheet. `names`: whether it is shown whose a sentence is."""
    rows: list[BoardRow] = []
    if answered.waiting is not None:
        said = standing(state, answered.waiting)
        rows.append(BoardRow({0: BoardCell(said, WAITING, "strong", wide=True)}, gap=1))
    elif not answered.sentences and answered.adopted is None:
        said = gettext("Alone, in silence. F4 takes the sentences, sealed; or paste those of the cards here.")
        rows.append(BoardRow({0: BoardCell(said, NEW, "muted", wide=True)}))
    if answered.sentences or answered.adopted is not None:
        rows += [*_adopted(state, exercise_id, answered), *_sentences(state, answered, names=names)]
    start = f"sentence:{answered.adopted.id}" if answered.adopted is not None else ADOPTED if answered.sentences else ""
    return Model([BoardColumn(3, 3, 0), BoardColumn(20, 76, 1)], (), tuple(rows), start=start, down=_more)


_more: Counting = lambda number: ngettext("+{number} line", "+{number} lines", number)  # noqa: E731


def _adopted(state: State, exercise_id: str, answered: Answers) -> Iterator[BoardRow]:
    """The adopted sentence with room around it, and under it who is behind it and who is not."""
    yield BoardRow(title=gettext("Our one sentence"), gap=1)
    if answered.adopted is None:
        waiting = gettext("Type it here, word by word if need be. ^T takes the sentence at the cursor as a start.")
        yield BoardRow({0: BoardCell(waiting, ADOPTED, "muted", wide=True)}, gap=1)
        return
    yield BoardRow({0: BoardCell(answered.adopted.text, f"sentence:{answered.adopted.id}", "strong", wide=True)}, gap=1)
    open_fist = next((row for row in unfinished(state, exercise_id) if row.form == "scale"), None)
    if open_fist is not None:
        said = standing(state, open_fist)
    elif answered.fist is None:
        said = gettext("Fist to five: F4, or type how many show 0, 1, 2, 3, 4 and 5 fingers, such as 0 0 1 3 4 2.")
    else:
        said = fist_line(answered.fist)
    lines = [BoardRow({0: BoardCell(said, FIST, "text" if answered.fist else "muted", wide=True)})]
    if len(answered.fists) > 1:
        before = _before(answered.fists[-2])
        lines.append(BoardRow({0: BoardCell(before, "", "muted", wide=True)}))
    if answered.fist is not None and open_fist is None:
        lines += _dissent(state, answered)
    lines[-1] = BoardRow(lines[-1].cells, gap=1)
    yield from lines


def fist_line(fist: Result) -> str:
    """A fist to five in one line: a bar for each number of fingers, and the mean."""
    mean = rounded(fist.mean)
    if fist.counts is None:
        if mean is None:
            return ngettext("Fist to five: one vote", "Fist to five: {number} votes", fist.n)
        return gettext("Fist to five: {n} votes, mean {mean}", n=fist.n, mean=number(mean))
    most = max(fist.counts.values(), default=0)
    counts = [fist.counts.get(str(point), 0) for point in range(6)]
    points = "   ".join(f"{point} {bar(count, most, BAR) if count else GAP}" for point, count in enumerate(counts))
    if mean is None:
        return gettext("Fist to five: {points}", points=points)
    return gettext("Fist to five: {points}   mean {mean}", points=points, mean=number(mean))


def _before(fist: Result) -> str:
    """The fist to five before the latest one, in few words."""
    mean = rounded(fist.mean)
    if mean is None:
        return ngettext("Before: one vote", "Before: {number} votes", fist.n)
    return gettext("Before: {n} votes, mean {mean}", n=fist.n, mean=number(mean))


def _dissent(state: State, answered: Answers) -> Iterator[BoardRow]:
    said = answered.dissent(state)
    for row in said:
        name = leader_name(state, row.leader_id)
        text = gettext("Dissent of {name}: {text}", name=name, text=row.text) if name else row.text
        if not name:
            text = gettext("Dissent: {text}", text=row.text)
        yield BoardRow({0: BoardCell(text, f"dissent:{row.id}", wide=True)})
    if not said:
        below = answered.below(state)
        invited = gettext("Whoever is below 3 can say why, a line each; “Ana: …” puts the name before it.")
        yield BoardRow({0: BoardCell(invited, DISSENT, "warn" if below else "muted", wide=True)})


def _sentences(state: State, answered: Answers, *, names: bool) -> Iterator[BoardRow]:
    if not answered.sentences:
        return
    yield BoardRow(title=ngettext("One sentence", "{number} sentences, in no order", len(answered.sentences)))
    for said in (legend(answered), language_note(answered.common)):
        if said:
            yield BoardRow({0: BoardCell(said, "", "muted", wide=True, marks=MARKS)})
    yield BoardRow({0: BoardCell("")})
    for index, row in enumerate(answered.sentences):
        text = sentence(answered, index)
        name = leader_name(state, row.leader_id) if names else ""
        shown = gettext("{name}: {text}", name=name, text=text) if name else text
        yield BoardRow(
            {
                0: BoardCell(str(index + 1), "", "muted", "right"),
                1: BoardCell(shown, f"sentence:{row.id}", marks=MARKS),
            }
        )


def sentence(answered: Answers, index: int) -> str:
    """A sentence with the signs before its words."""
    common, shared = answered.common, set(answered.common.used_by(HALF))
    if not common.is_compared:
        return str(answered.sentences[index].text)
    signs = ((word.start, SHARED if word.key in shared else ALONE if common.alone(word.key) else "")
             for word in common.words[index])  # fmt: skip
    return marked(answered.sentences[index].text, signs)


def legend(answered: Answers) -> str:
    """What the signs mean, with the words that most sentences share; "" where nothing is compared."""
    common = answered.common
    if not common.is_compared:
        return ""
    shared = common.used_by(HALF)
    if not shared:
        return gettext("No word is used by half of them. {sign} One alone uses it.", sign=ALONE)
    words = [f"{SHARED}{common.spelled(key)} {common.users[key]}" for key in shared[:LEGEND]]
    return gettext(
        "{shared} Half of them or more use it: {words:list}. {alone} One alone uses it.",
        shared=SHARED,
        words=words,
        alone=ALONE,
    )
