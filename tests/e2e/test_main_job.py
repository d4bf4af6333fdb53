"""The main job, from an empty file to a page in hand: in a real terminal, by its keys, with a kill on the way."""

from __future__ import annotations

import json
import re
import signal
import sys
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

from tests.e2e.conftest import Home, Start
from tests.e2e.terminal import Terminal

LATER = """
import datetime
from onecompany.clock import SystemClock

now, boot = SystemClock.now, SystemClock.boot
SystemClock.now = lambda self: now(self) + datetime.timedelta(seconds={seconds})
SystemClock.boot = lambda self: boot(self) + {seconds}
from onecompany.cli import main
main()
"""
"""The program on a machine on which so many seconds have gone by since."""

ORGANISATION = "Northwind Utilities"
LEADERS = """\
Ben Okafor; CMO; Marketing
Carla Rossi; CSO; Sales
Ana Peña; COO; Operations
Finn Maher; Head of Service; Service
Eva Lind; CFO; Finance
Dev Patel; CIO; IT
Grace Wu; Head of Field Operations; Operations
Hugo Blanc; Head of Key Accounts; Sales"""

AGENDA = ("Check-in", "Journey", "Ownership", "Break", "Worst crack", "Metrics", "Commitments", "Key learnings")
"""The exercises of the plan `journey-ownership-metrics`, which the form has marked."""

STAGES: dict[str, tuple[list[str], str]] = {
    "I find out": (["A neighbour tells me", "The web page"], "See that it is for people like me"),
    "I compare": (["The price list", "A call with sales"], "Know what it will cost in the end"),
    "I buy": (["The contract", "The confirmation"], "Sign without a trap"),
    "I get started": (["The first visit", "The first invoice"], "Have it work on the first day"),
    "I use it": (["The meter", "The hotline"], "Never have to think about it"),
    "I stay or go": (["The renewal letter"], ""),
}
FEELINGS = {"I buy": 1, "I get started": -2}

OWNERS = {
    "Marketing": "oo....",
    "Sales": ".hoh.o",
    "Operations": "...h..",
    "Service": "...ho.",
    "Finance": ".....h",
    "IT": "....h.",
}
"""Each silo along the stages: o owner, h helps. Nobody owns `I get started`, though three help."""

METRICS = {
    "Ben Okafor": ("Visitors who ask for an offer", "behaviour"),
    "Carla Rossi": ("Offers accepted within a week", "behaviour"),
    "Ana Peña": ("First visits kept on the day", "operation"),
    "Finn Maher": ("Calls solved the first time", "operation"),
    "Eva Lind": ("Customers who would recommend us", "survey"),
    "Dev Patel": ("Hours without a reading", "operation"),
    "Grace Wu": ("Customers still here after a year", "asset"),
}
"""Hugo Blanc is left out."""

PARKED = ("Who pays for the new web page?", "Bonus plans")
DECISION = "We stop the double price from today"
NOTE = "Carla and Finn do not talk to each other"
"""A private note, which is for nobody else."""
SAID_WRONG = "I am in the wrong room"
"""Undone."""


def find_findings() -> set[tuple[str, str]]:
    """What follows from all of it by rule, and nothing else: level and sentence."""
    return {
        ("warning", "The journey is at its lowest at I get started (−2)"),
        ("warning", "I stay or go does not say what the customer wants there"),
        ("crack", "Nobody owns I get started"),
        ("warning", "Marketing → Sales after I compare is rough"),
        ("warning", "Service → Sales after I use it is rough"),
        ("warning", "Service → Sales after I use it is not agreed"),
        ("warning", "Hugo Blanc has no customer metric"),
        ("warning", "Four handoffs have no connecting metric"),
        ("warning", "No metric watches five of six stages"),
        ("warning", "Eva Lind is judged mostly by surveys"),
        ("warning", "Six metrics lack a baseline, target, date or source"),
        ("warning", "Six metrics name no business result"),
        ("warning", "Seven metrics are each moved by one silo alone"),
        ("warning", f"“{PARKED[0]}” and “{PARKED[1]}” are parked with no owner"),
        ("strength", "Every commitment has an owner and a date"),
        ("strength", "Every crack has a commitment"),
    }


class Facilitator:
    """Types, and waits for what the screen says."""

    def __init__(self, room: Terminal) -> None:
        self.room = room
        self.here = 0

    def at(self, title: str) -> None:
        """Wait until the line of entry says that it is for this."""
        self.room.wait_for(f"╭─ {re.escape(title)}")

    def keep(self, text: str, shown: str = "") -> None:
        """Type a line, and wait until the board shows it and the line is empty again."""
        self.room.line(text)
        if shown:
            self.room.wait_for(shown)
        self.room.wait_for(r"│ › +│?$|│ ›\s+\S*\s*│$")

    def go_to(self, title: str) -> None:
        """By the agenda to another exercise."""
        target = AGENDA.index(title)
        self.room.press("f5")
        self.room.wait_for("╭─ Agenda")
        self.room.press(*["down" if target > self.here else "up"] * abs(target - self.here), "enter")
        self.room.wait_for(rf"\[{target + 1} {title}\]")
        self.room.wait_gone("╭─ Agenda")
        self.here = target


