"""A review over three workshops: what was kept, how the metrics fare, the code, the cracks, and what comes first."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from onecompany.clock import Stamp
from onecompany.exercises.commitments.upcoming import targets
from onecompany.exercises.review import READING, acts
from onecompany.exercises.review.answers import waiting
from onecompany.exercises.review.findings import find, unfinished
from onecompany.exercises.review.readings import day_of
from onecompany.exercises.review.section import numbers, sections
from onecompany.kinds import rows
from onecompany.kinds.beginning import begin
from onecompany.kinds.lineage import CrackLine, cracks_of
from onecompany.kinds.measures import measures_of
from onecompany.kinds.progress import Progress, progress, then_and_now
from onecompany.kinds.promises import promised_before, serving
from onecompany.kinds.registry import table
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.kinds.view import Finding, View
from onecompany.report.build import build_report
from onecompany.report.promised import promises
from onecompany.sentences import lazy_gettext
from onecompany.store.acts import agenda, capture
from onecompany.store.file import Store
from onecompany.store.records import Record
from onecompany.summary.texts import texts
from tests.conftest import DAY, MORNING, plan_of, planned
from tests.exercises.room import Room, add_metric, day, promise

QUARTER = dt.timedelta(days=91)
NINE = ("Ana", "Ben", "Eva", "Dev", "Carla", "Finn", "Grace", "Hugo", "Ana")
REVIEW = plan_of(planned("review"), planned("commitments"))


def next_room(room: Room, store: Store, plan: Any = REVIEW) -> Room:
    """The organisation's next workshop, a quarter later."""
    date = room.state.workshop.date + QUARTER
    after = Room(store.writer(begin(store, organisation="Northwind Utilities", plan=plan, date=date)))
    after.today = date
    agenda.start(after.writer)  # what nobody has begun counts for nothing
    return after


@pytest.fixture
def reviewed(room: Room, store: Store) -> Room:
    """A review of nine promises, due ten days before it."""
    for number, name in enumerate(NINE, 1):
        promise(room, f"Thing {number}", name, day(81))
    return next_room(room, store)


def answer(room: Room, *states: str) -> None:
    """Say what became of the promises, one after the other."""
    for row, state in zip(promised_before(room.state), states, strict=False):
        acts.answer(room.writer, row.id, state)


def view(room: Room) -> View:
    """The workshop as the review sees it."""
    return View(room.state, room.exercise("review"), room.today)


