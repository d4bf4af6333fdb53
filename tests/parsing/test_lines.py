import datetime as dt
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.parsing.clean import MAX_ITEM, clean
from onecompany.parsing.lines import ParsedCommitment, Routed, commitment, remarks, route

TODAY = dt.date(2026, 11, 23)  # a Monday
LEADERS = [
    ("l1", "Ana Peña"),
    ("l2", "Ana Ruiz"),
    ("l3", "Bob Stone"),
    ("l4", "Dr. Carla van Dyk"),
    ("l5", "Émile"),
    ("l6", "Bo Li"),
]
DECEMBER = dt.date(2026, 12, 12)


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("They call twice", "item", "They call twice"),
        ("?later", "parking", "later"),
        ("? later ", "parking", "later"),
        ("! We decide", "decision", "We decide"),
        ("> Ana: call", "commitment", "Ana: call"),
        (" ?really", "item", "?really"),
        ("  > 5 days", "item", "> 5 days"),
        ("?", "parking", ""),
        ("", "item", ""),
        (" ", "item", ""),
        ("'quoted", "item", "'quoted"),
        ("\x1b[31m? red", "parking", "red"),
        ("?? twice", "parking", "? twice"),
    ],
)
def test_the_first_character_says_where_a_line_goes(line: str, kind: str, text: str) -> None:
    routed = route(line)
    assert (routed.kind, routed.text) == (kind, text)


def test_a_note_only_where_notes_are_kept() -> None:
    assert route("' on the cell", allow_note=True) == Routed("note", "on the cell")
    assert route(" 'tis", allow_note=True) == Routed("item", "'tis")


@given(st.text(), st.booleans())
def test_route_loses_no_letter(line: str, allow_note: bool) -> None:
    routed = route(line, allow_note=allow_note)
    kept = clean(line)
    assert routed.text == (kept if routed.kind == "item" else kept[1:].strip())


@pytest.mark.parametrize(
    ("typed", "what", "who_id", "who_text", "by_when", "when_text"),
    [
        (
            "Ana Peña: first go-live call, by 12 Dec",
            "first go-live call",
            "l1",
            "Ana Peña",
            DECEMBER,
            "12 Dec",
        ),
        ("bob: call", "call", "l3", "bob", None, ""),
        ("ANA PENA: call", "call", "l1", "ANA PENA", None, ""),
        ("ana p.: call", "call", "l1", "ana p.", None, ""),
        ("emile: call", "call", "l5", "emile", None, ""),
        ("ruiz: call", "call", "l2", "ruiz", None, ""),
        ("carla: call", "call", "l4", "carla", None, ""),
        ("bo: call", "call", "l6", "bo", None, ""),
        ("Zoë Adams: call", "call", None, "Zoë Adams", None, ""),
        ("van der Berg: call", "call", None, "van der Berg", None, ""),
        ("no name here", "no name here", None, "", None, ""),
        ("next step: call them", "next step: call them", None, "", None, ""),
        ("10:30 call", "10:30 call", None, "", None, ""),
        ("see https://example.org/a", "see https://example.org/a", None, "", None, ""),
        (": call", ": call", None, "", None, ""),
        ("Bob: agree: who calls", "agree: who calls", "l3", "Bob", None, ""),
        ("Bob:", "", "l3", "Bob", None, ""),
        ("Bob: by 12 Dec", "", "l3", "Bob", DECEMBER, "12 Dec"),
        ("Bob: write by hand", "write by hand", "l3", "Bob", None, ""),
        ("Bob: write by hand by 12 Dec.", "write by hand", "l3", "Bob", DECEMBER, "12 Dec."),
        ("Bob: call by 12 Dec!", "call", "l3", "Bob", DECEMBER, "12 Dec"),
        ("Bob: by Friday by email", "by email", "l3", "Bob", dt.date(2026, 11, 27), "Friday"),
        ("By Friday: call", "call", None, "", dt.date(2026, 11, 27), "Friday"),
        ("Bob: pause until Friday", "pause", "l3", "Bob", dt.date(2026, 11, 27), "Friday"),
        ("Bob: call (12.12.)", "call", "l3", "Bob", DECEMBER, "12.12."),
        ("Bob: call (by end of March)", "call", "l3", "Bob", dt.date(2027, 3, 31), "end of March"),
        ("Bob: call (twice)", "call (twice)", "l3", "Bob", None, ""),
        ("Bob: call by 31 Feb", "call by 31 Feb", "l3", "Bob", None, ""),
        ("Bob: cut waiting by 5", "cut waiting by 5", "l3", "Bob", None, ""),
        ("[b]Bob[/b]: call", "[b]Bob[/b]: call", None, "", None, ""),
    ],
)
def test_a_commitment_is_read_as_who_what_when(
    typed: str, what: str, who_id: str | None, who_text: str, by_when: dt.date | None, when_text: str
) -> None:
    no_day = "31 Feb" if "31 Feb" in typed else ""
    expected = ParsedCommitment(what, who_id, who_text, by_when, when_text, "", no_day)
    assert commitment(typed, LEADERS, TODAY) == expected


def test_two_leaders_of_that_name_are_asked_about() -> None:
    parsed = commitment("ana: call, by 12 Dec", LEADERS, TODAY)
    assert parsed == ParsedCommitment("call", None, "ana", DECEMBER, "12 Dec", "Ana P. or Ana R.?")


def test_the_question_tells_them_apart() -> None:
    alike = [("1", "Ana Peña"), ("2", "Ana Prado"), ("3", "Ana Ruiz")]
    assert commitment("Ana: x", alike, TODAY).problem == "Ana Peña, Ana Prado or Ana Ruiz?"
    same = [("1", "Ana Peña"), ("2", "Ana Peña")]
    assert commitment("Ana: x", same, TODAY).problem == "2 leaders are called Ana Peña. Which one?"


