"""Makes a backup if anything has changed: `python -m onecompany.store.backups FILE MOMENT`. See `child`."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path

from onecompany.sentences import gettext
from onecompany.store.backups.child import Answer
from onecompany.store.backups.making import make_if_changed
from onecompany.store.backups.problems import BackupLater
from onecompany.store.clearing import resume
from onecompany.store.problems import FileBusy, StoreError
from onecompany.system import keep_private, stand_back
from onecompany.tracebacks import trace


def answer(path: Path, now: datetime) -> Answer:
    """Make it, and say what came of it."""
    try:
        # Not before: who waits for the processor with the file in hand would keep whoever types waiting.
        make_if_changed(path, now=now, released=stand_back)
        uncleared = resume(path)
    except StoreError as problem:
        if not path.exists():  # that is said by who looks after the open file
            return Answer()
        return Answer(str(problem), later=isinstance(problem, FileBusy | BackupLater))
    except Exception as error:  # noqa: BLE001 - nobody sees a traceback of this process
        where = ", ".join(line.strip() for line in (*trace(error)[:1], *trace(error)[-1:]))
        return Answer(gettext("No backup was made, because of an error of onecompany's own: {where}.", where=where))
    return Answer(" ".join(uncleared))


if __name__ == "__main__":
    keep_private()
    print(json.dumps(answer(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]))._asdict()))
