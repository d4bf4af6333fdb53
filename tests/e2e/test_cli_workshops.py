"""Making, listing, showing and deleting workshops, as a user's shell runs it."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]

from tests.e2e.home import PLAN, Home

LISTS = (
    "leaders",
    "silos",
    "stages",
    "ownership",
    "handoffs",
    "metrics",
    "commitments",
    "decisions",
    "parking",
    "notes",
    "findings",
    "timing",
)
"""What scripts can rely on at the top level, beside `format` and `workshop`."""


def test_new_prints_the_id_and_nothing_else(home: Home) -> None:
    printed = home.said("new", "--organisation", "Northwind", "--plan", home.plan(), "--date", "2026-03-05")
    assert re.fullmatch(r"[0-9a-z]+\n", printed)
    (row,) = json.loads(home.said("list", "--json"))
    assert row == {
        "id": printed.strip(),
        "organisation": "Northwind",
        "title": "Journey and owners",
        "date": "2026-03-05",
        "state": "new",
        "minutes": 60,
    } | {key: row[key] for key in row if key not in ("id", "organisation", "title", "date", "state", "minutes")}


def test_new_takes_a_plan_by_name_and_leaders_from_a_line(home: Home) -> None:
    home.said("new", "--organisation", "N", "--plan", "taster", "--leader", "Ana Peña; COO; Operations")
    assert home.rows("SELECT name || role FROM leader") == ["Ana PeñaCOO"]
    assert home.rows("SELECT name FROM silo") == ["Operations"]


def test_new_takes_a_start_and_says_what_it_does_to_lunch(home: Home) -> None:
    day = ("--organisation", "N", "--plan", "one-company-day")
    assert "is no time of day" in home.said("new", *day, "--start", "soon", code=2)
    assert "Lunch is at 12:00, before the start at 13:00." in home.said("new", *day, "--start", "1 pm", code=2)
    made = home.run("new", *day, "--start", "9.45")
    assert made.stderr == "25 minutes too many before Lunch at 12:00: from 09:45 on there are 135, not 160.\n"
    home.run("new", *day)
    assert home.rows("SELECT start FROM workshop ORDER BY start") == ["09:15", "09:45"]
    assert home.rows("SELECT at FROM exercise WHERE title = 'Lunch'") == ["12:00", "12:00"]


def test_new_takes_leaders_from_files_and_lines(home: Home) -> None:
    rows = [["Name", "Role", "Silo"], ["Ana Peña", "COO", "Operations"], ["Ben Okafor", "CMO", "Marketing"]]
    with (home.folder / "leaders.csv").open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(home.folder / "leaders.xlsx")
    for organisation, ending in (("North", "csv"), ("South", "xlsx")):
        home.make(organisation, "--leaders", f"leaders.{ending}", "--leader", "Eva Lind; CFO; Finance")
    wanted = "SELECT leader.name || ', ' || role || ', ' || silo.name FROM leader JOIN silo ON silo.id = silo_id"
    assert sorted(home.rows(wanted)) == sorted(
        2 * ["Ana Peña, COO, Operations", "Ben Okafor, CMO, Marketing", "Eva Lind, CFO, Finance"]
    )


@pytest.mark.parametrize(
    ("options", "about"),
    [
        (["--organisation", " ", "--plan", "taster"], "organisation"),
        (["--organisation", "N", "--plan", "tastr"], "taster"),
        (["--organisation", "N", "--plan", "missing.toml"], "missing.toml"),
        (["--organisation", "N", "--plan", "taster", "--date", "31 Nov"], "2026-12-31"),
        (["--organisation", "N", "--plan", "taster", "--date", "1/2/2027"], 'dates = "day first", or "month first".'),
        (["--organisation", "N", "--plan", "taster", "--leader", "; COO; Operations"], "--leader"),
        (["--organisation", "N", "--plan", "taster", "--leaders", "missing.csv"], "missing.csv"),
        (["--organisation", "N", "--plan", "taster", "--leaders", "bad.csv"], "row 3"),
        (["--organisation", "N", "--plan", "bad.toml"], "bad.toml"),
        (["--organisation", "x" * 201, "--plan", "taster"], "201 characters and may have at most 200"),
        (["--organisation", "\x07", "--plan", "taster"], "“name of the organisation” is empty"),
    ],
)
def test_new_makes_nothing_of_wrong_input(home: Home, options: list[str], about: str) -> None:
    (home.folder / "bad.csv").write_text("name;role\nAna;COO\n;CFO\n", encoding="utf-8")
    (home.folder / "bad.toml").write_text(PLAN.replace("minutes = 5", "minutes = -5"), encoding="utf-8")
    assert about in home.said("new", *options, code=2)
    assert not home.file.exists()


def test_a_day_in_two_ways_goes_by_the_settings(home: Home) -> None:
    settings = Path(home.env["ONECOMPANY_CONFIG"])
    settings.mkdir(exist_ok=True)
    (settings / "config.toml").write_text('dates = "month first"\n', encoding="utf-8")
    made = home.run("new", "--organisation", "N", "--plan", home.plan(), "--date", "1/2/2027")
    assert made.stderr.startswith("--date: Saturday 2 January 2027")


def test_list_and_show_without_a_file_make_none(home: Home) -> None:
    assert "no workshop" in home.said("list")
    assert json.loads(home.said("list", "--json")) == []
    assert "no workshop" in home.said("show", "anything", code=2)
    assert not home.file.exists()


def test_a_workshop_is_found_by_its_id_or_by_how_its_organisation_begins(home: Home) -> None:
    first, second = home.workshop(), home.make("Northern Rail")
    listed = home.said("list").splitlines()
    assert {line.split()[0] for line in listed} == {first, second}
    assert "Northern Rail" in home.said("show", "NORTHERN")
    ambiguous = home.said("show", "north", code=2)
    unknown = home.said("show", "south", code=2)
    for message in (ambiguous, unknown):
        assert all(each in message for each in (first, second, "Northwind Utilities", "Northern Rail"))
    assert "more than one" in ambiguous
    for command in (["export", "north", "--to", "out", "--all"], ["delete", "north", "--yes"], ["delete", ""]):
        assert "Northern Rail" in home.said(*command, code=2)


def test_show_reads_as_text_and_as_json(home: Home) -> None:
    workshop = home.workshop()
    text = home.said("show", workshop)
    assert "Northwind Utilities" in text
    assert "not recorded" in text
    document = json.loads(home.said("show", workshop, "--json"))
    assert (document["format"]["name"], document["format"]["version"]) == ("onecompany-workshop", 4)
    assert {"id", "organisation", "plan", "date", "state"} <= set(document["workshop"])
    assert all(isinstance(document[name], list) for name in LISTS)
    assert [step["planned_seconds"] for step in document["timing"]] == [300, 600, 900, 1200, 600]


def test_a_second_workshop_says_what_goes_on_and_who_is_new_and_prints_the_id_alone(home: Home) -> None:
    first = home.workshop()
    leaders = [f"--leader={one}" for one in ("Ben Okafor; CMO; Brand", "Ana Peña; COO; Operations", "Uma Rao; CPO")]
    made = home.run("new", "--organisation", "northwind utilities", "--plan", home.plan(), *leaders)
    assert made.returncode == 0, made.stderr
    assert re.fullmatch(r"[0-9a-z]+\n", made.stdout)
    said = made.stderr.splitlines()
    assert said[0].startswith("Goes on from ")
    assert said[0].endswith(": 4 departments and 2 leaders.")
    assert said[1:] == [
        "Uma Rao is new.",
        "Carla Rossi is not in the list: has left.",
        "Finn Maher is not in the list: has left.",
        "“Brand” is taken for the new name of “Marketing”: what that owned goes with it.",
    ]
    names = f"SELECT name FROM silo WHERE workshop_id = '{made.stdout.strip()}' ORDER BY name"
    assert home.rows(names) == ["Brand", "Operations", "Sales", "Service"]
    anew = home.make("Northwind Utilities", "--from", first, "--without", "silos", "--without", "leaders")
    for table in ("silo", "leader"):
        assert home.rows(f"SELECT name FROM {table} WHERE workshop_id = '{anew}'") == []
    assert home.rows(f"SELECT origin_id FROM workshop WHERE id = '{anew}'") == [first]
    assert home.rows(
        f"SELECT origin_id FROM workshop WHERE id = '{home.make('Northwind Utilities', '--from', 'none')}'"
    ) == [None]


def test_a_workshop_goes_on_from_the_latest_up_to_its_own_day_however_that_is_typed(home: Home) -> None:
    order = ("new", "--organisation", "Northwind Utilities", "--plan", home.plan())
    first, later = (home.run(*order, "--date", day).stdout.strip() for day in ("2026-03-05", "2026-09-01"))
    made = home.run(*order, "--date", "1 May 2026")
    read, goes_on, *_ = made.stderr.splitlines()
    assert read.startswith("--date: Friday 1 May 2026, ")
    assert goes_on.startswith(("Goes on from 2026-03-05", "Nothing goes on from 2026-03-05"))
    assert home.rows(f"SELECT origin_id FROM workshop WHERE id = '{made.stdout.strip()}'") == [first]
    refused = home.said(*order, "--date", "2026-04-01", "--from", later, code=2)
    assert "is on 1 September 2026, after 1 April 2026" in refused
    assert first in refused
    before = home.run(*order, "--date", "2026-03-04")
    assert before.stderr == "Nothing goes on: Northwind Utilities has no workshop up to 4 March 2026.\n"
    assert home.rows(f"SELECT origin_id FROM workshop WHERE id = '{before.stdout.strip()}'") == [None]


@pytest.mark.parametrize(
    ("organisation", "options", "about"),
    [
        ("Northwind Utilities", ["--without", "jurney"], "“jurney”. There are: silos, leaders, journey,"),
        ("Northwind Utilities", ["--from", "2020-01-01"], "has no workshop “2020-01-01”"),
        ("Northwind Utilities", ["--from", "OTHER"], "is a workshop of Southwind. Northwind Utilities goes on from"),
        ("Northwind Utilities", ["--from", "2026-03-04"], "there are several of 2026-03-04"),
        (
            "Northwind Utilities",
            ["--from", "none", "--last-minutes"],
            "--last-minutes: this workshop goes on from none",
        ),
        ("Northwind Utilities", ["--from", "THE FIRST", "--date", "1.1.2020"], "has no workshop up to 1 January 2020."),
        ("Northwind Utilitys", ["--from", "latest"], "Northwind Utilitys has no workshop in"),
        ("Northwind Utilitys", ["--without", "rules"], "--without: this workshop goes on from none"),
    ],
)
def test_new_says_what_it_cannot_go_on_from(home: Home, organisation: str, options: list[str], about: str) -> None:
    first = home.workshop()
    other = home.make("Southwind")
    for _ in range(2 * ("several" in about)):
        home.make("Northwind Utilities", "--date", "2026-03-04")
    before = home.rows("SELECT id FROM workshop")
    wrong = [{"OTHER": other, "THE FIRST": first}.get(option, option) for option in options]
    assert about in home.said("new", "--organisation", organisation, "--plan", home.plan(), *wrong, code=2)
    assert home.rows("SELECT id FROM workshop") == before
