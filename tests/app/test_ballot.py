"""The ballot that goes round: kept by Enter, taken back by Esc, and left by nothing but F4."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing

import pytest

from onecompany.app.file_problems import Lost
from onecompany.app.rescue_pages import WasGone
from onecompany.app.screens.ballot import BallotScreen
from onecompany.app.screens.help import HelpScreen
from onecompany.kinds.rounds import Vote, results, unfinished
from onecompany.store.acts import people
from onecompany.store.file import Store
from tests.app.conftest import Opened
from tests.app.hands import Hands
from tests.app.test_lost_file import held, soon
from tests.app.votes import CALL, DOTS, PULSE, begun, put_to_the_room, voted

pytestmark = pytest.mark.usefixtures("offered")


@pytest.fixture
def votes() -> Sequence[Vote]:
    """What is put to the room."""
    return (PULSE,)


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch, votes: Sequence[Vote]) -> None:
    """It is offered on the board of stages."""
    put_to_the_room(monkeypatch, *votes)


def states(hands: Hands) -> list[str]:
    """The states of the rounds that are not revealed."""
    return [row.state for row in unfinished(hands.state, hands.room.session.exercise.id)]


# -- as it is meant


async def test_all_vote_and_it_is_revealed_by_a_key_of_its_own(hands: Hands) -> None:
    await begun(hands)
    for number in range(8):
        await voted(hands, str(1 + number % 5), "3")
    assert "All 8 have voted" in hands.screen
    assert states(hands) == ["closed", "closed"]
    await hands.press("enter")
    assert hands.app.screen is hands.room
    assert "8 of 8 have voted" not in hands.said
    await hands.press("f4", "1")
    (one,) = results(hands.state, hands.room.session.exercise.id, "decisions")
    assert one.n == 8
    assert one.counts == {"1": 2, "2": 2, "3": 2, "4": 1, "5": 1}
    assert states(hands) == []


async def test_a_vote_is_two_keys_a_question_and_the_next_one_is_asked_at_once(hands: Hands) -> None:
    await begun(hands)
    assert "Next: Ben Okafor" in hands.screen
    assert "Carla Rossi" in hands.screen
    await hands.press("4", "enter", "2")
    assert hands.state.turnout == {}, "a voter has voted wholly or not at all"
    await hands.press("enter")
    assert "Kept. Pass it on." in hands.screen
    assert "Next: Carla Rossi" in hands.screen
    assert "1 of 8 have voted" in hands.screen
    assert {len(ids) for ids in hands.state.turnout.values()} == {1}


@pytest.mark.parametrize("votes", [(CALL,)])
async def test_letters_and_then_a_number_of_two_figures(hands: Hands) -> None:
    await begun(hands)
    for _ in range(8):
        await voted(hands, "n", "11")
    await hands.press("enter", "f4", "1")
    (one,) = results(hands.state, hands.room.session.exercise.id, "case")
    assert one.counts == {"dont+rule:11": 8}


@pytest.mark.parametrize("votes", [(DOTS,)])
async def test_dots_are_placed_by_number_up_to_what_one_item_takes(hands: Hands) -> None:
    await begun(hands)
    assert "0 of 6 placed" in hands.screen
    await hands.press("0", "7", "0", "7", "0", "7", "2", "4")
    assert "4 of 6 placed" in hands.screen
    await hands.press("0", "7")
    assert "No dot was placed" in hands.screen
    await hands.press("9", "9")
    assert "No dot was placed" in hands.screen
    assert "4 of 6 placed" in hands.screen
    await hands.press("backspace", "0", "1", "0", "2", "0", "3")
    assert "6 of 6 placed" in hands.screen
    await hands.press("0", "4")
    assert "All six dots are placed" in hands.screen
    await hands.press("enter")
    await hands.press("enter")
    assert "Next: Carla Rossi" in hands.screen
    assert "0 of 6 placed. Enter once more" in hands.screen
    await hands.press("enter")
    assert "2 of 8 have voted" in hands.screen


@pytest.mark.parametrize("votes", [(DOTS,)])
async def test_all_items_of_a_long_list_are_read_in_full(hands: Hands) -> None:
    await begun(hands)
    for size in ((112, 32), (80, 24), (40, 12)):
        await hands.resize(*size)
        seen = ""
        for _ in range(40):
            seen += hands.screen
            await hands.press("pagedown")
        assert all(f"Pain {number} of the customer" in seen for number in range(1, 25)), size
        await hands.press(*["left"] * 40)
        assert "Pain 1 of the customer" in hands.screen
        assert isinstance(hands.app.screen, BallotScreen), "the clicker leads nowhere"


# -- wrong keys


async def test_escape_takes_the_key_back_and_never_leaves(hands: Hands) -> None:
    await begun(hands)
    empty = hands.screen
    await hands.press("4")
    assert hands.screen.count("●") == 1
    await hands.press("escape")
    assert hands.screen == empty
    await hands.press("escape", "escape", "backspace")
    await hands.hold("escape")
    assert hands.screen == empty
    await hands.press("enter")
    assert "First press the key of your choice" in hands.screen
    await hands.press("4", "enter", "2", "backspace", "backspace")
    assert "1 of 2" in hands.screen, "the question before is asked again"
    assert "●" not in hands.screen
    await voted(hands, "1", "1")
    assert "Kept" in hands.screen


async def test_a_held_key_votes_for_nobody_else(hands: Hands) -> None:
    await begun(hands)
    await hands.hold("4")
    await hands.hold("enter")
    assert hands.state.turnout == {}
    await hands.press("3")
    await hands.hold("enter")
    assert {len(ids) for ids in hands.state.turnout.values()} == {1}
    await hands.burst("4", "4", "enter", "enter", "enter", "5", "enter", "enter", "5", "5")
    assert {len(ids) for ids in hands.state.turnout.values()} == {2}


async def test_the_last_voters_enter_reveals_nothing_however_long_it_is_held(hands: Hands) -> None:
    await begun(hands)
    for _ in range(7):
        await voted(hands, "4", "4")
    await hands.press("4", "enter", "4")
    await hands.hold("enter")
    assert isinstance(hands.app.screen, BallotScreen)
    assert "All 8 have voted" in hands.screen
    assert states(hands) == ["closed", "closed"]
    await hands.press("4", "escape", "up", "enter")
    assert hands.app.screen is hands.room
    assert states(hands) == ["closed", "closed"]


async def test_a_held_figure_that_began_the_ballot_chooses_nothing(hands: Hands) -> None:
    await hands.press("f4")
    await hands.hold("1")
    assert isinstance(hands.app.screen, BallotScreen)
    assert "●" not in hands.screen


async def test_undo_redo_the_palette_and_a_paste_are_refused_with_a_word(hands: Hands) -> None:
    await begun(hands)
    await voted(hands, "4", "4")
    for key, word in (("ctrl+z", "Nothing is undone"), ("ctrl+y", "Nothing is undone"), ("ctrl+p", "for the board")):
        await hands.press(key)
        assert word in hands.screen
    await hands.paste("5\n5\n")
    assert "typed, not pasted" in hands.screen
    await hands.press("pagedown", "pageup", "f5", "f10", "space", "f2", "tab", "delete", "ctrl+f", "ctrl+b", "ctrl+s")
    assert isinstance(hands.app.screen, BallotScreen)
    assert states(hands) == ["open", "open"]
    assert {len(ids) for ids in hands.state.turnout.values()} == {1}


async def test_undo_in_the_room_loses_no_vote(hands: Hands) -> None:
    await begun(hands)
    await voted(hands, "4", "4")
    await hands.press("f4", "2", "ctrl+z")
    assert "this would lose them" in hands.said
    assert states(hands) == ["open", "open"]


async def test_the_curtain_hides_the_ballot_and_no_key_votes_behind_it(hands: Hands) -> None:
    await begun(hands)
    await hands.press("4")
    for key in ("f9", "full_stop"):
        await hands.press(key)
        assert "Ben" not in hands.screen
        assert "not started" in hands.screen
        await hands.press("5", "enter", "5", "enter")
        assert hands.state.turnout == {}
        assert "Nothing is typed behind the curtain. F9 opens it." in hands.screen
        await hands.press("escape")
        assert "curtain" not in hands.screen.partition("Next")[0]
        assert "Next: Ben Okafor" in hands.screen
        assert hands.screen.count("●") == 1
    await hands.press("enter", "5", "enter")
    assert "1 of 8 have voted" in hands.screen


async def test_help_names_the_keys_and_leads_back(hands: Hands) -> None:
    await begun(hands)
    await hands.press("f1")
    assert isinstance(hands.app.screen, HelpScreen)
    assert "Keep the vote" in hands.screen
    assert "into the parking lot" not in hands.screen, "no line is typed in a ballot"
    assert "at the beginning of a line" not in hands.screen
    await hands.press("escape", "4", "enter", "4", "enter")
    assert "1 of 8 have voted" in hands.screen


async def test_quitting_works_and_who_has_voted_has_voted(opened: Opened, store: Store, workshop: str) -> None:
    store.close()
    async with opened(store.path, workshop, at="stages") as hands:
        await begun(hands)
        await voted(hands, "4", "4")
        await hands.press("4", "ctrl+q")
        assert hands.app.return_value == 0
    async with opened(store.path, workshop) as hands:
        assert "1 of 8 have voted. F4 goes on." in hands.said
        await hands.press("f4", "1")
        assert "Next: Carla Rossi" in hands.screen
        assert "●" not in hands.screen


# -- who votes


async def test_another_voter_is_chosen_by_arrows_and_by_letters(hands: Hands) -> None:
    await begun(hands)
    await hands.press("4", "down")
    assert "Next: Carla Rossi" in hands.screen
    assert "●" not in hands.screen, "what one pressed is not another's"
    await hands.press("up", "up")
    assert "Next: Hugo Blanc" in hands.screen
    await hands.type("fi")
    assert "Next: Finn Maher" in hands.screen
    await hands.type("pe")
    assert "Next: Ana Peña" in hands.screen
    await hands.type("x")
    assert "Nobody who has not voted" in hands.screen
    await voted(hands, "4", "4")
    assert "Next: Finn Maher" in hands.screen, "who sits next to her"


@pytest.mark.parametrize("votes", [(CALL,)])
async def test_letters_that_choose_name_nobody(hands: Hands) -> None:
    await begun(hands)
    await hands.type("f")
    assert "none of the choices" in hands.screen
    assert "Next: Ben Okafor" in hands.screen


async def test_leaders_that_come_and_go_meanwhile(hands: Hands) -> None:
    await begun(hands)
    for _ in range(3):
        await voted(hands, "4", "4")
    await hands.press("f4", "2")
    writer = await hands.room.session.writer()
    ids = [row.id for row in hands.state.rows("leader")]
    people.change_leader(writer, ids[0], present=False)  # has voted
    people.change_leader(writer, ids[4], present=False)
    people.remove_leader(writer, ids[1], lambda *_: None)  # has voted
    people.remove_leader(writer, ids[5], lambda *_: None)
    await hands.press("f4", "1")
    assert "3 of 6 have voted" in hands.screen
    assert "Next: Finn Maher" in hands.screen
    assert "Eva" not in hands.screen
    assert "Dev" not in hands.screen
    await voted(hands, "5", "5")
    await hands.press("f4", "2")
    for leader in list(hands.state.rows("leader")):
        if leader.id not in next(iter(hands.state.turnout.values())):
            people.change_leader(writer, leader.id, present=False)
    await hands.press("f4")
    assert "1  End it here" in hands.screen
    await hands.press("1")
    assert "The vote is closed. F4 reveals it." in hands.said
    people.change_leader(writer, ids[7], present=True)
    await hands.press("f4")
    assert "2  Go on: one has not voted" in hands.screen
    await hands.press("2")
    await voted(hands, "1", "1")
    await hands.press("enter", "f4", "1")
    (one,) = results(hands.state, hands.room.session.exercise.id, "growth")
    assert one.n == 5


async def test_nobody_in_the_list_means_no_ballot(hands: Hands) -> None:
    writer = await hands.room.session.writer()
    for leader in hands.state.rows("leader"):
        people.change_leader(writer, leader.id, present=False)
    await hands.press("f4", "1")
    assert "F12 lists them" in hands.said
    assert states(hands) == []


async def test_so_few_voters_are_told_before_they_vote(hands: Hands) -> None:
    writer = await hands.room.session.writer()
    for leader in hands.state.rows("leader")[3:]:
        people.change_leader(writer, leader.id, present=False)
    await hands.press("f4", "1")
    assert "Only three leaders can vote" in hands.screen
    assert states(hands) == []
    await hands.press("1")
    assert isinstance(hands.app.screen, BallotScreen)


# -- the list of F4


async def test_it_is_ended_early_begun_anew_and_taken_by_hands(hands: Hands) -> None:
    await begun(hands)
    await voted(hands, "4", "4")
    await hands.press("f4")
    assert "1 of 8 have voted." in hands.screen
    await hands.press("escape")
    assert isinstance(hands.app.screen, BallotScreen)
    await hands.press("f4", "3")
    assert states(hands) == ["closed", "closed"]
    await hands.press("f4", "2")
    assert states(hands) == ["open", "open"]
    await hands.press("f4", "4")
    assert "One vote goes." in hands.screen
    await hands.press("1")
    assert hands.state.turnout
    await hands.press("f4")
    assert "3  Begin anew: one vote goes" in hands.screen
    await hands.press("3", "2")
    assert hands.state.turnout == {}
    assert isinstance(hands.app.screen, BallotScreen)
    await voted(hands, "4", "4")
    await hands.press("f4", "5", "2")
    assert "How many hands for each?" in hands.screen
    await hands.line("0 2 3 3")
    assert "Type 5 numbers" in hands.screen
    await hands.line(" 0")
    assert "We grow as one" in hands.screen
    assert hands.state.turnout, "until all is counted, the votes are there"
    await hands.line("0 0 0 4 3")
    assert "7 hands were kept; 8 leaders are here." in hands.said
    assert states(hands) == []
    (one,) = results(hands.state, hands.room.session.exercise.id, "growth")
    assert (one.method, one.counts) == ("hands", {"1": 0, "2": 0, "3": 0, "4": 4, "5": 3})


async def test_what_too_few_chose_is_said_to_be_hidden(hands: Hands) -> None:
    await begun(hands)
    await voted(hands, "1", "2", "3", "4")
    await hands.press("f4", "3", "f4", "1")
    assert hands.said == "Two have voted, fewer than four: what they chose is not shown."


async def test_nobody_goes_on_with_a_vote_whose_reveal_was_taken_back(hands: Hands) -> None:
    await begun(hands)
    await voted(hands, "1", "2", "3", "4")
    await hands.press("f4", "3", "f4", "1")
    shown = [vars(row) for row in hands.state.rows("round")]
    hands.clock.advance(5)
    await hands.press("ctrl+z", "f4")
    assert "undo has covered what it came to" in hands.screen
    assert "Go on" not in hands.screen
    await hands.press("2")  # begin anew: it is asked first
    assert "Undo brings it back." in hands.screen
    await hands.press("2", "f4", "2", "ctrl+z", "f4")
    assert "Reveal it again" in hands.screen
    await hands.press("1")
    assert [vars(row) for row in hands.state.rows("round")] == shown


async def test_nothing_to_reveal_is_said_and_a_ballot_begun_by_mistake_is_given_up(hands: Hands) -> None:
    await begun(hands)
    await hands.press("f4", "3", "f4", "1")
    assert "Nobody has voted yet" in hands.said
    await hands.press("f4", "5")
    assert "The ballot is given up." in hands.said
    assert states(hands) == []


@pytest.mark.parametrize("votes", [(CALL,)])
async def test_the_time_for_it_counts_down_and_then_up(hands: Hands) -> None:
    await begun(hands)
    for seconds, shown in ((0, "1:00"), (13.2, "0:47"), (46.8, "0:00"), (12, "+0:12")):
        hands.clock.advance(seconds)
        hands.app.screen.tick()  # type: ignore[attr-defined]
        await hands.settle()
        assert hands.screen.splitlines()[0].rstrip().endswith(shown)


# -- the file


async def test_a_vote_waits_for_another_program_and_is_not_lost(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    await begun(hands)
    await hands.press("4", "enter", "5")
    with held(hands.app.workshop_file.path):
        await hands.keys("enter")
        await soon(hands, lambda: "Waiting for it" in hands.screen)
        assert "●" in hands.screen
    await soon(hands, lambda: "Kept. Pass it on." in hands.screen)
    monkeypatch.setattr("onecompany.app.retry.TRIES", 2)
    await hands.press("4", "enter", "5")
    with held(hands.app.workshop_file.path):
        await hands.press("enter")
        assert "Another program holds the file" in hands.screen
        assert "●" in hands.screen
    await hands.press("enter")
    assert "2 of 8 have voted" in hands.screen


@pytest.mark.parametrize("asked", [True, False], ids=["the file can be asked", "not even asked"])
async def test_a_vote_that_was_written_all_the_same_counts_once(
    hands: Hands, monkeypatch: pytest.MonkeyPatch, asked: bool
) -> None:
    from sqlmodel import Session

    await begun(hands)
    await hands.press("4", "enter", "5")
    commit = Session.commit

    def then_fails(session: Session) -> None:
        in_the_box = session.connection().exec_driver_sql("SELECT COUNT(*) FROM ballot").scalar()
        commit(session)
        if in_the_box:  # not what is written beside, such as that the application is alive
            if asked:
                monkeypatch.setattr(Session, "commit", commit)
            raise OSError(5, "it was written, and then the disk went away")

    monkeypatch.setattr(Session, "commit", then_fails)
    await hands.press("enter")
    if not asked:
        assert "could not be written" in hands.screen
        monkeypatch.setattr(Session, "commit", commit)
        await hands.press("enter")
    assert "Kept" in hands.screen
    assert "1 of 8 have voted" in hands.screen


async def test_a_vote_is_kept_though_the_file_was_gone(hands: Hands) -> None:
    await begun(hands)
    path = hands.app.workshop_file.path
    away = path.with_suffix(".away")
    await hands.press("4", "enter", "5")
    path.rename(away)
    await hands.press("enter")
    await soon(hands, lambda: isinstance(hands.app.screen, WasGone))
    await hands.press("enter")
    await soon(hands, lambda: isinstance(hands.app.screen, BallotScreen))
    assert "1 of 8 have voted" in hands.screen
    for file, votes in ((path, 1), (away, 0)):
        with closing(sqlite3.connect(file)) as db:
            (voted_in_it,) = db.execute("SELECT count(DISTINCT leader_id) FROM turnout").fetchone()
            assert voted_in_it == votes, "one vote, in one file"


async def test_a_file_that_another_program_changed_is_read_anew_and_the_ballot_goes_on(hands: Hands) -> None:
    await begun(hands)
    await voted(hands, "4", "5")
    with closing(sqlite3.connect(hands.app.workshop_file.path, isolation_level=None)) as db:
        db.execute("UPDATE leader SET name = 'Carlotta' WHERE name LIKE 'Carla%'")
    await voted(hands, "1", "1")
    await soon(hands, lambda: isinstance(hands.app.screen, Lost))
    await hands.press("down", "enter")
    await soon(hands, lambda: hands.app.screen is hands.room)
    await hands.settle()
    await hands.press("f4", "1")
    assert "1 of 8 have voted" in hands.screen
    assert "Next: Carlotta" in hands.screen
    await voted(hands, "2", "2")
    assert "2 of 8 have voted" in hands.screen


async def test_a_vote_that_is_begun_anew_still_says_what_it_waits_for(hands: Hands) -> None:
    await begun(hands)
    await hands.press("f4", "4")
    assert isinstance(hands.app.screen, BallotScreen)
    await hands.press("4", "enter", "5")
    with held(hands.app.workshop_file.path):
        await hands.keys("enter")
        await soon(hands, lambda: "Waiting for it" in hands.screen)
    await soon(hands, lambda: "Kept. Pass it on." in hands.screen)


async def test_it_shrinks_to_nothing_and_comes_back(hands: Hands) -> None:
    await begun(hands)
    before = hands.screen
    for size in ((80, 24), (40, 12), (20, 7), (8, 4), (3, 2), (1, 1), (200, 60), (112, 32)):
        await hands.resize(*size)
        assert len(hands.screen.splitlines()) == size[1]
    assert hands.screen == before
    await hands.resize(30, 8)
    await voted(hands, "3", "4")
    await hands.resize(112, 32)
    assert "1 of 8 have voted" in hands.screen
