"""An agent works the inbox by keyboard alone; ten thousand conversations weigh no more than a screenful."""

from __future__ import annotations

import os
import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from onethread import clock
from onethread.database.engine import Database
from tests.browser.conftest import Story, Watched, sign_in, violations
from tests.world import World

PICTURES = os.environ.get("INBOX_PICTURES")
NAMES = [
    "Fatima Yılmaz",
    "Jan de Vries",
    "Wilhelmina Adriana Geertruida van den Boogaard-Uyttendaele",
    "Kemal Arslan",
    "Sofie Peeters",
    "Ahmed el Idrissi",
    "Ingrid Bakker",
    "Tomasz Kowalski",
]


async def fill(story: Story, count: int = 8) -> tuple[Database, World]:
    """So many customers have written, the last of them just now."""
    database = await Database.connect(story.tree.database_url, size=2)
    world = World(database)
    channel = await database.fetchval("SELECT min(id) FROM channels WHERE connector = 'whatsapp'")
    begin = clock.now() - timedelta(minutes=10 * count)
    for number in range(count):
        await world.hear(
            channel,
            f"+3161200{number:04}",
            f"De lift hapert weer, melding {number}",
            name=NAMES[number % len(NAMES)],
            at=begin + timedelta(minutes=10 * number),
        )
    await database.execute(
        "INSERT INTO tags (name, colour) VALUES ('lekkage', '#0d9488'), ('lift', '')"
    )
    return database, world


