"""Who is new in a list of leaders, who is gone, and which silo has another name."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from onecompany.kinds.beginning import begin
from onecompany.kinds.carrying import what_goes_on
from onecompany.kinds.last_time import about_people, about_silos
from onecompany.parsing.people import Person, parse_people
from onecompany.store.acts.capture import commit
from onecompany.store.acts.people import change_leader
from onecompany.store.file import Store
from onecompany.store.state import State
from onecompany.store.turnover import turnover
from tests.clock_double import FakeClock
from tests.conftest import DAY, plan_of, planned

BEFORE = "Ana Peña; COO; Operations|Ben Okafor; CMO; Marketing|Cy Tan; COO; Operations"


def people(text: str) -> tuple[Person, ...]:
    """Leaders, with a bar between each two."""
    return parse_people(text.replace("|", "\n")).people


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> State:
    """Three leaders of two silos, and two commitments of one of them."""
    with Store(tmp_path_factory.mktemp("turnover") / "a.onecompany", clock=FakeClock()) as store:
        made = begin(store, organisation="A", plan=plan_of(planned("open")), date=DAY, people=people(BEFORE))
        writer = store.writer(made)
        ana = writer.state.rows("leader")[0].id
        for what in ("Call them", "Write to them"):
            commit(writer, None, what, leader_id=ana)
        return writer.state


@pytest.mark.parametrize(
    ("listed", "renamed"),
    [
        (BEFORE, {}),
        ("Ana Peña; COO; Field|Ben Okafor; CMO; Marketing|Cy Tan; COO; Field", {"Operations": "Field"}),
        ("ana peña; COO; field|Cy Tan; COO; FIELD|Ben Okafor; CMO; Marketing", {"Operations": "field"}),
        ("Ana Peña; COO; Field|Ben Okafor; CMO; Marketing", {"Operations": "Field"}),  # Cy does not come again
        ("Ana Peña; COO; Field|Cy Tan; COO; Operations", {}),  # one has left the silo
        ("Ana Peña; COO; Field|Cy Tan; COO; Service", {}),  # it was split
        ("Ana Peña; COO; Field|Ben Okafor; CMO; Field", {}),  # two became one
        ("Ana Peña; COO; Marketing|Ben Okafor; CMO; Marketing", {}),  # it went to another that was there
        ("Ana Peña; COO; Field|Dee Ray; CEO; Operations", {}),  # somebody else has it now
        ("Ana Peña; COO|Cy Tan; COO", {}),  # no silo is named
        ("Dee Ray; CEO; Field", {}),  # nobody comes again
        ("Ana Peña; COO; Brand|Ben Okafor; CMO; Growth", {"Operations": "Brand", "Marketing": "Growth"}),
    ],
)
def test_a_silo_has_another_name_where_all_who_come_again_say_so(
    before: State, listed: str, renamed: dict[str, str]
) -> None:
    change = turnover(before, people(listed))
    assert {before.get("silo", silo_id).name: name for silo_id, name in change.renamed.items()} == renamed
    assert len(about_silos(before, people(listed))) == len(renamed)
    assert about_silos(before, people(listed), without=("silos",)) == []


def test_who_is_new_and_who_is_gone_is_said(before: State) -> None:
    listed = people("BEN OKAFOR; CMO; Marketing|Dee Ray; CEO|Eve Lind; CFO")
    assert about_people(before, listed) == [
        "Dee Ray and Eve Lind are new.",
        "Ana Peña is not in the list: has left, with two open commitments.",
        "Cy Tan is not in the list: has left.",
    ]
    assert about_people(before, people(BEFORE)) == []
    assert about_people(before, listed, without=("commitments",))[1] == "Ana Peña is not in the list: has left."
    assert about_people(before, listed, without=("leaders",)) == about_people(None, listed) == []


def test_who_left_does_not_go_on_and_who_comes_back_is_the_same(tmp_path: Path) -> None:
    with Store(tmp_path / "a.onecompany", clock=FakeClock()) as store:

        def held(days: int, listed: str | None) -> State:
            made = begin(
                store,
                organisation="A",
                plan=plan_of(planned("open")),
                date=DAY + dt.timedelta(days=days),
                people=None if listed is None else people(listed),
            )
            return store.read(made)

        first = held(0, BEFORE)
        ana, ben, _ = first.rows("leader")
        writer = store.writer(first)
        commit(writer, None, "Call them", leader_id=ana.id)
        change_leader(writer, ben.id, present=False)
        second = held(90, "Ben Okafor; CMO; Marketing|Cy Tan; COO; Operations")
        assert [(row.name, row.present) for row in second.rows("leader")] == [("Ben Okafor", True), ("Cy Tan", True)]
        assert [(row.leader_id, row.who) for row in second.rows("commitment")] == [(None, "Ana Peña")]
        third = held(180, "Ana Peña; COO; Operations|Ben Okafor; CMO; Marketing|Eve Lind; CFO")
        assert [row.origin_id for row in third.rows("leader")] == [ana.id, ben.id, None]
        writer = store.writer(third)
        change_leader(writer, third.rows("leader")[0].id, present=False)
        assert [row.present for row in held(270, None).rows("leader")] == [True] * 3


def test_counts_are_of_those_who_come_again(before: State) -> None:
    def counted(listed: str) -> dict[str, int]:
        return {group.name: number for group, number in what_goes_on(before, DAY, (), people(listed))}

    assert counted(BEFORE)["leaders"] == 3
    assert counted("Cy Tan; COO|Dee Ray; CEO")["leaders"] == 1
    assert "leaders" not in counted("Dee Ray; CEO")
