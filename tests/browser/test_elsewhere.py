"""A mail's matter goes on elsewhere: the agent puts a link in the reply, the customer follows it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.async_api import Browser, expect

from onethread.simulator.demo import ADDRESS
from tests.browser.conftest import Story, Watched, sign_in, violations
from tests.browser.test_composer import open_matter, picture
from tests.browser.visitor import Desk, key_of, opened, say


@pytest.mark.timeout(180)
async def test_a_link_from_the_composer_opens_the_chat_that_goes_on(
    browser: Browser, story: Story
) -> None:
    agents = Watched(
        await browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 800}),
        story.url,
        story.url.replace("http", "ws"),
    )
    page = await agents.page()
    await sign_in(page, story)
    mailbox = story.demo.mail.mailbox("fatima@post.example", "Fatima de Boer")
    await mailbox.write("Mijn kraan lekt.", to=ADDRESS, subject="De kraan")
    await open_matter(page)
    telephone = story.demo.cloud.customer("Fatima de Boer", "31697000009")

    await page.locator("[data-continue-elsewhere]").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-way=whatsapp]")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("[data-way=whatsapp]")).to_be_hidden()
    await expect(page.locator("[data-continue-elsewhere]")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-way=whatsapp]")).to_be_visible()
    await picture(page, "elsewhere-ways")
    assert await violations(page) == []
    async with page.expect_response(lambda answer: "/continuations" in answer.url) as made:
        await page.locator("[data-way=chat]").click()
    link = await (await made.value).json()
    await expect(page.locator("[data-made-link]")).to_be_visible()
    await expect(page.locator("[data-composer]")).to_contain_text("/c/go-")
    await picture(page, "elsewhere-made")
    assert await violations(page) == []
    await page.locator("[data-direction=in]").first.click()
    await expect(page.locator("[data-made-link]")).to_be_hidden()

    # The customer, on a telephone, at the neutral page and then in the chat, asked nothing.
    outside = await (
        await browser.new_context(locale="nl-NL", viewport={"width": 390, "height": 780})
    ).new_page()
    await outside.goto(story.url + urlsplit(link["url"]).path)
    await picture(outside, "elsewhere-page")
    await outside.locator("main a").click()
    words = outside.locator('#onethread-widget textarea[maxlength="8000"]')
    await expect(words).to_be_visible()
    await picture(outside, "elsewhere-chat")
    await words.fill("Het druppelt nu harder.")
    await words.press("Enter")
    await expect(page.locator("[data-leg-switch]").last).to_contain_text("by the link given at")
    await expect(page.locator("[data-direction=in]").last).to_contain_text("druppelt")
    await picture(page, "elsewhere-switch")

    # What was given stands in the panel, with what became of it; what waits is taken back there.
    given = page.locator("aside [data-section=links]")
    await expect(given.locator("[data-given=used]")).to_contain_text("Ada Bakker")
    path = page.url.rpartition("/")[2]
    await page.evaluate(
        """([id, channel]) => fetch(`/api/conversations/${id}/continuations`, {method: 'POST',
             body: JSON.stringify({channel_id: channel}),
             headers: {'Content-Type': 'application/json', 'X-Onethread': '1'}})""",
        [path, None],
    )
    await outside.locator(".composer textarea, textarea[maxlength='8000']").first.fill("Hallo?")
    await outside.keyboard.press("Enter")
    await given.locator("[data-given=waiting] [data-revoke]").click()
    await expect(given.locator("[data-given=revoked]")).to_be_visible()
    await picture(page, "elsewhere-given")
    assert await violations(page) == []

    # Which leg is best, and why.
    telephone.say("En ik app ook even.")
    await page.locator("[data-leg-picker]").click()
    await expect(page.locator("[data-best-leg]")).to_be_visible()
    await picture(page, "elsewhere-best")
    await outside.goto(story.url + urlsplit(link["url"]).path)
    await expect(outside.locator("h1")).to_have_text("Deze link werkt niet meer.")
    await picture(outside, "elsewhere-over")


@pytest.mark.timeout(180)
async def test_a_visitor_goes_on_elsewhere_by_themselves(
    browser: Browser, story: Story, desk: Desk
) -> None:
    context = await browser.new_context(locale="en-GB", viewport={"width": 390, "height": 780})
    page = await opened(await context.new_page(), f"{story.url}/widget/{key_of(story)}/try")
    away = page.get_by_role("button", name="Continue elsewhere")
    await expect(away).to_be_hidden()
    await say(page, "The lift is stuck again")
    asked = await desk.last("The lift is stuck again")
    await expect(away).to_be_visible()
    await away.focus()
    await page.keyboard.press("Enter")
    ways = page.get_by_role("group", name="Continue elsewhere")
    await expect(ways.get_by_role("button", name="On WhatsApp")).to_be_visible()
    await picture(page, "elsewhere-widget-ways")
    assert await violations(page) == []
    await ways.get_by_role("button", name="On WhatsApp").click()
    link = ways.get_by_role("link", name="Continue on WhatsApp")
    await expect(link).to_be_focused()
    await picture(page, "elsewhere-widget-link")
    assert await violations(page) == []
    words = parse_qs(urlsplit(str(await link.get_attribute("href"))).query)["text"][0]

    # What the link has them say, said: the matter goes on, and nobody asks who they are.
    story.demo.cloud.customer("Piet", "31697000031").say(words)
    follows = await desk.last("I would like to continue our conversation here.")
    assert follows["conversation_id"] == asked["conversation_id"]

    # On the telephone it is a code to say; back in the chat the words are where they were.
    await away.click()
    await ways.get_by_role("button", name="By telephone").click()
    await expect(ways.locator("strong")).to_contain_text("Say the code")
    await ways.get_by_role("button", name="Stay in the chat").click()
    await expect(ways).to_be_hidden()
    await context.close()
