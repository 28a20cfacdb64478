"""Threema's end-to-end messages: a type, its data and padding in a NaCl box. No I/O.

Source: "End-to-end encryption" of Threema Gateway's developer documentation.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from nacl.exceptions import CryptoError
from nacl.public import Box, PrivateKey, PublicKey
from nacl.secret import SecretBox

from onethread.errors import UnparsablePayload

TEXT, LOCATION, FILE, RECEIPT, TYPING = 0x01, 0x10, 0x17, 0x80, 0x90
NONCE_BYTES = 24
_LEAST_BYTES = 32
# What Threema takes at most.
MOST_FILE_BYTES = 100_000_000
# A file is sealed under this nonce; its key is used for nothing else.
_FILE_NONCE = bytes(23) + b"\1"
_MAC_BYTES = 16


def opened(box: bytes, nonce: bytes, public_key: bytes, private_key: bytes) -> tuple[int, bytes]:
    """The type and the data of a message. Raises UnparsablePayload."""
    try:
        plain = Box(PrivateKey(private_key), PublicKey(public_key)).decrypt(box, nonce)
    except (CryptoError, ValueError, TypeError) as error:
        raise UnparsablePayload("the message can't be opened with this channel's key") from error
    padding = plain[-1] if plain else 0
    if not 0 < padding < len(plain):
        raise UnparsablePayload("the message has no valid padding")
    return plain[0], plain[1 : len(plain) - padding]


def sealed(
    kind: int, data: bytes, public_key: bytes, private_key: bytes, unique: str
) -> tuple[bytes, bytes]:
    """Nonce and box of a message.

    Nonce and length of the padding come from a hash over the private key, `unique` and the message: the
    same message sent again is the same box, and no two messages share a nonce.
    """
    digest = sha256(b"onethread\0" + private_key + unique.encode() + b"\0" + bytes((kind,)) + data)
    drawn = digest.digest()
    padding = max(drawn[31] or 1, _LEAST_BYTES - 1 - len(data))
    plain = bytes((kind,)) + data + bytes((padding,)) * padding
    nonce = drawn[:NONCE_BYTES]
    box = Box(PrivateKey(private_key), PublicKey(public_key)).encrypt(plain, nonce)
    return nonce, bytes(box.ciphertext)


def file_opener(secret: bytes, size: int) -> Callable[[bytes], bytes]:
    """Turns the pieces of a sealed file into its bytes: nothing until all are there, for only the whole
    tells whether it is genuine. Raises UnparsablePayload."""
    held = bytearray()

    def open_piece(piece: bytes) -> bytes:
        held.extend(piece)
        if len(held) < size + _MAC_BYTES:
            return b""
        try:
            return SecretBox(secret).decrypt(bytes(held), _FILE_NONCE)
        except (CryptoError, ValueError, TypeError) as error:
            raise UnparsablePayload("the file can't be opened with its key") from error

    return open_piece


def sealed_file(content: bytes, secret: bytes) -> bytes:
    """A file as Threema keeps it."""
    return bytes(SecretBox(secret).encrypt(content, _FILE_NONCE).ciphertext)
