"""The code of conduct in the report: always and never by stage, what the room has ratified, dissent, all rules."""

from __future__ import annotations

from onecompany.exercises.conduct import RULE
from onecompany.exercises.conduct.chapters import LEFT, Chapter, chapters
from onecompany.exercises.conduct.ratifying import Verdict, verdict, verdicts
from onecompany.kinds import rounds
from onecompany.kinds.cadence import meetings
from onecompany.kinds.code_of_conduct import SIDES, adopted
from onecompany.kinds.phrasing import ask
from onecompany.kinds.reporting import columns, leader_name, nothing, reached, table, unknown, values
from onecompany.kinds.view import View
from onecompany.sentences import gettext, lazy_ngettext, ngettext
from onecompany.summary.blocks import Block, Heading, Paragraph, Table, TableColumn, Value
from onecompany.summary.document import Ask, Number, Section
from onecompany.summary.upcoming import StageRules, Upcoming

ORDER = 50
"""Its place in the report: behind who owns what (40), before what each is judged by (60)."""

SAID = ("kind", "text", "state", "votes", "noticed", "hardest_for")
"""What the table of all rules says of each, beside its number and its stage."""


def sections(view: View) -> list[Section]:
    """The code as one section."""
    title = gettext("Code of conduct")
    if not view.state.rows("rule"):
        return [Section("conduct", title, ORDER, (nothing(),))]
    blocks = [*_code(view), *_ratified(view), *_dissent(view), *_rules(view)]
    return [Section("conduct", title, ORDER, tuple(blocks), _conclusion(view))]


def numbers(view: View) -> list[Number]:
    """How many stages are ratified."""
    label = gettext("stages ratified")
    written = _written(view)
    if not written:
        return [unknown(label)]
    verdicts_now = [verdict(view.state, part) for part in written]
    against = sum(seen.count("down") or 0 for seen in verdicts_now if seen is not None)
    note = ngettext("one vote against", "{number:words} votes against", against) if against else ""
    return [reached(label, len(_agreed(view)), len(written), note)]


def asks(view: View) -> list[Ask]:
    """The stages whose rules are adopted and not ratified are to be ratified at the next meeting."""
    agreed = {part.key for part in _agreed(view)}
    waiting = [str(part.name) for part in _written(view) if part.key not in agreed and part.adopted(view.state)]
    if not waiting:
        return []
    coming = [row.date for row in meetings(view.state) if row.date >= view.today]
    what = lazy_ngettext(
        "Ratify the code of conduct at {stages:quoted}",
        "Ratify the code of conduct at the {number:words} stages where it is open",
        len(waiting),
        stages=waiting,
    )
    return [ask(what, "", coming[0] if coming else None)]


def upcoming(view: View) -> Upcoming:
    """The adopted rules, for the wall."""
    code = []
    for part in chapters(view.state, view.settings):
        always, never = (
            tuple(row.text for row in part.lane(view.state, side) if row.state == "adopted") for side in SIDES
        )
        if always or never:
            code.append(StageRules(str(part.name), always, never))
    return Upcoming(code=tuple(code))


def _written(view: View) -> list[Chapter]:
    """The chapters that have rules, but for what is of no stage any more."""
    every = chapters(view.state, view.settings)
    return [part for part in every if part.key != LEFT and part.rules(view.state)]


def _agreed(view: View) -> list[Chapter]:
    seen = ((part, verdict(view.state, part)) for part in _written(view))
    return [part for part, said in seen if said is not None and said.ratified]


def _conclusion(view: View) -> str:
    """How many rules there are, and where the room stands for them."""
    rules, parts, agreed = adopted(view.state), _written(view), _agreed(view)
    if not rules:
        return ngettext("One rule is proposed, and not adopted yet.",
                        "{number:Words} rules are proposed, and none is adopted yet.",
                        len(view.state.rows("rule")))  # fmt: skip
    if parts and len(agreed) == len(parts):
        return ngettext(
            "The room has ratified its code of conduct: one rule.",
            "The room has ratified its code of conduct: {number:words} rules.",
            len(rules),
        )
    if not agreed:
        return ngettext(
            "The code of conduct has one rule, which is not ratified yet.",
            "The code of conduct has {number:words} rules, which are not ratified yet.",
            len(rules),
        )
    has = ngettext("The code of conduct has one rule.", "The code of conduct has {number:words} rules.", len(rules))
    ratified = ngettext(
        "One of {stages:words} stages is ratified.",
        "{number:Words} of {stages:words} stages are ratified.",
        len(agreed),
        stages=len(parts),
    )
    return f"{has} {ratified}"


