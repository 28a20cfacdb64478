"""Customers' devices over real WebSockets: nothing missed, nothing doubled, nobody else's."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Self
from uuid import uuid4

import httpx
import jwt
import pytest
import websockets

from onethread.conversations.reply import reply
from onethread.conversations.status import set_status
from onethread.messages import Content
from tests.running import Running, running, until
from tests.world import World

SECRET = "a-secret-of-at-least-thirty-two-characters"


class Device:
    """A visitor's device that speaks the protocol."""

    def __init__(self, site: Site, token: str | None = None, customer: str | None = None) -> None:
        self.site = site
        self.token = token
        self.customer = customer
        self.frames: list[dict[str, Any]] = []
        self.messages: dict[int, dict[str, Any]] = {}

    async def __aenter__(self) -> Self:
        self.socket = await websockets.connect(
            f"ws://127.0.0.1:{self.site.system.tree.port}/sockets/{self.site.key}",
            origin=self.site.system.url,  # type: ignore[arg-type]
        )
        await self.tell(t="hello", token=self.token, customer_token=self.customer, language="nl")
        welcome = await self.hear("welcome")
        self.token = welcome["token"]
        for message in welcome["messages"]:
            self.messages[message["id"]] = message
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.socket.close()

    async def tell(self, **frame: Any) -> None:
        await self.socket.send(json.dumps(frame))

    async def hear(self, kind: str, seconds: float = 10) -> dict[str, Any]:
        """The next frame of this kind; messages in between are kept."""
        async with asyncio.timeout(seconds):
            while True:
                frame: dict[str, Any] = json.loads(await self.socket.recv())
                self.frames.append(frame)
                if frame["t"] == "message":
                    self.messages[frame["message"]["id"]] = frame["message"]
                if frame["t"] == kind:
                    return frame

    async def say(self, text: str, message_id: str | None = None, **more: Any) -> str:
        """Send, and wait until it is acknowledged."""
        message_id = message_id or str(uuid4())
        await self.tell(t="send", id=message_id, text=text, **more)
        await self.hear("ack")
        return message_id

    @property
    def texts(self) -> list[str]:
        ordered = sorted(self.messages.values(), key=lambda m: (m["said_at"], m["id"]))
        return [m["content"].get("text", "") for m in ordered]


class Site:
    """A running system with one chat."""

    def __init__(self, system: Running, key: str, agent: Any) -> None:
        self.system = system
        self.key = key
        self.agent = agent

    async def answer(self, text: str) -> None:
        """An agent answers the latest conversation."""
        row = await until(
            lambda: self.system.database.fetchrow(
                "SELECT id, conversation_id FROM legs ORDER BY id DESC LIMIT 1"
            )
        )
        await reply(
            self.system.database,
            self.agent,
            row["conversation_id"],
            row["id"],
            Content(text=text),
            uuid4(),
        )


@pytest.fixture
async def site(database_url: str, tmp_path: Path) -> AsyncIterator[Site]:
    async with running(database_url, tmp_path) as system:
        channel_id = await system.channel(
            "webchat",
            {
                "title": "Woonstad",
                "customer_token_secret": SECRET,
                "messages_per_minute": 12,
                "new_visitors_per_hour": 8,
            },
        )
        yield Site(system, await system.key(channel_id), await World(system.database).agent())


def customer_token(number: str, **claims: Any) -> str:
    return jwt.encode({"sub": number, "exp": time.time() + 600, **claims}, SECRET, "HS256")


async def test_what_was_said_while_away_is_there_on_return(site: Site) -> None:
    async with Device(site) as device:
        await device.say("Mijn kraan lekt")
        await device.hear("message")
        await site.answer("Sinds wanneer?")
        while "Sinds wanneer?" not in device.texts:
            await device.hear("message")
    for number in range(3):
        await site.answer(f"Bent u er nog? {number}")
    await until(
        lambda: site.system.database.fetchval(
            "SELECT count(*) = 4 FROM messages WHERE state = 'sent'"
        )
    )
    async with Device(site, device.token) as back:
        assert back.texts == ["Mijn kraan lekt", "Sinds wanneer?"] + [
            f"Bent u er nog? {n}" for n in range(3)
        ]


async def test_sending_again_after_a_lost_acknowledgement_makes_one_message(site: Site) -> None:
    async with Device(site) as device:
        message_id = await device.say("Eén keer")
        await device.say("Eén keer", message_id)
        await device.hear("message")
    async with Device(site, device.token) as again:
        await again.say("Eén keer", message_id)
        await until(
            lambda: site.system.database.fetchval(
                "SELECT count(*) = 3 FROM intake_outcomes WHERE kind IN ('message', 'duplicate')"
            )
        )
    assert await site.system.database.fetchval("SELECT count(*) FROM messages") == 1


