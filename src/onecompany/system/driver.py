"""The terminal, by Textual's driver for this system, with a place to clean what it sends before keys are read from it.

Apart from the rest, because it imports Textual.
"""

from __future__ import annotations

import sys

if sys.platform == "win32":
    from onecompany.system.windows_terminal import TerminalDriver
else:
    from onecompany.system.posix_terminal import TerminalDriver

__all__ = ["TerminalDriver"]
