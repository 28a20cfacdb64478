"""Who a visitor is: our own visitor token, and the site's signed token of a logged-in customer. Pure."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable
from typing import Any

import jwt
import msgspec

from onethread.errors import NotAuthenticated

VISITOR_BYTES = 16
_MAC_BYTES = 16
ALGORITHM = "HS256"


class CustomerClaims(msgspec.Struct, kw_only=True):
    """What a site vouches for: its own customer number, and what it verified itself."""

    sub: str
    email: str | None = None
    phone: str | None = None
    name: str | None = None
    attributes: dict[str, Any] = {}


def new_visitor() -> str:
    """A random visitor id (32 hexadecimal digits)."""
    return secrets.token_hex(VISITOR_BYTES)


def make_visitor_token(sign: Callable[[str, bytes], bytes], visitor: str) -> str:
    """The token that a device keeps to be the same visitor next time."""
    payload = bytes.fromhex(visitor)
    mac = sign("visitor", payload)[:_MAC_BYTES]
    return base64.urlsafe_b64encode(payload + mac).decode("ascii").rstrip("=")


def read_visitor_token(check: Callable[[str, bytes, bytes], bool], token: str) -> str | None:
    """The visitor id of a token that we made, else None."""
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except ValueError:
        return None
    payload, mac = raw[:VISITOR_BYTES], raw[VISITOR_BYTES:]
    if len(mac) != _MAC_BYTES or not check("visitor", payload, mac):
        return None
    return payload.hex()


def read_customer_token(token: str, secret: str) -> CustomerClaims:
    """The claims of a token (JWT, HS256) that the site signed and that has not ended.

    Raises NotAuthenticated with what the site's developer must change.
    """
    try:
        claims = jwt.decode(
            token, secret, algorithms=[ALGORITHM], options={"require": ["exp", "sub"]}, leeway=30
        )
        return msgspec.convert({**claims, "sub": str(claims["sub"])}, CustomerClaims)
    except jwt.ExpiredSignatureError as error:
        raise NotAuthenticated("the customer token has ended: give the widget a new one") from error
    except jwt.MissingRequiredClaimError as error:
        raise NotAuthenticated(f"the customer token lacks {error.claim}") from error
    except (jwt.PyJWTError, msgspec.ValidationError, ValueError) as error:
        raise NotAuthenticated(f"the customer token is not valid: {error}") from error
