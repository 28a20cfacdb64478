"""Payloads as hostile or broken senders make them: the same ones for the same seed."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

import msgspec

_JUNK: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    10**30,
    1.5e308,
    "",
    "\0",
    "a\0b",
    "x" * 5000,
    "../../etc/passwd",
    "\r\nX-Injected: yes",
    "<script>alert(1)</script>",
    "\ud83d",
    "٣",
    "NaN",
    "-99999999999999999",
    [],
    {},
    [[]],
    [None],
    {"a": {"b": []}},
)
_BYTES = (
    b"\0",
    b"\xff\xfe",
    b'"',
    b"{",
    b"]",
    b"\r\n",
    b"\r\n\r\n",
    b"=?utf-8?q?=00?=",
    b"\x80" * 9,
)

# Payloads that are no payload at all, or only look for a weak spot of a decoder.
HOSTILE: tuple[bytes, ...] = (
    b"",
    b"null",
    b"[]",
    b"{}",
    b'"x"',
    b"1",
    b"[" * 100_000,
    b'{"a":' * 50_000,
    b"[" + b"9" * 100_000 + b"]",
    b"\xff" * 1000,
    b"\0" * 1000,
    b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>",
    b"GET / HTTP/1.1\r\n\r\n",
)


def mangled(body: bytes, count: int, seed: int) -> Iterator[bytes]:
    """`count` damaged forms of a payload; JSON is also damaged in its structure."""
    chance = random.Random(seed)  # noqa: S311 - damage that can be repeated, not a secret
    try:
        tree = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        tree = None
    for number in range(count):
        if isinstance(tree, (dict, list)) and number % 3:
            yield _in_structure(tree, chance)
        else:
            yield _in_bytes(body, chance)


def _in_structure(tree: Any, chance: random.Random) -> bytes:
    damaged = copy.deepcopy(tree)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        holders = list(_holders(damaged))
        if not holders:
            break
        holder = chance.choice(holders)
        if not holder:
            continue
        key = chance.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
        deed = chance.randrange(4)
        if deed == 0:
            del holder[key]
        elif deed == 1 and isinstance(holder, list):
            holder.extend(copy.deepcopy(holder[key]) for _ in range(3))
        else:
            holder[key] = copy.deepcopy(chance.choice(_JUNK))
    return _encoded(damaged)


def _encoded(value: Any) -> bytes:
    """JSON that may hold what a strict encoder refuses (half characters)."""
    import json

    return json.dumps(value).encode()


def _holders(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from _holders(part)
    elif isinstance(value, list):
        yield value
        for part in value:
            yield from _holders(part)


def _in_bytes(body: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(body)
    for _ in range(chance.choice((1, 1, 2, 8))):
        at = chance.randrange(len(damaged) + 1) if damaged else 0
        deed = chance.randrange(6)
        if deed == 0 and at < len(damaged):
            damaged[at] ^= 1 << chance.randrange(8)
        elif deed == 1:
            del damaged[at:]
        elif deed == 2:
            del damaged[at : at + chance.randrange(1, 200)]
        elif deed == 3:
            damaged[at:at] = chance.choice(_BYTES)
        elif deed == 4:
            damaged[at:at] = damaged[at : at + chance.randrange(1, 100)] * chance.randrange(1, 5)
        elif at < len(damaged):
            damaged[at] = chance.randrange(256)
    return bytes(damaged)
