"""The main job, from an empty file to a page in hand: in a real terminal, by its keys, with a kill on the way."""

from __future__ import annotations

import json
import re
import signal
from datetime import date, timedelta
from pathlib import Path

from tests.e2e.conftest import Start
from tests.e2e.facilitator import (
    Facilitator,
    after,
    make_workshop,
    map_the_journey,
    masthead,
    measure,
    place_the_owners,
)
from tests.e2e.home import Home
from tests.e2e.northwind import (
    DECISION,
    FEELINGS,
    LEADERS,
    METRICS,
    NOTE,
    ORGANISATION,
    OWNERS,
    PARKED,
    SAID_WRONG,
    SCRIPT,
    STAGES,
    find_findings,
)
from tests.e2e.page import Page
from tests.e2e.terminal import Terminal


def test_from_an_empty_file_to_a_page_in_hand(home: Home, start: Start) -> None:
    soon, later = ((date.today() + timedelta(days=days)).isoformat() for days in (20, 60))
    promises = {
        "Ana Peña": ("call every new customer on the first day", soon),
        "Finn Maher": ("one number for all questions", later),
        "Ben Okafor": ("own the first visit until there is an owner", soon),
    }

    # The workshop, the clock, the journey.
    room = start()
    make_workshop(room)
    hands = Facilitator(room)
    room.send(" ")
    room.wait_for("on time")
    hands.go_to("Journey")
    map_the_journey(hands)
    hands.keep(f"? {PARKED[0]}", "In the parking lot")

    # Who owns it, who promises what.
    hands.go_to("Ownership")
    place_the_owners(hands)
    room.wait_for("✗ Nobody owns “I get")
    hands.keep(f"> Ana: {promises['Ana Peña'][0]}, by {soon}", "Committed: Ana Peña")
    hands.keep(f"> Finn Maher: {promises['Finn Maher'][0]}, by {later}", "Committed: Finn Maher")
    room.press("f8")
    room.wait_for("never handed out")
    room.line(NOTE)
    room.wait_for("1 private note")
    room.press("escape")
    room.wait_gone("never handed out")

    # The numbers; killed in the middle of a line.
    hands.go_to("Metrics")
    measure(hands, list(METRICS)[:4])
    hands.at("A metric for Eva Lind")
    half = "Customers who wou"
    room.send(half)
    room.wait_for(f"› {half}")
    ends = end_of_day(room)
    room.wait_until(lambda: home.rows("SELECT text FROM draft") == [half], "the unfinished line on the disk")
    room.kill(signal.SIGKILL)
    assert room.wait_end() == -signal.SIGKILL

    # Four minutes later: where it was, and whether that time counts.
    room = start(program=after(minutes=4))
    room.wait_for("under way")
    room.send("c")
    room.wait_for_page("away for 4 minutes")
    room.press("enter")
    room.wait_gone("away for 4 minutes")
    hands.room = room
    room.wait_for(r"\[6 Metrics\]")
    room.wait_for(f"› {half}")
    room.wait_for("not finished")
    hands.at("A metric for Eva Lind")
    assert (end_of_day(room) - ends) % 1440 <= 1
    assert "early" in masthead(room), "what was left behind by the agenda takes no time any more"
    room.send("ld recommend us\r")
    hands.at("Another metric for Eva Lind")
    room.press("tab")
    hands.at("Customers who would recommend us · It measures")
    hands.keep("s", "survey")
    room.press("home", "down")
    measure(hands, list(METRICS)[5:])
    hands.at("A metric for Hugo Blanc")

    # Four minutes more, each of which the day ends later.
    for _ in range(4):
        before = end_of_day(room)
        room.press("f6")
        room.wait_until(lambda before=before: (end_of_day(room) - before) % 1440 in (1, 2), "a later end of the day")

    # The last promises, the closing page, the files.
    hands.go_to("Commitments")
    hands.at("A commitment that closes this crack")
    hands.keep(f"> Ben: {promises['Ben Okafor'][0]}, by {soon}", "Committed: Ben Okafor")
    hands.keep(f"? {PARKED[1]}", "In the parking lot")
    hands.go_to("Key learnings")
    room.press("pagedown")
    room.wait_for("once more closes the workshop")
    room.press("up", "pagedown")  # at once, it would be the same press, of a key that is held
    room.wait_for("Hand out")
    room.press("^s")
    room.wait_for("files are in")
    folder = home.handed_out
    files = {path.suffix: path for path in folder.iterdir() if path.stem.endswith(date.today().isoformat())}
    room.press("f10")
    room.wait_for("Northwind Utilities")
    room.press("escape")
    room.wait_for("Hand out")
    room.press("^q")
    assert room.wait_end() == 0
    assert room.not_given_back == []

    # Everything is in the page, and nothing that is not for its readers.
    assert {".html", ".md", ".json"} <= set(files)
    document = json.loads(files[".json"].read_text(encoding="utf-8"))
    check_document(document, promises)
    shown = json.loads(home.said("show", "north", "--json"))
    assert shown == document
    home.said("export", "north", "--to", str(files[".json"].parent / "own"), "--format", "json", "--with-private-notes")
    (own,) = (files[".json"].parent / "own").iterdir()
    assert [note["text"] for note in json.loads(own.read_text(encoding="utf-8"))["notes"]] == [NOTE]
    check_page(files[".html"], promises)


