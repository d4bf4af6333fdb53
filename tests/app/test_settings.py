"""The facilitator's own settings: what cannot be used is said and left out, and nothing else suffers for it."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from onecompany.app.key_names import key_named
from onecompany.app.settings import THEME_NAMES, Settings, load_settings
from onecompany.cli.place import configuration
from onecompany.parsing.habits import habits
from onecompany.store.file import Store
from tests.app.conftest import Opened

ROOT = Path(__file__).parent.parent.parent

EXAMPLES = [
    (path.name, example)
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
    for example in re.findall(r"```toml\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)
    if "[keys]" in example
]


def loaded(folder: Path, data: str | bytes) -> Settings:
    """The settings of a `config.toml` that holds this."""
    (folder / "config.toml").write_bytes(data.encode() if isinstance(data, str) else data)
    return load_settings(folder)


def own(folder: Path, *lines: str) -> Settings:
    """The settings with these own keys."""
    return loaded(folder, "\n".join(("[keys]", *lines)))


@pytest.mark.parametrize(("page", "example"), EXAMPLES)
def test_what_the_pages_show_can_be_used_and_takes_nothing_away(tmp_path: Path, page: str, example: str) -> None:
    settings = loaded(tmp_path, example)
    assert settings.problems == ()
    assert settings.keys


def test_there_are_examples() -> None:
    assert {page for page, _ in EXAMPLES} >= {"README.md", "keys.md"}


@pytest.mark.parametrize("name", ["ctrl+b", "Ctrl+B", "CTRL + B", "^B", "ctrl-b", "Control+b", "Strg+B"])
def test_a_key_may_be_written_as_people_write_it(name: str) -> None:
    assert key_named(name) == "ctrl+b"


@pytest.mark.parametrize("name", ["shift+f6", "Shift+F6", "SHIFT + F6", "⇧F6", "shift-f6", "Umschalt+F6"])
def test_an_own_key_may_be_written_so_too(tmp_path: Path, name: str) -> None:
    assert own(tmp_path, f'"clock.more" = "{name}"').keys == {"clock.more": "shift+f6"}


def test_a_key_in_capitals_that_is_taken_is_the_same_key(tmp_path: Path) -> None:
    (problem,) = own(tmp_path, '"clock.more" = "Ctrl+B"').problems
    assert "^B is home already" in problem


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("PgDn", "pagedown"),
        ("Page Up", "pageup"),
        ("Del", "delete"),
        ("Return", "enter"),
        ("⇧F6", "shift+f6"),
        ("alt+ctrl+x", "alt+ctrl+x"),
        ("shift+alt+left", "alt+shift+left"),
        ("ctrl+]", "ctrl+right_square_bracket"),
        ("ctrl++", "ctrl+plus"),
        (".", "full_stop"),
        ("N", "n"),
        ("shift+n", "N"),
        ("ctrl+i", "tab"),
        ("f24", "f24"),
    ],
)
def test_names_of_keys(written: str, key: str) -> None:
    assert key_named(written) == key
    assert key_named(key) == key or key == "N"


@pytest.mark.parametrize(
    "written",
    [
        "f99",
        "f0",
        "f25",
        "",
        " ",
        "ctrl",
        "ctrl+",
        "+b",
        "b+ctrl",
        "hallo",
        "ctrl+hallo",
        "<any>",
        "\\u0007",
        "x" * 500,
    ],
)
def test_what_is_no_key_is_said_and_the_key_stays_where_it_was(tmp_path: Path, written: str) -> None:
    settings = own(tmp_path, f'"clock.more" = "{written}"', '"undo" = "shift+f6"')
    assert settings.keys == {"undo": "shift+f6"}
    (problem,) = settings.problems
    assert "config.toml:2: keys.clock.more: " in problem
    assert "no key" in problem


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('"clock.mroe" = "shift+f6"', "keys.clock.mroe: did you mean clock.more?"),
        ('"Clock.More " = "shift+f6"', "did you mean clock.more?"),
        ('"zzz" = "shift+f6"', "keys.zzz: is the id of no key"),
        ('"" = "shift+f6"', "is the id of no key"),
        ('clock = "f6"', "no such id"),
        ('"clock.more" = 6', "expected the name of a key in quotes"),
        ('"clock.more" = true', "expected the name of a key in quotes"),
        ('"clock.more" = ["f6"]', "expected the name of a key in quotes"),
        ('"clock.more" = {}', "expected the name of a key in quotes"),
        ('"clock.more" = "f5"', "F5 is agenda already (The agenda: go to any exercise). Free are ⇧"),
        ('"clock.more" = "a"', "types a sign where lines are typed"),
        ('"clock.more" = "?"', "types a sign where lines are typed"),
        ('"clock.more" = "space"', "types a sign where lines are typed"),
        ('"clock.more" = "Enter"', "Enter is needed"),
        ('"clock.more" = "up"', "is move.up already"),
        ('"clock.more" = "ctrl+left"', "edits the line that is typed"),
        ('"clock.more" = "ctrl+t"', "moment of truth"),
        ('"clock.more" = "ctrl+q"', "is quit already"),
        ('"home.new" = "down"', "moves in lists"),
        ('"home.new" = "p"', "is home.plans already"),
        ('"help" = "x"', "X "),
    ],
)
def test_what_takes_something_away_is_said_and_left_out(tmp_path: Path, line: str, says: str) -> None:
    settings = own(tmp_path, line)
    assert settings.keys == {}
    (problem,) = settings.problems
    assert says in problem


def test_two_on_one_key_the_first_keeps_it(tmp_path: Path) -> None:
    settings = own(tmp_path, '"clock.more" = "shift+f6"', '"agenda" = "Shift+F6"')
    assert settings.keys == {"clock.more": "shift+f6"}
    assert ["keys.agenda" in problem for problem in settings.problems] == [True]


def test_keys_may_change_places(tmp_path: Path) -> None:
    settings = own(tmp_path, '"clock.more" = "f5"', '"agenda" = "f6"', '"curtain" = "f9,full_stop"')
    assert settings.problems == ()
    assert settings.keys == {"clock.more": "f5", "agenda": "f6", "curtain": "f9,full_stop"}


def test_who_waits_for_a_key_that_does_not_come_free_is_left_out_too(tmp_path: Path) -> None:
    settings = own(tmp_path, '"clock.more" = "f5"', '"agenda" = "f99"')
    assert settings.keys == {}
    assert len(settings.problems) == 2


def test_an_id_without_quotes_is_meant_as_it_is_read(tmp_path: Path) -> None:
    assert own(tmp_path, 'clock.more = "shift+f6"').keys == {"clock.more": "shift+f6"}


@pytest.mark.parametrize(
    "data",
    [
        b'\xef\xbb\xbftheme = "room-dark"\n',
        'theme = "room-dark"\n'.encode("utf-16"),
        b'theme = "room-dark"\r\n',
        b'theme = " Room-Dark "\n',
    ],
)
def test_what_editors_leave_in_a_file_does_no_harm(tmp_path: Path, data: bytes) -> None:
    settings = loaded(tmp_path, data)
    assert (settings.theme, settings.problems) == ("room-dark", ())


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b'theme = "room-d\xe4rk"\n', ":1: is not UTF-8"),
        (b"theme = ", ":1: is no TOML"),
        (b'sound = true\ntheme = "room-light"\ntheme = "room-dark"\n', "is no TOML"),
        (b"thme = 1\n", "did you mean theme?"),
        (b"theme = 3\n", "theme: expected one of room-light"),
        (b'theme = "nice"\n', "theme: expected one of room-light"),
        (b"sound = 1\n", "sound: expected true or false"),
        (b'keys = "f5"\n', "keys: expected a table"),
        (b"[[keys]]\n", "keys: expected a table"),
        (b"a = " + b"[" * 5000, "nested"),
        (b"#" * 2_000_000, "is larger"),
    ],
)
def test_a_setting_that_cannot_be_used_is_said_and_the_rest_is(tmp_path: Path, data: bytes, says: str) -> None:
    settings = loaded(tmp_path, data)
    assert (settings.theme, settings.sound, settings.keys) == ("room-light", False, {})
    (problem,) = settings.problems
    assert says in problem
    assert str(tmp_path / "config.toml") in problem


def test_all_that_is_wrong_is_said_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    settings = loaded(tmp_path, 'sound = "yes"\ntheme = "room-dark"\n[keys]\nagenda = "f99"\nnothing = "shift+f6"\n')
    assert settings.theme == "room-dark"
    assert [int(problem.split(":")[1]) for problem in settings.problems] == [1, 4, 5]


@pytest.mark.parametrize("what", ["folder", "pipe", "loop", "parent is a file", "name too long"])
def test_what_is_no_file_is_said_and_never_waited_for(tmp_path: Path, what: str) -> None:
    folder = tmp_path
    if what == "folder":
        (folder / "config.toml").mkdir()
    elif what == "pipe":
        os.mkfifo(folder / "config.toml")
        os.mkfifo(folder / "theme")
    elif what == "loop":
        (folder / "config.toml").symlink_to("config.toml")
    elif what == "parent is a file":
        (tmp_path / "file").write_text("")
        folder = tmp_path / "file"
    else:
        folder = tmp_path / ("x" * 300)
    settings = load_settings(folder)
    (problem,) = settings.problems
    assert str(folder) in problem
    assert "so it was not read" in problem


@pytest.mark.parametrize("data", [b"\xff\xfe", b"nonsense", b"", b"room-dark" * 100])
def test_a_look_that_was_kept_badly_is_no_look(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "theme").write_bytes(data)
    assert load_settings(tmp_path).theme == "room-light"


@pytest.mark.parametrize("way", ["pipe", "folder"])
def test_a_look_is_kept_whatever_stood_in_its_place_or_it_is_said(tmp_path: Path, way: str) -> None:
    if way == "pipe":
        os.mkfifo(tmp_path / "theme")
    else:
        (tmp_path / "theme").mkdir()
    settings = Settings(tmp_path)
    said = settings.remember_theme("room-dark")
    assert settings.theme == "room-dark"
    assert ("is not kept" in said) == (way == "folder")
    assert load_settings(tmp_path).theme == ("room-light" if way == "folder" else "room-dark")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["theme"], "nothing is left behind"


def test_a_look_that_the_file_names_comes_back_and_that_is_said(tmp_path: Path) -> None:
    settings = loaded(tmp_path, 'theme = "room-contrast"\n')
    assert "At the next start" in settings.remember_theme("room-light")
    assert load_settings(tmp_path).theme == "room-contrast"
    assert set(THEME_NAMES) >= {"room-contrast"}


async def test_the_first_screen_says_what_is_not_used(opened: Opened, store: Store, workshop: str) -> None:
    store.close()
    problems = ("config.toml:2: keys.clock.mroe: did you mean clock.more?", "two [b]", "three", "four")
    async with opened(store.path, None, problems=problems) as hands:
        for said in ("Some settings are not used", problems[0], "two [b]", "three", "and 1 more; onecompany doctor"):
            assert said in hands.screen
        assert "four" not in hands.screen
        assert "Northwind" in hands.screen
    async with opened(store.path, workshop, problems=problems) as hands:
        assert problems[0] in hands.said
        assert "4 such settings" in hands.said
        assert hands.room.capture.has_focus
    async with opened(store.path, None) as hands:
        assert "not used" not in hands.screen


async def test_own_keys_are_shown_on_the_first_screen(opened: Opened, store: Store, workshop: str) -> None:
    store.close()
    async with opened(store.path, None, keys={"home.new": "x", "look": "shift+f6"}) as hands:
        line = hands.screen.splitlines()[-1]
        assert "X new workshop" in line
        assert "⇧F6 look" in line
        await hands.press("shift+f6")
        assert hands.app.theme == "room-dark"


async def test_a_folder_of_settings_that_cannot_be_looked_into_ends_nothing(
    opened: Opened, store: Store, workshop: str, tmp_path: Path
) -> None:
    store.close()
    async with opened(store.path, None, folder=tmp_path / ("x" * 300)) as hands:
        await hands.press("l")
        assert "is not kept for the next start" in hands.screen
        await hands.press("n")
        await hands.press("escape")
        await hands.press("p")
        assert "Taster" in hands.screen


def test_a_home_of_nobody_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("ONECOMPANY_CONFIG", "~nobody-of-this-name/x")
    with pytest.raises(SystemExit) as ended:
        configuration()
    assert ended.value.code == 2
    assert "nobody has that home" in capsys.readouterr().err


@pytest.mark.parametrize(("habit", "value"), [("dates", "month first"), ("numbers", "1.234,5")])
def test_how_somebody_writes_is_kept_and_the_file_goes_before_it(tmp_path: Path, habit: str, value: str) -> None:
    settings = load_settings(tmp_path)
    assert getattr(settings, habit) == ""
    assert settings.remember_habit(habit, value) == ""
    assert getattr(habits(), habit) == value
    assert getattr(load_settings(tmp_path), habit) == value
    other = {"dates": "day first", "numbers": "1,234.5"}[habit]
    assert getattr(loaded(tmp_path, f'{habit} = "{other}"\n'), habit) == other
    wrong = loaded(tmp_path, f'{habit} = "as ever"\n')
    assert getattr(wrong, habit) == value
    assert f"{habit}" in wrong.problems[0]


def test_an_answer_that_cannot_be_kept_counts_until_the_end(tmp_path: Path) -> None:
    (tmp_path / "dates").mkdir()
    settings = Settings(tmp_path)
    assert "It is asked again at the next start" in settings.remember_habit("dates", "day first")
    assert habits().dates == "day first"
