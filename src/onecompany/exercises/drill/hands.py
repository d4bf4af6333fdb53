"""Hands for the rules of a case, typed as `3: 5, 7: 2, none: 3`: by the rule's number, with how many were up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onecompany.boards.hands import read_hands
from onecompany.boards.outcome import Refused
from onecompany.exercises.drill.calls import NONE
from onecompany.parsing.alike import alike
from onecompany.sentences import gettext, ngettext
from onecompany.store.state import State

_HANDS = re.compile(r"(\w+)\s*[:=]\s*(\d+)")


def rule_codes(rules: Mapping[str, int]) -> dict[str, int]:
    """Hands by the id of the rule, "" for none, as a round keeps them."""
    return {f"rule:{rule}" if rule else NONE: hands for rule, hands in rules.items() if hands}


def typed_rules(rules: Mapping[str, int], code: Sequence[str]) -> str:
    """The same as it would be typed again; of a rule that is adopted no more nothing."""
    numbers = {"": gettext("none"), **{rule: str(number) for number, rule in enumerate(code, 1)}}
    return ", ".join(f"{numbers[rule]}: {hands}" for rule, hands in rules.items() if rule in numbers)


def read_rules(typed: str, code: Sequence[str]) -> dict[str, int]:
    """Hands by the id of the rule, "" for none, typed as `3: 5, 7: 2, none: 3`. `code`: the rules. Raises Refused."""
    if _HANDS.sub("", typed).strip(" ,;"):
        raise Refused(gettext("Type hands by the rule's number, with a colon between: 3: 5, 7: 2, none: 3"))
    rules: dict[str, int] = {}
    for word, hands in _HANDS.findall(typed):
        number = int(word[:6]) if word.isdecimal() else 0 if word.casefold() in (NONE, gettext("none")) else -1
        if not 0 <= number <= len(code):
            raise Refused(gettext("There is no rule {number:quoted}; their numbers stand below.", number=word[:20]))
        rule = code[number - 1] if number else ""
        rules[rule] = rules.get(rule, 0) + read_hands(hands)
    return rules


def differs(state: State, hands: int, called: int | None = None) -> str:
    """What is said of hands that are not as many as they could be; "" where they are. `called`: those for the call."""
    present = sum(1 for leader in state.rows("leader") if leader.present)
    if called is not None:
        said = gettext("{hands} for the rules, {called} for the call.", hands=hands, called=called)
        return "" if hands == called else said
    if hands == present or not state.rows("leader"):
        return ""
    return ngettext(
        "One hand was kept; {present} leaders are here. F2 on the call corrects it.",
        "{number:,} hands were kept; {present} leaders are here. F2 on the call corrects it.",
        hands,
        present=present,
    )


def looks_like_counts(line: str) -> bool:
    """Whether a line holds nothing but figures, as hands are typed, or rules with theirs: it is no case."""
    words = [word for part in line.replace(",", " ").replace(";", " ").split() for word in part.split(":") if word]
    others = [word for word in words if not word.isdecimal()]
    return bool(words) and len(others) < len(words) and {alike(word) for word in others} <= {alike(gettext("none"))}
