"""The form for a new workshop of an organisation that has some: what goes on, what stays, who takes part."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, Static, TextArea

from onecompany.app.screens.new import NewWorkshopScreen
from onecompany.app.widgets.checklist import FormChecklist
from onecompany.app.widgets.going_on import GoingOn
from onecompany.app.widgets.plan_list import DEFAULT, PlanList
from onecompany.kinds.beginning import begin
from onecompany.kinds.sample import sample_plan
from onecompany.store.acts import agenda, capture
from onecompany.store.file import Store
from tests.app.conftest import Hands, Opened
from tests.clock_double import FakeClock
from tests.conftest import DAY, PEOPLE
from tests.exercises.room import Room

NAME = "Northwind Utilities"


@pytest.fixture
async def form(opened: Opened, store: Store, clock: FakeClock) -> AsyncIterator[Hands]:
    """The form, in a file with three workshops of Northwind's and one of another."""
    plan = sample_plan("journey-ownership-metrics")
    room = Room(store.writer(begin(store, organisation=NAME, plan=plan, date=DAY, people=PEOPLE)))
    room.journey("Buy", "Use")
    room.own(Buy="Sales", Use="Service")
    capture.commit(room.writer, None, "Call back", leader_id=room.leader("Finn"))
    agenda.start(room.writer)
    clock.advance(11 * 60)
    agenda.pause(room.writer)
    for days in (90, 180):
        begin(store, organisation=NAME, plan=plan, date=DAY + dt.timedelta(days=days))
    begin(store, organisation="North", plan=plan, date=DAY, people=PEOPLE[:2])
    store.close()
    async with opened(store.path, None) as hands:
        await hands.press("n")
        hands.app.screen.query_one("#date", Input).value = (DAY + dt.timedelta(days=180)).isoformat()
        await hands.settle()
        yield hands


async def typed(form: Hands, text: str) -> None:
    """Type, and wait until what a thread reads of it is shown."""
    await form.type(text)
    await form.settle()


def shown(hands: Hands, name: str) -> str:
    """The text of a part of the form, seen or not."""
    return str(hands.app.screen.query_one(f"#{name}", Static).content)


def ticks(hands: Hands) -> list[str]:
    """What is offered to go on."""
    rows = hands.app.screen.query_one(FormChecklist)
    return [str(rows.get_option_at_index(number).prompt) for number in range(rows.option_count)]


def listed(hands: Hands) -> str:
    """The list of leaders."""
    return hands.app.screen.query_one("#leaders", TextArea).text


async def test_a_known_organisation_shows_what_there_is_with_counts(form: Hands) -> None:
    await typed(form, "Nor")
    assert not form.app.screen.query_one("#before").parent.display  # type: ignore[union-attr]
    await typed(form, "th")
    assert listed(form).count("\n") == 1
    await typed(form, "wind Utilities")
    assert listed(form).splitlines()[0] == "Ben Okafor; CMO; Marketing"
    assert listed(form).count("\n") == len(PEOPLE) - 1
    rows = form.app.screen.query_one("#before", OptionList)
    assert [str(rows.get_option_at_index(number).prompt) for number in range(rows.option_count)] == [
        "1 Sep 2026  Journey, ownership, metrics  (the latest)",
        "3 Jun 2026  Journey, ownership, metrics",
        "5 Mar 2026  Journey, ownership, metrics",
        "none: it begins anew",
    ]
    assert [line.split("  ")[0] for line in ticks(form)] == [
        "[✓] Departments", "[✓] Leaders", "[✓] Journey, with goals and touchpoints",
        "[✓] Who owns which stage, and handoffs",
        "[✓] Open commitments",
    ]  # fmt: skip
    assert ticks(form)[0].endswith("6 departments")
    assert ticks(form)[-1].endswith("1 open commitment")


async def test_what_is_taken_out_stays_behind_and_is_so_after_escape(form: Hands) -> None:
    await typed(form, NAME)
    plans = form.app.screen.query_one(PlanList)
    plans.highlighted = list(plans._plans).index(DEFAULT)
    await form.press(*["tab"] * 5, "down", "down", "enter", "space", "down", "down", "down", "down", "space")
    assert ticks(form)[3].endswith("not without Departments")
    assert ticks(form)[1].endswith("leaders, without what stays behind")
    assert "[✓] Plan with the minutes" not in "\n".join(ticks(form))
    assert shown(form, "last-minutes") == "Last time Check-in took 11 minutes, planned 6."
    await form.press("down", "space", "escape", "escape", "n")
    lines = ticks(form)
    assert [line[:3] for line in lines if line] == ["[ ]", "[✓]", "[✓]", "[✓]", "[ ]", "[✓]"]
    assert "5 Mar" in str(form.app.screen.query_one("#before", OptionList).highlighted_option.prompt)  # type: ignore[union-attr]
    await form.press("ctrl+s")
    state = form.state
    assert state.workshop.origin_id == state.before[0].workshop_id
    assert len(state.rows("stage")) == 2
    assert (state.rows("commitment"), state.rows("ownership")) == ([], [])
    assert all(row.origin_id is None for row in state.rows("silo"))
    assert state.rows("step")[0].seconds == 11 * 60


