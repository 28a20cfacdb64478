"""Random tokens: shown once, kept only as a hash."""

from __future__ import annotations

import hashlib
import secrets

API_TOKEN_PREFIX = "ot_"  # noqa: S105  (lets secret scanners and people recognise one)


def new_token() -> str:
    """256 random bits, as text that fits a cookie, a link and a header."""
    return secrets.token_urlsafe(32)


def new_api_token() -> str:
    """A token for a program."""
    return API_TOKEN_PREFIX + new_token()


def hash_of(token: str) -> bytes:
    """What is stored of a token. Being random it needs no salt and no slow hash."""
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()
