"""What is handed out about a sitting: its report as of now, and what the files are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecompany import __version__
from onecompany.summary.build import build_report
from onecompany.summary.digest import data_hash
from onecompany.summary.document import Report

if TYPE_CHECKING:
    from onecompany.room.sitting import Sitting


def report_of(sitting: Sitting) -> Report:
    """The report as of now."""
    return build_report(
        sitting.state,
        at=sitting.stamp(),
        today=sitting.today,
        version=__version__,
        data_hash=data_hash(sitting.state),
    )
