"""The findings in the report: the gravest first and in full, all others in a table, each once."""

from __future__ import annotations

from onecompany.exercises.commitments import acts as promises
from onecompany.kinds import rows
from onecompany.kinds.finding_blocks import IN_FULL
from onecompany.kinds.findings import find_all
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.kinds.view import Finding, Level
from onecompany.report.findings import findings, ranked
from onecompany.sentences import lazy_gettext
from onecompany.store.records import Ref
from onecompany.store.tables import Commitment
from onecompany.summary.blocks import Callout, Heading, Table
from tests.conftest import DAY
from tests.exercises.room import Room, day
from tests.report.reporting import report, section, tables, titles


def finding(key: str, level: Level = "crack", *, repeats: tuple[str, ...] = ()) -> Finding:
    """One that says its key."""
    return Finding(key, level, lazy_gettext("{key}", key=key), repeats=repeats)


def test_every_finding_is_said_once_and_by_level(full: Room) -> None:
    found = section(report(full), "findings")
    called = [block for block in found.blocks if isinstance(block, Callout)]
    listed = tables(found)
    levels = [block.level for block in called]
    assert levels == sorted(levels, key=["crack", "warning", "strength"].index)
    assert len(called) == IN_FULL
    assert [table.caption for table in listed] == ["Warnings", "Strengths"]
    said = [block.text for block in called] + [str(row[0]) for table in listed for row in table.rows]
    every = [finding for findings in find_all(full.state, DAY).values() for finding in findings]
    assert len(every) > IN_FULL + 3
    told = {block.text for block in called}
    expected = [f"{one.text}. {one.why}" if one.why and one.text not in told else one.text for one in every]
    assert sorted(said) == sorted(expected)


def test_what_is_open_again_and_what_nobody_has_taken_on_comes_first(room: Room) -> None:
    taken, new = finding("taken"), finding("new")
    stuck, stuck_says = finding("stuck"), finding("again", repeats=("stuck",))
    warning, strength = finding("warning", "warning"), finding("strength", "strength")
    serves = str(Ref("finding", "taken"))
    rows.add(room.writer, COMMITMENT, [{"exercise_id": None, "what": "See to it", "serves": serves}])
    every = ranked(room.state, {"a": [strength, taken, new, warning], "b": [stuck, new], "c": [stuck_says]})
    assert every == [stuck, new, taken, warning, strength]


def test_the_gravest_stand_in_full_and_all_others_in_a_table(room: Room) -> None:
    cracks = [finding(f"crack {number}") for number in range(IN_FULL + 1)]
    warnings = [finding(f"warning {number}", "warning") for number in range(30)]
    heading, *blocks = findings(room.state, ranked(room.state, {"a": [*warnings, *cracks]})).blocks
    assert heading == Heading("The gravest")
    assert [block.text for block in blocks[:IN_FULL] if isinstance(block, Callout)] == [
        finding.text for finding in cracks[:IN_FULL]
    ]
    more, others = blocks[IN_FULL:]
    assert isinstance(more, Table)
    assert isinstance(others, Table)
    assert (more.caption, more.rows) == ("Cracks", ((cracks[-1].text, "nobody yet"),))
    assert (others.caption, others.rows) == ("Warnings", tuple((finding.text,) for finding in warnings))


def test_of_warnings_it_is_said_who_sees_to_them_only_where_somebody_does(room: Room) -> None:
    warnings = [finding(f"warning {number}", "warning") for number in range(IN_FULL + 2)]
    serves = str(Ref("finding", warnings[-1].key))
    rows.add(room.writer, COMMITMENT, [{"exercise_id": None, "what": "See to it", "serves": serves}])
    *_, table = findings(room.state, ranked(room.state, {"a": warnings})).blocks
    assert isinstance(table, Table)
    assert [row[1] for row in table.rows] == ["nobody yet", "Taken on by nobody by name, no date yet."]


def test_a_long_finding_is_not_set_bold() -> None:
    assert Callout("crack", "Nobody owns “Buy”").is_short
    assert not Callout("crack", "We do not see it the same way. " * 4).is_short


def test_few_findings_need_no_table(room: Room) -> None:
    found = findings(room.state, [finding("one"), finding("two", "warning")])
    assert found.blocks == (Callout("crack", "one"), Callout("warning", "two"))
    assert found.conclusion == "The data shows one crack and one warning."
    assert findings(room.state, []).is_empty


def test_a_strength_never_stands_among_the_gravest(room: Room) -> None:
    (table,) = findings(room.state, [finding("good", "strength")]).blocks
    assert isinstance(table, Table)
    assert (table.caption, titles(table)) == ("Strengths", ["Finding"])


def test_a_crack_says_who_has_taken_it_on(room: Room) -> None:
    room.journey("Buy", "Onboard")
    room.own(Buy="Sales")
    (crack,) = [each for each in room.found("ownership") if each.level == "crack"]
    taken = promises.take(room.writer, None, crack)

    def why() -> str:
        blocks = section(report(room), "findings").blocks
        (callout,) = [block for block in blocks if isinstance(block, Callout) and block.level == "crack"]
        return callout.why

    assert why() == "Taken on by nobody by name, no date yet."
    rows.change(room.writer, COMMITMENT, taken, "completed", leader_id=room.leader("Ana"), by_when=day(10))
    assert why() == "Taken on by Ana Peña, by 15 March 2026."
    with room.writer.act("gave up") as transaction:
        transaction.change(Commitment, taken, state="dropped")
    assert why() == ""