class TestPromises:
    def test_seven_of_nine(self, reviewed: Room) -> None:
        assert unfinished(view(reviewed)) == "Nine promises have no answer yet."
        answer(reviewed, *["kept"] * 7, "open")
        assert unfinished(view(reviewed)) == "One promise has no answer yet."
        answer(reviewed, *["kept"] * 7, "open", "dropped")
        assert unfinished(view(reviewed)) == ""
        (section,) = sections(view(reviewed))
        assert section.conclusion == "Seven of nine promises were kept. One was dropped and one is still on."
        assert [(number.value, number.label, number.rank) for number in numbers(view(reviewed))] == [
            ("7 of 9", "promises kept", 1.0)
        ]
        assert reviewed.says("review") == [
            "! “Thing 8” has been overdue for 10 days",
            "! “Thing 9” was dropped, and nobody has said why",
        ]

    @pytest.mark.parametrize(
        ("kept", "said"),
        [
            (9, "✓ All nine promises were kept"),
            (8, "✓ Eight of nine promises were kept"),
            (7, ""),
            (5, ""),
            (4, "! Four of nine promises were kept"),
            (1, "! One of nine promises was kept"),
            (0, "! None of the nine promises was kept"),
        ],
    )
    def test_a_share_that_is_worth_a_word(self, reviewed: Room, kept: int, said: str) -> None:
        answer(reviewed, *["kept"] * kept, *["dropped"] * (9 - kept))
        spoken = [text for text in reviewed.says("review") if "nobody has said why" not in text]
        assert spoken == ([said] if said else [])

    def test_nothing_is_said_of_the_share_before_all_have_an_answer(self, reviewed: Room) -> None:
        answer(reviewed, *["kept"] * 8)
        assert not any("promises" in text for text in reviewed.says("review"))
        assert measures_of(reviewed.state, reviewed.today)["kept"].value is None
        answer(reviewed, *["kept"] * 8, "late")
        assert (measures_of(reviewed.state, reviewed.today)["kept"].value, waiting(reviewed.state)) == (8, [])

    def test_what_is_not_due_yet_counts_neither_way(self, reviewed: Room) -> None:
        *_, eighth, ninth = promised_before(reviewed.state)
        for row in (eighth, ninth):
            rows.change(reviewed.writer, COMMITMENT, row.id, by_when=day(120))
        answer(reviewed, *["kept"] * 7, "open")
        kept = reviewed.key("review", "review.kept")
        assert (kept.text, kept.why) == ("All seven promises were kept", "Two are not due yet.")
        assert sections(view(reviewed))[0].conclusion == "All seven promises were kept. Two are not due yet."
        assert [(one.value, one.note) for one in numbers(view(reviewed))] == [("7 of 7", "two are not due yet")]
        measure = measures_of(reviewed.state, reviewed.today)["kept"]
        assert (measure.value, measure.of) == (7, 7), "the one without an answer is not due yet"
        acts.answer(reviewed.writer, ninth.id, "late")
        measure = measures_of(reviewed.state, reviewed.today)["kept"]
        assert (measure.value, measure.of) == (7, 8), "late counts, though its new day is ahead"
        assert sum(one.counts(reviewed.today) for one in promises([reviewed.state])) == 8, "so does the year"

    def test_page_one_begins_with_it_and_the_commitments_speak_of_what_lies_ahead(self, reviewed: Room) -> None:
        answer(reviewed, *["kept"] * 7, "late", "dropped")
        eighth = promised_before(reviewed.state)[7]
        rows.change(reviewed.writer, COMMITMENT, eighth.id, by_when=day(120))
        promise(reviewed, "A new thing", "Ben", day(150))
        stamp = Stamp(MORNING, 0.0, "test")
        report = build_report(reviewed.state, at=stamp, today=reviewed.today, version="1", data_hash="x")
        first, *_, last = report.front.bottom_line
        assert first == "Seven of nine promises were kept. One was dropped and one is late."
        assert last.startswith("Two commitments are open, each with a name and a date.")
        assert [row[0] for row in report.front.commitments.rows] == ["Thing 8", "A new thing"]
        assert report.in_order()[0].key == "review"
        ahead = next(section for section in report.sections if section.key == "commitments")
        assert "Thing 9" not in texts(ahead)

    def test_what_is_settled_does_not_go_on_and_what_is_on_is_asked_again(self, reviewed: Room, store: Store) -> None:
        answer(reviewed, *["kept"] * 6, "open", "late", "dropped")
        before = store.read(reviewed.writer.workshop_id).tables
        third = next_room(reviewed, store)
        assert [row.what for row in waiting(third.state)] == ["Thing 7", "Thing 8"]
        answer(third, "kept", "kept")
        assert store.read(reviewed.writer.workshop_id).tables == before

    def test_each_answer_is_taken_back_alone(self, reviewed: Room) -> None:
        answer(reviewed, "kept", "late")
        reviewed.writer.undo()
        assert waiting(reviewed.state)[0].what == "Thing 2"
        assert promised_before(reviewed.state)[1].state == "open"

    def test_a_first_workshop_has_nothing_to_look_back_at(self, room: Room, store: Store) -> None:
        new = Room(store.writer(begin(store, organisation="Other", plan=REVIEW, date=DAY, people=())))
        assert (unfinished(view(new)), numbers(view(new)), new.says("review")) == ("", [], [])
        (section,) = sections(view(new))
        assert section.conclusion == ""
        assert "nothing to look back at yet" in " ".join(texts(section))


def metric_of(
    way: str = "", baseline: float | None = 70.0, target: float | None = 90.0, by_when: dt.date | None = None
) -> Record:
    """A metric with these ends."""
    return Record(direction=way, baseline=baseline, target=target, by_when=by_when)


