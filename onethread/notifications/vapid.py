"""Who we are to push services (RFC 8292): one key pair, and a signed statement for each service."""

from __future__ import annotations

import base64
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import jwt
import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)

from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.notifications.encrypt import point

# Sealed for this row; the key rotation knows it by the same name.
CONTEXT = "push_keys:1"
# RFC 8292, 2: at most 24 hours ahead. Clocks differ.
_VALID = timedelta(hours=12)


class PushKeys(msgspec.Struct, frozen=True):
    """The pair. `public` is what browsers call the application server key: 65 bytes."""

    private: ec.EllipticCurvePrivateKey
    public: bytes

    @property
    def public_text(self) -> str:
        """The public key as browsers take it."""
        return base64url(self.public)


def base64url(raw: bytes) -> str:
    """Without padding, as everything in web push."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


async def push_keys(database: Database, vault: Vault) -> PushKeys:
    """The pair of this deployment, made when there is none yet. Raises BadSecret."""
    row = await database.fetchrow("SELECT private_key, public_key FROM push_keys")
    if row is None:
        made = ec.generate_private_key(ec.SECP256R1())
        private = made.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        await database.execute(
            "INSERT INTO push_keys (private_key, public_key) VALUES ($1, $2)"
            " ON CONFLICT DO NOTHING",
            vault.seal(private, CONTEXT),
            point(made.public_key()),
        )
        # Another process may have been first.
        row = await database.fetchrow("SELECT private_key, public_key FROM push_keys")
    assert row is not None
    key = load_der_private_key(vault.open(row["private_key"], CONTEXT), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return PushKeys(key, row["public_key"])


def authorization(keys: PushKeys, endpoint: str, origin: str, now: datetime) -> str:
    """The Authorization header for a push to `endpoint`. `origin`: our own address, by which the
    service can find out whom to write to."""
    service = urlsplit(endpoint)
    claims = {
        "aud": f"{service.scheme}://{service.netloc}",
        "exp": int((now + _VALID).timestamp()),
        "sub": origin if origin.startswith("https://") else "mailto:postmaster@localhost",
    }
    token = jwt.encode(claims, keys.private, algorithm="ES256")
    return f"vapid t={token}, k={keys.public_text}"
