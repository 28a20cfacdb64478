"""SCRAM (RFC 5802 and RFC 7677): proves that we know the password, and that the server does. No I/O."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac

from onethread.errors import NotAuthenticated

HASHES = {"SCRAM-SHA-256": "sha256", "SCRAM-SHA-1": "sha1"}
_FEWEST_ROUNDS, _MOST_ROUNDS = 1, 1_000_000


class Scram:
    """One exchange: `first`, then `final` for the server's challenge, then `check` its answer."""

    def __init__(self, mechanism: str, user: str, password: str, nonce: str) -> None:
        self._hash = HASHES[mechanism]
        self._password = password
        self._nonce = nonce
        name = user.replace("=", "=3D").replace(",", "=2C")
        self._bare = f"n={name},r={nonce}"
        self._expected = b""

    def first(self) -> str:
        return "n,," + self._bare

    def final(self, challenge: str) -> str:
        """Our proof. Raises NotAuthenticated for a challenge that is none."""
        told = dict(part.partition("=")[::2] for part in challenge.split(","))
        nonce = told.get("r", "")
        try:
            salt, rounds = base64.b64decode(told["s"], validate=True), int(told["i"])
        except (KeyError, ValueError, binascii.Error) as error:
            raise NotAuthenticated("the server's sign-in challenge can't be read") from error
        if not nonce.startswith(self._nonce) or len(nonce) <= len(self._nonce):
            raise NotAuthenticated("the server's sign-in challenge is not an answer to ours")
        if not _FEWEST_ROUNDS <= rounds <= _MOST_ROUNDS:
            raise NotAuthenticated("the server asks for too much work to sign in")
        salted = hashlib.pbkdf2_hmac(self._hash, self._password.encode(), salt, rounds)
        client_key = self._mac(salted, b"Client Key")
        stored = hashlib.new(self._hash, client_key).digest()
        without_proof = f"c=biws,r={nonce}"
        signed = f"{self._bare},{challenge},{without_proof}".encode()
        proof = bytes(
            one ^ other for one, other in zip(client_key, self._mac(stored, signed), strict=True)
        )
        self._expected = self._mac(self._mac(salted, b"Server Key"), signed)
        return f"{without_proof},p={base64.b64encode(proof).decode()}"

    def check(self, answer: str) -> None:
        """The server knows the password too. Raises NotAuthenticated."""
        told = dict(part.partition("=")[::2] for part in answer.split(","))
        try:
            given = base64.b64decode(told.get("v", ""), validate=True)
        except (ValueError, binascii.Error):
            given = b""
        if not self._expected or not hmac.compare_digest(given, self._expected):
            raise NotAuthenticated("the server could not prove that it knows the account")

    def _mac(self, key: bytes, said: bytes) -> bytes:
        return hmac.new(key, said, self._hash).digest()
