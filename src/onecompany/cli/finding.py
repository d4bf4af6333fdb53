"""Which workshop is meant by what was typed."""

from __future__ import annotations

from pathlib import Path

from onecompany.parsing.alike import nearest
from onecompany.sentences import gettext
from onecompany.store.locating import is_new
from onecompany.store.problems import Unknown
from onecompany.store.reading import WorkshopLine, read_workshops, reading


def all_workshops(path: Path) -> list[WorkshopLine]:
    """The workshops of a file; none when there is no file yet."""
    if is_new(path):
        return []
    with reading(path, lists_only=True) as db:
        return read_workshops(db)


def find_workshop(path: Path, wanted: str) -> WorkshopLine:
    """The one workshop with this id, or whose organisation's name begins like this. Raises Unknown."""
    lines = all_workshops(path)
    by_id = [line for line in lines if line.id == wanted]
    matches = by_id or nearest(wanted, lines, lambda line: line.organisation, words=False)
    if len(matches) == 1 and wanted:
        return matches[0]
    if not lines:
        raise Unknown(gettext("There is no workshop in {file} yet. `onecompany new` makes one.", file=path))
    known = "\n".join(f"  {line.id}  {line.organisation}  {line.date}  {line.title}" for line in matches or lines)
    if matches and wanted:
        message = gettext("{typed:quoted} could be more than one workshop:\n{workshops}", typed=wanted, workshops=known)
    else:
        message = gettext("There is no workshop {typed:quoted}. There are:\n{workshops}", typed=wanted, workshops=known)
    raise Unknown(message)
