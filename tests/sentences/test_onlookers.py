"""Who only looks on reads no keys, and everything else as it is."""

from __future__ import annotations

import pytest

from onecompany.sentences import gettext, ngettext
from onecompany.sentences.onlookers import onlookers_read, whoever_types_reads, without_keys


@pytest.mark.parametrize(
    ("sentence", "seen"),
    [
        ("{n} of {of} have voted.", "{n} of {of} have voted."),
        ("F4 reveals.", ""),
        ("Type it here, word by word if need be. ^T takes the sentence at the cursor as a start.", ""),
        ("Type what each says; “Ana: …” puts the name before it.", ""),
        ("Enter or ^L: all of them", ""),
        ("What it came to is covered. F4 reveals it again.", "What it came to is covered."),
        ("Alone, in silence. F4 takes the sentences, sealed; or paste those of the cards here.", "Alone, in silence."),
        ("The cracks, then and now · Enter makes one a commitment", "The cracks, then and now"),
        ("Parking lot · type who takes it on; ^X drops it", "Parking lot"),
        ("Touchpoints · ★ moment of truth", "Touchpoints · ★ moment of truth"),
        ("✗ The code has a hole. Type the rule that is missing: always …, never …", "✗ The code has a hole."),
    ],
)
def test_a_sentence_loses_what_is_for_whoever_types(sentence: str, seen: str) -> None:
    assert without_keys(sentence) == seen


async def test_what_the_room_said_stays_whatever_it_names() -> None:
    assert gettext("F4 reveals.") == "F4 reveals."
    onlookers_read()
    assert gettext("F4 reveals.") == ""
    assert gettext("{name}: {what}", name="Enter", what="Type F4. ^X") == "Enter: Type F4. ^X"
    assert ngettext("One vote. F4 ends it.", "{number} votes. F4 ends it.", 2) == "2 votes."
    with whoever_types_reads():
        assert gettext("F4 reveals.") == "F4 reveals."
    assert gettext("F4 reveals.") == ""


def test_it_ends_with_whoever_began_it() -> None:
    assert gettext("F4 reveals.") == "F4 reveals."


@pytest.mark.parametrize(
    ("sentence", "translated", "seen"),
    [
        ("It is covered. F4 reveals it again.", "Es ist verdeckt. F4 deckt es wieder auf.", "Es ist verdeckt."),
        ("Parking lot · type who takes it on", "Parkplatz · eintippen, wer es übernimmt", "Parkplatz"),
        ("Enter keeps it.", "Mit der Eingabetaste bleibt es.", ""),
        (
            "{n} of {of} have voted.",
            "{n} von {of} haben abgestimmt. So weit.",
            "{n} von {of} haben abgestimmt. So weit.",
        ),
        ("It is covered. F4 reveals it again.", "Es ist verdeckt, und F4 deckt es wieder auf.", ""),
    ],
)
def test_in_another_language_the_same_parts_are_left_out(sentence: str, translated: str, seen: str) -> None:
    assert without_keys(sentence, translated) == seen
