"""WhatsApp, the whole way: a served system and the stand-in of the Cloud API, over real HTTP."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import msgspec
import pytest

from onethread.operations.tree import Tree
from onethread.settings import Settings
from onethread.simulator.office import ApiRefused, Office
from onethread.simulator.whatsapp_cloud import Behaviour, WhatsAppCloud
from onethread.simulator.whatsapp_customers import WhatsAppCustomer, new_wamid
from onethread.simulator.whatsapp_rules import KnownButton, KnownTemplate

PASSWORD = "violet kayak thursday"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ff"
    "ff3f0005fe02fea72d994c0000000049454e44ae426082"
)


class Desk:
    """An agent at work, and the stand-in."""

    def __init__(self, office: Office, cloud: WhatsAppCloud, hook: str) -> None:
        self.office = office
        self.cloud = cloud
        self.hook = hook

    async def until(
        self, customer: WhatsAppCustomer, wanted: Callable[[dict[str, Any]], bool]
    ) -> dict[str, Any]:
        """The customer's conversation once it is as wanted, at most 20 seconds."""
        shown: dict[str, Any] = {}
        for _ in range(200):
            for item in (await self.office.call("GET", "/inbox/all", limit=100))["items"]:
                if item["customer"]["display_name"] == customer.name:
                    shown = await self.office.call("GET", f"/conversations/{item['id']}")
                    if wanted(shown):
                        return shown
            await asyncio.sleep(0.1)
        raise AssertionError(f"it stayed {msgspec.json.encode(shown).decode()[:3000]}")

    async def reply(self, shown: dict[str, Any], content: dict[str, Any], **more: Any) -> Any:
        """Answer on the conversation's only leg."""
        return await self.office.call(
            "POST",
            f"/conversations/{shown['conversation']['id']}/reply",
            {
                "leg_id": shown["legs"][0]["id"],
                "content": content,
                "file_ids": [],
                "idempotency_key": str(uuid.uuid4()),
                **more,
            },
        )


def said(shown: dict[str, Any], direction: str = "in") -> list[dict[str, Any]]:
    return [m for m in shown["messages"]["items"] if m["direction"] == direction]


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    rough = Behaviour(
        sent_after_seconds=0,
        delivered_after_seconds=0.01,
        read_after_seconds=0.01,
        doubled_receipts=1,
        shuffled_receipts=1,
        doubled_webhooks=1,
        templates_per_page=2,
    )
    visit = KnownTemplate(name="visit", language="nl", text="Wij komen {{1}}.")
    quote = KnownTemplate(
        name="quote",
        language="nl",
        text="Beste {{1}}",
        header_format="IMAGE",
        buttons=[
            KnownButton(kind="URL", text="Bekijken", url="https://example.org/{{1}}"),
            KnownButton(kind="QUICK_REPLY", text="Akkoord"),
        ],
    )
    on_our_way = KnownTemplate(
        name="on_our_way", language="nl", text="Om {{tijd}}.", header_format="LOCATION"
    )
    templates = [visit, quote, on_our_way]
    async with WhatsAppCloud(behaviour=rough, templates=templates, seed=3) as cloud:
        settings = Settings(
            data_dir=str(tmp_path),
            port=0,
            outgoing_allow=(urlsplit(cloud.base_url).netloc,),
            log_level="error",
        )
        tree = Tree(settings, frozenset(("web", "worker", "receivers")), quiet=True)
        try:
            await tree.start()
            base_url = f"http://127.0.0.1:{tree.port}"
            async with Office(base_url) as office:
                await office.ready()
                await office.set_up("De Linde", "Ada", "ada@example.org", PASSWORD)
                tested = await office.call(
                    "POST", "/channels/test", {"connector": "whatsapp", "config": cloud.config()}
                )
                assert tested["ok"], tested
                channel = await office.channel("whatsapp", "WhatsApp", cloud.config())
                hook = base_url + urlsplit(channel["webhook_url"]).path
                await cloud.subscribe(hook)
                yield Desk(office, cloud, hook)
        finally:
            await tree.stop()