async def test_read_receipts_reach_the_agent(site: Site) -> None:
    async with Device(site) as device:
        await device.say("Hallo")
        await device.hear("message")
        await site.answer("Dag!")
        while "Dag!" not in device.texts:
            await device.hear("message")
        uid = next(m["uid"] for m in device.messages.values() if not m["mine"])
        await device.tell(t="seen", uid=uid, state="delivered")
        await device.tell(t="seen", uid=uid, state="read")
        await until(
            lambda: site.system.database.fetchval(
                "SELECT state = 'read' FROM messages WHERE direction = 'out'"
            )
        )


async def test_a_resolved_conversation_is_rated_and_stays_resolved(site: Site) -> None:
    database = site.system.database
    async with Device(site) as device:
        await device.say("Mijn kraan lekt")
        await device.hear("message")
        conversation_id = await database.fetchval("SELECT id FROM conversations")
        await set_status(database, site.agent, conversation_id, "resolved")
        closed = (await device.hear("closed"))["closed"]
        assert closed["rated"] is False
        await device.tell(t="rate", id=str(uuid4()), about=closed["about"], score=9)
        assert (await device.hear("refused"))["code"] == "bad-rating"
        await device.tell(t="rate", id=str(uuid4()), about="another's", score=4)
        assert (await device.hear("refused"))["code"] == "not-asked"
        await device.tell(t="rate", id=str(uuid4()), about=closed["about"], score=4, text="Snel")
        await device.hear("ack")
        assert (await device.hear("message"))["message"]["content"]["rating"] == {
            "score": 4,
            "best": 5,
        }
    row = await database.fetchrow(
        "SELECT c.status, m.content FROM conversations AS c JOIN messages AS m"
        " ON m.conversation_id = c.id AND m.content ? 'rating'"
    )
    assert row is not None
    assert row["status"] == "resolved"
    assert row["content"]["text"] == "Snel"
    async with Device(site, device.token) as back:
        assert back.frames[0]["closed"]["rated"] is True
        await back.tell(t="rate", id=str(uuid4()), about=closed["about"], score=1)
        assert (await back.hear("refused"))["code"] == "not-asked"
        await back.say("Toch weer lek")
        assert (await back.hear("closed"))["closed"] is None


async def test_another_visitor_sees_nothing(site: Site) -> None:
    async with Device(site) as mine, Device(site) as other:
        await mine.say("Geheim")
        await mine.hear("message")
        assert other.texts == []
        await other.tell(t="ping")
        await other.hear("pong")
        assert [f["t"] for f in other.frames] == ["welcome", "pong"]


async def test_a_typed_address_opens_no_history(site: Site) -> None:
    async with Device(site, customer=customer_token("K-1", email="jan@example.nl")) as jan:
        await jan.say("Van Jan zelf")
        await jan.hear("message")
    async with Device(site) as stranger:
        await stranger.say("Ik ben Jan", name="Jan", email="jan@example.nl")
        await stranger.hear("message")
        assert stranger.texts == ["Ik ben Jan"]
    async with Device(site, stranger.token) as again:
        assert again.texts == ["Ik ben Jan"]
    row = await site.system.database.fetchrow(
        "SELECT m.assurance, c.customer_id, (SELECT customer_id FROM identities"
        " WHERE scheme = 'email' AND value = 'jan@example.nl' AND assurance = 3) AS jan"
        " FROM messages AS m JOIN conversations AS c ON c.id = m.conversation_id"
        " WHERE m.content->>'text' = 'Ik ben Jan'"
    )
    assert row is not None
    # Somebody of their own, or one who only says that they are Jan.
    assert row["jan"] is not None
    assert row["customer_id"] != row["jan"] or row["assurance"] == 1


async def test_a_logged_in_customer_has_one_conversation_on_two_devices(site: Site) -> None:
    async with Device(site, customer=customer_token("K-1")) as phone:
        await phone.say("Vanaf mijn telefoon")
        await phone.hear("message")
        async with Device(site, customer=customer_token("K-1")) as laptop:
            assert laptop.texts == ["Vanaf mijn telefoon"]
            await laptop.say("En nu vanaf de laptop")
            while len(phone.messages) < 2:
                await phone.hear("message")
    assert await site.system.database.fetchval("SELECT count(*) FROM conversations") == 1
    assert await site.system.database.fetchval("SELECT count(*) FROM customers") == 1


