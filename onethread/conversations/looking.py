"""How processes tell each other which conversation an agent has before them. Ids only, never kept."""

from __future__ import annotations

import msgspec

NOTIFY_CHANNEL = "onethread_presence"
# What isn't repeated within its time is forgotten: a process that died leaves nobody looking.
LOOKING_SECONDS = 75.0


class LookSent(msgspec.Struct, kw_only=True):
    """As it crosses NOTIFY. `s`: process and socket; `a`: agent; `c`: conversation, none: left;
    `t`: typing."""

    s: str
    a: int
    c: int | None = None
    t: bool = False


class Look(msgspec.Struct, kw_only=True):
    """Where an agent's screen looks, and whether they type there."""

    screen: str
    agent_id: int
    conversation_id: int | None
    typing: bool


_decoder = msgspec.json.Decoder(LookSent)


def read_look(payload: str) -> Look | None:
    """What came over NOTIFY; None when it is nothing of ours."""
    try:
        look = _decoder.decode(payload) if payload else None
    except msgspec.DecodeError:
        return None
    if look is None:
        return None
    return Look(screen=look.s, agent_id=look.a, conversation_id=look.c, typing=look.t)