@pytest.mark.timeout(120)
async def test_messages_media_receipts_changes_and_the_window(desk: Desk) -> None:
    await _one_message_however_often_it_comes(desk)
    await _media_both_ways(desk)
    await _afterthoughts(desk)
    await _several_in_one_webhook_and_a_hidden_number(desk)
    await _after_the_window_only_a_template(desk)
    await _a_forged_webhook_is_refused_and_counted(desk)
    await _a_bad_token_is_told_to_the_agent(desk)
    await _a_lost_answer_is_made_good_by_the_receipt(desk)


async def _one_message_however_often_it_comes(desk: Desk) -> None:
    fatima = desk.cloud.customer("Fatima", "31697000001")
    fatima.say("De kraan lekt")
    shown = await desk.until(fatima, lambda s: len(said(s)) == 1)
    await desk.cloud.settled()
    assert fatima.seen_by_business == []
    await desk.office.call("POST", f"/conversations/{shown['conversation']['id']}/read")
    assert [m["content"]["text"] for m in said(shown)] == ["De kraan lekt"]
    await desk.reply(shown, {"text": "Wij komen dinsdag"})
    shown = await desk.until(fatima, lambda _: bool(fatima.seen_by_business))
    await fatima.wait_for(lambda a: a.text == "Wij komen dinsdag")
    shown = await desk.until(
        fatima, lambda s: bool(said(s, "out")) and said(s, "out")[0]["state"] == "read"
    )
    await desk.cloud.settled()
    assert len(fatima.inbox) == 1
    shown = await desk.until(fatima, lambda s: True)
    assert said(shown, "out")[0]["state"] == "read"


async def _media_both_ways(desk: Desk) -> None:
    tom = desk.cloud.customer("Tom", "31697000002")
    tom.send_file(PNG, "image/png", caption="Het lek")

    def fetched(shown: dict[str, Any]) -> bool:
        return any(a.get("url") for m in said(shown) for a in m["content"].get("attachments", []))

    shown = await desk.until(tom, fetched)
    attachment = said(shown)[0]["content"]["attachments"][0]
    async with httpx.AsyncClient(
        base_url=desk.office.base_url, cookies=desk.office.cookies, trust_env=False
    ) as browser:
        assert (await browser.get(attachment["url"])).content == PNG
        uploaded = await browser.post(
            "/api/files",
            files={"data": ("plan.png", PNG, "image/png")},
            headers={"X-Onethread": "1"},
        )
        assert uploaded.status_code == 201, uploaded.text
    await desk.reply(shown, {"text": "De planning"}, file_ids=[uploaded.json()["id"]])
    arrived = await tom.wait_for(lambda a: a.kind == "image")
    assert arrived.text == "De planning"
    assert desk.cloud.store.media[arrived.payload["image"]["id"]].content == PNG


async def _afterthoughts(desk: Desk) -> None:
    noor = desk.cloud.customer("Noor", "31697000003")
    first = noor.say("Maandag")
    second = noor.say("Laat maar")
    await desk.until(noor, lambda s: len(said(s)) == 2)
    noor.edit(first, "Dinsdag")
    noor.delete(second)
    shown = await desk.until(noor, lambda s: any(m["deleted"] for m in said(s)))
    shown = await desk.until(noor, lambda s: any(m["edited"] for m in said(s)))
    assert "Dinsdag" in {m["content"].get("text") for m in said(shown)}
    await desk.reply(shown, {"text": "Genoteerd"})
    noor.react((await noor.wait_for(lambda a: a.text == "Genoteerd")).wamid, "👍")
    shown = await desk.until(
        noor, lambda s: bool(said(s, "out") and said(s, "out")[0]["reactions"])
    )
    assert said(shown, "out")[0]["reactions"][0]["emoji"] == "👍"


