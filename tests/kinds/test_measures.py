"""What kinds measure of a workshop, to be followed over the next ones; and which of its rows are the same in those."""

from __future__ import annotations

from collections import Counter

from onecompany.kinds.columns import Code, RowOf, Text
from onecompany.kinds.findings import views
from onecompany.kinds.hooks import hooks
from onecompany.kinds.kind import Kind
from onecompany.kinds.lineage import cracks_of, line_of_finding
from onecompany.kinds.measures import Measure, measures_of
from onecompany.kinds.registry import tables
from onecompany.report.trends import ORDER
from onecompany.store.state import State
from tests.kinds.conftest import DAY, every_kind


def test_each_measure_has_one_kind_and_one_value(filled: State) -> None:
    given = [measure.key for kind, view in views(filled, DAY) for measure in hooks(kind).measures(view)]
    assert Counter(given).most_common(1)[0][1] == 1
    assert set(given) <= set(ORDER)
    assert {"pulse", "metrics", "terms", "customers"} <= {
        key for key, one in measures_of(filled, DAY).items() if one.value is not None
    }


def test_before_anything_was_said_nothing_is_measured(empty: State) -> None:
    assert [one for one in measures_of(empty, DAY).values() if one.value is not None] == []


def test_a_measure_is_within_its_scale_and_a_part_within_its_whole(filled: State) -> None:
    for measure in measures_of(filled, DAY).values():
        assert measure.title
        followed = measure.followed
        if followed is None:
            continue
        assert measure.low is None or measure.low <= followed
        assert measure.high is None or followed <= measure.high
        assert measure.of is None or 0 <= followed <= 1


def test_what_is_followed_is_the_share_of_a_whole() -> None:
    assert Measure("kept", "Kept", 7, of=9).followed == 7 / 9
    assert Measure("kept", "Kept", 0, of=0).followed is None
    assert Measure("kept", "Kept", None, of=9).followed is None
    assert Measure("pulse", "Pulse", 3.5).followed == 3.5


@every_kind
def test_a_row_that_is_said_anew_is_known_by_what_its_table_has(kind: Kind) -> None:
    for table in kind.tables:
        if table.known_by:
            assert isinstance(table.column(table.known_by).nature, Code | RowOf | Text), table.name


def test_every_crack_is_about_rows_whose_line_is_known(filled: State) -> None:
    """Else the same crack would be another one in the next workshop: what is of one day has other identities there."""
    cracks = cracks_of(filled, DAY)
    assert len({crack.key.partition(".")[0] for crack in cracks}) > 4
    for crack in cracks:
        assert line_of_finding(filled, crack).count(":") >= crack.key.count(":")
        for row_id in filter(None, crack.key.partition(":")[2].split("-")):
            (name,) = [name for name, rows in filled.tables.items() if row_id in rows]
            carried = "origin_id" in filled.shape.columns[name]
            assert carried or tables()[name].known_by, f"{crack.key} is about {name}"
