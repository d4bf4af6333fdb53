"""The plans that are shipped: right, in time, and short enough to be read from the last row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from onecompany.assets import sessions
from onecompany.exercises.stages.example import JOURNEY
from onecompany.exercises.unity import STATEMENTS
from onecompany.kinds.registry import kinds
from onecompany.kinds.sample import PEOPLE
from onecompany.plans import Plan, PlanError, PlannedExercise, load
from onecompany.sentences import gettext, speaking

RULES = {name: kind.rules for name, kind in kinds().items()}
PLANS = {
    path.stem: load(path.read_bytes(), name=path.stem, path=path, kinds=RULES)
    for path in sorted(sessions().glob("*.toml"))
}
MINUTES = {
    "code-of-conduct": 210,
    "journey-ownership-metrics": 180,
    "kostprobe": 30,
    "one-company-day": 420,
    "quarterly-review": 90,
    "quicksand-diagnosis": 150,
    "taster": 30,
}
GERMAN = ("kostprobe",)
"""Those in German; all others are in English."""
HALF_A_DAY = 210
each = pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)

MINUTES_AT_THE_END = re.compile(r" \((\d+) min\)$")
# Words with a capital within a sentence: silos as everybody has them, keys, and words of the scripts themselves.
CAPITALS = {"I", "IT", "Service", "Operations", "Marketing", "Sales", "Finance", "Enter", "Name", *"OHKLDS"}
INSIDE = re.compile(r"(?<=[\w,;] )[A-ZÀ-Þ][\w.]*")


def is_break(exercise: PlannedExercise) -> bool:
    """Whether people leave the room."""
    return exercise.settings.get("style") == "break"


def texts(value: object) -> Iterator[str]:
    """All texts in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def all_texts(plan: Plan) -> Iterator[str]:
    """All that a plan says, in public and in private."""
    yield from (plan.title, plan.summary)
    for exercise in plan.exercises:
        yield from (exercise.title, exercise.prompt, exercise.script)
        yield from texts(dict(exercise.settings))
        for step in exercise.steps:
            yield from (step.title, step.prompt, step.script)


def test_these_are_shipped_and_last_so_long() -> None:
    assert {name: plan.minutes for name, plan in PLANS.items()} == MINUTES


@each
def test_the_summary_is_one_line_of_the_list(plan: Plan) -> None:
    assert 20 <= len(plan.summary) <= 80
    assert len(plan.title) <= 40
    assert plan.language == ("de" if plan.name in GERMAN else "en")


def test_a_list_says_the_language_of_a_plan_that_is_not_the_one_that_is_spoken() -> None:
    english, german = PLANS["taster"], PLANS["kostprobe"]
    assert (english.about, german.about) == (english.summary, f"{german.summary} [de]")
    with speaking("de"):
        assert (english.about, german.about) == (f"{english.summary} [en]", german.summary)


@each
def test_titles_stand_in_one_line_of_the_agenda(plan: Plan) -> None:
    titles = [exercise.title for exercise in plan.exercises]
    assert len(set(titles)) == len(titles)
    assert all(len(title) <= 16 and len(title.split()) <= 3 for title in titles)
    # As the agenda writes it: "[1 Check-in]  2 Journey", with a space in front; 112 columns are the usual screen.
    # That of a whole day scrolls.
    if plan.minutes <= HALF_A_DAY:
        assert len("  ".join(f"{number} {title}" for number, title in enumerate(titles, 1))) + 5 <= 112
    assert all(len(step.title) <= 25 for exercise in plan.exercises for step in exercise.steps)


@each
def test_prompts_ask_or_tell_and_can_be_read_from_the_last_row(plan: Plan) -> None:
    for exercise in plan.exercises:
        assert 10 <= len(exercise.prompt) <= 75, exercise.title
        assert exercise.prompt[-1] in "?.", exercise.title
        assert "\n" not in exercise.prompt
        if len(exercise.steps) > 1:
            for step in exercise.steps:
                assert 10 <= len(step.prompt) <= 60, step.title
                assert "\n" not in step.prompt


@each
def test_scripts_help_and_fit_their_window(plan: Plan) -> None:
    for exercise in plan.exercises:
        lines = exercise.script.split("\n")
        assert 3 <= len(lines) <= 8, exercise.title
        scripts = [*lines, *(line for step in exercise.steps for line in step.script.split("\n"))]
        assert all(len(line) <= 110 for line in scripts), exercise.title
        opens, closes = "„“" if plan.language == "de" else "“”"
        assert exercise.script.count(opens) == exercise.script.count(closes) > 0 or is_break(exercise)
        assert all(len(step.script.split("\n")) <= 3 for step in exercise.steps)


