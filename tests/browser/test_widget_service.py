"""What the chat does for a visitor besides messages: consent, voice, rating, log-in, limits, brand."""

from __future__ import annotations

import re
import time

import asyncpg
import jwt
import pytest
from playwright.async_api import Browser, expect

from tests.browser.conftest import Story, sign_in, violations
from tests.browser.test_composer import picture
from tests.browser.visitor import OPEN, Desk, a_picture, a_site, key_of, opened, say, watch
from tests.running import until


@pytest.mark.timeout(120)
async def test_agrees_records_enlarges_and_rates_and_the_desk_sees_it(
    browser: Browser, story: Story, desk: Desk
) -> None:
    await desk.configure(
        consent="ask",
        consent_text="We use your data to help you.",
        consent_link="https://www.example.org/privacy",
    )
    context = await browser.new_context(locale="en-GB", permissions=["microphone"])
    watched = watch(story, context)
    page = await opened(await watched.page(), f"{story.url}/widget/{key_of(story)}/try")
    chat = page.get_by_role("dialog", name=re.compile("Linde"))
    await say(page, "The lift is stuck")
    await expect(chat.get_by_text("Please agree first")).to_be_visible()
    await expect(chat.get_by_role("checkbox", name="I agree")).to_be_focused()
    assert await violations(page) == []
    await page.keyboard.press("Space")
    await say(page, "The lift is stuck")
    message = await desk.last("The lift is stuck")
    assert message["headers"]["consent"] == (
        "We use your data to help you. https://www.example.org/privacy"
    )
    await expect(chat.get_by_role("checkbox")).to_be_hidden()

    await chat.get_by_role("button", name="Record a voice message").click()
    await expect(chat.get_by_role("group", name="Recording")).to_contain_text("0:01")
    assert await violations(page) == []
    await chat.get_by_role("button", name="Send the recording").click()
    await expect(chat.locator("audio")).to_be_visible()

    await chat.locator("input[type=file]").set_input_files(
        {"name": "lift.png", "mimeType": "image/png", "buffer": a_picture(400, 300)}
    )
    await say(page, "It looks like this")
    await chat.get_by_role("button", name="lift.png").click()
    large = page.get_by_role("dialog", name="lift.png")
    await expect(large.get_by_role("img")).to_be_visible()
    assert await violations(page) == []
    await page.keyboard.press("Escape")
    await expect(large).to_be_hidden()
    await expect(chat.get_by_role("button", name="lift.png")).to_be_focused()
    await expect(chat).to_be_visible()

    await desk.last("It looks like this")
    await heard_by_an_agent(browser, story, message["conversation_id"])
    await desk.resolve("The lift is stuck")
    asked = chat.get_by_role("group", name="How did we help you?")
    await asked.get_by_role("button", name="4 of 5").click()
    await asked.get_by_role("textbox").fill("Quick, thank you")
    assert await violations(page) == []
    await asked.get_by_role("button", name="Send rating").click()
    await expect(chat.get_by_role("img", name="Your rating: 4 of 5")).to_be_visible()
    rated = await desk.last("Quick, thank you")
    assert rated["content"]["rating"] == {"score": 4, "best": 5}
    assert rated["conversation_id"] == message["conversation_id"]
    await page.reload()
    await page.get_by_role("button", name=OPEN).click()
    await expect(chat.get_by_role("img", name="Your rating: 4 of 5")).to_be_visible()
    await expect(asked).to_be_hidden()
    watched.check()


@pytest.mark.timeout(90)
async def test_a_microphone_that_is_not_allowed_is_told(
    browser: Browser, story: Story, desk: Desk
) -> None:
    context = await browser.new_context(locale="nl-NL")
    page = await opened(await context.new_page(), f"{story.url}/widget/{key_of(story)}/try")
    await page.get_by_role("button", name="Spraakbericht opnemen").click()
    await expect(page.get_by_text("De microfoon is niet toegestaan")).to_be_visible()
    await say(page, "Dan maar typen")
    await desk.last("Dan maar typen")
    await context.close()


@pytest.mark.timeout(90)
async def test_a_logged_in_customer_is_verified(browser: Browser, story: Story, desk: Desk) -> None:
    assert story.demo.chat is not None
    token = jwt.encode(
        {"sub": "H-90210", "exp": time.time() + 600, "name": "Jan de Wit"},
        story.demo.chat.customer_secret,
        "HS256",
    )
    async with a_site(story, desk) as site:
        watched = watch(story, await browser.new_context(locale="en-GB"), site.url)
        page = await watched.page()
        await page.goto(site.url)
        await expect(page.get_by_role("button", name="Open chat")).to_be_visible()
        await page.evaluate("(token) => window.onethread('identify', token)", token)
        await page.get_by_role("button", name="Open chat").click()
        await say(page, "It is me")
        assert (await desk.last("It is me"))["assurance"] == 3
        await page.evaluate("window.onethread('forget')")
        await expect(page.get_by_role("log").get_by_text("It is me")).to_have_count(0)
        watched.check()