class TestReadings:
    @pytest.mark.parametrize(
        ("metric", "read", "fares"),
        [
            (metric_of(), [], "unread"),
            (metric_of(), [74], "on_the_way"),
            (metric_of(), [74, 74], "on_the_way"),
            (metric_of(), [74, 72], "wrong_way"),
            (metric_of(), [66], "wrong_way"),
            (metric_of(), [66, 68], "not_yet"),
            (metric_of(), [70], "not_yet"),
            (metric_of(), [95, 90], "reached"),
            (metric_of(baseline=20, target=5), [12], "on_the_way"),
            (metric_of(baseline=20, target=5), [22], "wrong_way"),
            (metric_of(baseline=20, target=5), [5], "reached"),
            (metric_of("down", baseline=None, target=None), [9], "not_yet"),
            (metric_of("down", baseline=None, target=None), [9, 8], "on_the_way"),
            (metric_of(baseline=None), [80], "not_yet"),
            (metric_of(baseline=None), [90], "reached"),
            (metric_of("up", baseline=None), [90], "reached"),
            (metric_of("", baseline=None, target=None), [1, 2], "not_yet"),
            (metric_of(by_when=DAY), [74], "on_the_way"),
            (metric_of(by_when=day(-1)), [74], "missed"),
            (metric_of(by_when=day(-1)), [95], "reached"),
            (metric_of(by_when=day(-1)), [], "unread"),
        ],
    )
    def test_how_a_metric_fares(self, metric: Record, read: list[float], fares: Progress) -> None:
        assert progress(metric, [Record(value=value) for value in read], DAY) == fares

    def test_a_metric_is_read_again_and_its_readings_go_on(self, room: Room, store: Store) -> None:
        room.journey("Buy", "Use")
        metric = add_metric(room, "Ana", "Homes live", unit="%", by_when=day(180))
        acts.read(room.writer, room.state.get("metric", metric), DAY, 74.0)
        second = next_room(room, store)
        assert second.says("review") == ["! “Homes live” has no new reading"]
        (row,) = second.state.rows("metric")
        first = acts.read(second.writer, row, second.today, 71.0)
        assert second.says("review") == ["✗ “Homes live” has moved the wrong way"]
        assert second.found("review")[0].why == "From 74 to 71 %."
        assert acts.read(second.writer, row, second.today, 78.0) == first, "one reading a day"
        assert second.says("review") == []
        (section,) = sections(view(second))
        assert "on the way" in texts(section)
        rows.remove(second.writer, READING, first)
        assert [reading.value for reading in second.state.rows("reading")] == [74.0]

    def test_what_a_metric_is_now_was_read_since_last_time(self, room: Room, store: Store) -> None:
        room.journey("Buy", "Use")
        metric = add_metric(room, "Ana", "Homes live", unit="%", by_when=day(30))
        acts.read(room.writer, room.state.get("metric", metric), DAY - dt.timedelta(days=30), 50.0)
        acts.read(room.writer, room.state.get("metric", metric), DAY, 40.0)
        second = next_room(room, store)
        (row,) = second.state.rows("metric")
        back = acts.read(second.writer, row, DAY - dt.timedelta(days=60), 45.0)
        assert second.says("review") == ["! “Homes live” has no new reading"], "one for an earlier day is none"
        assert [one and one.value for one in then_and_now(second.state, row)] == [40.0, None]
        assert "missed" in texts(sections(view(second))[0])
        assert measures_of(second.state, second.today)["metrics"].value == 0
        date = second.today + QUARTER
        assert targets(second.state, second.today, None, date) == ["Target of “Homes live”: 90 %, missed"]
        assert targets(second.state, day(29), None, date) == ["Target of “Homes live”: 90 %"]
        rows.remove(second.writer, READING, back)
        acts.read(second.writer, row, DAY, 41.0)
        assert [one and one.value for one in then_and_now(second.state, row)] == [50.0, 41.0]
        assert second.says("review") == ["✗ “Homes live” has moved the wrong way"], "in place of last time's"
        assert [one.value for one in store.read(room.writer.workshop_id).rows("reading")] == [50.0, 40.0]
        acts.read(second.writer, row, second.today, 92.0)
        assert targets(second.state, second.today, None, date) == [], "reached"

    @pytest.mark.parametrize(
        ("typed", "read"),
        [
            ("4.2", ("4.2", None, "")),
            ("4.2 on 3 Nov", ("4.2", dt.date(2025, 11, 3), "")),
            ("4.2 % ON 2026-01-07", ("4.2 %", dt.date(2026, 1, 7), "")),
            ("80 % on time", ("80 % on time", None, "")),
            ("4.2 on 33 Nov", ("4.2", None, "33 Nov")),
            ("4,2 am 3. Nov", ("4,2", dt.date(2025, 11, 3), "")),
            ("4,2 % vom 7.1.2026", ("4,2 %", dt.date(2026, 1, 7), "")),
            ("80 % am Termin", ("80 % am Termin", None, "")),
            ("9 am", ("9 am", None, "")),
        ],
    )
    def test_a_reading_is_typed_with_its_day_or_without(self, typed: str, read: Any) -> None:
        assert day_of(typed, DAY) == read


