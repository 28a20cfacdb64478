"""The story of a permit: a telephone note, a mail with documents, WhatsApp, the chat; one matter of one
customer, who turns out to have written before, and then not to have."""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.async_api import Browser, Page, expect

from onethread import clock
from onethread.connectors._schemes.standard_webhooks import key_of, sign
from onethread.connectors.contract import SecretStr
from onethread.simulator.demo import ADDRESS
from onethread.simulator.office import Office
from tests.browser.conftest import Story, Watched, sign_in, violations
from tests.browser.test_composer import picture
from tests.browser.test_story import answer
from tests.browser.visitor import a_picture
from tests.running import until

NAME = "Sevda Yılmaz"
NUMBER = "31697000041"
SECRET = "a secret of the telephone system"
A_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


async def note_of_a_call(url: str, text: str) -> None:
    """The telephone system hands over what was noted during a call, signed."""
    sender = {
        "name": NAME,
        "identities": [
            {"scheme": "phone", "value": f"+{NUMBER}", "assurance": "asserted"},
            {"scheme": "email", "value": "sevda@bureaunoord.example"},
        ],
    }
    said = {"type": "message", "id": "call-1", "kind": "call", "sender": sender, "text": text}
    body = json.dumps(said).encode()
    at = str(int(clock.now().timestamp()))
    headers = {
        "content-type": "application/json",
        "webhook-id": "call-1",
        "webhook-timestamp": at,
        "webhook-signature": sign(key_of(SecretStr(SECRET)), "call-1", at, body),
    }
    async with httpx.AsyncClient(trust_env=False) as program:
        taken = await program.post(url, content=body, headers=headers)
        assert taken.is_success, taken.text


async def heard(page: Page, text: str) -> None:
    """What the customer said is on the agent's screen."""
    await expect(page.locator("[data-direction=in]", has_text=text)).to_be_visible()


