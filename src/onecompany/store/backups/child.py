"""Making a backup in a process of its own: looking through every row is work for the processor that no key may feel.

`__main__` is what runs there. It has no terminal, and what started it may end before it: then it goes on by itself.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from onecompany.sentences import gettext
from onecompany.system import ON_ITS_OWN, reason_of


class Answer(NamedTuple):
    """What came of it. `problem`: why there is no backup of what has changed, in words; "" where all is well.

    `later`: it may do when it is tried again in a moment.
    """

    problem: str = ""
    later: bool = False


def in_a_child(path: Path, now: datetime) -> Answer:
    """Make a backup of a file if anything has changed, and wait for it. `now`: aware; its name comes from that."""
    nowhere = subprocess.DEVNULL
    try:
        done = subprocess.run(
            command(path, now), stdin=nowhere, stdout=subprocess.PIPE, stderr=nowhere, check=False, **ON_ITS_OWN
        )
    except OSError as error:
        return Answer(gettext("No backup could be made: {why}. The file itself is whole.", why=reason_of(error)))
    try:
        return Answer(**json.loads(done.stdout))
    except (ValueError, TypeError):  # killed, most likely: a machine without memory does so
        text = gettext(
            "No backup was made: what makes it ended with {code}. The file itself is whole.", code=done.returncode
        )
        return Answer(text, later=True)


def command(path: Path, now: datetime) -> list[str]:
    """What is started: this Python, without the folder that we happen to be in, where something could lie that
    passes for a module of ours."""
    mode = ["-X", "utf8"] if sys.flags.utf8_mode else []
    return [sys.executable, "-P", *mode, "-m", "onecompany.store.backups", str(path), now.isoformat()]
