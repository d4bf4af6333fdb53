"""What Northwind Utilities, which does not exist, says and does, and when that is said to be what."""

from __future__ import annotations

from typing import Any

from onecompany.exercises.saydo import PROCLAIMED
from onecompany.exercises.saydo.gap import poll, vote
from onecompany.kinds import ballots, rows
from onecompany.kinds.code_of_conduct import adopted
from onecompany.kinds.lookup import row_words
from onecompany.kinds.sample import Case, after, ids
from onecompany.store.writer import WorkshopWriter

# no sentence: the value, or the rule of the code without its side; kept at a cost and broken: what, and so many days
# ago; hands for 0 to 4; who answers for it
VALUES: tuple[tuple[str, tuple[str, int], tuple[str, int], tuple[int, ...], str], ...] = (
    ("Customers first", ("", 0),
     ("Winter prices went up two weeks before anybody was told", 41), (0, 0, 1, 4, 3), "Dora Lindqvist"),
    ("Call two days before and name the engineer", ("Two engineers kept back on Saturdays to make the calls", 96),
     ("Nobody called in the week of the storm", 17), (0, 3, 4, 1, 0), "Goran Ilić"),
    ("Let the first person who answers see it through",
     ("Nobody in Service went home before the flood was dealt with", 62),
     ("Cases moved on for the quarter's figures", 150), (3, 4, 1, 0, 0), "Fatima Haddad"),
    ("We tell the truth about delays", ("A letter named our mistake, and 214 refunds", 230), ("", 0), (), ""),
)  # fmt: skip


def fill(writer: WorkshopWriter, exercise: Any) -> None:
    """Four values, two of them rules of the code where it has them; the room has rated all but one."""
    leaders = ids(writer, "leader")
    rules = {row.text: row for row in adopted(writer.state)}
    for text, (kept, kept_ago), (broken, broken_ago), hands, who in VALUES:
        rule = rules.get(text)
        source = (
            {"text": row_words(writer.state, "rule", rule.id), "rule": f"rule:{rule.id}"} if rule else {"text": text}
        )
        values = {
            "kept_what": kept,
            "kept_when": after(writer, -kept_ago) if kept else None,
            "broken_what": broken,
            "broken_when": after(writer, -broken_ago) if broken else None,
            "leader_id": leaders.get(who),
        }
        (new,) = rows.add(writer, PROCLAIMED, [{**source, **values}])
        if hands:
            _rate(writer, exercise, new, *hands)


def _rate(writer: WorkshopWriter, exercise: Any, row_id: str, *hands: int) -> None:
    row = writer.state.get("proclaimed_value", row_id)
    counts = {str(point): count for point, count in enumerate(hands)}
    ballots.count_hands(writer, exercise.id, vote([row], exercise.settings), poll(row), counts)


def rework(writer: WorkshopWriter, exercise: Any) -> None:
    """Rate one again, add one and move it up, remove it."""
    _rate(writer, exercise, writer.state.rows("proclaimed_value")[0].id, 0, 2, 4, 2, 0)
    (new,) = rows.add(writer, PROCLAIMED, [{"text": "One company"}])
    rows.move(writer, PROCLAIMED, new, -1)
    rows.remove(writer, PROCLAIMED, new)


def _change_all(writer: WorkshopWriter, **values: Any) -> None:
    for row in list(writer.state.rows("proclaimed_value")):
        rows.change(writer, PROCLAIMED, row.id, **values)


def _rate_all(writer: WorkshopWriter, exercise: Any, *hands: int) -> None:
    for row in list(writer.state.rows("proclaimed_value")):
        _rate(writer, exercise, row.id, *hands)


CASES = {
    "saydo.gap": Case(
        "crack",
        "the room rates a gap at 3 or more, of 4",
        lambda writer, exercise: _rate_all(writer, exercise, 2, 4, 2, 0, 0),
    ),
    "saydo.no_proof": Case(
        "warning",
        "nobody can say when a value was last kept at a cost",
        lambda writer, _: _change_all(writer, kept_what="We paid for it"),
    ),
    "saydo.broken_later": Case(
        "warning",
        "a value was broken after it was last kept",
        lambda writer, _: _change_all(writer, broken_when=after(writer, -400)),
    ),
    "saydo.lived": Case(
        "strength",
        "a gap of 1 or less, and kept at a cost within a year",
        lambda writer, _: _change_all(writer, kept_when=after(writer, -500)),
    ),
}
