"""Charts as pictures: every value has its place, nothing lies outside, words fit, the same chart is the same bytes."""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.export import measure
from onecompany.export.brand import Brand
from onecompany.export.colours import contrast
from onecompany.export.drawing import draw
from onecompany.export.drawing.downwards import draw_narrow
from onecompany.export.drawing.lettering import SIZE, length_of, lines_of
from onecompany.export.drawing.marks import HALF, Box, Curve, Dot, Label, Line
from onecompany.export.drawing.readings import bound_words
from onecompany.export.drawing.scale import scale
from onecompany.export.pictures import png, svg
from onecompany.sentences import speaking
from onecompany.summary.blocks import (
    BarPair,
    BarPairs,
    CurveChart,
    CurvePoint,
    Histogram,
    Reading,
    Readings,
    Tally,
    Waterfall,
    WaterfallStep,
)
from tests.sample_report import sample

CHARTS = [
    block
    for section in (*sample().in_order(), *sample().appendix)
    for block in section.blocks
    if isinstance(block, BarPairs | CurveChart | Histogram | Readings | Waterfall)
]
HOSTILE = '<script>alert(1)</script> & "]]> דנה 李伟 🚀 ' + "x" * 300


def boxes(chart, name):
    return [mark for mark in draw(chart).marks if isinstance(mark, Box) and mark.name == name and mark.height != 11]


def said(chart):
    return [mark.text for mark in draw(chart).marks if isinstance(mark, Label)]


def test_the_sample_has_every_kind_of_chart():
    assert {type(chart) for chart in CHARTS} == {BarPairs, CurveChart, Histogram, Readings, Waterfall}


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: type(chart).__name__)
def test_nothing_lies_outside_the_picture(chart):
    drawing = draw(chart)
    for mark in drawing.marks:
        match mark:
            case Line(_, x1, y1, x2, y2):
                places = [(x1, y1), (x2, y2)]
            case Box(_, x, y, width, height):
                places = [(x, y), (x + width, y + height)]
            case Dot(_, x, y, radius):
                places = [(x - radius, y - radius), (x + radius, y + radius)]
            case Label(_, x, y, text, anchor):
                width = length_of(text)
                left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
                places = [(left, y - 10), (left + width, y + 3)]
            case Curve():
                places = []
        for x, y in places:
            assert -1 <= x <= drawing.width + 1, mark
            assert -1 <= y <= drawing.height + 1, mark


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: type(chart).__name__)
def test_a_picture_is_a_file_of_its_own(chart):
    made = svg(chart, Brand().palette)
    assert svg(chart, Brand().palette) == made
    root = ET.fromstring(made)
    names = {each.tag.rpartition("}")[2] for each in root.iter()}
    assert names <= {"svg", "style", "line", "path", "rect", "circle", "text", "title"}
    assert "href" not in made
    assert "url(" not in made
    assert Brand().accent in made


def test_a_picture_of_dots_is_sharp_and_the_same_each_time():
    made = png(CHARTS[0], Brand().palette)
    assert made == png(CHARTS[0], Brand().palette)
    width, height = struct.unpack(">II", made[16:24])
    assert width == 1650
    assert height > 400


@pytest.mark.parametrize(
    "chart",
    [
        CurveChart((CurvePoint(HOSTILE, 1),), HOSTILE, HOSTILE, low=0, top_word=HOSTILE, bottom_word=HOSTILE),
        BarPairs((BarPair(HOSTILE, 0, None), BarPair("", None, 0)), HOSTILE),
        Histogram(HOSTILE, "", (Tally(HOSTILE, (0,) * 5),) * 4, HOSTILE, HOSTILE),
        Readings(HOSTILE, "", (Reading(HOSTILE, 5),), 5, 5, HOSTILE),
        Waterfall(HOSTILE, "", (WaterfallStep(HOSTILE, 0),)),
        CurveChart((), "", ""),
        BarPairs((), ""),
        Histogram("", "", ()),
        Readings("", "", ()),
        Waterfall("", "", ()),
    ],
)
def test_hostile_and_empty_charts_are_pictures_too(chart):
    root = ET.fromstring(svg(chart, Brand().palette))
    assert not {each.tag.rpartition("}")[2] for each in root.iter()} & {"script", "a"}


