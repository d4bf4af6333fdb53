"""The screens of a vote in the three looks and at every size, with hostile words in all that they show."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onecompany.app.settings import THEME_NAMES
from onecompany.app.widgets.ballot import BallotText, arranged
from onecompany.kinds.rounds import Part, Vote, scale
from onecompany.parsing.people import Person
from onecompany.store.acts import people
from onecompany.store.file import Store
from tests.app.conftest import Opened
from tests.app.hands import Hands
from tests.app.test_themes import faint
from tests.app.votes import CALL, DOTS, PULSE, SENTENCES, begun, put_to_the_room

FORMS = {"scale": PULSE, "choice": CALL, "dots": DOTS, "lines": SENTENCES}

HOSTILE = "[red]Ana[/] {x} \x1b[31m \u202eevil\u2066 顧客 " + "long " * 40


def hostile(vote: Vote) -> Vote:
    """The same vote in words that steer a terminal, or mean something to a program."""
    polls = tuple(
        replace(
            poll,
            title=HOSTILE,
            parts=tuple(
                replace(part, text=HOSTILE, options=tuple(replace(option, words=HOSTILE) for option in part.options))
                for part in poll.parts
            ),
        )
        for poll in vote.polls
    )
    return replace(vote, title=HOSTILE, polls=polls)


@pytest.mark.parametrize("theme", THEME_NAMES)
async def test_all_of_it_is_read_from_the_last_row(
    opened: Opened, store: Store, workshop: str, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    store.close()
    async with opened(store.path, workshop, at="stages", theme=theme) as hands:
        for vote in FORMS.values():
            put_to_the_room(monkeypatch, vote)
            hands.room.refresh_room()
            await begun(hands)
            assert sorted(set(faint(hands))) == []
            await hands.press("x", "1", "enter", "f4")
            assert sorted(set(faint(hands))) == []
            await hands.press("escape", "escape", "f9")
            assert sorted(set(faint(hands))) == []
            await hands.press("f9", "f4", "3")
            await give_up(hands)
        put_to_the_room(monkeypatch, DOTS)
        await hands.press("f4", "2", *"999")
        assert sorted(set(faint(hands))) == []


async def give_up(hands: Hands) -> None:
    """What goes on is given up, whatever is in it."""
    await hands.press("f4")
    number = next(line.split("  Give")[0].strip(" │")[-1] for line in hands.screen.splitlines() if "  Give" in line)
    await hands.press(number)
    if "Keep what is in" in hands.screen:
        await hands.press("2")


@pytest.mark.parametrize("form", FORMS)
async def test_hostile_words_are_shown_as_they_are(
    opened: Opened, store: Store, workshop: str, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    writer = store.writer(workshop)
    people.add_leader(writer, Person("[bold]Zoë[/] {name}", "", ""))
    store.close()
    put_to_the_room(monkeypatch, hostile(FORMS[form]))
    async with opened(store.path, workshop, at="stages") as hands:
        await begun(hands)
        for size in ((112, 32), (80, 24), (33, 9), (7, 5), (1, 1), (80, 24)):
            await hands.resize(*size)
            for strip in hands.strips:
                assert not any(ord(sign) < 32 or sign in "\u202e\u2066\u009b" for sign in strip.text)
        await hands.resize(112, 32)
        assert "[red]Ana[/] {x}" in hands.screen
        assert "⟨RLO⟩evil" in " ".join(hands.screen.split())
        if form != "lines":
            await hands.press("up")
            assert "Next: [bold]Zoë[/] {name}" in hands.screen


@pytest.mark.parametrize("size", [(112, 30), (80, 22), (60, 14), (40, 10), (24, 8)])
def test_every_choice_is_read_in_full_at_every_size(size: tuple[int, int]) -> None:
    words = [
        f"Sentence {number} that says at some length what everybody always does, end{number}" for number in range(40)
    ]
    choices = tuple((f"{number:02}", text) for number, text in enumerate(words, 1))
    text = BallotText(
        "Next: Ana", "or anyone of Ben and Carla", "Which?", choices, mark="1 of 6 placed", signs="●·····"
    )
    seen, page, pages = "", 0, 1
    while page < pages:
        lines, pages = arranged(text, *size, page)
        assert len(lines) <= size[1]
        shown = ["".join(part for part, _ in line) for line in lines]
        assert any("●" in line for line in shown), "what was pressed is seen on each page"
        seen += " ".join(" ".join(shown).split()) + " "
        page += 1
    assert all(f"end{number}" in seen for number in range(40))


@pytest.mark.parametrize("size", [(196, 56), (112, 28), (80, 20)])
def test_a_question_that_is_too_long_takes_all_the_room_there_is(size: tuple[int, int]) -> None:
    choices = (("D", "Do it"), ("N", "No, don't"), ("E", "Escalate"))
    text = BallotText(
        "Next: Ana", "or Ben", "very long " * 3000, choices, mark="Your choice", signs="●", advice="Enter"
    )
    lines, pages = arranged(text, *size, 0)
    shown = ["".join(part for part, _ in line) for line in lines]
    assert (len(lines), pages) == (size[1], 1)
    assert sum("very long" in line for line in shown) >= size[1] - 12
    assert all(any(words in line for line in shown) for words in ("Next: Ana", "Escalate", "●"))


def test_a_scale_is_drawn_large_where_there_is_room_and_its_ends_are_always_read() -> None:
    part = Part("", scale(1, 5), "not at all", "completely")
    choices = tuple((option.key, option.words) for option in part.options)
    text = BallotText("Next: Ana", "", "Are we?", choices, (part.low, part.high), "Your choice", "●", "Enter keeps it.")
    for width in (200, 112, 80, 60, 40, 24):
        for height in (60, 30, 22, 14, 10):
            lines, pages = arranged(text, width, height, 0)
            shown = ["".join(part for part, _ in line) for line in lines]
            assert pages == 1 or height < 14
            assert all(len(line) <= width for line in shown), (width, height)
            if pages == 1:
                assert any("not at all" in line for line in shown), (width, height, shown)
                assert any("completely" in line for line in shown), (width, height, shown)
    assert any("██" in "".join(part for part, _ in line) for line in arranged(text, 80, 22, 0)[0])
