"""XMPP against a real Prosody: written to, answered, corrected, taken back, files, refusals."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import msgspec
import pytest

from onethread.connectors.contract import SecretStr
from onethread.connectors.xmpp import stanzas
from onethread.connectors.xmpp.config import XmppConfig
from onethread.connectors.xmpp.inbound import parse
from onethread.connectors.xmpp.outbound import build, revise
from onethread.connectors.xmpp.receiver import run, try_settings
from onethread.connectors.xmpp.receiver.session import Session, connected
from onethread.messages import (
    Content,
    Deletion,
    DeliveryUpdate,
    Edit,
    HttpRequest,
    HttpResponse,
    InboundMessage,
    OutboundFile,
    OutboundMessage,
    Reaction,
    RelayRequest,
    Revision,
    Typing,
)
from tests.connectors.receiving import Context, running
from tests.servers.prosody import PASSWORD, Prosody


@pytest.fixture(scope="module")
def prosody() -> Iterator[Prosody]:
    server = Prosody.start()
    yield server
    server.stop()


def config_for(prosody: Prosody, name: str = "hulp", **more: Any) -> XmppConfig:
    return XmppConfig(
        **{
            "address": f"{name}@test.example",
            "password": SecretStr(PASSWORD),
            "host": "127.0.0.1",
            "port": prosody.port,
            "security": "none",
            **more,
        }
    )


class Desk(Context):
    """Our side; its requests go to the server."""

    async def request(self, request: HttpRequest) -> HttpResponse:
        async with httpx.AsyncClient() as http:
            answer = await http.request(
                request.method, request.url, headers=dict(request.headers), content=request.body
            )
        return HttpResponse(status=answer.status_code, headers={}, body=answer.content)

    async def item(self, kind: type) -> Any:
        """The next item of a kind."""
        while True:
            for each in parse(await self.next(), self.config):
                if isinstance(each, kind):
                    return each

    async def send(self, **more: Any) -> list[tuple[bool, Any]]:
        message = OutboundMessage(
            **{
                "message_uid": "ons-1",
                "conversation_ref": "OT-7K2M9",
                "to": "fatima@test.example",
                "to_scheme": "xmpp",
                "content": Content(),
                "created_at": datetime.now(UTC),
                **more,
            }
        )
        return [
            await self.relay(each.payload)
            for each in build(message, self.config)
            if isinstance(each, RelayRequest)
        ]


class Customer:
    """Fatima's own program."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def say(self, inside: str, number: str = "") -> None:
        mark = f' id="{number}"' if number else ""
        await self._session.send(
            f'<message to="hulp@test.example" type="chat"{mark}>{inside}</message>'
        )

    async def get(self, name: str, namespace: str = stanzas.CLIENT) -> Any:
        """The next message that holds this element."""
        async with asyncio.timeout(20):
            async for stanza in self._session.stanzas():
                if stanzas.child(stanza, name, namespace) is not None:
                    return stanza
        raise AssertionError(f"no message with {name}")


@pytest.fixture
async def both(prosody: Prosody) -> AsyncIterator[tuple[Desk, Customer]]:
    desk = Desk(config_for(prosody))
    async with connected(config_for(prosody, "fatima"), Context(None)) as session:
        await session.send("<presence/>")
        async with running(run, desk):  # type: ignore[arg-type]
            yield desk, Customer(session)
        await session.close()


