"""Whether the long form of tests is wanted, as by `make torture`. The short form of each runs in `make test`."""

from __future__ import annotations

import os

THOROUGH = bool(os.environ.get("ONECOMPANY_THOROUGH"))
