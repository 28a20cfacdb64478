"""How soon the inbox answers, the processor slowed four times: python -m tests.browser.interactive"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
from pathlib import Path

from playwright.async_api import Browser, async_playwright

from onethread.database.engine import Database
from onethread.operations.tree import Tree
from onethread.settings import Settings
from onethread.simulator.demo import PACES, Demo
from tests.browser.conftest import ARGUMENTS, CHROMIUM, Story, sign_in

SLOWED = 4
TIMES = 7
# What the inbox holds: more than a page of it.
CONVERSATIONS = 200
_FILL = """
WITH people AS (
  INSERT INTO customers (display_name) SELECT 'Customer ' || n FROM generate_series(1, $1) AS n
  RETURNING id
)
INSERT INTO conversations (customer_id, subject, last_message_at, last_inbound_at, waits_since,
                           preview, channel_ids, assignee_id)
SELECT p.id, 'Matter ' || p.id, at, at, at, 'The lift is stuck again, and nobody comes',
       ARRAY[c.id], (SELECT min(id) FROM agents)
FROM people AS p, (SELECT min(id) AS id FROM channels) AS c,
     LATERAL (SELECT now() - p.id * interval '1 minute' AS at) AS t
"""
# The list is on screen and the main thread has come to rest once.
READY = """() => new Promise((resolve) => {
  const look = () => document.querySelector('[data-notices], [data-bar]')
    && document.querySelector('[data-conversation]') && !document.querySelector('[aria-busy=true]')
    ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))) : setTimeout(look, 5)
  look()
})"""


async def measure(browser: Browser, story: Story) -> list[float]:
    """Milliseconds from the start of the navigation until the inbox answers, each in a fresh cache."""
    context = await browser.new_context()
    page = await context.new_page()
    await sign_in(page, story)
    # The browser knows the agent's language, as after any day's work.
    await page.locator("[data-conversation]").first.wait_for()
    state = await context.storage_state()
    found = []
    for _ in range(TIMES):
        fresh = await browser.new_context(storage_state=state)
        page = await fresh.new_page()
        cdp = await fresh.new_cdp_session(page)
        await cdp.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        await page.goto(f"{story.url}/inbox/mine", wait_until="commit")
        found.append(float(await page.evaluate(READY)))
        await fresh.close()
    return found


async def run() -> None:
    """Start a system, measure, say it."""
    with tempfile.TemporaryDirectory() as folder:
        async with Demo(Path(folder), pace=PACES["quiet"], robots=False, seed=1) as demo:
            settings = Settings(
                data_dir=folder, port=0, outgoing_allow=demo.outgoing_allow, log_level="error"
            )
            tree = Tree(settings, frozenset(("web", "worker", "receivers")), quiet=True)
            try:
                await tree.start()
                url = f"http://127.0.0.1:{tree.port}"
                await demo.furnish(url)
                database = await Database.connect(tree.database_url, size=1)
                await database.execute(_FILL, CONVERSATIONS)
                await database.close()
                async with async_playwright() as playwright:
                    browser = await playwright.chromium.launch(
                        executable_path=CHROMIUM, args=ARGUMENTS
                    )
                    found = await measure(browser, Story(demo, url, tree))
                    await browser.close()
            finally:
                await tree.stop()
    print(  # noqa: T201 - a script's answer
        f"interactive, {SLOWED}x slower, nothing cached: median {statistics.median(found):.0f} ms,"
        f" best {min(found):.0f}, worst {max(found):.0f}, of {len(found)}"
    )


if __name__ == "__main__":
    asyncio.run(run())
