"""The figures of tests: a broken promise fails, they add up, and they come through from other processes."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from tests.figures import Figure, Figures, added_up, as_table

pytest_plugins = ["pytester"]


def test_a_number_that_breaks_its_promise_fails_the_test_and_stands_in_the_table() -> None:
    taken: list[Figure] = []
    figures = Figures("A row", lambda _name, value: taken.append(Figure(*value)))
    figures.at_least("tries", 12, 10)
    figures.promised("lost", 0)
    figures.measured("seen", 7)
    with pytest.raises(AssertionError, match="lost: 1, and promised was = 0"):
        figures.promised("lost", 1)
    with pytest.raises(AssertionError, match="tries: 9, and promised was ≥ 10"):
        figures.at_least("tries", 9, 10)
    assert as_table(taken)[2:] == [
        "| A row | lost | **1** | 0 |",
        "| A row | seen | 7 |  |",
        "| A row | tries | 21 | ≥ 20 |",
    ]


def test_what_was_promised_of_several_adds_up_too() -> None:
    pair = [Figure("r", "cuts", 300, "≥", 250), Figure("r", "cuts", 251, "≥", 250)]
    assert added_up(pair) == [Figure("r", "cuts", 551, "≥", 500)]


SUITE = """
import pytest

@pytest.mark.reliability("The one row")
@pytest.mark.parametrize("number", range(4))
def test_cut(figures, number):
    figures.at_least("cuts", 100, 100)
    figures.promised("lost", int(number == 3))
"""


def test_the_table_has_the_figures_of_all_workers_and_of_failed_tests(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # what others have installed takes most of the time
    pytester.makepyfile(textwrap.dedent(SUITE))
    done = pytester.runpytest_subprocess("-p", "xdist", "-n", "2", "-p", "tests.figures", "--figures")
    done.stdout.fnmatch_lines(
        ["| The one row | cuts | 400 | ≥ 400 |", "| The one row | lost | [*][*]1[*][*] | 0 |", "1 of 8 figures break *"]
    )
    assert done.ret == 1
