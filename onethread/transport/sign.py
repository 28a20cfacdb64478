"""JSON Web Tokens, signed at the moment a request leaves: connectors have no clock."""

from __future__ import annotations

import uuid
import warnings
from typing import Any

import jwt
import msgspec

from onethread import clock
from onethread.errors import TransportError
from onethread.messages import HttpRequest, SignedJwt


def signed(request: HttpRequest) -> HttpRequest:
    """The request with its token where it belongs. Raises TransportError for a key that can't sign."""
    if request.jwt is None:
        return request
    token = _token(request.jwt)
    if request.jwt.place == "bearer":
        headers = {**request.headers, "Authorization": f"Bearer {token}"}
        return msgspec.structs.replace(request, headers=headers, jwt=None)
    form = {**(request.form or {}), request.jwt.place: token}
    return msgspec.structs.replace(request, form=form, jwt=None)


def key_text(key: Any) -> str | bytes:
    """The key itself: a connector's settings hold it hidden, or it is bytes that are no text."""
    if isinstance(key, bytes):
        return key
    return str(key.reveal() if hasattr(key, "reveal") else key)


def _token(asked: SignedJwt) -> str:
    now = int(clock.now().timestamp())
    claims = {**asked.claims, "iat": now, "exp": now + asked.seconds}
    if asked.unique:
        claims["jti"] = uuid.uuid4().hex
    if asked.algorithm not in _ALGORITHMS:
        raise TransportError(f"no token can be signed by {asked.algorithm!r}", retryable=False)
    try:
        with warnings.catch_warnings():
            # Some providers hand out secrets shorter than their hash: theirs to choose.
            warnings.simplefilter("ignore")
            return jwt.encode(
                claims,
                key_text(asked.key),
                algorithm=asked.algorithm,
                headers=dict(asked.header) or None,
            )
    except (jwt.PyJWTError, ValueError, TypeError) as error:
        raise TransportError(
            f"the key can't sign a token ({type(error).__name__}): check that it was pasted whole",
            retryable=False,
        ) from error


_ALGORITHMS = frozenset(
    f"{family}{size}" for family in ("RS", "PS", "ES", "HS") for size in (256, 384, 512)
) | {"EdDSA"}