@each
def test_what_catching_up_may_do_is_thought_about(plan: Plan) -> None:
    for exercise in plan.exercises:
        if is_break(exercise) or exercise.kind == "commitments":
            assert exercise.flex == "fixed"
        if exercise.flex == "fixed":
            assert exercise.min_minutes == 0
        else:
            # Something can be won, and something remains that deserves the name.
            assert exercise.minutes / 2 <= exercise.min_minutes < exercise.minutes, exercise.title
    flexible = [exercise for exercise in plan.exercises if exercise.flex != "fixed"]
    assert sum(one.minutes - one.min_minutes for one in flexible) >= plan.minutes * 0.15


@each
def test_a_workshop_ends_in_commitments_a_pulse_where_it_closes_and_key_learnings(plan: Plan) -> None:
    *_, last, end = (one for one in plan.exercises if one.settings.get("when") != "close")
    assert last.kind == "commitments"
    assert (end.kind, end.settings["style"]) == ("open", "closing")


@each
def test_nobody_sits_for_longer_than_a_hundred_minutes(plan: Plan) -> None:
    session = 0.0
    for exercise in plan.exercises:
        session = 0.0 if is_break(exercise) else session + exercise.minutes
        assert session <= 100


@each
def test_open_rounds_have_a_text_on_the_wall(plan: Plan) -> None:
    for exercise in plan.exercises:
        if exercise.kind == "open":
            text = str(exercise.settings["text"])
            assert 10 <= len(text) <= 80
            assert text != exercise.prompt


@each
def test_the_standing_section_has_an_agenda_that_adds_up(plan: Plan) -> None:
    (commitments,) = (exercise for exercise in plan.exercises if exercise.kind == "commitments")
    agenda = list(texts(commitments.settings["agenda"]))
    assert len(agenda) == 5
    found = [MINUTES_AT_THE_END.search(line) for line in agenda]
    assert sum(int(match[1]) for match in found if match) == commitments.settings["section_minutes"]
    assert all(found)
    # " / " is where the board breaks an agenda that is typed.
    assert all(" / " not in line and len(line) <= 60 for line in agenda)


@pytest.mark.parametrize(("name", "me"), [("taster", "I "), ("kostprobe", "Ich ")])
def test_the_taster_brings_stages_in_the_words_of_customers(name: str, me: str) -> None:
    (stages,) = (one for one in PLANS[name].exercises if one.kind == "stages")
    preset = list(texts(stages.settings["preset"]))
    assert 4 <= len(preset) <= 9
    assert all(name.startswith(me) for name in preset)
    silos = {person.silo for person in PEOPLE}
    assert not silos & {word for name in preset for word in name.split()}


def test_the_examples_are_customer_metrics_and_few_rest_on_surveys() -> None:
    (metrics,) = (one for one in PLANS["journey-ownership-metrics"].exercises if one.kind == "metrics")
    examples = metrics.settings["examples"]
    assert isinstance(examples, list)
    assert 18 <= len(examples) <= 25
    for example in examples:
        assert all(example.values()), example["metric"]
        assert len(example["metric"]) <= 40
        assert 40 <= len(example["definition"]) <= 110
        assert len(example["unit"]) <= 20
    assert len({example["metric"] for example in examples}) == len(examples)
    measures = [example["measures"] for example in examples]
    assert set(measures) == {"behaviour", "operation", "asset", "survey"}
    assert measures.count("survey") <= 2
    # They come by stage, in the order of the journey; those of the taster are among them.
    order = [example["stage"] for example in examples]
    assert sum(one != other for one, other in pairwise(order)) == len(set(order)) - 1
    (stages,) = (one for one in PLANS["taster"].exercises if one.kind == "stages")
    assert set(texts(stages.settings["preset"])) <= set(order)


@each
def test_a_pulse_asks_the_same_two_statements_everywhere(plan: Plan) -> None:
    pulses = [one.settings for one in plan.exercises if one.kind == "unity"]
    assert pulses[0]["when"] == "open"
    assert [pulse["when"] for pulse in pulses[1:]] == ["close"] * (len(pulses) - 1)
    for pulse in pulses:
        with speaking(plan.language):
            usual = [(key, gettext(text)) for key, text in STATEMENTS.items()]
        assert [(one["key"], one["text"]) for one in pulse["statements"]] == usual


