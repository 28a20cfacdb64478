"""Conversation references as people read and type them: OT-7K2M9QX.

A reference is the conversation's id, shuffled by a reversible multiplication so that it tells nothing
of how many there are, in Crockford's base 32 (no I, L, O, U to mistake). It needs no column: it is
computed both ways. It opens nothing by itself.
"""

from __future__ import annotations

import re

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {letter: value for value, letter in enumerate(_ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_BITS = 35  # seven letters: 34 thousand million conversations
_SIZE = 1 << _BITS
_FACTOR = 21_654_387_281  # odd, so that it has an inverse modulo 2**35
_INVERSE = pow(_FACTOR, -1, _SIZE)
_OFFSET = 11_400_714_819


def encode(conversation_id: int) -> str:
    """The reference of a conversation, like OT-7K2M9QX. Raises ValueError over 2**35."""
    if not 0 <= conversation_id < _SIZE:
        raise ValueError(f"no reference for conversation {conversation_id}")
    number = (conversation_id * _FACTOR + _OFFSET) % _SIZE
    letters = [_ALPHABET[number >> shift & 31] for shift in range(_BITS - 5, -1, -5)]
    return "OT-" + "".join(letters)


def decode(text: str) -> int | None:
    """The conversation id of a reference as somebody typed it, or None when it is none."""
    match = re.fullmatch(r"\s*OT[-\s]?([0-9A-Z]{7})\s*", text.upper())
    if match is None:
        return None
    number = 0
    for letter in match.group(1):
        value = _VALUES.get(letter)
        if value is None:
            return None
        number = number << 5 | value
    return (number - _OFFSET) * _INVERSE % _SIZE