def test_the_curve_names_its_lowest_point_and_leaves_gaps_open():
    chart = next(each for each in CHARTS if isinstance(each, CurveChart))
    drawing = draw(chart)
    dots = [mark for mark in drawing.marks if isinstance(mark, Dot)]
    assert len(dots) == 5
    assert [dot.y for dot in dots].index(max(dot.y for dot in dots)) == 3
    assert "−2 lowest" in said(chart)
    assert "–" in said(chart)
    split = CurveChart(tuple(CurvePoint(str(at), value) for at, value in enumerate((1, 0, None, 2, 1))), "", "")
    assert len([mark for mark in draw(split).marks if isinstance(mark, Curve)]) == 2


def test_bars_are_as_long_as_their_minutes():
    chart = BarPairs((BarPair("a", 60, 30), BarPair("b", 15, None)), "")
    assert [box.width for box in boxes(chart, "planned")] == [pytest.approx(446), pytest.approx(111.5)]
    assert [box.width for box in boxes(chart, "actual")] == [pytest.approx(223)]


def test_columns_are_as_high_as_their_counts():
    chart = Histogram("", "", (Tally("opening", (4, 0, 2)), Tally("closing", (1, 0, 3))))
    first = [box.height for box in boxes(chart, "planned")]
    assert first[0] == pytest.approx(2 * first[1], abs=0.2)
    assert len(boxes(chart, "actual")) == 2
    assert "opening · n 6 · mean 1.7 · spread 0.9" in said(chart)


def test_a_waterfall_begins_where_the_bar_before_ended():
    chart = next(each for each in CHARTS if isinstance(each, Waterfall))
    assert chart.spans() == ((0, 48_200), (48_200, 54_350), (54_350, 46_920), (0, 46_920))
    (gained,), (lost,) = boxes(chart, "gained"), boxes(chart, "lost")
    assert gained.y == lost.y
    assert lost.height > gained.height
    assert {"+6,150", "−7,430", "48,200", "46,920"} <= set(said(chart))


def test_a_waterfall_below_nothing_stays_in_the_picture():
    chart = Waterfall("", "", (WaterfallStep("a", 5, total=True), WaterfallStep("b", -20), WaterfallStep("c", 4)))
    assert chart.spans() == ((0, 5), (5, -15), (-15, -11))
    assert all(box.y + box.height <= 221 for name in ("total", "gained", "lost") for box in boxes(chart, name))


@pytest.mark.parametrize("bound", [4.9, 49, 2_000_000_000])
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("width", [HALF, 720])
def test_baseline_and_target_are_never_cut(bound, language, width):
    with speaking(language):
        chart = Readings("", "", (Reading("a", bound), Reading("b", bound * 2)), bound, bound * 3)
        drawing = draw(chart, width)
        wanted = "".join(bound_words(name, value) for name, value in (("target", bound * 3), ("baseline", bound)))
    said = [mark for mark in drawing.words if mark.name.endswith("-word")]
    assert "".join(mark.text for mark in said).replace(" ", "") == wanted.replace(" ", "")
    for mark in said:
        assert mark.x + measure.width(mark.text, SIZE, measure.INTER, bold=mark.name == "target-word") <= width - 4


def test_readings_stand_against_baseline_and_target():
    chart = next(each for each in CHARTS if isinstance(each, Readings))
    lines = {mark.name: mark.y1 for mark in draw(chart).marks if isinstance(mark, Line) and mark.name != "level"}
    assert lines["target"] < lines["baseline"]
    assert {"target 92", "baseline 61", "78", "–"} <= set(said(chart))


@pytest.mark.parametrize(
    ("mean", "spread", "counts", "start"),
    [(None, None, (0, 0), 1), (1.0, 0.0, (3, 0), 1), (3.0, 2.0, (1, 0, 0, 0, 1), 1), (-1.0, 1.0, (1, 0, 1), -2)],
)
def test_mean_and_spread(mean, spread, counts, start):
    tally = Tally("", counts)
    chart = Histogram("", "", (tally,), start=start)
    assert (chart.mean(tally), chart.spread(tally)) == (mean, spread)


def test_words_have_no_mean_and_stand_whole_under_their_bars():
    words = ("do", "don't", "escalate to whoever answers for the stage")
    tallies = (Tally("before", (4, 2, 1)), Tally("after", (7, 0, 0)))
    chart = Histogram("", "", tallies, answers=words)
    assert {"before · n 7", "after · n 7"} <= set(said(chart))
    assert words[2] in " ".join(said(chart))
    with pytest.raises(ValueError, match="the same scale"):
        Histogram("", "", tallies, answers=("do", "don't"))


