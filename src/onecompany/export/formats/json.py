"""JSON: all of the workshop without loss, from which it can be brought in again."""

from __future__ import annotations

from onecompany.exchange.text import dumps
from onecompany.export.format import Bundle, Format
from onecompany.sentences import N_


def render(bundle: Bundle) -> bytes:
    """The document in UTF-8, with LF at the ends of lines."""
    return dumps(bundle.document).encode()


FORMAT = Format(name="json", title=N_("All data, to bring in again"), suffix=".json", render=render)
