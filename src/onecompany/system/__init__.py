"""What the operating systems do each in their own way, behind one name: the only place that asks which one it is.

`posix` is the side for Linux and macOS, `windows` the other; both have the same names. The terminal's driver is not
here but in `onecompany.system.driver`, because it imports Textual.
"""

from __future__ import annotations

import sys

from onecompany.system.common import reason_of

if sys.platform == "win32":
    from onecompany.system.windows import (
        CLOSE_ON_EXEC,
        FULL_SYNC,
        NAME,
        NO_BLOCK,
        NO_FOLLOW,
        ON_ITS_OWN,
        TRIED,
        boot_id,
        boot_seconds,
        encoding,
        end_in_order,
        ended_at_once,
        erases_in_colour,
        keep_private,
        privacy,
        stand_back,
        start_again,
        sync_data,
        take_lock,
        terminal,
        watch_ends,
        write_nowhere,
    )
    from onecompany.system.windows_folder import Folder
else:
    from onecompany.system.posix import (
        CLOSE_ON_EXEC,
        FULL_SYNC,
        NAME,
        NO_BLOCK,
        NO_FOLLOW,
        ON_ITS_OWN,
        TRIED,
        boot_id,
        boot_seconds,
        encoding,
        end_in_order,
        ended_at_once,
        erases_in_colour,
        keep_private,
        privacy,
        stand_back,
        start_again,
        sync_data,
        take_lock,
        terminal,
        watch_ends,
        write_nowhere,
    )
    from onecompany.system.posix_folder import Folder

GONE = 129
"""The exit code when the terminal is gone: what a shell makes of SIGHUP, on every system."""

__all__ = [
    "CLOSE_ON_EXEC",
    "FULL_SYNC",
    "GONE",
    "NAME",
    "NO_BLOCK",
    "NO_FOLLOW",
    "ON_ITS_OWN",
    "TRIED",
    "Folder",
    "boot_id",
    "boot_seconds",
    "encoding",
    "end_in_order",
    "ended_at_once",
    "erases_in_colour",
    "keep_private",
    "privacy",
    "reason_of",
    "stand_back",
    "start_again",
    "sync_data",
    "take_lock",
    "terminal",
    "watch_ends",
    "write_nowhere",
]
