"""What was called on a case: read from its rounds, and what they come to. Pure.

A call is a round whose choices are what to do and the rule that decides it, such as `do+rule:ID` or `dont+none`. By
hands both are counted apart, as `do` and `rule:ID`; a rule that was removed leaves `do` alone, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from onecompany.kinds.code_of_conduct import adopted
from onecompany.kinds.registry import shows
from onecompany.kinds.rounds import Option, Part, Poll, Result, results
from onecompany.sentences import N_, Message, gettext, lazy_gettext
from onecompany.store.records import Record, Ref
from onecompany.store.state import State
from onecompany.summary.words import shortened

DO, DONT, ESCALATE, NONE = "do", "dont", "escalate", "none"
CODES = (DO, DONT, ESCALATE)
ANSWERS = {DO: N_("do it"), DONT: N_("don't"), ESCALATE: N_("escalate")}
_SPOKEN = {DO: N_("Do it"), DONT: N_("No, don't"), ESCALATE: N_("Escalate")}
_KEYS = {DO: "d", DONT: "n", ESCALATE: "e"}

NAME = 70
"""Characters by which a case is known, which is a small story."""

FEWEST = 2
"""Calls from which on one can speak of agreement: one alone agrees with itself."""

AGREED = Fraction(7, 10)
"""Of the calls, from which on the room has decided: of ten leaders seven, so that those who lost are a minority that
can be heard, and no second camp."""

HOLE = Fraction(1, 2)
"""Of the calls, from which on the code does not decide: as many leaders see no rule as see one."""

RISE = Fraction(1, 5)
"""By which agreement rises when talking has moved the room: two of ten leaders, so that it was not one who wavered."""

CLEAR = Fraction(9, 10)
"""Of the calls, from which on all but one of ten have decided alike before a word was said."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call on a case. `counts` by what to do, and `rules` by the rule's id ("": no rule), most often named first.

    Both are None below the threshold, where only `n` is known. `opposed`: rules by which some would do it and others
    would not.
    """

    n: int
    present: int
    seconds: float | None
    method: str
    round_id: str
    counts: dict[str, int] | None
    rules: tuple[tuple[str, int], ...] | None
    opposed: tuple[str, ...] = ()

    @property
    def callers(self) -> int:
        """How many have called; who voted for nothing has not."""
        return sum(self.counts.values()) if self.counts else 0

    @property
    def agreement(self) -> Fraction | None:
        """The share of what most would do; None where that is not known."""
        return Fraction(max(self.counts.values()), self.callers) if self.counts and self.callers else None

    @property
    def leading(self) -> list[str]:
        """What most would do; several of which there are as many."""
        counts = self.counts or {}
        return [code for code in CODES if counts.get(code) and counts[code] == max(counts.values())]

    def named(self, rule_id: str) -> int:
        """How many say that a rule decides it; "" for none."""
        return dict(self.rules or ()).get(rule_id, 0)

    @property
    def is_hole(self) -> bool:
        """Whether half of them or more say that no rule decides it."""
        return self.callers >= FEWEST and Fraction(self.named(""), self.callers) >= HOLE

    @property
    def all_called(self) -> bool:
        """Whether everybody who was in the room has voted."""
        return self.n >= self.present


def subject(case_id: str) -> str:
    """What the rounds of a case are about."""
    return f"call:{case_id}"


def calls(state: State, case: Record) -> list[Call]:
    """The calls on a case, the latest last; those that go on are not among them."""
    return [_call(result) for result in results(state, case.exercise_id, subject(case.id))]


def _call(result: Result) -> Call:
    counts: dict[str, int] | None = None
    rules: Counter[str] = Counter()
    callers: dict[str, set[str]] = {}
    if result.counts is not None:
        counts = dict.fromkeys(CODES, 0)
        for choice, number in result.counts.items():
            done, rule = "", None
            for part in choice.split("+"):
                if part in CODES:
                    done = part
                    counts[part] += number
                else:
                    rule = "" if part == NONE else part.removeprefix("rule:")
            if rule is not None and number:
                rules[rule] += number
                callers.setdefault(rule, set()).add(done)
    return Call(
        result.n, result.present, result.seconds, result.method, result.id, counts,
        None if counts is None else tuple(sorted(rules.items(), key=lambda one: (-one[1], one[0]))),
        tuple(sorted(rule for rule, codes in callers.items() if rule and {DO, DONT} <= codes)),
    )  # fmt: skip


def cases(state: State, exercise_id: str) -> list[Record]:
    """The cases of an exercise, in order."""
    return state.where("drill_case", "exercise_id", exercise_id)


def case_name(case: Record) -> str:
    """The beginning of a case, by which it is known in a sentence or over a picture: it stands whole elsewhere."""
    return shortened(" ".join(case.text.split()), NAME)


def before_and_after(several: Sequence[Call]) -> tuple[Call | None, Call | None]:
    """The first call, and the latest after it; None for what was not called, and for so few that there is no share."""
    first = next((call for call in several[:1] if call.callers >= FEWEST), None)
    return first, next((call for call in reversed(several[1:]) if call.callers >= FEWEST), None)


def latest(several: Sequence[Call]) -> Call | None:
    """The latest call of which more is known than how many there were."""
    first, last = before_and_after(several)
    return last or first


def rose(several: Sequence[Call]) -> Fraction | None:
    """By how much agreement rose from the first call to the latest; None where there are not two."""
    first, last = before_and_after(several)
    if first is None or last is None or first.agreement is None or last.agreement is None:
        return None
    return last.agreement - first.agreement


def still_split(several: Sequence[Call]) -> bool:
    """Whether the room has not decided, after it has talked."""
    _, last = before_and_after(several)
    return last is not None and last.agreement is not None and last.agreement < AGREED


def decided(several: Sequence[Call]) -> bool:
    """Whether the room has decided a case, whatever calls it took."""
    call = latest(several)
    return call is not None and call.agreement is not None and call.agreement >= AGREED


def hole(state: State, case: Record) -> Call | None:
    """The call by which no rule decides a case; None where one does, or where the one that was missing is adopted."""
    call = latest(calls(state, case))
    return call if call is not None and call.is_hole and closing_rule(state, case) is None else None


def closing_rule(state: State, case: Record) -> Record | None:
    """The rule that was proposed for a case that none decided, once it is adopted."""
    ref = Ref.parse(case.closed_by)
    rule: Record | None = state.find(ref) if ref is not None else None
    return rule if rule is not None and rule.state == "adopted" else None


def takes_rules(state: State) -> bool:
    """Whether an exercise of the workshop has rules on its board, so that a hole can become one."""
    return any("rule" in shows(exercise.kind) for exercise in state.rows("exercise") if not exercise.dropped)


# -- what is asked


def ask(state: State, case: Record, title: str) -> Poll:
    """The question of a case: what to do, and by which rule."""
    options = tuple(Option(code, gettext(_SPOKEN[code]), _KEYS[code]) for code in CODES)
    rules = [
        Option(f"rule:{rule.id}", str(rule_words(rule)), str(number)) for number, rule in enumerate(adopted(state), 1)
    ]
    none = Option(NONE, gettext("No rule decides it"), "0")
    what = Part(str(case.text), options)
    return Poll(subject(case.id), "choice", title, (what, Part(gettext("Which rule decides it?"), (none, *rules))))


def rule_words(rule: Record) -> Message:
    """A rule of the code, as it is read out."""
    sentence = lazy_gettext("Always: {rule}", rule=rule.text)
    return lazy_gettext("Never: {rule}", rule=rule.text) if rule.kind == "never" else sentence


def rules_named(state: State, call: Call) -> list[tuple[str, int]]:
    """The rules that were named, in words, each with how often; that none decides comes where it belongs by that."""
    code = adopted(state)
    rows = ((state.get("rule", rule_id), rule_id, hands) for rule_id, hands in call.rules or ())
    return [
        (numbered(code, row) if row is not None else gettext("no rule"), hands)
        for row, rule_id, hands in rows
        if not rule_id or row is not None
    ]


def numbered(code: Sequence[Record], rule: Record) -> str:
    """A rule with its number, if it is adopted."""
    number = next((number for number, row in enumerate(code, 1) if row.id == rule.id), 0)
    values = {"number": number, "rule": rule_words(rule)}
    return gettext("rule {number} · {rule}", **values) if number else str(values["rule"])
