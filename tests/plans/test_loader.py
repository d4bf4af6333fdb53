from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from onecompany.plans import PlanError, PlannedStep, load
from onecompany.sentences import Terms
from tests.plans.making import KINDS, problems, read

SHORT = 'title = "Day"\n[[exercise]]\nkind = "walk"\n'

FULL = '''
title = "A day"
summary = """
Two lines,
one summary"""
language = "pt-BR"

[[exercise]]
kind = "walk"
title = "Round the lake"
prompt = " Who comes along? "
script = """
First line.
Second line.
"""
flex = "shrink"
min_minutes = 12.5

  [[exercise.step]]
  title = "There"
  minutes = 10
  prompt = "Go."
  script = "Look left."

  [[exercise.step]]
  minutes = 5.5

  [exercise.settings]
  note = "n"
  people = 4
  share = 2
  quiet = true
  places = ["a", "b"]
  level = "high"
  stops = [{ name = "inn" }, { level = "high" }]

[[exercise]]
kind = "talk"
minutes = 7
flex = "drop"
'''


def test_everything_that_a_plan_says_is_there() -> None:
    plan = read(FULL)
    assert (plan.name, plan.title, plan.summary, plan.language) == ("day", "A day", "Two lines, one summary", "pt-BR")
    assert plan.minutes == 22.5
    walk, talk = plan.exercises
    assert (walk.kind, walk.title, walk.prompt) == ("walk", "Round the lake", "Who comes along?")
    assert walk.script == "First line.\nSecond line."
    assert (walk.flex, walk.min_minutes, walk.minutes) == ("shrink", 12.5, 15.5)
    assert walk.steps == (PlannedStep("There", 10, "Go.", "Look left."), PlannedStep("Round the lake", 5.5))
    assert walk.settings == {
        "note": "n",
        "people": 4,
        "share": 2.0,
        "quiet": True,
        "places": ["a", "b"],
        "songs": ["One"],
        "level": "high",
        "stops": [{"name": "inn", "level": "low"}, {"name": "", "level": "high"}],
        "rests": [],
    }
    assert talk.steps == (PlannedStep("A talk", 7),)
    assert (talk.flex, talk.min_minutes, talk.settings) == ("drop", 0, {})


def test_what_a_plan_leaves_out_is_the_kinds_own() -> None:
    plan = read(SHORT)
    (walk,) = plan.exercises
    assert (plan.summary, plan.language, plan.path) == ("", "en", None)
    assert (walk.title, walk.prompt, walk.script) == ("A walk", "", "")
    assert walk.steps == KINDS["walk"].steps
    assert (walk.flex, walk.min_minutes, walk.minutes) == ("fixed", 0, 30)
    assert walk.settings == {name: setting.default for name, setting in KINDS["walk"].settings.items()}


def test_a_plan_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        read(SHORT).title = "Night"  # type: ignore[misc]


def test_a_title_is_one_line() -> None:
    assert read(SHORT.replace('"Day"', '"""\nA\n  day\t"""')).title == "A day"


@pytest.mark.reliability("Plan (TOML)")
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_other_editors_files_are_read(mark: bytes, line_end: str) -> None:
    data = mark + FULL.replace("\n", line_end).encode()
    assert load(data, name="day", path=None, kinds=KINDS) == read(FULL)


def test_a_file_without_its_last_line_end_is_read() -> None:
    assert read(SHORT.rstrip()) == read(SHORT)


def test_minutes_that_are_sums_of_binary_fractions_reach_the_least() -> None:
    steps = "[[exercise.step]]\nminutes = 0.1\n" * 10
    assert read(f"{SHORT}min_minutes = 1\n{steps}").exercises[0].min_minutes == 1


def test_the_message_has_one_line_a_problem() -> None:
    path = Path("somewhere") / "day.toml"
    with pytest.raises(PlanError) as raised:
        load(b'title = "Day"\n[[exercise]]\nkind = "wlk"\nflex = 3\n', name="day", path=path, kinds=KINDS)
    assert str(raised.value) == (
        "somewhere/day.toml:3: exercise[1].kind: there is no kind of exercise “wlk”; did you mean walk?"
    )


def test_everything_that_is_wrong_is_said_at_once() -> None:
    found = problems('titel = "Day"\nlanguage = "e n"\n[[exercise]]\nkind = "walk"\nflex = "maybe"\nminutes = 0\n')
    assert [(one.line, one.key) for one in found] == [
        (1, "titel"),
        (1, ""),
        (2, "language"),
        (6, "exercise[1].minutes"),
        (5, "exercise[1].flex"),
    ]


def test_more_than_twenty_problems_are_counted() -> None:
    text = "".join(f"wrong{number} = 1\n" for number in range(50)) + SHORT
    with pytest.raises(PlanError) as raised:
        read(text)
    lines = str(raised.value).splitlines()
    assert len(lines) == 21
    assert lines[-1] == "and 30 more"
    assert len(raised.value.problems) == 50


def test_one_mistake_is_one_problem() -> None:
    """What follows from a mistake is not reported as another one."""
    for text in (
        'title = "Day"\n[[exercise]]\nkind = "wlak"\n[[exercise]]\nkind = "talk"\n',
        'title = "Day"\n[[exercise]]\nkind = "walk"\nminutes = "long"\nmin_minutes = 20\n',
        f"{SHORT}min_minutes = 20\n[[exercise.step]]\nminutes = -3\n",
    ):
        assert len(problems(text)) == 1, text


def test_a_plan_without_words_has_the_usual_ones() -> None:
    assert read(SHORT).words == Terms()
    assert read(SHORT).words.own == {}


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ('customer = "patient"', Terms(customer="patient")),
        ('customer = " family  doctor "', Terms(customer="family doctor")),
        ('silo = "ministry"\nsilos = "ministries"', Terms(silo="ministry", silos="ministries")),
        ('customers = "guests"', Terms(customers="guests")),
        ('customer = "person"', Terms(customer="person")),
        ('customer = "heir"\na_silo = "ein Amt"', Terms("heir", a_silo="ein Amt")),
        ('the_silo = "das Amt"', Terms(the_silo="das Amt")),
        ("", Terms()),
    ],
)
def test_a_plan_has_words_of_its_own(words: str, terms: Terms) -> None:
    assert read(f'title = "Day"\n[words]\n{words}\n[[exercise]]\nkind = "walk"\n').words == terms


OPEN = """title = "A day for {customers}"
[words]
customer = "family"
[[exercise]]
kind = "walk"
title = "{Customers}"
prompt = "{A_customer} has {n} wishes: {}, {customer!r} {{customers}}"
"""


def test_what_a_plan_leaves_open_is_said_in_its_words() -> None:
    plan = read(OPEN)
    assert (plan.title, plan.exercises[0].title) == ("A day for families", "Families")
    assert plan.exercises[0].prompt == "A family has {n} wishes: {}, {customer!r} {families}"


def test_words_that_were_chosen_take_the_place_of_those_of_the_plan() -> None:
    plan = load(OPEN.encode(), name="x", path=None, kinds=KINDS, words=Terms("citizen", "citizens"))
    assert (plan.title, plan.words) == ("A day for citizens", Terms("citizen", "citizens"))