def test_a_scale_begins_where_it_begins():
    assert {"−2", "−1", "0", "+1", "+2"} <= set(said(Histogram("", "", (Tally("", (0, 1, 2, 3, 4)),), start=-2)))
    assert {"0", "5"} <= set(said(Histogram("", "", (Tally("", (0, 1, 2, 3, 4, 0)),), start=0)))


@given(st.lists(st.floats(-1e12, 1e12), max_size=6), st.booleans(), st.booleans())
def test_a_scale_holds_all_its_values(values, from_zero, whole):
    made = scale(values, 10, 200, from_zero=from_zero, whole=whole)
    assert made.low < made.high
    assert 2 <= len(made.ticks) <= 8
    for value in values:
        assert 9.9 <= made.at(value) <= 200.1


def test_a_scale_holds_what_an_older_file_may_hold():
    made = scale([-1e308, 1e308], 10, 200, from_zero=False)
    assert (made.at(-1e308), made.at(1e308)) == (200.0, 10.0)


@given(st.text("ab 李\n", max_size=120), st.integers(20, 200), st.integers(1, 4))
def test_lines_fit_and_say_when_something_is_left_out(text, width, most):
    lines = lines_of(text, width, most)
    assert len(lines) <= most
    assert all(length_of(line) <= max(width, 2 * SIZE) for line in lines)
    if not lines or not lines[-1].endswith("…"):
        assert "".join("".join(lines).split()) == "".join(text.split())


NARROW = [draw_narrow(chart) for chart in CHARTS]


@pytest.mark.parametrize("number", range(len(CHARTS)), ids=lambda number: type(CHARTS[number]).__name__)
def test_for_a_narrow_place_everything_is_there_and_nothing_lies_outside(number):
    drawing, wide = NARROW[number], draw(CHARTS[number])
    assert drawing.width == HALF
    for word in drawing.words:
        long = length_of(word.text)
        left = word.x - {"start": 0, "middle": long / 2, "end": long}[word.anchor]
        assert left > -4
        assert left + long < HALF + 4
        assert 0 < word.y <= drawing.height
    whole = {word.whole or word.text for word in drawing.words}
    assert {word.whole for word in wide.words if word.whole} <= whole
    for kind in (Box, Dot, Curve):
        assert sum(isinstance(mark, kind) for mark in drawing.marks) == sum(
            isinstance(mark, kind) for mark in wide.marks
        )


def test_a_curve_that_goes_down_lies_on_its_dots():
    (chart,) = (chart for chart in CHARTS if isinstance(chart, CurveChart))
    drawing = draw_narrow(chart)
    ends = [mark.data for mark in drawing.marks if isinstance(mark, Curve)]
    for dot in (mark for mark in drawing.marks if isinstance(mark, Dot)):
        assert any(f"{dot.x:.1f} {dot.y:.1f}" in path for path in ends)
    rows = [dot.y for dot in drawing.marks if isinstance(dot, Dot)]
    assert rows == sorted(rows)


def test_no_rim_of_a_letter_is_painted_over_another_letter():
    for chart in CHARTS:
        made = svg(chart, Brand().palette)
        looks = [each.get("class", "").split()[0] for each in ET.fromstring(made).iter() if each.tag.endswith("}text")]
        first = next((at for at, look in enumerate(looks) if look != "halo"), len(looks))
        assert "halo" not in looks[first:]
        assert looks.count("halo") == looks.count("value")
        assert "paint-order" not in made


@pytest.mark.parametrize("accent", ["#0b4f6c", "#7a1f3d", "#767600", "#000000"])
def test_every_shape_can_be_told_from_the_paper_and_from_the_others_without_colour(accent):
    palette = Brand(accent=accent).palette
    style = svg(CHARTS[0], palette).partition("</style>")[0]
    looks: dict[str, str] = {}
    for names, rule in re.findall(r"([^{}]+)\{([^}]*)\}", style.partition("<style>")[2]):
        for name in names.split(","):
            looks[name.strip(" .\n")] = looks.get(name.strip(" .\n"), "") + rule
    for look in [
        "planned",
        "earlier",
        "actual",
        "total",
        "gained",
        "lost",
        "zero",
        "baseline",
        "target",
        "path",
        "dot",
    ]:
        colours = re.findall(r"#[0-9a-f]{6}", looks[look])
        assert max(contrast(colour, palette.paper) for colour in colours) >= 3, look
    assert f"fill:{palette.paper}" in looks["planned"]
    assert "stroke-dasharray" in looks["earlier"]
    assert "stroke-dasharray" not in looks["planned"]
