"""Which workshop is meant by what was typed."""

from __future__ import annotations

from pathlib import Path

from onecompany.parsing.alike import nearest
from onecompany.store.locating import is_new
from onecompany.store.problems import Unknown
from onecompany.store.reading import WorkshopLine, read_workshops, reading


def all_workshops(path: Path) -> list[WorkshopLine]:
    """The workshops of a file; none when there is no file yet."""
    if is_new(path):
        return []
    with reading(path) as db:
        return read_workshops(db)


def find_workshop(path: Path, wanted: str) -> WorkshopLine:
    """The one workshop with this id, or whose organisation's name begins like this. Raises Unknown."""
    lines = all_workshops(path)
    by_id = [line for line in lines if line.id == wanted]
    found = by_id or nearest(wanted, lines, lambda line: line.organisation, words=False)
    if len(found) == 1 and wanted:
        return found[0]
    if not lines:
        raise Unknown(f"There is no workshop in {path} yet. `onecompany new` makes one.")
    listed = "\n".join(f"  {line.id}  {line.organisation}  {line.date}  {line.title}" for line in found or lines)
    if found and wanted:
        raise Unknown(f"“{wanted}” could be more than one workshop:\n{listed}")
    raise Unknown(f"There is no workshop “{wanted}”. There are:\n{listed}")
