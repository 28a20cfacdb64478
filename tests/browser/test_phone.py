"""An agent's day on a phone: by touch alone, at 390 × 844."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from onethread.simulator.demo import ADDRESS
from tests.browser.conftest import Story, Watched, sign_in, violations
from tests.running import until

# Where to keep pictures of what is tested, when somebody wants to look.
PICTURES = os.environ.get("PICTURES")
LONG_NAME = "Wilhelmina Adriana Geertruida van den Boogaard-Uyttendaele"


class Phone:
    """What a thumb does, and whether each screen fits and is accessible."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.found: dict[str, list[str]] = {}

    async def look(self, name: str) -> None:
        await self.page.evaluate(
            "Promise.allSettled(document.getAnimations().map((each) => each.finished))"
        )
        self.found[name] = await violations(self.page)
        if await self.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            self.found[name].append("wider than the phone")
        if PICTURES:
            await self.page.screenshot(path=Path(PICTURES) / f"phone-{name}.png")


@pytest.mark.timeout(240)
async def test_a_day_on_a_phone_by_touch(browser: Browser, story: Story) -> None:
    context = await browser.new_context(
        viewport={"width": 390, "height": 844},
        has_touch=True,
        is_mobile=True,
        reduced_motion="reduce",
        locale="en-GB",
    )
    watched = Watched(context, story.url, story.url.replace("http", "ws"))
    page = await watched.page()
    phone = Phone(page)
    await sign_in(page, story)
    fatima = story.demo.mail.mailbox("fatima@post.example", "Fatima de Boer")
    await fatima.write("Mijn kraan lekt.", to=ADDRESS, subject="De kraan")
    long = story.demo.mail.mailbox("wilhelmina@post.example", LONG_NAME)
    await long.write("De voordeur klemt.", to=ADDRESS, subject="De voordeur klemt al weken")
    rows = page.locator("[data-conversation]")

    # What nobody has yet, from the bar under the thumb.
    await page.locator("[data-bar=unassigned]").tap()
    await expect(rows).to_have_count(2)
    await phone.look("list")
    await rows.filter(has_text="Fatima").tap()
    await expect(page.locator("[data-direction=in]")).to_be_visible()
    await phone.look("conversation")

    # Answered.
    editor = page.locator("[data-composer]")
    await editor.tap()
    await page.keyboard.type("De loodgieter komt dinsdag.")
    await phone.look("writing")
    await page.locator("[data-send]").tap()
    await expect(page.locator("[data-direction=out]")).to_contain_text("De loodgieter komt")

    async def mailed() -> bool:
        return bool(fatima.inbox)

    await until(mailed, 30, "the answer by mail")

    # Who is this? Over the conversation, and back to it.
    customer = page.get_by_role("button", name="Customer", exact=True).last
    await customer.tap()
    sheet = page.get_by_role("dialog")
    await expect(sheet.locator("[data-customer-head]")).to_contain_text("Fatima de Boer")
    await phone.look("customer")
    await page.keyboard.press("Escape")
    await expect(sheet).to_have_count(0)
    await expect(customer).to_be_focused()

    # The tags are in the menu: the header has no room for them.
    await page.locator("[data-more]").tap()
    await page.get_by_role("menuitem", name="Tags").tap()
    await expect(page.get_by_placeholder("Search tags")).to_be_focused()
    await phone.look("tags")
    await page.keyboard.press("Escape")

    # Done; the one with the long name is next.
    await page.locator("[data-resolve]").tap()
    await expect(page.locator("[data-direction=in]")).to_contain_text("De voordeur klemt")
    await phone.look("long-name")
    await page.locator("[data-snooze]").tap()
    await expect(page.locator("[data-moment-words]")).to_be_visible()
    await phone.look("snooze")
    await page.keyboard.press("Escape")
    await page.get_by_role("link", name="Back").tap()
    await expect(rows.filter(has_text="Wilhelmina")).to_be_visible()

    # The menu leads everywhere; the notices and a new conversation are in reach.
    await page.locator("[data-bar=menu]").tap()
    await expect(page.get_by_role("dialog")).to_be_visible()
    await phone.look("menu")
    await page.keyboard.press("Escape")
    await expect(page.locator("[data-bar=menu]")).to_be_focused()
    await page.locator("[data-bar=notices]").tap()
    await expect(page.get_by_role("dialog")).to_be_visible()
    await phone.look("notices")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await page.locator("[data-bar=start]").tap()
    await expect(page.get_by_role("dialog")).to_be_visible()
    await phone.look("start")
    assert {name: what for name, what in phone.found.items() if what} == {}
    watched.check()
