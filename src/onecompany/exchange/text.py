"""A document as text: the same document gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping


def dumps(document: Mapping[str, object]) -> str:
    """Indented JSON in UTF-8 with a newline at its end. NaN and infinity are refused."""
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
