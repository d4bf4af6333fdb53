"""Whatever people type, paste or put into a plan: it is kept, shown literally, and steers nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from onecompany.kinds.beginning import begin
from onecompany.parsing.clean import clean, visible
from onecompany.parsing.people import Person
from onecompany.plans import Plan, PlannedExercise, PlannedStep
from onecompany.store.file import Store
from tests.app.conftest import Hands, Opened
from tests.app.screens import SPEAKING, around, every_screen
from tests.conftest import DAY, planned
from tests.thorough import THOROUGH

HOSTILE = {
    "markup": "[Team A] said [b]so[/b] [\"'$x] \\[z] ${HOME} {{ x }} <script>alert(1)</script> [@click=app.quit]x[/]",
    "markup that crashes": "[/] oops [/nothing] [link=https://example.org]y[/link] [b and [red on",
    "control characters": "a\x1b[31mred\x1b]0;renamed\x07b\x1b[2Jc\x00d\x9b31me\x7ff\x08g\x90h\x9ci\ud83dj",
    "unseen characters": "a\u202eb\u2066c\u2069\u202cd\u200be\u2060f\ufeffg\u00adh",
    "scripts": "👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️ 👍🏽 1️⃣ 顧客の旅路 고객 رحلة العميل מסע Z̷̢̛a̶l̵ e\u0301 ﷽ ? ! > ' → - |",
    "ten thousand letters": "word " * 1000 + "W" * 5000,
}
SHORT = {
    "all of it at once": " ".join(text for name, text in HOSTILE.items() if name != "ten thousand letters"),
    "ten thousand letters": HOSTILE["ten thousand letters"],
}
EVERYWHERE = HOSTILE if THOROUGH else SHORT
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]")
"""What must not reach the terminal."""


def plan_with(text: str) -> Plan:
    """A plan that says it everywhere; a plan's text is cut to what the loader takes."""
    text = text[:500]

    def said(kind: str, **settings: Any) -> PlannedExercise:
        one = planned(kind, text[:150] or kind, **settings)
        steps = (PlannedStep(text[:150], 5, text, text), PlannedStep("Second", 5, text, text))
        return PlannedExercise(one.kind, one.title, text, text, "shrink", 5, steps, one.settings)

    example = {"metric": text, "stage": text, "definition": text, "measures": "behaviour", "unit": text, "result": text}
    return Plan(
        "hostile",
        text[:150],
        text,
        "en",
        (
            said("open", style="talk", text=text),
            said("stages", preset=[text[:150], "I buy", "I use"]),
            said("ownership"),
            said("metrics", examples=[example]),
            said("commitments", agenda=[text, text]),
            said("open", style="break", text=text),
        ),
    )


def steered(hands: Hands) -> Iterator[str]:
    """What on the screen would steer the terminal or the application."""
    for number, strip in enumerate(hands.strips):
        if found := CONTROL.search(strip.text):
            yield f"line {number}: U+{ord(found[0]):04X}"
        for segment in strip:
            if segment.style is not None and (segment.style.link or "@click" in segment.style.meta):
                yield f"line {number}: a link"


async def write_everywhere(hands: Hands, text: str) -> None:
    """Put the text into every field of every board, as a paste and Enter."""

    async def put(place: str) -> None:
        await hands.to(place)
        await hands.press("enter")
        await hands.paste(text)
        await hands.press("enter")
        if not hands.room.capture.idle:
            limit = re.search(r"at most (\d+)", hands.said)  # names are short; a longer one stays in the line
            assert limit is not None, hands.said
            assert len(text) > int(limit[1])
            await hands.press("escape", "enter")
            await hands.paste(text[: int(limit[1])])
            await hands.press("enter")
        assert hands.room.capture.idle, hands.said

    def latest(table: str) -> str:
        return str(max(hands.state.rows(table), key=lambda row: row.id).id)

    await put("note:")
    await hands.goto("stages")
    stage = hands.state.rows("stage")[0].id
    for place in (f"stage:{stage}", f"touchpoints:{stage}", f"pains:{stage}", f"goal:{stage}"):
        await put(place)
    await hands.goto("ownership")
    silo = hands.state.rows("silo")[0].id
    await put(f"silo:{silo}")
    stages = [row.id for row in hands.state.rows("stage")]
    await hands.to(f"cell:{silo}|{stages[0]}")
    await hands.press("o")
    await hands.to(f"cell:{hands.state.rows('silo')[1].id}|{stages[1]}")
    await hands.press("o", "'")
    await hands.paste(text[:9000])
    await hands.press("enter")
    for field in ("what", "notice"):
        await put(f"handoff:{stages[0]}-{stages[1]}|{field}")
    await hands.goto("metrics")
    await put(f"leader:{hands.state.rows('leader')[0].id}|name")
    metric = latest("metric")
    for field in ("source", "result", "rhythm", "definition", "unit"):
        await put(f"metric:{metric}|{field}")
    await put(f"handoff:{stages[0]}-{stages[1]}|name")
    await hands.goto("commitments")
    await put("commitment:|what")
    for field in ("who", "serves"):
        await put(f"commitment:{latest('commitment')}|{field}")
    await hands.press("ctrl+g")
    await put(f"meeting:{latest('meeting')}|agenda")
    for prefix in "?!":
        await hands.press(prefix)
        await hands.paste(text[:9000])
        await hands.press("enter")


