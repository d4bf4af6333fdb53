"""Tables of figures by command: taken as a whole, or refused by row and column."""

from __future__ import annotations

import json

import pytest

from tests.e2e.home import Home

PLAN = """
title = "A"
summary = "A"
language = "en"
[[exercise]]
kind = "assets"
[exercise.settings]
period = "month"
"""
ROWS = "SELECT start_date || '|' || gained || '|' || lost FROM customer_period ORDER BY start_date"


@pytest.mark.reliability("CSV/XLSX of people and of customer figures")
def test_figures_are_taken_as_a_whole(home: Home) -> None:
    (home.folder / "plan.toml").write_text(PLAN, encoding="utf-8")
    made = home.run("new", "--organisation", "N", "--plan", str(home.folder / "plan.toml"), "--leader", "Ana; COO; Ops")
    assert made.returncode == 0, made.stderr
    (home.folder / "good.csv").write_text("Monat;Neu;Verloren\nJan 26;85;40\nSumme;85;40\n", encoding="utf-8")
    (home.folder / "bad.csv").write_text("Monat;Neu;Verloren\nFeb 26;60;3,5 %\n", encoding="utf-8")
    checked = home.run("import-figures", "N", "good.csv", "--check")
    assert (checked.stdout, home.rows(ROWS)) == ("1 row of figures can be taken.\n", [])
    taken = home.run("import-figures", "N", "good.csv")
    assert (taken.returncode, taken.stdout) == (0, "Figures of 1 row were taken.\n")
    assert taken.stderr == "good.csv: Row 3 (“Summe”) is the sum of others and left out.\n"
    assert "bad.csv: Row 2, column C “Verloren”: “3,5 %” is a percentage." in home.said(
        "import-figures", "N", "bad.csv", code=2
    )
    told = home.run("import-figures", "N", "bad.csv", "--json")
    said = json.loads(told.stdout)
    assert (told.returncode, said["taken"], said["rows"]) == (2, False, [])
    assert [(problem["row"], problem["column"]) for problem in said["problems"]] == [(2, 3)]
    assert home.rows(ROWS) == ["2026-01-01|85|40"]


def test_a_workshop_without_figures_takes_none(home: Home) -> None:
    (home.folder / "good.csv").write_text("Monat;Neu;Verloren\nJan 26;85;40\n", encoding="utf-8")
    assert "No exercise of this workshop takes figures." in home.said(
        "import-figures", home.workshop(), "good.csv", code=2
    )
