"""Makes the files: each format for itself, so that one that fails does not stop the others."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from onecompany.export import files, folders, registry
from onecompany.export.format import Bundle, ExportError
from onecompany.sentences import gettext, speaking, using


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one format: the files, or the folder, and their size in bytes; or a sentence that says why not.

    `warnings` are sentences about files that were written, or why a format was left out, which has no file then.
    """

    format: str
    paths: tuple[Path, ...]
    bytes: int
    error: str | None
    warnings: tuple[str, ...] = ()


def export(
    bundle: Bundle,
    formats: Iterable[str],
    target: Path,
    *,
    stem: str,
    overwrite: bool = False,
    every: bool = False,
    begun: Callable[[str], object] | None = None,
    ended: Callable[[Outcome], object] | None = None,
) -> list[Outcome]:
    """Write the bundle in each of the formats, by name, into the folder `target`; one outcome each, in order.

    A name that is given twice is made once. `every`: all formats are asked for, so that those for which the workshop
    has nothing yet are left out. `begun` is told the name of each format, `ended` what became of it, both
    in the thread that calls. Raises nothing of its own: what goes wrong is in the outcomes.
    """
    outcomes, chosen = [], tuple(dict.fromkeys(formats))
    if not overwrite:
        stem = files.free_stem(target, stem, _suffixes(chosen))
    for name in chosen:
        if begun is not None:
            begun(name)
        outcome = _export_one(bundle, name, target, stem, overwrite=overwrite, every=every)
        outcomes.append(outcome)
        if ended is not None:
            ended(outcome)
    return outcomes


def _suffixes(names: Iterable[str]) -> set[str]:
    """What the files of these formats end with, as far as they can be used."""
    found = set()
    for name in names:
        with contextlib.suppress(ExportError, ImportError):
            found.add(registry.find(name).suffix)
    return found


def _export_one(bundle: Bundle, name: str, target: Path, stem: str, *, overwrite: bool, every: bool) -> Outcome:
    try:
        chosen = registry.find(name)
        with speaking(bundle.report.meta.language), using(bundle.words):
            lacking = chosen.lacks(bundle) if every else ""
        if lacking:
            return Outcome(name, (), 0, None, (lacking,))
        output = chosen.make(bundle)
        if output.folder:
            paths: tuple[Path, ...] = (
                folders.write_folder(target, stem, chosen.suffix, output.files, overwrite=overwrite),
            )
        else:
            paths = files.write_all(target, stem, output.files, overwrite=overwrite)
    except ExportError as problem:
        return Outcome(name, (), 0, str(problem))
    except ImportError as problem:
        missing = gettext("{format} needs a library that is not installed. Nothing of it was written.", format=name)
        if problem.name:
            missing = gettext(
                "{format} needs {library}, which is not installed. Nothing of it was written.",
                format=name,
                library=problem.name,
            )
        return Outcome(name, (), 0, missing)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as problem:  # noqa: BLE001 - a format may be anybody's, and a library's panic is no Exception
        return Outcome(name, (), 0, unforeseen(name, problem))
    return Outcome(name, paths, sum(map(len, output.files.values())), None, output.warnings)


def unforeseen(name: str, problem: BaseException) -> str:
    """What failed and where, without the text of the problem: that may hold the room's words."""
    trace = problem.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    fault = type(problem).__name__
    if trace is None:
        return gettext("{format} could not be made ({fault}). Nothing of it was written.", format=name, fault=fault)
    return gettext(
        "{format} could not be made ({fault} in {file}, line {line}). Nothing of it was written.",
        format=name,
        fault=fault,
        file=Path(trace.tb_frame.f_code.co_filename).name,
        line=trace.tb_lineno,
    )
