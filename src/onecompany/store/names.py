"""How what lies beside a workshop file is called: who makes it, looks for it or clears it goes by the same names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

BACKUPS, JOURNAL, HANDOUTS = ".backups", ".journal.jsonl", ".handouts.jsonl"
DELETING = ".deleting.json"
"""What says that workshops are being deleted."""

RESTORING = ".restoring"
"""A file that is made anew, until it has its name."""

REPLACED = ".replaced-"
"""A file that a restore has replaced: the moment (`stamped`) stands behind it."""

PART = re.compile(r"\.[0-9a-f]{12}\.onecompany\.part(-journal)?")
"""A file that is not whole yet (`new_part`), and what SQLite has beside it."""

STAMP = "%Y%m%dT%H%M%SZ"


def new_part() -> str:
    """A name that nobody has for a file that is not whole yet."""
    import secrets

    return f".{secrets.token_hex(6)}.onecompany.part"


def stamped(moment: datetime) -> str:
    """A moment as names say it: in UTC, without what some file systems do not take."""
    return moment.astimezone(UTC).strftime(STAMP)


def numbered() -> Iterator[str]:
    """What is added to a name that is taken: nothing, -2, -3, …"""
    yield ""
    number = 2
    while True:
        yield f"-{number}"
        number += 1
