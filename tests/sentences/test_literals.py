"""What a person reads comes from the catalogue: no room that was converted says anything of its own again."""

from __future__ import annotations

from pathlib import Path

import pytest

import literals
import sentences

PACKAGE = sentences.SOURCE / "onecompany"

CONVERTED = (
    "app",
    "assets.py",
    "boards",
    "cli",
    "clock",
    "display",
    "exercises",
    "kinds",
    "parsing",
    "plans",
    "report",
    "sentences",
    "store",
    "summary",
    "system",
    "wall",
)
"""Rooms and modules that say everything through the catalogue. This list only grows."""


@pytest.mark.parametrize("room", CONVERTED)
def test_a_room_says_everything_through_the_catalogue(room: str) -> None:
    assert [line for path in sentences.modules(PACKAGE / room) for line in literals.literals(path)] == []


@pytest.mark.parametrize(
    "code",
    [
        'print("Nothing was found")',
        'print("Nothing.")',
        'print(f"{number} lines")',
        'print(f"{name}: nobody")',
        'raise Refusal("That is no date.")',
        'say(gettext("Said well"), "said badly")',
        'say("a word: another")',
        'TITLES = {"new": "not started"}',
        'def show(text="Not yet."): ...',
        'def show(text: Annotated[str, Option(help="The text.")]): ...',
        'Text = Annotated[str, Option(help="The text.")]',
        'Binding("f1", "help", "All keys")',
        'text = "Well" if good else ""',
        "print(f\"{gettext('Said well')} and more\")",
    ],
)
def test_a_text_that_a_person_reads_is_seen(code: str, tmp_path: Path) -> None:
    module = tmp_path / "saying.py"
    module.write_text(f"{code}\n", encoding="utf-8")
    assert literals.literals(module)
    module.write_text(f"{code}  # no sentence: of this test\n", encoding="utf-8")
    assert literals.literals(module) == []
    module.write_text(f"{code}  # no sentence:\n", encoding="utf-8")
    assert literals.literals(module)


@pytest.mark.parametrize(
    "code",
    [
        '"""What this is for."""',
        'NAME = 1\n"""What it is for."""',
        'print(gettext("Nothing was found"))',
        'print(ngettext("{number} line", "{number} lines", number))',
        'TITLE = N_("Nobody is here")',
        'raise ValueError("That is an error of ours")',
        'raise LookupError(f"there is no {name}")',
        'assert name, "There must be a name"',
        'rows = run("SELECT id FROM step WHERE done = 1")',
        'PATTERN = re.compile("[a-z]+ or (Words)")',
        "page = \"<p class='a'>\"",
        'open(path, "utf-8")',
        'Name = TypeVar("Name")',
        '__all__ = ["Name"]',
        'def read(path: "Path") -> "Text": ...',
        'state: Literal["One", "two three"] = other',
        'class Box:\n    CSS = "Box { width: 1; }"',
        'text = f"{name}, {date}, {title}"',
        'text = ", ".join(names) + "…"',
        "print(\n    # no sentence: a name\n    'Best Company',\n)",
    ],
)
def test_what_nobody_reads_is_left_alone(code: str, tmp_path: Path) -> None:
    module = tmp_path / "saying.py"
    module.write_text(f"{code}\n", encoding="utf-8")
    assert literals.literals(module) == []


def test_a_mark_at_the_beginning_of_a_block_does_not_hold_for_what_is_in_it(tmp_path: Path) -> None:
    module = tmp_path / "saying.py"
    module.write_text('if name == "Best Company":  # no sentence: a name\n    print("Said badly")\n', encoding="utf-8")
    assert [line.split(": ")[1] for line in literals.literals(module)] == ["'Said badly'"]


def test_every_room_of_the_list_is_there() -> None:
    assert [room for room in CONVERTED if not (PACKAGE / room).exists()] == []
    assert len(set(CONVERTED)) == len(CONVERTED)


def test_the_tool_lists_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "saying.py").write_text('print("Said badly")\n', encoding="utf-8")
    assert sentences.main(["--literals", str(tmp_path)]) == 1
    assert capsys.readouterr().out == f"{tmp_path / 'saying.py'}:1: 'Said badly'\n"
    (tmp_path / "saying.py").write_text("print(1)\n", encoding="utf-8")
    assert sentences.main(["--literals", str(tmp_path)]) == 0