@each
def test_a_plan_names_nobody(plan: Plan) -> None:
    names = {word for person in PEOPLE for word in person.name.split()} | {"Northwind", "Utilities"}
    names |= {name for name, *_ in JOURNEY if name != "I get help"}
    for text in all_texts(plan):
        assert not [name for name in names if re.search(rf"\b{re.escape(name)}\b", text)], text
        if plan.language == "de":  # in which every noun has a capital
            continue
        inside = {word.rstrip(".") for word in INSIDE.findall(text)}
        unknown = {word for word in inside if word not in CAPITALS and not re.fullmatch(r"[FQ]\d+", word)}
        assert not unknown, text


@each
def test_a_plan_holds_only_what_a_screen_can_show(plan: Plan) -> None:
    for text in all_texts(plan):
        assert all(char.isprintable() or char == "\n" for char in text), text
        assert "  " not in text
        assert '"' not in text
        assert not any(line != line.strip() for line in text.split("\n"))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            f'kind = "stages"\nsettings.preset = ["Buy", "{"x" * 201}"]',
            "preset[2]: expected at most 200 characters, got 201",
        ),
        ('kind = "stages"\nsettings.preset = ["Buy", " "]', "preset[2]: expected a text that says something"),
        (
            f'kind = "stages"\nsettings.preset = ["{chr(0x958) * 101}"]',
            "preset[1]: expected at most 200 characters, got 202",
        ),
        (
            f'kind = "commitments"\nsettings.agenda = {["x" * 5_000] * 3}',
            "agenda: expected at most 10,000 characters in all",
        ),
    ],
)
def test_what_no_workshop_could_hold_is_said_by_the_check(settings: str, said: str) -> None:
    data = f'title = "Day"\n[[exercise]]\n{settings}'.encode()
    with pytest.raises(PlanError) as caught:
        load(data, name="day", path=None, kinds=RULES)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('when = "close"', 'when = "middle"', "exercise[8].settings.when: expected one of open, close, got “middle”"),
        ('key = "growth"', 'key = "decisions"', "statements[2].key: is that of number 1 already: “decisions”"),
        ('key = "growth"', "", "exercise[1].settings.statements[2].key: is missing"),
        ("limit = 3", "limit = 0", "exercise[3].settings.limit: expected a whole number from 1 to 20, got 0"),
        ("limit = 3", "threshold = 1", "exercise[3].settings.threshold: expected a whole number from 2 to 20, got 1"),
        ('stage = "I buy"', 'stage = "I by"', "cases[3].stage: there is no “I by” in this plan; did you mean I buy?"),
        ("seconds = 60", "cases = []", "is no TOML"),
        ("seconds = 60", "secnds = 60", "exercise[5].settings.secnds: is not known here; did you mean seconds?"),
        ("allow_people_stage = true", "dots = 2.5", "exercise[2].settings.dots: expected a whole number, got 2.5"),
    ],
)
def test_what_is_wrong_with_the_settings_of_a_vote_is_said_by_the_check(right: str, wrong: str, said: str) -> None:
    text = (sessions() / "code-of-conduct.toml").read_text(encoding="utf-8")
    assert right in text
    with pytest.raises(PlanError) as caught:
        load(text.replace(right, wrong, 1).encode(), name="day", path=None, kinds=RULES)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "name", "table", "most"),
    [
        ("unity", "statements", "[[exercise.settings.statements]]\nkey = 'k{}'\ntext = 'United?'\n", 6),
        ("drill", "cases", "[[exercise.settings.cases]]\ntext = 'A case'\n", 20),
    ],
)
def test_there_are_as_many_statements_and_cases_as_a_room_can_bear(kind: str, name: str, table: str, most: int) -> None:
    for count in (most, most + 1):
        tables = "".join(table.format(number) for number in range(count))
        data = f'title = "Day"\n[[exercise]]\nkind = "{kind}"\n{tables}'.encode()
        if count == most:
            assert len(load(data, name="day", path=None, kinds=RULES).exercises[0].settings[name]) == most  # type: ignore[arg-type]
            continue
        with pytest.raises(PlanError, match=f"settings.{name}: expected a list of . to {most}, got {count}"):
            load(data, name="day", path=None, kinds=RULES)


def test_a_language_tag_is_no_longer_than_its_column() -> None:
    data = b'title = "Day"\nlanguage = "en-abcdefgh-abcdefgh-abcdefgh-abcdefgh"\n[[exercise]]\nkind = "open"'
    with pytest.raises(PlanError, match="expected a language tag"):
        load(data, name="day", path=None, kinds=RULES)
