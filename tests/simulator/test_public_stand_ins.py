"""Answers on public channels against their stand-ins: what is meant for one is seen by nobody else."""

from __future__ import annotations

import pytest

from onethread.connectors._kit.fixtures import Contact, contact_of
from onethread.connectors._kit.outgoing import example
from onethread.connectors.registry import all_connectors
from onethread.messages import InboundMessage, SendAccepted
from onethread.simulator.conformance.meeting import Meeting
from onethread.simulator.sandbox import Sandbox, get_stand_in
from onethread.transport.send import Transport

# Public channels with a private side, and the event of their stand-in that happens there.
PRIVATE = {
    "bluesky": "text.direct",
    "discourse": "text.private",
    "mastodon": "text.direct",
    "reddit": "text.private",
}


async def answered(connector_id: str, event: str, public: bool) -> bool:
    """Whether an answer to this event that is meant to be public or not can be seen by anyone."""
    connector = all_connectors()[connector_id]
    async with Sandbox(get_stand_in(connector_id), seed=1) as sandbox:
        transport = Transport(["127.0.0.0/8"])
        try:
            meeting = Meeting(connector, sandbox, transport)
            if meeting.polls:
                await meeting.poll()
            contact = await _contact(meeting, event)
            message = example(connector, "text", contact)
            message.content.public = public
            requests = list(connector.build(message, meeting.config))
            answers = await transport.send_all(requests)
            result = connector.parse_response(answers, message, meeting.config)
            assert isinstance(result, SendAccepted), result
            return sandbox.sent[-1].public
        finally:
            await transport.close()


async def _contact(meeting: Meeting, event: str) -> Contact:
    items = await meeting.arrive(meeting.sandbox.happen(event).payload)
    [message] = [item for item in items if isinstance(item, InboundMessage)][-1:]
    assert message.content.public == (event == "text")
    return contact_of(message)


@pytest.mark.parametrize("connector_id", PRIVATE)
async def test_a_public_message_is_answered_in_public_or_in_private(connector_id: str) -> None:
    assert all_connectors()[connector_id].manifest.private_reply
    assert await answered(connector_id, "text", public=True)
    assert not await answered(connector_id, "text", public=False)


@pytest.mark.parametrize("connector_id", PRIVATE)
@pytest.mark.parametrize("public", [True, False])
async def test_a_private_message_is_never_answered_in_public(
    connector_id: str, public: bool
) -> None:
    assert not await answered(connector_id, PRIVATE[connector_id], public=public)
