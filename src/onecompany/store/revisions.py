"""Which act changed a row last: for what is handed out of it again and again, such as the entries of a calendar."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping

from onecompany.store.earlier import earlier_ids

_LAST = """
SELECT json_extract(change.value, '$[1]'), max(history.id), max(json_extract(change.value, '$[3].origin_id'))
FROM history, json_each(CASE WHEN json_valid(changes) THEN changes ELSE '[]' END) AS change
WHERE history.workshop_id IN (SELECT value FROM json_each(?))
GROUP BY 1
"""


def revisions(db: sqlite3.Connection, workshops: Iterable[str]) -> Mapping[str, int]:
    """The number of the last act of these workshops that changed a row, by the identity of its line in all of them.

    It never falls, since undo is an act too, and is the same as long as the row is, on whatever computer the file is.
    Given a workshop with those before it, it stays what it is, whatever is done in later ones.
    """
    last: dict[str, int] = {}
    for row, act, origin in db.execute(_LAST, (json.dumps(list(workshops)),)):
        line = str(origin or row)
        last[line] = max(last.get(line, 0), int(act))
    return last


def revisions_up_to(db: sqlite3.Connection, workshop_id: str) -> Mapping[str, int]:
    """The same of a workshop and those of its organisation before it."""
    return revisions(db, [*earlier_ids(db, workshop_id), workshop_id])
