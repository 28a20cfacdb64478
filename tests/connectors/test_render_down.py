"""Whatever an agent composes goes out on every channel: natively, or rendered down."""

from __future__ import annotations

import re
from functools import cache

import msgspec
import pytest

from onethread.connectors._kit.checks import Subject, folder_of
from onethread.connectors._kit.items import KINDS_OUT
from onethread.connectors._kit.outgoing import example
from onethread.connectors.contract import Connector
from onethread.connectors.registry import all_connectors
from onethread.delivery.render import render
from onethread.errors import InvalidInput
from onethread.messages import LocalPush, OutboundMessage
from onethread.simulator.conformance.rich import texts_of

# What must still be there to read or open, whatever the channel.
TRACES = {
    "text": "Goedemorgen",
    "html": "Goedemorgen",
    "subject": "Uw melding",
    "location": "52.37",
    "contacts": "+31687654321",
    "buttons": "Ja",
    "list": "Verwarming",
}


# Channels that only bring in are answered on others.
ANSWERING = [name for name, each in all_connectors().items() if each.manifest.content_out]
# Sealed for the customer alone: what they read is checked with the stand-in, which opens it.
OPEN = [name for name in ANSWERING if name != "threema"]


@cache
def subject_of(connector_id: str) -> Subject:
    connector = all_connectors()[connector_id]
    return Subject(folder_of(connector), connector)


def sent(connector: Connector, message: OutboundMessage) -> str:
    """All that leaves for one composed message, as text."""
    config = subject_of(connector.manifest.id).config
    parts = render(message.content, message.files, connector.manifest)
    assert parts
    said: list[str] = []
    for number, part in enumerate(parts, 1):
        whole = msgspec.structs.replace(
            message, content=part.content, files=part.files, part=number, parts=len(parts)
        )
        requests = connector.build(whole, config)
        assert requests
        for request in requests:
            if isinstance(request, LocalPush):
                said.append(msgspec.json.encode(part.content).decode())
            else:
                said += texts_of(request)
    return "\n".join(said)


@pytest.mark.parametrize("kind", sorted(KINDS_OUT - {"reaction"}))
@pytest.mark.parametrize("connector_id", OPEN)
def test_every_kind_goes_out(connector_id: str, kind: str) -> None:
    connector = all_connectors()[connector_id]
    message = example(connector, kind, subject_of(connector_id).contact)
    if kind == "template":
        message.content.template.text = "Wij komen dinsdag"  # type: ignore[union-attr]
    assert TRACES.get(kind, "") in sent(connector, message)


@pytest.mark.parametrize("connector_id", OPEN)
def test_no_word_of_a_long_text_is_lost(connector_id: str) -> None:
    connector = all_connectors()[connector_id]
    message = example(connector, "text", subject_of(connector_id).contact)
    words = [f"woord{number}" for number in range(6000)]
    message.content.text = " ".join(words)
    try:
        text = sent(connector, message)
    except InvalidInput as error:
        if "shorten it" in error.message:
            return  # where there is one answer only, nothing is sent and the agent is told
        raise
    went = set(re.findall(r"woord\d+", text))
    assert set(words) <= went
