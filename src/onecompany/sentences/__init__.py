"""The words of the program: every sentence that a person reads is whole, and in one catalogue.

GNU gettext, as Python knows it: the English sentence stands where it is used, and is its own key. `make sentences`
gathers all of them with Babel in `onecompany.pot`, from which a language is translated (`locale/de/…`). Measured
against Project Fluent: that needs 150 ms to be imported and 200 ms to read 800 messages, before the first screen;
gettext needs neither, because English is not read from a file at all.

A sentence is never glued from parts: what differs stands in braces, and how it is written behind a colon (see
`values.FORMATS`): `ngettext("{stages:list} has no owner", "{stages:list} have no owner", 2, stages=["Buy", "Use"])`.
"""

from onecompany.sentences.catalogue import LANGUAGES, N_, gettext, language, ngettext, speaking
from onecompany.sentences.message import EMPTY, Message, lazy_gettext, lazy_ngettext
from onecompany.sentences.terms import Terms, settle, terms, using
from onecompany.sentences.values import listed, quoted

__all__ = [
    "EMPTY",
    "LANGUAGES",
    "N_",
    "Message",
    "Terms",
    "gettext",
    "language",
    "lazy_gettext",
    "lazy_ngettext",
    "listed",
    "ngettext",
    "quoted",
    "settle",
    "speaking",
    "terms",
    "using",
]
