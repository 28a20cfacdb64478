"""The workspace as an installed app in a real Chromium: pushes, what is kept, no connection."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.async_api import Browser, CDPSession, expect

from tests.browser.conftest import Story, Watched, sign_in, violations
from tests.running import until


async def registration(cdp: CDPSession) -> str:
    """The id by which the debugger knows our service worker."""
    known: list[str] = []
    cdp.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: known.extend(each["registrationId"] for each in event["registrations"]),
    )
    await cdp.send("ServiceWorker.enable")

    async def told() -> str | None:
        return known[-1] if known else None

    return await until(told)


@pytest.mark.timeout(180)
async def test_the_installed_app_shows_pushes_and_says_when_there_is_no_connection(
    browser: Browser, story: Story
) -> None:
    context = await browser.new_context(locale="de-DE")
    await context.grant_permissions(["notifications"], origin=story.url)
    watched = Watched(context, story.url, story.url.replace("http", "ws"))
    page = await watched.page()
    await sign_in(page, story, "de")
    await page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    [worker] = context.service_workers
    cdp = await context.new_cdp_session(page)
    problems = (await cdp.send("Page.getAppManifest"))["errors"]
    assert problems == []
    number = await registration(cdp)

    async def push(**said: Any) -> None:
        await cdp.send(
            "ServiceWorker.deliverPushMessage",
            {"origin": story.url, "registrationId": number, "data": json.dumps(said)},
        )

    async def shown() -> Any:
        return await worker.evaluate(
            "self.registration.getNotifications().then((all) =>"
            " all.map(({title, body, lang, tag, data}) => [title, body, lang, tag, data.url]))"
        )

    async def two_shown() -> Any:
        found = await shown()
        return found if len(found) > 1 else None

    words = {"title": "Neue Nachricht", "body": "Öffnen Sie Onethread", "lang": "de", "unread": 3}
    # Who looks at the workspace is told there; a trial is shown all the same.
    await push(**words, url="/inbox/mine")
    await push(**{**words, "title": "So sieht es aus"}, url="/settings/notifications", test=True)
    assert [each[0] for each in await until(shown)] == ["So sieht es aus"]
    await page.goto("about:blank")
    await push(**words, url="/conversations/7?message=9")
    told = await until(two_shown)
    assert [
        "Neue Nachricht",
        words["body"],
        "de",
        "onethread",
        "/conversations/7?message=9",
    ] in told

    # Nothing that can be stale is kept: neither the page nor an answer of the API.
    kept = await worker.evaluate(
        "caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name)"
        ".then((cache) => cache.keys()).then((all) => all.map((each) => new URL(each.url).pathname)))))"
        ".then((all) => all.flat())"
    )
    assert kept
    assert [p for p in kept if not re.match(r"/assets/|/offline\.|/icon\.svg$", p)] == []

    await context.set_offline(True)
    await page.goto(f"{story.url}/inbox/mine")
    await expect(page.get_by_role("heading")).to_have_text("Keine Verbindung zu Onethread")
    assert await violations(page) == []
    await context.set_offline(False)
    # It asks for the server every ten seconds.
    await expect(page.get_by_role("heading", name="Meine")).to_be_visible(timeout=25_000)
    watched.complaints = [each for each in watched.complaints if "ERR_INTERNET_DISC" not in each]
    watched.check()
