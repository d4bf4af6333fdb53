"""The doctor looks at all that lies beside the file, and puts nothing right by itself."""

from __future__ import annotations

import json
import os
import shutil

from onecompany.clock import SystemClock
from onecompany.kinds.registry import import_tables
from onecompany.store.acts import agenda
from onecompany.store.backups import backups_folder, make_backup
from onecompany.store.file import Store
from onecompany.store.handouts import handouts_path
from onecompany.store.journal import journal_path
from onecompany.store.locating import beside
from tests.e2e.home import Home


def found(home: Home, what: str) -> list[tuple[str, str]]:
    """What it says of one thing: level, and text with advice."""
    ran = home.run("doctor", "--json")
    rows = json.loads(ran.stdout)["checks"]
    return [(row["level"], f"{row['found']} {row['do']}") for row in rows if row["what"] == what]


def test_the_journal_is_compared_with_the_file(home: Home) -> None:
    workshop = home.workshop()
    place = journal_path(home.file)
    import_tables()
    Store(home.file, clock=SystemClock()).close()
    ((level, text),) = found(home, "journal")
    assert level == "ok"
    assert "level with the file" in text
    whole = place.read_bytes()
    with Store(home.file, clock=SystemClock()) as store:
        agenda.start(store.writer(workshop))
    longer = place.read_bytes()
    place.write_bytes(whole)
    ((level, text),) = found(home, "journal")
    assert (level, "behind the file" in text) == ("warning", True)
    assert place.read_bytes() == whole
    first, second, *rest = longer.split(b"\n")
    place.write_bytes(b"\n".join([first, second.replace(b'"kind"', b'"kinD"'), *rest]))
    ((level, text),) = found(home, "journal")
    assert (level, "damaged at line 2" in text) == ("warning", True)
    place.unlink()
    ((level, text),) = found(home, "journal")
    assert (level, "none yet" in text) == ("warning", True)
    assert not place.exists()


def test_what_others_may_read_lies_in_a_folder_that_synchronises_or_was_left_over_is_named(home: Home) -> None:
    home.workshop()
    home.said("export", "Northwind", "--format", "md", "--to", home.folder / "out")
    make_backup(home.file, now=SystemClock().now())
    assert found(home, "permissions") == [("ok", text) for _, text in found(home, "permissions")]
    for path, mode in ((handouts_path(home.file), 0o644), (backups_folder(home.file), 0o755)):
        path.chmod(mode)
    said = " ".join(text for level, text in found(home, "permissions") if level == "warning")
    assert str(handouts_path(home.file)) in said
    assert str(backups_folder(home.file)) in said
    assert "chmod go-rwx" in said
    assert found(home, "synchronising") == found(home, "copies") == found(home, "replaced") == []
    (home.file.parent / ".dropbox").touch()
    shutil.copy(home.file, home.file.with_name(f"{home.file.stem} (conflicted copy){home.file.suffix}"))
    shutil.copy(home.file, beside(home.file, ".replaced-20261127T090000Z"))
    part = home.file.with_name(".0123456789ab.onecompany.part")
    part.write_text("x")
    os.utime(part, (0, 0))
    assert "Dropbox" in found(home, "synchronising")[0][1]
    assert "(conflicted copy)" in found(home, "copies")[0][1]
    assert "MB" in found(home, "replaced")[0][1]
    assert str(part) in found(home, "left over")[0][1]
    assert part.exists()
