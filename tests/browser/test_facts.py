"""Nothing is asked twice: known after a switch, told in short, a word before asking, a promise kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from onethread.simulator.webchat_visitor import Visitor
from tests.browser.conftest import Story, Watched, sign_in, violations

# Where to keep pictures of what is tested, when somebody wants to look.
PICTURES = os.environ.get("PICTURES")

CHANGE = """([path, body]) => fetch(path, {method: 'PATCH', body: JSON.stringify(body),
  headers: {'Content-Type': 'application/json', 'X-Onethread': '1'}}).then((r) => r.status)"""


async def picture(page: Page, name: str) -> None:
    if PICTURES:
        await page.wait_for_timeout(400)
        await page.screenshot(path=str(Path(PICTURES) / f"{name}.png"))


async def answer(page: Page, text: str) -> None:
    """Write and send with the keyboard alone."""
    if not await page.evaluate("document.activeElement?.isContentEditable"):
        await expect(page.locator("[data-composer]")).to_be_visible()
        await page.keyboard.press("r")
        await expect(page.locator("[data-composer]")).to_be_focused()
    await page.keyboard.type(text)
    await page.keyboard.press("Control+Enter")
    await expect(page.locator("[data-direction=out]", has_text=text)).to_be_visible()


@pytest.mark.timeout(240)
async def test_what_was_given_and_promised_is_known_after_a_switch(
    browser: Browser, story: Story
) -> None:
    agents = Watched(
        await browser.new_context(locale="en-GB", viewport={"width": 1440, "height": 900}),
        story.url,
        story.url.replace("http", "ws"),
    )
    page = await agents.page()
    await sign_in(page, story)
    assert story.demo.chat is not None
    claims = {"sub": "H20001", "name": "Sanne Bos", "email": "sanne@post.example"}
    chat = Visitor(story.demo.chat, language="nl", claims={**claims, "phone": "+31697000002"})
    await chat.open()
    await chat.say("Mijn pakket met bestelnummer 40-1187 is niet aangekomen.")
    await page.locator("[data-conversation]").first.click()
    fact = page.locator("[data-known-facts] [data-fact=order]")
    await expect(fact).to_contain_text("40-1187")
    await answer(page, "Ik heb de bezorger gevraagd waar het ligt.")
    await answer(page, "Wij bellen u morgen voor 12:00 uur terug.")
    promise = page.locator("[data-section=promises] [data-promise]")
    await expect(promise).to_contain_text("Wij bellen u morgen")

    # On another channel: the brief stands at the switch, each line leads to its message.
    telephone = story.demo.cloud.customer("Sanne Bos", "31697000002")
    telephone.say("Ik ga hier even verder. Is er al nieuws?")
    brief = page.locator("[data-brief]")
    await expect(brief.locator("[data-brief-line=promised]")).to_contain_text("Wij bellen u morgen")
    await expect(brief.locator("[data-brief-line=open]")).to_contain_text("Is er al nieuws?")
    await picture(page, "brief")
    assert await violations(page) == []
    await brief.locator("[data-brief-line=matter] button").click()
    await expect(page.locator("article:focus")).to_contain_text("40-1187")

    # Asking for what is known: told, and put in.
    editor = page.locator("[data-composer]")
    await page.keyboard.press("r")
    await expect(editor).to_be_focused()
    await page.keyboard.type("Goedemiddag! Kunt u mij uw bestelnummer geven?")
    again = page.locator("[data-asked-again=order]")
    await expect(again).to_contain_text("40-1187")
    await picture(page, "asked")
    assert await violations(page) == []
    await again.locator("[data-insert]").click()
    await expect(editor).to_contain_text("40-1187")
    await expect(again).to_have_count(0)
    await expect(editor).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(editor).not_to_be_focused()

    # The brief by a key, in no way of anything.
    await page.keyboard.press("b")
    await expect(page.locator("[data-brief-close]")).to_be_visible()
    await picture(page, "brief-docked")
    await page.keyboard.press("b")
    await expect(page.locator("[data-brief-close]")).to_have_count(0)

    # A correction in place.
    await fact.locator("[data-fact-actions]").click()
    await picture(page, "fact-menu")
    await page.get_by_role("menuitem", name="Correct").click()
    await page.keyboard.type("40-1188")
    await page.keyboard.press("Enter")
    await expect(fact).to_contain_text("40-1188")

    # Due: marked in the list and in the header, listed among one's own, kept.
    mine = await page.evaluate("fetch('/api/promises').then((r) => r.json())")
    [made] = mine["items"]
    due = "2020-01-01T12:00:00Z"
    assert await page.evaluate(CHANGE, [f"/api/promises/{made['id']}", {"due_at": due}]) == 200
    await expect(page.locator("[data-conversation] [data-promise-mark=broken]")).to_be_visible()
    await expect(page.locator("header [data-promise-mark=broken]")).to_be_visible()
    await picture(page, "due")
    assert await violations(page) == []
    if PICTURES:
        await page.emulate_media(color_scheme="dark")
        await picture(page, "due-dark")
        await page.emulate_media(color_scheme="light")
    conversation = page.url
    await page.keyboard.press("g")
    await page.keyboard.press("d")
    await page.wait_for_url("**/promises")
    await expect(page.locator("[data-promises-page] [data-promise=broken]")).to_be_visible()
    await picture(page, "promises")
    assert await violations(page) == []
    await page.locator("[data-keep]").click()
    await expect(page.locator("[data-promises-page] [data-promise]")).to_have_count(0)
    await page.goto(conversation)
    await expect(page.locator("[data-promise=kept]")).to_be_visible()
    await expect(page.locator("[data-promise-mark]")).to_have_count(0)

    # A kind of one's own by example, tried while it is read.
    await page.goto(f"{story.url}/settings/facts")
    await page.locator("[data-add-recogniser]").click()
    form = page.locator("[data-recogniser-form]")
    await form.get_by_label("What it is called").fill("Tenancy number")
    await form.get_by_label("Examples").fill("HC-20419")
    await picture(page, "recogniser-dialog")
    assert await violations(page) == []
    await form.locator("button[type=submit]").click()
    await expect(page.locator("[data-recogniser=tenancy_number]")).to_contain_text("HC-99999")
    await page.locator("textarea[data-try], [data-try] textarea").fill("Ik huur HC-20777")
    await expect(page.locator("[data-tried] mark")).to_have_text(["HC-20777"])
    await picture(page, "settings")
    assert await violations(page) == []

    # What merging and placing are worth here, said honestly when there is nothing to tell it by.
    await page.goto(f"{story.url}/settings/recognition")
    await expect(page.locator("[data-accuracy]")).to_contain_text("Placement was right in 100%")
    await expect(page.locator("[data-automatic]")).to_contain_text("Nobody was merged by itself")
    await expect(page.locator("[data-thresholds]")).to_contain_text("Nobody has decided")
    await picture(page, "recognition")
    assert await violations(page) == []
    if PICTURES:
        await sign_in(page, story, "nl")
        await page.goto(f"{story.url}/settings/facts")
        await page.set_viewport_size({"width": 390, "height": 844})
        await picture(page, "settings-nl-390")
        await page.goto(f"{story.url}/inbox/all/{made['conversation_id']}")
        await page.locator("[data-composer]").click()
        await page.keyboard.type("Mag ik uw bestelnummer?")
        await expect(page.locator("[data-asked-again]")).to_be_visible()
        await picture(page, "asked-nl-390")
        await page.goto(f"{story.url}/promises")
        await picture(page, "promises-nl-390")
    await chat.close()
    agents.check()
