"""Office files packed again: one date everywhere, one order, whatever is inside."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, timedelta, timezone

import docx
import pytest
import xlsxwriter
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from onecompany.export.office.zipped import pinned

AT = datetime(2026, 9, 17, 15, 42, 7, tzinfo=UTC)
STAMP = "2026-09-17T15:42:07Z"


def workbook(created: datetime) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"created": created.replace(tzinfo=None), "author": "Ana"})
    book.add_worksheet().write_string(0, 0, "x")
    book.close()
    return target.getvalue()


def slides() -> bytes:
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    data = CategoryChartData()
    data.categories = ["a", "b"]
    data.add_series("x", (1, 2))
    slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, 0, 0, Inches(4), Inches(3), data)
    target = io.BytesIO()
    show.save(target)
    return target.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


def packed(entries: dict[str, bytes], at: tuple[int, ...] = (2001, 2, 3, 4, 5, 6)) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, data in entries.items():
            made.writestr(zipfile.ZipInfo(name, at), data)
    return target.getvalue()


def test_every_entry_has_the_date_and_the_list_of_types_comes_first():
    with zipfile.ZipFile(io.BytesIO(pinned(slides(), AT))) as made:
        infos = made.infolist()
    assert {info.date_time for info in infos} == {(2026, 9, 17, 15, 42, 6)}
    assert {(info.create_system, info.external_attr, info.compress_type) for info in infos} == {
        (3, 0o600 << 16, zipfile.ZIP_DEFLATED)
    }
    names = [info.filename for info in infos]
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])


def test_who_and_when_are_pinned():
    core = parts(pinned(workbook(datetime(1999, 1, 1, tzinfo=UTC)), AT))["docProps/core.xml"].decode()
    assert core.count(STAMP) == 2
    assert "1999" not in core
    assert ">Ana</dc:creator>" in core
    assert ">Ana</cp:lastModifiedBy>" in core


def test_the_workbook_of_a_chart_is_pinned_too():
    made = parts(pinned(slides(), AT))
    (inner,) = [data for name, data in made.items() if name.startswith("ppt/embeddings/")]
    with zipfile.ZipFile(io.BytesIO(inner)) as book:
        assert {info.date_time for info in book.infolist()} == {(2026, 9, 17, 15, 42, 6)}
        assert book.read("docProps/core.xml").decode().count(STAMP) == 2
    assert Presentation(io.BytesIO(pinned(slides(), AT))).slides[0].shapes[1].has_chart


def test_content_is_the_same_as_before():
    before, after = parts(slides()), parts(pinned(slides(), AT))
    changed = {name for name in before if before[name] != after[name]}
    assert set(before) == set(after)
    assert {name for name in changed if not name.startswith("ppt/embeddings/")} == {"docProps/core.xml"}


def test_order_and_dates_of_the_source_leave_no_trace():
    entries = {"[Content_Types].xml": b"<Types/>", "b": b"2", "a/x": b"1"}
    turned = dict(reversed(entries.items()))
    assert pinned(packed(entries), AT) == pinned(packed(turned, (2020, 1, 1, 0, 0, 0)), AT)
    assert list(parts(pinned(packed(turned), AT))) == ["[Content_Types].xml", "a/x", "b"]


def test_the_same_moment_in_another_zone_gives_the_same_bytes():
    data = workbook(AT)
    assert pinned(data, AT.astimezone(timezone(timedelta(hours=5, minutes=45)))) == pinned(data, AT)


def test_pinned_twice_is_pinned_once():
    once = pinned(slides(), AT)
    assert pinned(once, AT) == once


def test_a_core_without_dates_gets_them():
    core = b'<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
    made = parts(pinned(packed({"docProps/core.xml": core}), AT))["docProps/core.xml"].decode()
    assert made.count(STAMP) == 2
    assert made.count('type="dcterms:W3CDTF"') == 2
    assert "lastModifiedBy" not in made, "where nobody is the author"


@pytest.mark.parametrize(("year", "kept"), [(1970, 1980), (2300, 2107)])
def test_a_date_that_a_zip_cannot_hold_becomes_the_nearest(year, kept):
    with zipfile.ZipFile(io.BytesIO(pinned(workbook(AT), AT.replace(year=year)))) as made:
        assert {info.date_time[0] for info in made.infolist()} == {kept}


def test_a_zip_that_is_no_office_file_stays_as_it_is():
    inner = packed({"a.txt": b"1"})
    assert parts(pinned(packed({"x.zip": inner}), AT))["x.zip"] == inner


def test_what_is_wrong_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        pinned(workbook(AT), AT.replace(tzinfo=None))
    with pytest.raises(zipfile.BadZipFile):
        pinned(b"no zip", AT)
    twice = packed({"a": b"1", "b": b"2"}).replace(b"b", b"a")
    with pytest.raises(ValueError, match="two entries are named a"):
        pinned(twice, AT)


def test_python_docx_opens_it_and_reads_the_date():
    target = io.BytesIO()
    docx.Document().save(target)
    opened = docx.Document(io.BytesIO(pinned(target.getvalue(), AT)))
    assert opened.core_properties.created == opened.core_properties.modified == AT
