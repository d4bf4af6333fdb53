"""What was typed into a line, step by step, so that typing can be taken back and done again. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the line: what stood at a position, and what stands there now."""

    position: int
    removed: str
    added: str

    @classmethod
    def between(cls, old: str, new: str, cursor: int) -> Step:
        """The change from one text to the next, after which the cursor stands behind what is new."""
        behind = new[cursor:] if old.endswith(new[cursor:]) else ""
        old, new = old.removesuffix(behind), new.removesuffix(behind)
        pairs = enumerate(zip(old, new, strict=False))
        start = next((index for index, (one, other) in pairs if one != other), min(len(old), len(new)))
        return cls(start, old[start:], new[start:])

    def goes_on(self, after: Step) -> bool:
        """Whether it belongs to the step before it: more letters of one word, or more of them taken away."""
        one = len(self.added) + len(self.removed) == 1
        if not one or bool(self.added) != bool(after.added) or bool(self.removed) != bool(after.removed):
            return False
        if self.added:
            begins_word = self.added.isspace() and not after.added[-1:].isspace()
            return self.position == after.position + len(after.added) and not begins_word
        return self.position in (after.position, after.position - 1)

    def with_next(self, step: Step) -> Step:
        """This one and the next as one."""
        if step.added:
            return Step(self.position, self.removed, self.added + step.added)
        if step.position < self.position:
            return Step(step.position, step.removed + self.removed, "")
        return Step(self.position, self.removed + step.removed, "")


@dataclass(slots=True)
class TypingHistory:
    """Of one line, from its beginning."""

    _done: list[Step] = field(default_factory=list)
    _undone: list[Step] = field(default_factory=list)

    def note(self, old: str, new: str, cursor: int) -> None:
        """The text was changed by a key or a paste; the cursor stands behind the change."""
        if old == new:
            return
        step = Step.between(old, new, cursor)
        self._undone.clear()
        if self._done and step.goes_on(self._done[-1]):
            step = self._done.pop().with_next(step)
        self._done.append(step)

    def back(self, text: str) -> tuple[str, int] | None:
        """The text before the newest step and where the cursor stands then; None at the beginning."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        before = text[: step.position] + step.removed + text[step.position + len(step.added) :]
        return before, step.position + len(step.removed)

    def again(self, text: str) -> tuple[str, int] | None:
        """The text with the step that was taken back last; None when there is none."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        after = text[: step.position] + step.added + text[step.position + len(step.removed) :]
        return after, step.position + len(step.added)
