"""The chat on a website: by keyboard and ear, through bad networks, on phones, in four languages."""

from __future__ import annotations

import re
import signal
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from tests.browser.conftest import Story, violations
from tests.browser.site import Site
from tests.browser.visitor import OPEN, Desk, a_picture, a_site, key_of, opened, say, watch
from tests.running import until

LANGUAGES = {
    "nl-NL": ("Chat openen", "Schrijf een bericht"),
    "en-GB": ("Open chat", "Write a message"),
    "fr-FR": ("Ouvrir le chat", "Écrivez un message"),
    "de-DE": ("Chat öffnen", "Ihre Nachricht"),
}


@pytest.mark.timeout(120)
async def test_on_a_strict_site_of_another_origin_by_keyboard_and_screen_reader(
    browser: Browser, story: Story, desk: Desk
) -> None:
    async with a_site(story, desk) as site:
        watched = watch(story, await browser.new_context(locale="en-GB"), site.url)
        page = await watched.page()
        await page.goto(site.url)
        await expect(page.get_by_role("button", name="Open chat")).to_be_visible()
        assert await violations(page) == []
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await page.keyboard.type("My tap leaks")
        await page.keyboard.press("Shift+Enter")
        await page.keyboard.type("since yesterday")
        await page.keyboard.press("Enter")
        await desk.answer("My tap leaks\nsince yesterday", "We come tomorrow.")
        await expect(page.get_by_role("log").get_by_text("We come tomorrow.")).to_be_visible()
        heard = await page.locator("body").aria_snapshot()
        assert re.search(r'dialog "[^"]+"', heard)
        assert re.search(r'log "Messages"', heard)
        assert 'textbox "Write a message"' in heard
        assert 'button "Send"' in heard
        assert "We come tomorrow." in heard
        assert await violations(page) == []
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("dialog")).to_be_hidden()
        # Closed, it counts; the button says so too.
        await desk.answer("We come tomorrow.", "Between nine and ten.")
        await expect(page.get_by_role("button", name="Open chat, 1 new")).to_be_focused()
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("log").get_by_text("Between nine and ten.")).to_be_visible()
        watched.check()


@pytest.mark.timeout(90)
async def test_a_site_that_is_not_allowed_gets_no_chat_and_its_developer_reads_why(
    browser: Browser, story: Story, desk: Desk
) -> None:
    await desk.configure(websites=["https://www.example.org"])
    async with Site(story.url, key_of(story)) as site:
        page = await (await browser.new_context()).new_page()
        told: list[str] = []
        page.on("console", lambda message: told.append(message.text))
        await page.goto(site.url)

        async def refused() -> bool:
            return bool(told)

        await until(refused, 15, "the reason")
        await expect(page.get_by_role("button")).to_have_count(0)


@pytest.mark.timeout(120)
async def test_nothing_is_missing_or_doubled_after_a_sleep_and_a_restart_of_the_server(
    browser: Browser, story: Story, desk: Desk
) -> None:
    context = await browser.new_context(locale="en-GB")
    page = await opened(await context.new_page(), f"{story.url}/widget/{key_of(story)}/try")
    await say(page, "one")
    await desk.last("one")
    # The laptop is closed: both sides go on.
    await context.set_offline(True)
    await say(page, "two")
    await desk.answer("one", "answer one")
    await context.set_offline(False)
    log = page.get_by_role("log")
    await expect(log.get_by_text("answer one")).to_be_visible(timeout=30_000)
    await desk.last("two")
    # The server's web process dies and comes back.
    for pid in story.tree.pids()["web"]:
        import os

        os.kill(pid, signal.SIGKILL)
    await say(page, "three")
    await desk.last("three")
    await desk.answer("three", "answer three")
    await expect(log.get_by_text("answer three")).to_be_visible(timeout=30_000)
    # A page opened anew shows the same.
    texts = ["one", "answer one", "two", "three", "answer three"]
    for text in texts:
        await expect(log.get_by_text(text, exact=True)).to_have_count(1)
    await page.reload()
    await page.get_by_role("button", name=OPEN).click()
    for text in texts:
        await expect(page.get_by_role("log").get_by_text(text, exact=True)).to_have_count(1)
    assert sorted(await desk.texts("one")) == sorted(texts)
    await context.close()


@pytest.mark.timeout(90)
async def test_files_go_both_ways_and_a_large_one_is_refused_in_words(
    browser: Browser, story: Story, desk: Desk
) -> None:
    watched = watch(story, await browser.new_context(locale="en-GB"))
    page = await opened(await watched.page(), f"{story.url}/widget/{key_of(story)}/try")
    chooser = page.locator("input[type=file]")
    await chooser.set_input_files(
        {"name": "tap.png", "mimeType": "image/png", "buffer": a_picture()}
    )
    await say(page, "A picture of it")
    message = await desk.last("A picture of it")
    assert [each["name"] for each in message["content"]["attachments"]] == ["tap.png"]
    await expect(page.get_by_role("log").get_by_role("img", name="tap.png")).to_be_visible()
    assert await violations(page) == []
    huge = "({}) => { Object.defineProperty(File.prototype, 'size', {get: () => 2 ** 40}) }"
    await page.evaluate(huge, {})
    await chooser.set_input_files({"name": "film.mp4", "mimeType": "video/mp4", "buffer": b"0"})
    await expect(
        page.get_by_text(re.compile("film.mp4 could not be sent: it is larger"))
    ).to_be_visible()
    watched.check()


@pytest.mark.timeout(90)
async def test_two_tabs_of_a_visitor_show_the_same(
    browser: Browser, story: Story, desk: Desk
) -> None:
    context = await browser.new_context(locale="en-GB")
    address = f"{story.url}/widget/{key_of(story)}/try"
    first = await opened(await context.new_page(), address)
    await say(first, "from the first tab")
    await desk.last("from the first tab")
    second = await opened(await context.new_page(), address)
    await expect(second.get_by_role("log").get_by_text("from the first tab")).to_be_visible()
    await say(second, "from the second tab")
    await expect(first.get_by_role("log").get_by_text("from the second tab")).to_be_visible()
    await desk.answer("from the second tab", "to both")
    for page in (first, second):
        await expect(page.get_by_role("log").get_by_text("to both")).to_have_count(1)
    await context.close()


@pytest.mark.timeout(120)
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_in_four_languages_on_a_phone(
    browser: Browser, story: Story, desk: Desk, scheme: Any
) -> None:
    found: dict[str, list[str]] = {}
    for locale, (name, write) in LANGUAGES.items():
        context = await browser.new_context(
            locale=locale,
            color_scheme=scheme,
            viewport={"width": 360, "height": 640},
            reduced_motion="reduce",
            has_touch=True,
        )
        watched = watch(story, context)
        page = await watched.page()
        await page.goto(f"{story.url}/widget/{key_of(story)}/try")
        await page.get_by_role("button", name=name, exact=True).click()
        await expect(page.get_by_role("textbox", name=write)).to_be_visible()
        # It covers the page, so Tab goes round in it.
        await page.keyboard.press("Shift+Tab")
        for _ in range(12):
            await page.keyboard.press("Tab")
            assert await page.evaluate("document.activeElement.id") == "onethread-widget"
        await say(page, "x" * 300)
        panel = await page.get_by_role("dialog").bounding_box()
        assert panel is not None
        assert (panel["x"], panel["width"]) == (0, 360), "a phone's whole width"
        assert panel["height"] >= 600
        assert not await page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found[locale] = await violations(page)
        watched.check()
        await context.close()
    assert {locale: what for locale, what in found.items() if what} == {}
