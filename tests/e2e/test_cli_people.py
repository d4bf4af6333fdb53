"""Leaders from a file by command: what is read, what is said on the way, and what is refused."""

from __future__ import annotations

import pytest

from tests.e2e.home import Home

PEOPLE = (
    "SELECT leader.name || '|' || role || '|' || coalesce(silo.name, '') "
    "FROM leader LEFT JOIN silo ON silo.id = silo_id"
)


def test_what_was_guessed_is_said_and_the_id_stands_alone(home: Home) -> None:
    (home.folder / "team.csv").write_bytes("Imię;Nazwisko;Dział;E-mail\nŁukasz;Żak;Sprzedaż;a@x.yz\n".encode("cp1250"))
    made = home.run("new", "--organisation", "N", "--plan", home.plan(), "--leaders", "team.csv")
    assert (made.returncode, len(made.stdout.split())) == (0, 1)
    assert made.stderr.splitlines() == [
        "team.csv: Row 1 is not valid UTF-8, so the file was read as Windows-1250. Check the accents, or save it as "
        "UTF-8. It says: “Imię”, “Dział”, “Łukasz”.",
        "team.csv: “E-mail” is not used.",
    ]
    assert home.rows(PEOPLE) == ["Łukasz Żak||Sprzedaż"]


@pytest.mark.reliability("CSV/XLSX of people and of customer figures")
@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Role;Silo\nCOO;Ops\n", "team.csv: row 1, column 1: No column is headed “Name”."),
        ("Name;Role\nana@x.yz;COO\n", "team.csv: row 2, column 1: “ana@x.yz” is an e-mail address, and no name."),
        ("Name;Role;Silo\n", "team.csv: no leader was found in it."),
        ("Name;Role;E-mail\n;COO;a@x.yz\n", "team.csv: “E-mail” is not used."),
    ],
)
def test_what_cannot_be_read_makes_nothing(home: Home, content: str, said: str) -> None:
    (home.folder / "team.csv").write_text(content, encoding="utf-8")
    options = ("new", "--organisation", "N", "--plan", home.plan(), "--leaders", "team.csv")
    refused = home.said(*options, code=2)
    assert said in refused
    assert "No workshop was made." in refused
    assert not home.file.exists()


def test_a_leader_who_is_in_the_file_and_typed_is_refused(home: Home) -> None:
    (home.folder / "team.csv").write_text("Name;Role\nAna Peña;COO\n", encoding="utf-8")
    options = ("new", "--organisation", "N", "--plan", home.plan(), "--leaders", "team.csv")
    assert "“ana PEÑA” is in the other list already." in home.said(*options, "--leader", "ana PEN\u0303A; CEO", code=2)


def test_one_organisation_however_it_is_typed(home: Home) -> None:
    home.make("Énergie Nord")
    home.make("  E\u0301NERGIE\u00a0 nord ")
    assert home.rows("SELECT name FROM organisation") == ["Énergie Nord"]
    assert "more than one workshop" in home.said("show", "energie", code=2)
