"""The chat in the web view of an app: the whole screen, and the bridge between page and app."""

from __future__ import annotations

import json
import os
import time
from typing import Any

import jwt
import pytest
from playwright.async_api import Browser, Page, expect

from onethread.simulator.sandbox import Sandbox, get_stand_in
from tests.browser.conftest import Story, violations
from tests.browser.visitor import WRITE, Desk, a_picture, key_of, watch
from tests.running import until

PHONE = "phone-token-0123456789:APA91b"
# What an Android app puts into its web view.
BRIDGE = "window.told = []; window.OnethreadApp = { postMessage: (text) => window.told.push(text) }"


async def told(page: Page, what: str) -> Any:
    """What the app was told of this kind, the latest."""

    async def ask() -> list[Any]:
        texts: list[str] = await page.evaluate("window.told")
        return [each for each in map(json.loads, texts) if each["what"] == what]

    return (await until(ask, 15, f"the app to hear {what!r}"))[-1].get("detail")


async def say(page: Page, text: str) -> None:
    await page.get_by_role("textbox", name=WRITE).fill(text)
    await page.keyboard.press("Enter")


async def shot(page: Page, name: str) -> None:
    if folder := os.environ.get("SHOTS"):
        await page.screenshot(path=f"{folder}/{name}.png")


@pytest.mark.timeout(120)
async def test_a_phone_shows_the_chat_alone_and_speaks_with_its_app(
    browser: Browser, story: Story, desk: Desk
) -> None:
    assert story.demo.chat is not None
    async with Sandbox(get_stand_in("firebase")) as firebase:
        await desk.configure(**firebase.settings())
        context = await browser.new_context(
            locale="nl-NL", viewport={"width": 390, "height": 780}, has_touch=True, is_mobile=True
        )
        await context.add_init_script(BRIDGE)
        watched = watch(story, context)
        page = await watched.page()
        claims = {"sub": "H-77", "name": "Fatima de Boer", "exp": time.time() + 600}
        token = jwt.encode(claims, story.demo.chat.customer_secret, "HS256")
        address = f"{story.url}/widget/{key_of(story)}/app"
        await page.goto(f"{address}#token={token}&push={PHONE}")
        assert await told(page, "push") is True
        assert "token" not in page.url
        panel = page.get_by_role("region")
        box = await panel.bounding_box()
        assert box is not None
        assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 390, 780)
        await expect(page.get_by_role("button", name="Chat openen")).to_have_count(0)
        await say(page, "De kraan in de badkamer lekt")
        await desk.answer("De kraan in de badkamer lekt", "Wij komen morgen tussen negen en tien.")
        log = page.get_by_role("log")
        await expect(log.get_by_text("tussen negen en tien")).to_be_visible()
        await page.locator("input[type=file]").set_input_files(
            {"name": "kraan.png", "mimeType": "image/png", "buffer": a_picture(300, 200)}
        )
        await say(page, "Zo ziet het eruit")
        await page.get_by_role("button", name="kraan.png").click()
        # The device's back button leaves the picture first, then the chat.
        await page.evaluate("onethread('back')")
        await expect(page.get_by_role("dialog")).to_have_count(0)
        assert await violations(page) == []
        await shot(page, "app-light")
        await page.get_by_role("button", name="Terug").click()
        await told(page, "back")
        await page.emulate_media(color_scheme="dark")
        await shot(page, "app-dark")
        assert await violations(page) == []
        await page.set_viewport_size({"width": 320, "height": 520})
        await expect(page.get_by_role("textbox")).to_be_in_viewport()
        await shot(page, "app-320")
        # A token that has ended is asked for again, and the chat goes on with another one.
        old = jwt.encode({**claims, "exp": time.time() - 600}, story.demo.chat.customer_secret)
        await page.evaluate("(token) => onethread('identify', token)", old)
        await told(page, "identify")
        await page.evaluate("(token) => onethread('identify', token)", token)
        await expect(log.get_by_text("tussen negen en tien")).to_be_visible()
        assert firebase.sent == []
        watched.check()
        await context.close()
