from pathlib import Path

import pytest

from onecompany.plans import PlanError, PlanNotFound, Shelf
from tests.plans.making import KINDS

GOOD = 'title = "{}"\n[[exercise]]\nkind = "walk"\n'


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Two folders: `day` stands in both, `mine` and `broken` are the user's, `night` is shipped."""
    for folder, name, text in (
        ("user", "mine", GOOD.format("Mine")),
        ("user", "day", GOOD.format("My day")),
        ("user", "broken", "title = 1\n"),
        ("user", "notes.txt", "not a plan"),
        ("shipped", "day", GOOD.format("Day")),
        ("shipped", "night", GOOD.format("Night")),
    ):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / (name if "." in name else f"{name}.toml")).write_text(text, encoding="utf-8")
    (tmp_path / "user" / "folder.toml").mkdir()
    return Shelf(tmp_path / "user", tmp_path / "shipped", KINDS)


def test_the_users_own_come_first_and_hide_those_that_are_shipped(shelf: Shelf, tmp_path: Path) -> None:
    assert shelf.names() == ["broken", "day", "mine", "night"]
    plan = shelf.load("day")
    assert (plan.name, plan.title, plan.path) == ("day", "My day", tmp_path / "user" / "day.toml")


def test_a_plan_that_cannot_be_used_is_listed_with_the_reason(shelf: Shelf, tmp_path: Path) -> None:
    entries = {entry.name: entry for entry in shelf.list()}
    assert [name for name, entry in entries.items() if entry.plan is None] == ["broken"]
    assert [problem.line for problem in entries["broken"].problems] == [1, 1]
    assert str(entries["broken"].problems[0]).startswith(f"{tmp_path}/user/broken.toml:1: title: expected a text")
    night = entries["night"].plan
    assert night is not None
    assert night.title == "Night"
    with pytest.raises(PlanError):
        shelf.load("broken")


def test_a_path_is_a_plan_too(shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shelf.load(str(tmp_path / "shipped" / "day.toml")).title == "Day"
    monkeypatch.chdir(tmp_path / "shipped")
    assert shelf.load("day.toml").title == "Day"
    assert shelf.load("./night.toml").title == "Night"
    monkeypatch.setenv("HOME", str(tmp_path))
    assert shelf.load("~/user/mine.toml").title == "Mine"


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("nigth", "There is no plan “nigth”. Did you mean night? There are: broken, day, mine, night."),
        ("", "There is no plan “”. There are: broken, day, mine, night."),
        ("xyz", "There is no plan “xyz”. There are: broken, day, mine, night."),
        ("\x1b[2J", "There is no plan “<U+001B>[2J”. There are: broken, day, mine, night."),
        ("no/such.toml", "There is no file no/such.toml."),
        ("folder.toml", "There is no file folder.toml."),
        ("a\0/b", "There is no file a<U+0000>/b."),
        ("~nobody-of-this-name/x.toml", "There is no file ~nobody-of-this-name/x.toml: nobody has that home."),
        ("x" * 5000 + "/y", f"There is no file {'x' * 200}…: File name too long."),
    ],
)
def test_what_is_not_there_is_said(shelf: Shelf, wanted: str, said: str) -> None:
    with pytest.raises(PlanNotFound) as raised:
        shelf.load(wanted)
    assert str(raised.value) == said


def test_folders_that_are_not_there_are_empty(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "a", tmp_path / "b", KINDS)
    assert (shelf.names(), shelf.list()) == ([], [])
    with pytest.raises(PlanNotFound, match="and no other one"):
        shelf.find("day")


def test_a_folder_that_cannot_be_looked_into_is_said_and_the_others_are_there(tmp_path: Path) -> None:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / "day.toml").write_text(GOOD.format("Day"), encoding="utf-8")
    shelf = Shelf(tmp_path / ("x" * 300) / "plans", shipped, KINDS)
    assert shelf.names() == ["day"]
    first, second = shelf.list()
    assert first.plan is None
    assert "cannot be looked into" in str(first.problems[0])
    assert second.plan is not None
