"""The whole day of `one-company-day`, with twelve leaders, in a real terminal: every exercise by its keys, and what is
handed out says all of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pptx import Presentation
from pypdf import PdfReader

from tests.e2e.conftest import Start
from tests.e2e.facilitator import Facilitator, choose, vote
from tests.e2e.home import Home

LEADERS = (
    "Ana Peña; COO; Operations",
    "Ben Okafor; CMO; Marketing",
    "Carla Rossi; CSO; Sales",
    "Dev Patel; CIO; IT",
    "Eva Lind; CFO; Finance",
    "Finn Maher; Head of Service; Service",
    "Grace Wu; Head of Field Work; Operations",
    "Hugo Blanc; Head of Key Accounts; Sales",
    "Iris Novak; Head of Billing; Finance",
    "Jonas Berg; Head of Brand; Marketing",
    "Kim Sato; Head of Call Centre; Service",
    "Lena Roth; Head of Data; IT",
)
NAMES = [leader.partition(";")[0] for leader in LEADERS]
SILOS = ("Operations", "Marketing", "Sales", "IT", "Finance", "Service")
AGENDA = (
    "Check-in", "Pulse", "One sentence", "Journey", "Break", "Ownership", "Customers", "Quicksand", "Lunch", "Words",
    "Code of conduct", "Drill", "Break 2", "Metrics", "Say and do", "Keep it up", "Break 3", "Each other",
    "Commitments", "Pulse 2", "Key learnings",
)  # fmt: skip
HOPE = "One date that all of us have said yes to"
OPENING = ((3, 2, 4, 3, 5, 3, 2, 4, 3, 2, 2, 3), (4, 3, 4, 3, 4, 2, 3, 5, 3, 2, 2, 1))
"""What the twelve give at the two statements: 3.0 and 3.0."""
CARDS = ("Light on the first evening", "One date that we keep", "A bill that they understand")
SENTENCE = "Customers get one date from all of us, and we keep it"
STAGES = ("I look around", "I choose", "I wait", "I use it", "I get help")
PAIN = "Nobody can say when it comes"
OWNERS = {
    "Operations": "..hoh",
    "Marketing": "oo...",
    "Sales": ".oh..",
    "IT": "..h..",
    "Finance": "...h.",
    "Service": "....o",
}
"""Two own `I choose`, and nobody owns `I wait`."""
FIGURES = (("Q1 2026", "41200", "900", "1350"), ("Q2 2026", "40750", "1010", "1480"))
LEFT = "The first date was moved twice"
SHEETS = {
    "Operations": "312 222 221 423 122 232",
    "Marketing": "223 323 221 333 132 332",
    "Sales": "212 332 121 434 132 433",
    "IT": "312 333 332 313 122 222",
    "Finance": "231 343 221 344 454 454",
    "Service": "212 413 111 222 111 322",
}
REWARD = "Contracts of the month"
WORDS = ("home", "household", "contract", "account", "account", "caller")
TERM = "customer: somebody who counts on us"
RULES = {stage: (f"Say the whole price at {stage}", f"Promise a date at {stage} alone") for stage in STAGES}
CALLS = (("d1",) * 11 + ("n0",), ("d0",) * 7 + ("n0", "e0", "e0", "n0", "e0"))
"""In each case what each of the twelve presses. The second shows a hole."""
METRICS = [
    (name, f"Dates kept by {name.split()[0]}", measures)
    for name, measures in zip(NAMES, ("operation", "behaviour", "asset", "operation") * 3, strict=True)
]
VALUE = "Customers first"
KEPT, BROKEN = "Two crews stayed until midnight", "The tariff changed before the letter came"
EVENT = "Two of billing sit with the call team"
PROMISE = "name one owner for the wait"
TRAINED = "Three calls heard together"
DISSENT = "Eva Lind: We cannot pay for it"
LEARNT = "My date is somebody else's work"


def check_in(hands: Facilitator) -> None:
    """A name and what it hopes for."""
    hands.keep(f"Ana Peña: {HOPE}", HOPE)


def pulse(hands: Facilitator) -> None:
    """By ballot, twelve papers."""
    hands.go_to("Pulse")
    choose(hands.room, "Pulse: by ballot")
    vote(hands.room, "Pulse", [f"{one}{two}" for one, two in zip(*OPENING, strict=True)], keys=1)
    hands.room.wait_for("(?s)mean 3.0.*mean 3.0")


def one_sentence(hands: Facilitator) -> None:
    """Cards, one sentence of them, the fist, and a dissent."""
    room = hands.room
    hands.go_to("One sentence")
    room.paste("\r".join(CARDS))
    hands.at("The one sentence")
    hands.keep(SENTENCE)
    room.wait_for("Fist to five")
    room.press("down")
    hands.at("Hands with 0, 1, 2, 3, 4 and 5 fingers")
    hands.keep("0 0 1 3 5 3", "mean 3.8")
    room.press("down")
    hands.keep(DISSENT, "We cannot pay")


def journey(hands: Facilitator) -> None:
    """Five stages, a pain, where it feels worst."""
    room = hands.room
    hands.go_to("Journey")
    room.paste("\r".join(STAGES))
    room.wait_for("▸I get help")
    room.press("ctrl+home", "home", "right", "right")
    hands.at("New stage after I wait")
    room.press("^l")
    hands.at("How it feels at I wait")
    hands.keep("-2")
    room.press("^d")
    hands.keep(PAIN)


def ownership(hands: Facilitator) -> None:
    """The matrix."""
    room = hands.room
    hands.go_to("Ownership")
    steps, back = list(STAGES), "right"
    for silo, letters in OWNERS.items():
        for stage in steps:
            hands.at(f"{silo} at {stage}")
            letter = letters[STAGES.index(stage)]
            if letter != ".":
                room.send(letter)
            room.press("down" if stage == steps[-1] else back)
        steps, back = steps[::-1], "left" if back == "right" else "right"
    room.wait_for("Nobody owns “I wait")


def customers(hands: Facilitator) -> None:
    """Two quarters in whole people; a per cent is asked back."""
    room = hands.room
    hands.go_to("Customers")
    for quarter, *figures in FIGURES:
        hands.at("A quarter, such as")
        hands.keep(quarter, quarter)
        for title, figure in zip(("At the start", "Gained", "Lost"), figures, strict=True):
            hands.at(f"{quarter} · {title}")
            if figure == "900":
                room.line("2 %")
                room.wait_for("is a share. How many people is that?")
                room.press("escape")
                room.wait_gone("2 %")
            hands.keep(figure, f"{int(figure):,}")
            room.press("tab")
        room.press("home")
    room.press("down")
    hands.at(f"{FIGURES[-1][0]}: why they left")
    hands.keep(LEFT, LEFT)


def quicksand(hands: Facilitator) -> None:
    """A sheet of paper a silo, a reward, a recognition."""
    room = hands.room
    hands.go_to("Quicksand")
    for silo, sheet in SHEETS.items():
        hands.at(f"{silo} on motivation, whole")
        hands.keep(sheet)
    room.wait_for(r"Service\D+1\.7\D+2\.7\D+1\.0")
    room.press("down")
    hands.at("Something that is rewarded today")
    hands.keep(REWARD, REWARD)


def words(hands: Facilitator) -> None:
    """What each silo calls a customer, and the word for all."""
    room = hands.room
    hands.go_to("Words")
    for silo, word in zip(SILOS, WORDS, strict=True):
        hands.at(f"{silo} says for “customer”")
        hands.keep(word, word)  # and Enter goes on to the next silo
    room.press("ctrl+home", "home", "right")
    hands.at("We all say for “customer”")
    hands.keep(TERM, "somebody who counts on us")


def code_of_conduct(hands: Facilitator) -> None:
    """An always and a never a stage, all adopted but the last, one stage ratified with a dissent."""
    room = hands.room
    hands.go_to("Code of conduct")
    for number, (stage, (always, never)) in enumerate(RULES.items()):
        room.press("ctrl+home", "home", *["right"] * number)
        hands.at(f"What we always do at “{stage}”")
        hands.keep(always)
        room.press("^o")
        room.wait_for(rf"(?s)(✓ .*){{{2 * number + 1}}}")
        room.press("ctrl+home", "down", "down")
        hands.at(f"What we never do at “{stage}”")
        hands.keep(never)
        if stage != STAGES[-1]:
            room.press("^o")
            room.wait_for(rf"(?s)(✓ .*){{{2 * number + 2}}}")
    choose(room, f"Ratify the code of “{STAGES[-1]}”: by hands")
    room.wait_for("How many hands for each")
    room.line("10 0 2")
    room.wait_for("10 up, 2 down")
    hands.keep("Lena Roth: Who answers at night?", "The dissent is on record")


def drill(hands: Facilitator) -> None:
    """The two cases of the plan, by ballot."""
    room = hands.room
    hands.go_to("Drill")
    for number, papers in enumerate(CALLS, 1):
        choose(room, f"Case {number}: by ballot")
        vote(room, f"Case {number}", papers, keys=1)
        room.wait_for("Agreement")
        if number < len(CALLS):
            room.press("^g")
            room.wait_for(f"Case {number + 1} of 2")
    room.wait_for("The code has a hole")


def metrics(hands: Facilitator) -> None:
    """One for each but the last."""
    room = hands.room
    hands.go_to("Metrics")
    for leader, name, measures in METRICS[:-1]:
        hands.at(f"A metric for {leader}")
        hands.keep(name)
        hands.at(f"Another metric for {leader}")
        room.press("tab")
        hands.at(f"{name} · It measures")
        hands.keep(measures[0], measures)
        room.press("home", "down")


def say_and_do(hands: Facilitator) -> None:
    """A value, when it was kept and broken, and the gap by hands."""
    room = hands.room
    hands.go_to("Say and do")
    hands.keep(VALUE, VALUE)
    today = date.today()
    days = [(today - timedelta(days=back)).isoformat() for back in (90, 20)]
    typed = {"Last kept at a cost": KEPT, "Kept when": days[0], "Last broken": BROKEN, "Broken when": days[1]}
    for title, text in typed.items():
        room.press("tab")
        hands.at(f"{VALUE} · {title}")
        hands.keep(text)
    room.press("tab")
    hands.at("Gap: how many hands")
    hands.keep("0 1 1 4 6")
    room.wait_for("gap is 3.3 of 4")


def keep_it_up(hands: Facilitator) -> None:
    """What keeps the first rule alive."""
    room = hands.room
    hands.go_to("Keep it up")
    soon = (date.today() + timedelta(days=14)).isoformat()
    typed = {"Who trains it": "Grace", "How": TRAINED, "First trained": soon, "What shows it": "calls heard",
             "What keeps it alive": "the Friday note"}  # fmt: skip
    for title, text in typed.items():
        room.press("tab")
        room.wait_for(rf"╭─ (1 )?always: Say the whole price .*· {title.split()[0]}")
        hands.keep(text)


def each_other(hands: Facilitator) -> None:
    """A row of digits a silo, and an event."""
    room = hands.room
    hands.go_to("Each other")
    for silo in SILOS:
        for other in SILOS:
            if other != silo:
                hands.at(f"How well {silo} knows the work of {other}")
                room.tap("1" if other == "Finance" else "2")
    room.press("down")
    soon = (date.today() + timedelta(days=30)).isoformat()
    hands.at("An event")
    hands.keep(f"Finance, Service: {EVENT}, by {soon}", EVENT[:20])


def commitments(hands: Facilitator) -> None:
    """One that takes the worst crack, one by a line."""
    room = hands.room
    hands.go_to("Commitments")
    soon = (date.today() + timedelta(days=20)).isoformat()
    hands.keep(f"> Ana: {PROMISE}, by {soon}", "Committed: Ana Peña")
    room.press("^g")
    room.wait_for("Four meetings|four meetings")


def end_of_the_day(hands: Facilitator) -> None:
    """The pulse by hands, a learning, the closing page, the files."""
    room = hands.room
    hands.go_to("Pulse 2")
    hands.keep("0 0 4 6 2", "mean 3.8")
    room.press("^g")
    room.press("down")
    hands.keep("0 1 3 6 2", "mean 3.8")
    hands.go_to("Key learnings")
    hands.keep(f"Kim Sato: {LEARNT}", LEARNT)
    room.press("pagedown")
    room.wait_for("once more closes the workshop")
    room.press("up", "pagedown")
    room.wait_for("Hand out")


DAY = (
    check_in, pulse, one_sentence, journey, ownership, customers, quicksand, words, code_of_conduct, drill, metrics,
    say_and_do, keep_it_up, each_other, commitments, end_of_the_day,
)  # fmt: skip


@pytest.mark.reliability("No network")
def test_the_whole_day(home: Home, start: Start) -> None:
    leaders = [part for leader in LEADERS for part in ("--leader", leader)]
    workshop = home.make("Northwind Utilities", *leaders, "--plan", "one-company-day")
    room = start("run", workshop)
    room.wait_for(r"\[1 Check-in( –\d\d:\d\d)?\]")
    hands = Facilitator(room, AGENDA)
    room.send(" ")
    room.wait_for("on time|free before|late for")  # it is any time of day
    for part in DAY:
        part(hands)
    room.press("^s")
    room.wait_for("files are in", seconds=120)
    room.press("^q")
    assert room.wait_end() == 0
    assert room.not_given_back == []

    folder = home.handed_out
    (stem,) = [path.stem for path in folder.glob("*.json")]
    check_document(json.loads((folder / f"{stem}.json").read_text(encoding="utf-8")))
    pages = PdfReader(folder / f"{stem}.pdf").pages
    assert len(pages) <= 16
    hand_outs = {
        "pdf": words_of(page.extract_text() for page in pages),
        "md": words_of([(folder / f"{stem}.md").read_text(encoding="utf-8").replace("\\", "")]),
        "xlsx": words_of(cells(folder / f"{stem}.xlsx")),
    }
    assert [(name, text) for name, hand_out in hand_outs.items() for text in SAID if text not in hand_out] == []
    slides = Presentation(str(folder / f"{stem}.pptx")).slides
    on_slides = [shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame]
    assert "The pulse rose from 3.0 to 3.8 of 5 during the day." in words_of(on_slides)
    home.said("export", "north", "--to", str(folder / "board"), "--format", "pdf", "--profile", "board")
    (board,) = (folder / "board").glob("*.pdf")
    pages = PdfReader(board).pages
    assert len(pages) <= 6
    text = words_of(page.extract_text() for page in pages)
    assert "This is the board's copy." in text
    assert PROMISE.capitalize() in text
    assert "Kim Sato" in text  # who owns a promise or a metric
    assert LEARNT not in text  # what was said in a round is not for the board


SAID = (
    HOPE, *CARDS, SENTENCE, PAIN, *STAGES, "Nobody owns “I wait", "1,480", LEFT, REWARD, "somebody who counts on us",
    *(always for always, _ in RULES.values()), *(never for _, never in RULES.values()), "Who answers at night?",
    *(name for _, name, _ in METRICS[:-1]), VALUE, KEPT, BROKEN, TRAINED, EVENT, PROMISE.capitalize(), LEARNT, *NAMES,
)  # fmt: skip
"""What was typed, in every hand-out that holds all of it."""


def cells(path: Path) -> Iterable[str]:
    """What stands in the cells of a workbook."""
    book = openpyxl.load_workbook(path, read_only=True)
    rows = (row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
    return [
        f"{value:,}" if isinstance(value, int) else str(value) for row in rows for value in row if value is not None
    ]


def words_of(texts: Iterable[str]) -> str:
    """Texts in one line."""
    return " ".join(" ".join(texts).split())


def check_document(document: dict[str, Any]) -> None:
    """The JSON holds what was typed, exercise by exercise."""

    def texts(table: str, column: str) -> list[Any]:
        return [row[column] for row in document[table]]

    assert texts("leaders", "name") == NAMES
    assert sorted(row["mean"] for row in document["pulse"]) == [3.0, 3.0, 3.75, 3.833]
    assert {row["text"] for row in document["sentences"]} == {*CARDS, SENTENCE}
    assert texts("stages", "name") == list(STAGES)
    owners = {(row["stage"], row["silo"]) for row in document["ownership"] if row["role"] == "owner"}
    assert owners == {
        (stage, silo) for silo, row in OWNERS.items() for stage, role in zip(STAGES, row, strict=True) if role == "o"
    }
    assert [(row["start"], row["gained"], row["lost"], row["end"]) for row in document["periods"]] == [
        (41200, 900, 1350, 40750), (40750, 1010, 1480, 40280),
    ]  # fmt: skip
    assert texts("reasons", "text") == [LEFT]
    scores = dict.fromkeys(SILOS, "")
    for row in document["scores"]:
        scores[row["silo"]] += str(row["score"])
    assert {silo: sorted(found) for silo, found in scores.items()} == {
        silo: sorted(sheet.replace(" ", "")) for silo, sheet in SHEETS.items()
    }
    assert texts("rewards", "text") == [REWARD]
    assert [(row["silo"], row["word"]) for row in document["usages"]] == list(zip(SILOS, WORDS, strict=True))
    assert [row["state"] for row in document["rules"]] == ["adopted"] * 9 + ["proposed"]
    assert [round(row["agreement_before"], 2) for row in document["cases"]] == [0.92, 0.58]
    assert {(row["leader"], row["name"], row["measures"]) for row in document["metrics"]} == set(METRICS[:-1])
    assert [(row["text"], row["kept_what"], row["broken_what"], row["n"]) for row in document["values"]] == [
        (VALUE, KEPT, BROKEN, 12)
    ]
    assert texts("reinforcements", "how") == [TRAINED]
    assert len(document["acquaintances"]) == 30
    assert texts("events", "text") == [EVENT]
    assert texts("commitments", "what") == [PROMISE]
    assert len(document["cadence"]) == 4