async def _several_in_one_webhook_and_a_hidden_number(desk: Desk) -> None:
    hidden = desk.cloud.customer("Verborgen", None, user_id="NL.13491208655302741918")
    messages = [
        {
            "from_user_id": hidden.user_id,
            "id": new_wamid(hidden.user_id),
            "timestamp": str(int(time.time()) + number),
            "type": "text",
            "text": {"body": f"Deel {number}"},
        }
        for number in range(3)
    ]
    contact = {"profile": {"name": hidden.name}, "user_id": hidden.user_id}
    values = [{"contacts": [contact], "messages": messages[:2]}]
    values.append({"contacts": [contact], "messages": messages[2:]})
    desk.cloud.emit_raw(desk.cloud.webhook(*values))
    shown = await desk.until(hidden, lambda s: len(said(s)) == 3)
    assert [m["content"]["text"] for m in said(shown)] == ["Deel 0", "Deel 1", "Deel 2"]
    hidden.say("En nog iets")
    await desk.reply(shown, {"text": "Dag, onbekende"})
    await hidden.wait_for(lambda a: a.text == "Dag, onbekende")
    assert desk.cloud.dropped == []


async def _after_the_window_only_a_template(desk: Desk) -> None:
    late = desk.cloud.customer("Laat", "31697000004")
    message = {
        "from": late.number,
        "id": new_wamid("late"),
        "timestamp": str(int(time.time()) - 25 * 3600),
        "type": "text",
        "text": {"body": "Van gisteren"},
    }
    contact = {"profile": {"name": late.name}, "wa_id": late.number}
    desk.cloud.emit({"contacts": [contact], "messages": [message]})
    shown = await desk.until(late, lambda s: len(said(s)) == 1)
    assert shown["legs"][0]["window"]["open"] is False
    with pytest.raises(ApiRefused, match=r"24 hours|window|template"):
        await desk.reply(shown, {"text": "Nog steeds?"})
    [channel] = await desk.office.call("GET", "/channels")
    offered = await desk.office.call("GET", f"/channels/{channel['id']}/templates")
    assert [each["name"] for each in offered] == ["visit", "quote", "on_our_way"]
    desk.cloud.behaviour.expired_token = True
    with pytest.raises(ApiRefused, match="renew its credentials"):
        await desk.office.call("GET", f"/channels/{channel['id']}/templates")
    desk.cloud.behaviour.expired_token = False
    template = {"name": "visit", "language": "nl", "parameters": ["dinsdag"]}
    await desk.reply(shown, {"template": {**template, "text": "Wij komen dinsdag."}})
    arrived = await late.wait_for(lambda a: a.kind == "template")
    assert arrived.payload["template"]["name"] == "visit"
    await _a_template_with_a_file_and_buttons(desk, late, shown)


async def _a_template_with_a_file_and_buttons(
    desk: Desk, late: WhatsAppCustomer, shown: dict[str, Any]
) -> None:
    quote = {
        "name": "quote",
        "language": "nl",
        "parameters": ["Jan"],
        "text": "Beste Jan",
        "header_kind": "image",
        "buttons": [{"index": 0, "kind": "url", "value": "q-12"}],
    }
    with pytest.raises(ApiRefused, match="choose a file"):
        await desk.reply(shown, {"template": quote})
    async with httpx.AsyncClient(
        base_url=desk.office.base_url, cookies=desk.office.cookies, trust_env=False
    ) as browser:
        uploaded = await browser.post(
            "/api/files",
            files={"data": ("plan.png", PNG, "image/png")},
            headers={"X-Onethread": "1"},
        )
    files = [uploaded.json()["id"]]
    # What the provider refuses, the agent is told.
    await desk.reply(shown, {"template": {**quote, "buttons": []}}, file_ids=files)
    await desk.until(late, lambda s: any(m["state"] == "failed" for m in said(s, "out")))
    await desk.reply(shown, {"template": quote}, file_ids=files)
    arrived = await late.wait_for(
        lambda a: a.kind == "template" and a.payload["template"]["name"] == "quote"
    )
    picture, body, link = arrived.payload["template"]["components"]
    assert desk.cloud.store.media[picture["parameters"][0]["image"]["id"]].content == PNG
    assert body["parameters"] == [{"type": "text", "text": "Jan"}]
    assert (link["sub_type"], link["parameters"][0]["text"]) == ("url", "q-12")
    await _a_template_with_a_place(desk, late, shown)
    late.press(arrived, 1)
    pressed = await desk.until(late, lambda s: any(m["content"].get("pressed") for m in said(s)))
    assert {m["content"].get("text") for m in said(pressed)} >= {"Akkoord"}


