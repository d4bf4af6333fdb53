"""What screens and widgets know of the application that shows them; none of them imports it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Protocol, cast

from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from onecompany.app.backups_beside import BackupsBeside
    from onecompany.app.form_drafts import FormDrafts
    from onecompany.app.navigator import Navigator
    from onecompany.app.second_window import SecondWindow
    from onecompany.app.settings import Settings
    from onecompany.app.workshop_file import WorkshopFile


class Host(Protocol):
    """The application."""

    workshop_file: WorkshopFile
    settings: Settings
    navigator: Navigator
    """Opens the other screens."""
    form_drafts: FormDrafts
    """What was typed into forms and boxes and not sent off."""
    backups: BackupsBeside
    """Who sees to it that backups are made."""
    second_window: SecondWindow
    """The wall, if there is one."""
    making_files: bool
    """Whether hand-outs are being made: one export at a time, whatever page was left meanwhile."""
    first_paint: asyncio.Event
    """Set once there is something to see; what it can do without waits for it."""


class HostGetter:
    """As `host = HostGetter()` in a screen or widget: the application that shows it, as Textual's getters do it."""

    def __get__(self, node: MessagePump, owner: type[Any] | None = None) -> Host:
        return cast(Host, node.app)
