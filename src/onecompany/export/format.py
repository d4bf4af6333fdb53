"""What a format is, what it is given, and how it says that it cannot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from onecompany.export.brand import Brand
from onecompany.sentences import Terms, speaking, using
from onecompany.sentences.terms import USUAL
from onecompany.summary.document import Report


class ExportError(Exception):
    """Something was not written. `str()` says what, where and what to do, for a person to read."""


@dataclass(frozen=True, slots=True)
class Options:
    """What can be asked of single formats.

    `separator`: what stands between the values of `csv`; "" for that of the language, with its decimal mark, as a
    spreadsheet in that language expects it. `by_person`: a calendar for each person beside the one for all.
    """

    separator: str = ","
    by_person: bool = False


@dataclass(frozen=True, slots=True)
class Bundle:
    """All that a format may use: the report, the workshop as a document without loss, and the look.

    A report that covers a year (`report.meta.covers`) is about several workshops, and has no document.
    All of it is made once for all formats of one export, so that all of them say the same.
    """

    report: Report
    document: Mapping[str, object]
    brand: Brand = field(default_factory=Brand)
    words: Terms = USUAL
    """What the workshop calls the customer and the silo."""
    remark: str = ""
    """What is to be said of all files, such as that there are no words for the workshop's language; "" for nothing."""
    options: Options = field(default_factory=Options)
    revisions: Mapping[str, int] = field(default_factory=dict)
    """The number of the last change of what lies ahead, by its `uid`."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a format has made, where that is more than the bytes of one file.

    `files` are bytes by what the file's name ends with (`-agenda.pdf`). With `folder` they go into a folder of the
    export's name and the format's suffix, under just these names. `warnings` are sentences for the facilitator:
    what the files do not show as it was typed.
    """

    files: Mapping[str, bytes]
    folder: bool = False
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that is handed out.

    `name` is what is typed (`html`), `title` what is read (`Web page`), `suffix` ends the file's name, with
    its dot, or the folder's, with a dash. `render` gives the bytes of the file, or a `Made`: the same bundle gives
    the same bytes. It raises `ExportError` for what the reader should know, and imports its document library only
    when it is called. `lacks` says what a workshop has not yet that the file is about, "" when it has it: where all
    formats are asked for at once, the file is then left out with that word. `years`: whether it is offered for the
    year of an organisation, too.
    """

    name: str
    title: str
    suffix: str
    render: Callable[[Bundle], bytes | Made]
    lacks: Callable[[Bundle], str] = lambda bundle: ""
    years: bool = True

    def make(self, bundle: Bundle) -> Made:
        """What `render` gives, always as a `Made`."""
        with speaking(bundle.report.meta.language), using(bundle.words):
            output = self.render(bundle)
        return output if isinstance(output, Made) else Made({self.suffix: output})
