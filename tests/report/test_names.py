"""Roles in place of names: in any script, case and form, wherever they stand; and the board's copy."""

from __future__ import annotations

from typing import Any

import pytest

from onecompany.exercises.commitments import acts as promises
from onecompany.exercises.metrics import METRIC
from onecompany.exercises.metrics import acts as metrics
from onecompany.exercises.open import acts as talk
from onecompany.kinds import rows
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.report.names import without_names
from onecompany.report.roles import Roles
from onecompany.store.acts import capture
from onecompany.store.file import Store
from onecompany.store.tables import Leader
from onecompany.summary.texts import texts
from tests.conftest import PEOPLE
from tests.exercises.room import Room, day, promise
from tests.report.reporting import board_copy, report
from tests.report.test_course import next_room


def rename(room: Room, *people: tuple[str, str]) -> None:
    """Give the first leaders other names and roles."""
    with room.writer.act("renamed") as transaction:
        for row, (name, role) in zip(room.state.rows("leader"), people, strict=False):
            transaction.change(Leader, row.id, name=name, role=role)


@pytest.fixture
def roles(room: Room) -> Roles:
    """The roles of people whose names are hard to find, or easy to mistake."""
    rename(
        room,
        ("Ana Peña", "COO"),
        ("Will Marsh-Bell", "CMO"),
        ("李伟", "CIO"),
        ("דנה לוי", "CFO"),
        ("Dr. Åsa van der Berg 🚀", "Head of Network"),
        ("Ana Rossi", "Head of Sales"),
    )
    return Roles(room.state)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ana Peña will ask", "COO will ask"),
        ("ANA PEÑA, ana pena and Ana Pen\u0303a", "COO, COO and COO"),
        ("Peña's team, Peñas Team", "COO's team, COOs Team"),
        ("Ana said so", "a leader said so"),
        ("We will do it; Will does not", "We will do it; CMO does not"),
        ("(Marsh-Bell)", "(CMO)"),
        ("问李伟吧", "问CIO吧"),
        ("לדנה לוי", "לCFO"),
        ("Berg, Åsa; asa; ÅSA", "Head of Network, Head of Network; Head of Network; Head of Network"),
        ("banana, Roma, van der, Bergamo", "banana, Roma, van der, Bergamo"),
        ("", ""),
    ],
)
def test_names_are_found_in_any_form_and_nothing_else_is(roles: Roles, text: str, shown: str) -> None:
    assert roles(text) == shown


def test_a_role_that_names_somebody_is_no_role_to_show(room: Room) -> None:
    rename(room, ("Ana Peña", "Deputy of Ben"), ("Ben Okafor", ""), ("Eli Roth", "Director"), ("Mia Stone", "director"))
    roles = Roles(room.state)
    shown = [roles.labels[row.id] for row in room.state.rows("leader")][:4]
    assert shown == ["a leader", "leader of Sales", "Director 1", "director 2"]


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("O'Brien", "O'Brien and O’Brien", "COO and COO"),
        ("Jean-Luc Picard", "Jean-Luc, Jean Luc, Jean, Luc Picard", "COO, COO, COO, COO COO"),
        ("J. Smith", "J. Smith; Smith; I", "COO; COO; I"),
        ("Mary Ann", "Mary, Ann, Mary-Ann, Annals", "COO, COO, COO, Annals"),
        ("Jürgen Müller", "Mueller, Muller, MÜLLER, Juergen", "COO, COO, COO, COO"),
        ("Łukasz Żak", "Lukasz Zak, ŁUKASZ", "COO, COO"),
        ("Gro Weiß", "Weiss WEISS weiß", "COO COO COO"),
        ("İpek", "ipek IPEK İPEK", "COO COO COO"),
        ("A", "A bird", "A bird"),
        ("Ben (Sales)", "Ben and Sales, ben_k @ben", "COO and Sales, COO_k @COO"),
    ],
)
def test_names_that_are_typed_in_other_ways(room: Room, name: str, text: str, shown: str) -> None:
    rename(room, (name, "COO"))
    with room.writer.act("alone") as transaction:
        for row in room.state.rows("leader")[1:]:
            transaction.change(Leader, row.id, name="Quentin Zzyzx", role="other")
    assert Roles(room.state)(text) == shown


def named(room: Room) -> list[str]:
    """Say names everywhere, and return those that must not be seen any more."""
    rename(room, ("Anouk Zwart", "COO"), ("Bodil Quist", "CMO"), ("Carlo Vasari", "CTO"))
    leaders = [row.id for row in room.state.rows("leader")]
    exercise = room.exercise("open").id
    capture.add_decision(room.writer, exercise, "Anouk decides, zwart auf weiß")
    capture.park(room.writer, exercise, "Ask Quist about renters")
    promises.own(room.writer, room.state.rows("parking")[0].id, leaders[1])
    talk.add_notes(room.writer, exercise, ["Bodil: I shall call Anouk"])
    promise(room, "Vasari calls every customer", "Anouk", day(20))
    lone = capture.commit(room.writer, None, "Paint the van")
    rows.change(room.writer, COMMITMENT, lone, "said who", who="Xenia Outsider", by_when=day(30))
    room.journey("Carlo finds out", "I buy")
    (metric,) = metrics.add_metrics(room.writer, leaders[0], ["Calls to Bodil"])
    rows.change(room.writer, METRIC, metric, "described", definition="As ANOUK counts them")
    room.handoff("Carlo finds out", "I buy", leader_id=leaders[2], what="Quist's list")
    names = [row.name for row in room.state.rows("leader")]
    return [*names, *(part for name in names for part in name.split()), "Xenia", "Outsider"]