async def test_what_is_chosen_stays_when_another_window_makes_a_workshop(form: Hands) -> None:
    await typed(form, NAME)
    await form.press(*["tab"] * 5, "down", "down", "enter", "space")
    chosen = form.app.screen.query_one(GoingOn).before
    assert form.app.screen.query_one(GoingOn).without == ["silos"]
    store = await form.app.workshop_file.store()
    begin(store, organisation=NAME, plan=sample_plan("quarterly-review"), date=DAY + dt.timedelta(days=170))
    form.app.screen._look()  # type: ignore[attr-defined]
    await form.settle()
    assert form.app.screen.query_one("#before", OptionList).option_count == 5
    part = form.app.screen.query_one(GoingOn)
    assert (part.before, part.without) == (chosen, ["silos"])
    form.app.screen.query_one("#organisation", Input).value = "North"
    await form.settle()
    part = form.app.screen.query_one(GoingOn)
    assert (part.without, part.chosen) == ([], "")


async def test_none_begins_anew_with_the_leaders_that_stand_there(form: Hands) -> None:
    await typed(form, NAME)
    await form.press(*["tab"] * 5, "end")
    assert ticks(form) == []
    await form.press("ctrl+s")
    assert form.state.workshop.origin_id is None
    assert len(form.state.rows("leader")) == len(PEOPLE)
    assert form.state.rows("stage") == []


async def test_who_is_new_or_gone_is_said_beside_the_list_and_a_new_name_of_a_silo_before_it_is_kept(
    form: Hands,
) -> None:
    await typed(form, NAME)
    area = form.app.screen.query_one("#leaders", TextArea)
    lines = [line.replace("; Marketing", "; Brand") for line in area.text.splitlines() if "Finn" not in line]
    await form.press("tab", "tab", "tab")
    area.select_all()
    await form.paste("\n".join([*lines, "Uma Rao; CPO; People"]))
    wanted = [
        "Uma Rao is new.",
        "Finn Maher is not in the list: has left, with one open commitment.",
        "“Brand” is taken for the new name of “Marketing”: what that owned goes with it.",
    ]
    assert shown(form, "turnover").splitlines() == wanted
    await form.press("ctrl+s")
    assert isinstance(form.app.screen, NewWorkshopScreen)
    assert shown(form, "said").splitlines() == [wanted[2], "Ctrl+S once more makes the workshop."]
    await form.press("ctrl+s")
    silos = {row.name for row in form.state.rows("silo")}
    assert "Brand" in silos
    assert "Marketing" not in silos
    assert "Finn Maher" not in {row.name for row in form.state.rows("leader")}
    assert [(row.leader_id, row.who) for row in form.state.rows("commitment")] == [(None, "Finn Maher")]


async def test_leaders_that_were_typed_stay_whatever_it_goes_on_from(form: Hands) -> None:
    await form.press("tab", "tab", "tab")
    await form.paste("Ida Berg; CHRO; People")
    await form.press("shift+tab", "shift+tab", "shift+tab")
    await typed(form, NAME)
    assert listed(form) == "Ida Berg; CHRO; People"
    await form.press(*["tab"] * 5, "down")
    assert listed(form) == "Ida Berg; CHRO; People"
    assert (
        len(shown(form, "turnover").splitlines()) == 9
    )  # who is new, seven of those who are not there, and how many more


async def test_a_form_for_an_organisation_has_its_name_and_keeps_its_own_words(form: Hands) -> None:
    await typed(form, "Half a na")
    await form.press("escape")
    form.app.push_screen(NewWorkshopScreen(organisation=NAME))
    await form.settle()
    assert form.app.screen.query_one("#organisation", Input).value == NAME
    assert listed(form).count("\n") == len(PEOPLE) - 1
    assert len(ticks(form)) == 5
    await form.press("escape", "n")
    assert form.app.screen.query_one("#organisation", Input).value == "Half a na"


