"""Tokens that carry a conversation to another channel: signed, so that a guess costs no query.

A token says nothing: it is a random number with our signature. What it is good for stands in
`continuations`, by its hash.
"""

from __future__ import annotations

import base64
import re
import secrets

from onethread.conversations.tokens import Signer

PURPOSE = "continue-token"
HASH_PURPOSE = "continue-hash"
_RANDOM_BYTES = 10
_MAC_BYTES = 10
_CHARACTERS = (_RANDOM_BYTES + _MAC_BYTES) * 8 // 5
# In brackets in what a link writes for the customer; bare in an address.
TOKEN = re.compile(rf"\bgo-([a-z2-7]{{{_CHARACTERS}}})\b", re.IGNORECASE)
_SHOWN = re.compile(rf"[ \t]*[\[(]?\bgo-[a-z2-7]{{{_CHARACTERS}}}\b[\])]?", re.IGNORECASE)
CODE_DIGITS = 6


def make(signer: Signer) -> str:
    """A new token, like go- and 32 characters of a-z and 2-7, which every channel leaves alone."""
    number = secrets.token_bytes(_RANDOM_BYTES)
    mac = signer.sign(PURPOSE, number)[:_MAC_BYTES]
    return "go-" + base64.b32encode(number + mac).decode("ascii").lower()


def make_code() -> str:
    """Six digits. They are few: short-lived, and only an agent can say them to us."""
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"


def genuine(signer: Signer, token: str) -> bool:
    """Whether we made it."""
    found = TOKEN.fullmatch(token)
    if found is None or not token.isascii():
        return False
    raw = base64.b32decode(found.group(1).upper())
    return signer.check(PURPOSE, raw[:_RANDOM_BYTES], raw[_RANDOM_BYTES:])


def hash_of(signer: Signer, secret: str) -> bytes:
    """What is kept of a token or a code: useless to whoever reads the database without our key."""
    return signer.sign(HASH_PURPOSE, secret.lower().encode("ascii", "replace"))[:20]


def find(text: str | None) -> str | None:
    """The first token in a text as it came, unchecked."""
    if not text or "go-" not in text.lower():
        return None
    found = TOKEN.search(text)
    return found.group(0).lower() if found else None


def strip(text: str) -> str:
    """The text without tokens, as agents read it."""
    return _SHOWN.sub("", text).strip()
