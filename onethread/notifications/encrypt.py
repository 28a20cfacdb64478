"""Content of a web push, encrypted for one browser (RFC 8291 over RFC 8188, aes128gcm)."""

from __future__ import annotations

import os

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from onethread.errors import InvalidInput

AUTH_BYTES = 16
POINT_BYTES = 65
# One record; push services must take 4096 bytes in all (RFC 8030, 7.2).
RECORD_BYTES = 4096
MOST_BYTES = RECORD_BYTES - 16 - 1 - (16 + 4 + 1 + POINT_BYTES)


def point(key: ec.EllipticCurvePublicKey) -> bytes:
    """A public key as the 65 bytes that browsers exchange."""
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def read_point(raw: bytes) -> ec.EllipticCurvePublicKey:
    """A P-256 public key from its 65 bytes. Raises InvalidInput: they are no point of the curve."""
    try:
        return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise InvalidInput(
            "this is not the key of a push subscription", fields={"p256dh": "not a P-256 point"}
        ) from error


def encrypt(
    content: bytes,
    receiver: bytes,
    auth_secret: bytes,
    *,
    own: ec.EllipticCurvePrivateKey | None = None,
    salt: bytes | None = None,
) -> bytes:
    """The body of a push request. `receiver` and `auth_secret` are the subscription's p256dh and auth;
    `own` and `salt` are fresh for each message, and given only by the test of the RFC's example.

    Raises InvalidInput for a content over MOST_BYTES or a key that is none.
    """
    if len(content) > MOST_BYTES:
        raise InvalidInput(f"a push holds at most {MOST_BYTES} bytes")
    theirs = read_point(receiver)
    own = own or ec.generate_private_key(ec.SECP256R1())
    salt = salt or os.urandom(16)
    own_point = point(own.public_key())
    shared = own.exchange(ec.ECDH(), theirs)
    # RFC 8291, 3.4: both public keys and the authentication secret go into the key.
    material = _hkdf(auth_secret, shared, b"WebPush: info\x00" + receiver + own_point, 32)
    key = _hkdf(salt, material, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = _hkdf(salt, material, b"Content-Encoding: nonce\x00", 12)
    header = salt + RECORD_BYTES.to_bytes(4, "big") + bytes([len(own_point)]) + own_point
    # The delimiter 2 marks the last record (RFC 8188, 2).
    return header + AESGCM(key).encrypt(nonce, content + b"\x02", None)


def _hkdf(salt: bytes, material: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(material)
