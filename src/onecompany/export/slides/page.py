"""A slide as it is to be, before it is drawn: what it may be called, what is on it, what is in its notes. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from onecompany.export.brand import Brand
from onecompany.export.office.text import one_line
from onecompany.export.office.xml import Element
from onecompany.export.slides.paging import Page as GridPage
from onecompany.export.slides.template import PART, Box, Kind, Layout
from onecompany.export.slides.text import cut, lines, unbroken
from onecompany.sentences import gettext
from onecompany.summary.blocks import Chart

TITLE_LINES = 2
"""The most lines of a title."""

_ENDS = ".!?…:;。！？"


@dataclass(frozen=True, slots=True)
class Ground:
    """What slides are made on: the layouts by what they are for, and the look."""

    layouts: dict[Kind, Layout]
    brand: Brand

    def box(self, kind: Kind) -> Box:
        """Where a slide of a layout shows what it has."""
        return self.layouts[kind].main[1]

    def part(self, title: str) -> tuple[str, ...]:
        """The part of the report in small print, for a template that has no other place for it."""
        return () if self.layouts["content"].named(PART) is not None else (title,)

    @property
    def side(self) -> Box:
        """Where the findings stand beside."""
        return self.layouts["findings"].side[1]

    def has_room(self, title: str) -> bool:
        """Whether a sentence can be the title of a slide."""
        heading = self.layouts["content"]
        return fits(sentence(title), heading.title_room, heading.title_size)

    @property
    def has_side(self) -> bool:
        """Whether the template has a layout for findings beside what they are drawn from."""
        return "findings" in self.layouts


@dataclass(frozen=True, slots=True)
class Described:
    """What is said of a chart or a table to those who cannot see it: its name, and what there is to see."""

    name: str
    story: str


@dataclass(frozen=True, slots=True)
class Page:
    """A slide. `titles` are what it may be called, the best first; pages with the same `group` go on from each other.

    `part`: the part of the report that it belongs to. `small`: what is said in small print above what is shown.
    `findings`: those beside it, or, so many points high, `under` it where the layout has no place beside.
    """

    kind: Kind
    titles: tuple[str, ...]
    group: object
    part: str
    shown: GridPage | Chart | tuple[Element, ...]
    described: Described | None = None
    small: tuple[str, ...] = ()
    findings: tuple[Element, ...] = ()
    under: float = 0.0
    notes: tuple[str, ...] = field(default=(), kw_only=True)


def sentence(text: str) -> str:
    """A text as a title: in one line as it is typed, with a full stop where it has no end of its own."""
    line = one_line(text)
    last = line.rstrip("”\"'’»)]")[-1:]
    if not line or last in _ENDS or not last.isascii():
        return line
    return f"{line}."


def entitled(pages: Iterable[Page], room: float, size: float, taken: Iterable[str] = ()) -> Iterator[tuple[Page, str]]:
    """The pages with their titles: of what each may be called the first that no other has and that fits into two lines.

    Pages that go on from each other are numbered. Where nothing fits, the last of all that it may be called is cut.
    """
    known = {title.casefold() for title in taken}
    for _, group in groupby(pages, key=lambda page: id(page.group)):
        one = list(group)
        names = [sentence(title) for title in one[0].titles if title.strip()]
        numbered = [_numbered(name, len(one), len(one)) for name in names]
        free = [at for at, name in enumerate(names) if name.casefold() not in known]
        fitting = (at for at in free if fits(numbered[at], room, size))
        chosen = next(fitting, None)
        if chosen is not None:
            name = names[chosen]
        else:
            name = cut(names[-1], room, size, 1, bold=True)
            number = 2
            while name.casefold() in known:
                name, number = gettext("{title} ({number})", title=names[-1][:60], number=number), number + 1
        known.add(name.casefold())
        for number, page in enumerate(one, 1):
            yield page, _numbered(name, number, len(one))


def fits(title: str, room: float, size: float) -> bool:
    """Whether a title has room."""
    return lines(unbroken(title), room, size, bold=True) <= TITLE_LINES


def _numbered(title: str, number: int, count: int) -> str:
    if count == 1:
        return title
    return gettext("{title} ({number} of {count})", title=title, number=number, count=count)
