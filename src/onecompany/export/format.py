"""What a format is, what it is given, and how it says that it cannot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from onecompany.summary.document import Report


class ExportError(Exception):
    """Something was not written. `str()` says what, where and what to do, for a person to read."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """All that a format may use: the report, and the workshop as a document that JSON can hold without loss.

    Both are made once for all formats of one export, so that all of them say the same.
    """

    report: Report
    document: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that is handed out.

    `name` is what is typed (`html`), `title` what is read (`Web page`), `suffix` ends the file's name, with
    its dot. `render` gives the bytes of the file: the same bundle gives the same bytes. It raises
    `ExportError` for what the reader should know, and imports its document library only when it is called.
    """

    name: str
    title: str
    suffix: str
    render: Callable[[Bundle], bytes]