async def test_a_forged_customer_token_is_refused(site: Site) -> None:
    forged = jwt.encode(
        {"sub": "K-1", "exp": time.time() + 600}, "another-secret-of-thirty-two-characters!"
    )
    async with websockets.connect(
        f"ws://127.0.0.1:{site.system.tree.port}/sockets/{site.key}",
        origin=site.system.url,  # type: ignore[arg-type]
    ) as socket:
        await socket.send(json.dumps({"t": "hello", "customer_token": forged}))
        assert json.loads(await socket.recv())["code"] == "not-authenticated"
        with pytest.raises(websockets.ConnectionClosed):
            await socket.recv()


@pytest.mark.parametrize("origin", ["https://evil.example", None, "null"])
async def test_another_site_may_not_show_it(site: Site, origin: str | None) -> None:
    async with websockets.connect(
        f"ws://127.0.0.1:{site.system.tree.port}/sockets/{site.key}",
        origin=origin,  # type: ignore[arg-type]
    ) as socket:
        with pytest.raises(websockets.ConnectionClosed) as closed:
            await socket.recv()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4403


async def test_too_many_messages_must_wait_and_none_is_lost(site: Site) -> None:
    async with Device(site) as device:
        for number in range(12):
            await device.say(str(number))
        late = str(uuid4())
        await device.tell(t="send", id=late, text="te veel")
        refused = await device.hear("refused")
        assert (refused["id"], refused["code"]) == (late, "slow-down")


async def test_too_many_new_visitors_of_one_network_must_wait(site: Site) -> None:
    for _ in range(8):
        async with Device(site):
            pass
    async with websockets.connect(
        f"ws://127.0.0.1:{site.system.tree.port}/sockets/{site.key}",
        origin=site.system.url,  # type: ignore[arg-type]
    ) as socket:
        await socket.send(json.dumps({"t": "hello"}))
        assert json.loads(await socket.recv())["code"] == "too-many-requests"


@pytest.mark.parametrize(
    "frame",
    [
        "",
        "not json",
        "[]",
        "{}",
        '{"t":"unknown"}',
        '{"t":"send"}',
        '{"t":"send","id":5}',
        '{"t":"send","id":"x","text":"bad id"}',
        '{"t":"seen","uid":"x","state":"eaten"}',
        '{"t":"earlier","before":"nonsense"}',
        "[" * 5000,
        '{"t":"send","id":"' + "a" * 60000 + '"}',
    ],
)
async def test_a_mangled_frame_is_answered_and_the_line_stays(site: Site, frame: str) -> None:
    async with Device(site) as device:
        await device.socket.send(frame)
        async with asyncio.timeout(10):
            answer = json.loads(await device.socket.recv())
        assert answer["t"] in ("error", "refused")
        await device.say("Het werkt nog")


async def test_a_nul_character_is_refused_at_the_door(site: Site) -> None:
    async with Device(site) as device:
        await device.tell(t="send", id=str(uuid4()), text="a\x00b")
        assert (await device.hear("refused"))["code"] == "bad-text"


async def test_a_file_can_be_sent_by_who_uploaded_it_only(site: Site) -> None:
    async with (
        Device(site) as device,
        Device(site) as thief,
        httpx.AsyncClient(base_url=site.system.url, trust_env=False) as client,
    ):
        path = f"/widget/{site.key}/files"
        png = b"\x89PNG\r\n\x1a\n" + b"0" * 60
        headers = {"Authorization": f"Bearer {device.token}", "Origin": site.system.url}
        kept = (await client.post(path, files={"data": ("a.png", png)}, headers=headers)).json()
        await thief.tell(t="send", id=str(uuid4()), files=[{"ticket": kept["ticket"]}])
        assert (await thief.hear("refused"))["code"] == "bad-file"
        await device.say("", files=[{"ticket": kept["ticket"]}])
        message = (await device.hear("message"))["message"]
        url = message["urls"][kept["id"]]
        answer = await client.get(url)
        assert answer.content == png
        assert "sandbox" in answer.headers["content-security-policy"]
        for bad in ({}, {"Authorization": "Bearer x"}):
            refused = await client.post(path, files={"data": ("a.png", png)}, headers=bad)
            assert refused.status_code == 401
        evil = await client.post(
            path,
            files={"data": ("a.png", png)},
            headers={**headers, "Origin": "https://evil.example"},
        )
        assert evil.status_code == 403
        empty = await client.post(path, files={"data": ("a.png", b"")}, headers=headers)
        assert empty.status_code == 422
