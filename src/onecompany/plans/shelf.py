"""The plans there are: the user's own first, then those that are shipped."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from onecompany.plans.checking import harmless
from onecompany.plans.errors import PlanError, PlanNotFound, PlanProblem
from onecompany.plans.loader import load
from onecompany.plans.model import Plan
from onecompany.plans.rules import KindRules
from onecompany.sentences import Terms, gettext
from onecompany.system import reason_of


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """A plan in the list; `plan` is None when it cannot be used, and `problems` say why."""

    name: str
    path: Path
    plan: Plan | None
    problems: tuple[PlanProblem, ...] = ()


class Shelf:
    """Finds plans by name or path. A plan of the user hides a shipped one of the same name."""

    def __init__(self, user_folder: Path, shipped_folder: Path, kinds: Mapping[str, KindRules]) -> None:
        self._folders = (user_folder, shipped_folder)
        self._kinds = kinds

    def _paths(self) -> dict[str, Path]:
        paths: dict[str, Path] = {}
        for folder in self._folders:
            with suppress(OSError):  # `list` says which folder cannot be looked into, and why
                for path in _files(folder):
                    paths.setdefault(path.stem, path)
        return paths

    def names(self) -> list[str]:
        """The names, the user's own first."""
        return list(self._paths())

    def list(self) -> list[PlanEntry]:
        """Every plan, also those that cannot be used."""
        entries = []
        for folder in self._folders:
            try:
                _files(folder)
            except OSError as error:
                message = gettext("cannot be looked into ({reason})", reason=reason_of(error))
                problem = PlanProblem(str(folder), 0, "", message)
                entries.append(PlanEntry(folder.name, folder, None, (problem,)))
        for name, path in self._paths().items():
            try:
                entries.append(PlanEntry(name, path, self.load(str(path))))
            except PlanError as error:
                entries.append(PlanEntry(name, path, None, tuple(error.problems)))
            except PlanNotFound as error:
                entries.append(PlanEntry(name, path, None, (PlanProblem(str(path), 0, "", str(error)),)))
        return entries

    def find(self, wanted: str) -> Path:
        """The file of a plan, by its name or as a path. Raises PlanNotFound."""
        paths = self._paths()
        if wanted in paths:
            return paths[wanted]
        if wanted.endswith(".toml") or "/" in wanted:
            return _file(wanted)
        near = get_close_matches(wanted, paths, n=1)
        values = {"name": harmless(wanted, 80), "plans": ", ".join(paths)}
        if not paths:
            raise PlanNotFound(gettext("There is no plan {name:quoted}, and no other one.", **values))
        if near:
            raise PlanNotFound(
                gettext(
                    "There is no plan {name:quoted}. Did you mean {near}? There are: {plans}.", near=near[0], **values
                )
            )
        raise PlanNotFound(gettext("There is no plan {name:quoted}. There are: {plans}.", **values))

    def load(self, wanted: str, words: Terms | None = None) -> Plan:
        """Read a plan, by its name or as a path; `words` in place of its own. Raises PlanNotFound or PlanError."""
        path = self.find(wanted)
        try:
            data = path.read_bytes()
        except OSError as error:
            message = gettext("{file} cannot be read: {reason}.", file=path, reason=reason_of(error))
            raise PlanNotFound(message) from error
        return load(data, name=path.stem, path=path, kinds=self._kinds, words=words)


def _files(folder: Path) -> list[Path]:
    """The plans in a folder; none where there is no folder. Raises OSError when it cannot be looked into."""
    return sorted(path for path in folder.glob("*.toml") if path.is_file()) if folder.is_dir() else []


def _file(wanted: str) -> Path:
    try:
        path = Path(wanted).expanduser()
        if path.is_file():
            return path
    except OSError as error:
        name = harmless(wanted, 200)
        raise PlanNotFound(gettext("There is no file {file}: {reason}.", file=name, reason=reason_of(error))) from error
    except RuntimeError as error:  # "~somebody/…", and there is no such user.
        name = harmless(wanted, 200)
        raise PlanNotFound(gettext("There is no file {file}: nobody has that home.", file=name)) from error
    raise PlanNotFound(gettext("There is no file {file}.", file=harmless(wanted, 1000)))
