"""What an agent is told, in a real Chromium: bell, toasts and panel, and a moment without noise."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest
from playwright.async_api import Browser, Page, Route, expect

from onethread.simulator.demo import ADDRESS
from onethread.simulator.office import Office
from tests.browser.conftest import Story, Watched, sign_in, violations
from tests.running import until


async def customer_writes(story: Story, name: str, text: str = "Is er al nieuws?") -> None:
    """A mail of theirs arrives."""
    mailbox = story.demo.mail.mailbox(f"{name.lower()}@post.example", name)
    await mailbox.write(text, to=ADDRESS, subject=f"Vraag van {name}")


async def give(story: Story, agent_id: int, how_many: int) -> None:
    """A colleague assigns everything open to the agent."""
    colleague = story.demo.log_ins[1]
    async with Office(story.url) as office:
        await office.sign_in(colleague.email, colleague.password)

        async def arrived() -> Any:
            items = (await office.call("GET", "/inbox/unassigned"))["items"]
            return items if len(items) >= how_many else None

        for item in await until(arrived):
            await office.call("POST", f"/conversations/{item['id']}/assign", {"agent_id": agent_id})


async def my_id(page: Page) -> int:
    found: int = await page.evaluate(
        "fetch('/api/session').then(r => r.json()).then(s => s.agent.id)"
    )
    return found


@pytest.mark.timeout(120)
async def test_the_keyboard_comes_back_to_a_bell_that_was_pressed_early(
    browser: Browser, story: Story
) -> None:
    # The service worker would answer what is to be late. (A page without one says so: it isn't watched.)
    context = await browser.new_context(service_workers="block")
    page = await context.new_page()
    await sign_in(page, story)
    held, go = asyncio.Event(), asyncio.Event()

    async def late(route: Route) -> None:
        held.set()
        await go.wait()
        await route.continue_()

    await page.route("**/popups-*.js", late)
    await page.goto(f"{story.url}/settings/profile")
    async with asyncio.timeout(15):
        await held.wait()
    bell = page.locator("[data-notices]")
    await bell.focus()
    await page.keyboard.press("Enter")
    panel = page.get_by_role("region", name="Notifications", exact=True)
    await expect(panel).to_have_count(0)
    go.set()
    await expect(panel).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(bell).to_be_focused()
    await context.close()


@pytest.mark.timeout(180)
async def test_an_agent_is_told_without_a_flood_and_finds_it_by_the_bell(
    browser: Browser, story: Story
) -> None:
    watched = Watched(await browser.new_context(), story.url, story.url.replace("http", "ws"))
    page = await watched.page()
    await sign_in(page, story)
    await page.goto(f"{story.url}/settings/profile")
    me = await my_id(page)
    bell = page.locator("[data-notices]")
    await bell.click()
    panel = page.get_by_role("region", name="Notifications", exact=True)
    await expect(panel.get_by_text("No notifications")).to_be_visible()
    await expect(panel).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(bell).to_be_focused()

    names = ("Anna", "Bea", "Cor", "Dirk", "Els")
    for name in names:
        await customer_writes(story, name)
    await give(story, me, len(names))
    # Never more than three at a time, and a line for the others.
    more = page.get_by_text(re.compile(r"^[12] more notifications?$"))
    await expect(more).to_be_visible()
    toasts = page.locator("li").filter(has_text="assigned this to you")
    assert await toasts.count() <= 3
    await expect(page).to_have_title(re.compile(r"^\(5\) "))
    await expect(page.locator("link[rel=icon]")).to_have_attribute(
        "href", re.compile("^data:image/png")
    )
    assert await violations(page) == []

    await page.get_by_role("button", name="Show", exact=True).click()
    rows = panel.get_by_role("listitem")
    await expect(rows).to_have_count(5)
    await expect(more).to_be_hidden()
    assert await violations(page) == []
    await rows.first.get_by_role("button", name="Mark as read").click()
    await expect(page).to_have_title(re.compile(r"^\(4\) "))
    # Opening one leads to the message, and reads it.
    await rows.nth(1).get_by_role("link").click()
    await page.wait_for_url(re.compile(r"/inbox/mine/\d+\?message=\d+"))
    await expect(page).to_have_title(re.compile(r"^\(3\) "))
    await bell.click()
    await panel.get_by_role("button", name="Mark all as read").click()
    await expect(page).not_to_have_title(re.compile(r"^\("))
    await panel.get_by_role("button", name="Unread", exact=True).click()
    await expect(panel.get_by_text("You have read everything")).to_be_visible()

    # A moment without noise: it waits in the list and says nothing.
    await panel.get_by_role("button", name="Do not disturb").click()
    await page.get_by_role("menuitem", name="For 1 hour").click()
    await expect(panel.get_by_role("button", name=re.compile("^Quiet until"))).to_be_visible()
    await page.keyboard.press("Escape")
    await page.goto(f"{story.url}/settings/notifications")
    await customer_writes(story, "Fien")
    await give(story, me, 1)
    await expect(page).to_have_title(re.compile(r"^\(1\) "))
    await expect(toasts).to_have_count(0)
    watched.check()
