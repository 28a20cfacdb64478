"""A load of several kinds of channels in turn, each webhook as its provider makes and signs it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from onethread.bench.webhooks import words
from onethread.simulator.sandbox import Sandbox, get_stand_in

# Several ways of signing: HMAC in hex and base64, a shared secret, tokens, Standard Webhooks.
CONNECTORS = (
    "whatsapp",
    "telegram",
    "messenger",
    "instagram",
    "line",
    "viber",
    "vonage",
    "generic",
)


def sandbox_of(connector: str, webhook_url: str = "http://127.0.0.1/hooks/bench") -> Sandbox:
    """The provider's side of a channel: `settings()` are the channel's."""
    return Sandbox.unserved(get_stand_in(connector), webhook_url)


def requests(
    port: int, keys: Mapping[str, str], messages: int, customers: int, seed: int = 1
) -> Iterator[bytes]:
    """Whole HTTP requests with one message each, of the channels with these keys in turn."""
    choose = random.Random(seed)  # noqa: S311 - a reproducible load
    host = f"127.0.0.1:{port}"
    senders = [
        (key, sandbox_of(connector, f"http://{host}/hooks/{key}"))
        for connector, key in keys.items()
    ]
    each = max(1, customers // len(senders))
    for number in range(messages):
        key, sandbox = senders[number % len(senders)]
        turn = number // len(senders)
        customer = choose.randrange(each) if turn >= each else turn
        payload = sandbox.happen(
            "text",
            text=words(choose),
            customer=sandbox.somebody(customer),
            name=f"Klant {customer}",
        ).payload
        sandbox.emitted.clear()
        delivery = sandbox.delivery(payload)
        query = f"?{urlencode(delivery.query)}" if delivery.query else ""
        given = "".join(f"{name}: {value}\r\n" for name, value in delivery.headers.items())
        head = (
            f"{delivery.method} /hooks/{key}{query} HTTP/1.1\r\nHost: {host}\r\n{given}"
            f"Content-Length: {len(delivery.body)}\r\n\r\n"
        )
        yield head.encode() + delivery.body
