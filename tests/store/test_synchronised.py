"""Folders that synchronise are known by their names and marks; copies that they leave, by what is in them."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from onecompany.app.place_notices import note, notices
from onecompany.store.file import Store
from onecompany.store.synchronised import conflicted_copies, service_of, what_it_does

PLACES = {
    "OneDrive/clients": "OneDrive",
    "OneDrive - Northwind Ltd/clients": "OneDrive",
    "Library/CloudStorage/OneDrive-Personal": "OneDrive",
    "Dropbox/work": "Dropbox",
    "Dropbox (Northwind)/work": "Dropbox",
    "Library/Mobile Documents/com~apple~CloudDocs": "iCloud Drive",
    "Library/CloudStorage/GoogleDrive-ana@example.com/My Drive": "Google Drive",
    "Nextcloud/clients": "Nextcloud",
    "owncloud": "Nextcloud",
    "Documents/dropboxes": "",
    "Documents/onedriver": "",
    "Documents": "",
}


@pytest.fixture(autouse=True)
def no_services(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("folder", PLACES)
def test_by_the_name_of_a_folder(tmp_path: Path, folder: str) -> None:
    assert service_of(tmp_path / folder / "w.onecompany") == PLACES[folder]


@pytest.mark.reliability("folder that synchronises")
@pytest.mark.parametrize(
    ("mark", "service"),
    [
        (".dropbox", "Dropbox"),
        (".tmp.driveupload", "Google Drive"),
        (".sync_0a1b2c.db", "Nextcloud"),
        (".owncloudsync.log", "Nextcloud"),
        (".stfolder", "Syncthing"),
    ],
)
def test_by_a_mark_in_a_folder_of_any_name(tmp_path: Path, mark: str, service: str) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / mark).touch()
    assert service_of(tmp_path / "ours" / "deep" / "w.onecompany") == service
    assert service_of(tmp_path / "w.onecompany") == ""


def test_by_what_the_client_says_in_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "cloud"))
    assert service_of(tmp_path / "cloud" / "w.onecompany") == "OneDrive"
    assert service_of(tmp_path / "cloudy" / "w.onecompany") == ""


NAMES = (
    "{} (Ana's conflicted copy 2026-11-27)",
    "{} (conflicted copy 2026-11-27 101112)",
    "{} (In Konflikt stehende Kopie von Ana)",
    "{}-LAPTOP",
    "{} 2",
    "{} (1)",
    "{}.sync-conflict-20261127-101112-ABCDEF7",
)


def test_a_copy_is_known_by_its_name_and_by_what_is_in_it(store: Store, workshop: str) -> None:
    stem, suffix = store.path.stem, store.path.suffix
    copies = [store.path.with_name(name.format(stem) + suffix) for name in NAMES]
    for copy in copies:
        store.copy_to(copy)
    store.path.with_name(f"{stem}-notes{suffix}").write_text("something else")
    store.copy_to(store.path.with_name(f"another{suffix}"))
    store.copy_to(store.path.with_name(f"{stem}.txt"))
    store.path.with_name(f"{stem} (link){suffix}").symlink_to(store.path)
    assert sorted(conflicted_copies(store.path)) == sorted(copies)
    assert conflicted_copies(store.path.with_name("none.onecompany")) == []


@pytest.mark.reliability("folder that synchronises")
def test_both_are_said_once_a_file_and_a_new_copy_anew(store: Store, workshop: str, tmp_path: Path) -> None:
    state = tmp_path / "state"
    (store.path.parent / ".stfolder").mkdir()
    for _ in range(2):  # asking notes nothing
        found = notices(store.path, state)
        assert found == ("Syncthing", ())
    assert what_it_does(found.service).startswith("Syncthing may put an older copy")
    note(store.path, found, state)
    assert notices(store.path, state) == ("", ())
    first = store.path.with_name(f"{store.path.stem}-LAPTOP.onecompany")
    store.copy_to(first)
    assert notices(store.path, state) == notices(store.path, state) == ("", (first,))
    note(store.path, notices(store.path, state), state)
    assert notices(store.path, state) == ("", ())
    store.copy_to(store.path.with_name(f"{store.path.stem} 2.onecompany"))
    assert len(notices(store.path, state).copies) == 2
    (kept,) = (state / "said").iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert str(store.path.stem) not in kept.read_text()