class TestCodeAndCracks:
    def test_a_crack_for_the_third_time_and_one_that_is_closed(self, cracked: Room, store: Store) -> None:
        second = next_room(cracked, store)
        assert second.says("review") == []
        third = next_room(second, store)
        described = table("ownership")
        assert described is not None
        both = third.state.where("ownership", "stage_id", third.stage("Buy"))
        rows.change(third.writer, described, both[0].id, role="helps")
        assert third.says("review") == [
            "✗ Open for the third time: Nobody owns “Onboard”",
            "✓ A crack of last time is closed: “Two own ‘Buy’: Marketing and Sales”",
        ]
        assert third.key("review", "review.again").why.startswith("Nobody had taken it on before today")
        (section,) = sections(view(third))
        assert {"open for the third time", "closed"} <= set(texts(section))
        assert "! “Nobody owns ‘Onboard’” has no commitment yet" in third.says("commitments")
        capture.commit(third.writer, None, "Name the owner", serves=serving(cracks_of(third.state, third.today)[0]))
        assert "✓ Every crack has a commitment" in third.says("commitments")

    def test_who_had_taken_a_crack_on_had_the_time(self, cracked: Room, store: Store) -> None:
        crack = next(one for one in cracks_of(cracked.state, DAY) if "Onboard" in one.text)
        capture.commit(cracked.writer, None, "Name the owner", who="Ana", serves=serving(crack))
        third = next_room(next_room(cracked, store), store)
        (again,) = [
            one for one in third.found("review") if "Onboard" in one.text and one.key.startswith("review.again")
        ]
        assert again.why.startswith("Whoever was to close it had the time")

    def test_cracks_are_told_together_that_are_about_one_thing_as_often(
        self, cracked: Room, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def line(key: str, text: str, times: int) -> CrackLine:
            return CrackLine(key, Finding(key, "crack", lazy_gettext(text)), tuple(range(times)), True, (), times)

        stuck = [line("x.a:one", "A", 4), line("x.b:one", "B", 3), line("x.c:one", "C", 4), line("x.d", "D", 3),
                 line("x.e", "E", 3)]  # fmt: skip
        monkeypatch.setattr("onecompany.exercises.review.findings.again", lambda _: stuck)
        found = [one for one in find(view(next_room(cracked, store))) if one.key.startswith("review.again")]
        assert {one.key: one.text for one in found} == {
            "review.again:one": "Open for the fourth time: A; C",
            "review.again:x.b:one": "Open for the third time: B",
            "review.again:x.d": "Open for the third time: D",
            "review.again:x.e": "Open for the third time: E",
        }

    def test_a_crack_that_its_own_board_says_too_counts_once(self, cracked: Room, store: Store) -> None:
        plan = plan_of(planned("review"), planned("stages"), planned("ownership"), planned("commitments"))
        third = next_room(next_room(cracked, store, plan), store, plan)
        assert sum(text.startswith("✗ Open for the third time") for text in third.says("review")) == 2
        assert "! Two cracks have no commitment yet" in third.says("commitments")

    def test_a_rule_that_is_turned_round_and_where_until_it_is_decided(self, mapped: Room, store: Store) -> None:
        described = table("rule")
        assert described is not None
        values = {"stage_id": mapped.stage("Buy"), "kind": "always", "text": "Say the price", "state": "adopted"}
        rows.add(mapped.writer, described, [values])
        second = next_room(mapped, store)
        (rule,) = second.state.rows("rule")
        rows.change(second.writer, described, rule.id, kind="never")
        found = second.key("review", "review.turned")
        assert found.text == "“Say the price” was an always last time and is a never now"
        assert found.why == "At “Buy”; no decision on record says so."
        assert (found.level, found.once) == ("crack", True)
        assert "✗ “Say the price” was an always last time and is a never now" in second.says("review")
