"""Identities that are unique across files, so that a workshop can be carried from one to another."""

from __future__ import annotations

import secrets
from collections.abc import Callable

NewId = Callable[[], str]
"""Makes an identity. Handed in, so that tests get the same ones each time."""

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32, which leaves out the letters that are misread (https://www.crockford.com/base32.html)."""

LENGTH = 10
"""Ten letters are 50 bits: among a million rows the chance of one collision is below 0.05 %."""


def new_id() -> str:
    """A random identity that tells nothing about when it was made."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