async def _a_template_with_a_place(
    desk: Desk, late: WhatsAppCustomer, shown: dict[str, Any]
) -> None:
    named = {"parameters": ["tien"], "names": ["tijd"], "header_kind": "location"}
    template = {"name": "on_our_way", "language": "nl", "text": "Om tien.", **named}
    place = {"latitude": 52.37, "longitude": 4.89, "name": "Kantoor", "address": "Damrak 1"}
    for lacking, said_so in (({}, "say which"), ({"location": {**place, "latitude": 91}}, "90")):
        with pytest.raises(ApiRefused, match=said_so):
            await desk.reply(shown, {"template": template, **lacking})
    # What Meta refuses says what to do.
    await desk.reply(shown, {"template": {**template, "names": ["uur"]}, "location": place})
    failed = await desk.until(
        late,
        lambda s: any((m["failure"] or {}).get("code") == "bad_template" for m in said(s, "out")),
    )
    assert {m["failure"]["remedy"] for m in said(failed, "out") if m["failure"]} >= {
        "other_template"
    }
    await desk.reply(shown, {"template": template, "location": place})
    arrived = await late.wait_for(
        lambda a: a.kind == "template" and a.payload["template"]["name"] == "on_our_way"
    )
    header, body = arrived.payload["template"]["components"]
    assert header["parameters"][0]["location"]["address"] == "Damrak 1"
    assert body["parameters"] == [{"type": "text", "parameter_name": "tijd", "text": "tien"}]


async def _a_forged_webhook_is_refused_and_counted(desk: Desk) -> None:
    body = msgspec.json.encode(desk.cloud.webhook({"messages": []}))
    async with httpx.AsyncClient(trust_env=False) as forger:
        for headers in ({}, {"X-Hub-Signature-256": "sha256=" + "0" * 64}):
            answer = await forger.post(desk.hook, content=body, headers=headers)
            assert answer.status_code == 401


async def _a_bad_token_is_told_to_the_agent(desk: Desk) -> None:
    sam = desk.cloud.customer("Sam", "31697000005")
    sam.say("Hallo?")
    shown = await desk.until(sam, lambda s: len(said(s)) == 1)
    desk.cloud.behaviour.expired_token = True
    await desk.reply(shown, {"text": "Dag Sam"})
    shown = await desk.until(
        sam, lambda s: bool(said(s, "out")) and said(s, "out")[0]["state"] == "failed"
    )
    failure = said(shown, "out")[0]["failure"]
    assert failure["code"] == "bad_credentials"
    assert failure["remedy"]
    desk.cloud.behaviour.expired_token = False
    await desk.office.call("POST", f"/messages/{said(shown, 'out')[0]['id']}/retry")
    await sam.wait_for(lambda a: a.text == "Dag Sam")


async def _a_lost_answer_is_made_good_by_the_receipt(desk: Desk) -> None:
    lost = desk.cloud.customer("Verloren", "31697000006")
    lost.say("Hallo?")
    shown = await desk.until(lost, lambda s: len(said(s)) == 1)
    desk.cloud.behaviour.lose_answers = 1
    await desk.reply(shown, {"text": "Komt precies één keer aan"})
    shown = await desk.until(
        lost, lambda s: bool(said(s, "out")) and said(s, "out")[0]["state"] == "read"
    )
    assert said(shown, "out")[0]["failure"] is None
    assert [a.text for a in lost.inbox] == ["Komt precies één keer aan"]
    lost.react(lost.inbox[0].wamid, "🙏")  # its id is known now, too
    await desk.until(lost, lambda s: bool(said(s, "out")[0]["reactions"]))
