"""A first day and two quarterly reviews in one file, in a real terminal: what goes on, what was kept, and the year."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, time, timedelta

from pypdf import PdfReader

from onecompany.summary.dates import long_date
from tests.e2e.conftest import Start
from tests.e2e.facilitator import Facilitator, after
from tests.e2e.home import Home
from tests.e2e.terminal import Terminal

ORGANISATION = "Northwind Utilities"
LEADERS = ("Ana Peña; COO; Operations", "Ben Okafor; CMO; Marketing", "Finn Maher; Head of Service; Service")
STAGES = ("I find out", "I buy", "I get started", "I use it")
OWNERS = {"Operations": "..h.", "Marketing": "oo..", "Service": "..ho"}
"""Nobody owns `I get started`, on the first day and ever after."""
DAY = f"""
title = "A first day"
summary = "A short one"
language = "en"

[[exercise]]
kind = "stages"
title = "Journey"
minutes = 5
  [exercise.settings]
  preset = {json.dumps(STAGES)}

[[exercise]]
kind = "ownership"
title = "Ownership"
minutes = 5

[[exercise]]
kind = "conduct"
title = "Code"
minutes = 5

[[exercise]]
kind = "metrics"
title = "Metrics"
minutes = 5

[[exercise]]
kind = "commitments"
title = "Commitments"
minutes = 5

[[exercise]]
kind = "unity"
title = "Pulse"
minutes = 5
  [exercise.settings]
  when = "close"
  method = "hands"
