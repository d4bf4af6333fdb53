"""The workshop as a test reads it: by names instead of identities."""

from __future__ import annotations

import datetime as dt
from typing import Any

from onecompany.exercises.metrics import METRIC
from onecompany.exercises.metrics import acts as metrics
from onecompany.exercises.ownership import acts as ownership
from onecompany.exercises.stages import acts as stages
from onecompany.kinds import rows
from onecompany.kinds.findings import find_all
from onecompany.kinds.view import Finding
from onecompany.store.acts import capture
from onecompany.store.state import State
from onecompany.store.writer import WorkshopWriter
from tests.conftest import DAY

FIRST_NAMES = ("Ben", "Carla", "Ana", "Finn", "Eva", "Dev", "Grace", "Hugo")
JOURNEY = ("Discover", "Evaluate", "Buy", "Onboard", "Use", "Renew")


class Room:
    """A desk, and what its boards say."""

    def __init__(self, writer: WorkshopWriter) -> None:
        self.writer = writer
        self.today = DAY

    @property
    def state(self) -> State:
        """The rows."""
        return self.writer.state

    def named(self, table: str, name: str) -> Any:
        """The one row of a table with this name or text."""
        (found,) = [
            row
            for row in self.state.rows(table)
            if name in (getattr(row, "name", None), getattr(row, "text", None), getattr(row, "what", None))
        ]
        return found

    def id(self, table: str, name: str) -> str:
        """The identity of the one row with this name."""
        return str(self.named(table, name).id)

    def stage(self, name: str) -> str:
        """A stage's identity."""
        return self.id("stage", name)

    def silo(self, name: str) -> str:
        """A silo's identity."""
        return self.id("silo", name)

    def leader(self, name: str) -> str:
        """A leader's identity, by first name."""
        (found,) = [row for row in self.state.rows("leader") if row.name.split()[0] == name]
        return str(found.id)

    def exercise(self, kind: str, title: str = "") -> Any:
        """The row of an exercise."""
        rows = [row for row in self.state.rows("exercise") if row.kind == kind and title in row.title]
        return rows[0]

    def journey(self, *names: str) -> None:
        """Put stages on the map."""
        stages.add_stages(self.writer, names or JOURNEY, None)

    def own(self, **owners: str) -> None:
        """Place silos: `own(Buy="Sales", Use="Service +IT")`; a plus sign helps, a space parts."""
        for stage, silos in owners.items():
            for silo in silos.split():
                role = "helps" if silo.startswith("+") else "owner"
                ownership.set_role(self.writer, self.stage(stage), self.silo(silo.lstrip("+")), role)

    def handoff(self, start: str, end: str, **values: Any) -> None:
        """Say something about a handoff."""
        ownership.change_handoff(self.writer, self.stage(start), self.stage(end), **values)

    def found(self, kind: str, title: str = "") -> list[Finding]:
        """What the board of a kind says."""
        return find_all(self.state, self.today)[self.exercise(kind, title).id]

    def says(self, kind: str, title: str = "") -> list[str]:
        """The same, as a facilitator reads it: sign and sentence."""
        return [f"{finding.sign} {finding.text}" for finding in self.found(kind, title)]

    def key(self, kind: str, prefix: str) -> Finding:
        """The one finding whose key begins so."""
        (found,) = [finding for finding in self.found(kind) if finding.key.startswith(prefix)]
        return found


def day(days: int) -> dt.date:
    """A date so many days after the workshop."""
    return DAY + dt.timedelta(days=days)


def rows_of(state: State) -> dict[str, list[dict[str, Any]]]:
    """All rows of a workshop in the order in which they are shown, for comparing."""
    tables = ("workshop", "organisation", *state.shape.tables_of_workshop())
    return {table: [dict(vars(row)) for row in state.rows(table)] for table in tables}


def add_metric(room: Room, first_name: str, name: str, **values: Any) -> str:
    """A metric with nothing to be said against it, but for what is given."""
    joint = room.silo("Finance" if first_name != "Eva" else "IT")
    complete = {
        "measures": "behaviour",
        "source": "CRM",
        "baseline": 70.0,
        "target": 90.0,
        "by_when": day(90),
        "result": "Renewal revenue",
        "noticed": True,
        "joint_with": [joint],
        "watches": f"stage:{room.stage('Buy')}",
    }
    (metric,) = metrics.add_metrics(room.writer, room.leader(first_name), [name])
    rows.change(room.writer, METRIC, metric, "filled in", **(complete | values))
    return metric


def promise(room: Room, what: str, first_name: str = "", by_when: dt.date | None = None, who: str = "") -> str:
    """A commitment's identity: by a leader's first name, or by a name as typed."""
    leader = room.leader(first_name) if first_name else None
    return capture.commit(room.writer, None, what, who=who, leader_id=leader, by_when=by_when)
