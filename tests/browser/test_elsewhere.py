"""A mail's matter goes on elsewhere: the agent puts a link in the reply, the customer follows it."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, expect

from onethread.simulator.demo import ADDRESS
from tests.browser.conftest import Story, Watched, sign_in, violations
from tests.browser.test_composer import open_matter, picture


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

    # Which leg is best, and why.
    telephone.say("En ik app ook even.")
    await page.locator("[data-leg-picker]").click()
    await expect(page.locator("[data-best-leg]")).to_be_visible()
    await picture(page, "elsewhere-best")
    await outside.goto(story.url + urlsplit(link["url"]).path)
    await expect(outside.locator("h1")).to_have_text("Deze link werkt niet meer.")
    await picture(outside, "elsewhere-over")
