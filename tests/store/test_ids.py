"""Identities."""

from __future__ import annotations

from onecompany.store.ids import ALPHABET, LENGTH, new_id


def test_an_identity_is_short_and_has_no_letter_that_is_misread() -> None:
    ids = {new_id() for _ in range(2_000)}
    assert len(ids) == 2_000
    assert {len(each) for each in ids} == {LENGTH}
    assert set("".join(ids)) == set(ALPHABET)
    assert not set(ALPHABET) & set("iloILOu")