def offered(hands: Hands) -> list[str]:
    """The workshops that are offered to go on from."""
    rows = hands.app.screen.query_one("#before", OptionList)
    return [str(rows.get_option_at_index(number).prompt) for number in range(rows.option_count)]


async def retype(hands: Hands, date: str) -> None:
    """Type another date, in its field."""
    hands.app.screen.query_one("#date").focus()
    await hands.press("ctrl+a", "ctrl+k")
    await typed(hands, date)


async def test_it_goes_on_from_none_of_a_later_day_and_the_date_is_shown_as_it_is_read(form: Hands) -> None:
    await typed(form, NAME)
    await retype(form, "4.6.2026")
    assert shown(form, "day-read") == "Thursday 4 June 2026, in 3 months"
    assert offered(form) == [
        "3 Jun 2026  Journey, ownership, metrics  (the latest)",
        "5 Mar 2026  Journey, ownership, metrics",
        "none: it begins anew",
    ]
    assert shown(form, "later") == "One workshop is after that day: nothing goes on from a later one."
    form.app.screen.query_one("#before").focus()
    await form.press("down")
    await retype(form, "1.1.2026")
    assert offered(form) == ["none: it begins anew"]
    assert shown(form, "later").startswith("Nothing goes on: its three workshops")
    assert shown(form, "said") == ""
    assert ticks(form) == []
    await retype(form, "31 Novem")
    assert shown(form, "day-read").startswith("No day yet")
    await retype(form, "1 sep")
    assert len(offered(form)) == 4
    assert not form.app.screen.query_one("#later").display
    await form.press("ctrl+s")
    assert form.state.workshop.date == dt.date(2026, 9, 1)
    assert form.state.workshop.origin_id == form.state.before[0].workshop_id


async def test_counts_follow_the_list_of_leaders(form: Hands) -> None:
    await typed(form, NAME)
    assert ticks(form)[1].endswith(f"{len(PEOPLE)} leaders")
    form.app.screen.query_one("#leaders", TextArea).text = "Ben Okafor; CMO; Marketing"
    await form.settle()
    assert ticks(form)[1].endswith("1 leader")


async def test_a_known_organisation_has_the_review_marked_until_a_plan_is_chosen(form: Hands) -> None:
    plans = form.app.screen.query_one(PlanList)
    assert plans.chosen is not None
    assert plans.chosen[0] == DEFAULT
    await typed(form, NAME)
    assert plans.chosen[0] == "quarterly-review"
    await form.press("backspace")
    assert plans.chosen[0] == DEFAULT
    await form.press("tab", "down", "up", "shift+tab", "end")
    await typed(form, NAME[-1])
    assert plans.chosen[0] == DEFAULT


async def test_f1_says_what_is_typed_into_the_form(form: Hands) -> None:
    await form.press("f1")
    assert "below it stands what was read" in form.screen
    assert "begin an entry" not in form.screen
    await form.press("escape", "escape", "f1")
    assert "begin an entry" not in form.screen


async def test_a_customer_is_called_as_it_is_typed_and_so_in_the_next_workshop(form: Hands) -> None:
    await typed(form, "Clinic")
    word = form.app.screen.query_one("#customer", Input)
    assert "a customer, customers" in shown(form, "customer-read")
    word.value = "person, people, folk"
    await form.settle()
    assert "too much" in shown(form, "customer-read")
    word.value = "family"
    await form.settle()
    assert shown(form, "customer-read") == "a family, families"
    await form.press("ctrl+s")
    assert str(form.state.terms.placeholders["customers"]) == "families"
    assert any("a family" in row.prompt for row in form.state.rows("exercise"))
    await form.press("ctrl+b", "n")
    form.app.screen.query_one("#date", Input).value = (DAY + dt.timedelta(days=200)).isoformat()
    await typed(form, "Clinic")
    assert shown(form, "customer-read").startswith("a family, families")


@pytest.mark.parametrize("size", [(80, 24), (112, 32)], ids=str)
async def test_the_field_that_has_the_focus_is_seen(opened: Opened, tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path / "empty.onecompany", None, size=size) as hands:
        await hands.press("n")
        await typed(hands, "Clinic")
        fields = ["organisation"]
        while len(fields) < 5:
            await hands.press("tab")
            focused = hands.app.screen.focused
            assert focused is not None
            assert focused.region.height
            assert hands.app.screen.query_one("#form").region.contains_region(focused.region)
            fields.append(focused.id or "")
        assert fields[-1] == "customer"
        await typed(hands, "family")
        for words in ("A customer is called here", "family", "a family, families"):
            assert words in hands.screen
        await hands.press("shift+tab", "tab")
        assert "a family, families" in hands.screen
