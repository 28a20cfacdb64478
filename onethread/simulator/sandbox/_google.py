"""What stand-ins of Google's APIs share: a service account, and the token that it is given for a signed
claim.

Source: https://developers.google.com/identity/protocols/oauth2/service-account.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import jwt
import msgspec
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from onethread.simulator.sandbox import Call, Refuse

_MOST_SECONDS = 3600


@cache
def _key() -> rsa.RSAPrivateKey:
    """The service account's key: another one in each process."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def service_account(email: str, **more: str) -> str:
    """The file that Google gives for a service account."""
    pem = _key().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file = {"type": "service_account", "client_email": email, "private_key": pem.decode(), **more}
    return msgspec.json.encode(file).decode()


def token_for(call: Call, scope: str) -> dict[str, Any]:
    """The answer to POST /token: a token for the account of this stand-in. Refuses ("bad_token") what the
    account's key did not sign, for another address, account or scope, or for too long."""
    try:
        claims = jwt.decode(
            call.form.get("assertion", ""),
            _key().public_key(),
            algorithms=["RS256"],
            audience=f"{call.sandbox.url}/token",
            options={"require": ["iss", "iat", "exp"]},
        )
    except jwt.PyJWTError as error:
        raise Refuse("bad_token", str(error)) from error
    if claims["iss"] != call.sandbox.credentials["email"] or claims.get("scope") != scope:
        raise Refuse("bad_token", "Invalid issuer or scope.")
    if claims["exp"] - claims["iat"] > _MOST_SECONDS:
        raise Refuse("bad_token", "Invalid JWT: it must be a short-lived token.")
    token = call.sandbox.new_token()
    return {"access_token": token, "expires_in": _MOST_SECONDS - 1, "token_type": "Bearer"}
