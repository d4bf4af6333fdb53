"""What is said of a file that is only looked at."""

from __future__ import annotations

from onecompany.sentences import gettext
from onecompany.store.problems import FileBusy, FileDamaged, FileInUse, FileReadOnly, NotUpgraded


def nothing_kept(problem: Exception | None) -> str:
    """What is said where something would be kept in a file that is only looked at, because of this `problem`."""
    said = gettext("This file is open read-only, so nothing can be kept in it.")
    why = ""
    if isinstance(problem, FileReadOnly):
        why = problem.reason
    elif isinstance(problem, FileBusy):
        why = gettext("Another program holds it.")
    elif isinstance(problem, FileInUse):
        why = gettext("Process {pid} has it open.", pid=problem.pid) if problem.pid else ""
    elif isinstance(problem, FileDamaged):
        why = gettext("It is damaged.")
    elif isinstance(problem, NotUpgraded):
        why = gettext("It could not be brought up to date.")
    return f"{said} {why}".strip()
