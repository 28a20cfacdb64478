"""Bearer tokens that a provider signs with keys it publishes (JSON Web Tokens, RFC 7519)."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

import jwt
import msgspec
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes
from cryptography.x509 import load_pem_x509_certificate

from onethread.errors import BadSignature

# Clocks differ; five minutes is what the providers' own libraries allow.
LEEWAY_SECONDS = 300
_ALGORITHMS = ("RS256", "RS384", "RS512", "ES256", "ES384")
_TOKEN = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")


def bearer_token(headers: Mapping[str, str]) -> str:
    """The token of an `authorization` header, "" when there is none."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def check_bearer(
    token: str,
    keys: bytes | None,
    *,
    issuers: Collection[str],
    audience: str,
    received_at: datetime | None,
) -> dict[str, Any]:
    """The claims of a token that one of `keys` signed, by one of `issuers`, for `audience`.

    `keys`: a JSON Web Key Set, or an object of certificates (PEM) by key id. `received_at` None (a
    captured request): its age isn't judged. Raises BadSignature for everything else.
    """
    if not token or not audience or keys is None:
        raise BadSignature("the request has no bearer token, or its keys could not be had")
    _exact(token)
    try:
        header = jwt.get_unverified_header(token)
        claims: dict[str, Any] = jwt.decode(
            token,
            _key(keys, header.get("kid")),  # type: ignore[arg-type]
            algorithms=list(_ALGORITHMS),
            audience=audience,
            options={
                "require": ["iss", "aud", "exp"],
                "verify_exp": False,
                "verify_nbf": False,
                "verify_iat": False,
                "verify_iss": False,
            },
        )
    except (jwt.PyJWTError, ValueError, TypeError) as error:
        raise BadSignature(f"the bearer token is not the provider's: {error}") from error
    issuer = claims.get("iss")
    if not isinstance(issuer, str) or issuer not in issuers:
        raise BadSignature("the bearer token is of another issuer")
    if received_at is not None:
        _in_time(claims, received_at.timestamp())
    return claims


def _exact(token: str) -> None:
    """Base64 leaves bits over at its end, which could be changed unnoticed: refuse any but zero."""
    if not _TOKEN.fullmatch(token):
        raise BadSignature("the bearer token is no JSON Web Token")
    signature = token.rpartition(".")[2]
    try:
        raw = base64.urlsafe_b64decode(signature + "=" * (-len(signature) % 4))
    except (binascii.Error, ValueError) as error:
        raise BadSignature("the bearer token is no JSON Web Token") from error
    if base64.urlsafe_b64encode(raw).decode().rstrip("=") != signature:
        raise BadSignature("the bearer token is no JSON Web Token")


def _in_time(claims: Mapping[str, Any], now: float) -> None:
    try:
        until, since = float(claims["exp"]), float(claims.get("nbf", 0))
    except (TypeError, ValueError) as error:
        raise BadSignature("the bearer token has no times") from error
    if not since - LEEWAY_SECONDS <= now <= until + LEEWAY_SECONDS:
        raise BadSignature("the bearer token has expired, or this clock is wrong")


def _key(keys: bytes, key_id: Any) -> jwt.PyJWK | PublicKeyTypes:
    """The key of this id. Raises BadSignature when there is none of it."""
    try:
        found = msgspec.json.decode(keys)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadSignature("the provider's keys can't be read") from error
    if not isinstance(found, dict) or not isinstance(key_id, str):
        raise BadSignature("the bearer token names no key of the provider's")
    listed = found.get("keys")
    for each in listed if isinstance(listed, list) else ():
        if isinstance(each, dict) and each.get("kid") == key_id:
            return jwt.PyJWK.from_dict(each, algorithm=each.get("alg") or "RS256")
    certificate = found.get(key_id)
    if isinstance(certificate, str):
        return load_pem_x509_certificate(certificate.encode()).public_key()
    raise BadSignature("the bearer token is signed by a key that the provider doesn't list")
