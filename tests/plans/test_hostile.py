"""Files that nobody meant well with, or that a disk has eaten: refused in words, and soon."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onecompany.assets import sessions
from onecompany.kinds.registry import kinds
from onecompany.plans import Plan, PlanError, load
from onecompany.plans.lines import too_deep
from tests.plans.making import problems

RULES = {name: kind.rules for name, kind in kinds().items()}
SHIPPED = [path.read_bytes() for path in sorted(sessions().glob("*.toml"))]
HEAD = 'title = "Day"\n'
BODY = '[[exercise]]\nkind = "walk"\n'


def outcome(data: bytes) -> Plan | PlanError:
    """The plan, or what is wrong with it; any other error fails the test."""
    try:
        return load(data, name="any", path=None, kinds=RULES)
    except PlanError as error:
        return error


def refused(data: bytes) -> bool:
    """Whether a plan is refused. What is said then is in order, and so is a plan that is not refused."""
    plan = outcome(data)
    if isinstance(plan, PlanError):
        assert plan.problems
        assert all(0 <= problem.line <= data.count(b"\n") + 1 for problem in plan.problems)
        assert all(char.isprintable() or char == "\n" for char in str(plan))
        assert len(str(plan).splitlines()) <= 21
        return True
    assert plan.exercises
    assert all(step.minutes > 0 for exercise in plan.exercises for step in exercise.steps)
    assert all(exercise.min_minutes <= round(exercise.minutes, 6) for exercise in plan.exercises)
    assert all(set(exercise.settings) == set(RULES[exercise.kind].settings) for exercise in plan.exercises)
    return False


@pytest.mark.reliability("Plan (TOML)")
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    assert refused(data)


@given(st.text(alphabet="[]{}=.,\"'#\\\n \tax1", max_size=80))
def test_any_toml_like_text(text: str) -> None:
    assert refused(text.encode())


PIECES = st.sampled_from(
    [
        *(b"", b'"', b"'", b'"""', b"[", b"]", b"[[", b"{", b"}", b"=", b".", b",", b"#", b"\n", b"\r", b"\\", b"-"),
        *(b"nan", b"inf", b"true", b"1e999", b"9" * 400, b"0x" + b"f" * 5000, b"\x00", b"\x1b", b"\xff"),
        *(b"\xef\xbb\xbf", b"\xe2\x80\xae", b"[[exercise]]\n", b"\n[exercise]\n", b"\n[exercise.settings]\n"),
    ]
)


@settings(max_examples=150)
@given(st.sampled_from(SHIPPED), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), PIECES), max_size=3))
def test_a_shipped_plan_that_something_happened_to(data: bytes, cuts: list[tuple[float, int, bytes]]) -> None:
    for where, length, piece in cuts:
        start = int(where * len(data))
        data = data[:start] + piece + data[start + length :]
    if not cuts:
        assert not refused(data)
    refused(data)


VALUES = st.sampled_from(["-1", "0", "nan", "inf", "true", "[]", "{}", "''", "1" + "0" * 400, "2026-03-02", "[[1]]"])


@pytest.mark.reliability("Plan (TOML)")
@settings(max_examples=150)
@given(st.sampled_from(SHIPPED), st.integers(0, 10_000), VALUES)
def test_another_value_in_a_shipped_plan(data: bytes, which: int, value: str) -> None:
    lines = data.decode().split("\n")
    short = [number for number, line in enumerate(lines) if " = " in line and line.count('"') in (0, 2)]
    number = short[which % len(short)]
    lines[number] = f"{lines[number].partition(' = ')[0]} = {value}"
    refused("\n".join(lines).encode())


@pytest.mark.reliability("Plan (TOML)")
@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "body",
    [BODY, f"{BODY}  [[exercise.step]]\n  minutes = 1\n  [exercise.settings]\n", '[[exercise]]\nknd = "x"\n'],
    ids=["short", "with steps", "wrong"],
)
def test_ten_thousand_exercises_are_refused_at_once(body: str) -> None:
    (problem,) = problems(HEAD + body * 10_000)
    assert (problem.line, problem.key) == (2, "exercise")
    assert problem.message == "expected at most 200 exercises, got 10,000"


def test_two_hundred_exercises_are_a_plan() -> None:
    assert problems(HEAD + BODY * 200) == []
    assert len(problems(HEAD + BODY * 201)) == 1


MILLION = 999_000


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * MILLION,
        "a = " + "{a=" * (MILLION // 3),
        "a." * (MILLION // 2) + "a = 1",
        "[" + "a." * (MILLION // 2) + "a]",
        "[[exercise]]\nkind." + "a." * 200_000 + "a = 1",
        '"""\n\\' * (MILLION // 5),
        "'''\n" + "''\n" * (MILLION // 3),
        '"' * MILLION,
        "'" * MILLION,
        "\n" * MILLION,
        '"\\\n' * (MILLION // 3),
        'title = """' + "x\n" * (MILLION // 2),
        "a = 1" + "_1" * (MILLION // 2),
    ],
    ids=lambda text: f"{text[:12]!r}…",
)
def test_a_million_bytes_of_nothing_good_are_refused_at_once(text: str) -> None:
    assert problems(text)


@pytest.mark.timeout(20)
def test_forty_thousand_unknown_keys_are_refused_at_once() -> None:
    found = problems("".join(f"exercises{number}=1\n" for number in range(40_000)) + HEAD + BODY)
    assert len(found) == 40_000
    assert found[39_999].line == 40_000


@given(st.text(alphabet="[]{}=.,\"'#\\\n ax", max_size=60))
def test_looking_for_depth_never_fails(text: str) -> None:
    assert too_deep(text) is None or text.count("[") + text.count("{") + text.count(".") > 32
