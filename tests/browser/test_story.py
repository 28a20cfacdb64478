"""The two-minute story in a real browser: first run, chat, e-mail, WhatsApp; one conversation."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.async_api import Browser, Page, expect

from onethread.operations.tree import Tree
from onethread.settings import Settings
from onethread.simulator.demo import ADDRESS
from onethread.simulator.kept import free_port
from onethread.simulator.mail_world import MailWorld
from tests.browser.conftest import Story, Watched, sign_in, violations
from tests.running import until, wait_ready


async def answer(page: Page, text: str) -> None:
    """Write and send with the keyboard alone."""
    await expect(page.locator("[data-direction=in]").first).to_be_visible()
    if not await page.evaluate("document.activeElement?.isContentEditable"):
        await expect(page.locator("[data-composer]")).to_be_visible()
        await page.keyboard.press("r")
        await expect(page.locator("[data-composer]")).to_be_focused()
    await page.keyboard.type(text)
    await page.keyboard.press("Control+Enter")
    await expect(page.locator("[data-direction=out]", has_text=text)).to_be_visible()


@pytest.mark.timeout(150)
async def test_chat_mail_whatsapp_is_one_conversation_answered_on_each(
    browser: Browser, story: Story
) -> None:
    agents = Watched(
        await browser.new_context(locale="en-GB"), story.url, story.url.replace("http", "ws")
    )
    agent = await agents.page()
    await sign_in(agent, story)
    assert story.demo.chat is not None
    key = story.demo.chat.key
    await agent.evaluate(
        """async (key) => {
             const all = await (await fetch('/api/channels')).json()
             const chat = all.find((channel) => channel.key === key)
             const answer = await fetch(`/api/channels/${chat.id}`, {method: 'PATCH',
               body: JSON.stringify({config: {...chat.config, ask_details: 'always'}}),
               headers: {'Content-Type': 'application/json', 'X-Onethread': '1'}})
             if (!answer.ok) throw new Error(await answer.text())
           }""",
        key,
    )

    # A visitor asks something in the chat and leaves an address for the answer.
    visitors = Watched(
        await browser.new_context(locale="nl-NL"), story.url, story.url.replace("http", "ws")
    )
    visitor = await visitors.page()
    await visitor.goto(f"{story.url}/widget/{key}/try")
    await visitor.get_by_role("button", name=re.compile("Chat openen")).click()
    field = visitor.get_by_role("textbox", name="Schrijf een bericht")
    await field.fill("Mijn kraan in de keuken lekt")
    await visitor.get_by_role("textbox", name="Uw naam").fill("Fatima de Boer")
    await visitor.get_by_role("textbox", name="E-mailadres").fill("fatima@post.example")
    await field.press("Enter")
    await expect(visitor.get_by_role("log").get_by_text("Mijn kraan in de keuken")).to_be_visible()

    row = agent.locator("[data-conversation]", has_text="Mijn kraan in de keuken lekt")
    await row.click()
    await answer(agent, "Wat vervelend! Sinds wanneer lekt hij?")
    await expect(
        visitor.get_by_role("log").get_by_text("Wat vervelend! Sinds wanneer lekt hij?")
    ).to_be_visible()
    # The same customer mails; it goes on in the same conversation.
    mailbox = story.demo.mail.mailbox("fatima@post.example", "Fatima de Boer")
    await mailbox.write("Sinds gisteren, ik mail even een foto na.", to=ADDRESS, subject="De kraan")
    await expect(
        agent.locator("[data-direction=in]", has_text="Sinds gisteren, ik mail even")
    ).to_be_visible()
    await answer(agent, "Dank u. De loodgieter komt dinsdag.")

    async def mailed() -> bool:
        return bool(mailbox.inbox)

    await until(mailed, 20, "the answer by mail")
    assert "De loodgieter komt dinsdag" in mailbox.inbox[0].text

    # And by WhatsApp, from a number nobody knew, with the link in the next answer.
    await agent.locator("[data-continue-elsewhere]").click()
    async with agent.expect_response(lambda it: "/continuations" in it.url) as made:
        await agent.locator("[data-way=whatsapp]").click()
    link = await (await made.value).json()
    await agent.keyboard.press("Control+Enter")
    await expect(agent.locator("[data-made-link]")).to_be_hidden()
    telephone = story.demo.cloud.customer("Fatima de Boer", "31697000002")
    said = parse_qs(urlsplit(link["direct"]).query)["text"][0]
    telephone.say(f"{said} Komt hij in de ochtend?")
    await expect(
        agent.locator("[data-direction=in]", has_text="Komt hij in de ochtend?")
    ).to_be_visible()
    await answer(agent, "Tussen negen en twaalf.")
    assert (
        await telephone.wait_for(lambda it: "negen" in it.text)
    ).text == "Tussen negen en twaalf."

    # Three channels, one conversation; every switch is marked.
    await expect(agent.locator("[data-conversation]")).to_have_count(1)
    await expect(agent.get_by_text(re.compile("Continued by", re.IGNORECASE))).to_have_count(2)
    assert await violations(agent) == []
    assert await violations(visitor) == []
    agents.check()
    visitors.check()


async def connect_mail(page: Page, sending_port: int, receiving_port: int) -> None:
    """The e-mail channel by its form: answers by SMTP, mail delivered directly."""
    await page.click("[data-connector=email]")
    await page.get_by_label("Address", exact=True).fill(ADDRESS)
    await page.get_by_label("SMTP server").fill("127.0.0.1")
    await page.get_by_label("SMTP port").fill(str(sending_port))
    await page.get_by_label("SMTP security").click()
    await page.get_by_role("option", name=re.compile("none", re.IGNORECASE)).click()
    await page.locator("summary").click()
    await page.get_by_role("switch", name="Direct delivery").click()
    await page.get_by_label("Delivery protocol").click()
    await page.get_by_role("option", name=re.compile("^smtp$", re.IGNORECASE)).click()
    await page.get_by_label("Listen port").fill(str(receiving_port))
    await page.get_by_role("button", name="Test connection").click()
    await expect(page.locator("[data-test-result]")).to_be_visible()
    assert await violations(page) == []
    await page.get_by_role("button", name="Add a channel").click()


@pytest.mark.timeout(150)
async def test_first_run_to_first_answered_mail(browser: Browser, tmp_path: Path) -> None:
    receiving_port = free_port()
    async with MailWorld(("127.0.0.1", receiving_port)) as mail:
        allowed = (f"127.0.0.1:{mail.port}",)
        settings = Settings(
            data_dir=str(tmp_path), port=0, outgoing_allow=allowed, log_level="error"
        )
        tree = Tree(settings, frozenset(("web", "worker", "receivers")), quiet=True)
        try:
            await tree.start()
            url = f"http://127.0.0.1:{tree.port}"
            await wait_ready(url)
            context = await browser.new_context(locale="en-GB")
            watched = Watched(context, url, url.replace("http", "ws"))
            page = await watched.page()
            await page.goto(url)
            await page.wait_for_url("**/setup")
            await page.fill("input[name=organisation]", "Woonstichting De Linde")
            assert await violations(page) == []
            await page.click("button[type=submit]")
            await page.fill("input[name=name]", "Ada Bakker")
            await page.fill("input[name=email]", "ada@example.org")
            await page.fill("input[name=password]", "password1234")
            await page.click("button[type=submit]")
            refused = re.compile("common|guess|easy|weak", re.IGNORECASE)
            await expect(page.get_by_text(refused).first).to_be_visible()
            await page.fill("input[name=password]", "violet kayak thursday")
            await page.click("button[type=submit]")
            await connect_mail(page, mail.port, receiving_port)
            await page.locator("[data-next]").click()
            await page.fill("input[name=email]", "noor@example.org")
            await page.click("button[type=submit]")
            await expect(page.get_by_role("button", name="Copy")).to_be_visible()
            await page.reload()  # the server knows how far it came
            await expect(page.locator("[data-try]")).to_contain_text(
                "Waiting for the first message"
            )
            await page.click("text=To the inbox")
            await page.wait_for_url("**/inbox/**")

            customer = mail.mailbox("fatima@post.example", "Fatima de Boer")
            await customer.write("Mijn kraan lekt.", to=ADDRESS, subject="De kraan")
            await page.locator("[data-conversation]", has_text="Fatima de Boer").click()
            await answer(page, "De loodgieter komt dinsdag.")

            async def answered() -> bool:
                return bool(customer.inbox)

            await until(answered, 30, "the answer by mail")
            assert "De loodgieter komt dinsdag." in customer.inbox[0].text
            # A wrong password is refused at setting up (422), and nothing else goes wrong.
            watched.complaints = [c for c in watched.complaints if "422" not in c]
            watched.check()
        finally:
            await tree.stop()
