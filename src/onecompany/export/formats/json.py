"""JSON: all of the workshop without loss, from which it can be brought in again."""

from __future__ import annotations

from collections.abc import Mapping

from onecompany.exchange.shape import NOT_INSTALLED
from onecompany.exchange.text import dumps
from onecompany.export.format import Bundle, Format, Made
from onecompany.sentences import N_, gettext, ngettext

SUFFIX = ".json"


def render(bundle: Bundle) -> Made:
    """The document in UTF-8, with LF at the ends of lines."""
    warnings = tuple(_warnings(bundle.document))
    return Made({SUFFIX: dumps(bundle.document).encode()}, warnings=warnings)


def _warnings(document: Mapping[str, object]) -> list[str]:
    others = document.get(NOT_INSTALLED)
    if not isinstance(others, Mapping):
        return []
    kinds, tables = others["kinds"], list(others["tables"])
    sentences = []
    if kinds:
        sentences.append(
            ngettext(
                "{kinds:quoted} is not installed here. Its exercises are in the file as they are.",
                "{kinds:quoted} are not installed here. Their exercises are in the file as they are.",
                len(kinds),
                kinds=kinds,
            )
        )
    if tables:
        sentences.append(
            gettext(
                "No kind of exercise that is installed here knows the rows of {tables:list}. They are in the file as "
                "they are, and what of them is private cannot be told. They can be brought in where these tables are.",
                tables=tables,
            )
        )
    return sentences


FORMAT = Format(name="json", title=N_("All data, to bring in again"), suffix=SUFFIX, render=render)
