"""docs/plans.md says what the loader takes: every key, every limit, and an example that is right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onecompany.kinds.registry import kinds
from onecompany.plans import checking, groups, load, loader, reading
from onecompany.plans.fixed_times import fixed_in
from onecompany.sentences import Terms
from onecompany.sentences.terms import FORMS, LONGEST_WORD

PAGE = (Path(__file__).parent.parent.parent / "docs" / "plans.md").read_text(encoding="utf-8")
SECTIONS = {part.partition("\n")[0]: part for part in PAGE.split("\n## ")}
RULES = {name: kind.rules for name, kind in kinds().items()}


@pytest.mark.parametrize(
    ("section", "keys"),
    [
        ("The plan", loader._PLAN_KEYS),
        ("Words", FORMS),
        ("An exercise", loader._EXERCISE_KEYS),
        ("A step", loader._STEP_KEYS),
    ],
)
def test_the_page_has_every_key_and_no_other(section: str, keys: tuple[str, ...]) -> None:
    assert sorted(re.findall(r"^\| `(\w+)` \|", SECTIONS[section], re.MULTILINE)) == sorted(keys)


def test_the_page_has_the_limits_of_the_loader() -> None:
    assert f"at most {reading.LARGEST:,} bytes" in PAGE
    assert f"at most {checking.LONGEST_TITLE} characters" in SECTIONS["The plan"]
    assert f"at most {loader.LONGEST_TAG} characters" in SECTIONS["The plan"]
    assert f"1 to {loader.MOST_EXERCISES}:" in SECTIONS["The plan"]
    assert f"at most {LONGEST_WORD} characters" in SECTIONS["Words"]
    assert f"1 to {loader.MOST_STEPS};" in SECTIONS["An exercise"]
    assert SECTIONS["An exercise"].count(str(checking.LONGEST_DAY)) == 2
    assert f"at most {checking.LONGEST_TEXT:,} characters" in PAGE
    for word in loader._FLEX:
        assert f"`{word}`" in SECTIONS["An exercise"]


def test_the_example_is_a_plan() -> None:
    example, with_lunch, _ = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    morning = load(with_lunch.encode(), name="example", path=None, kinds=RULES)
    assert (morning.start, [one.at for one in morning.exercises]) == ("09:00", ["", "", "12:00"])
    assert [place.free for place in fixed_in(morning)] == [5], "as the page says"
    plan = load(example.encode(), name="example", path=None, kinds=RULES)
    assert (plan.title, plan.minutes) == ("Half a day", 70)
    assert plan.words == Terms("patient", silo="ward")
    assert plan.exercises[0].prompt == "What does a patient go through with us?"


def test_the_example_of_groups_is_two_steps_of_a_plan() -> None:
    (steps,) = re.findall(r"```toml\n(.*?)```", SECTIONS["A step in groups"], re.DOTALL)
    data = f'title = "Day"\n[[exercise]]\nkind = "open"\n{steps}'
    plan = load(data.encode(), name="example", path=None, kinds=RULES)
    fours, breakouts = plan.exercises[0].steps
    assert (fours.groups, fours.parts) == ("1-2-4-all", ())
    assert (breakouts.groups, breakouts.size, breakouts.parts) == ("breakouts", 3, (14, 6))
    for number in (groups.FEWEST, groups.MOST):
        assert str(number) in SECTIONS["A step"]
