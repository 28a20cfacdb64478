"""One callback address of a Meta app: each part of a webhook reaches the channel of its Page or account."""

from __future__ import annotations

import hmac
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from onethread.access import SYSTEM
from onethread.channels.change import create
from onethread.intake.ledger import Ledger
from onethread.intake.make import make_intake
from onethread.intake.provider_keys import ProviderKeys
from onethread.intake.receive import Hooks
from onethread.intake.reconcile import reconcile
from onethread.intake.replay import Selection, replay
from onethread.parts import Parts, open_parts
from onethread.settings import Settings
from tests.intake.test_receive import post

SECRET, OTHER_SECRET = "the-app-secret", "the-secret-of-another-app"
AT = 1_767_322_800


class App:
    """A Meta app whose webhooks all come to the address of one channel."""

    def __init__(self, parts: Parts, hooks: Hooks) -> None:
        self.parts, self.hooks = parts, hooks
        self.database = parts.database
        self.names: dict[int, str] = {}
        self.key = ""

    async def channel(self, connector: str, account: str, secret: str = SECRET) -> int:
        """Connect an account."""
        field = {"whatsapp": "phone_number_id"}.get(connector, "page_id")
        config = {
            field if "instagram" not in connector else "account_id": account,
            "access_token": "token",
            "app_secret": secret,
            "verify_token": "verify",
        }
        if connector == "whatsapp":
            config["business_account_id"] = "1029384756"
        channel_id = await create(
            self.database,
            self.parts.vault,
            SYSTEM,
            connector_id=connector,
            name=f"{connector} {account}",
            config=config,
        )
        self.parts.channels._forget("")
        self.names[channel_id] = f"{connector} {account}"
        if not self.key:
            channel = await self.parts.channels.by_id(channel_id)
            assert channel is not None
            self.key = channel.key
        return channel_id

    async def sends(self, kind: str, *entries: dict[str, Any]) -> int:
        """A webhook; how many envelopes intake made of it."""
        body = msgspec.json.encode({"object": kind, "entry": list(entries)})
        seal = {
            "x-hub-signature-256": "sha256=" + hmac.new(SECRET.encode(), body, "sha256").hexdigest()
        }
        status, _ = await post(self.hooks, f"/hooks/{self.key}", body, seal)
        assert status == 200
        return await self.work()

    async def work(self) -> int:
        intake, done = make_intake(self.parts), 0
        while step := await intake.step():
            done += step
        return done

    async def said(self) -> set[tuple[str, str]]:
        """What is in the timeline, by channel."""
        rows = await self.database.fetch(
            "SELECT l.channel_id, m.content->>'text' AS text FROM messages AS m"
            " JOIN legs AS l ON l.id = m.leg_id"
        )
        return {(self.names[row["channel_id"]], row["text"]) for row in rows}

    async def dead(self) -> list[str]:
        rows = await self.database.fetch("SELECT reason FROM dead_letters ORDER BY envelope_id")
        return [row["reason"] for row in rows]


@pytest.fixture
async def app(database_url: str, tmp_path: Path) -> AsyncIterator[App]:
    settings = Settings(data_dir=str(tmp_path))
    async with open_parts(settings, database_url, "test") as parts:
        ledger = Ledger(parts.database)
        await ledger.start()
        yield App(parts, Hooks(ledger, parts.channels, ProviderKeys(parts.transport), 1 << 20))
        await ledger.stop()


def message(page: str, text: str) -> dict[str, Any]:
    event = {
        "sender": {"id": "7001"},
        "recipient": {"id": page},
        "timestamp": AT * 1000,
        "message": {"mid": f"m-{page}-{text}", "text": text},
    }
    return {"id": page, "time": AT * 1000, "messaging": [event]}


def comment(page: str, text: str) -> dict[str, Any]:
    value = {
        "item": "comment",
        "verb": "add",
        "comment_id": f"{page}_{text}",
        "post_id": f"{page}_1",
        "parent_id": f"{page}_1",
        "from": {"id": "7002", "name": "Fatima"},
        "message": text,
        "created_time": AT,
    }
    return {"id": page, "time": AT, "changes": [{"field": "feed", "value": value}]}


async def test_messages_comments_and_other_pages_share_one_address(app: App) -> None:
    await app.channel("messenger", "100")
    await app.channel("facebook_comments", "100")
    await app.channel("messenger", "200")
    await app.channel("instagram", "300")
    both = {**message("100", "one"), "changes": comment("100", "two")["changes"]}
    assert await app.sends("page", both, message("200", "three")) == 3
    assert await app.sends("instagram", message("300", "four")) == 2
    expected = {
        ("messenger 100", "one"),
        ("facebook_comments 100", "two"),
        ("messenger 200", "three"),
        ("instagram 300", "four"),
    }
    assert await app.said() == expected
    # Sent again, it is the same messages.
    await app.sends("page", both, message("200", "three"))
    assert await app.said() == expected
    assert await app.dead() == []
    outcome = await reconcile(app.database)
    assert outcome.ok
    assert outcome.outcomes["handed_over"] == 5


async def test_what_is_for_nobody_is_kept_in_words_and_reaches_its_channel_later(app: App) -> None:
    await app.channel("messenger", "100")
    # Our part is taken, a stranger's is kept beside it; comments that nobody asked for are none.
    await app.sends("page", message("100", "mine"), message("999", "whose?"), comment("100", "x"))
    assert await app.said() == {("messenger 100", "mine")}
    [reason] = await app.dead()
    assert reason.startswith("this webhook is for Page ID 999: give it a channel of its own")
    # With the secret of another app nothing is handed over: who holds that one could speak for it.
    await app.channel("messenger", "999", OTHER_SECRET)
    await tried_again(app)
    assert len(await app.dead()) == 1
    await app.channel("messenger", "999")
    await tried_again(app)
    assert await app.dead() == []
    assert len(await app.said()) == 2
    assert (await reconcile(app.database)).ok


async def test_numbers_of_one_business_account_share_one_address(app: App) -> None:
    await app.channel("whatsapp", "100000000001")
    await app.channel("whatsapp", "100000000002")

    def heard(number: str, text: str) -> dict[str, Any]:
        said = {
            "from": "31612345678",
            "id": f"wamid.{text}",
            "timestamp": str(AT),
            "type": "text",
            "text": {"body": text},
        }
        metadata = {"display_phone_number": "31850000000", "phone_number_id": number}
        value = {"messaging_product": "whatsapp", "metadata": metadata, "messages": [said]}
        return {"field": "messages", "value": value}

    changes = [heard("100000000001", "one"), heard("100000000002", "two")]
    assert await app.sends("whatsapp_business_account", {"id": "1", "changes": changes}) == 2
    assert await app.said() == {
        ("whatsapp 100000000001", "one"),
        ("whatsapp 100000000002", "two"),
    }


async def tried_again(app: App) -> None:
    ids = [row["envelope_id"] for row in await app.database.fetch("SELECT * FROM dead_letters")]
    async for _ in replay(app.database, Selection(envelope_ids=tuple(ids))):
        pass
    await app.work()