"""
AGENDA = ("Journey", "Ownership", "Code", "Metrics", "Commitments", "Pulse")
RULE, TURNED_AT = "Stay on the line until it works", "I get started"
METRIC = "Visits kept on the day"
PROMISES = (
    ("Ana", "find an owner for the first visit", 30),
    ("Ben", "one price on every page", 60),
    ("Finn", "one number for all questions", 80),
)
AGAIN = (
    ("Ben", "ask who buys for whom", 40),
    ("Finn", "sit with the fitters for a day", 50),
    ("Finn", "one answer on the web page", 55),
    ("Ana", "settle who owns it", 60),
)
"""What is promised in the first review."""
QUARTER = 91
"""Days from one to the next."""

REVIEW = ("Promises", "Pulse", "Customers", "Drill", "Commitments", "Key learnings")
"""The exercises of the plan `quarterly-review`."""


def test_a_first_day_and_two_quarterly_reviews(home: Home, start: Start) -> None:
    # At noon of the next day, so that no midnight falls between two of the programs.
    now = datetime.now()
    today = now.date() + timedelta(days=1)
    noon = (datetime.combine(today, time(12)) - now).total_seconds()
    leaders = [part for leader in LEADERS for part in ("--leader", leader)]
    plan = home.folder / "first-day.toml"
    plan.write_text(DAY, encoding="utf-8")
    made = home.make(ORGANISATION, *leaders, "--plan", plan, "--date", today.isoformat())
    room = start("run", made, program=after(seconds=noon))
    first_day(room, today)

    # A quarter later, from the organisation's screen.
    quarter, half = (today + timedelta(days=QUARTER * number) for number in (1, 2))
    room = start(program=after(days=QUARTER, seconds=noon))
    room.wait_for("A first day")
    room.press("up", "enter")
    room.wait_for("61 days overdue")
    room.send("n")
    room.wait_for("A new workshop")
    room.press("enter", "enter")  # its plan is marked already
    room.wait_for(quarter.isoformat())
    room.wait_for("Finn Maher")
    room.press("^s")
    first_review(room, quarter)

    # And one more, by command; in its room the third of them says what the two before came to.
    next_one = home.run("new", "--organisation", ORGANISATION, "--plan", "quarterly-review", "--date", half.isoformat())
    assert f"Goes on from {quarter}, Quarterly review: 3 departments, 3 leaders, 4 stages" in next_one.stderr
    assert "5 open commitments" in next_one.stderr
    room = start("run", next_one.stdout.strip(), program=after(days=2 * QUARTER, seconds=noon))
    second_review(room)

    # The year, from the organisation's screen.
    room = start(program=after(days=2 * QUARTER, seconds=noon))
    room.wait_for("Quarterly review")
    room.press("up", "enter")
    room.wait_for("open in three workshops")
    room.wait_for("✗ 31 days overdue  Ana Peña: settle who owns it")
    room.send("y")
    room.wait_for("The year of Northwind Utilities")
    room.command("x")
    room.wait_for("files are in")
    room.press("^q")
    assert room.wait_end() == 0
    (file,) = home.file.parent.glob("year-*/*-year-????-??-??.pdf")
    pdf = " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())
    told = (
        "Of the seven promises that were settled or came due .*, five were kept",
        "Open for the third time: Nobody owns “I get started”.",
        "One number for all questions Finn Maher .* dropped Nobody pays for it",
        "Visits kept on the day went from 72 to 81 %",
        f"“{RULE}” was turned round on {long_date(half)}",
        f"{TURNED_AT} We always: {RULE} We never: {RULE}",
        "The pulse rose from 2.7 to 3.7",
    )
    assert [sentence for sentence in told if not re.search(sentence, pdf)] == []


def first_review(room: Terminal, day: date) -> None:
    """One promise is kept, one is late, one dropped; a number moves."""
    hands = begin(room)
    room.send("k")
    room.wait_for("✓ kept")
    room.press("enter")
    hands.at("one price on every page · Became")
    room.send("l")
    hands.at("one price on every page · By when")
    hands.keep((day + timedelta(days=30)).isoformat(), "! late")
    hands.at("one price on every page · Reason")
    hands.keep("The page is made anew in spring")
    hands.at("one number for all questions · Became")
    room.send("d")
    hands.at("one number for all questions · Reason")
    hands.keep("Nobody pays for it", "✗ dropped")
    room.press("pagedown")
    hands.at(f"{METRIC} · New reading")
    hands.keep("72", "on the way")
    hands.go_to("Commitments")
    for who, what, days in AGAIN:
        hands.keep(f"> {who}: {what}, by {(day + timedelta(days=days)).isoformat()}", f"Committed: {who}")
    pulse(hands, "0 0 2 1 0", "mean 3.3")
    hands.go_to("Key learnings")
    leave(room)


def second_review(room: Terminal) -> None:
    """Four of five promises are kept, the number moves on, a rule is turned round, and a crack is there once more."""
    hands = begin(room)
    room.wait_for("Open for the third")
    last = len(AGAIN)
    for number, (_, what, _) in enumerate((PROMISES[1], *AGAIN)):
        hands.at(f"{what} · Became")
        room.send("s" if number == last else "k")
        room.wait_until(lambda number=number: room.screen.count("✓ kept") > min(number, last - 1), "an answer")
        if number < last:
            room.press("enter")
    room.wait_for("✓ Four of five")
    room.press("pagedown")
    hands.at(f"{METRIC} · New reading")
    hands.keep("81", "81 %")
    room.press("up", "pagedown")
    room.wait_for("Step 3 of 3")
    hands.at("A rule of the code")
    room.press("tab")
    hands.at(f"always: {RULE} · Always or never")
    room.send("n")
    room.wait_for("turned round")
    room.wait_for(f"At “{TURNED_AT}”")
    pulse(hands, "0 0 1 2 0", "mean 3.7")
    hands.go_to("Key learnings")
    leave(room)


def pulse(hands: Facilitator, counts: str, shown: str) -> None:
    """Hands on both statements."""
    hands.go_to("Pulse")
    hands.keep(counts, shown)
    hands.room.press("^g", "down")
    hands.keep(counts, f"(?s){shown}.*{shown}")


def begin(room: Terminal) -> Facilitator:
    """Start the clock of a review, at its first exercise."""
    room.wait_for(r"\[1 Promises\]")
    room.send(" ")
    room.wait_for("on time")
    return Facilitator(room, REVIEW)


def first_day(room: Terminal, today: date) -> None:
    """A stage without an owner, a rule, a number, three promises, and the pulse."""
    room.wait_for(r"\[1 Journey\]")
    room.send(" ")
    room.wait_for("on time")
    hands = Facilitator(room, AGENDA)
    hands.go_to("Ownership")
    for silo, letters in OWNERS.items():
        for stage, letter in zip(STAGES, letters, strict=True):
            hands.at(f"{silo} at {stage}")
            if letter != ".":
                room.send(letter)
            room.press("right")
        room.press("left", "left", "left", "down")
    room.wait_for("✗ Nobody owns “I get")
    hands.go_to("Code")
    room.press("ctrl+home", "home", "right", "right")
    hands.at(f"What we always do at “{TURNED_AT}”")
    hands.keep(RULE)
    room.press("ctrl+home", "home", "right", "right", "down")
    hands.at(f"What we always do at “{TURNED_AT}”")
    room.press("^o")
    room.wait_for("✓ Stay on")
    hands.go_to("Metrics")
    hands.at("A metric for Ana Peña")
    hands.keep(METRIC)
    hands.at("Another metric for Ana Peña")
    room.press("tab")
    for title, typed in (("It measures", "o"), ("Baseline", "60 %"), ("Target", "90 %")):
        hands.at(f"{METRIC} · {title}")
        hands.keep(typed)
        room.press("tab")
    hands.go_to("Commitments")
    for who, what, days in PROMISES:
        hands.keep(f"> {who}: {what}, by {(today + timedelta(days=days)).isoformat()}", f"Committed: {who}")
    pulse(hands, "0 1 2 0 0", "mean 2.7")
    leave(room)


def leave(room: Terminal) -> None:
    """At the last exercise: close the workshop, and go."""
    room.press("pagedown")
    room.wait_for("once more closes the workshop")
    room.press("up", "pagedown")  # at once, it would be the same press, of a key that is held
    room.wait_for("Hand out")
    room.press("^q")
    assert room.wait_end() == 0
