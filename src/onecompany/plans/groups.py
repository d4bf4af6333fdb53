"""What a plan says of a step that is worked in groups: 1-2-4-all, or breakouts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from onecompany.plans.checking import NUMBERS, Checker, named
from onecompany.plans.lines import Path
from onecompany.plans.model import PARTS, PlannedStep
from onecompany.sentences import N_, gettext, ngettext

GROUP_KEYS = ("groups", "size", "count", "parts")

FEWEST, MOST = 2, 50
"""Leaders of a group, and groups of a room."""

_EXPECTED_PARTS = {
    "1-2-4-all": N_("expected four numbers of minutes: alone, in pairs, in fours, all together; got {value}"),
    "breakouts": N_("expected two numbers of minutes: in groups, all together; got {value}"),
}


def grouped(check: Checker, path: Path, table: Mapping[str, object], step: PlannedStep) -> PlannedStep:
    """The step with what its table says of groups; what cannot be used is noted."""
    if "groups" not in table:
        for key in GROUP_KEYS:
            if key in table:
                message = gettext('stands without groups = "1-2-4-all" or groups = "breakouts"')
                check.wrong((*path, key), message)
        return step
    earlier = len(check.problems)
    form = check.choice((*path, "groups"), table["groups"], tuple(PARTS))
    if len(check.problems) > earlier:
        return step
    sizes = _sizes(check, path, table, form)
    return replace(step, groups=form, parts=_parts(check, path, table, form, step.minutes), **sizes)  # type: ignore[arg-type]


def _sizes(check: Checker, path: Path, table: Mapping[str, object], form: str) -> dict[str, int]:
    sizes = [key for key in ("size", "count") if key in table]
    if form == "1-2-4-all":
        for key in sizes:
            check.wrong((*path, key), gettext("stands beside 1-2-4-all, which makes pairs and fours by itself"))
        return {}
    if not sizes:
        message = gettext("breakouts need a size (leaders of a group) or a count (how many groups)")
        check.wrong((*path, "groups"), message)
    if len(sizes) > 1:
        check.wrong((*path, "count"), gettext("stands beside size; give one of the two"))
    return {key: _whole(check, (*path, key), table[key]) for key in sizes[:1]}


def _whole(check: Checker, path: Path, value: object) -> int:
    if isinstance(value, float):
        check.wrong(path, gettext(NUMBERS["integer"][0], value=named(value)))
        return FEWEST
    return int(check.number(path, value, least=FEWEST, most=MOST, of="integer"))


def _parts(check: Checker, path: Path, table: Mapping[str, object], form: str, minutes: float) -> tuple[float, ...]:
    """The minutes of the parts. Together they are not more than those of the step; what is left is the last one's."""
    if "parts" not in table:
        return ()
    values, where = table["parts"], (*path, "parts")
    if not isinstance(values, list) or len(values) != len(PARTS[form]):
        check.wrong(where, gettext(_EXPECTED_PARTS[form], value=named(values)))
        return ()
    earlier = len(check.problems)
    parts = tuple(check.minutes((*where, number), value) for number, value in enumerate(values))
    total = round(sum(parts), 6)
    if len(check.problems) == earlier and total > minutes:
        message = ngettext(
            "are {total:g} minutes together, but the step has only {minutes:g} minute",
            "are {total:g} minutes together, but the step has only {minutes:g} minutes",
            1 if minutes == 1 else 2,  # 0.5 minutes is a plural too
            total=total,
            minutes=minutes,
        )
        check.wrong(where, message)
    return parts