@pytest.mark.timeout(90)
async def test_when_nobody_is_there_it_asks_where_the_answer_may_go(
    browser: Browser, story: Story, desk: Desk
) -> None:
    await desk.configure(ask_details="offline")
    connection = await asyncpg.connect(story.tree.database_url)
    await connection.execute("UPDATE agents SET last_seen_at = now() - interval '1 hour'")
    context = await browser.new_context(locale="nl-NL")
    page = await opened(await context.new_page(), f"{story.url}/widget/{key_of(story)}/try")
    await expect(page.get_by_text("We antwoorden per e-mail")).to_be_visible()
    await say(page, "Bent u er morgen?")
    address = page.get_by_role("textbox", name="E-mailadres")
    await expect(address).to_be_focused()
    await expect(page.get_by_text("Vul een e-mailadres in")).to_be_visible()
    assert await violations(page) == []
    await address.fill("jan@post.example")
    await say(page, "Bent u er morgen?")
    await expect(page.get_by_text("We antwoorden op jan@post.example")).to_be_visible()
    await expect(address).to_be_hidden()
    await desk.last("Bent u er morgen?")
    known = "SELECT assurance FROM identities WHERE scheme = 'email' AND value = 'jan@post.example'"
    assert await connection.fetchval(known) == 1, "what anyone may type is a claim"
    await connection.close()
    await context.close()


@pytest.mark.timeout(90)
async def test_what_was_asked_before_stays_apart_from_a_new_question(
    browser: Browser, story: Story, desk: Desk
) -> None:
    context = await browser.new_context(locale="en-GB")
    page = await opened(await context.new_page(), f"{story.url}/widget/{key_of(story)}/try")
    log = page.get_by_role("log")
    await say(page, "The old question")
    await desk.last("The old question")
    await desk.resolve("The old question")
    await expect(log.get_by_text("This conversation is closed")).to_be_visible()
    connection = await asyncpg.connect(story.tree.database_url)
    await connection.execute(
        "UPDATE conversations SET resolved_at = now() - interval '1 year' WHERE status = 'resolved'"
    )
    await connection.close()
    await page.get_by_role("button", name="Not now").click()
    await say(page, "A new question")
    await desk.last("A new question")
    await expect(log.get_by_text(re.compile("^Conversation OT-"))).to_have_count(2)
    await expect(log.get_by_text("This conversation is closed")).to_have_count(0)
    assert await violations(page) == []
    await context.close()


@pytest.mark.timeout(90)
async def test_too_fast_is_told_kindly_and_sent_again_by_itself(
    browser: Browser, story: Story, desk: Desk
) -> None:
    await desk.configure(messages_per_minute=8)
    context = await browser.new_context(locale="en-GB")
    page = await opened(await context.new_page(), f"{story.url}/widget/{key_of(story)}/try")
    for number in range(9):
        await say(page, f"message {number}")
    told = page.get_by_text("That went very fast. We will send it again in a moment.")
    await expect(told).to_be_visible()
    assert await violations(page) == []
    await expect(told).to_have_count(0, timeout=30_000)
    await desk.last("message 8")
    await context.close()


@pytest.mark.timeout(120)
async def test_a_light_brand_stays_readable_and_the_page_hears_what_happens(
    browser: Browser, story: Story, desk: Desk
) -> None:
    more = ' data-colour="#ffd400" data-side="left" data-corners="0" data-launcher="Ask us"'
    async with a_site(story, desk, more=more) as site:
        for scheme in ("light", "dark"):
            context = await browser.new_context(locale="en-GB", color_scheme=scheme)  # type: ignore[arg-type]
            watched = watch(story, context, site.url)
            page = await watched.page()
            await page.goto(site.url)
            launcher = page.get_by_role("button", name="Ask us: open chat")
            box = await launcher.bounding_box()
            assert box is not None
            assert box["x"] == 20
            await page.evaluate(
                """() => { window.told = [];
                for (const what of ['open', 'close', 'message', 'unread'])
                  window.onethread('on', what, (detail) => window.told.push([what, detail])) }"""
            )
            await page.evaluate("window.onethread('open')")
            await say(page, f"Hello in {scheme}")
            await desk.answer(f"Hello in {scheme}", f"Good day in {scheme}")
            await expect(page.get_by_text(f"Good day in {scheme}")).to_be_visible()
            assert await violations(page) == []
            await page.evaluate("window.onethread('close')")
            await desk.answer(f"Good day in {scheme}", f"Anything else in {scheme}?")
            await expect(launcher).to_have_accessible_name("Ask us: open chat, 1 new message")
            assert await violations(page) == []
            told = await page.evaluate("window.told")
            assert told[0] == ["open", None]
            assert ["unread", 1] in told
            assert ["close", None] in told
            assert [each[1]["mine"] for each in told if each[0] == "message"] == [
                True,
                False,
                False,
            ]
            watched.check()
            await context.close()


