"""Where things stand on slides, and whether all words have room: measured for the widest font that may be shown."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pptx
import pytest
from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Pt

from onecompany import __version__
from onecompany.clock import Stamp
from onecompany.export import registry
from onecompany.export.brand import Brand, Logo
from onecompany.export.bundling import Choices, bundle
from onecompany.export.format import Bundle, ExportError
from onecompany.export.measure import STAND_IN, height, leading, lines
from onecompany.export.office.own_template import read_template
from onecompany.kinds.sample import SampleClock, make_sample
from onecompany.store.file import Store
from onecompany.summary.document import Callout, Section, Table, TableColumn
from tests import nasty_day, sample_report
from tests.export.reading import squeezed
from tests.export.test_pptx import SVG, hostile, notes, text, titles

DAY = dt.date(2026, 9, 17)
PT = 12_700
TITLE = 26.0

_P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_P14 = 'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
_SHOWS = (
    f'<p:custShowLst {_P} {_R}><p:custShow name="Short" id="0"><p:sldLst><p:sld r:id="%s"/></p:sldLst></p:custShow>'
    "</p:custShowLst>"
)
_SECTIONS = (
    f'<p:extLst {_P}><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}"><p14:sectionLst {_P14}>'
    '<p14:section name="All" id="{6F0A4C5B-0000-4000-8000-000000000001}"><p14:sldIdLst><p14:sldId id="%s"/>'
    '</p14:sldIdLst></p14:section></p14:sectionLst></p:ext><p:ext uri="Kept"/></p:extLst>'
)
"""As PowerPoint keeps shows of some slides, and sections."""

BRAND = Brand(name="Okafor & Partners", accent="#7a1f3d", logo=Logo(SVG, "svg", 120, 40))


def of_day(folder: Any, make: Any, brand: Brand, choices: Choices | None = None) -> Bundle:
    """What is handed out of a day that a function makes."""
    clock = SampleClock(dt.datetime.combine(DAY, dt.time(17), dt.UTC))
    with Store(folder / "day.onecompany", clock=clock, scratch=True) as store:
        state = store.read(make(store, DAY))
        return bundle(state, at=Stamp.take(clock), today=DAY, version=__version__, brand=brand, choices=choices)


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Bundle]:
    """The days that are looked at."""

    def nasty(store: Store, day: dt.date) -> str:
        return nasty_day.make_nasty_day(store, day)

    def folder() -> Any:
        return tmp_path_factory.mktemp("day")

    careful = Brand(confidentiality=nasty_day.CONFIDENTIALITY)
    full, board = of_day(folder(), make_sample, BRAND), Choices(profile="board")
    own = io.BytesIO()
    pptx.Presentation().save(own)
    return {
        "by hand": sample_report.bundle(),
        "sample": full,
        "sample, board": of_day(folder(), make_sample, Brand(), board),
        "nasty": of_day(folder(), nasty, careful),
        "nasty, board": of_day(folder(), nasty, careful, board),
        "hostile": sample_report.bundle(hostile()),
        "template of one's own": replace(full, brand=Brand(template_pptx=own.getvalue())),
    }


NAMES = ("by hand", "sample", "sample, board", "nasty", "nasty, board", "hostile", "template of one's own")


@cache
def _made(content: Any) -> bytes:
    return registry.find("pptx").make(content.bundle).files[".pptx"]


class _ById:
    """A bundle that a cache can hold."""

    def __init__(self, content: Bundle) -> None:
        self.bundle = content

    def __hash__(self) -> int:
        return id(self.bundle)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and self.bundle is other.bundle


def slides_of(content: Bundle) -> Any:
    """The slides, read back."""
    return pptx.Presentation(io.BytesIO(_made(_ById(content))))


def place(shape: Any) -> tuple[float, float, float, float]:
    """Left, top, right and bottom in points; a table ends where its rows do."""
    tall = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
    return shape.left / PT, shape.top / PT, (shape.left + shape.width) / PT, (shape.top + tall) / PT


def letters(shape: Any, paragraph: Any) -> tuple[float, bool]:
    """The size and weight of a paragraph: its own, or those of its placeholder."""
    run = next(iter(paragraph.runs), None)
    size = run.font.size.pt if run is not None and run.font.size else None
    bold = run.font.bold if run is not None else None
    holder = shape
    while holder is not None and (size is None or bold is None):
        level = holder._element.find(".//{*}lvl1pPr/{*}defRPr")
        if level is not None:
            size = size or (int(level.get("sz")) / 100 if level.get("sz") else None)
            bold = level.get("b") == "1" if bold is None and level.get("b") else bold
        holder = getattr(holder, "_base_placeholder", None)
    is_title = shape.is_placeholder and shape.placeholder_format.type in (1, 3)
    return size or 16.0, is_title if bold is None else bold


def words(frame: Any, shape: Any, room: float) -> float:
    """How many points high the text of a frame is."""
    tall = 0.0
    for paragraph in frame.paragraphs:
        size, bold = letters(shape, paragraph)
        indent = int(paragraph._p.pPr.get("marL", "0")) / PT if paragraph._p.pPr is not None else 0
        said = paragraph.text.replace("\v", "\n")
        tall += height(said, room - indent, size, STAND_IN, bold=bold)
        before = paragraph._p.find("./{*}pPr/{*}spcBef/{*}spcPts")
        tall += int(before.get("val")) / 100 if before is not None else 0
    return tall


def insets(shape: Any) -> tuple[float, float]:
    """The points at the sides of a text, and above and below it."""
    body = None
    holder = shape
    while holder is not None:
        body = holder._element.find(".//{*}bodyPr")
        if body is not None and body.get("lIns") is not None:
            return int(body.get("lIns")) / PT, int(body.get("tIns")) / PT
        holder = getattr(holder, "_base_placeholder", None)
    return 7.2, 3.6


@pytest.mark.parametrize("name", NAMES)
class TestPlaces:
    def test_no_shape_leaves_its_slide_or_covers_another(self, days: dict[str, Bundle], name: str) -> None:
        slides = slides_of(days[name])
        for number, slide in enumerate(slides.slides, 1):
            boxes = [(shape.name, place(shape)) for shape in slide.shapes]
            for title, (left, top, right, bottom) in boxes:
                assert min(left, top) >= 0, (number, title)
                assert right <= slides.slide_width / PT + 0.1, (number, title)
                assert bottom <= slides.slide_height / PT + 0.1, (number, title)
            for (one, a), (other, b) in itertools.combinations(boxes, 2):
                apart = a[2] <= b[0] + 0.1 or b[2] <= a[0] + 0.1 or a[3] <= b[1] + 0.1 or b[3] <= a[1] + 0.1
                assert apart, (number, one, other)

    def test_every_text_has_room(self, days: dict[str, Bundle], name: str) -> None:
        for number, slide in enumerate(slides_of(days[name]).slides, 1):
            for shape in slide.shapes:
                left, top, right, bottom = place(shape)
                if shape.has_text_frame and shape.text_frame.text.strip() not in ("", "‹#›"):
                    beside, above = insets(shape)
                    tall = words(shape.text_frame, shape, right - left - 2 * beside)
                    assert tall <= bottom - top - 2 * above + 1, (number, shape.name, shape.text_frame.text)

    def test_every_cell_has_room(self, days: dict[str, Bundle], name: str) -> None:
        for number, slide in enumerate(slides_of(days[name]).slides, 1):
            for shape in slide.shapes:
                if not shape.has_table:
                    continue
                for row in shape.table.rows:
                    for cell, column in zip(row.cells, shape.table.columns, strict=True):
                        room = (column.width - cell.margin_left - cell.margin_right) / PT
                        tall = words(cell.text_frame, shape, room)
                        inner = (row.height - cell.margin_top - cell.margin_bottom) / PT
                        assert tall <= inner + 1, (number, cell.text)

    def test_rules_of_a_table_go_through_and_a_number_keeps_away_from_words(
        self, days: dict[str, Bundle], name: str
    ) -> None:
        for number, slide in enumerate(slides_of(days[name]).slides, 1):
            for shape in (shape for shape in slide.shapes if shape.has_table):
                rows = [[cell._tc for cell in row.cells] for row in shape.table.rows]
                for above, below in itertools.pairwise(rows):
                    under = {etree.tostring(cell.find(".//{*}lnB")).replace(b"lnB", b"lnT") for cell in above}
                    assert under == {etree.tostring(cell.find(".//{*}lnT")) for cell in below}, number
                    assert len(under) == 1, number
                for one, other in (pair for row in rows for pair in itertools.pairwise(row)):
                    sides = [cell.find(".//{*}pPr").get("algn", "l") for cell in (one, other)]
                    assert sides != ["r", "l"] or int(one.tcPr.get("marR")) + int(other.tcPr.get("marL")) >= 18 * PT

    def test_a_title_breaks_at_no_figure(self, days: dict[str, Bundle], name: str) -> None:
        for slide in slides_of(days[name]).slides:
            title = slide.shapes.title.text_frame.text
            assert not re.search(r"\d \w|\w \d", title), title

    def test_no_two_slides_have_one_title_and_none_is_of_more_than_two_lines(
        self, days: dict[str, Bundle], name: str
    ) -> None:
        slides = slides_of(days[name])
        all_titles = titles(slides)
        assert len(set(all_titles)) == len(all_titles)
        for one, other in itertools.pairwise(all_titles[1:]):
            assert not one.startswith(other), "the same, and shorter"
        for slide in slides.slides:
            shape = slide.shapes.title
            size = shape.text_frame.paragraphs[0].runs[0].font.size.pt
            room = shape.width / PT - 2 * insets(shape)[0]
            assert len(lines(shape.text_frame.text, room, size, STAND_IN, bold=True)) <= 2

    def test_all_titles_but_the_first_are_of_one_size_and_place(self, days: dict[str, Bundle], name: str) -> None:
        first, *others = slides_of(days[name]).slides
        heads = [slide.shapes.title for slide in others]
        sizes = {head.text_frame.paragraphs[0].runs[0].font.size for head in heads}
        assert len({(head.left, head.top, head.width, head.height) for head in heads}) == 1
        assert len(sizes | {first.shapes.title.text_frame.paragraphs[0].runs[0].font.size}) == 1

    def test_what_is_seen_has_a_name_and_is_told(self, days: dict[str, Bundle], name: str) -> None:
        for slide in slides_of(days[name]).slides:
            assert slide.shapes.title is not None
            for shape in slide.shapes:
                if shape.has_chart or shape.has_table:
                    properties = shape._element._nvXxPr.cNvPr
                    assert shape.name not in ("", "Table", "Chart")
                    assert len(properties.get("descr")) > 20
                    assert shape.is_placeholder, "it stands where the layout has a place for it"

    def test_the_title_is_heard_first_and_the_number_last(self, days: dict[str, Bundle], name: str) -> None:
        _, *others = slides_of(days[name]).slides
        for slide in others:
            kinds = [shape.placeholder_format.type if shape.is_placeholder else None for shape in slide.shapes]
            assert kinds[0] == 1
            assert kinds[-1] == 13


class TestNasty:
    def test_the_matrix_is_whole(self, days: dict[str, Bundle]) -> None:
        report = days["nasty"].report
        ownership = next(section for section in report.sections if section.key == "ownership")
        matrix = ownership.blocks[0]
        cells = {}
        for slide in slides_of(days["nasty"]).slides:
            for shape in slide.shapes:
                if shape.has_table and shape.table.cell(0, 0).text == matrix.corner:  # type: ignore[union-attr]
                    head, *rows = [[cell.text for cell in row.cells] for row in shape.table.rows]
                    cells |= {
                        (row[0], title): cell for row in rows for title, cell in zip(head[1:], row[1:], strict=True)
                    }
        wanted = [*matrix.row_heads, matrix.foot_title]  # type: ignore[union-attr]
        assert {row for row, _ in cells} == set(wanted)
        assert {head for _, head in cells} == set(matrix.column_heads)  # type: ignore[union-attr]
        assert len(cells) == 13 * 9

    def test_every_commitment_is_on_a_slide(self, days: dict[str, Bundle]) -> None:
        report = days["nasty"].report
        (section,) = [section for section in report.sections if section.key == "commitments"]
        table = next(block for block in section.blocks if isinstance(block, Table))
        assert len(table.rows) == nasty_day.PROMISES
        said = [text(slide) for slide in slides_of(days["nasty"]).slides if "commitments were made" in text(slide)]
        assert len(said) > 1
        for row in table.rows:
            assert any(str(row[0])[:60].split("…")[0] in page for page in said), row[0]

    def test_a_text_of_two_thousand_characters_is_whole_on_the_slide_or_under_it(self, days: dict[str, Bundle]) -> None:
        slides = [slide for slide in slides_of(days["nasty"]).slides if nasty_day.LONG[:60] in text(slide)]
        assert slides
        for slide in slides:
            assert squeezed(nasty_day.LONG) in squeezed(text(slide) + notes(slide))

    def test_decisions_pains_and_handoffs_have_slides(self, days: dict[str, Bundle]) -> None:
        said = " ".join(titles(slides_of(days["nasty"])))
        for words_of_title in ("decisions were made", "hurts most", "handoffs are agreed"):
            assert words_of_title in said

    def test_the_foot_is_whole(self, days: dict[str, Bundle]) -> None:
        _, *others = slides_of(days["nasty"]).slides
        for slide in others:
            assert nasty_day.CONFIDENTIALITY in text(slide)


class TestTemplate:
    def test_ours_can_be_opened_by_anybody_and_names_no_library(self) -> None:
        from importlib.resources import files

        data = files("onecompany.export.office.templates").joinpath("template.pptx").read_bytes()
        slides = pptx.Presentation(io.BytesIO(data))
        assert [layout.name for layout in slides.slide_layouts] == [
            "Opening", "Conclusion with content", "Conclusion with table", "Conclusion with findings", "Closing",
        ]  # fmt: skip
        assert "python" not in (slides.core_properties.author + slides.core_properties.comments).casefold()
        assert leading("A", 10, STAND_IN) > 10

    def test_slides_in_a_template_of_ones_own_are_not_handed_out(self) -> None:
        own = pptx.Presentation()
        own.slides.add_slide(own.slide_layouts[0]).shapes.title.text = "An example of the designer's"
        data = io.BytesIO()
        own.save(data)
        content = replace(sample_report.bundle(), brand=Brand(template_pptx=data.getvalue()))
        made = slides_of(content)
        assert made.slide_width == own.slide_width
        assert "An example of the designer's" not in " ".join(titles(made))
        assert b"An example" not in _made(_ById(content))

    def test_nothing_names_the_slides_that_are_left_away(self) -> None:
        own = pptx.Presentation()
        own.slides.add_slide(own.slide_layouts[0])
        (entry,) = own.slides._sldIdLst
        data = io.BytesIO()
        own.part._element.extend(etree.fromstring(part) for part in (_SHOWS % entry.rId, _SECTIONS % entry.id))
        own.save(data)
        made = slides_of(replace(sample_report.bundle(), brand=Brand(template_pptx=data.getvalue())))
        tags = {etree.QName(element).localname for element in made.part._element.iter()}
        assert tags.isdisjoint({"custShowLst", "sectionLst"})
        assert "Kept" in etree.tostring(made.part._element).decode()

    def test_one_as_libreoffice_writes_it_has_titles_in_their_places(self, tmp_path: Path) -> None:
        """Its places have no numbers, and its master says nothing of how texts are set."""
        own = pptx.Presentation()
        for layout in own.slide_layouts:
            for place in layout.element.iter("{*}ph"):
                if place.get("type") in (None, "body"):
                    place.attrib.pop("idx", None)
        for styles in own.slide_master.element.findall("{*}txStyles"):
            own.slide_master.element.remove(styles)
        own.save(str(tmp_path / "own.pptx"))
        brand = Brand(template_pptx=read_template(tmp_path / "own.pptx", "pptx"))
        slides = slides_of(replace(sample_report.bundle(), brand=brand))
        assert all(titles(slides))
        for slide in slides.slides:
            numbers = [holder.placeholder_format.idx for holder in slide.placeholders]
            assert len(numbers) == len(set(numbers))

    def test_places_of_ones_own_may_have_the_numbers_of_ours(self) -> None:
        own = pptx.Presentation()
        for layout in own.slide_layouts:
            for place in layout.element.iter("{*}ph"):
                if place.get("idx") == "1":
                    place.set("idx", "13")
        data = io.BytesIO()
        own.save(data)
        usual = io.BytesIO()
        pptx.Presentation().save(usual)
        made, plain = (
            slides_of(replace(sample_report.bundle(), brand=Brand(template_pptx=each.getvalue())))
            for each in (data, usual)
        )
        assert [text(slide) for slide in made.slides] == [text(slide) for slide in plain.slides]

    @pytest.mark.parametrize("points", [0, 60, None])
    def test_places_in_which_nothing_has_room_are_none(self, points: int | None) -> None:
        own = pptx.Presentation()
        for layout in own.slide_layouts:
            for holder in layout.placeholders:
                if holder.placeholder_format.type == PP_PLACEHOLDER.OBJECT and points is not None:
                    holder.left = holder.top = Pt(0)
                    holder.width = holder.height = Pt(points)
        for holder in list(own.slide_master.placeholders) if points is None else ():
            holder._element.getparent().remove(holder._element)  # from which layouts have where things stand
        data = io.BytesIO()
        own.save(data)
        content = replace(sample_report.bundle(), brand=Brand(template_pptx=data.getvalue()))
        with pytest.raises(ExportError, match="Title And Content"):
            registry.find("pptx").make(content)

    def test_one_without_a_layout_that_is_needed_is_refused_by_its_name(self) -> None:
        own = pptx.Presentation()
        for layout in list(own.slide_layouts)[1:]:
            own.slide_layouts.remove(layout)
        data = io.BytesIO()
        own.save(data)
        content = replace(sample_report.bundle(), brand=Brand(template_pptx=data.getvalue()))
        with pytest.raises(ExportError, match="Title And Content"):
            registry.find("pptx").make(content)

    def test_a_consultancy_that_is_the_organisation_is_named_once(self) -> None:
        report = sample_report.sample()
        same = replace(sample_report.bundle(), brand=Brand(name=report.meta.organisation))
        said = [shape.text_frame.text for shape in slides_of(same).slide_master.shapes if shape.has_text_frame]
        assert report.meta.organisation not in said


def test_a_title_is_shortened_by_its_sentences_and_the_rest_is_on_the_slide() -> None:
    conclusion = (
        "Nine of twelve stages have nobody who answers for them when it counts. "
        "Each of the three others has two or more owners, who do not agree. Both are to be settled."
    )
    rows = Table((TableColumn("A"),), (("1",), ("2",), ("3",)))
    section = Section("a", "Part A", 1, (rows, Callout("warning", "So it is", "Because of that.")), conclusion)
    content = sample_report.bundle(replace(sample_report.sample(), sections=(section,)))
    slide = slides_of(content).slides[1]
    first = conclusion.split(". ", maxsplit=1)[0] + "."
    assert slide.shapes.title.text_frame.text == first
    assert conclusion.removeprefix(first).strip() in text(slide)
