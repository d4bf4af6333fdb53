"""How far a file can be brought back, and what came of it, in sentences."""

from __future__ import annotations

from datetime import datetime

from onecompany.sentences import gettext, ngettext
from onecompany.store.moments import moment_words
from onecompany.store.restoring.finding import Recovery, only_in_file
from onecompany.store.restoring.rebuilding import Rebuilt
from onecompany.store.restoring.restoring import Restored


def promise(recovery: Recovery, now: datetime) -> str:
    """How far it can be brought back: "Everything until 14:32 …". `now` is aware."""
    if recovery.until is None:
        return gettext("A file in which nothing was done yet can be brought back.")
    until, acts = moment_words(recovery.until, now), recovery.acts
    if recovery.base is None:
        return ngettext(
            "Everything until {until} can be brought back: {number} act, from the journal.",
            "Everything until {until} can be brought back: {number} acts, from the journal.",
            acts,
            until=until,
        )
    if recovery.base == recovery.path:
        return ngettext(
            "Everything until {until} can be brought back: the file as it is, and {number} act of its journal.",
            "Everything until {until} can be brought back: the file as it is, and {number} acts of its journal.",
            acts,
            until=until,
        )
    if recovery.backup is None:
        source = recovery.base.name
        if not acts:
            return gettext(
                "Everything that {source} has can be brought back, until {until}.", until=until, source=source
            )
        return ngettext(
            "Everything until {until} can be brought back: {source}, and {number} act of the journal after it.",
            "Everything until {until} can be brought back: {source}, and {number} acts of the journal after it.",
            acts,
            until=until,
            source=source,
        )
    backup = moment_words(recovery.backup.at, now)
    if not acts:
        return gettext(
            "Everything until {until} can be brought back, from the backup of {backup}.", until=until, backup=backup
        )
    return ngettext(
        "Everything until {until} can be brought back: the backup of {backup}, and {number} act after it.",
        "Everything until {until} can be brought back: the backup of {backup}, and {number} acts after it.",
        acts,
        until=until,
        backup=backup,
    )


def missing(rebuilt: Rebuilt, now: datetime) -> list[str]:
    """What is not in a file that was made anew, a sentence each."""
    said = []
    if rebuilt.stopped:
        until = moment_words(rebuilt.until, now) if rebuilt.until is not None else ""
        said.append(gettext("It ends at {until}. {why}", until=until, why=rebuilt.stopped))
    if rebuilt.open_votes:
        said.append(
            ngettext(
                "What was cast in {number} vote that is not revealed is kept nowhere else: it is to be cast again.",
                "What was cast in {number} votes that are not revealed is kept nowhere else: it is to be cast again.",
                rebuilt.open_votes,
            )
        )
    if rebuilt.drafts_lost:
        said.append(gettext("A line that was being typed and not finished may have to be typed again."))
    return said


def only_in_the_file(recovery: Recovery, now: datetime) -> list[str]:
    """What would not be in the file any more that is in it now; nothing where that cannot be read."""
    acts, since = only_in_file(recovery)
    if not acts or since is None:
        return []
    return [
        ngettext(
            "{number} act of {since} is only in the file as it is now; that is kept, under another name.",
            "{number} acts since {since} are only in the file as it is now; that is kept, under another name.",
            acts,
            since=moment_words(since, now),
        )
    ]


def came_of_it(restored: Restored, now: datetime) -> str:
    """What came of bringing a file back, in sentences, one a line."""
    until = restored.rebuilt.until
    said = [
        gettext("{file} is there again.", file=restored.path)
        if until is None
        else gettext(
            "{file} is there again, with everything until {until}.", file=restored.path, until=moment_words(until, now)
        )
    ]
    said += missing(restored.rebuilt, now)
    if restored.kept is not None:
        said.append(gettext("What was there before is kept as {file}.", file=restored.kept.name))
    return "\n".join(said)
