"""Copies get new identities wherever an identity stands."""

from __future__ import annotations

from onecompany.exercises.metrics.tables import Metric
from onecompany.exercises.ownership.tables import Handoff
from onecompany.store.copying import fresh_ids, id_columns, renamed, with_ids


def test_identities_are_renamed_in_references_lists_and_made_identities() -> None:
    ids = {"a1": "x1", "b2": "y2"}
    assert renamed("a1", ids) == "x1"
    assert renamed("stage:a1", ids) == "stage:x1"
    assert renamed("handoff:a1-b2", ids) == "handoff:x1-y2"
    assert renamed(["a1", "c3"], ids) == ["x1", "c3"]
    assert renamed(None, ids) is None


def test_words_that_look_like_an_identity_stay() -> None:
    values = {"id": "m1", "name": "a1", "watches": "stage:a1", "joint_with": ["a1"], "leader_id": None}
    assert with_ids(Metric, values, {"a1": "x1", "m1": "n1"}) == {
        "id": "n1", "name": "a1", "watches": "stage:x1", "joint_with": ["x1"], "leader_id": None,
    }  # fmt: skip


def test_what_is_made_of_identities_gets_none_of_its_own() -> None:
    assert fresh_ids(["a1", "a1-b2"], lambda: "new") == {"a1": "new"}
    assert id_columns(Handoff) == {"id", "workshop_id", "from_stage_id", "to_stage_id", "leader_id"}
