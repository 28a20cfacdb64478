"""Whatever happens to network and server meanwhile, in the end the screen shows what a fresh load shows."""

from __future__ import annotations

import os
import random
import signal
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.async_api import Browser, Page, expect

from onethread.access import Actor
from onethread.access.rules import permissions_of_role
from onethread.conversations.assign import assign, rename
from onethread.conversations.merge import merge
from onethread.conversations.move import move_messages
from onethread.conversations.note import add_note
from onethread.conversations.split import split
from onethread.conversations.status import set_status
from onethread.database.engine import Database
from onethread.errors import OnethreadError
from onethread.messages import Content
from tests.browser.conftest import Watched
from tests.browser.history import History, long_ago, office, sign_in
from tests.running import Running, until

# Everything that tells one state of the screen from another, moments ago and heights left out.
SHOWN = """() => {
  const clean = (element) => element.innerText.replace(/\\s+/g, ' ').trim()
  return {
    list: [...document.querySelectorAll('[data-conversation]')]
      .map((row) => row.dataset.conversation + ' ' + clean(row)),
    header: clean(document.querySelector('main header')),
    timeline: [...document.querySelectorAll('[data-row]')].map((row) =>
      row.dataset.row + ' ' + clean(row)),
  }
}"""


class Changes:
    """What colleagues and channels do, at random, by the functions of production."""

    def __init__(self, database: Database, agent: Actor, conversations: list[int]) -> None:
        self.database = database
        self.agent = agent
        self.conversations = conversations
        self.random = random.Random(7)

    async def make(self, count: int) -> None:
        """So many changes, most of them in the first conversation."""
        for number in range(count):
            one = self.random.choice([self.conversations[0], *self.conversations])
            match self.random.randrange(9):
                case 0:
                    await set_status(self.database, self.agent, one, "waiting")
                case 1:
                    await set_status(self.database, self.agent, one, "open")
                case 2:
                    await assign(self.database, self.agent, one, self.agent.id)
                case 3:
                    await rename(self.database, self.agent, one, f"Onderwerp {number}")
                case _:
                    await add_note(
                        self.database, self.agent, one, Content(text=f"Notitie {number}"), uuid4()
                    )

    async def correct(self) -> None:
        """Messages come and go: split off, moved, and a whole matter merged into another."""
        first, second, third = self.conversations[:3]
        said = await self.database.fetch(
            "SELECT id FROM messages WHERE conversation_id = $1 AND direction = 'in'"
            " ORDER BY said_at DESC LIMIT 4",
            first,
        )
        ids = [row["id"] for row in said]
        try:
            await split(self.database, self.agent, first, ids[:1])
            await move_messages(self.database, self.agent, ids[1:2], second)
            await merge(self.database, self.agent, third, first)
        except OnethreadError as error:  # pragma: no cover - the test's own fault
            raise AssertionError(str(error)) from error


async def same_as_fresh(page: Page, fresh: Page) -> None:
    """The page shows what a page shows that was just loaded."""
    await fresh.reload()
    await fresh.locator("article[data-message]").last.wait_for()

    async def same() -> bool:
        for each in (page, fresh):
            await each.locator("[data-scroller]").evaluate("(box) => box.scrollTop = 1e9")
        here, there = await page.evaluate(SHOWN), await fresh.evaluate(SHOWN)
        there["timeline"] = there["timeline"][-25:]
        here["timeline"] = here["timeline"][-25:]
        same.told = (here, there)  # type: ignore[attr-defined]
        return bool(here == there)

    try:
        await until(same, 15, "the same as a fresh load")
    except AssertionError:
        here, there = same.told  # type: ignore[attr-defined]
        assert here == there
        raise


@pytest.mark.timeout(240)
async def test_after_any_absence_the_screen_is_as_a_fresh_load(
    browser: Browser, database_url: str, tmp_path: Path
) -> None:
    async with office(database_url, tmp_path) as system:
        await _absences(browser, system)


async def _absences(browser: Browser, system: Running) -> None:
    history = History(system.database)
    await history.begin()
    others = [
        (await history.matter(f"Zaak {n}", long_ago(30 - n), history.talk(8)))[0] for n in range(4)
    ]
    present, _ = await history.matter("De lift", long_ago(3), history.talk(70))
    agent = Actor(
        kind="agent", id=history.agent, name="Ada Bakker", role="administrator",
        permissions=permissions_of_role("administrator"),
    )  # fmt: skip
    changes = Changes(system.database, agent, [present, *others])
    context = await browser.new_context(locale="en-GB")
    watched = Watched(context, system.url, system.url.replace("http", "ws"))
    page, fresh = await watched.page(), await watched.page()
    await sign_in(page, system.url)
    for each in (page, fresh):
        await each.goto(f"{system.url}/inbox/all/{present}")
        await each.locator("article[data-message]").last.wait_for()
    # Further up than a first load goes, so that what changes there must show as well.
    await page.locator("[data-scroller]").evaluate("(box) => box.scrollTop = 0")
    banner = page.locator("[data-not-live]")

    # Live.
    await changes.make(30)
    await same_as_fresh(page, fresh)

    # The network goes and comes back: the page says that it isn't live, and how old it is.
    await context.set_offline(True)
    await expect(banner).to_be_visible()
    await expect(banner).to_contain_text("less than a minute old")
    await changes.make(60)
    await changes.correct()
    await context.set_offline(False)
    await expect(banner).to_have_count(0)
    await same_as_fresh(page, fresh)

    # The server is killed and starts again; more happens meanwhile than it would tell one by one.
    await context.set_offline(True)
    for pid in system.tree.pids()["web"]:
        os.kill(pid, signal.SIGKILL)
    await expect(banner).to_be_visible()
    await system.database.execute(
        "INSERT INTO events (kind, conversation_id, customer_id, body)"
        " SELECT 'conversation.changed', $1, $2, '{}' FROM generate_series(1, 2100)",
        present,
        history.customer,
    )
    await changes.make(40)
    await context.set_offline(False)
    await expect(banner).to_have_count(0, timeout=20_000)
    await same_as_fresh(page, fresh)

    # Loading anew fails once: it is tried until it works.
    refused = 0

    async def refuse(route: object) -> None:
        nonlocal refused
        refused += 1
        await route.abort()  # type: ignore[attr-defined]

    await page.route(f"**/api/conversations/{present}", refuse, times=1)
    await context.set_offline(True)
    await expect(banner).to_be_visible()
    await changes.make(20)
    await system.database.execute(
        "INSERT INTO events (kind, conversation_id, customer_id, body)"
        " SELECT 'conversation.changed', $1, $2, '{}' FROM generate_series(1, 2100)",
        present,
        history.customer,
    )
    await context.set_offline(False)
    await expect(banner).to_have_count(0, timeout=20_000)
    await same_as_fresh(page, fresh)
    assert refused == 1
    watched.complaints = [c for c in watched.complaints if "error:" in c and "console" not in c]
    watched.check()
