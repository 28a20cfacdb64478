"""The stand-in of the WhatsApp Cloud API and the connector understand each other, over real HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import msgspec
import pytest

from onethread import clock
from onethread.connectors.contract import RawEnvelope, WebhookRequest
from onethread.connectors.registry import get, make_config
from onethread.errors import BadSignature
from onethread.messages import (
    Button,
    Content,
    Deletion,
    DeliveryUpdate,
    Edit,
    HttpRequest,
    HttpResponse,
    InboundMessage,
    ListRow,
    OutboundFile,
    OutboundMessage,
    OutboundResponse,
    Reaction,
    SendAccepted,
    SendRefused,
    SendResult,
    Template,
)
from onethread.simulator.server import BackgroundServer
from onethread.simulator.whatsapp_cloud import Behaviour, WhatsAppCloud
from onethread.simulator.whatsapp_customers import WhatsAppCustomer
from onethread.simulator.whatsapp_rules import KnownTemplate

WHATSAPP = get("whatsapp")
NUMBER = "31612345678"


class Business:
    """A receiver of webhooks and sender of messages that has nothing but the connector."""

    def __init__(self, cloud: WhatsAppCloud) -> None:
        self.cloud = cloud
        self.config = make_config(WHATSAPP, dict(cloud.config()))
        self.items: list[Any] = []
        self.refuse = 0
        self._came = asyncio.Condition()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body = b""
        while True:
            part = await receive()
            body += part.get("body", b"")
            if not part.get("more_body"):
                break
        status, answer = await self._handle(scope, body)
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": answer})

    async def _handle(self, scope: Any, body: bytes) -> tuple[int, bytes]:
        if self.refuse:
            self.refuse -= 1
            return 503, b""
        request = WebhookRequest(
            method=scope["method"],
            path=scope["path"],
            query=dict(httpx.QueryParams(scope["query_string"].decode())),
            headers={k.decode(): v.decode() for k, v in scope["headers"]},
            body=body,
        )
        assert WHATSAPP.verify is not None
        try:
            verified = WHATSAPP.verify(request, self.config)
        except BadSignature:
            return 401, b""
        if verified.store:
            envelope = RawEnvelope(
                id=1, channel_id=1, received_at=clock.now(), headers={}, body=body
            )
            async with self._came:
                self.items += WHATSAPP.parse(envelope, self.config)
                self._came.notify_all()
        return 200, verified.body

    async def got(self, kind: type, count: int = 1) -> list[Any]:
        async with asyncio.timeout(10), self._came:
            while True:
                found = [item for item in self.items if isinstance(item, kind)]
                if len(found) >= count:
                    return found
                await self._came.wait()

    async def send(self, to: WhatsAppCustomer | str, content: Content, **more: Any) -> SendResult:
        address = to if isinstance(to, str) else to.number or to.user_id
        message = OutboundMessage(
            message_uid="uid-1",
            conversation_ref="OT-7K2M9",
            to=address,
            to_scheme="whatsapp",
            content=content,
            created_at=clock.now(),
            **more,
        )
        requests = WHATSAPP.build(message, self.config)
        responses = await self.carry_out([r for r in requests if isinstance(r, HttpRequest)])
        return WHATSAPP.parse_response(responses, message, self.config)

    async def carry_out(self, requests: list[HttpRequest]) -> list[OutboundResponse]:
        answers: dict[str, Any] = {}
        responses: list[OutboundResponse] = []
        async with httpx.AsyncClient(trust_env=False) as client:
            for request in requests:
                url, body = request.url, msgspec.json.encode(request.json).decode()
                for step, answer in answers.items():
                    for name, value in answer.items():
                        url = url.replace(f"{{{{{step}.{name}}}}}", str(value))
                        body = body.replace(f"{{{{{step}.{name}}}}}", str(value))
                kwargs: dict[str, Any] = {"headers": dict(request.headers)}
                if request.file is not None:
                    file = request.file
                    kwargs["files"] = {
                        request.file_field: (file.name, file.content, file.media_type)
                    }
                    kwargs["data"] = request.form
                elif request.json is not None:
                    kwargs["content"] = body
                answered = await client.request(request.method, url, **kwargs)
                response = HttpResponse(
                    status=answered.status_code,
                    headers=answered.headers,
                    body=answered.content,
                    step=request.step,
                )
                responses.append(response)
                if answered.status_code >= 300:
                    break
                if "json" in answered.headers.get("content-type", ""):
                    answers[request.step] = answered.json()
        return responses


@pytest.fixture
async def cloud() -> AsyncIterator[WhatsAppCloud]:
    quick = Behaviour(sent_after_seconds=0, delivered_after_seconds=0, read_after_seconds=0)
    template = KnownTemplate(name="visit", language="nl", text="Wij komen {{1}}.")
    async with WhatsAppCloud(behaviour=quick, templates=[template], seed=7) as running:
        yield running


@pytest.fixture
async def business(cloud: WhatsAppCloud) -> AsyncIterator[Business]:
    business = Business(cloud)
    server = BackgroundServer(business)
    await server.start()
    await cloud.subscribe(f"{server.url}/hooks/k")
    yield business
    await cloud.settled()
    await server.stop()


async def test_a_customer_writes_and_is_answered_with_receipts(
    cloud: WhatsAppCloud, business: Business
) -> None:
    fatima = cloud.customer("Fatima", NUMBER)
    said = fatima.say("De kraan lekt")
    (message,) = await business.got(InboundMessage)
    assert (message.message_id, message.content.text) == (said, "De kraan lekt")
    assert message.display_name == "Fatima"
    sent = await business.send(fatima, Content(text="We komen morgen"), in_reply_to=said)
    assert isinstance(sent, SendAccepted)
    arrived = await fatima.wait_for(lambda a: a.text == "We komen morgen")
    assert arrived.payload["context"] == {"message_id": said}
    receipts = await business.got(DeliveryUpdate, 3)
    assert {r.state for r in receipts} == {"sent", "delivered", "read"}
    assert {r.message_id for r in receipts} == {sent.message_id}


async def test_every_kind_a_customer_sends_is_understood(
    cloud: WhatsAppCloud, business: Business
) -> None:
    fatima = cloud.customer("Fatima", NUMBER)
    first = fatima.say("Eén")
    fatima.send_location(52.37, 4.89, "Thuis")
    fatima.edit(first, "Twee")
    fatima.react("wamid.other", "👍")
    fatima.delete(first)
    fatima.send_raw({"type": "hologram", "hologram": {}})
    assert len(await business.got(InboundMessage, 3)) == 3
    (edit,) = await business.got(Edit)
    assert (edit.target_id, edit.content.text) == (first, "Twee")
    assert (await business.got(Deletion))[0].target_id == first
    assert (await business.got(Reaction))[0].emoji == "👍"
    assert any(m.content.unsupported == "hologram" for m in business.items if hasattr(m, "content"))


async def test_media_goes_both_ways(cloud: WhatsAppCloud, business: Business) -> None:
    fatima = cloud.customer("Fatima", NUMBER)
    fatima.send_file(b"jpeg-bytes", "image/jpeg", caption="Het lek")
    (message,) = await business.got(InboundMessage)
    (attachment,) = message.content.attachments
    assert WHATSAPP.fetch_media is not None
    requests = WHATSAPP.fetch_media(attachment.remote or {}, business.config)
    assert (await business.carry_out(list(requests)))[-1].body == b"jpeg-bytes"  # type: ignore[union-attr]
    plan = OutboundFile(
        name="plan.pdf", media_type="application/pdf", size_bytes=4, content=b"%PDF"
    )
    await business.send(fatima, Content(text="De planning"), files=[plan])
    arrived = await fatima.wait_for(lambda a: a.kind == "document")
    part = arrived.payload["document"]
    assert (part["filename"], part["caption"]) == ("plan.pdf", "De planning")
    assert cloud.store.media[part["id"]].content == b"%PDF"


async def test_buttons_and_rows_are_pressed(cloud: WhatsAppCloud, business: Business) -> None:
    fatima = cloud.customer("Fatima", NUMBER)
    fatima.say("Hallo")
    await business.got(InboundMessage)
    buttons = [Button(id="am", label="Ochtend"), Button(id="pm", label="Middag")]
    await business.send(fatima, Content(text="Wanneer?", buttons=buttons))
    fatima.press(await fatima.wait_for(lambda a: a.text == "Wanneer?"), 1)
    rows = [ListRow(id="heat", title="Verwarming", description="Ketel of radiator")]
    await business.send(fatima, Content(text="Waarover?", rows=rows))
    fatima.press(await fatima.wait_for(lambda a: a.text == "Waarover?"))
    pressed = [m.content.pressed for m in await business.got(InboundMessage, 3)]
    assert {p.id for p in pressed if p} == {"pm", "heat"}


async def test_a_hidden_number_is_answered_by_its_user_id(
    cloud: WhatsAppCloud, business: Business
) -> None:
    hidden = cloud.customer("J.", None, user_id="NL.13491208655302741918")
    hidden.say("Zonder nummer")
    (message,) = await business.got(InboundMessage)
    assert message.sender[0].value == "NL.13491208655302741918"
    await business.send(message.sender[0].value, Content(text="Dag J."))
    assert (await hidden.wait_for(lambda a: True)).text == "Dag J."
    assert cloud.dropped == []


async def test_an_id_in_to_is_taken_and_never_arrives(cloud: WhatsAppCloud) -> None:
    hidden = cloud.customer("J.", None, user_id="NL.1")
    body = {
        "messaging_product": "whatsapp",
        "to": "NL.1",
        "type": "text",
        "text": {"body": "Weg"},
    }
    assert cloud.accept(body)["messages"]
    assert (hidden.inbox, cloud.dropped) == ([], [body])


@pytest.mark.parametrize("at_once", [True, False])
async def test_after_24_hours_only_a_template_goes_out(
    cloud: WhatsAppCloud, business: Business, at_once: bool
) -> None:
    cloud.behaviour.window_refused_at_once = at_once
    fatima = cloud.customer("Fatima", NUMBER)
    fatima.say("Hallo")
    await business.got(InboundMessage)
    with clock.at(datetime.now(UTC) + timedelta(hours=25)):
        result = await business.send(fatima, Content(text="Nog iets?"))
        if at_once:
            assert isinstance(result, SendRefused)
            assert result.code == "window_closed"
        else:
            (failed,) = [r for r in await business.got(DeliveryUpdate) if r.state == "failed"]
            assert failed.code == "window_closed"
        template = Template(name="visit", language="nl", parameters=["dinsdag"])
        assert isinstance(await business.send(fatima, Content(template=template)), SendAccepted)
    await fatima.wait_for(lambda a: a.kind == "template")


async def test_a_webhook_is_repeated_until_it_is_taken_and_receipts_come_doubled_and_shuffled(
    cloud: WhatsAppCloud, business: Business
) -> None:
    cloud.behaviour.doubled_webhooks = cloud.behaviour.doubled_receipts = 1.0
    cloud.behaviour.shuffled_receipts = 1.0
    business.refuse = 3
    fatima = cloud.customer("Fatima", NUMBER)
    said = fatima.say("Hallo")
    messages = await business.got(InboundMessage, 2)
    assert {m.message_id for m in messages} == {said}
    await business.send(fatima, Content(text="Dag"))
    assert len(await business.got(DeliveryUpdate, 12)) == 12


async def test_refusals_arrive_in_our_words(cloud: WhatsAppCloud, business: Business) -> None:
    fatima = cloud.customer("Fatima", NUMBER)
    fatima.say("Hallo")
    await business.got(InboundMessage)

    async def code(to: Any = fatima, content: Content | None = None, **more: Any) -> str:
        result = await business.send(to, content or Content(text="x"), **more)
        assert isinstance(result, SendRefused)
        return result.code

    cloud.behaviour.refuse_next = [(500, 131000), (400, 131056)]
    assert await code() == "temporary"
    assert await code() == "rate_limited"
    cloud.behaviour.messages_per_second = 0
    assert await code() == "rate_limited"
    cloud.behaviour.messages_per_second = None
    missing = Template(name="absent", language="nl")
    assert await code(content=Content(template=missing)) == "bad_template"
    assert await code(content=Content(text="x" * 4097)) == "131009"
    cloud.behaviour.expired_token = True
    assert await code() == "bad_credentials"


async def test_a_lost_answer_still_reaches_the_customer(
    cloud: WhatsAppCloud, business: Business
) -> None:
    fatima = cloud.customer("Fatima", NUMBER)
    fatima.say("Hallo")
    await business.got(InboundMessage)
    cloud.behaviour.lose_answers = 1
    with pytest.raises(httpx.HTTPError):
        await business.send(fatima, Content(text="Komt aan"))
    await fatima.wait_for(lambda a: a.text == "Komt aan")


async def test_the_connection_test_templates_and_ticks_work_against_it(
    cloud: WhatsAppCloud, business: Business
) -> None:
    assert WHATSAPP.test
    assert WHATSAPP.read_test
    asked = [r for r in WHATSAPP.test(business.config) if isinstance(r, HttpRequest)]
    tested = WHATSAPP.read_test(await business.carry_out(asked), business.config)
    assert (tested.ok, tested.facts["verified_name"]) == (True, "Onethread Demo")
    assert WHATSAPP.templates
    assert WHATSAPP.read_templates
    listed = await business.carry_out(list(WHATSAPP.templates(business.config)))
    (offer,) = WHATSAPP.read_templates(listed)
    assert (offer.name, [field.name for field in offer.fields]) == ("visit", ["1"])
    fatima = cloud.customer("Fatima", NUMBER)
    said = fatima.say("Gezien?")
    assert WHATSAPP.mark_read
    await business.carry_out(list(WHATSAPP.mark_read(said, business.config)))
    assert fatima.seen_by_business == [said]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"messaging_product": "messenger"}, 100),
        ({"to": ""}, 131008),
        ({"type": "hologram"}, 131051),
        ({"text": {"body": ""}}, 131009),
        ({"colour": "red"}, 100),
        ({"context": {"message_id": "wamid.unknown"}}, 131009),
    ],
)
async def test_what_the_documentation_forbids_is_refused(
    cloud: WhatsAppCloud, change: dict[str, Any], code: int
) -> None:
    body = {"messaging_product": "whatsapp", "to": NUMBER, "type": "text", "text": {"body": "x"}}
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.post(
            f"{cloud.base_url}/v25.0/{cloud.phone_number_id}/messages",
            json=body | change,
            headers={"Authorization": f"Bearer {cloud.access_token}"},
        )
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == code
