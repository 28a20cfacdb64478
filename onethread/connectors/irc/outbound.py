"""Messages as lines that the receiver's connection carries, and what came of them. No I/O."""

from __future__ import annotations

from collections.abc import Sequence

from onethread.connectors._schemes.reading import text
from onethread.connectors._schemes.refusing import refused
from onethread.connectors.irc.config import IrcConfig
from onethread.connectors.irc.inbound import ROOM_SIGNS
from onethread.connectors.irc.lines import split
from onethread.errors import InvalidInput
from onethread.messages import (
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    RelayRequest,
    RelayResponse,
    SendAccepted,
    SendResult,
)

# Servers throw out who writes faster than a line every second or two.
SECONDS_PER_LINE = 1.5
# Numerics of RFC 2812, section 5.2.
_CODES = {
    "401": "bad_recipient",  # no such nick
    "403": "bad_recipient",  # no such channel
    "404": "blocked",  # cannot send to channel
    "407": "bad_recipient",
    "442": "bad_recipient",  # not on that channel
    "477": "blocked",  # needs a registered nick
    "486": "blocked",
    "716": "blocked",  # +g: accepts nobody unknown
}


def build(message: OutboundMessage, config: IrcConfig) -> Sequence[OutboundRequest]:
    """The lines for the room, or for the nickname that the customer had last. Raises InvalidInput."""
    thread = str(message.leg.get("thread") or "")
    nick = str(message.leg.get("nick") or message.to.rpartition("/")[2])
    target = thread if thread.startswith(ROOM_SIGNS) else nick
    if not target or any(sign in target for sign in " \r\n\0,:\x07"):
        raise InvalidInput("this is no nickname or room of IRC")
    words = message.content.text
    if target == thread and words and message.part == 1:
        words = f"{nick}: {words}"  # who is meant, as people do in rooms
    lines = split(words, target)
    for file in message.files:
        if file.link:
            lines += split(f"{file.caption or file.name}: {file.link}", target)
    if not lines:
        raise InvalidInput("there is nothing in this message that IRC can carry")
    return [
        RelayRequest(
            payload={"target": target, "lines": lines},
            timeout_seconds=30.0 + SECONDS_PER_LINE * len(lines),
        )
    ]


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: IrcConfig
) -> SendResult:
    """IRC gives no id: ours stands for it. A numeric of the server says why not."""
    for response in responses:
        if not isinstance(response, RelayResponse):
            continue
        if response.ok:
            return SendAccepted(message_id=f"irc:{message.message_uid}")
        code, words = text(response.facts.get("code"), 10), text(response.facts.get("error"), 300)
        return refused(_CODES.get(code, "temporary"), config.host, words)
    return refused("temporary", config.host, "the connection is away")
