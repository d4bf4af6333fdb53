"""The words of the program: every sentence that a person reads is whole, and in one catalogue.

GNU gettext, as Python knows it: the English sentence stands where it is used, and is its own key. `make sentences`
gathers all of them with Babel in `onecompany.pot`, from which a language is translated (`locale/de/…`). Measured
against Project Fluent: that needs 150 ms to be imported and 200 ms to read 800 messages, before the first screen;
gettext needs neither, because English is not read from a file at all.

English that says two things (a commitment is open; a key opens it) is told apart by a context: `pgettext`, `NC_`.

A sentence is never glued from parts: what differs stands in braces, and how it is written behind a colon (see
`values.FORMATS`): `ngettext("{stages:list} has no owner", "{stages:list} have no owner", 2, stages=["Buy", "Use"])`.
"""

from onecompany.sentences.catalogue import gettext, ngettext, pgettext
from onecompany.sentences.languages import LANGUAGES, N_, NC_, has_words, language, speaking, spoken
from onecompany.sentences.message import EMPTY, Message, lazy_gettext, lazy_ngettext
from onecompany.sentences.settling import own_language, settle
from onecompany.sentences.terms import Terms, terms, using
from onecompany.sentences.values import decimals, listed, localised, quoted

__all__ = [
    "EMPTY",
    "LANGUAGES",
    "NC_",
    "N_",
    "Message",
    "Terms",
    "decimals",
    "gettext",
    "has_words",
    "language",
    "lazy_gettext",
    "lazy_ngettext",
    "listed",
    "localised",
    "ngettext",
    "own_language",
    "pgettext",
    "quoted",
    "settle",
    "speaking",
    "spoken",
    "terms",
    "using",
]
