"""The chat in an app: who goes away is told once of an answer, and finds the very chat again."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from onethread.simulator.sandbox import Sandbox, get_stand_in
from tests.realtime.test_devices import SECRET, Device, Site, customer_token
from tests.running import running, until
from tests.world import World

PHONE = "phone-token-0123456789:APA91b"
TABLET = "tablet-token-0123456789:APA91b"


async def looked(site: Site) -> None:
    """What was just sent is looked at now, not in some seconds; then nothing waits."""
    database = site.system.database

    async def nothing_waits() -> bool:
        await database.execute("UPDATE jobs SET run_at = now() WHERE queue = 'customer_push'")
        cursor = await database.fetchval(
            "SELECT NOT EXISTS (SELECT 1 FROM jobs WHERE queue = 'customer_push') AND NOT EXISTS ("
            " SELECT 1 FROM events AS e, event_cursors AS c WHERE c.reader = 'notifications'"
            " AND (e.xid, e.id) > (c.xid, c.id))"
        )
        return bool(cursor)

    await until(nothing_waits, what="the looks")


async def sent(site: Site, text: str) -> None:
    await site.answer(text)
    await until(
        lambda: site.system.database.fetchval(
            "SELECT EXISTS (SELECT 1 FROM messages WHERE content->>'text' = $1 AND state = 'sent')",
            text,
        )
    )


@pytest.mark.timeout(90)
async def test_who_is_away_is_told_once_and_comes_back_into_the_same_chat(
    database_url: str, tmp_path: Path
) -> None:
    async with (
        Sandbox(get_stand_in("firebase")) as firebase,
        running(database_url, tmp_path) as system,
    ):
        settings = {"title": "Woonstad", "customer_token_secret": SECRET, **firebase.settings()}
        channel_id = await system.channel("webchat", settings)
        agent = await World(system.database).agent()
        site = Site(system, await system.key(channel_id), agent)
        login = customer_token("K-1")

        async with httpx.AsyncClient(base_url=system.url, trust_env=False) as client:
            page = await client.get(f"/widget/{site.key}/app")
            assert page.status_code == 200
            assert "/widget/app.js" in page.text
            assert "frame-ancestors 'none'" in page.headers["content-security-policy"]

        async with Device(site, customer=login) as app:
            await app.tell(t="device", token="short")
            assert (await app.hear("error"))["code"] == "invalid-input"
            await app.tell(t="device", token=PHONE)
            assert (await app.hear("device"))["on"] is True
            await app.say("De lift staat stil")
            await app.hear("message")
            # On the screen: read at once, so that nobody is told.
            await site.answer("Zit er iemand in?")
            while "Zit er iemand in?" not in app.texts:
                await app.hear("message")
            uid = next(m["uid"] for m in app.messages.values() if not m["mine"])
            await app.tell(t="seen", uid=uid, state="read")
            await until(
                lambda: system.database.fetchval("SELECT count(*) = 1 FROM messages"
                                                 " WHERE state = 'read'")
            )  # fmt: skip
            await looked(site)
        assert firebase.sent == []

        # Away, with the app open in the background on a second device of the same customer.
        async with Device(site, customer=customer_token("K-1")) as background:
            await background.tell(t="device", token=TABLET)
            await background.hear("device")
            await sent(site, "De monteur komt om tien uur.")
            await sent(site, "Hij belt eerst.")
            await looked(site)
        told = sorted((seen.to, seen.subject, seen.text) for seen in firebase.sent)
        assert told == [
            (PHONE, "Woonstad", "Je hebt 2 nieuwe berichten"),
            (TABLET, "Woonstad", "Je hebt 2 nieuwe berichten"),
        ]
        data = firebase.sent[0].raw.message.data
        assert data["onethread"] == site.key

        # Opening it resumes the very chat; another customer at the tablet takes its notices over.
        async with Device(site, app.token, customer_token("K-1")) as back:
            assert back.texts[-1] == "Hij belt eerst."
            assert {m["matter"] for m in back.messages.values()} == {data["conversation"]}
        async with Device(site, customer=customer_token("K-2")) as other:
            await other.tell(t="device", token=TABLET)
            await other.hear("device")
        firebase.sent.clear()
        firebase.state["gone"] = {PHONE}
        await sent(site, "Hij is er bijna.")
        await looked(site)
        assert firebase.sent == []
        rows = await system.database.fetch("SELECT token, owners[1] AS whose FROM customer_devices")
        assert [tuple(row) for row in rows] == [(TABLET, "external:K-2")]
