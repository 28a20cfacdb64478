"""Password hashes: argon2id, off the event loop, a few at a time."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from onethread.agents.rules import judge_password, normalise_password
from onethread.errors import Overloaded

T = TypeVar("T")

# Each hash takes 64 MiB and some tens of milliseconds (RFC 9106, second choice). Two at a time bound
# the memory; with more than 64 waiting, people would have given up before their turn.
_AT_ONCE = 2
_MOST_WAITING = 64

_hasher = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
_waiting = 0


@cache
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="passwords")


@cache
def _nobody() -> str:
    """A hash that no password matches, for accounts that don't exist or have no password."""
    return _hasher.hash(secrets.token_urlsafe(32))


async def _in_thread(work: Callable[[], T]) -> T:
    global _waiting
    if _waiting >= _MOST_WAITING:
        raise Overloaded("too many people sign in at once: try again in a moment")
    _waiting += 1
    try:
        return await asyncio.get_running_loop().run_in_executor(_pool(), work)
    finally:
        _waiting -= 1


async def hash_password(password: str, about: Sequence[str], field: str = "password") -> str:
    """Judge a new password (`about`: what anyone knows of the person) and hash it.
    Raises InvalidInput with what to do under `field`, Overloaded."""

    def work() -> str:
        judge_password(password, about, field)
        return _hasher.hash(normalise_password(password))

    return await _in_thread(work)


async def matches(password: str, hashed: str | None) -> bool:
    """Whether this is the password. With no hash it takes as long, and is never. Raises Overloaded."""

    def work() -> bool:
        try:
            _hasher.verify(hashed or _nobody(), normalise_password(password))
        except (VerificationError, InvalidHashError):
            return False
        return hashed is not None

    return await _in_thread(work)


def is_outdated(hashed: str) -> bool:
    """Whether a hash was made with other parameters than today's and should be made again."""
    return _hasher.check_needs_rehash(hashed)


async def hash_again(password: str) -> str:
    """Hash a password that was just verified, with today's parameters. Raises Overloaded."""
    return await _in_thread(lambda: _hasher.hash(normalise_password(password)))