def make_workshop(room: Terminal) -> None:
    """From an empty file into the room."""
    room.wait_for("No workshop yet")
    room.send("n")
    room.wait_for("A new workshop")
    room.line(ORGANISATION)
    room.wait_for(ORGANISATION)
    room.press("enter", "enter")
    area = next(row for row, line in enumerate(room.screen.splitlines()) if "Leaders, one a line" in line)
    room.wait_until(lambda: room.row > area, "the leaders to have the focus")
    room.paste(LEADERS)
    room.wait_for("Hugo Blanc")
    room.press("^s")
    room.wait_for(r"\[1 Check-in\]")


def map_the_journey(hands: Facilitator) -> None:
    """Six stages, each with its touchpoints, most with what the customer wants there."""
    room = hands.room
    previous = ""
    for stage, (touchpoints, goal) in STAGES.items():
        hands.at(f"New stage after {previous}" if previous else "The first stage")
        hands.keep(stage)
        hands.at(f"New stage after {stage}")
        room.press("down")
        hands.at(f"First touchpoint in {stage}")
        for touchpoint in touchpoints:
            hands.keep(touchpoint)
        hands.at(f"New touchpoint in {stage}")
        if goal:
            room.press("^g")
            hands.at(f"What the customer wants at {stage}")
            hands.keep(goal)
        if stage in FEELINGS:
            room.press("^l")
            hands.at(f"How it feels at {stage}")
            hands.keep(str(FEELINGS[stage]))
        room.send("\x1b[1;5H")  # Ctrl+Home
        previous = stage
    hands.keep(SAID_WRONG)
    hands.at(f"New stage after {SAID_WRONG}")
    room.press("^z")
    room.wait_for(f"Undone: .*{SAID_WRONG}|Undone")
    room.wait_gone(f"▸{SAID_WRONG}")
    room.press("end", "down")
    hands.at("New touchpoint in I stay or go")
    room.press("^t")
    room.wait_for("★ The renewal")


def place_the_owners(hands: Facilitator) -> None:
    """The matrix, then what is handed over where the owner changes."""
    room = hands.room
    steps, back = list(STAGES), "right"
    for silo, row in OWNERS.items():
        for stage in steps:
            hands.at(f"{silo} at {stage}")
            letter = row[list(STAGES).index(stage)]
            if letter != ".":
                room.send(letter)
            room.press("down" if stage == steps[-1] else back)
        steps, back = steps[::-1], "left" if back == "right" else "right"
    hands.at("I compare → I buy: what is handed over")
    hands.keep("The offer")
    room.press("tab")
    hands.at("I compare → I buy: how the customer notices")
    hands.keep("They tell us the same twice")
    room.press("tab")
    hands.at("I compare → I buy: smooth, rough or dropped")
    room.send("r")
    room.wait_for("rough")
    room.press("tab")
    hands.at("I compare → I buy: agreed?")
    room.send("y")
    room.wait_for("✓ yes")
    room.press("down", "down", "down")
    hands.at("I use it → I stay or go: agreed?")
    room.press("left")
    hands.at("I use it → I stay or go: smooth, rough or dropped")
    room.send("r")
    room.wait_for("(?s)rough.*rough")
    hands.keep(f"! {DECISION}", "Decided and on record")


def measure(hands: Facilitator, leaders: list[str]) -> None:
    """A metric for each of these leaders, with what it measures."""
    room = hands.room
    for leader in leaders:
        name, measures = METRICS[leader]
        hands.at(f"A metric for {leader}")
        hands.keep(name)
        hands.at(f"Another metric for {leader}")
        room.press("tab")
        hands.at(f"{name} · Measures")
        hands.keep(measures[0], measures)
        if leader == "Ben Okafor":
            for title, typed in (
                ("Baseline", "4 %"),
                ("Target", "6 %"),
                ("By when", (date.today() + timedelta(days=300)).isoformat()),
                ("Good is", "up"),
                ("Source", "Web statistics"),
                ("Watches", "I find out"),
                ("Business result", "New customers"),
            ):
                room.press("tab")
                hands.at(f"{name} · {title}")
                hands.keep(typed)
        room.press("home", "down")


def masthead(room: Terminal) -> str:
    """The first line of the room: who, the time of day, when it ends, how late we are."""
    return room.screen.splitlines()[0]