@pytest.mark.timeout(90)
async def test_inline_it_is_a_part_of_the_page_and_asks_nothing_before_it_is_used(
    browser: Browser, story: Story, desk: Desk
) -> None:
    async with a_site(
        story, desk, more=' data-inline="#chat"', body='<div id="chat"></div>'
    ) as site:
        watched = watch(story, await browser.new_context(locale="en-GB"), site.url)
        page = await watched.page()
        lines: list[str] = []
        page.on("websocket", lambda line: lines.append(line.url))
        await page.goto(site.url)
        chat = page.locator("#chat").get_by_role("region", name=re.compile("Linde"))
        await expect(chat).to_be_visible()
        await expect(page.get_by_role("button", name=OPEN)).to_have_count(0)
        assert await violations(page) == []
        assert lines == []
        await chat.get_by_role("textbox").fill("In the page itself")
        await chat.get_by_role("textbox").press("Enter")
        await desk.answer("In the page itself", "And here is the answer")
        await expect(chat.get_by_text("And here is the answer")).to_be_visible()
        watched.check()


@pytest.mark.timeout(90)
async def test_the_page_to_try_it_on_shows_each_choice_and_holds_the_line_to_copy(
    browser: Browser, story: Story, desk: Desk
) -> None:
    for width in (1280, 360):
        context = await browser.new_context(
            locale="nl-NL", viewport={"width": width, "height": 800}
        )
        watched = watch(story, context)
        page = await watched.page()
        await page.goto(f"{story.url}/widget/{key_of(story)}/try")
        await page.get_by_label("Kleur").fill("#aa0055")
        await page.get_by_label("Kant").select_option("left")
        await page.get_by_label("Woorden op de knop").fill("Stel uw vraag")
        await expect(page.get_by_role("button", name="Stel uw vraag: chat openen")).to_be_visible()
        line = page.get_by_label("Zet hem op uw website")
        await expect(line).to_contain_text(
            f'data-channel="{key_of(story)}" data-colour="#aa0055" data-side="left"'
            ' data-launcher="Stel uw vraag" async></script>'
        )

        async def on_the_left() -> bool:
            box = await page.get_by_role("button", name="Stel uw vraag").bounding_box()  # noqa: B023
            return box is not None and box["x"] == 20

        await until(on_the_left, 10, "the button on the left")
        assert not await page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert await violations(page) == []
        watched.check()
        await context.close()


async def heard_by_an_agent(browser: Browser, story: Story, conversation: int) -> None:
    """The recording in the workspace: seen as a wave, gone through and played by keyboard."""
    context = await browser.new_context(locale="nl-NL", viewport={"width": 1440, "height": 900})
    page = await context.new_page()
    await sign_in(page, story)
    await page.goto(f"{story.url}/inbox/all/{conversation}")
    wave = page.locator("[data-voice] [data-wave]")
    await expect(wave).to_have_attribute("aria-valuemax", re.compile("[1-9]"))
    await expect(wave.locator("path").first).to_have_attribute("d", re.compile(r"V(1[3-9]|2\d)\."))
    await picture(page, "voice")
    await wave.focus()
    await page.keyboard.press("End")
    await expect(wave).to_have_attribute(
        "aria-valuenow", await wave.get_attribute("aria-valuemax") or ""
    )
    await page.keyboard.press("Home")
    await page.keyboard.press("Space")
    await expect(page.get_by_role("button", name="Pause: Voice message")).to_be_visible()
    assert await violations(page) == []
    for width, scheme in ((1440, "dark"), (390, "light"), (320, "dark")):
        await page.set_viewport_size({"width": width, "height": 844})
        await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        await wave.scroll_into_view_if_needed()
        await picture(page, f"voice-{width}-{scheme}")
        assert await violations(page) == []
    await context.close()
