"""The load: signed WhatsApp webhooks, one message each, from a process of its own.

`python -m onethread.bench.webhooks PORT KEY MESSAGES CUSTOMERS [PER_SECOND]`: signs everything, says
"ready", waits for a line, sends over 32 connections, and says how many seconds that took. KEY may be
`connector=key,connector=key…`: webhooks of all of them in turn, see mixed.py.
"""

from __future__ import annotations

import asyncio
import hmac
import random
import sys
import time
from collections.abc import Iterator
from functools import partial
from typing import Any

import msgspec

APP_SECRET = "bench-app-secret-0123456789abcdef"  # noqa: S105 - of a scratch channel
CONNECTIONS = 32
STEADY_CONNECTIONS = 16
PHONE_NUMBER_ID = "106540352242922"
BUSINESS_ACCOUNT_ID = "102290129340398"

_OPENINGS = ("Goedemiddag,", "Hallo,", "Dag,", "Beste mensen,", "Hi,", "Goedenavond,")
_MATTERS = (
    "de kraan in de keuken lekt nog steeds",
    "ik heb een vraag over mijn huurverhoging",
    "de buren maken elke nacht lawaai",
    "wanneer komt de monteur voor de ketel",
    "mijn sleutel van de berging past niet meer",
    "I would like to cancel my parking space",
    "the lift has been out of order since Monday",
    "klopt de afrekening van de servicekosten wel",
)
_ENDINGS = ("", "Kunt u mij bellen?", "Alvast bedankt!", "Groet", "Ik hoor het graag.")


def config() -> dict[str, Any]:
    """Settings of the scratch channel that these webhooks are for."""
    return {
        "phone_number_id": PHONE_NUMBER_ID,
        "business_account_id": BUSINESS_ACCOUNT_ID,
        "access_token": "bench-access-token-0123456789abcdef",
        "app_secret": APP_SECRET,
        "verify_token": "bench-verify-token",
    }


def words(choose: random.Random) -> str:
    """What a customer says."""
    return f"{choose.choice(_OPENINGS)} {choose.choice(_MATTERS)}. {choose.choice(_ENDINGS)}"


def requests(key: str, messages: int, customers: int, seed: int = 1) -> Iterator[bytes]:
    """Whole HTTP requests, each with one message of one of the customers."""
    choose = random.Random(seed)  # noqa: S311 - a reproducible load
    now = int(time.time())
    for number in range(messages):
        customer = choose.randrange(customers) if number >= customers else number
        wa_id = f"316{customer:08d}"
        text = words(choose)
        body = msgspec.json.encode(
            {
                "object": "whatsapp_business_account",
                "entry": [
                    {
                        "id": BUSINESS_ACCOUNT_ID,
                        "changes": [
                            {
                                "field": "messages",
                                "value": {
                                    "messaging_product": "whatsapp",
                                    "metadata": {
                                        "display_phone_number": "31201234567",
                                        "phone_number_id": PHONE_NUMBER_ID,
                                    },
                                    "contacts": [
                                        {
                                            "profile": {"name": f"Klant {customer}"},
                                            "wa_id": wa_id,
                                        }
                                    ],
                                    "messages": [
                                        {
                                            "from": wa_id,
                                            "id": f"wamid.BENCH{number:012d}",
                                            "timestamp": str(now),
                                            "type": "text",
                                            "text": {"body": text},
                                        }
                                    ],
                                },
                            }
                        ],
                    }
                ],
            }
        )
        signature = hmac.digest(APP_SECRET.encode(), body, "sha256").hex()
        head = (
            f"POST /hooks/{key} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            f"X-Hub-Signature-256: sha256={signature}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        yield head.encode() + body


class Connection(asyncio.Protocol):
    """One keep-alive connection that sends the next request when the last was answered 200."""

    def __init__(self, source: Iterator[bytes], done: asyncio.Future[None]) -> None:
        self._source = source
        self._done = done
        self._transport: asyncio.Transport | None = None
        self.failed = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport; `next` begins."""
        self._transport = transport  # type: ignore[assignment]

    def next(self) -> None:
        """Send one more, or end."""
        assert self._transport is not None
        request = next(self._source, None)
        if request is None:
            self._transport.close()
            if not self._done.done():
                self._done.set_result(None)
            return
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        """An answer (they are short and come whole)."""
        if not data.startswith(b"HTTP/1.1 2"):
            self.failed += 1
        self.next()

    def connection_lost(self, error: Exception | None) -> None:
        """Cut off before the end."""
        if not self._done.done():
            self._done.set_exception(error or ConnectionError("cut off"))


async def send(port: int, prepared: list[bytes]) -> tuple[float, int]:
    """Send all over 32 connections once a line comes in; returns (seconds, refused)."""
    loop = asyncio.get_running_loop()
    source = iter(prepared)
    connections = []
    ends = []
    for _ in range(CONNECTIONS):
        done: asyncio.Future[None] = loop.create_future()
        _, protocol = await loop.create_connection(
            partial(Connection, source, done), "127.0.0.1", port
        )
        connections.append(protocol)
        ends.append(done)
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    began = time.perf_counter()
    for connection in connections:
        connection.next()
    await asyncio.gather(*ends)
    return time.perf_counter() - began, sum(connection.failed for connection in connections)


async def send_steadily(port: int, prepared: list[bytes], per_second: float) -> tuple[float, int]:
    """Send at a steady rate over 16 connections once a line comes in; (seconds, refused)."""
    waiting: asyncio.Queue[bytes | None] = asyncio.Queue()
    streams = [await asyncio.open_connection("127.0.0.1", port) for _ in range(STEADY_CONNECTIONS)]

    async def work(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> int:
        refused = 0
        while (request := await waiting.get()) is not None:
            writer.write(request)
            # Answers are short and come whole.
            refused += not (await reader.read(65536)).startswith(b"HTTP/1.1 200")
        writer.close()
        return refused

    workers = [asyncio.create_task(work(*stream)) for stream in streams]
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    began = time.perf_counter()
    for number, request in enumerate(prepared):
        ahead = began + number / per_second - time.perf_counter()
        if ahead > 0:
            await asyncio.sleep(ahead)
        waiting.put_nowait(request)
    for _ in workers:
        waiting.put_nowait(None)
    refused = sum(await asyncio.gather(*workers))
    return time.perf_counter() - began, refused


def main() -> None:
    """Run as a process of its own."""
    import uvloop

    port, key, messages, customers, *rate = sys.argv[1:6]
    if "=" in key:
        from onethread.bench.mixed import requests as mixed

        keys = dict(pair.split("=", 1) for pair in key.split(","))
        prepared = list(mixed(int(port), keys, int(messages), int(customers)))
    else:
        prepared = list(requests(key, int(messages), int(customers)))
    if rate:
        seconds, refused = uvloop.run(send_steadily(int(port), prepared, float(rate[0])))
    else:
        seconds, refused = uvloop.run(send(int(port), prepared))
    print(f"{seconds:.3f} {refused}", flush=True)
    if refused:
        sys.exit(1)


if __name__ == "__main__":
    main()
