"""The mixed load is what each connector's provider would send: signed, and a message each."""

from __future__ import annotations

from datetime import UTC, datetime

from onethread.bench.mixed import CONNECTORS, requests, sandbox_of
from onethread.connectors.contract import RawEnvelope, WebhookRequest
from onethread.connectors.registry import get, make_config
from onethread.messages import InboundMessage


def test_every_webhook_of_the_mixed_load_is_taken_as_one_message() -> None:
    keys = {name: f"key-{name}" for name in CONNECTORS}
    ids = set()
    for number, raw in enumerate(requests(8300, keys, 3 * len(CONNECTORS), 16)):
        connector = get(CONNECTORS[number % len(CONNECTORS)])
        assert connector.verify is not None
        config = make_config(connector, sandbox_of(connector.manifest.id).settings())
        head, _, body = raw.partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        headers = {k.lower(): v for k, v in (line.split(": ", 1) for line in lines)}
        path = first.split(" ")[1]
        request = WebhookRequest(
            method="POST", path=path, headers=headers, body=body, url=f"http://127.0.0.1:8300{path}"
        )
        kept = connector.verify(request, config).keep_headers
        envelope = RawEnvelope(
            id=1, channel_id=1, received_at=datetime.now(UTC), headers=kept, body=body
        )
        (message,) = connector.parse(envelope, config)
        assert isinstance(message, InboundMessage)
        ids.add((connector.manifest.id, message.message_id))
    assert len(ids) == 3 * len(CONNECTORS)