@pytest.mark.timeout(240)
async def test_the_story_of_a_permit(browser: Browser, story: Story) -> None:
    agents = Watched(
        await browser.new_context(locale="nl-NL", viewport={"width": 1440, "height": 900}),
        story.url,
        story.url.replace("http", "ws"),
    )
    page = await agents.page()
    await sign_in(page, story, "nl")
    async with Office(story.url) as office:
        log_in = story.demo.log_ins[0]
        await office.sign_in(log_in.email, log_in.password)
        calls = await office.channel(
            "generic", "Telefoon", {"signing_secret": SECRET, "kind": "call"}
        )
    # Years ago, by an address that she hardly uses now.
    earlier = story.demo.mail.mailbox("s.yilmaz@werk.example", "S. Yılmaz")
    await earlier.write(
        "Kan ik een tweede groene container krijgen? Lindengracht 12.",
        to=ADDRESS,
        subject="Groene container",
    )
    await expect(page.locator("[data-conversation]")).to_have_count(1)

    # She calls; what the colleague at the telephone noted is a conversation.
    await note_of_a_call(
        story.url + urlsplit(calls["webhook_url"]).path,
        "Wil een dakkapel plaatsen aan de Lindengracht 12 en vraagt wat zij moet insturen. Gezegd:"
        " bouwtekening en foto, per mail.",
    )
    row = page.locator("[data-conversation]", has_text="dakkapel")
    await row.click()
    await heard(page, "Wil een dakkapel plaatsen")
    await picture(page, "permit-1-telephone")

    # Her mail with the documents goes on where the call left off, though nobody quoted a number.
    mailbox = story.demo.mail.mailbox("sevda@bureaunoord.example", NAME)
    await mailbox.write(
        "Goedemiddag,\n\nZoals besproken aan de telefoon: de bouwtekening en een foto van het dak voor"
        " de vergunning.\n\nMet vriendelijke groet,\nSevda Yılmaz",
        to=ADDRESS,
        subject="Vergunning dakkapel",
        files=[
            ("bouwtekening-dakkapel.pdf", "application/pdf", A_PDF),
            ("dak.png", "image/png", a_picture(640, 400)),
        ],
    )
    await heard(page, "Zoals besproken aan de telefoon")
    await expect(page.get_by_text("bouwtekening-dakkapel.pdf").first).to_be_visible()
    await answer(page, "Dank u, de tekening is compleet. Wij beslissen binnen acht weken.")
    await picture(page, "permit-2-documents")

    # A question by WhatsApp, from the number that she called with.
    telephone = story.demo.cloud.customer(NAME, NUMBER)
    telephone.say("Mag de dakkapel ook twee meter hoog worden?")
    await heard(page, "twee meter hoog")
    assert await violations(page) == []
    await picture(page, "permit-3-whatsapp")

    # That takes a while to explain: a link into the chat, in the answer.
    await page.locator("[data-continue-elsewhere]").click()
    async with page.expect_response(lambda it: "/continuations" in it.url) as made:
        await page.locator("[data-way=chat]").click()
    link = await (await made.value).json()
    await expect(page.locator("[data-composer]")).to_contain_text("/c/go-")
    await picture(page, "permit-4-link")
    await page.keyboard.press("Control+Enter")
    await expect(page.locator("[data-made-link]")).to_be_hidden()
    arrived = await telephone.wait_for(lambda each: "/c/go-" in each.text)
    assert urlsplit(link["url"]).path in arrived.text
    outside = await (
        await browser.new_context(locale="nl-NL", viewport={"width": 390, "height": 780})
    ).new_page()
    await outside.goto(story.url + urlsplit(link["url"]).path)
    await outside.locator("main a").click()
    words = outside.locator('#onethread-widget textarea[maxlength="8000"]')
    await words.fill("Fijn, hier typt het makkelijker. Hoe hoog mag het dan wel?")
    await words.press("Enter")
    await heard(page, "hier typt het makkelijker")
    await answer(page, "Hoogstens 1,75 meter, gemeten vanaf de voet.")
    await expect(outside.get_by_text("Hoogstens 1,75 meter")).to_be_visible()
    await picture(outside, "permit-5-chat-hers")
    await picture(page, "permit-5-chat")

    panel = page.locator("aside [data-customer-panel]")
    await expect(panel.locator("[data-identity]", has_text="Bezoeker")).to_be_visible()

    # One conversation on four channels, and nothing of the mail of years ago in it.
    kinds = await page.evaluate(
        """async () => {
             const id = location.pathname.match(/\\d+$/)[0]
             const found = await (await fetch(`/api/conversations/${id}`)).json()
             return found.legs.map((leg) => leg.channel.connector)
           }"""
    )
    assert sorted(kinds) == ["email", "generic", "webchat", "whatsapp"]
    await expect(page.locator("[data-conversation]")).to_have_count(2)

    # She turns out to be who asked for the container: merged, everything in one timeline.
    merge = panel.get_by_role("button", name="Samenvoegen")
    await merge.last.click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("textbox").fill("werk.example")
    await dialog.get_by_role("radio").first.click()
    await picture(page, "permit-6-merge")
    assert await violations(page) == []
    await dialog.get_by_role("button", name=re.compile("zelfde|Samenvoegen")).last.click()
    await expect(dialog).to_be_hidden()
    await expect(panel.locator("[data-identity]", has_text="werk.example")).to_be_visible()
    await expect(panel.locator("[data-section='past']")).to_contain_text("Groene container")
    await picture(page, "permit-7-merged")

    # A colleague of hers answers our mail, in the same matter: seen as somebody else, and told nothing.
    async def mailed() -> bool:
        return bool(mailbox.inbox)

    await until(mailed, 20, "the answer by mail")
    (ours,) = mailbox.inbox
    colleague = story.demo.mail.mailbox("tom@bureaunoord.example", "Tom Visser")
    await colleague.write(
        "Sevda is vrij, ik neem dit over: dat is prima zo.", to=ours.reply_to, answering=ours
    )
    guest = page.locator("[data-direction=in]", has_text="ik neem dit over")
    await expect(guest.locator("[data-guest]")).to_be_visible()
    await expect(guest).to_contain_text("Tom Visser")
    await expect(page.locator("[data-unsure]")).to_contain_text("ik neem dit over")
    await expect(page.locator("[data-leg-picker]")).not_to_contain_text("tom@")
    await page.locator("[data-leg-picker]").click()
    await page.locator("[data-leg][aria-current]", has_text="tom@bureaunoord.example").click()
    await expect(page.locator("[data-somebody-else]")).to_contain_text("Tom Visser")
    await picture(page, "permit-7-colleague")
    assert await violations(page) == []
    await page.locator("[data-leg-picker]").click()
    await page.locator("[data-leg][aria-current]", has_text="Chat").click()

    # It was her sister after all: apart again, and the answer still goes where it was asked.
    await panel.get_by_role("button", name="Ongedaan maken").click()
    await expect(panel.locator("[data-identity]", has_text="werk.example")).to_have_count(0)
    await expect(panel.locator("[data-section='past']")).not_to_contain_text("Groene container")
    await picture(page, "permit-8-unmerged")
    assert await violations(page) == []
    # Is it her mailbox? Two answers that only she is likely to know, and it counts as confirmed.
    async with Office(story.url) as office:
        await office.sign_in(log_in.email, log_in.password)
        for key in ("date_of_birth", "postcode"):
            await office.call("POST", "/fields", {"key": key, "label": key, "kind": "text"})
        known = {"date_of_birth": "1985-12-13", "postcode": "1234 AB"}
        row = (await office.call("GET", "/inbox/all"))["items"][0]
        await office.call("PATCH", f"/customers/{row['customer']['id']}", {"attributes": known})
    mail = panel.locator("[data-identity]", has_text="sevda@bureaunoord.example")
    await mail.get_by_role("button", name=re.compile("sevda@")).click()
    await page.get_by_role("menuitem", name="Controlevraag stellen").click()
    asking = mail.locator("[data-questions]")
    await asking.get_by_role("textbox").fill("13-12-1985")
    await page.keyboard.press("Enter")
    await expect(asking.get_by_role("status")).to_contain_text("Nog 1")
    await picture(page, "permit-9-question")
    assert await violations(page) == []
    await asking.get_by_role("textbox").fill("1234ab")
    await page.keyboard.press("Enter")
    await expect(asking).to_be_hidden()
    await expect(mail).to_contain_text("Bevestigd")

    await answer(page, "Wij wensen u veel bouwplezier.")
    await expect(outside.get_by_text("veel bouwplezier")).to_be_visible()

    assert (earlier.inbox, colleague.inbox) == ([], [])
    assert all("bouwplezier" not in mail.text for mail in mailbox.inbox)
    agents.check()
