"""What each exercise gives to the report: its boards, complete, in words that a reader understands."""

from __future__ import annotations

from onecompany.exercises.metrics import METRIC
from onecompany.exercises.metrics import acts as metrics
from onecompany.exercises.open import acts as talk
from onecompany.exercises.ownership import acts as ownership
from onecompany.exercises.stages import acts as stages
from onecompany.kinds import rows
from onecompany.store.records import Ref
from onecompany.store.tables import Leader
from onecompany.summary.blocks import Bullets, Callout, MatrixCell, Table
from tests.exercises.room import Room, add_metric
from tests.report.reporting import lines, matrix, report, section, tables, titles, words

# -- ownership


def test_the_matrix_shows_every_silo_and_stage_with_who_answers(room: Room) -> None:
    room.journey("Buy", "Onboard", "Use", "Team")
    stages.change(room.writer, Ref("stage", room.stage("Team")), "ours", people=True)
    room.own(Buy="Sales +IT", Onboard="+Service", Use="Service IT Finance", Team="Operations")
    found = matrix(section(report(room), "ownership"))
    assert found.row_heads == ("Marketing", "Sales", "Operations", "Service", "Finance", "IT")
    assert found.column_heads == ("Buy", "Onboard", "Use", "Team (our own people)")
    assert [cell.text for cell in found.cells[5]] == ["helps", "", "owner", ""]
    assert found.cells[0] == (MatrixCell(), MatrixCell(), MatrixCell(), MatrixCell())
    assert [(cell.text, cell.tone) for cell in found.column_foot] == [
        ("one", "strength"),
        ("nobody", "crack"),
        ("three owners", "crack"),
        ("one", "plain"),
    ]


def test_cracks_stand_beside_the_matrix_and_other_findings_do_not(full: Room) -> None:
    found = [block for block in section(report(full), "ownership").blocks if isinstance(block, Callout)]
    assert [(block.level, block.text) for block in found] == [
        ("crack", "Two own “Evaluate”: Marketing and Sales"),
        ("crack", "Nobody owns “Onboard”"),
    ]


def test_notes_on_cells(room: Room) -> None:
    room.journey("Buy")
    ownership.set_note(room.writer, room.stage("Buy"), room.silo("Sales"), "until June")
    (table,) = tables(section(report(room), "ownership"))
    assert lines(table) == ["Sales | Buy | until June"]


def test_a_cell_that_begins_with_nobody_begins_with_a_capital(room: Room) -> None:
    room.journey("Buy", "Onboard", "Use")
    room.own(Onboard="Operations")
    (table,) = [each for each in tables(section(report(room), "ownership")) if each.caption]
    assert [row[1] for row in table.rows] == ["Nobody → Operations", "Operations → nobody"]


def test_handoffs_include_those_that_nobody_talked_about(room: Room) -> None:
    room.journey("Buy", "Onboard", "Use")
    room.own(Buy="Sales", Onboard="Operations")
    room.handoff(
        "Buy", "Onboard", what="Contract", notice="Silence", rating="rough", leader_id=room.leader("Ana"), agreed=True
    )
    (table,) = tables(section(report(room), "ownership"))
    assert lines(table) == [
        "Buy → Onboard | Sales → Operations | Contract | Silence | rough | ✓ yes | Ana Peña",
        "Onboard → Use | Operations → nobody | – | – | – | – | –",
    ]


def test_what_was_said_about_a_place_where_the_owner_changes_no_more_is_kept(room: Room) -> None:
    room.journey("Buy", "Onboard")
    room.own(Buy="Sales", Onboard="Operations")
    room.handoff("Buy", "Onboard", what="Contract")
    ownership.set_role(room.writer, room.stage("Onboard"), room.silo("Operations"), "")
    ownership.set_role(room.writer, room.stage("Onboard"), room.silo("Sales"), "owner")
    (table,) = tables(section(report(room), "ownership"))
    assert table.caption == "Said about places where the owner does not change now"
    assert lines(table) == ["Buy → Onboard | Sales → Sales | Contract | – | – | not yet | –"]


