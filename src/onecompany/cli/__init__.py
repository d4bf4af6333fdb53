"""The command line. Each command imports what it needs when it runs, so that `--help` is there at once."""

from __future__ import annotations

import sys

from onecompany import system
from onecompany.cli.unread import go_on_unread


def main() -> None:
    """The entry point of the `onecompany` command."""
    system.keep_private()  # what a client's room said is nobody else's to read
    _work_as_utf8()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    go_on_unread()
    try:
        _run()
    except Exception as error:  # noqa: BLE001 - the last one: no traceback, which could tell what a room said
        from onecompany.sentences import gettext
        from onecompany.tracebacks import trace

        print(gettext("onecompany failed because of an error of its own:"), *trace(error), sep="\n", file=sys.stderr)
        sys.exit(1)
    finally:
        _tell_of_packages()


def _tell_of_packages() -> None:
    """Say which packages' exercises were not used, where anybody asked for them."""
    registry = sys.modules.get("onecompany.kinds.registry")
    for problem in registry.problems(known=True) if registry is not None else ():
        print(problem, file=sys.stderr)


def _run() -> None:
    """Do what the command line says."""
    from onecompany.cli.language import speak
    from onecompany.cli.straight import go, straight

    asked = straight(speak(sys.argv[1:]))
    if asked is not None:
        sys.exit(go(asked))
    from onecompany.cli.commands import app

    system.end_in_order()  # the application, where it is one of the commands, has its own ways
    app()


def _work_as_utf8() -> None:
    """Start again in Python's UTF-8 mode where the locale is another one: names of clients are not ASCII."""
    if sys.getfilesystemencoding() != "utf-8" and not sys.flags.utf8_mode:
        system.start_again(["-X", "utf8", *sys.orig_argv[1:]])