FIELDS = (
    ("note", "text"), ("stage", "name"), ("touchpoint", "text"), ("pain", "text"), ("stage", "goal"), ("silo", "name"),
    ("ownership", "note"), ("handoff", "what"), ("handoff", "notice"), ("metric", "name"), ("metric", "source"),
    ("metric", "result"), ("metric", "rhythm"), ("metric", "definition"), ("metric", "unit"), ("commitment", "what"),
    ("commitment", "who"), ("commitment", "serves_text"), ("meeting", "agenda"), ("parking", "text"),
    ("decision", "text"),
)  # fmt: skip


@pytest.mark.reliability("markup in what people type")
@pytest.mark.parametrize("name", EVERYWHERE)
async def test_every_field_on_every_screen(opened: Opened, store: Store, name: str) -> None:
    text = EVERYWHERE[name]
    people = [
        Person(f"Ana-{clean(text)[:90]}", f"{clean(text)[:90]} head", clean(text)[:90]),
        Person("Ben", "CMO", "Sales"),
    ]
    workshop = begin(store, organisation=clean(text)[:200], plan=plan_with(clean(text)), date=DAY, people=people)
    store.close()
    async with opened(store.path, workshop) as hands:
        await write_everywhere(hands, text)
        missing = [
            f"{table}.{column}"
            for table, column in FIELDS
            if not any(
                len(kept) >= min(20, len(clean(text))) and clean(text).startswith(kept)
                for kept in (getattr(row, column) for row in hands.state.rows(table))
            )
        ]
        assert missing == []
        async for screen in every_screen(hands, SPEAKING):
            assert list(steered(hands)) == [], screen


LITERAL = visible("a[b]\u202e<i>")
"""Short enough to stand in one line of any lane."""


@pytest.mark.reliability("markup in what people type")
async def test_it_is_shown_literally_on_every_board_and_list(opened: Opened, store: Store) -> None:
    text = "a[b]\u202e<i>"
    people = [Person(f"{text}n", f"{text}r", f"{text}s"), Person("Ben", "CMO", "Sales")]
    workshop = begin(store, organisation=f"{text}o", plan=plan_with(text), date=DAY, people=people)
    store.close()
    async with opened(store.path, workshop, size=(200, 60)) as hands:
        await write_everywhere(hands, text)
        async for screen in every_screen(hands, SPEAKING):
            if screen not in ("plans", "import", "new", "person"):
                assert LITERAL in hands.screen, screen


async def test_a_form_takes_hostile_names_literally(opened: Opened, store: Store) -> None:
    store.close()
    async with opened(store.path, None) as hands:
        await hands.press("n")
        await hands.paste("[red]Acme[/] \x1b]0;x\x07[@click=app.quit]GmbH[/]")
        await hands.press("tab", "tab", "tab")
        await hands.paste("[/] Ana\x1b[31m; [b]COO; Ops\u202e\nBen; CMO; [Sales]")
        await hands.press("ctrl+s")
        assert hands.state.organisation.name == "[red]Acme[/] [@click=app.quit]GmbH[/]"
        assert [row.name for row in hands.state.rows("leader")] == ["[/] Ana", "Ben"]
        assert "[red]Acme[/]" in hands.masthead
        assert list(steered(hands)) == []
        await hands.press("ctrl+b")
        assert "[red]Acme[/]" in hands.screen


async def test_a_form_says_what_is_wrong_with_hostile_lines_and_goes_on(opened: Opened, store: Store) -> None:
    store.close()
    async with opened(store.path, None) as hands:
        await hands.press("n")
        await hands.type("A")
        await hands.press("tab", "tab", "tab")
        await hands.paste("[/]; x; y\n" + "N" * 500)
        await hands.press("ctrl+s")
        assert "[/]" in hands.screen
        assert "has 500 characters" in hands.screen
        assert list(steered(hands)) == []


@pytest.mark.reliability("Hostile strings")
@pytest.mark.parametrize("name", ["markup that crashes", "control characters", "unseen characters", "scripts"])
async def test_what_is_typed_key_by_key(hands: Hands, name: str) -> None:
    for letter in HOSTILE[name]:
        if letter.isprintable() or letter == "\ud83d":
            await hands.keys(letter)
    await hands.settle()
    assert list(steered(hands)) == []
    await hands.press("enter")
    (row,) = hands.state.rows("stage")
    assert row.name == "".join(letter for letter in HOSTILE[name] if letter.isprintable())
    assert list(steered(hands)) == []


@pytest.mark.parametrize("name", EVERYWHERE)
async def test_searches_and_questions_take_anything(hands: Hands, name: str) -> None:
    text = EVERYWHERE[name]
    for keys in (("ctrl+f",), ("f8",), ("f4",), ("f12", "a")):
        await hands.press(*keys)
        await hands.paste(text)
        assert list(steered(hands)) == [], keys
        await hands.press("enter")
        assert list(steered(hands)) == [], keys
        for _ in range(3):
            if hands.app.screen is not hands.room:
                await hands.press("escape")
    assert hands.app.screen is hands.room


async def test_hostile_workshops_are_listed_and_around(opened: Opened, store: Store) -> None:
    for text in HOSTILE.values():
        organisation = clean(text)[:200]
        begin(store, organisation=organisation, plan=plan_with(clean(text)), date=DAY, people=[])
    workshop = store.workshops()[0].id
    store.close()
    async with opened(store.path, workshop) as hands:
        async for screen in around(hands):
            assert list(steered(hands)) == [], screen
