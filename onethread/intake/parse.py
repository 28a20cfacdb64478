"""From envelopes to items: the connector's pure `parse()`, with everything it can do wrong caught."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any, Protocol

import msgspec

from onethread.connectors.contract import Connector, RawEnvelope
from onethread.errors import UnparsablePayload
from onethread.intake.claim import Claimed, Dead
from onethread.messages import Follow, Handover, InboundItem, InboundMessage

# A payload this large (mail) is parsed in a thread, so that the others needn't wait for it.
LARGE_BYTES = 64 << 10
ITEMS_PER_ENVELOPE = 5000
# In the headers of an envelope that was fetched because another one pointed at it.
FOLLOWED = "followed"
# In the headers of one that the channel of another account of the same app handed over.
HANDED = "handed_over"


class IntakeChannel(Protocol):
    """What intake needs to know of a channel."""

    id: int
    name: str
    connector: Connector
    config: Any


class IntakeChannels(Protocol):
    """Finds channels by id, deleted ones too: what was received before is still processed."""

    async def by_id(self, channel_id: int) -> IntakeChannel | None:
        """The channel, or None when there never was one."""

    async def of_account(self, name: str, beside: int) -> int | None:
        """The channel with this account at the same provider's app as the channel `beside`."""

    def saw_in(self, channel_id: int) -> None:
        """Something came in, for the channel's health."""

    def count_unparsable(self, channel_id: int) -> None:
        """Count a payload that can't be parsed, for the channel's health."""


class Parsed(msgspec.Struct, kw_only=True):
    """An envelope's items, in the order of the payload. `takers`: the channels of those that are handed
    over, by the item's place."""

    claimed: Claimed
    channel: IntakeChannel
    items: Sequence[InboundItem]
    takers: dict[int, int] = {}


async def parse_all(
    claimed: Sequence[Claimed], channels: IntakeChannels
) -> tuple[list[Parsed], list[Dead]]:
    """Parse envelopes; those that can't be parsed come back as dead letters with the reason."""
    parsed: list[Parsed] = []
    dead: list[Dead] = []
    for each in claimed:
        envelope = each.envelope
        channel = await channels.by_id(envelope.channel_id)
        if channel is None:
            dead.append(
                Dead(
                    envelope_id=envelope.id,
                    channel_id=envelope.channel_id,
                    reason="the channel does not exist",
                )
            )
            continue
        channels.saw_in(channel.id)
        try:
            items = await read_payload(channel, envelope)
            _check(items, envelope)
            takers = await _takers(items, envelope, channels)
        except UnparsablePayload as error:
            reason, detail = error.message, ""
        except Exception as error:  # noqa: BLE001 - one bad connector must not stop the others
            reason, detail = "the connector failed on this payload", repr(error)
        else:
            parsed.append(Parsed(claimed=each, channel=channel, items=items, takers=takers))
            continue
        channels.count_unparsable(channel.id)
        dead.append(
            Dead(
                envelope_id=envelope.id,
                channel_id=envelope.channel_id,
                reason=reason,
                detail=detail,
            )
        )
    return parsed, dead


async def read_payload(channel: IntakeChannel, envelope: RawEnvelope) -> Sequence[InboundItem]:
    """What the connector finds in it. Raises UnparsablePayload, and whatever a bad connector raises."""
    if len(envelope.body) > LARGE_BYTES:
        return await asyncio.to_thread(channel.connector.parse, envelope, channel.config)
    return channel.connector.parse(envelope, channel.config)


async def _takers(
    items: Sequence[InboundItem], envelope: RawEnvelope, channels: IntakeChannels
) -> dict[int, int]:
    """Who gets what is handed over. Raises UnparsablePayload when all that is in it is for a channel that
    is not there."""
    found: dict[int, int] = {}
    lost = ""
    for index, item in enumerate(items):
        if not isinstance(item, Handover):
            continue
        # What was handed over already goes no further: two connectors that disagree make no circle.
        taker = None
        if envelope.headers.get(HANDED) is not True:
            taker = await channels.of_account(item.account, envelope.channel_id)
        if taker is not None and taker != envelope.channel_id:
            found[index] = taker
        elif item.keep:
            lost = lost or item.reason
    if lost and not found and all(isinstance(item, Handover) for item in items):
        raise UnparsablePayload(lost)
    return found


def _check(items: Sequence[InboundItem], envelope: RawEnvelope) -> None:
    if len(items) > ITEMS_PER_ENVELOPE:
        raise UnparsablePayload(
            f"the payload holds {len(items)} items; at most {ITEMS_PER_ENVELOPE} are taken"
        )
    for item in items:
        if isinstance(item, InboundMessage) and not (item.message_id and item.sender):
            raise UnparsablePayload("a message without an id or a sender")
        if isinstance(item, Follow) and envelope.headers.get(FOLLOWED) is True:
            raise UnparsablePayload("what was fetched only points at something else again")
