"""What one export is made from: report and document of a workshop, or the year of an organisation, with what the
facilitator chose to leave out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

from onecompany.clock import Stamp
from onecompany.exchange.document import document
from onecompany.export.brand import Brand
from onecompany.export.files import slug
from onecompany.export.format import Bundle, Options
from onecompany.kinds.findings import find_all
from onecompany.kinds.lineage import day_of
from onecompany.report.build import build_report
from onecompany.report.digest import data_hash
from onecompany.report.names import all_without_names, without_names
from onecompany.report.roles import Roles
from onecompany.report.unrecorded import with_empty_parts_listed
from onecompany.report.year.build import build_year
from onecompany.sentences import gettext, has_words, speaking, using
from onecompany.store.state import State

Profile = Literal["full", "board"]
"""`full` has all. `board` is a few pages: what a board decides on or holds somebody to, by no other name than those of
who owns a commitment or a metric."""

PROFILES: tuple[Profile, ...] = ("full", "board")


_NONE: Mapping[str, int] = MappingProxyType({})

_LONGEST = 40
"""The most characters of an organisation in a file name: date, sign of the workshop, ending and number follow."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What is left out. `names`: people by name, or by their role. `private`: the private notes, in JSON alone.

    `times`: the minutes planned and used, in the full report of a workshop. `options`: what is asked of single formats.
    """

    profile: Profile = "full"
    names: bool = True
    private: bool = False
    times: bool = False
    options: Options = field(default_factory=Options)


def stem_of(content: Bundle) -> str:
    """What the files are called, without their ending: organisation and date, as the report may say them.

    A long organisation is cut, so that all files have the date, and all of them the same name. Those of a year have
    that word between, as it may end on the day of a workshop.
    """
    meta = content.report.meta
    year = ["year"] if meta.covers == "year" else []
    with speaking(meta.language):
        return "-".join([slug(meta.organisation, _LONGEST), *year, meta.date.isoformat()])


def bundle(
    state: State,
    *,
    at: Stamp,
    today: date,
    version: str,
    choices: Choices | None = None,
    brand: Brand | None = None,
    revisions: Mapping[str, int] = _NONE,
) -> Bundle:
    """All that the formats need, as of the moment `at` and the local day `today`, made once.

    A workshop that is closed is handed out as of its own day, whatever today is: so it says the same for ever. The
    document holds no name that the report must not hold. `revisions` say what was changed last (`store.revisions`), for
    the calendar.
    """
    choices, brand, today = choices or Choices(), brand or Brand(), day_of(state, today)
    digest = data_hash(state)
    board = choices.profile == "board"
    # Who has left is in no list of leaders any more, and is still spoken of.
    named = choices.names and not board
    with speaking(brand.language or state.language), using(state.terms):
        roles = None if named else Roles(*state.before, state, owners=not (board and choices.names))
        shown = state if roles is None else without_names(state, roles)
        report = build_report(
            shown,
            at=at,
            today=today,
            version=version,
            data_hash=digest,
            confidentiality=brand.confidentiality,
            author=brand.name,
            board=board,
            times=choices.times,
        )
        report = report if board else with_empty_parts_listed(report)
        json = document(shown, findings=find_all(shown, today), at=at, private=choices.private)
    return Bundle(report, json, brand, state.terms, _remark(brand.language, state.language), choices.options, revisions)


def _remark(asked: str, plan: str) -> str:
    """That there are no words for the language of the hand-outs, or that the plan is in another one; "" for nothing.

    `asked`: by the brand, "" for nothing; then they are in that of the plan.
    """
    wanted = asked or plan
    if not has_words(wanted):
        return gettext("There are no words for {language} yet: the hand-outs are in English.", language=wanted)
    if wanted.partition("-")[0].lower() != plan.partition("-")[0].lower():
        return gettext(
            "The hand-outs are in {language}, the plan is in {plan}: what the plan says, and its own words for "
            "customers and departments, stay as they are.",
            language=wanted,
            plan=plan,
        )
    return ""


def bundle_year(
    states: Sequence[State],
    *,
    at: Stamp,
    today: date,
    version: str,
    choices: Choices | None = None,
    brand: Brand | None = None,
    revisions: Mapping[str, int] = _NONE,
) -> Bundle:
    """The year of an organisation with these workshops, as `store.earlier.read_organisation` gives them, at least one.

    There is no document: that holds one workshop, to bring it in again. The words are those of the latest workshop.
    """
    choices, brand = choices or Choices(), brand or Brand()
    board = choices.profile == "board"
    named, words = choices.names and not board, states[-1].terms
    with speaking(brand.language or states[-1].language), using(words):
        roles = None if named else Roles(*states, owners=not (board and choices.names))
        shown = states if roles is None else all_without_names(states, roles)
        report = build_year(
            shown,
            at=at,
            today=today,
            version=version,
            data_hash=data_hash(*states),
            confidentiality=brand.confidentiality,
            author=brand.name,
            board=board,
        )
    remark = _remark(brand.language, states[-1].language)
    return Bundle(report, {}, brand, words, remark, choices.options, revisions)
