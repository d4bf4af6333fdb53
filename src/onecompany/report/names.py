"""Roles in place of names in the rows of a workshop, before anything is made from them: no format can forget one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from typing import Any

from onecompany.kinds.columns import LeaderOf, Reference, Settings
from onecompany.kinds.kind import Table
from onecompany.kinds.registry import UnknownKind, kind, tables
from onecompany.plans import Setting
from onecompany.report.roles import Roles
from onecompany.sentences import N_, gettext
from onecompany.store.earlier import in_line
from onecompany.store.records import Record
from onecompany.store.state import State

SOMEBODY = N_("somebody else")


def all_without_names(states: Sequence[State], roles: Roles) -> tuple[State, ...]:
    """Copies of all workshops of an organisation, by date, in which nobody is named. `roles`: those of all of them."""
    return in_line([without_names(state, roles) for state in states])


def without_names(state: State, roles: Roles) -> State:
    """A copy of the workshop's rows in which nobody is named whom `roles` does not leave by name.

    Whoever promised something and is no leader is named where owners are. The earlier workshops are made nameless too,
    when they are asked for, each with its own roles where these do not know its people.
    """
    described = tables()
    silos = {roles(row.name) for row in state.rows("silo")}
    known = frozenset({*roles.labels.values(), *silos, ""})
    ids = {row_id for rows in state.tables.values() for row_id in rows}
    nameless = {}
    for name, rows in state.tables.items():
        table = described.get(name)
        nameless[name] = {
            row_id: row.with_values(_without(table, row, roles, known, ids)) for row_id, row in rows.items()
        }
    for row_id, row in nameless.get("leader", {}).items():
        nameless["leader"][row_id] = row.with_values({"name": roles.labels[row_id]})

    def earlier() -> tuple[State, ...]:
        known = [(before, roles if roles.know(before) else Roles(before, then=roles)) for before in state.before]
        return in_line([without_names(*one) for one in known])

    copy = State(state.shape, state.workshop_id, nameless, earlier)
    copy.idle, copy.came_along = state.idle, state.came_along
    return copy


def _without(table: Table | None, row: Record, roles: Roles, known: Collection[str], ids: Set[str]) -> dict[str, Any]:
    """The values of a row that change: all that hold words, never a code, a reference or an identity.

    A column for the name of somebody who is no leader says `SOMEBODY`, unless it names one of `known`. Of a table that
    nobody describes, because its kind is not installed, every text is taken for words. `ids`: those of all rows.
    """
    if table is None:
        texts = {name: value for name, value in vars(row).items() if name != "id" and not name.endswith("_id")}
        return {name: _value(value, roles) for name, value in texts.items()}
    values: dict[str, Any] = {}
    for column in table.columns:
        value = getattr(row, column.name, None)
        if column.nature.words:
            values[column.name] = _value(value, roles)
        elif isinstance(column.nature, Reference) and value:
            values[column.name] = _reference(value, ids)
        elif isinstance(column.nature, Settings) and isinstance(value, dict):
            values[column.name] = _settings(value, _rules(row), roles)
    for column in table.columns:
        typed = column.nature.typed if isinstance(column.nature, LeaderOf) else ""
        if typed and column.owner and not roles.owners:
            values[typed] = getattr(row, typed)
        elif typed and str(values[typed]).strip() not in known:
            values[typed] = gettext(SOMEBODY)
    return values


def _reference(value: str, ids: Set[str]) -> str:
    """A reference; of a finding without what is behind its key and no identity: that was a name in older files."""
    table, _, key = value.partition(":")
    rule, _, about = key.partition(":")
    return f"{table}:{rule}" if table == "finding" and about and not ids & set(about.split("-")) else value


def _rules(row: Record) -> Mapping[str, Setting]:
    """The settings that the kind of an exercise has; none for one that is not installed."""
    try:
        return kind(row.kind).settings
    except UnknownKind:
        return {}


def _settings(values: Mapping[str, Any], rules: Mapping[str, Setting], roles: Roles) -> dict[str, Any]:
    """Settings in which every text is taken for words, but those that are one of several choices."""
    settings = {}
    for name, value in values.items():
        rule = rules.get(name)
        if rule is not None and rule.kind == "tables" and isinstance(value, list):
            settings[name] = [_settings(line, rule.fields or {}, roles) for line in value]
        else:
            settings[name] = value if rule is not None and rule.kind == "choice" else _value(value, roles)
    return settings


def _value(value: Any, roles: Roles) -> Any:
    if isinstance(value, str):
        return roles(value)
    if isinstance(value, list):
        return [_value(item, roles) for item in value]
    if isinstance(value, dict):
        return {key: _value(item, roles) for key, item in value.items()}
    return value