def _code(view: View) -> list[Block]:
    """Always and never side by side, each rule with its number."""
    numbered = {row.id: number for number, row in enumerate(adopted(view.state), 1)}
    if not numbered:
        return [Paragraph(gettext("No rule has been adopted yet."), "note")]
    heads = (
        TableColumn(gettext("Stage")),
        TableColumn(gettext("We always")),
        TableColumn(gettext("We never")),
    )
    rows, no_rule = [], gettext("no rule yet")
    for part in chapters(view.state, view.settings):
        if part.adopted(view.state):
            lanes = ([row for row in part.lane(view.state, side) if row.id in numbered] for side in SIDES)
            texts = (
                [gettext("{number}. {rule}", number=numbered[row.id], rule=row.text) for row in lane] for lane in lanes
            )
            rows.append((str(part.name), *("\n".join(lines) or no_rule for lines in texts)))
    return [Table(heads, tuple(rows), gettext("What we always and what we never do"))]


def _ratified(view: View) -> list[Block]:
    """What the room said to each stage, and when it was asked more than once, all that it said."""
    rows = [
        (
            str(part.name),
            *(seen.count(code) for code in ("up", "sideways", "down")),
            _standing(seen, now=seen is every[-1]),
        )
        for part in chapters(view.state, view.settings)
        if (every := verdicts(view.state, part))
        for seen in every
    ]
    heads = (
        TableColumn(gettext("Stage")),
        TableColumn(gettext("Thumbs up"), "number"),
        TableColumn(gettext("Sideways"), "number"),
        TableColumn(gettext("Down"), "number"),
        TableColumn(gettext("Ratified")),
    )
    return [Heading(gettext("Ratified")), Table(heads, tuple(rows))] if rows else []


def _standing(seen: Verdict, *, now: bool) -> str:
    if not seen.known:
        return gettext("too few votes to show")
    if not now:
        return gettext("ratified before") if seen.agreed else gettext("not ratified before")
    if seen.agreed and not seen.current:
        return gettext("ratified, and changed since")
    return gettext("ratified") if seen.agreed else gettext("not ratified")


def _dissent(view: View) -> list[Block]:
    said: list[tuple[Value, ...]] = [
        (str(part.name), leader_name(view.state, line.leader_id), line.text)
        for part in chapters(view.state, view.settings)
        for seen in verdicts(view.state, part)
        if seen.result is not None
        for line in rounds.dissent(view.state, seen.result.id)
    ]
    who = gettext("Who")
    heads = (TableColumn(gettext("Stage")), TableColumn(who), TableColumn(gettext("Dissent")))
    return [Heading(gettext("Dissent on record")), table(heads, said, optional=(who,))] if said else []


def _rules(view: View) -> list[Block]:
    """Every rule with what the room said of it, also those that it did not adopt; votes where there was a vote."""
    said = [name for name in SAID if name != "votes" or any(row.votes for row in view.state.rows("rule"))]
    numbered = {row.id: number for number, row in enumerate(adopted(view.state), 1)}
    heads = (TableColumn(gettext("No."), "number"), TableColumn(gettext("Stage")), *columns(RULE, said))
    rows = [
        (numbered.get(row.id), str(part.name), *values(RULE, said, row, view.state))
        for part in chapters(view.state, view.settings)
        for row in part.rules(view.state)
    ]
    optional = {heads[0].title, *(head.title for head in columns(RULE, ("noticed", "hardest_for")))}
    return [Heading(gettext("All rules")), table(heads, rows, optional=optional)]
