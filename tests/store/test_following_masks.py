"""What is masked is never read by who follows: not by its statements, and not into its memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from onecompany.kinds import ballots as of_kinds
from onecompany.kinds.loose_notes import sealed_vote
from onecompany.kinds.view import View
from onecompany.store.acts import capture, rounds
from onecompany.store.acts.rounds import Asked
from onecompany.store.ballots import cast
from onecompany.store.file import Store
from onecompany.store.following import masked
from onecompany.store.following.follower import Follower
from onecompany.store.following.masked import masked_connection
from onecompany.store.sealing import seal, take_back
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.conftest import DAY
from tests.store.seats import shows

SECRET = "Ana-will-be-dismissed"
CHOICES = {
    "scale": (("1", "2", "3", "4", "5"),),
    "choice": (("yes", "no", "abstain"),),
    "dots": (("metric:a", "metric:b"),),
    "lines": (),
}


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM ballot",
        "SELECT count(*) FROM ballot",
        "SELECT 1 FROM ballot WHERE choice = '5'",
        "SELECT text FROM sealed_line",
        "SELECT leader_id FROM sealed_line",
        "SELECT number FROM sealed_line",
        "SELECT text FROM draft",
        "SELECT count(*) FROM draft",
        "SELECT text FROM main.note",
        "SELECT count(*) FROM main.note WHERE private",
        "SELECT rowid FROM main.note",
        "SELECT changes FROM main.history",
        "SELECT label FROM main.history",
        "SELECT 1 FROM main.history WHERE changes LIKE '%x%'",
        "SELECT script FROM main.step",
        "SELECT script FROM main.exercise",
        "SELECT cursor FROM presence",
        "WITH note AS (SELECT text FROM main.note WHERE private) SELECT count(*) FROM draft",
        "DELETE FROM stage",
        "INSERT INTO silo (id) VALUES ('x')",
        "DROP VIEW temp.note",
        "CREATE TEMP TABLE copy AS SELECT * FROM note",
        "CREATE TEMP VIEW ours AS SELECT * FROM main.note",
        "ATTACH ':memory:' AS other",
        "PRAGMA query_only=OFF",
        "PRAGMA journal_mode=WAL",
        "PRAGMA writable_schema=ON",
        "VACUUM INTO '/dev/null'",
    ],
)
def test_sqlite_itself_denies_what_is_masked_and_what_is_no_question(
    workshop: str, store: Store, statement: str
) -> None:
    db = masked_connection(store.path)
    with pytest.raises(sqlite3.DatabaseError, match=r"prohibited|not authorized|authorization denied"):
        db.execute(statement).fetchall()
    db.close()


@pytest.fixture
def asked_of(monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, str, str]]:
    """Table, column and view of all that SQLite was asked for over masked connections."""
    asked: set[tuple[str, str, str]] = set()

    def noted(action: int, what: str | None, detail: str | None, database: str | None, view: str | None) -> int:
        answer = masked.allowed(action, what, detail, database, view)
        if action == sqlite3.SQLITE_READ and database == "main":
            asked.add((what or "", detail or "", view or ""))
        return answer

    connection = masked.masked_connection

    def watched(*args: object, **options: object) -> sqlite3.Connection:
        db = connection(*args, **options)  # type: ignore[arg-type]
        db.set_authorizer(noted)
        return db

    monkeypatch.setattr("onecompany.store.following.follower.masked_connection", watched)
    monkeypatch.setattr("onecompany.store.following.masked_reading.masked_connection", watched)
    return asked


def states(writer: WorkshopWriter, form: str, *, named: bool, clock: FakeClock) -> Iterator[str]:
    """A vote in each state that it can be in, one after the other."""
    exercise = next(row.id for row in writer.state.rows("exercise") if row.kind == "stages")
    leaders = writer.state.rows("leader")
    asked = Asked("loose" if form == "lines" else "decisions", form, CHOICES[form], budget=3, most=2, threshold=4)
    view = View(writer.state, writer.state.get("exercise", exercise), DAY, ())
    if form == "lines":
        asked = Asked(sealed_vote(view).polls[0].subject, form)
    tell = of_kinds.reveal  # the kind's own way, so that lines become loose notes

    def votes(count: int) -> None:
        for leader in leaders[:count]:
            if form == "lines":
                number = seal(writer, round_id, f"{SECRET} says {leader.id}", leader_id=leader.id, named=named)
                if named and leader is leaders[0]:
                    take_back(writer, round_id, number)
                    seal(writer, round_id, f"{SECRET} again", leader_id=leader.id, named=named)
            else:
                cast(writer, leader.id, {round_id: [CHOICES[form][0][1]]})

    (round_id,) = rounds.open_rounds(writer, exercise, [asked], "sealed" if form == "lines" else "ballot")
    yield "open"
    votes(3)
    yield "some have voted"
    rounds.close(writer, [round_id])
    yield "closed"
    rounds.reopen(writer, [round_id])
    yield "open again"
    clock.advance(5)
    rounds.begin_anew(writer, [round_id])
    yield "begun anew"
    votes(5)
    rounds.close(writer, [round_id])
    yield "closed again"
    tell(writer, [round_id])
    yield "revealed"
    writer.undo()
    yield "covered"
    writer.redo()
    yield "revealed by redo"
    writer.undo()
    rounds.give_up(writer, [round_id])
    yield "given up"
    writer.undo()
    yield "covered again"


@pytest.mark.parametrize(("form", "named"), [(form, False) for form in CHOICES] + [("lines", True)])
def test_in_no_state_of_any_vote_anything_masked_is_asked_for_or_known(
    writer: WorkshopWriter, store: Store, follower: Follower, clock: FakeClock, asked_of: set[tuple[str, str, str]],
    form: str, named: bool,
) -> None:  # fmt: skip
    exercise = writer.state.rows("exercise")[0].id
    capture.add_note(writer, exercise, [f"{SECRET} in private"], private=True)
    shown: list[str] = []
    for state in states(writer, form, named=named, clock=clock):
        writer.keep_draft(exercise, "stage:", f"{SECRET} in a draft")
        fresh = Follower(store.path)
        for who in (follower, fresh):
            assert shows(who, store.read(writer.workshop_id)), state
            known = repr([vars(seen) for seen in [who.look().state]]) + repr(vars(who))
            if SECRET in known:
                shown.append(state)
        fresh.close()
    assert set(shown) == ({"revealed", "revealed by redo"} if form == "lines" else set())
    assert {column for table, column, view in asked_of if table == "sealed_line"} == {"round_id"}
    assert not {asked for asked in asked_of if asked[0] in ("ballot", "draft", "presence")}
    assert {view for table, _, view in asked_of if table == "note"} == {"note"}
    in_history = {(column, view) for table, column, view in asked_of if table == "history"}
    assert {view for column, view in in_history if column in ("changes", "label")} <= {
        "history_act", "history_start", "history_row", "history_round",
    }  # fmt: skip


def test_what_is_seen_of_the_history_has_nothing_that_somebody_typed(writer: WorkshopWriter, store: Store) -> None:
    capture.add_note(writer, None, [f"{SECRET} in private"], private=True)
    capture.add_note(writer, None, [f"{SECRET} in the open"])
    db = masked_connection(store.path)
    for view in ("history_act", "history_start", "history_row", "history_round"):
        rows = db.execute(f"SELECT * FROM {view}").fetchall()
        assert SECRET not in repr(rows)
        assert rows or view in ("history_start", "history_round")
    assert [row[0] for row in db.execute("SELECT text FROM note")] == [f"{SECRET} in the open"]
    assert {row[0] for row in db.execute("SELECT script, id FROM step")} == {""}
    db.close()
