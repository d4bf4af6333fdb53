"""Which matrices need a page on its side. Of a table the formats tell it themselves, by its letters."""

from __future__ import annotations

UPRIGHT_COLUMNS = 8
"""So many columns of a matrix, its row headings not counted, can be read on an upright page."""
