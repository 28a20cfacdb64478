"""One matter, three channels: chat, then e-mail, then WhatsApp. One customer, one conversation, and
every answer arrives where it was given."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from onethread.operations.tree import Tree
from onethread.settings import Settings
from onethread.simulator.demo import ADDRESS, PACES, Demo
from onethread.simulator.office import Office
from onethread.simulator.webchat_visitor import ChatMessage, Visitor

FATIMA = {"name": "Fatima de Boer", "email": "fatima@post.example", "phone": "+31697000001"}


class Stage:
    """A served system with the demo's channels, an administrator, and nobody writing yet."""

    def __init__(self, demo: Demo, office: Office) -> None:
        self.demo = demo
        self.office = office

    async def conversations(self) -> list[dict[str, Any]]:
        found = []
        for view in ("all", "resolved"):
            listed = (await self.office.call("GET", f"/inbox/{view}", limit=100))["items"]
            found += [
                await self.office.call("GET", f"/conversations/{item['id']}") for item in listed
            ]
        return found

    async def until(self, wanted: Callable[[list[dict[str, Any]]], bool]) -> list[dict[str, Any]]:
        """All conversations, once they are as wanted; at most half a minute and what reading takes."""
        shown: list[dict[str, Any]] = []
        for _ in range(300):
            shown = await self.conversations()
            if wanted(shown):
                return shown
            await asyncio.sleep(0.1)
        raise AssertionError(f"it stayed {[texts(s) for s in shown]}")

    async def answer(self, shown: dict[str, Any], connector: str, text: str) -> None:
        leg = next(leg for leg in shown["legs"] if leg["channel"]["connector"] == connector)
        await self.office.reply(shown["conversation"]["id"], leg["id"], text)


def texts(shown: dict[str, Any]) -> list[str]:
    return [m["content"].get("text", "") for m in shown["messages"]["items"]]


@pytest.fixture
async def stage(tmp_path: Path, database_url: str) -> AsyncIterator[Stage]:
    async with Demo(tmp_path, pace=PACES["quiet"], robots=False, seed=1) as demo:
        settings = Settings(
            data_dir=str(tmp_path),
            database_url=database_url,
            port=0,
            outgoing_allow=demo.outgoing_allow,
            log_level="error",
        )
        tree = Tree(settings, frozenset(("web", "worker", "receivers")), quiet=True)
        try:
            await tree.start()
            base_url = f"http://127.0.0.1:{tree.port}"
            await demo.furnish(base_url)
            async with Office(base_url) as office:
                await office.sign_in(demo.log_ins[0].email, demo.log_ins[0].password)
                yield Stage(demo, office)
        finally:
            await tree.stop()


@pytest.mark.timeout(120)
async def test_chat_then_mail_then_whatsapp_is_one_conversation(stage: Stage) -> None:
    assert stage.demo.chat is not None
    heard: asyncio.Queue[ChatMessage] = asyncio.Queue()
    browser = Visitor(stage.demo.chat, language="nl", claims={"sub": "H20001", **FATIMA})
    browser.on_message = heard.put_nowait
    await browser.open()
    await browser.say("De kraan in de keuken lekt")
    (shown,) = await stage.until(lambda all_: len(all_) == 1)
    await stage.answer(shown, "webchat", "Wat vervelend. Sinds wanneer?")
    assert (await asyncio.wait_for(heard.get(), 10)).text == "Wat vervelend. Sinds wanneer?"

    # The laptop closes, and an answer given meanwhile is there when it opens again.
    await browser.close()
    await stage.answer(shown, "webchat", "Wij kunnen dinsdag komen.")
    await stage.until(lambda all_: "Wij kunnen dinsdag komen." in texts(all_[0]))
    await browser.open()
    assert (await asyncio.wait_for(heard.get(), 10)).text == "Wij kunnen dinsdag komen."
    await browser.close()

    mailbox = stage.demo.mail.mailbox(FATIMA["email"], FATIMA["name"])
    await mailbox.write("Ik mail nu even: sinds gisteren.", to=ADDRESS, subject="De kraan")
    (shown,) = await stage.until(lambda all_: any("sinds gisteren" in t for t in texts(all_[0])))
    await stage.answer(shown, "email", "Dank u, de loodgieter komt dinsdag.")
    for _ in range(100):
        if mailbox.inbox:
            break
        await asyncio.sleep(0.1)
    (mail,) = mailbox.inbox
    assert "de loodgieter komt dinsdag" in mail.text
    await mailbox.write("Prima.", to=mail.reply_to, answering=mail)

    telephone = stage.demo.cloud.customer(FATIMA["name"], FATIMA["phone"].lstrip("+"))
    telephone.say("Kan het ook woensdag?")
    (shown,) = await stage.until(
        lambda all_: {"Prima.", "Kan het ook woensdag?"} <= set(texts(all_[0]))
    )
    await stage.answer(shown, "whatsapp", "Woensdag om tien uur dan.")
    arrived = await telephone.wait_for(lambda a: True)
    assert arrived.text == "Woensdag om tien uur dan."

    (shown,) = await stage.conversations()
    assert {leg["channel"]["connector"] for leg in shown["legs"]} == {
        "webchat",
        "email",
        "whatsapp",
    }
    assert len(mailbox.inbox) == 1
    assert all(
        m["text"] != arrived.text for m in [{"text": m.text} for m in browser.messages.values()]
    )