def end_of_day(room: Terminal) -> int:
    """When the workshop ends, as the first line says, in minutes of the day."""
    ends = re.search(r"ends (\d\d):(\d\d)", masthead(room))
    assert ends is not None
    return int(ends[1]) * 60 + int(ends[2])


def check_document(document: dict[str, list[dict[str, object]]], promises: dict[str, tuple[str, str]]) -> None:
    """The json file holds what was said, as scripts are promised to find it."""

    def texts(table: str, column: str) -> list[object]:
        return [row[column] for row in document[table]]

    assert [stage["name"] for stage in document["stages"]] == list(STAGES)
    for stage in document["stages"]:
        touchpoints, goal = STAGES[str(stage["name"])]
        assert stage["goal"] == goal
        assert stage["feeling"] == FEELINGS.get(str(stage["name"]))
        assert [row["text"] for row in stage["touchpoints"]] == touchpoints  # type: ignore[attr-defined]
    assert texts("leaders", "name") == [line.partition(";")[0] for line in LEADERS.splitlines()]
    assert texts("silos", "name") == list(OWNERS)
    roles = {(row["stage"], row["silo"]): row["role"] for row in document["ownership"]}
    names = {"o": "owner", "h": "helps"}
    assert roles == {
        (stage, silo): names[letter]
        for silo, row in OWNERS.items()
        for stage, letter in zip(STAGES, row, strict=True)
        if letter != "."
    }
    assert [row["rating"] for row in document["handoffs"]].count("rough") == 2
    assert {(row["leader"], row["name"], row["measures"]) for row in document["metrics"]} == {
        (leader, *metric) for leader, metric in METRICS.items()
    }
    kept = {(row["who"], row["what"], row["by_when"]) for row in document["commitments"]}
    assert kept == {(who, what, by_when) for who, (what, by_when) in promises.items()}
    assert texts("decisions", "text") == [DECISION]
    assert set(texts("parking", "text")) == set(PARKED)
    assert {(str(row["level"]), str(row["text"])) for row in document["findings"]} == find_findings()
    for private in (NOTE, SCRIPT):
        assert private not in json.dumps(document, ensure_ascii=False)
    metrics = [step for step in document["timing"] if step["exercise"] == "Metrics"]
    assert any(float(str(step["actual_seconds"])) >= 240 for step in metrics)


def check_page(path: Path, promises: dict[str, tuple[str, str]]) -> None:
    """The page says all of it, and only that."""
    source = path.read_text(encoding="utf-8")
    page = Page(source)
    said = [
        ORGANISATION,
        DECISION,
        *PARKED,
        "The offer They tell us the same twice rough ✓ yes",
        "Service → Sales – – rough",
    ]
    for stage, (touchpoints, goal) in STAGES.items():
        said += [stage, *touchpoints, goal]
    signs = {"o": "● owner", "h": "○ helps", ".": "·"}
    said += [" ".join([silo, *(signs[letter] for letter in row)]) for silo, row in OWNERS.items()]
    said += ["Who answers ✓ one ✓ one ✓ one ✗ nobody ✓ one ✓ one"]
    said += [f"{leader} {name} {measures}" for leader, (name, measures) in METRICS.items()]
    said += ["Hugo Blanc No customer metric"]
    said += [f"{what[:1].upper()}{what[1:]} {who} {long_date(by_when)}" for who, (what, by_when) in promises.items()]
    assert [text for text in said if text not in page.text] == []
    # The gravest stand in full, and where a reason follows, the sentence has its stop; the others stand in tables.
    in_full, found = {(level, text.removesuffix(".")) for level, text in page.findings}, find_findings()
    cracks = {each for each in found if each[0] == "crack"}
    assert len(in_full) == 5
    assert cracks <= in_full <= found if len(cracks) <= 5 else in_full <= cracks
    assert [text for _, text in found if text not in page.text] == []
    for text in (NOTE, SCRIPT, SAID_WRONG, "Customers who wou ", "Customer assets", "Code of conduct"):
        assert text not in page.text
    assert "script" not in page.tags
    assert [link for link in page.links if not link.startswith("#")] == []


def long_date(day: str) -> str:
    """A date as the page writes it: "5 March 2026"."""
    return f"{date.fromisoformat(day):%-d %B %Y}"
