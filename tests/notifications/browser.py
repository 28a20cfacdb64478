"""A browser with a push subscription, that decrypts by RFC 8291 on its own."""

from __future__ import annotations

import os
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from onethread.notifications.vapid import base64url


class Browser:
    """Its keys; `open` gives what a push holds."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.auth = os.urandom(16)
        self.point = self.key.public_key().public_bytes(
            Encoding.X962, PublicFormat.UncompressedPoint
        )

    def subscription(self, endpoint: str) -> dict[str, Any]:
        """As the workspace sends it to the server."""
        return {
            "endpoint": endpoint,
            "p256dh": base64url(self.point),
            "auth": base64url(self.auth),
            "name": "Firefox · Linux",
        }

    def open(self, body: bytes) -> bytes:
        """Decrypt the body of a push request."""
        salt, size, length = body[:16], int.from_bytes(body[16:20], "big"), body[20]
        assert len(body) <= size
        theirs = body[21 : 21 + length]
        shared = self.key.exchange(
            ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), theirs)
        )
        material = derive(self.auth, shared, b"WebPush: info\x00" + self.point + theirs, 32)
        key = derive(salt, material, b"Content-Encoding: aes128gcm\x00", 16)
        nonce = derive(salt, material, b"Content-Encoding: nonce\x00", 12)
        plain = AESGCM(key).decrypt(nonce, body[21 + length :], None)
        assert plain.endswith(b"\x02")
        return plain[:-1]


def derive(salt: bytes, material: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(material)