class Keys:
    """The keyboard of an agent, and what the screen shows of it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.found: dict[str, list[str]] = {}

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.page.keyboard.press(key)

    async def look(self, name: str) -> None:
        """It is accessible, and its picture is taken when asked for."""
        await self.page.evaluate(
            "Promise.allSettled(document.getAnimations().map((each) => each.finished.catch(() => {})))"
        )
        # The toasts' own guards take the keyboard only to hand it on at once.
        self.found[name] = [
            each for each in await violations(self.page) if not each.startswith("aria-hidden-focus")
        ]
        if PICTURES:
            await self.page.screenshot(path=Path(PICTURES) / f"{name}.png")

    def current(self) -> str:
        """The conversation that is open."""
        return self.page.url.split("?")[0].rsplit("/", 1)[-1]

    async def focused(self) -> str | None:
        """The conversation whose row has the keyboard."""
        found: str | None = await self.page.evaluate(
            "document.activeElement?.dataset?.conversation ?? null"
        )
        return found

    async def opens(self, act: Callable[[], Awaitable[None]]) -> str:
        """The conversation that `act` leads to; its row has the keyboard then."""
        before = self.page.url
        await act()
        await expect(self.page).not_to_have_url(before)
        await expect(self.page.locator("[data-direction]").first).to_be_visible()
        await expect(self.page.locator("[data-conversation]:focus")).to_have_attribute(
            "data-conversation", self.current()
        )
        return self.current()


@pytest.mark.timeout(300)
async def test_a_day_by_keyboard_alone(browser: Browser, story: Story) -> None:
    watched = Watched(
        await browser.new_context(viewport={"width": 1440, "height": 900}),
        story.url,
        story.url.replace("http", "ws"),
    )
    page = await watched.page()
    keys = Keys(page)
    await sign_in(page, story)
    database, world = await fill(story)
    rows = page.locator("[data-conversation]")
    await page.goto(f"{story.url}/inbox/all")
    await expect(rows).to_have_count(8)
    await keys.look("list")

    # Down the list; the keyboard goes along.
    first = await keys.opens(lambda: keys.press("j"))
    second = await keys.opens(lambda: keys.press("j"))
    assert first != second
    assert await keys.opens(lambda: keys.press("k")) == first

    # Writing: no letter is a shortcut, and Escape leaves the field.
    await keys.press("n")
    await page.keyboard.type("see you eventually")
    assert keys.current() == first
    await keys.press("Escape")
    await expect(page.locator("#conversation [data-scroller]")).to_be_focused()

    # Resolved: on to the next, and back with one key.
    assert await keys.opens(lambda: keys.press("g", "l", "e")) == second
    await expect(rows).to_have_count(7)
    await keys.look("resolved")
    assert await keys.opens(lambda: keys.press("z")) == first
    await expect(rows).to_have_count(8)

    # Snoozed in words, which are understood before they count.
    await keys.press("s")
    await page.locator("[data-moment-words]").wait_for()
    await page.keyboard.type("morgen 9 uur")
    await expect(page.locator("[data-moment-meant]")).to_contain_text("9:00")
    await keys.look("snooze")
    await keys.press("Enter")
    await expect(rows).to_have_count(7)
    await keys.press("z")
    await expect(rows).to_have_count(8)

    # Mine, unread, pinned.
    await keys.press("i")
    await expect(page.locator("[data-count=mine]")).to_have_text("1")
    await keys.press("z")
    await expect(page.locator("[data-count=mine]")).to_have_text("")
    await keys.press("p")
    await expect(page.locator("[data-pinned] a")).to_have_count(1)
    opened = keys.current()
    await keys.press("u")
    await expect(page).to_have_url(re.compile(r"/inbox/all$"))
    row = page.locator(f'[data-conversation="{opened}"]')
    await expect(row).to_be_focused()
    await expect(row.get_by_label("Unread")).to_be_visible()

    # A tag on the one that is open, and off again.
    await keys.press("j")
    await expect(page.locator("[data-direction]").first).to_be_visible()
    await keys.press("t")
    await expect(page.get_by_placeholder("Search tags")).to_be_focused()
    await page.keyboard.type("lek")
    leak = page.get_by_role("button", name="lekkage", exact=True)
    for pressed in ("true", "false"):
        await page.keyboard.press("Enter")
        await expect(leak).to_have_attribute("aria-pressed", pressed)
    await page.keyboard.press("Escape")
    await expect(leak).to_be_hidden()

    # Three at once.
    await keys.press("x", "J", "J")
    await expect(page.locator("[data-bulk]")).to_contain_text("3 chosen")
    await keys.look("bulk")
    await keys.press("t")
    await page.keyboard.type("lek")
    await expect(page.get_by_role("button", name="lekkage")).to_be_visible()
    await keys.press("Enter")
    await expect(page.locator("[data-conversation]", has_text="lekkage")).to_have_count(3)
    await keys.press("z")
    await expect(page.locator("[data-conversation]", has_text="lekkage")).to_have_count(0)
    await keys.press("*", "a")
    await expect(page.locator("[data-bulk]")).to_contain_text("8 chosen")
    await keys.press("e")
    await expect(rows).to_have_count(0)
    await expect(page.get_by_text("8 conversations changed").first).to_be_visible()
    await keys.look("empty")
    await keys.press("z")
    await expect(rows).to_have_count(8)

    # Anything by its name.
    await keys.press("Control+k")
    palette = page.locator("[data-palette]")
    await expect(palette.get_by_role("combobox")).to_be_focused()
    await keys.look("palette")
    await page.keyboard.type("kemal")
    option = palette.get_by_role("option", selected=True)
    await expect(option).to_contain_text("Kemal Arslan")
    await keys.look("palette-found")
    await keys.press("Enter")
    await expect(palette).to_have_count(0)
    await expect(page.get_by_text("Kemal Arslan").first).to_be_visible()
    await keys.press("Control+k")
    await page.keyboard.type("snoozed")
    await keys.press("Enter")
    await expect(page).to_have_url(re.compile(r"/inbox/snoozed$"))
    await keys.press("g", "a")
    await expect(page).to_have_url(re.compile(r"/inbox/all$"))

    # A view of one's own; its number is alive.
    await keys.press("v")
    await page.locator("[data-view-name]").wait_for()
    await page.keyboard.type("Unread")
    await page.locator("[data-view-unread]").focus()
    await keys.press("Space")
    await expect(page.locator("[data-view-count]")).to_contain_text("conversation")
    await keys.look("view")
    await page.locator("[data-view-name]").focus()
    await keys.press("Enter")
    await expect(page).to_have_url(re.compile(r"/inbox/\d+$"))
    number = page.locator("[data-saved-views] [data-count]")
    await expect(rows.first).to_be_visible()
    count = await rows.count()
    await expect(number).to_have_text(str(count))
    await world.hear(
        await database.fetchval("SELECT min(id) FROM channels WHERE connector = 'whatsapp'"),
        "+31612009999",
        "A new one",
        name="Nieuwe Klant",
        at=clock.now(),
    )
    await expect(rows).to_have_count(count + 1)
    await expect(number).to_have_text(str(count + 1))

    # Narrow the search with the field's help.
    await keys.press("g", "a", "/")
    await page.keyboard.type("lift sta")
    await keys.press("ArrowDown", "Tab")
    await keys.press("ArrowDown", "Enter")
    await expect(page.get_by_role("combobox").first).to_have_value("lift status:open ")
    await expect(page.locator("mark").first).to_be_visible()
    await keys.look("search")
    await keys.press("Enter")
    await expect(page.locator("[data-hit]").first).to_be_focused()
    await keys.press("/", "Escape", "?")
    await expect(page.get_by_role("dialog")).to_be_visible()
    await keys.look("shortcuts")
    await keys.press("Escape")

    if PICTURES:
        await pictures(page, story)
    await database.close()
    assert {name: what for name, what in keys.found.items() if what} == {}
    watched.check()


async def pictures(page: Page, story: Story) -> None:
    """As it looks elsewhere: dark, on a phone, in Dutch."""
    assert PICTURES
    folder = Path(PICTURES)
    await page.evaluate(
        """() => fetch('/api/me', {method: 'PATCH', body: JSON.stringify({language: 'nl'}),
             headers: {'Content-Type': 'application/json', 'X-Onethread': '1'}})"""
    )
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for width, height in ((1440, 900), (390, 844), (320, 640)):
            await page.set_viewport_size({"width": width, "height": height})
            await page.goto(f"{story.url}/inbox/all")
            await expect(page.locator("[data-conversation]").first).to_be_visible()
            await page.screenshot(path=folder / f"nl-{scheme}-{width}.png")
            await page.keyboard.press("x")
            await page.keyboard.press("v")
            await page.locator("[data-view-name]").wait_for()
            await page.wait_for_timeout(600)
            await page.screenshot(path=folder / f"nl-{scheme}-{width}-view.png")
            await page.keyboard.press("Escape")
            await expect(page.get_by_role("dialog")).to_have_count(0)
            await page.screenshot(path=folder / f"nl-{scheme}-{width}-bulk.png")
            await page.keyboard.press("Control+k")
            await page.locator("[data-palette]").wait_for()
            await page.wait_for_timeout(400)
            await page.screenshot(path=folder / f"nl-{scheme}-{width}-palette.png")
            await page.keyboard.press("Escape")


@pytest.mark.timeout(180)
async def test_ten_thousand_conversations_weigh_no_more_than_a_screenful(
    browser: Browser, story: Story
) -> None:
    watched = Watched(await browser.new_context(), story.url, story.url.replace("http", "ws"))
    page = await watched.page()
    await sign_in(page, story)
    database, _ = await fill(story, 1)
    await database.execute(
        """
        INSERT INTO conversations (customer_id, subject, last_message_at, last_inbound_at, preview,
                                   channel_ids)
        SELECT (SELECT min(id) FROM customers), 'Matter ' || n, t.at, t.at, 'words', '{}'
        FROM generate_series(1, 10000) AS n,
             LATERAL (SELECT now() - n * interval '1 minute' AS at) AS t
        """
    )
    await page.goto(f"{story.url}/inbox/all")
    rows = page.locator("[data-conversation]")
    await expect(rows.first).to_be_visible()
    await expect(page.locator("[data-count=all]")).to_have_text("10,001")
    nodes = await page.evaluate("document.querySelectorAll('*').length")
    scroller = page.locator("[data-list]")
    last = page.locator("[data-list] li").last
    for wanted in (500, 1000):
        while int(await last.get_attribute("aria-posinset") or 0) < wanted:
            await scroller.evaluate("(each) => each.scrollTo(0, each.scrollHeight)")
            await page.wait_for_timeout(20)
        assert await rows.count() < 40
        assert await page.evaluate("document.querySelectorAll('*').length") < nodes + 400
    # All of the view, not only what is loaded: one request, and one to take it back.
    await page.keyboard.press("*")
    await page.keyboard.press("a")
    await expect(page.locator("[data-bulk]")).to_contain_text("10,001 chosen")
    await page.keyboard.press("u")
    unread = "SELECT count(*) FROM conversation_reads"
    await expect(page.get_by_text(re.compile("10,00. conversations changed")).first).to_be_visible()
    assert await database.fetchval(unread) > 9_990
    await page.keyboard.press("z")
    await expect(page.get_by_text("10,000 conversations as they were").first).to_be_visible()
    assert await database.fetchval(unread) < 10
    await database.close()
    watched.check()
