"""Who takes part in a new workshop: leaders who come again, and who are new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onecompany.parsing.alike import alike
from onecompany.parsing.people import Person
from onecompany.store.tables import Leader, Silo
from onecompany.store.transaction import GAP, Transaction
from onecompany.store.turnover import former_names, turnover


def seat(transaction: Transaction, people: Sequence[Person], lines: Mapping[str, str]) -> None:
    """Make the leaders exactly these, keeping those of last time who come again, and add their silos.

    `lines`: the line of everybody who was there before, by name; who was away for a while goes on in it.
    """
    state = transaction.state
    for silo_id, name in turnover(state, people).renamed.items():
        transaction.change(Silo, silo_id, name=name)
    transaction.take_in()
    silos = {name: row.id for name, row in former_names(transaction.state).items()}
    silos |= {alike(row.name): row.id for row in transaction.state.rows("silo")}
    before = {alike(row.name): row for row in state.rows("leader")}
    taken = {row.origin_id for row in before.values()}
    place = len(transaction.state.rows("silo")) * GAP
    for number, person in enumerate(people, 1):
        silo = silos.get(alike(person.silo)) if person.silo else None
        if person.silo and silo is None:
            place += GAP
            silo = transaction.add(Silo, name=person.silo, position=place).id
            silos[alike(person.silo)] = silo
        known = before.pop(alike(person.name), None)
        values: dict[str, Any] = {
            "name": person.name,
            "role": person.role,
            "silo_id": silo,
            "position": number * GAP,
        }
        if known is not None:
            transaction.change(Leader, known.id, present=True, **values)
        else:
            line = lines.get(alike(person.name))
            transaction.add(Leader, origin_id=line if line not in taken else None, **values)
