"""JSON: all of the workshop without loss, from which it can be brought in again."""

from __future__ import annotations

from collections.abc import Mapping

from onecompany.exchange.shape import NOT_INSTALLED
from onecompany.exchange.text import dumps
from onecompany.export.format import Bundle, ExportError, Format, Made
from onecompany.sentences import N_, gettext, ngettext

SUFFIX = ".json"


def render(bundle: Bundle) -> Made:
    """The document in UTF-8, with LF at the ends of lines. Raises `ExportError` for a year, which has none."""
    if why := lacks(bundle):
        raise ExportError(why)
    warnings = tuple(_warnings(bundle.document))
    return Made({SUFFIX: dumps(bundle.document).encode()}, warnings=warnings)


def lacks(bundle: Bundle) -> str:
    """Why there is nothing to bring in again; "" for a workshop."""
    if bundle.report.meta.covers == "workshop":
        return ""
    return gettext(
        "A year has no json file: that holds one workshop, to bring it in again. Export each workshop; the figures of "
        "the year are in csv and xlsx."
    )


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


FORMAT = Format("json", N_("All data, to bring in again"), SUFFIX, render, lacks, years=False)