# -- metrics


def test_a_leader_without_a_metric_is_in_the_table_and_says_so(room: Room) -> None:
    room.journey("Buy")
    add_metric(room, "Ana", "Days to yes", unit="days", by_when=None)
    table, *_ = tables(section(report(room), "metrics"))
    shown = lines(table)
    assert "Ana Peña | Days to yes | behaviour | days | 70 | 90 | – | ✓ yes" in shown
    assert "Hugo Blanc | No customer metric | – | – | – | – | – | –" in shown
    assert len(shown) == 8


def test_connecting_metrics_and_handoffs_without_one(room: Room) -> None:
    room.journey("Buy", "Onboard", "Use", "Renew")
    room.own(Buy="Sales", Onboard="Operations", Use="Service", Renew="Sales")
    metrics.add_connecting(room.writer, room.stage("Buy"), room.stage("Onboard"), "Days to light")
    add_metric(room, "Finn", "Questions back", watches=f"handoff:{room.stage('Onboard')}-{room.stage('Use')}")
    (spare,) = metrics.add_metrics(room.writer, None, ["Nobody's"])
    rows.change(room.writer, METRIC, spare, "watched", watches=f"stage:{room.stage('Use')}")
    found = section(report(room), "metrics")
    assert lines(tables(found)[1]) == [
        "Buy → Onboard | Days to light | – | – | – | –",
        "Use | Nobody's | – | – | – | –",
    ]
    (bare,) = [block for block in found.blocks if isinstance(block, Bullets)]
    assert bare.items == (
        "“Onboard → Use”: watched by “Questions back” of Finn Maher",
        "“Use → Renew”: no connecting metric",
    )


def test_details_of_all_metrics_without_columns_that_nobody_filled(room: Room) -> None:
    room.journey("Buy")
    add_metric(room, "Ana", "Days to yes", direction="down", rhythm="weekly")
    table = tables(section(report(room), "metrics"))[-2]
    assert titles(table) == [
        "Metric", "Source", "How often", "Good is", "What it follows", "Business result it moves", "Together with",
    ]  # fmt: skip
    assert lines(table) == ["Days to yes | CRM | weekly | down | Buy | Renewal revenue | Finance"]


def test_the_mix_counts_every_metric(room: Room) -> None:
    room.journey("Buy")
    add_metric(room, "Ana", "A", measures="survey")
    add_metric(room, "Ben", "B", measures="")
    table = tables(section(report(room), "metrics"))[-1]
    assert lines(table) == [
        "behaviour: what customers do | 0",
        "operation: what we do | 0",
        "asset: the customers we have | 0",
        "survey: what customers answer | 1",
        "not said | 1",
    ]


def test_metrics_without_leaders(room: Room) -> None:
    metrics.add_connecting(room.writer, *_two_stages(room), "Days to light")
    for leader in list(room.state.rows("leader")):
        with room.writer.act("went") as transaction:
            transaction.remove(Leader, leader.id)
    found = section(report(room), "metrics")
    assert found.conclusion == "One metric was agreed."
    assert next(block for block in found.blocks if isinstance(block, Table)).rows == ()


def _two_stages(room: Room) -> tuple[str, str]:
    room.journey("Buy", "Use")
    return room.stage("Buy"), room.stage("Use")


# -- open rounds


def test_a_closing_round_gives_key_learnings_and_names_who_said_none(room: Room) -> None:
    closing = room.exercise("open", "Closing").id
    talk.add_notes(room.writer, closing, ["Ana: We measure ourselves", "Silence costs"])
    found = section(report(room), "learnings")
    (bullets,) = [block for block in found.blocks if isinstance(block, Bullets)]
    assert bullets.items == ("Ana Peña: We measure ourselves", "Silence costs")
    assert "Not recorded: Ben Okafor, Carla Rossi, Finn Maher, Eva Lind, Dev Patel, Grace Wu and Hugo Blanc." in words(
        found
    )
    assert report(room).in_order()[-1].key == "learnings"