async def test_a_conversation_with_a_real_server(both: tuple[Desk, Customer]) -> None:
    desk, fatima = both
    await fatima.say(
        f'<composing xmlns="{stanzas.STATES}"/>',
    )
    assert (await desk.item(Typing)).on
    await fatima.say(
        f'<body>De lift staat stil 💧</body><request xmlns="{stanzas.RECEIPTS}"/>', "m1"
    )
    said: InboundMessage = await desk.item(InboundMessage)
    assert (said.content.text, said.message_id) == (
        "De lift staat stil 💧",
        "fatima@test.example|m1",
    )
    receipt = await fatima.get("received", stanzas.RECEIPTS)
    assert stanzas.child(receipt, "received", stanzas.RECEIPTS).get("id") == "m1"
    await fatima.say(
        f'<body>De lift links</body><replace xmlns="{stanzas.CORRECT}" id="m1"/>', "m2"
    )
    edit: Edit = await desk.item(Edit)
    assert (edit.target_id, edit.content.text) == (said.message_id, "De lift links")

    answered = await desk.send(
        content=Content(text="De monteur <komt> & belt"), in_reply_to=said.message_id
    )
    assert answered == [(True, {"id": "ons-1"})]
    shown = await fatima.get("body")
    assert stanzas.child(shown, "body").text == "De monteur <komt> & belt"
    assert stanzas.child(shown, "reply", stanzas.REPLY).get("id") == "m1"
    await fatima.say(f'<received xmlns="{stanzas.RECEIPTS}" id="ons-1"/>')
    await fatima.say(f'<displayed xmlns="{stanzas.MARKERS}" id="ons-1"/>')
    states = [(await desk.item(DeliveryUpdate)).state for _ in range(2)]
    assert states == ["delivered", "read"]
    await fatima.say(
        f'<reactions xmlns="{stanzas.REACTIONS}" id="ons-1"><reaction>👍</reaction></reactions>',
        "m3",
    )
    reaction: Reaction = await desk.item(Reaction)
    assert (reaction.target_id, reaction.emoji) == ("fatima@test.example|ons-1", "👍")

    change = Revision(
        message_id="fatima@test.example|ons-1",
        to="fatima@test.example",
        to_scheme="xmpp",
        content=Content(text="De monteur komt dinsdag"),
    )
    for each, name, namespace in (
        (change, "replace", stanzas.CORRECT),
        (msgspec.structs.replace(change, content=None), "retract", stanzas.RETRACT[0]),
    ):
        (request,) = revise(each, desk.config)
        assert isinstance(request, RelayRequest)
        assert (await desk.relay(request.payload))[0]
        seen = await fatima.get(name, namespace)
        assert stanzas.child(seen, name, namespace).get("id") == "ons-1"
    await fatima.say(f'<retract xmlns="{stanzas.RETRACT[0]}" id="m1"/>', "m4")
    assert (await desk.item(Deletion)).target_id == said.message_id


async def test_a_file_is_put_at_the_server_and_a_large_one_refused(
    both: tuple[Desk, Customer],
) -> None:
    desk, fatima = both
    file = OutboundFile(
        name="plan é.pdf", media_type="application/pdf", size_bytes=9, content=b"%PDF plan"
    )
    assert await desk.send(files=[file]) == [(True, {"id": "ons-1"})]
    shown = await fatima.get("x", stanzas.OOB)
    url = stanzas.child(stanzas.child(shown, "x", stanzas.OOB), "url", stanzas.OOB).text
    async with httpx.AsyncClient() as http:
        assert (await http.get(url)).content == b"%PDF plan"
    large = msgspec.structs.replace(file, content=b"x" * 100_001)
    ((ok, facts),) = await desk.send(files=[large])
    assert (ok, facts["code"]) == (False, "unsupported")


async def test_a_message_to_nobody_comes_back(both: tuple[Desk, Customer]) -> None:
    desk, _ = both
    await desk.send(to="niemand@test.example", content=Content(text="hallo?"))
    update: DeliveryUpdate = await desk.item(DeliveryUpdate)
    assert (update.state, update.message_id) == ("failed", "niemand@test.example|ons-1")


async def test_what_was_said_while_we_were_away_comes_with_its_time(prosody: Prosody) -> None:
    async with connected(config_for(prosody, "piet"), Context(None)) as session:
        await session.send(
            '<message to="hulp@test.example" type="chat" id="m9"><body>Is er iemand?</body></message>'
        )
        await session.close()
    desk = Desk(config_for(prosody))
    async with running(run, desk):  # type: ignore[arg-type]
        said: InboundMessage = await desk.item(InboundMessage)
    assert (said.content.text, said.sender[0].value) == ("Is er iemand?", "piet@test.example")
    assert abs((datetime.now(UTC) - said.said_at).total_seconds()) < 60


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"password": SecretStr("wrong")}, "refuses the sign-in"),
        (
            {"security": "starttls"},
            "no TLS with test.example",
        ),  # nobody vouches for its certificate
        ({"port": 1}, "no connection"),
    ],
)
async def test_what_is_wrong_is_told(prosody: Prosody, more: dict[str, Any], words: str) -> None:
    told = await try_settings(config_for(prosody, **more), Context(None))
    assert not told.ok
    assert words in told.message


async def test_good_settings_are_told(prosody: Prosody) -> None:
    told = await try_settings(config_for(prosody), Context(None))
    assert told.message == "Signed in as hulp@test.example."
