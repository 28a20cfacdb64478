"""A WhatsApp channel with everything around it that is real but the provider."""

from __future__ import annotations

import hmac
import itertools
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from onethread.access import SYSTEM
from onethread.bench.webhooks import APP_SECRET, BUSINESS_ACCOUNT_ID, PHONE_NUMBER_ID, config
from onethread.channels.change import create
from onethread.channels.load import LoadedChannel
from onethread.intake.ledger import Ledger
from onethread.intake.make import make_intake
from onethread.intake.process import Intake
from onethread.parts import Parts, open_parts
from onethread.settings import Settings

_numbers = itertools.count(1)


class Provider:
    """Makes the webhooks of one WhatsApp number, signed."""

    def __init__(self, parts: Parts, channel: LoadedChannel, ledger: Ledger) -> None:
        self.parts = parts
        self.database = parts.database
        self.channel = channel
        self.ledger = ledger
        self.intake: Intake = make_intake(parts)
        self.profile_name = "Jan"

    def text(self, body: str, sender: str = "31612345678", **more: Any) -> dict[str, Any]:
        """A text message."""
        return {
            "from": sender,
            "id": f"wamid.{next(_numbers)}",
            "timestamp": str(int(time.time())),
            "type": "text",
            "text": {"body": body},
            **more,
        }

    def body(self, *messages: dict[str, Any]) -> bytes:
        """A webhook with these messages."""
        value = {
            "messaging_product": "whatsapp",
            "metadata": {
                "display_phone_number": "31201234567",
                "phone_number_id": PHONE_NUMBER_ID,
            },
            "contacts": [
                {"profile": {"name": self.profile_name}, "wa_id": m["from"]}
                for m in messages
                if "from" in m
            ],
            "messages": list(messages),
        }
        return msgspec.json.encode(
            {
                "object": "whatsapp_business_account",
                "entry": [
                    {
                        "id": BUSINESS_ACCOUNT_ID,
                        "changes": [{"field": "messages", "value": value}],
                    }
                ],
            }
        )

    def sign(self, body: bytes) -> str:
        """The signature header."""
        return "sha256=" + hmac.digest(APP_SECRET.encode(), body, "sha256").hex()

    async def accept(self, *messages: dict[str, Any]) -> int:
        """Put a webhook in the ledger, as the door does."""
        return await self.ledger.accept(self.channel.id, {}, self.body(*messages))

    async def process(self) -> None:
        """Let the worker do what there is to do."""
        while await self.intake.step():
            pass

    async def texts(self) -> list[str]:
        """What is in the timeline, in its order."""
        rows = await self.database.fetch(
            "SELECT content->>'text' AS text FROM messages ORDER BY said_at, id"
        )
        return [row["text"] for row in rows]


@pytest.fixture
async def parts(database_url: str, tmp_path: Path) -> AsyncIterator[Parts]:
    settings = Settings(data_dir=str(tmp_path), outgoing_allow=("127.0.0.0/8",))
    async with open_parts(settings, database_url, "test") as opened:
        yield opened


@pytest.fixture
async def provider(parts: Parts) -> AsyncIterator[Provider]:
    channel_id = await create(
        parts.database,
        parts.vault,
        SYSTEM,
        connector_id="whatsapp",
        name="WhatsApp",
        config=config(),
    )
    channel = await parts.channels.by_id(channel_id)
    assert channel is not None
    ledger = Ledger(parts.database)
    await ledger.start()
    yield Provider(parts, channel, ledger)
    await ledger.stop()
