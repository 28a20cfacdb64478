"""Deciding who is the same person, in a real Chromium: by keyboard, with the reasons, undone at once."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from onethread.customers.linking.sweep import sweep
from onethread.customers.recognise import Sender, recognise
from onethread.database.engine import Database
from onethread.messages import Assurance, SenderIdentity
from tests.browser.conftest import Story, Watched, sign_in, violations
from tests.world import START

LONG = "Wilhelmina Adriana Geertruida van den Boogaard-Uyttendaele"
ANJA = {
    "given_name": "Anja",
    "family_name": "Jansen",
    "date_of_birth": "13-12-1985",
    "address": "Lindelaan 12, 1234 AB Utrecht",
}
PEOPLE: list[tuple[str, str, dict[str, Any]]] = [
    ("Anja Jansen", "anja@post.example", ANJA),
    ("Anja Janssen", "a.jansen@mail.example", {**ANJA, "family_name": "Janssen"}),
    (LONG, "wil@post.example", {"date_of_birth": "01-02-1950", "postcode": "9876 XY"}),
    (LONG, "wilhelmina@mail.example", {"date_of_birth": "01-02-1950", "postcode": "9876XY"}),
    ("Mohammed El Amrani", "m@post.example", {"address": "Kerkweg 3, 4321 ZZ Zeist"}),
    ("Mohamed el Amrani", "moh@mail.example", {"address": "Kerkweg 3, 4321ZZ Zeist"}),
]


async def furnish(story: Story) -> None:
    """Three pairs who may be the same."""
    database = await Database.connect(story.tree.database_url, size=2)
    try:
        async with database.transaction() as connection:
            await recognise(
                connection,
                [
                    Sender(
                        identities=[
                            SenderIdentity(
                                scheme="email", value=address, assurance=Assurance.ASSERTED
                            )
                        ],
                        source="email",
                        at=START,
                        display_name=name,
                        attributes={k: v for k, v in told.items() if v},
                    )
                    for name, address, told in PEOPLE
                ],
                "NL",
            )
        await sweep(database)
    finally:
        await database.close()


async def shot(page: Page, name: str) -> None:
    """A picture for whoever asked for some (SHOTS: a folder)."""
    if folder := os.environ.get("SHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        await page.screenshot(path=f"{folder}/{name}.png")


@pytest.mark.timeout(240)
async def test_pairs_are_decided_by_keyboard_with_the_reasons_before_the_eyes(
    browser: Browser, story: Story
) -> None:
    await furnish(story)
    context = await browser.new_context(viewport={"width": 1280, "height": 860})
    watched = Watched(context, story.url, story.url.replace("http", "ws"))
    page = await watched.page()
    await sign_in(page, story, "nl")
    await page.goto(f"{story.url}/customers/review")
    pairs = page.locator("[data-suggestion]")
    await expect(pairs).to_have_count(3)
    await expect(page.get_by_role("article")).to_be_visible()
    await expect(page.locator("[data-row=name]")).to_be_visible()
    await page.locator("summary").click()
    assert await violations(page) == []
    await shot(page, "review-nl")
    for width in (390, 320):
        await page.set_viewport_size({"width": width, "height": 800})
        assert await page.evaluate("document.documentElement.scrollWidth") <= width
        await shot(page, f"review-{width}")
    await page.set_viewport_size({"width": 1280, "height": 860})

    await page.emulate_media(color_scheme="dark")
    await pairs.filter(has_text="Anja").click()
    await expect(page.get_by_text("Achternaam scheelt één letter")).to_be_visible()
    await expect(page.locator("mark").first).to_have_text("s")
    await shot(page, "review-dark")
    assert await violations(page) == []
    await page.emulate_media(color_scheme="light")

    await page.keyboard.press("s")
    await expect(pairs).to_have_count(3)
    await pairs.filter(has_text="Anja").click()
    await expect(page.get_by_text("Achternaam scheelt één letter")).to_be_visible()
    await page.keyboard.press("y")
    await expect(pairs).to_have_count(2)
    await page.get_by_role("button", name="Ongedaan maken").click()
    await expect(page.get_by_text("twee klanten").first).to_be_visible()

    await pairs.filter(has_text="Mohammed").click()
    await expect(page.locator("[data-row=address]")).to_contain_text("Kerkweg")
    await page.keyboard.press("n")
    await expect(pairs).to_have_count(1)
    await page.reload()
    await expect(pairs).to_have_count(1)
    await expect(page.locator("[data-row=name]")).to_be_visible()
    await page.keyboard.press("n")
    await expect(page.get_by_text("Niets te beoordelen")).to_be_visible()
    await shot(page, "review-empty")
    watched.check()
    await context.close()
