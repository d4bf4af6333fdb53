"""The code of conduct from pulse to pulse, with ten leaders, in a real terminal: votes that nobody sees, and what is
handed out of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

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
    "Iris Novak; General Counsel; Legal",
    "Jonas Berg; CEO; Board",
)
AGENDA = (
    "Pulse",
    "Journey",
    "Code of conduct",
    "Break",
    "Drill",
    "Train",
    "Commitments",
    "Pulse 2",
    "Key learnings",
)
STAGES = ("I find out", "I buy", "I get started", "I use it", "I get help")
OPENING = ((3, 2, 4, 3, 5, 3, 2, 4, 3, 2), (4, 3, 4, 3, 4, 2, 3, 5, 3, 2))
"""What the ten give at the two statements: means of 3.1 and 3.3."""
RULES = {
    stage: (
        [
            f"Answer within a day when {name} asks",
            f"Say the whole price of {name}",
            f"Name who answers for {name}",
        ],
        [f"Promise {name} for another silo", f"Send {name} to a form", f"Hide a fee in {name}"],
    )
    for stage, name in zip(STAGES, ("one", "two", "three", "four", "five"), strict=True)
}
DISSENT = ("Eva Lind: We cannot pay for five", "Who answers at night?")
CALLS = (("d1",) * 9 + ("n1",), ("d0",) * 5 + ("n0", "n0", "e1", "e1", "e2"), ("n2",) * 10)
"""In each case what each of the ten presses: do, don't or escalate, and the rule. The second shows a hole."""


def test_from_pulse_to_pulse(home: Home, start: Start) -> None:
    leaders = [part for leader in LEADERS for part in ("--leader", leader)]
    workshop = home.make("Northwind Utilities", *leaders, "--plan", "code-of-conduct")
    room = start("run", workshop)
    room.wait_for(r"\[1 Pulse\]")
    hands = Facilitator(room, AGENDA)

    # The pulse, by ballot.
    choose(room, "Pulse: by ballot")
    vote(room, "Pulse", [f"{one}{two}" for one, two in zip(*OPENING, strict=True)], keys=1)
    room.wait_for("(?s)mean 3.1.*mean 3.3")

    # Thirty rules, dots by ballot.
    hands.go_to("Code of conduct")
    for number, (stage, (always, never)) in enumerate(RULES.items()):
        room.press("ctrl+home", "home", *["right"] * number)
        hands.at(f"What we always do at “{stage}”")
        for text in always:
            hands.keep(text)
        room.press("ctrl+home")
        for _ in range(len(always) + 1):
            room.press("down")
        hands.at(f"What we never do at “{stage}”")
        for text in never:
            hands.keep(text)
    choose(room, "Dots on the rules of all stages: by ballot")
    vote(room, "Dots on the rules of all stages", ["0107131925040810"] * 6 + ["0107131925050912"] * 4, keys=16)
    room.wait_for(r"\(10\)")

    # Adopted, and ratified with two dissents.
    for number, stage in enumerate(STAGES):
        room.press("ctrl+home", "home", *["right"] * number, "down")
        hands.at(f"What we always do at “{stage}”")
        room.press("^o")
        room.wait_for(rf"(?s)(✓ .*){{{number + 1}}}")
    choose(room, "Ratify the code of “I get help”: by hands")
    room.wait_for("How many hands for each")
    room.line("8 0 2")
    room.wait_for("8 up, 2 down")
    for text in DISSENT:
        hands.keep(text, "The dissent is on record")

    # Three cases; the second has a hole, which becomes a rule.
    hands.go_to("Drill")
    for number, papers in enumerate(CALLS, 1):
        choose(room, f"Case {number}: by ballot")
        vote(room, f"Case {number}", list(papers), keys=1)
        room.wait_for("Agreement")
        if number == 2:
            room.wait_for("The code has a hole")
            room.press("^r")
            room.wait_for("Proposed as a rule")
        if number < len(CALLS):
            room.press("^g")
            room.wait_for(f"Case {number + 1} of 3")

    # The pulse again, by hands, and the end.
    hands.go_to("Pulse 2")
    hands.keep("0 0 3 5 2", "mean 3.9")
    room.press("^g")
    room.press("down")
    hands.keep("0 1 2 5 2", "mean 3.8")
    hands.go_to("Key learnings")
    room.press("pagedown")
    room.wait_for("once more closes the workshop")
    room.press("up", "pagedown")
    room.wait_for("Hand out")
    room.press("^s")
    room.wait_for("files are in", seconds=60)
    room.press("^q")
    assert room.wait_end() == 0

    # All that is handed out says what happened.
    folder = home.handed_out
    files = {path.name: path for path in folder.iterdir() if path.stem.endswith(date.today().isoformat())}
    stem = next(name for name in files if name.endswith(".json")).removesuffix(".json")
    check_document(json.loads(files[f"{stem}.json"].read_text(encoding="utf-8")))
    pdf = words(page.extract_text() for page in PdfReader(files[f"{stem}.pdf"]).pages)
    assert "3.9 of 5 in the closing pulse +0.7 since the opening" in pdf
    assert "Opening · n 10 · mean 3.1 · spread 0.9 Closing · n 10 · mean 3.9 · spread 0.7" in pdf
    assert all(text.removeprefix("Eva Lind: ") in pdf for text in DISSENT)
    assert "The code has a hole at “I get started”" in pdf
    slides = list(Presentation(str(files[f"{stem}.pptx"])).slides)
    titles = [slide.shapes.title.text for slide in slides]
    on_slides = words(shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame)
    assert "The pulse rose from 3.2 to 3.9 of 5 during the day." in on_slides
    assert "The code of conduct has five rules. One of five stages is ratified." in titles
    wall = words(page.extract_text() for page in PdfReader(folder / f"{stem}-code.pdf").pages)
    assert all(always[0] in wall and always[1] not in wall for always, _ in RULES.values())


def words(texts: Iterable[str]) -> str:
    """Texts in one line."""
    return " ".join(" ".join(texts).split())


def check_document(document: dict[str, Any]) -> None:
    """What the JSON says of the votes."""
    pulse = {(row["key"], row["when"]): row for row in document["pulse"]}
    assert pulse["decisions", "open"]["counts"] == {"1": 0, "2": 3, "3": 4, "4": 2, "5": 1}
    assert [pulse[key, "close"]["mean"] for key in ("decisions", "growth")] == [3.9, 3.8]
    assert {row["method"] for row in document["pulse"]} == {"ballot", "hands"}
    rules = document["rules"]
    adopted = [row["text"] for row in rules if row["state"] == "adopted"]
    assert adopted == [always[0] for always, _ in RULES.values()]
    assert [row["votes"] for row in rules if row["state"] == "adopted"] == [10] * 5
    assert len(rules) == 31  # and the one that a case has shown to be missing
    (ratified,) = document["ratifications"]
    assert (ratified["stage"], ratified["up"], ratified["sideways"], ratified["down"]) == ("I get help", 8, 0, 2)
    assert [f"{line['leader']}: {line['text']}".removeprefix(": ") for line in ratified["dissent"]] == list(DISSENT)
    assert [row["agreement_before"] for row in document["cases"]] == [0.9, 0.5, 1.0]
