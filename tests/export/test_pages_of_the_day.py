"""A whole day of all kinds is no longer than its readers have patience for."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

from pypdf import PdfReader

from onecompany.clock import Stamp
from onecompany.export.bundling import Choices, bundle
from onecompany.export.registry import find
from onecompany.kinds.registry import kinds
from onecompany.kinds.sample import make_sample
from onecompany.store.file import Store
from onecompany.store.state import State
from tests.clock_double import FakeClock
from tests.wide_day import make_wide_day

DAY = dt.date(2026, 3, 2)
EVENING = FakeClock(dt.datetime.combine(DAY, dt.time(18), dt.UTC))
FULL, BOARD, WIDE_BOARD = 16, 4, 6
"""Pages at most: of the sample in full and as the board's copy, and of the board's copy of a day of twelve silos."""


def pages(state: State, choices: Choices) -> list[str]:
    """The pages of the PDF as they are read."""
    made = find("pdf").make(bundle(state, at=Stamp.take(EVENING), today=DAY, version="1", choices=choices))
    return [page.extract_text() for page in PdfReader(io.BytesIO(made.files[".pdf"])).pages]


def test_the_full_report_of_a_whole_day_and_the_boards_copy(tmp_path: Path) -> None:
    with Store(tmp_path / "day.onecompany", clock=EVENING, scratch=True) as store:
        state = store.read(make_sample(store, DAY))
    assert {row.kind for row in state.rows("exercise")} >= set(kinds()) - {"review"}
    full, board = pages(state, Choices()), pages(state, Choices(profile="board"))
    assert len(full) <= FULL
    assert len(board) <= BOARD
    assert "Appendix" in full[1]
    assert "Contents" in full[1]
    assert not any("Contents" in page for page in board), "a few pages, read one after the other"
    assert "This is the board's copy." in " ".join(board[-1].split())


def test_the_boards_copy_of_a_day_of_a_whole_hospital(tmp_path: Path) -> None:
    with Store(tmp_path / "day.onecompany", clock=EVENING, scratch=True) as store:
        assert len(pages(store.read(make_wide_day(store, DAY)), Choices(profile="board"))) <= WIDE_BOARD