def leaks(part: Any, names: list[str]) -> list[str]:
    """The names that are found in a part, whatever the case of their letters."""
    whole = "\n".join(texts(part)).casefold()
    return [name for name in names if name.casefold() in whole]


def test_without_names_nobody_is_named_anywhere(room: Room) -> None:
    names = named(room)
    assert len(leaks(report(room), names)) > 8
    shown = without_names(room.state, Roles(room.state))
    made = report(Room(_Desk(shown)))  # type: ignore[arg-type]
    assert leaks(made, names) == []
    assert leaks(made.upcoming, names) == []
    whole = "\n".join(texts(made))
    for words in ("COO decides, COO auf weiß", "CMO: I shall call COO", "CTO finds out", "somebody else"):
        assert words in whole
    assert leaks(report(room), ["Anouk Zwart"]) == ["Anouk Zwart"], "the workshop itself keeps its names"


def test_the_board_reads_owners_by_name_everywhere_and_no_other_name(room: Room) -> None:
    names = named(room)
    made = board_copy(room.state)
    assert made.appendix == ()
    assert made.meta.people == ()
    assert [row[1] for row in made.front.commitments.rows] == ["Anouk Zwart", "Xenia Outsider"]
    assert {each.who for each in made.upcoming.promises} == {"Anouk Zwart", "Xenia Outsider"}
    owners = {"Anouk Zwart", "Anouk", "Zwart", "Xenia", "Outsider"}
    assert set(leaks(made, names)) == owners
    whole = "\n".join(texts(made))
    for sentence in ("Anouk decides, zwart auf weiß", "CTO calls every customer"):
        assert sentence in whole


def test_an_owner_keeps_the_whole_name_where_others_share_a_part_of_it(room: Room) -> None:
    rename(room, ("Ana Peña", "COO"), ("Ana Rossi", "CMO"), ("Ben Peña", "CTO"))
    rows.add(room.writer, COMMITMENT, [{"what": "Call them", "leader_id": room.state.rows("leader")[0].id}])
    owning = Roles(room.state, owners=False)
    assert owning("Ana Peña asks Ana Rossi, Ben Peña asks ANA PENA") == "Ana Peña asks CMO, CTO asks ANA PENA"
    assert owning("Ana asks Rossi") == "a leader asks CMO"
    labels = [owning.labels[row.id] for row in room.state.rows("leader")][:3]
    assert labels == ["Ana Peña", "CMO", "CTO"]


def test_who_owned_something_last_time_is_an_owner(store: Store, room: Room) -> None:
    promise(room, "Call them", "Ana", day(20))
    state = next_room(store, 90, without=["commitments"]).state
    assert not state.rows("commitment")
    (before,) = without_names(state, Roles(*state.before, state, owners=False)).before
    names = {person.name for person in PEOPLE}
    assert {row.name for row in before.rows("leader")} & names == {"Ana Peña"}


class _Desk:
    """Rows without a file behind them."""

    def __init__(self, state: Any) -> None:
        self.state = state


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("Will", "We will do it; Will does", "We will do it; COO does"),
        ("mark stone", "Mark said: mark it, stone by stone", "COO said: mark it, stone by stone"),
        ("May Stone", "May Stone said", "COO said"),
        ("Les Gold", "less is more, Les", "less is more, COO"),
        ("An Nguyen", "make an offer to An", "make an offer to COO"),
        ("April Jones", "due on 3 April 2026, April", "due on 3 April 2026, COO"),
        ("Al Gore", "Al will call", "COO will call"),
        ("Ben 23", "23 calls", "23 calls"),
        ("김민수", "김민수가 말했다", "COO가 말했다"),
        ("ד״ר דנה לוי", "דבר ורד; לדנה", "דבר ורד; לCOO"),
    ],
)
def test_what_is_no_name_stays(room: Room, name: str, text: str, shown: str) -> None:
    rename(room, (name, "COO"))
    with room.writer.act("alone") as transaction:
        for row in room.state.rows("leader")[1:]:
            transaction.change(Leader, row.id, name="Quentin Zzyzx", role="other")
    assert Roles(room.state)(text) == shown


def test_labels_are_never_the_same_and_name_nobody(room: Room) -> None:
    rename(
        room,
        ("Ben Okafor", "Director"),
        ("Carla Rossi", "Ben's deputy"),
        ("A Bee", "Director"),
        ("C Dee", "Director 1"),
    )
    shown = list(Roles(room.state).labels.values())
    assert shown[1] == "a leader"
    assert len({label.casefold() for label in shown}) == len(shown)


def test_a_finding_that_an_older_file_names_by_a_name_is_named_without_it(room: Room) -> None:
    silo = room.silo("Sales")
    kept = capture.commit(room.writer, None, "Call them", serves=f"finding:ownership.most:{silo}")
    older = capture.commit(room.writer, None, "Ask them", serves="finding:commitments.most:ana pena")
    shown = without_names(room.state, Roles(room.state))
    assert shown.get("commitment", kept).serves == f"finding:ownership.most:{silo}"
    assert shown.get("commitment", older).serves == "finding:commitments.most"
