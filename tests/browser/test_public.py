"""Comments that anyone can read: answered in public and in private, changed, taken back."""

from __future__ import annotations

import hmac
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from playwright.async_api import Browser, Page, expect

from onethread.access import SYSTEM
from onethread.agents.set_up import add_agent
from tests.browser.conftest import Watched, violations
from tests.browser.test_composer import picture
from tests.flows.pigeon import Loft, loft
from tests.running import Running, running

PAGE_ID = "107741234567890"
COMMENT = f"{PAGE_ID}_5556"
GRAPH = "/v25.0"
BOT, CHAT = "/bot871:token", 279058397
EMAIL, PASSWORD = "ada@example.org", "correct horse battery staple"


class Comments:
    """A Page's comments on a running system, with a stand-in of the provider."""

    def __init__(self, system: Running, graph: Loft, channel_id: int, telegram_id: int) -> None:
        self.system = system
        self.graph = graph
        self.channel_id = channel_id
        self.telegram_id = telegram_id

    async def comment(self, name: str, text: str, comment_id: str = COMMENT) -> None:
        """Somebody comments."""
        value = {
            "from": {"id": "6543210987654321", "name": name},
            "message": text,
            "post_id": f"{PAGE_ID}_1",
            "comment_id": comment_id,
            "created_time": int(time.time()),
            "item": "comment",
            "parent_id": f"{PAGE_ID}_1",
            "verb": "add",
        }
        entry = {"id": PAGE_ID, "time": 1, "changes": [{"field": "feed", "value": value}]}
        body = msgspec.json.encode({"object": "page", "entry": [entry]})
        sealed = hmac.new(b"app secret", body, "sha256").hexdigest()
        url = f"{self.system.url}/hooks/{await self.system.key(self.channel_id)}"
        async with httpx.AsyncClient(trust_env=False) as client:
            answer = await client.post(
                url, content=body, headers={"X-Hub-Signature-256": f"sha256={sealed}"}
            )
        assert answer.status_code == 200, answer.text

    async def write(self, name: str, text: str) -> None:
        """Somebody writes to the bot."""
        sender = {"id": CHAT, "is_bot": False, "first_name": name, "language_code": "nl"}
        message = {
            "message_id": 1365,
            "from": sender,
            "chat": {"id": CHAT, "first_name": name, "type": "private"},
            "date": int(time.time()),
            "text": text,
        }
        url = f"{self.system.url}/hooks/{await self.system.key(self.telegram_id)}"
        async with httpx.AsyncClient(trust_env=False) as client:
            answer = await client.post(
                url,
                json={"update_id": 870123456, "message": message},
                headers={"X-Telegram-Bot-Api-Secret-Token": "secret-token"},
            )
        assert answer.status_code == 200, answer.text

    def asked(self, what: str) -> list[Any]:
        """Bodies of what the provider was asked."""
        return [body.decode() for body in self.graph.of(what)]


@pytest.fixture
async def comments(database_url: str, tmp_path: Path) -> AsyncIterator[Comments]:
    async with loft() as graph, running(database_url, tmp_path) as system:
        await add_agent(
            system.database,
            SYSTEM,
            email=EMAIL,
            name="Ada de Vries",
            role="administrator",
            password=PASSWORD,
        )
        channel_id = await system.channel(
            "facebook_comments",
            {
                "page_id": PAGE_ID,
                "access_token": "token",
                "app_secret": "app secret",
                "verify_token": "verify",
                "api_base_url": graph.url,
            },
            "Facebook comments",
        )
        telegram_id = await system.channel(
            "telegram",
            {
                "bot_token": "871:token",
                "secret_token": "secret-token",
                "api_base_url": graph.url,
            },
            "Telegram",
        )
        kept = {"ok": True, "result": {"message_id": 1366, "chat": {"id": CHAT}}}
        graph.on(f"POST {BOT}/sendMessage", kept)
        graph.on(f"POST {BOT}/editMessageText", kept)
        graph.on(f"POST {GRAPH}/{COMMENT}/comments", {"id": "9001"})
        graph.on(f"POST {GRAPH}/{PAGE_ID}/messages", {"recipient_id": "77", "message_id": "m_1"})
        graph.on(f"POST {GRAPH}/9001", {"success": True})
        graph.on(f"DELETE {GRAPH}/9001", {"success": True})
        graph.on(f"POST {GRAPH}/{PAGE_ID}/subscribed_apps", {"success": True})
        yield Comments(system, graph, channel_id, telegram_id)


async def sign_in(page: Page, url: str, language: str = "en") -> None:
    await page.goto(f"{url}/sign-in")
    await page.fill("input[name=email]", EMAIL)
    await page.fill("input[name=password]", PASSWORD)
    await page.click("button[type=submit]")
    await page.wait_for_url("**/inbox/**")
    await speak(page, language)
    await page.goto(f"{url}/inbox/all")


async def speak(page: Page, language: str) -> None:
    await page.evaluate(
        """(language) => fetch('/api/me', {method: 'PATCH',
             body: JSON.stringify({language, settings: {undo_seconds: 0}}),
             headers: {'Content-Type': 'application/json', 'X-Onethread': '1'}})""",
        language,
    )


