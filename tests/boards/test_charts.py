"""Charts of letters: every count stands in figures, more votes are longer bars, nothing is wider than its place."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from onecompany.boards.charts import BAR, bar, bars, histogram, readings, sparkline, waterfall
from onecompany.summary.charts import Histogram, Reading, Readings, Tally, Waterfall, WaterfallStep

OPENING, CLOSING = Tally("opening, 14 Sep", (1, 3, 2, 1, 0)), Tally("closing", (0, 1, 2, 4, 0))
PULSE = Histogram("United", "", (OPENING, CLOSING), "not at all", "fully")


def read(chart: Histogram, width: int) -> list[str]:
    return ["".join(text for text, _ in line).rstrip() for line in histogram(chart, width)]


def test_a_line_of_readings_goes_from_low_to_high_whatever_they_are() -> None:
    assert sparkline([1, 2, 3]) == "▁▄▇"
    assert sparkline([-1e308, 0, 1e308]) == "▁▄▇"
    assert sparkline([5, 5]) == "▁▁"


def test_opening_beside_closing() -> None:
    assert read(PULSE, 76) == [
        "              opening, 14 Sep · n 7 · mean   closing · n 7 · mean 3.4 ·",
        "              2.4 · spread 0.9               spread 0.7",
        "1 not at all  ████ 1                         0",
        "2             ████████████ 3                 ████ 1",
        "3             ████████ 2                     ████████ 2",
        "4             ████ 1                         ████████████████ 4",
        "5 fully       0                              0",
    ]


def test_where_both_do_not_fit_the_newest_is_shown() -> None:
    lines = read(PULSE, 40)
    assert lines[0].split() == ["closing", "·", "n", "7", "·", "mean", "3.4"]
    assert lines[-2] == "4             ████████████████ 4"


def test_words_of_bars_and_a_scale_below_zero() -> None:
    calls = Histogram("", "", (Tally("first call", (5, 3, 1)),), answers=("do", "don't", "escalate"))
    assert read(calls, 60)[1:] == ["do        ████████████████████ 5", "don't     ████████████ 3", "escalate  ████ 1"]
    felt = Histogram("", "", (Tally("now", (1, 0, 0, 0, 2)),), start=-2)
    assert [line.split()[0] for line in read(felt, 60)[1:]] == ["−2", "−1", "0", "+1", "+2"]
    assert read(Histogram("", "", ()), 60) == []


def test_few_votes_are_short_and_many_still_tell_one_from_none() -> None:
    assert bar(1, 1) == "████ 1"
    assert bar(0, 5) == "0"
    assert bar(1, 10_000) == "▏ 1"
    assert bar(13, 13, 8) == "████████ 13"


@given(
    st.lists(st.tuples(*[st.integers(0, 300)] * 5), min_size=1, max_size=4), st.integers(24, 240), st.text(max_size=30)
)
def test_every_line_fits_and_longer_bars_are_more_votes(counts, width, word) -> None:
    chart = Histogram("", "", tuple(Tally(word, row) for row in counts), word, word)
    assert all(cell_len("".join(text for text, _ in line)) <= width for line in histogram(chart, width))
    drawn = []
    for row, texts in zip(zip(*counts, strict=True), bars(chart), strict=True):
        drawn += zip(row, texts, strict=True)
    assert all(text.split()[-1] == str(count) and cell_len(text) <= BAR + 4 for count, text in drawn)
    eighths = " ▏▎▍▌▋▊▉█"
    lengths = [sum(eighths.index(letter) for letter in text if letter in eighths) for _, text in sorted(drawn)]
    assert lengths == sorted(lengths)


def steps(*values: int) -> Waterfall:
    start, *changes = values
    end = WaterfallStep("at the end", sum(values), total=True)
    moved = (WaterfallStep("gained" if value >= 0 else "lost", value) for value in changes)
    return Waterfall("Customers", "", (WaterfallStep("at the start", start, total=True), *moved, end))


def words(lines: list[list[tuple[str, str]]]) -> list[str]:
    return ["".join(text for text, _ in line).rstrip() for line in lines]


def test_a_bar_of_a_waterfall_begins_where_the_one_before_ended() -> None:
    assert words(waterfall(steps(80, 40, -60), 42)) == [
        "Customers",
        "at the start  ███████████████▎          80",
        "gained                       ▐███████  +40",
        "lost                     ▐███████████  −60",
        "at the end    ███████████▌              60",
    ]


def test_what_is_very_little_is_seen_and_what_is_below_zero_has_its_place() -> None:
    assert words(waterfall(steps(440_000_000, 7, -9), 40))[2:4] == [
        "gained                    ▏           +7",
        "lost                      ▏           −9",
    ]
    assert words(waterfall(steps(20, -60), 36))[1:] == [
        "at the start             ▐█████   20",
        "lost          █████████████████  −60",
        "at the end    ███████████▎       −40",
    ]


def net(*values: int | None) -> Readings:
    return Readings("Net", "", tuple(Reading(f"Q{number}", value) for number, value in enumerate(values, 1)))


def test_readings_stand_on_zero_or_hang_from_it() -> None:
    assert words(readings(net(120, -300, None, 500, -1280, 940), 36)) == [
        "Net",
        "▁▁▁▁▁             ▄▄▄▄▄       █████",
        "      ▀▀▀▀▀ ·····       █████",
        "                        ▀▀▀▀▀",
        "Q1 +120 … Q6 +940",
    ]
    assert words(readings(net(1, 2, 3, 4), 2)) == ["N…", "▂█", "██", "██", "Q…"]
    assert readings(net(None), 40) == []


@given(st.lists(st.none() | st.integers(-(10**9), 10**9), min_size=1, max_size=80), st.integers(8, 200))
def test_readings_fit_and_each_that_is_not_nought_is_seen(values, width) -> None:
    lines = words(readings(net(*values), width))
    assert all(cell_len(line) <= width for line in lines)
    known = [value for value in values[-width:] if value is not None]
    assert bool(lines) == bool(known)
    if lines and len(values) <= width:
        each = min(6, max(1, width // len(values)))
        for number, value in enumerate(values):
            column = "".join(line.ljust(width)[number * each] for line in lines[1:-1]).strip()
            assert bool(column) == (value != 0)


@given(st.lists(st.integers(-(10**9), 10**9), min_size=2, max_size=6), st.integers(30, 200))
@example([0, 1_000_000_000], 30)
def test_every_step_of_a_waterfall_is_seen_with_its_figure(values, width) -> None:
    chart = steps(*values)
    lines = waterfall(chart, width)
    assert all(cell_len("".join(text for text, _ in line)) <= width for line in lines)
    for line, step in zip(lines[1:], chart.steps, strict=True):
        assert line[1][0].strip()
        assert line[2][0].strip().lstrip("+−").replace(",", "") == str(abs(step.value))
