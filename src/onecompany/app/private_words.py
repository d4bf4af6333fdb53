"""What the facilitator alone reads while the room has a wall of its own: script, what comes next, notes, the day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecompany.boards.wrap import clipped, wrapped
from onecompany.clock import Day, ends_at, hour, timetable
from onecompany.display.clock_words import about_slot, standing
from onecompany.sentences import gettext
from onecompany.store import timing

if TYPE_CHECKING:
    from onecompany.app.session import WorkshopSession

Line = tuple[str, str]
"""A line and what it belongs to, by the name of its style."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Some paragraphs that belong together."""

    style: str
    paragraphs: tuple[str, ...]
    least: int
    """Lines that it has at least, where it has so many."""

    def lines(self, width: int) -> list[Line]:
        """All lines of it."""
        return [(line, self.style) for text in self.paragraphs for line in wrapped(text, width) if line.strip()]


def passages(session: WorkshopSession) -> tuple[Passage, ...]:
    """All there is to read at this step, as the workshop stands now."""
    exercise, step = session.exercise, session.step
    scripts = [text for text in (step.script, exercise.script) if text.strip()]
    notes = [row.text for row in session.state.where("note", "exercise_id", exercise.id) if row.private]
    return (
        Passage("script", tuple(scripts or [gettext("This exercise has no script.")]), 1),
        Passage("next", (next_words(session),), 1),
        # The last one first: it is what was thought of just now.
        Passage("note", tuple(gettext("Your note: {text}", text=text) for text in reversed(notes)), 3),
        Passage("day", tuple(_day(session, session.day())), 3),
    )


def following(session: WorkshopSession) -> str:
    """The title of the next step, after that of its exercise where it is another one; "" behind the last."""
    step = session.neighbour(+1)
    if step is None:
        return ""
    owner = session.state.get("exercise", step.exercise_id)
    own = owner.id == session.exercise.id or step.title == owner.title
    return str(step.title) if own else gettext("{exercise}: {step}", exercise=owner.title, step=step.title)


def next_words(session: WorkshopSession) -> str:
    """What Page Down leads to."""
    title = following(session)
    return gettext("Next: {title}", title=title) if title else gettext("Next: the end of the day")


def _day(session: WorkshopSession, day: Day) -> Iterable[str]:
    """How we stand, when each thing that lies ahead begins, and when we end."""
    now = session.clock.now()
    if how := standing(day, now):
        yield how
    slots, current = timetable(day, now), session.exercise
    for row in timing.kept_exercises(session.state):
        slot = slots[row.id]
        if row.id != current.id and slot.ahead is not None and not session.is_done(row.id):
            about = about_slot(slot, row.at)
            values = {"hour": hour(slot.ahead.start), "exercise": row.title}
            if about:
                yield gettext("{hour}  {exercise} · {about}", **values, about=about)
            else:
                yield gettext("{hour}  {exercise}", **values)
    if session.state.workshop.state != "closed":
        yield gettext("{hour}  end", hour=hour(ends_at(day, now)))


def laid_out(these: Sequence[Passage], width: int, height: int) -> tuple[list[Line], bool]:
    """Passages in so many cells and lines, and whether anything was left out.

    Where there is room a blank line parts them. Where there is not, the first ones are cut last.
    """
    all_lines = [lines for passage in these if (lines := passage.lines(width))]
    if sum(map(len, all_lines)) + len(all_lines) - 1 <= height:
        parted = [line for lines in all_lines for line in [("", ""), *lines]]
        return parted[1:], False
    left, shown = height, []
    for lines, passage in zip(all_lines, [one for one in these if one.lines(width)], strict=True):
        shown.append(min(len(lines), passage.least, left))
        left -= shown[-1]
    for index, lines in enumerate(all_lines):
        more = min(left, len(lines) - shown[index])
        shown[index] += more
        left -= more
    cut = any(count < len(lines) for count, lines in zip(shown, all_lines, strict=True))
    return [line for count, lines in zip(shown, all_lines, strict=True) for line in _first(lines, count, width)], cut


def _first(lines: list[Line], count: int, width: int) -> list[Line]:
    """The first lines, with an ellipsis where more follow."""
    if count >= len(lines) or count < 1:
        return lines[:count]
    text, style = lines[count - 1]
    return [*lines[: count - 1], (clipped(f"{text} …", width), style)]


def in_one_line(session: WorkshopSession, width: int, key: str) -> str:
    """The same in a single line: what comes next, how we stand, the last note, and the `key` that shows the rest."""
    _, coming, notes, _ = passages(session)
    how = standing(session.day(), session.clock.now())
    parts = filter(None, [*coming.paragraphs, how, *notes.paragraphs[:1]])
    return clipped(" · ".join(parts), width, tail=gettext("· {key} script", key=key))
