"""What is handed out about a workshop: its report as of now, and what the files are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecompany import __version__
from onecompany.kinds.lineage import day_of
from onecompany.report.build import build_report
from onecompany.report.digest import data_hash
from onecompany.summary.document import Report

if TYPE_CHECKING:
    from onecompany.app.session import WorkshopSession


def report_of(session: WorkshopSession) -> Report:
    """The report as of now; of a workshop that is closed as of its own day, as it is handed out."""
    return build_report(
        session.state,
        at=session.stamp(),
        today=day_of(session.state, session.today),
        version=__version__,
        data_hash=data_hash(session.state),
    )
