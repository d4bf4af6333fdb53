"""Backups of a workshop file: whole and verified copies in a folder beside it, thinned out as they grow old."""

from onecompany.store.backups.checking import check_backup, contents, open_votes
from onecompany.store.backups.folder import Backup, backups_folder, list_backups
from onecompany.store.backups.making import make_backup, make_if_changed, thin

__all__ = [
    "Backup",
    "backups_folder",
    "check_backup",
    "contents",
    "list_backups",
    "make_backup",
    "make_if_changed",
    "open_votes",
    "thin",
]
