"""Makes the workshop files that the bench opens: always the same rows, through the store, as the application would.

    python tools/bench/make_files.py FOLDER

writes into FOLDER: `small.onecompany` (six workshops; the open one has a journey with some forty items),
`items.onecompany` (one workshop with 5,000 items, each one act), `workshops.onecompany` (1,000 workshops),
`client.onecompany` (an organisation with twelve workshops) and `clients.onecompany` (that one and 39 more).
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
from collections.abc import Callable
from pathlib import Path

from onecompany.assets import sessions
from onecompany.clock import Stamp
from onecompany.exchange.document import document
from onecompany.exchange.importing import bring_in
from onecompany.exercises.ownership import acts as ownership
from onecompany.exercises.stages import acts as stages
from onecompany.kinds import rows
from onecompany.kinds.beginning import begin
from onecompany.kinds.promises import active
from onecompany.kinds.registry import kinds
from onecompany.kinds.sample import PEOPLE, make_sample
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.parsing.people import Person
from onecompany.plans import Plan, load
from onecompany.store import timing
from onecompany.store.acts import agenda
from onecompany.store.acts.capture import commit
from onecompany.store.file import Store
from onecompany.store.journal import journal_path
from onecompany.store.records import Ref
from onecompany.store.tables import Organisation
from onecompany.store.writer import WorkshopWriter

PLAN, REVIEW = "journey-ownership-metrics", "quarterly-review"
FIRST_DAY = dt.date(2026, 1, 5)
STAGES = ("I find out", "I compare", "I buy", "I get started", "I use it", "I need help", "I renew")
FEELINGS = (1, 0, 1, -2, 0, -1, 1)
TOUCHPOINTS = ("Web page", "Neighbour's advice", "Call centre, and a long wait on the phone")
PAINS = ("Nobody says when", "Two prices for the same house", "The engineer comes twice")
SMALL, ITEMS, WORKSHOPS = "small.onecompany", "items.onecompany", "workshops.onecompany"
CLIENT, CLIENTS, COMPANY = "client.onecompany", "clients.onecompany", "Bench Water"
MANY_ITEMS, MANY_WORKSHOPS = 5_000, 1_000
MANY_CLIENTS, MANY_QUARTERS = 40, 12
FIRST_OF_CLIENT = dt.date(2023, 1, 9)


class OneMoment:
    """A clock that stands still, so that each file is made of the same bytes of ours."""

    def now(self) -> dt.datetime:
        """The first morning, UTC."""
        return dt.datetime.combine(FIRST_DAY, dt.time(8), dt.UTC)

    def boot(self) -> float:
        """Seconds since a start of no machine."""
        return 1000.0

    def boot_id(self) -> str:
        """A start that no machine has had."""
        return "bench"


def new_store(path: Path, *, scratch: bool = False, keep: bool = False) -> Store:
    """A new file at `path`, in place of the one that may be there, with identities that count up.

    `keep`: the one that is there, with other identities. `scratch`: nothing waits for the disk.
    """
    if not keep:
        path.unlink(missing_ok=True)
        journal_path(path).unlink(missing_ok=True)
    numbers = itertools.count(1)
    prefix = "more" if keep else "bench"
    return Store(path, clock=OneMoment(), new_id=lambda: f"{prefix}{next(numbers):07}", scratch=scratch)


def plan(name: str = PLAN) -> Plan:
    """A plan that is shipped, as a facilitator would take it."""
    path = sessions() / f"{name}.toml"
    return load(path.read_bytes(), name=name, path=path, kinds={name: kind.rules for name, kind in kinds().items()})


def at_the_journey(store: Store, organisation: str) -> tuple[WorkshopWriter, list[str]]:
    """A new workshop that stands at the journey, with seven stages; its desk and their ids."""
    workshop = begin(store, organisation=organisation, plan=plan(), date=FIRST_DAY, people=PEOPLE)
    writer = store.writer(workshop)
    exercise = next(row for row in timing.kept_exercises(writer.state) if row.kind == "stages")
    writer.exercise_id = exercise.id
    agenda.go(writer, writer.state.where("step", "exercise_id", exercise.id)[0].id)
    ids = stages.add_stages(writer, STAGES, None)
    for stage, feeling in zip(ids, FEELINGS, strict=True):
        stages.change(writer, Ref("stage", stage), "rated", feeling=feeling, goal="To know what it costs")
    return writer, ids


def fill(writer: WorkshopWriter, stage_ids: list[str], number: int) -> None:
    """Add items to the lanes in turn, each one act, and leave the cursor at the first touchpoint."""
    for index in range(number):
        lane, round_ = index % len(stage_ids), index // len(stage_ids)
        table, texts = ("pain", PAINS) if round_ % 2 else ("touchpoint", TOUCHPOINTS)
        text = f"{texts[index % len(texts)]} {round_ + 1}"
        stages.add_items(writer, table, stage_ids[lane], [text], None)
    first = writer.state.where("touchpoint", "stage_id", stage_ids[0])[0]
    writer.be_seen(f"touchpoint:{first.id}")


def make_small(path: Path) -> None:
    """Six workshops of four organisations; the open one is at the journey."""
    with new_store(path) as store:
        make_sample(store)
        for number, name in enumerate(("Fjord Bank", "Fjord Bank", "Alder Health", "Alder Health")):
            begin(store, organisation=name, plan=plan(), date=FIRST_DAY + dt.timedelta(days=90 * number), people=PEOPLE)
        fill(*at_the_journey(store, "Bench Water"), 42)


def make_items(path: Path) -> None:
    """One workshop with 5,000 touchpoints and pain points on seven stages."""
    with new_store(path) as store:
        fill(*at_the_journey(store, "Bench Water"), MANY_ITEMS)


def make_full_day(path: Path) -> None:
    """One finished workshop, from the check-in to the key learnings."""
    with new_store(path) as store:
        make_sample(store)


def make_workshops(path: Path) -> None:
    """1,000 workshops of 200 organisations, a leader each."""
    shipped = plan()
    with new_store(path) as store:
        for number in range(MANY_WORKSHOPS):
            begin(
                store,
                organisation=f"Organisation {number % 200 + 1}",
                plan=shipped,
                date=FIRST_DAY + dt.timedelta(days=number),
                people=[Person("Ana Peña", "COO", "Operations")],
            )


def make_client(path: Path) -> None:
    """One organisation: a first day, then a review each quarter in which a stage changes hands and much is promised."""
    with new_store(path, scratch=True) as store:
        writer = store.writer(make_sample(store, FIRST_OF_CLIENT, PLAN))
        with writer.act("named") as transaction:
            transaction.change(Organisation, writer.state.organisation.id, name=COMPANY)
        for number in range(1, MANY_QUARTERS):
            day = FIRST_OF_CLIENT + dt.timedelta(days=91 * number)
            writer = store.writer(begin(store, organisation=COMPANY, plan=plan(REVIEW), date=day))
            stage, silo = (writer.state.rows(table)[number % 6].id for table in ("stage", "silo"))
            ownership.set_role(writer, stage, silo, "owner" if number % 2 else "")
            for row in active(writer.state)[:2]:
                rows.change(writer, COMMITMENT, row.id, "kept", state="kept")
            for text in ("Ring those who left", "Mend the form", "Say the date at once"):
                leader, due = writer.state.rows("leader")[number % 8].id, day + dt.timedelta(days=80 * (number % 2 + 1))
                commit(writer, None, f"{text}, {number}", leader_id=leader, by_when=due)
            agenda.start(writer)
            agenda.finish(writer)


def make_clients(path: Path) -> None:
    """The same, and beside it the same again of other organisations: in one file, and read for none of them."""
    make_client(path)
    with new_store(path, scratch=True, keep=True) as store:
        moment = Stamp.take(store.clock)
        states = [store.read(line.id) for line in reversed(store.workshops())]
        documents = [document(state, findings=None, at=moment) for state in states]
        for number in range(1, MANY_CLIENTS):
            for one in documents:
                bring_in(store, one | {"workshop": one["workshop"] | {"organisation": f"Client {number}"}})


FILES: dict[str, Callable[[Path], None]] = {
    SMALL: make_small,
    ITEMS: make_items,
    WORKSHOPS: make_workshops,
    CLIENT: make_client,
    CLIENTS: make_clients,
}


def main() -> None:
    """Make all files."""
    parser = argparse.ArgumentParser(description="Make the workshop files that the bench opens.")
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in FILES.items():
        make(folder / name)


if __name__ == "__main__":
    main()
