"""From first run to first answered message, and each channel connected against its stand-in."""

from __future__ import annotations

import os
import re
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from onethread.operations.tree import Tree
from onethread.settings import Settings
from onethread.simulator.demo import ADDRESS, PACES, Demo
from tests.browser.conftest import Story, Watched, violations
from tests.browser.visitor import OPEN, say
from tests.running import until, wait_ready

SHOTS = os.environ.get("SHOTS")
"""A folder for pictures of what the test sees; none: none are made."""


@pytest.fixture
async def bare(tmp_path: Path, database_url: str) -> AsyncIterator[Story]:
    """A system that nobody set up yet, in a world with a telephone and mailboxes."""
    async with Demo(tmp_path, pace=PACES["quiet"], robots=False, seed=1) as demo:
        settings = Settings(
            data_dir=str(tmp_path),
            database_url=database_url,
            port=0,
            outgoing_allow=demo.outgoing_allow,
            log_level="error",
        )
        tree = Tree(settings, frozenset(("web", "worker", "receivers")), quiet=True)
        try:
            await tree.start()
            url = f"http://127.0.0.1:{tree.port}"
            await wait_ready(url)
            yield Story(demo, url, tree)
        finally:
            await tree.stop()


class Look:
    """What axe finds on each state, and a picture of it when asked for."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}

    async def at(self, page: Page, state: str) -> None:
        if SHOTS:
            await page.screenshot(path=f"{SHOTS}/{state}.png")
        if wrong := await violations(page):
            self.found[state] = wrong


async def fill(form: Page | Locator, **values: str) -> None:
    """Fill in settings by their labels, `_` for spaces."""
    for label, value in values.items():
        await form.get_by_label(label.replace("_", " "), exact=True).fill(value)


async def outcome(form: Page | Locator) -> str:
    """The words of a test of the connection."""
    await form.get_by_role("button", name="Test connection").click()
    result = form.locator("[data-test-result]")
    await expect(result).to_be_visible()
    return await result.inner_text()


async def begin(page: Page, url: str, asked: str) -> Locator:
    """Choose a kind of channel by keyboard: what it is called, then Enter."""
    await page.goto(f"{url}/settings/channels")
    await page.get_by_role("button", name="Add a channel").first.click()
    dialog = page.get_by_role("dialog")
    await dialog.locator("[data-connector-filter] input, input[data-connector-filter]").fill(asked)
    await page.keyboard.press("Enter")
    return dialog


async def health(page: Page, finding: str) -> None:
    """Wait until the channel's page, opened anew, tells this."""

    async def told() -> bool:
        await page.reload()
        await expect(page.locator("[data-finding]").first).to_be_visible()
        return await page.locator(f"[data-finding={finding}]").count() > 0

    await until(told, 20, f"the finding {finding}")


async def set_up(page: Page, look: Look) -> None:
    """The organisation and its administrator."""
    await page.wait_for_url("**/setup")
    await page.fill("input[name=organisation]", "Woonstichting De Linde")
    await look.at(page, "setup-organisation")
    await page.click("button[type=submit]")
    await page.fill("input[name=name]", "Ada Bakker")
    await page.fill("input[name=email]", "ada@example.org")
    await page.fill("input[name=password]", "password1234")
    await page.click("button[type=submit]")
    words = re.compile("common|guess|easy|weak", re.IGNORECASE)
    await expect(page.get_by_text(words).first).to_be_visible()
    await page.fill("input[name=password]", "violet kayak thursday")
    await page.click("button[type=submit]")