class Page(HTMLParser):
    """The text of a page, and what could reach outside of it."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self._hidden = 0
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        self._hidden += tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)

    @property
    def text(self) -> str:
        """All words, with single spaces."""
        return " ".join(" ".join(self.words).split())


def test_from_an_empty_file_to_a_page_in_hand(home: Home, start: Start) -> None:
    soon, later = ((date.today() + timedelta(days=days)).isoformat() for days in (20, 60))
    promises = {
        "Ana Peña": ("call every new customer on the first day", soon),
        "Finn Maher": ("one number for all questions", later),
        "Ben Okafor": ("own the first visit until there is an owner", soon),
    }

    # The workshop, the clock, the journey.
    room = start(columns=140, rows=44)
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
    room.wait_for("✗ Nobody owns I get")
    hands.keep(f"> Ana: {promises['Ana Peña'][0]}, by {soon}", "Committed: Ana Peña")
    hands.keep(f"> Finn Maher: {promises['Finn Maher'][0]}, by {later}", "Committed: Finn Maher")
    room.press("f8")
    room.wait_for("never handed out")
    room.line(NOTE)
    room.wait_for(f"· {NOTE}")
    room.press("escape")
    room.wait_gone("never handed out")

    # The numbers; killed in the middle of a line.
    hands.go_to("Metrics")
    measure(hands, list(METRICS)[:4])
    hands.at("A metric for Eva Lind")
    half = "Customers who wou"
    room.send(half)
    room.wait_for(f"› {half}")
    ends = re.search(r"ends (\d\d):(\d\d)", masthead(room))
    assert ends is not None
    room.wait_until(lambda: home.rows("SELECT text FROM draft") == [half], "the unfinished line on the disk")
    room.kill(signal.SIGKILL)
    assert room.wait_end() == -signal.SIGKILL

    # Four minutes later: where it was, and whether that time counts.
    room = start(columns=140, rows=44, program=(sys.executable, "-c", LATER.format(seconds=240)))
    room.wait_for(f"{ORGANISATION}.*under way")
    room.send("c")
    room.wait_for("away for 4 minutes")
    room.press("enter")
    room.wait_gone("away for 4 minutes")
    hands.room = room
    room.wait_for(r"\[6 Metrics\]")
    room.wait_for(f"› {half}")
    room.wait_for("not finished")
    hands.at("A metric for Eva Lind")
    again = re.search(r"ends (\d\d):(\d\d)", masthead(room))
    assert again is not None
    minutes = [int(hour) * 60 + int(minute) for hour, minute in (ends.groups(), again.groups())]
    assert (minutes[1] - minutes[0]) % 1440 <= 1
    assert "on time" in masthead(room)
    room.send("ld recommend us\r")
    hands.at("Another metric for Eva Lind")
    room.press("tab")
    hands.at("Customers who would recommend us · Measures")
    hands.keep("s", "survey")
    room.press("home", "down")
    measure(hands, list(METRICS)[5:])
    hands.at("A metric for Hugo Blanc")

    # Four minutes late, and on time again.
    for late in ("on time", "2 min late", "3 min late", "4 min late"):
        room.press("f6")
        room.wait_for(f"ends.*({late}|1 min late)" if late == "on time" else f"ends.*{late}")
    room.press("f7")
    room.wait_for("╭─ Time")
    room.press("up", "enter")
    room.wait_for("We are 4 min late")
    room.wait_for("Then we end on time")
    room.press("enter")
    room.wait_for("agenda is shortened")
    room.wait_for("ends.*on time")

    # The last promises, the closing page, the files.
    hands.go_to("Commitments")
    hands.at("A commitment that closes this crack")
    hands.keep(f"> Ben: {promises['Ben Okafor'][0]}, by {soon}", "Committed: Ben Okafor")
    hands.keep(f"? {PARKED[1]}", "In the parking lot")
    hands.go_to("Key learnings")
    room.press("pagedown")
    room.wait_for("Hand out")
    room.press("^s")
    room.wait_for("Folder:")
    files = {path.suffix: path for path in home.file.parent.rglob("*") if path.parent != home.file.parent}
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
    shown = json.loads(home.run("show", "north", "--json").stdout)
    assert {key: shown[key] for key in document if key not in ("format", "notes", "exported")} == {
        key: document[key] for key in document if key not in ("format", "notes", "exported")
    }
    check_page(files[".html"], promises)


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
    assert NOTE not in json.dumps(document, ensure_ascii=False)
    metrics = [step for step in document["timing"] if step["exercise"] == "Metrics"]
    assert any(float(str(step["actual_seconds"])) >= 240 for step in metrics)


def check_page(path: Path, promises: dict[str, tuple[str, str]]) -> None:
    """The page says all of it, and only that."""
    source = path.read_text(encoding="utf-8")
    page = Page(source)
    said = [ORGANISATION, DECISION, *PARKED, "They tell us the same twice", "Hugo Blanc"]
    for stage, (touchpoints, goal) in STAGES.items():
        said += [stage, *touchpoints, goal]
    said += [*OWNERS, *(name for name, _ in METRICS.values())]
    for who, (what, _) in promises.items():
        said += [who, what]
    said += [text for _, text in find_findings()]
    missing = [text for text in said if text and text not in page.text]
    assert missing == []
    for text in (NOTE, SAID_WRONG, "wou ", "Carla and Finn"):
        assert text not in page.text
    assert "script" not in page.tags
    assert [link for link in page.links if not link.startswith("#")] == []
