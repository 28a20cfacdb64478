"""Webhooks signed by a JSON Web Token of a shared secret that holds a hash of the body (Vonage, Bird)."""

from __future__ import annotations

import base64
import binascii
import re
from hashlib import sha256
from typing import Any

import jwt

from onethread.connectors._schemes.signing import same
from onethread.errors import BadSignature

_TOKEN = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")


def check_hashed(token: str, secret: str, body: bytes, *, issuer: str, what: str) -> dict[str, Any]:
    """The claims of a token that the secret signed, by `issuer`, for this very body.

    `what`: the setting, for the administrator. Its age is not judged. Raises BadSignature for everything
    else, also for a token without a hash of a body that is there.
    """
    if not secret or not token or not _TOKEN.fullmatch(token) or not _exact(token):
        raise BadSignature(f"the request has no token that {what} could have signed")
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            secret,
            algorithms=["HS256", "HS384", "HS512"],
            options={
                "verify_exp": False,
                "verify_nbf": False,
                "verify_iat": False,
                "verify_aud": False,
                "enforce_minimum_key_length": False,
            },
        )
    except (jwt.PyJWTError, ValueError, TypeError) as error:
        raise BadSignature(f"the signature does not match: check {what} of this channel") from error
    if claims.get("iss") != issuer:
        raise BadSignature("the token is of another issuer")
    hashed = claims.get("payload_hash")
    if not isinstance(hashed, str) or not same(hashed.lower(), sha256(body).hexdigest()):
        raise BadSignature("the token is not for this body")
    return claims


def _exact(token: str) -> bool:
    """Base64 leaves bits over at its end, which could be changed unnoticed: all must be zero."""
    signature = token.rpartition(".")[2]
    try:
        raw = base64.urlsafe_b64decode(signature + "=" * (-len(signature) % 4))
    except (binascii.Error, ValueError):
        return False
    return base64.urlsafe_b64encode(raw).decode().rstrip("=") == signature