@pytest.mark.timeout(120)
async def test_who_only_claims_an_address_is_shown_as_such_and_learns_nothing(
    stage: Stage,
) -> None:
    """A stranger types a customer's e-mail address in the chat."""
    assert stage.demo.chat is not None
    mailbox = stage.demo.mail.mailbox(FATIMA["email"], FATIMA["name"])
    await mailbox.write("Mijn huur is te hoog.", to=ADDRESS, subject="Huur")
    await stage.until(lambda all_: len(all_) == 1)
    stranger = Visitor(stage.demo.chat, language="nl", name="Fatima", email=FATIMA["email"])
    await stranger.open()
    asked = "Hoi, wat stond er in mijn mail?"
    await stranger.say(asked)
    shown = await stage.until(lambda all_: asked in str([texts(s) for s in all_]))
    messages = [m for s in shown for m in s["messages"]["items"]]
    told = {m["content"]["text"]: m["assurance"] for m in messages if m["direction"] == "in"}
    assert told == {"Mijn huur is te hoog.": 2, asked: 1}  # asserted, and only claimed
    await stranger.close()
    await stranger.open()
    assert {m.text for m in stranger.messages.values()} <= {asked}
    assert stranger.refusals == []
    await stranger.close()


@pytest.mark.timeout(120)
async def test_a_visitor_without_a_name_goes_on_by_whatsapp_with_the_link_once(
    stage: Stage,
) -> None:
    assert stage.demo.chat is not None
    browser = Visitor(stage.demo.chat, language="nl")
    await browser.open()
    await browser.say("Mijn voordeur klemt")
    (shown,) = await stage.until(lambda all_: len(all_) == 1)
    number = shown["conversation"]["id"]
    ways = await stage.office.call("GET", f"/conversations/{number}/ways")
    way = next(each for each in ways if each["kind"] == "whatsapp")
    made = await stage.office.call(
        "POST", f"/conversations/{number}/continuations", {"channel_id": way["channel_id"]}
    )
    path = urlsplit(made["url"]).path
    async with httpx.AsyncClient(base_url=stage.office.base_url, trust_env=False) as outside:
        page = await outside.get(path, headers={"accept-language": "nl"})
        assert page.status_code == 200
        assert "Verder op WhatsApp" in page.text
        assert "voordeur" not in page.text
        assert "default-src 'none'" in page.headers["content-security-policy"]
        said = parse_qs(urlsplit(made["direct"]).query)["text"][0]

        telephone = stage.demo.cloud.customer("Fatima", "31697000002")
        telephone.say(f"{said} Het is de benedendeur.")
        await browser.close()
        (shown,) = await stage.until(lambda all_: any("benedendeur" in t for t in texts(all_[0])))
        assert {leg["channel"]["connector"] for leg in shown["legs"]} == {"webchat", "whatsapp"}
        assert "go-" not in str(texts(shown))
        last = shown["messages"]["items"][-1]
        assert last["placement"]["rule"] == "continued"
        await stage.answer(shown, "whatsapp", "Wij komen morgen.")
        assert (await telephone.wait_for(lambda a: True)).text == "Wij komen morgen."

        assert (await outside.get(path)).status_code == 404
        thief = stage.demo.cloud.customer("Kees van Dam", "31697000003")
        thief.say(said)
        all_ = await stage.until(lambda found: len(found) == 2)
        assert sum("benedendeur" in str(texts(each)) for each in all_) == 1