@pytest.mark.timeout(180)
async def test_a_comment_is_answered_in_public_and_in_private_changed_and_taken_back(
    browser: Browser, comments: Comments
) -> None:
    url = comments.system.url
    agents = Watched(
        await browser.new_context(locale="en-GB", viewport={"width": 1440, "height": 900}),
        url,
        url.replace("http", "ws"),
    )
    page = await agents.page()
    keys = page.keyboard
    await sign_in(page, url)
    await comments.comment("Fatima de Boer", "Wanneer is de storing voorbij?")
    await page.locator("[data-conversation]").first.click()
    editor = page.locator("[data-composer]")
    choice = page.locator("[data-public-choice]")
    await expect(choice).to_contain_text("Anyone can read this answer.")
    await expect(page.locator("[data-direction=in] [data-public]")).to_have_text("Public")
    await picture(page, "public-choice")
    assert await violations(page) == []

    # In public, then in private: chosen by an arrow key.
    await editor.focus()
    await keys.type("We expect it to be over at 5 pm.")
    await keys.press("Control+Enter")
    answers = page.locator("[data-direction=out]")
    await expect(answers.first.locator("[data-public]")).to_be_visible()
    await expect(answers.first.locator("[data-state=sent]")).to_be_visible()
    await choice.get_by_role("radio", name="Public").focus()
    await keys.press("ArrowRight")
    await expect(choice).to_contain_text("Only the customer reads this answer.")
    await editor.focus()
    await keys.type("What is your address?")
    await picture(page, "public-private")
    await keys.press("Control+Enter")
    await expect(answers.nth(1).locator("[data-private]")).to_have_text("Private")
    await expect(choice).to_contain_text("Anyone can read this answer.")
    assert len(comments.asked(f"POST {GRAPH}/{COMMENT}/comments")) == 1
    await expect(answers.nth(1).locator("[data-state=sent]")).to_be_visible()
    assert "What is your address?" in comments.asked(f"POST {GRAPH}/{PAGE_ID}/messages")[0]

    # Other words.
    await answers.first.hover()
    await answers.first.locator("[data-actions] button").first.click()
    await picture(page, "revise-menu")
    await page.get_by_role("menuitem", name="Change…").click()
    words = page.locator("[data-change-words] textarea")
    await expect(words).to_have_value("We expect it to be over at 5 pm.")
    await words.fill("We expect it to be over at 6 pm.")
    await picture(page, "revise-change")
    assert await violations(page) == []
    await keys.press("Control+Enter")
    await expect(answers.first).to_contain_text("at 6 pm.")
    await expect(page.locator("[data-change-words]")).to_have_count(0)
    assert "6 pm" in comments.asked(f"POST {GRAPH}/9001")[0]
    await answers.first.locator("[data-earlier-words]").click()
    await expect(page.get_by_text("We expect it to be over at 5 pm.")).to_be_visible()
    await picture(page, "revise-before")
    assert await violations(page) == []
    await keys.press("Escape")

    # Taken back: thought better of once, then done.
    for again in (True, False):
        await answers.first.hover()
        await answers.first.locator("[data-actions] button").first.click()
        await page.get_by_role("menuitem", name="Delete for the customer").click()
        await expect(answers.first.locator("[data-leaving]")).to_be_visible()
        if again:
            await picture(page, "revise-leaving")
            assert await violations(page) == []
            await answers.first.locator("[data-leaving] button").click()
            await expect(answers.first.locator("[data-leaving]")).to_have_count(0)
    await expect(answers.first).to_contain_text("Deleted for the customer", timeout=20_000)
    await picture(page, "revise-deleted")
    assert len(comments.asked(f"DELETE {GRAPH}/9001")) == 1
    await page.set_viewport_size({"width": 320, "height": 780})
    await speak(page, "de")
    await page.reload()
    await expect(choice).to_contain_text("Diese Antwort können alle lesen.")
    await picture(page, "public-phone-de")
    assert await violations(page) == []

    # The provider is asked to send its webhooks here.
    await page.set_viewport_size({"width": 1440, "height": 900})
    await page.emulate_media(color_scheme="dark")
    await speak(page, "nl")
    await page.goto(f"{url}/settings/channels/{comments.channel_id}")
    await page.locator("[data-subscribe]").click()
    await expect(page.locator("[data-subscription]")).to_contain_text(
        "De aanbieder stuurt berichten hierheen"
    )
    await picture(page, "subscribed-nl-dark")
    assert await violations(page) == []

    # With layout, where the channel has it: changed in the editor it was written in.
    await page.emulate_media(color_scheme="light")
    await comments.write("Jan Smit", "Mag ik de afspraak verzetten?")
    await page.goto(f"{url}/inbox/all")
    await page.locator("[data-conversation]", has_text="Jan Smit").click()
    await editor.focus()
    await keys.type("Ja, kom op ")
    await keys.press("Control+b")
    await keys.type("dinsdag")
    await keys.press("Control+b")
    await keys.press("Enter")
    await keys.type("Neem uw brief mee.")
    await keys.press("Control+Enter")
    sent = page.locator("[data-direction=out]").last
    await expect(sent.locator("[data-state=sent]")).to_be_visible()
    await sent.hover()
    await sent.locator("[data-actions] button").first.click()
    await page.get_by_role("menuitem", name="Wijzigen…").click()
    changing = page.locator("[data-change-words] [data-composer]")
    await expect(changing.locator("strong")).to_have_text("dinsdag")
    await expect(changing).to_be_focused()
    await changing.locator("strong").dblclick()
    await keys.type("woensdag")
    await picture(page, "revise-rich-nl")
    assert await violations(page) == []
    await keys.press("Control+Enter")
    await expect(page.locator("[data-change-words]")).to_have_count(0)
    await expect(sent.frame_locator("iframe").locator("strong")).to_have_text("woensdag")
    edited = msgspec.json.decode(comments.asked(f"POST {BOT}/editMessageText")[0])
    assert "Ja, kom op <b>woensdag</b>" in edited["text"]
    agents.check()
    await agents.context.close()
