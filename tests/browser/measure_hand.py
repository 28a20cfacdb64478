"""How fast the screen answers a hand, with 10,000 conversations in the view: from a key to the next paint.

`python -m tests.browser.measure_hand [presses] [slower]`: a running system of its own, a real Chromium, the
browser's own measure (Event Timing: from the key to the frame that shows what it did). `slower`: how many
times the processor is slowed down.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from playwright.async_api import Page, async_playwright

from onethread.database.engine import Database
from onethread.operations.tree import Tree
from onethread.settings import Settings
from onethread.simulator.demo import PACES, Demo
from tests.browser.conftest import ARGUMENTS, CHROMIUM, Story, sign_in

CONVERSATIONS = 10_000
# Faster ones the browser doesn't report: they count as this.
LEAST_MS = 16.0
LOADED_WITHIN_SECONDS = 300
TELL_EVERY_SECONDS = 10
# Scrolls on, and tells how far the list is loaded.
_TO_THE_END = """
() => new Promise((resolve) => {
  const list = document.querySelector('[data-list]')
  list.scrollTo(0, list.scrollHeight)
  setTimeout(() => resolve(
    [...list.querySelectorAll('li')].at(-1)?.getAttribute('aria-posinset') ?? 0), 10)
})
"""
_FILL = """
WITH people AS (
  INSERT INTO customers (display_name) SELECT 'Customer ' || n FROM generate_series(1, $1) AS n
  RETURNING id
)
INSERT INTO conversations (customer_id, subject, last_message_at, last_inbound_at, waits_since,
                           preview, channel_ids)
SELECT id, 'Matter ' || id, at, at, at, 'The lift is stuck again, and nobody comes', '{1}'
FROM people, LATERAL (SELECT now() - id * interval '1 minute' AS at) AS t
"""
_WATCH = """
() => {
  window.slow = []
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.name === 'keydown') window.slow.push(entry.duration)
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: false })
}
"""


def tell(what: str) -> None:
    """To whoever runs it, at once."""
    print(what, flush=True)  # noqa: T201 - a script's answer


async def measure(page: Page, keys: Sequence[str], presses: int) -> list[float]:
    """Milliseconds from each press to the paint after it, sorted."""
    await page.evaluate("window.slow = []")
    for number in range(presses):
        await page.keyboard.press(keys[number % len(keys)])
        # As a quick hand: ten a second.
        await page.wait_for_timeout(100)
    await page.wait_for_timeout(300)
    slow: list[float] = await page.evaluate("window.slow")
    return sorted([*slow, *([LEAST_MS] * max(0, presses - len(slow)))])


async def main(presses: int, slower: float) -> None:
    with tempfile.TemporaryDirectory(prefix="onethread-hand-") as name:
        Path(name).chmod(0o755)
        folder = Path(name)
        async with Demo(folder, pace=PACES["quiet"], robots=False, seed=1) as demo:
            settings = Settings(
                data_dir=name, port=0, outgoing_allow=demo.outgoing_allow, log_level="error"
            )
            tree = Tree(settings, frozenset(("web", "worker", "receivers")), quiet=True)
            try:
                await tree.start()
                tell("a system runs")
                story = Story(demo, f"http://127.0.0.1:{tree.port}", tree)
                await demo.furnish(story.url)
                database = await Database.connect(tree.database_url, size=1)
                await database.execute(_FILL, CONVERSATIONS)
                await database.close()
                await _look(story, presses, slower)
            finally:
                await tree.stop()


async def _look(story: Story, presses: int, slower: float) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = await browser.new_page(viewport={"width": 1440, "height": 900})
        await sign_in(page, story)
        await page.locator("[data-conversation]").first.wait_for()
        # All 10,000 are loaded: the most that a list can weigh.
        async with asyncio.timeout(LOADED_WITHIN_SECONDS):
            began = monotonic()
            while (there := int(await page.evaluate(_TO_THE_END))) < CONVERSATIONS:
                if monotonic() - began > TELL_EVERY_SECONDS:
                    began = monotonic()
                    tell(f"  {there} of {CONVERSATIONS} loaded")
        tell(f"all {CONVERSATIONS} loaded")
        await page.locator("[data-list]").evaluate("(e) => e.scrollTo(0, 0)")
        session = await page.context.new_cdp_session(page)
        await session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        await page.evaluate(_WATCH)
        for what, keys in (
            ("j: the next conversation", ["j"]),
            ("x: choose", ["x"]),
            ("Ctrl K, Escape: the palette", ["Control+k", "Escape"]),
            ("/ and letters: search", ["/", "l", "i", "f", "t", "Escape"]),
        ):
            times = await measure(page, keys, presses)
            p50, p95 = times[len(times) // 2], times[min(len(times) - 1, len(times) * 95 // 100)]
            tell(f"{what}: median {p50:.0f} ms, p95 {p95:.0f}, worst {times[-1]:.0f}")
        await browser.close()


if __name__ == "__main__":
    arguments = [float(each) for each in sys.argv[1:]]
    asyncio.run(
        main(int(arguments[0]) if arguments else 60, arguments[1] if arguments[1:] else 1.0)
    )