@pytest.mark.timeout(400)
async def test_an_administrator_connects_each_channel(browser: Browser, bare: Story) -> None:
    url, look = bare.url, Look()
    watched = Watched(await browser.new_context(locale="en-GB"), url, url.replace("http", "ws"))
    page = await watched.page()
    await page.goto(url)
    await set_up(page, look)

    # Left for later: the inbox tells what is left to do, and the set-up goes on where it was.
    await expect(page.locator("[data-connector=whatsapp]")).to_contain_text("answers within 24 h")
    await look.at(page, "setup-channel")
    await page.goto(f"{url}/inbox/all")
    await expect(page.locator("[data-first-steps] [data-step]")).to_have_count(3)
    await look.at(page, "inbox-empty")
    await page.locator("[data-step=channel] a").click()
    await page.click("[data-connector=webchat]")
    await fill(page, Title="De Linde")
    assert "It works" in await outcome(page)
    await look.at(page, "setup-tested")
    await page.click("button[type=submit]")
    await expect(page.get_by_text("Put this on your website")).to_be_visible()
    await look.at(page, "setup-added")
    await page.locator("[data-next]").click()
    await page.fill("input[name=email]", "noor@example.org")
    await look.at(page, "setup-colleagues")
    await page.get_by_role("button", name="Make an invitation").click()
    await expect(page.get_by_role("button", name="Copy")).to_be_visible()
    await page.reload()  # the server knows what was done
    await expect(page.locator("[data-try]")).to_contain_text("Waiting for the first message")
    await look.at(page, "setup-try")

    # A customer for a minute: what is said on the try page is answered in the inbox.
    async with page.context.expect_page() as opening:
        await page.get_by_role("link", name="Try it on a page").click()
    visitor = await opening.value
    await visitor.get_by_role("button", name=OPEN).click()
    await say(visitor, "Is anybody there?")
    await expect(page.locator("[data-try]")).to_contain_text("The first message is in")
    await page.get_by_role("link", name="To the inbox").click()
    await page.locator("[data-conversation]", has_text="Is anybody there?").click()
    await expect(page.locator("[data-direction=in]").first).to_be_visible()
    await page.keyboard.press("r")
    await page.keyboard.type("We are.")
    await page.keyboard.press("Control+Enter")
    # It could be taken back for some seconds first.
    answer = visitor.get_by_role("log").get_by_text("We are.")
    await expect(answer).to_be_visible(timeout=30_000)
    await visitor.close()

    # WhatsApp: a wrong token is told in words; with the right one a message turns the health green.
    cloud = bare.demo.cloud
    dialog = await begin(page, url, "whats")
    await fill(
        dialog,
        Phone_number_ID=cloud.phone_number_id,
        WhatsApp_Business_account_ID=cloud.business_account_id,
        Access_token="an old one",
        App_secret=cloud.app_secret,
        Verify_token=cloud.verify_token,
    )
    await dialog.get_by_text("More settings").first.click()
    await fill(dialog, API_address=cloud.base_url)
    assert "doesn’t work yet" in await outcome(dialog)
    await look.at(page, "whatsapp-wrong")
    await fill(dialog, Access_token=cloud.access_token)
    assert "It works" in await outcome(dialog)
    await dialog.get_by_role("button", name="Add a channel").click()
    await page.wait_for_url("**/settings/channels/*")
    await health(page, "new")
    await look.at(page, "whatsapp-new")
    address = await page.get_by_label("Webhook address").input_value()
    await cloud.subscribe(url + urlsplit(address).path)
    cloud.customer("Sanne Bos", "31697000002").say("Hoi")
    await health(page, "fine")
    await look.at(page, "whatsapp-fine")

    # Pausing says what it means, and is undone at once.
    await expect(page.locator("[data-meaning]")).to_contain_text("still received")
    await page.locator("[data-turn]").click()
    await expect(page.locator("[data-finding=paused]")).to_be_visible()
    await page.get_by_role("button", name="Undo").click()
    await expect(page.locator("[data-finding=fine]")).to_be_visible()

    # E-mail: nobody answers at the wrong port, and that is said.
    dialog = await begin(page, url, "e-mail")
    await fill(dialog, Address=ADDRESS, SMTP_server="127.0.0.1", SMTP_port="9")
    await dialog.get_by_label("SMTP security").click()
    await page.get_by_role("option", name="None", exact=True).click()
    await dialog.get_by_text("More settings").first.click()
    await dialog.get_by_role("switch", name="Direct delivery").click()
    await dialog.get_by_label("Delivery protocol").click()
    await page.get_by_role("option", name="SMTP", exact=True).click()
    await fill(dialog, Listen_port=str(bare.demo.mail_port))
    assert "doesn’t work yet" in await outcome(dialog)
    await look.at(page, "email-wrong")
    await fill(dialog, SMTP_port=str(bare.demo.mail.port))
    assert "It works" in await outcome(dialog)
    await dialog.get_by_role("button", name="Add a channel").click()
    await page.wait_for_url("**/settings/channels/*")
    await page.goto(page.url)
    mailbox = bare.demo.mail.mailbox("fatima@post.example", "Fatima de Boer")

    async def taken() -> bool:
        try:
            await mailbox.write("Mijn kraan lekt.", to=ADDRESS, subject="De kraan")
        except OSError:  # the receiver opens its door a moment later
            return False
        return True

    await until(taken, 20, "the mail taken")
    await health(page, "fine")
    await page.goto(f"{url}/settings/channels")
    await expect(page.get_by_text("Healthy")).to_have_count(3)
    await look.at(page, "channels")

    # A token and a webhook: their secrets are shown once.
    await page.goto(f"{url}/settings/tokens")
    await page.get_by_role("button", name="Make a token").first.click()
    await page.fill("[role=dialog] input[name=name]", "Reports")
    await page.get_by_role("checkbox", name="conversations:read").click()
    await look.at(page, "token")
    await page.get_by_role("dialog").get_by_role("button", name="Make a token").click()
    await expect(page.get_by_role("dialog").get_by_text("Copy it now")).to_be_visible()
    await page.get_by_role("dialog").get_by_role("button", name="Close").last.click()
    await expect(page.locator("[data-token=Reports]")).to_contain_text("conversations:read")
    await page.goto(f"{url}/settings/webhooks")
    await look.at(page, "webhooks-empty")
    await page.get_by_role("button", name="Add a webhook").first.click()
    await page.fill("[role=dialog] input[name=url]", f"{cloud.base_url}/nowhere")
    await page.get_by_role("checkbox", name="All", exact=True).click()
    await page.get_by_role("dialog").get_by_role("button", name="Add a webhook").click()
    await expect(page.get_by_role("dialog").get_by_text("The secret that signs")).to_be_visible()
    await page.get_by_role("dialog").get_by_role("button", name="Close").last.click()
    await page.get_by_role("button", name="Send a test").click()
    await expect(page.get_by_text("The test did not arrive").first).to_be_visible()
    await expect(page.locator("[data-log]")).to_contain_text("404")
    await look.at(page, "webhooks-log")

    assert look.found == {}
    # A weak password was refused on purpose.
    watched.complaints = [each for each in watched.complaints if "422" not in each]
    watched.check()
