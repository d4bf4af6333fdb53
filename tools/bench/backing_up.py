"""Makes one backup of a file after the other, as a room does every ten minutes, until the file is gone.

    python tools/bench/backing_up.py FILE

What is measured beside it is what a key costs while one is being made.
"""

from __future__ import annotations

import datetime as dt
import shutil
import sys
from pathlib import Path

from onecompany.store.backups import backups_folder
from onecompany.store.backups.child import in_a_child


def main() -> int:
    """Make them. Ends with 1 when one could not be made while the file was there."""
    path = Path(sys.argv[1])
    while path.exists():
        answer = in_a_child(path, dt.datetime.now(dt.UTC))
        if answer.problem and not answer.later and path.exists():
            print(answer.problem, file=sys.stderr)
            return 1
        shutil.rmtree(backups_folder(path), ignore_errors=True)  # else nothing has changed, and none is made
    return 0


if __name__ == "__main__":
    sys.exit(main())
