"""Secrets at rest and signatures: one key file or variable, and keys derived from it per purpose."""

from __future__ import annotations

import base64
import hmac
import os
import secrets
import stat
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from onethread.errors import BadSecret, SettingsError

ENVIRONMENT = "ONETHREAD_SECRET_KEY"
FILE = "secret.key"
KEY_BYTES = 32
_VERSION = b"\x01"
_NONCE_BYTES = 12
_MAC_LEAST_BYTES = 10


class Vault:
    """Encrypts credentials (AES-256-GCM) and signs tokens (HMAC-SHA-256).

    The first key encrypts and signs; the others still decrypt and check, so that keys can change
    without a moment in which something can't be read.
    """

    def __init__(self, keys: Sequence[bytes], file: Path | None = None) -> None:
        self._file = file
        self._seen: tuple[int, int] | None = None
        self._take(keys)

    def _take(self, keys: Sequence[bytes]) -> None:
        if not keys or any(len(key) != KEY_BYTES for key in keys):
            raise SettingsError(f"a secret key must be {KEY_BYTES} bytes in base64")
        self._keys = {sha256(b"onethread key id" + key).digest()[:4]: key for key in keys}
        self._first = next(iter(self._keys))

    def _follow(self) -> None:
        """Take the keys anew when the file was replaced, so that every process that runs goes over
        to a new key at once: nothing is encrypted any more with a key that is about to be dropped."""
        if self._file is None:
            return
        try:
            found = self._file.stat()
        except OSError:
            return  # it can't be read just now: the keys at hand are as good as they were
        if (found.st_ino, found.st_mtime_ns) != self._seen:
            self._take(_read(self._file))
            self._seen = (found.st_ino, found.st_mtime_ns)

    @classmethod
    def load(cls, data_dir: Path, environ: Mapping[str, str] | None = None) -> Vault:
        """The keys from ONETHREAD_SECRET_KEY (comma separated) or from `secret.key` in the data
        folder, which is made at first start and followed when it changes. Raises SettingsError: the
        file is open to others, or a key is malformed."""
        given = (os.environ if environ is None else environ).get(ENVIRONMENT, "")
        if given.strip():
            return cls([_decode(part, ENVIRONMENT) for part in given.split(",") if part.strip()])
        file = data_dir / FILE
        if not file.exists():
            data_dir.mkdir(parents=True, exist_ok=True)
            fresh = _written(file.with_suffix(f".{secrets.token_hex(6)}"), [new_key()])
            try:
                os.link(fresh, file)  # whole or not at all: several processes start at once
            except FileExistsError:
                pass  # another process of the same start made it
            finally:
                fresh.unlink()
        if stat.S_IMODE(file.stat().st_mode) & 0o077:
            raise SettingsError(f"{file} can be read by others; run: chmod 600 {file}")
        return cls(_read(file), file)

    def seal(self, content: bytes, context: str) -> bytes:
        """Encrypt. The same `context` (say "channel:12") is needed to open it again."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._follow()
        nonce = secrets.token_bytes(_NONCE_BYTES)
        key = _derive(self._keys[self._first], "seal")
        return (
            _VERSION + self._first + nonce + AESGCM(key).encrypt(nonce, content, context.encode())
        )

    def open(self, sealed: bytes, context: str) -> bytes:
        """Decrypt. Raises BadSecret: none of the keys fits, or it was changed or moved."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._follow()
        key = self._keys.get(sealed[1:5]) if sealed[:1] == _VERSION else None
        if key is None:
            raise BadSecret(
                "a stored credential was encrypted with a key that is not here: put it back in"
                f" {FILE} or {ENVIRONMENT}, or enter the credential again"
            )
        nonce = sealed[5 : 5 + _NONCE_BYTES]
        try:
            return AESGCM(_derive(key, "seal")).decrypt(
                nonce, sealed[5 + _NONCE_BYTES :], context.encode()
            )
        except (InvalidTag, ValueError) as error:
            raise BadSecret("a stored credential is damaged: enter it again") from error

    def is_current(self, sealed: bytes) -> bool:
        """Whether it was encrypted with the first key (so that a rotation can skip it)."""
        self._follow()
        return sealed[:1] == _VERSION and sealed[1:5] == self._first

    def sign(self, purpose: str, payload: bytes) -> bytes:
        """A MAC of 32 bytes; one made for another purpose never fits."""
        self._follow()
        return hmac.digest(_derive(self._keys[self._first], purpose), payload, "sha256")

    def check(self, purpose: str, payload: bytes, mac: bytes) -> bool:
        """Whether `mac`, of at least 10 bytes, is the payload's by any of the keys."""
        if len(mac) < _MAC_LEAST_BYTES:
            return False
        self._follow()
        fits = [
            hmac.compare_digest(
                hmac.digest(_derive(key, purpose), payload, "sha256")[: len(mac)], mac
            )
            for key in self._keys.values()
        ]
        return any(fits)


def new_key() -> str:
    """A fresh random key as text."""
    return base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode("ascii")


def add_key(data_dir: Path) -> Vault:
    """Put a fresh key first in the key file and keep the others; returns the vault with all.

    The file is replaced in one step. Raises SettingsError when the keys come from the environment.
    """
    if os.environ.get(ENVIRONMENT, "").strip():
        raise SettingsError(f"the keys come from {ENVIRONMENT}: put the new key first there")
    Vault.load(data_dir)
    file = data_dir / FILE
    _replace(file, [new_key(), *file.read_text("ascii").split()])
    return Vault.load(data_dir)


def drop_old_keys(data_dir: Path) -> None:
    """Keep only the first key of the key file; call it once nothing needs the others."""
    file = data_dir / FILE
    _replace(file, file.read_text("ascii").split()[:1])


def _replace(file: Path, keys: Sequence[str]) -> None:
    _written(file.with_suffix(".new"), keys).replace(file)


def _written(file: Path, keys: Sequence[str]) -> Path:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as opened:
        opened.write("\n".join(keys) + "\n")
        opened.flush()
        os.fsync(opened.fileno())
    return file


def _read(file: Path) -> list[bytes]:
    return [_decode(line, str(file)) for line in file.read_text("ascii").split()]


def _decode(text: str, where: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text.strip())
    except ValueError as error:
        raise SettingsError(f"a key in {where} is not base64") from error


@lru_cache(maxsize=256)
def _derive(key: bytes, purpose: str) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_BYTES, None, b"onethread " + purpose.encode()).derive(key)