WITH_TITLES = [("w", "Prof. Jürgen Weiß"), ("a", "Dr. Karin Albrecht"), ("h", "Lena Haas"), ("r", "Ravi Rao")]


@pytest.mark.parametrize(
    ("who", "leader"),
    [
        ("Prof. Weiß", "w"), ("Herrn Weiss", "w"), ("J. Weiß", "w"), ("Prof. Dr. Weiß", "w"), ("Dr.Albrecht", "a"),
        ("Frau Dr. Albrecht", "a"), ("Dr. med. Albrecht", "a"), ("Dipl.-Ing. Haas", "h"), ("Mag. Haas", "h"),
        ("Ms Haas", "h"), ("Dr. h.c. Rao", "r"), ("Sir Ravi", "r"), ("Frau", None), ("Mag Haas", None),
    ],
)  # fmt: skip
def test_a_title_in_front_of_a_name_changes_nobody(who: str, leader: str | None) -> None:
    assert commitment(f"{who}: call", WITH_TITLES, TODAY).who_id == leader


def test_a_title_tells_two_of_one_name_apart() -> None:
    both = [*WITH_TITLES, ("o", "Otto Weiß")]
    assert commitment("Prof. Weiß: call", both, TODAY).who_id == "w"
    assert commitment("Herr Weiß: call", both, TODAY).who_id is None, "it is asked who"


@pytest.mark.parametrize(
    ("typed", "owner", "what", "others"),
    [
        ("Lena und Karin: one desk", "h", "one desk (with Dr. Karin Albrecht)", ("Dr. Karin Albrecht",)),
        ("Lena & Ravi: one desk, by 12 Dec.", "h", "one desk (with Ravi Rao)", ("Ravi Rao",)),
        ("Zoë and Ravi: one desk", "r", "one desk (with Zoë)", ("Zoë",)),
        ("Lena, Ravi: one desk", "h", "one desk (with Ravi Rao)", ("Ravi Rao",)),
        ("Lena and Lena Haas: one desk", "h", "one desk", ()),
        ("Lena and her team: one desk", None, "Lena and her team: one desk", ()),
    ],
)
def test_of_two_names_the_first_leader_owns_it_and_the_other_stays_in_the_words(
    typed: str, owner: str | None, what: str, others: tuple[str, ...]
) -> None:
    parsed = commitment(typed, WITH_TITLES, TODAY)
    assert (parsed.who_id, parsed.what, parsed.others) == (owner, what, others)
    assert bool(others) == ("has one owner" in remarks(parsed))


@pytest.mark.parametrize(
    ("typed", "unread"),
    [
        ("Lena: call until after Easter", "after Easter"),
        ("Lena: call them before Christmas.", "before Christmas"),
        ("Lena: call them in March", "in March"),
        ("Lena: nobody waits, by the summer", "the summer"),
        ("Lena: write by hand", ""),
        ("Lena: call them", ""),
        ("Lena: give it to May before June", ""),
    ],
)
def test_what_looks_like_a_date_and_is_none_is_said(typed: str, unread: str) -> None:
    parsed = commitment(typed, [*WITH_TITLES, ("j", "June Day")], TODAY)
    assert (parsed.unread, parsed.by_when) == (unread, None)
    assert bool(unread) == ("is not read as a date" in remarks(parsed))


def test_a_day_that_there_is_not_stays_in_the_words_and_is_said() -> None:
    parsed = commitment("Ana: call them, by 31 Nov.", LEADERS, TODAY)
    assert (parsed.what, parsed.by_when, parsed.no_day) == ("call them, by 31 Nov.", None, "31 Nov")
    assert remarks(parsed) == "“31 Nov” is no day of the calendar: the commitment has no date yet."
    assert commitment("Ana: call them (31 Nov)", LEADERS, TODAY).no_day == "31 Nov"
    for typed in ("Ana: call them, by 30 Nov", "Ana: write it by hand", "Ana: call by 5, all of them"):
        assert remarks(commitment(typed, LEADERS, TODAY)) == ""


PIECES = st.sampled_from(
    ["Ana", "ana", "Bob", "Stone", "Zoë", ":", ",", "by", "By", "until", "12 Dec", "Friday", "hand", "(", ")",
     "(12 Dec)", "in 2 weeks", ".", "call", "10:30", "https://x.y", "-", "31 Feb"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=9).map(" ".join) | st.text(max_size=40))
def test_a_commitment_loses_no_word(typed: str) -> None:
    parsed = commitment(typed, LEADERS, TODAY)

    def words(text: str) -> list[str]:
        return "".join(sign if sign.isalnum() else " " for sign in text).split()

    # Who else stood before the colon is said once more, behind it.
    what = re.sub(r" \(with .*\)\Z", "", parsed.what) if parsed.others else parsed.what
    kept, said = words(parsed.who_text) + words(what), words(clean(typed))
    if parsed.by_when is None:
        assert parsed.when_text == ""
        assert kept == said
        return
    when = words(parsed.when_text)
    taken = [
        said[start:end]
        for start in range(len(said) + 1)
        for end in range(start, len(said) + 1)
        if said[:start] + said[end:] == kept
    ]
    assert any(part[-len(when) :] == when and not {"call", "hand", "Ana", "Bob"} & set(part) for part in taken)


@pytest.mark.parametrize("part", [" ", "by ", "(", "( ", "(by ", ":", "Ana: ", ", by"])
def test_a_hostile_line_is_read_at_once(part: str) -> None:
    typed = "Ana: " + (part * MAX_ITEM)[:MAX_ITEM] + "x"
    start = time.process_time()
    commitment(typed, LEADERS, TODAY)
    assert time.process_time() - start < 0.2
