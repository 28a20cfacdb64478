"""A real Chromium on a really running system. A page that complains or asks another host fails."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

import onethread
from onethread.operations.tree import Tree
from onethread.settings import Settings
from onethread.simulator.demo import PACES, Demo
from onethread.simulator.office import Office
from tests.browser.visitor import Desk

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
WEB_DIST = Path(onethread.__file__).with_name("web_dist")
AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",
]
# What is waited for comes at once on a quiet machine; a busy one is given time.
expect.set_options(timeout=15_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser or a built front end these can't run; CI has both (CI=true: then they must)."""
    if os.environ.get("CI"):
        return
    lacking = "a Chromium" if CHROMIUM is None else ""
    if not (WEB_DIST / "workspace" / "index.html").is_file():
        lacking = "the built front end (make web)"
    for item in items:
        if lacking and "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.skip(reason=f"needs {lacking}"))


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        await opened.close()


class Story:
    """The demo's channels and people, nobody writing yet, on a served system."""

    def __init__(self, demo: Demo, url: str, tree: Tree) -> None:
        self.demo = demo
        self.url = url
        self.tree = tree


@pytest.fixture
async def story(tmp_path: Path, database_url: str) -> AsyncIterator[Story]:
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
            await demo.furnish(url)
            yield Story(demo, url, tree)
        finally:
            await tree.stop()


@pytest.fixture
async def desk(story: Story) -> AsyncIterator[Desk]:
    async with Office(story.url) as office:
        log_in = story.demo.log_ins[0]
        await office.sign_in(log_in.email, log_in.password)
        desk = Desk(office)
        await desk.configure(ask_details="no")
        yield desk


async def sign_in(
    page: Page, story: Story, language: str = "en", *, who: int = 0, undo_seconds: int = 0
) -> None:
    """Somebody of the demo (first the administrator), in this language, before the inbox. What they
    send can be taken back for `undo_seconds`."""
    log_in = story.demo.log_ins[who]
    await page.goto(f"{story.url}/sign-in")
    await page.fill("input[name=email]", log_in.email)
    await page.fill("input[name=password]", log_in.password)
    await page.click("button[type=submit]")
    await page.wait_for_url("**/inbox/**")
    await page.evaluate(
        """([language, undo_seconds]) => fetch('/api/me', {method: 'PATCH',
             body: JSON.stringify({language, settings: {undo_seconds}}),
             headers: {'Content-Type': 'application/json', 'X-Onethread': '1'}})""",
        [language, undo_seconds],
    )
    await page.goto(f"{story.url}/inbox/all")


class Watched:
    """Pages of one context, with everything they complain about."""

    def __init__(self, context: BrowserContext, *allowed_hosts: str) -> None:
        self.context = context
        self.complaints: list[str] = []
        self._hosts = allowed_hosts
        context.on("page", self._watch)
        context.on("request", self._asked)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((*self._hosts, "data:", "blob:", "about:")):
            self.complaints.append(f"asked another host: {request.url[:200]}")

    def _watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on(
            "console",
            lambda message: (
                self.complaints.append(f"console: {message.text[:300]}")
                if message.type == "error" and "status of 401" not in message.text
                else None
            ),
        )

    async def page(self) -> Page:
        """A new page."""
        page = await self.context.new_page()
        page.set_default_timeout(15_000)
        return page

    def check(self) -> None:
        """Nobody complained."""
        assert self.complaints == []


# What never ends by itself, and a page that draws nothing any more, are not waited for.
_STILL = """
Promise.race([new Promise((done) => setTimeout(done, 10000)), (async () => {
  const moving = () => document.getAnimations().filter((each) =>
    each.playState === 'running' && Number.isFinite(each.effect?.getComputedTiming().endTime))
  for (let round = 0; round < 20; round++) {
    await new Promise(requestAnimationFrame)
    if (!moving().length) return
    await Promise.allSettled(moving().map((each) => each.finished))
  }
})()])
"""


async def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA on the page, once nothing fades or slides any more."""
    await page.evaluate(_STILL)
    session = await page.context.new_cdp_session(page)
    # By the debugger, because the page's own policy lets no script of ours in.
    await session.send("Runtime.evaluate", {"expression": AXE.read_text("utf-8")})
    found = await session.send(
        "Runtime.evaluate",
        {
            "expression": "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa',"
            " 'wcag22aa']}).then((r) => r.violations.map((v) => v.id + ' (' + v.impact + '): '"
            " + v.nodes.map((n) => n.html.slice(0, 160) + ' ' + n.failureSummary).join(' | ')))",
            "awaitPromise": True,
            "returnByValue": True,
        },
    )
    await session.detach()
    result: list[str] = found["result"].get("value", [str(found)])
    return result
