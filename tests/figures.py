"""Figures that tests report, and the table of them that `make torture` prints.

    @pytest.mark.reliability("kill -9 at any moment")
    def test_…(figures: Figures) -> None:
        …
        figures.at_least("kills", kills, 1_000 if THOROUGH else 3)
        figures.promised("acknowledged entries lost", lost)

The mark names the row of docs/reliability.md that the test holds. A number that breaks its promise fails the test there
and then, and stands in the table all the same. Tests of one row that say the same add up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import pytest

MARK = "reliability(row): which row of docs/reliability.md a test holds"

OPTION = "--figures"

_KEY = "figure"
"""What figures are called among the properties of a test's report, in which they come from xdist's workers."""


class Figure(NamedTuple):
    """One number. `bound`: "" when it was only measured, "=" when it must be `promised`, "≥" when at least that."""

    row: str
    what: str
    number: int
    bound: str
    promised: int

    @property
    def holds(self) -> bool:
        """Whether it is as promised."""
        return {"": True, "=": self.number == self.promised, "≥": self.number >= self.promised}[self.bound]


class Figures:
    """Takes the figures of one test."""

    def __init__(self, row: str, record: Callable[[str, object], None]) -> None:
        self._row = row
        self._record = record

    def promised(self, what: str, number: int, promised: int = 0) -> None:
        """A number that has to be this one, mostly 0: what was lost. Fails the test when it is not."""
        self._take(Figure(self._row, what, number, "=", promised))

    def at_least(self, what: str, number: int, promised: int) -> None:
        """How often something was tried, and how often at least it had to be. Fails the test when it was not."""
        self._take(Figure(self._row, what, number, "≥", promised))

    def measured(self, what: str, number: int) -> None:
        """A number without a promise."""
        self._take(Figure(self._row, what, number, "", 0))

    def _take(self, figure: Figure) -> None:
        self._record(_KEY, tuple(figure))
        assert figure.holds, f"{figure.what}: {figure.number}, and promised was {figure.bound} {figure.promised}"


@pytest.fixture
def figures(request: pytest.FixtureRequest, record_property: Callable[[str, object], None]) -> Figures:
    """Where a test reports its figures, under the row that its mark names."""
    mark = request.node.get_closest_marker("reliability")
    assert mark is not None, "a test with figures says by a mark which row of docs/reliability.md it holds"
    return Figures(mark.args[0], record_property)


def added_up(figures: Iterable[Figure]) -> list[Figure]:
    """Figures by row; those that say the same are one, with what was promised of all of them."""
    sums: dict[tuple[str, str, str], tuple[int, int]] = {}
    for figure in figures:
        key = (figure.row, figure.what, figure.bound)
        number, promised = sums.get(key, (0, 0))
        sums[key] = number + figure.number, promised + figure.promised
    return [Figure(row, what, *numbers[:1], bound, numbers[1]) for (row, what, bound), numbers in sorted(sums.items())]


def as_table(figures: Iterable[Figure]) -> list[str]:
    """The lines of the table, as Markdown."""
    lines = ["| row | what | number | promised |", "| --- | --- | --: | --: |"]
    for figure in added_up(figures):
        number = f"{figure.number:,}" if figure.holds else f"**{figure.number:,}**"
        promised = (
            "" if not figure.bound else f"{figure.bound if figure.bound != '=' else ''} {figure.promised:,}".strip()
        )
        lines.append(f"| {figure.row} | {figure.what} | {number} | {promised} |")
    return lines


def reported(reports: Iterable[Any]) -> Iterator[Figure]:
    """The figures in reports of tests, from this process or from another one."""
    for report in reports:
        if getattr(report, "when", "") == "call":
            yield from (Figure(*value) for name, value in report.user_properties if name == _KEY)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--figures`: print the table also after a short run."""
    parser.addoption(OPTION, action="store_true", help="print the figures of docs/reliability.md at the end")


def pytest_configure(config: pytest.Config) -> None:
    """The mark."""
    config.addinivalue_line("markers", MARK)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """The table, where it is asked for."""
    if not config.getoption(OPTION):
        return
    every = [report for reports in terminalreporter.stats.values() for report in reports]
    found = list(reported(every))
    terminalreporter.section("What was promised, and what came of it")
    for line in as_table(found):
        terminalreporter.write_line(line)
    broken = [figure for figure in found if not figure.holds]
    terminalreporter.write_line("")
    whole = "Every figure is as promised." if found else "No test has reported a figure."
    terminalreporter.write_line(f"{len(broken)} of {len(found)} figures break their promise." if broken else whole)
