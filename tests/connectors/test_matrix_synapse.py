"""Matrix against a real homeserver: invited, written to, answered, changed, read, taken back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import httpx
import msgspec
import pytest

from onethread.connectors.contract import RawEnvelope, SecretStr
from onethread.connectors.matrix.config import MatrixConfig
from onethread.connectors.matrix.inbound import parse
from onethread.connectors.matrix.outbound import (
    build,
    fetch_media,
    mark_read,
    parse_response,
    read_test,
    revise,
)
from onethread.connectors.matrix.outbound import (
    test as connection_test,
)
from onethread.connectors.matrix.syncing import poll, read_poll
from onethread.messages import (
    Content,
    Deletion,
    DeliveryUpdate,
    Edit,
    InboundMessage,
    Location,
    OutboundFile,
    OutboundMessage,
    Reaction,
    Revision,
    SendAccepted,
    Typing,
)
from onethread.transport import Transport
from tests.servers.synapse import Synapse

pytestmark = pytest.mark.timeout(400)


@pytest.fixture(scope="module")
def synapse() -> Iterator[Synapse]:
    server = Synapse.start()
    yield server
    server.stop()


class Customer:
    """Fatima's own program."""

    def __init__(self, url: str, token: str) -> None:
        self._http = httpx.AsyncClient(
            base_url=f"{url}/_matrix", headers={"Authorization": f"Bearer {token}"}, timeout=30
        )
        self._number = 0

    async def ask(self, method: str, path: str, body: Any = None) -> Any:
        answer = await self._http.request(method, path, json=body)
        answer.raise_for_status()
        return answer.json()

    async def say(self, room: str, content: dict[str, Any], kind: str = "m.room.message") -> str:
        self._number += 1
        path = f"/client/v3/rooms/{quote(room)}/send/{kind}/{self._number}"
        return str((await self.ask("PUT", path, content))["event_id"])

    async def upload(self, content: bytes) -> str:
        answer = await self._http.post(
            "/media/v3/upload?filename=x.png",
            content=content,
            headers={"Content-Type": "image/png"},
        )
        return str(answer.json()["content_uri"])

    async def event(self, room: str, event_id: str) -> Any:
        return await self.ask("GET", f"/client/v3/rooms/{quote(room)}/event/{quote(event_id)}")

    async def close(self) -> None:
        await self._http.aclose()


class Desk:
    """Our side: the connector with its poll, over the real transport."""

    def __init__(self, config: MatrixConfig) -> None:
        self.config = config
        self.transport = Transport(allow=["127.0.0.1"])
        self.cursor: dict[str, Any] = {}
        self.items: list[Any] = []

    async def poll(self) -> None:
        answers = await self.transport.send_all(poll(self.cursor, self.config))
        told = read_poll(answers, self.cursor, self.config)
        assert not told.problem, told.problem
        self.cursor = dict(told.cursor)
        for payload in told.payloads:
            envelope = RawEnvelope(
                id=1,
                channel_id=1,
                received_at=datetime.now(UTC),
                headers=told.headers,
                body=payload,
            )
            self.items += parse(envelope, self.config)

    async def wait_for(self, kind: type, count: int = 1) -> list[Any]:
        """The items of a kind, once there are so many."""
        for _ in range(40):
            found = [each for each in self.items if isinstance(each, kind)]
            if len(found) >= count:
                return found
            await self.poll()
        raise AssertionError(f"no {kind.__name__} came: {self.items}")

    async def send(self, **more: Any) -> SendAccepted:
        message = OutboundMessage(
            **{
                "message_uid": f"0193b6a0-{len(self.items)}",
                "conversation_ref": "OT-7K2M9",
                "to": "@fatima:test.example",
                "to_scheme": "matrix",
                "content": Content(),
                "created_at": datetime.now(UTC),
                **more,
            }
        )
        answers = await self.transport.send_all(build(message, self.config))
        result = parse_response(answers, message, self.config)
        assert isinstance(result, SendAccepted), result
        return result


@pytest.fixture
async def both(synapse: Synapse) -> AsyncIterator[tuple[Desk, Customer]]:
    ours, hers = await asyncio.gather(
        asyncio.to_thread(synapse.account, "hulp"), asyncio.to_thread(synapse.account, "fatima")
    )
    config = MatrixConfig(api_base_url=synapse.url, access_token=SecretStr(ours))
    desk, customer = Desk(config), Customer(synapse.url, hers)
    yield desk, customer
    await customer.close()
    await desk.transport.close()


