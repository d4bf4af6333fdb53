"""What the operating systems do each in their own way, behind one name: the only place that asks which one it is.

`posix` is the side for Linux and macOS, `windows` the other; both have the same names. The terminal is not here but in
`onecompany.system.terminal`, because it imports Textual.
"""

from __future__ import annotations

import sys

if sys.platform == "win32":
    from onecompany.system.windows import (
        CLOSE_ON_EXEC,
        FULL_SYNC,
        NO_FOLLOW,
        boot_id,
        boot_seconds,
        keep_private,
        privacy,
        start_again,
        take_lock,
        watch_ends,
        write_nowhere,
    )
    from onecompany.system.windows_folder import Folder
else:
    from onecompany.system.posix import (
        CLOSE_ON_EXEC,
        FULL_SYNC,
        NO_FOLLOW,
        boot_id,
        boot_seconds,
        keep_private,
        privacy,
        start_again,
        take_lock,
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
    "NO_FOLLOW",
    "Folder",
    "boot_id",
    "boot_seconds",
    "keep_private",
    "privacy",
    "start_again",
    "take_lock",
    "watch_ends",
    "write_nowhere",
]
