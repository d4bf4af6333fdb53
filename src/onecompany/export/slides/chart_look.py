"""How charts look: letters, axes, lines, labels. Colours are places of the theme."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.chart.chart import Chart
from pptx.enum.chart import XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.util import Pt

from onecompany.export.office.xml import Element, fill, hundredths, line, name, x
from onecompany.export.slides.text import INK, LINE, MUTED, RULE, Run, paragraph, write

SIZE = 12.0
"""The size of letters in charts."""


def calm(chart: Chart, *, legend: bool) -> None:
    """No title (it stands above), letters of 12 points, a legend only where there is something to tell apart."""
    chart.has_title = False
    chart.font.size = Pt(SIZE)
    chart.has_legend = legend
    if legend and chart.legend is not None:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(SIZE)


def series_of(chart: Chart) -> list[Element]:
    """The series of a chart in their order."""
    return list(chart._chartSpace.iter(name("c:ser")))


def area_look(series: Element, ground: str, edge: str = "", *, width: float = 1, dash: str = "") -> None:
    """The ground and the line of a series; "" for none."""
    for old in series.findall(name("c:spPr")):
        series.remove(old)
    properties = x("c:spPr", fill(ground), line("a:ln", edge, width, dash))
    series.find(name("c:tx")).addnext(properties)


def line_look(
    series: Element, colour: str, *, width: float = 2.25, dash: str = "", marker: Element | None = None
) -> None:
    """The line of a series and the mark at each of its points."""
    for tag in ("c:spPr", "c:marker"):
        for old in series.findall(name(tag)):
            series.remove(old)
    stroke = line("a:ln", colour, width, dash)
    if colour:
        stroke.set("cap", "rnd")
    properties = x("c:spPr", stroke)
    series.find(name("c:tx")).addnext(properties)
    properties.addnext(marker if marker is not None else x("c:marker", x("c:symbol", val="none")))


def mark(symbol: str, size: int, colour: str) -> Element:
    """The mark at a point of a line."""
    return x(
        "c:marker",
        x("c:symbol", val=symbol),
        x("c:size", val=size),
        x("c:spPr", fill(colour), line("a:ln", "bg1", 1)),
    )


def labels(
    series: Element, numbers: str, place: str, own: dict[int, str | None] | None = None, *, own_place: str = ""
) -> None:
    """Labels at the points of a series. `own` are the words of some, `None` for no label, in their own place."""
    for old in series.findall(name("c:dLbls")):
        series.remove(old)
    holder = x("c:dLbls")
    for index, text in sorted((own or {}).items()):
        label = x("c:dLbl", x("c:idx", val=index))
        if text is None:
            label.append(x("c:delete", val=1))
        else:
            words = paragraph(Run(text, SIZE, bold=True, colour=INK), side="ctr")
            label.append(x("c:tx", x("c:rich", x("a:bodyPr"), x("a:lstStyle"), words)))
            label.append(x("c:dLblPos", val=own_place or place))
            label.extend(_show_flags())
        holder.append(label)
    holder.append(x("c:numFmt", formatCode=numbers, sourceLinked=0))
    holder.append(x("c:spPr", x("a:noFill"), x("a:ln", x("a:noFill"))))
    holder.append(_letters(INK, bold=True))
    holder.append(x("c:dLblPos", val=place))
    holder.extend(_show_flags())
    _before(series, holder, ("c:trendline", "c:errBars", "c:cat", "c:val", "c:smooth"))


def point(series: Element, index: int, *, marker: Element) -> None:
    """Another mark at one point of a line."""
    own_look = x("c:dPt", x("c:idx", val=index), marker, x("c:bubble3D", val=0))
    _before(series, own_look, ("c:dLbls", "c:trendline", "c:errBars", "c:cat", "c:val", "c:smooth"))


def value_axis(
    chart: Chart, numbers: str, *, low: float | None = None, high: float | None = None, step: float | None = None,
    visible: bool = True, title: str = "",
) -> None:  # fmt: skip
    """The scale of a chart. Without `visible` there is no scale: each bar says its figure."""
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = low, high, step
    axis.has_major_gridlines = visible
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = numbers, False
    axis.tick_labels.font.size = Pt(SIZE)
    element = axis._element
    if visible:
        _line_of(element.find(name("c:majorGridlines")), LINE, 0.75)
    else:
        element.find(name("c:delete")).set("val", "1")
    _axis_line(element, "", 0)
    if title:
        axis.has_title = True
        frame = axis.axis_title.text_frame
        frame._txBody.find(name("a:bodyPr")).attrib.clear()
        write(frame._txBody, [paragraph(Run(title, SIZE, bold=False, colour=MUTED))])


def category_axis(chart: Chart, *, low: bool = False, reverse: bool = False) -> None:
    """The labels of a chart; `low` puts them below all values, `reverse` the first on top."""
    axis = chart.category_axis
    axis.has_major_gridlines = False
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_labels.font.size = Pt(SIZE)
    axis.reverse_order = reverse
    if low:
        axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    _axis_line(axis._element, RULE, 1)


def _axis_line(axis: Element, colour: str, width: float) -> None:
    for old in axis.findall(name("c:spPr")):
        axis.remove(old)
    _before(axis, x("c:spPr", line("a:ln", colour, width)), ("c:txPr", "c:crossAx"))


def _line_of(gridlines: Element, colour: str, width: float) -> None:
    for old in list(gridlines):
        gridlines.remove(old)
    gridlines.append(x("c:spPr", line("a:ln", colour, width)))


def _letters(colour: str, *, bold: bool) -> Element:
    letters = x("a:defRPr", fill(colour), sz=hundredths(SIZE), b=int(bold))
    return x("c:txPr", x("a:bodyPr"), x("a:lstStyle"), x("a:p", x("a:pPr", letters), x("a:endParaRPr")))


def _show_flags() -> list[Element]:
    # All of them must be said, in this order.
    kinds = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    return [x(f"c:show{kind}", val=int(kind == "Val")) for kind in kinds]


def _before(parent: Element, element: Element, tags: Sequence[str]) -> None:
    """Put an element before the first of those that must follow it."""
    for tag in tags:
        follower = parent.find(name(tag))
        if follower is not None:
            follower.addprevious(element)
            return
    parent.append(element)