async def test_a_conversation_with_a_real_homeserver(both: tuple[Desk, Customer]) -> None:
    desk, customer = both
    answers = await desk.transport.send_all(connection_test(desk.config))
    assert read_test(answers, desk.config).message == "Signed in as @hulp:test.example."
    await desk.poll()
    assert desk.items == []

    # She invites the account, and the next poll joins.
    await customer.ask(
        "PUT",
        "/client/v3/profile/@fatima:test.example/displayname",
        {"displayname": "Fatima Bakker"},
    )
    invited = {"invite": ["@hulp:test.example"], "is_direct": True, "preset": "private_chat"}
    room = (await customer.ask("POST", "/client/v3/createRoom", invited))["room_id"]
    for _ in range(10):
        await desk.poll()
        if room not in desk.cursor.get("invited", []) and len(desk.cursor.get("since", "")) > 0:
            joined = await customer.ask("GET", f"/client/v3/rooms/{quote(room)}/joined_members")
            if "@hulp:test.example" in joined["joined"]:
                break

    # She writes, shows a picture and a place, changes a message, types.
    first = await customer.say(room, {"msgtype": "m.text", "body": "De lift staat stil"})
    uri = await customer.upload(b"\x89PNG lift")
    picture = {
        "msgtype": "m.image",
        "body": "lift.png",
        "url": uri,
        "info": {"mimetype": "image/png"},
    }
    await customer.say(room, picture)
    await customer.say(
        room, {"msgtype": "m.location", "body": "Kantoor", "geo_uri": "geo:52.37,4.89"}
    )
    said, shown, placed = await desk.wait_for(InboundMessage, 3)
    assert (said.content.text, said.display_name) == ("De lift staat stil", "Fatima Bakker")
    assert (said.message_id, said.thread) == (f"{room}|{first}", room)
    assert placed.content.location == Location(latitude=52.37, longitude=4.89, name="Kantoor")
    remote = shown.content.attachments[0].remote
    chunks = [
        each async for each in desk.transport.fetch(fetch_media(remote, desk.config), 1 << 20)
    ]
    assert b"".join(chunks) == b"\x89PNG lift"
    changed = {"msgtype": "m.text", "body": "De lift links staat stil"}
    relates = {"rel_type": "m.replace", "event_id": first}
    await customer.say(
        room, {**changed, "body": "* x", "m.new_content": changed, "m.relates_to": relates}
    )
    (edit,) = await desk.wait_for(Edit)
    assert (edit.target_id, edit.content.text) == (f"{room}|{first}", "De lift links staat stil")
    path = f"/client/v3/rooms/{quote(room)}/typing/@fatima:test.example"
    await customer.ask("PUT", path, {"typing": True, "timeout": 20_000})
    await desk.wait_for(Typing)

    # We answer with words and a file; the same request twice is one message.
    leg = {"thread": room}
    content = Content(text="De monteur komt", html="<p>De <b>monteur</b> komt</p>")
    answer = await desk.send(
        message_uid="uid-1", content=content, leg=leg, in_reply_to=said.message_id
    )
    again = await desk.send(
        message_uid="uid-1", content=content, leg=leg, in_reply_to=said.message_id
    )
    assert answer == again
    event_id = answer.message_id.rpartition("|")[2]
    seen = (await customer.event(room, event_id))["content"]
    assert seen["formatted_body"] == "<p>De <b>monteur</b> komt</p>"
    assert seen["m.relates_to"]["m.in_reply_to"]["event_id"] == first
    file = OutboundFile(
        name="plan.pdf", media_type="application/pdf", size_bytes=4, content=b"%PDF"
    )
    sent = await desk.send(message_uid="uid-2", files=[file], leg=leg)
    held = (await customer.event(room, sent.message_id.rpartition("|")[2]))["content"]
    assert (held["filename"], held["url"][:6]) == ("plan.pdf", "mxc://")
    await desk.send(message_uid="uid-3", reaction="👍", in_reply_to=said.message_id, leg=leg)

    # She reads, reacts, takes the reaction back, and a message too.
    path = f"/client/v3/rooms/{quote(room)}/receipt/m.read/{quote(event_id)}"
    await customer.ask("POST", path, {})
    receipts = await desk.wait_for(DeliveryUpdate)
    assert (receipts[-1].message_id, receipts[-1].state) == (answer.message_id, "read")
    about = {"rel_type": "m.annotation", "event_id": event_id, "key": "❤️"}
    reacted = await customer.say(room, {"m.relates_to": about}, "m.reaction")
    await desk.wait_for(Reaction)
    for number, target in enumerate((reacted, first)):
        path = f"/client/v3/rooms/{quote(room)}/redact/{quote(target)}/r{number}"
        await customer.ask("PUT", path, {})
    put, taken = await desk.wait_for(Reaction, 2)
    assert (put.target_id, put.emoji, taken.emoji) == (answer.message_id, "❤️", "")
    (deletion,) = await desk.wait_for(Deletion)
    assert deletion.target_id == f"{room}|{first}"

    # We change and take back our answer, and show that an agent saw hers.
    change = Revision(
        message_id=answer.message_id,
        to="@fatima:test.example",
        to_scheme="matrix",
        content=Content(text="De monteur komt dinsdag"),
    )
    for each in (change, msgspec.structs.replace(change, content=None)):
        answers = await desk.transport.send_all(revise(each, desk.config))
        assert [a.status for a in answers] == [200]  # type: ignore[union-attr]
    assert "msgtype" not in (await customer.event(room, event_id))["content"]
    answers = await desk.transport.send_all(mark_read(shown.message_id, desk.config))
    assert [a.status for a in answers] == [200]  # type: ignore[union-attr]


async def test_a_conversation_can_be_begun_and_a_gap_is_filled(synapse: Synapse) -> None:
    ours = await asyncio.to_thread(synapse.account, "balie")
    hers = await asyncio.to_thread(synapse.account, "piet")
    config = MatrixConfig(api_base_url=synapse.url, access_token=SecretStr(ours))
    desk, customer = Desk(config), Customer(synapse.url, hers)
    try:
        await desk.poll()
        sent = await desk.send(
            message_uid="uid-9", to="@piet:test.example", content=Content(text="Dag Piet")
        )
        room = sent.message_id.partition("|")[0]
        await customer.ask("POST", f"/client/v3/rooms/{quote(room)}/join", {})
        for number in range(60):
            await customer.say(room, {"msgtype": "m.text", "body": f"regel {number}"})
        messages = await desk.wait_for(InboundMessage, 60)
        assert {each.content.text for each in messages} == {f"regel {n}" for n in range(60)}
    finally:
        await customer.close()
        await desk.transport.close()
