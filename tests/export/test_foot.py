"""One foot: whose it is and that it is confidential, in one line that is never cut where it matters."""

from __future__ import annotations

import pytest

from onecompany.export.foot import foot
from onecompany.export.measure import ARIAL, INTER, Face, width
from onecompany.summary.isolated import isolated

STADTWERKE = "Stadtwerke Musterstadt Energieversorgung GmbH & Co. KG"
LINE = "Confidential. For the leadership team and the supervisory board only; not to be copied or passed on."
ROOM, SIZE = 440.0, 7.5


@pytest.mark.parametrize("face", [INTER, ARIAL])
@pytest.mark.parametrize("room", [60.0, 200.0, 300.0, 440.0, 700.0])
def test_the_line_of_confidentiality_is_whole_and_the_name_gives_way_at_a_word(face: Face, room: float) -> None:
    text = foot(STADTWERKE, LINE, room, SIZE, face)
    assert text.endswith(LINE)
    assert text == LINE or width(text, SIZE, face) <= room
    name = text.removesuffix(LINE).removesuffix(" · ")
    assert name in ("", STADTWERKE) or (name.endswith("…") and STADTWERKE.startswith(f"{name[:-1]} "))


def test_both_stand_whole_where_there_is_room() -> None:
    assert foot(STADTWERKE, LINE, 900, SIZE, INTER) == f"{STADTWERKE} · {LINE}"


def test_as_much_of_the_name_as_has_room() -> None:
    room = width(f"Stadtwerke Musterstadt… · {LINE}", SIZE, INTER) + 0.1
    assert foot(STADTWERKE, LINE, room, SIZE, INTER) == f"Stadtwerke Musterstadt… · {LINE}"


def test_no_sign_stands_before_the_dots() -> None:
    room = width(f"{STADTWERKE[:-4]}… · {LINE}", SIZE, INTER) + 0.1
    for less in range(200):
        name = foot(STADTWERKE, LINE, room - less, SIZE, INTER).removesuffix(LINE)
        assert not any(f"{sign}…" in name for sign in " ,&.;:–-") or "Co.…" in name


@pytest.mark.parametrize("line", [f"Confidential. For {STADTWERKE} only.", f"FOR {STADTWERKE.upper()}"])
def test_the_name_never_stands_there_twice(line: str) -> None:
    assert foot(STADTWERKE, line, 900, SIZE, INTER) == line


def test_a_name_that_is_isolated_does_not_stand_there_twice_either() -> None:
    name = "עיריית תל אביב"
    for line in (f"For {name} only.", f"For {isolated(name)} only."):
        assert foot(isolated(name), line, 900, SIZE, INTER) == line


def test_letters_within_a_word_are_not_the_name() -> None:
    assert foot("Dent", LINE, 900, SIZE, INTER) == f"Dent · {LINE}"


@pytest.mark.parametrize(("name", "line", "said"), [("", LINE, LINE), ("A  B\n", "", "A B"), ("", "", "")])
def test_one_without_the_other(name: str, line: str, said: str) -> None:
    assert foot(name, line, ROOM, SIZE, INTER) == said


def test_a_name_alone_is_cut_to_the_line() -> None:
    assert foot("Org " * 300, "", ROOM, SIZE, INTER).endswith("Org…")
    assert width(foot("Org " * 300, "", ROOM, SIZE, INTER), SIZE, INTER) <= ROOM
