# ruff: noqa: T201 - it is for whoever runs it
"""How the conversation feels: `python -m tests.browser.measure_conversation [switches]`.

Prints, for a conversation of 2,000 messages: milliseconds from a key to the next paint (median, p95), rows
and nodes in the page; and how much the heap grew over so many switches between conversations. Keys come as
fast as a held key repeats: pressed faster than frames are drawn, a browser answers input first and paints
late whatever the page does, which tells nothing of the page.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import sys
import tempfile
from pathlib import Path
from time import monotonic

from playwright.async_api import CDPSession, Page, async_playwright

from onethread.database.embedded import EmbeddedPostgres
from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.history import History, long_ago, office, sign_in
from tests.running import Running

MESSAGES = 2000
KEYS = 120
REPEAT_MS = 33
# Every conversation seen once each way: what a page is that has only just been opened.
COLD = 22
# Before the heap is measured: an hour or two of work, in which the browser compiles what is used often.
WARM_UP = 1000
# The heap is told after so many switches: to see whether it goes on growing.
TOLD_EVERY = 500
# From a key to the frame in which it shows.
LISTEN = """() => {
  window.keys = []
  window.listening ??= !addEventListener('keydown', (event) => {
    const at = event.timeStamp
    requestAnimationFrame(() => setTimeout(() => window.keys.push(performance.now() - at)))
  }, {capture: true})
}"""


async def measure(page: Page, keys: list[str]) -> str:
    """Press the keys one after another and tell how long each took to show."""
    await page.evaluate(LISTEN)
    for key in keys:
        await page.keyboard.press(key)
        await page.wait_for_timeout(REPEAT_MS)
    await page.wait_for_timeout(300)
    taken = sorted(await page.evaluate("window.keys"))
    p95 = taken[int(len(taken) * 0.95) - 1]
    return f"median {statistics.median(taken):.1f} ms, p95 {p95:.1f} ms ({len(taken)} keys)"


async def heap(session: CDPSession) -> tuple[float, int]:
    """Megabytes in use and nodes that exist, after collecting."""
    for _ in range(3):
        await session.send("HeapProfiler.collectGarbage")
    used = await session.send("Runtime.getHeapUsage")
    nodes = await session.send("Memory.getDOMCounters")
    return used["usedSize"] / 1e6, nodes["nodes"]


async def machine_code(session: CDPSession) -> float:
    """Megabytes of the heap that the browser compiled, by a snapshot of it."""
    parts: list[str] = []

    def take(event: dict[str, str]) -> None:
        parts.append(event["chunk"])

    session.on("HeapProfiler.addHeapSnapshotChunk", take)
    await session.send("HeapProfiler.takeHeapSnapshot", {"reportProgress": False})
    session.remove_listener("HeapProfiler.addHeapSnapshotChunk", take)
    snapshot = json.loads("".join(parts))
    meta = snapshot["snapshot"]["meta"]
    fields, kinds = meta["node_fields"], meta["node_types"][0]
    kind, size, width = fields.index("type"), fields.index("self_size"), len(fields)
    nodes = snapshot["nodes"]
    code = kinds.index("code")
    sizes = (nodes[at + size] for at in range(0, len(nodes), width) if nodes[at + kind] == code)
    return sum(sizes) / 1e6


async def run(system: Running, switches: int) -> None:
    """Measure and print."""
    history = History(system.database)
    await history.begin()
    for number in range(12):
        await history.matter(f"Zaak {number}", long_ago(60 - number), history.talk(30))
    present, _ = await history.matter("Lang", long_ago(12), history.talk(MESSAGES))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = await browser.new_page(viewport={"width": 1440, "height": 900}, locale="en-GB")
        await sign_in(page, system.url)
        await page.goto(f"{system.url}/inbox/all/{present}")
        await page.locator("article[data-message]").last.wait_for()
        await page.click("[data-jump]")
        await page.get_by_role("menuitem", name="The first message").click()
        await page.locator("article:focus").wait_for()
        rows = await page.locator("[data-row]").count()
        nodes = await page.evaluate("document.querySelectorAll('*').length")
        print(f"all of {MESSAGES} messages loaded: {rows} rows, {nodes} elements in the page")
        print("arrow keys over messages:", await measure(page, ["ArrowDown"] * KEYS))
        await page.keyboard.press("Escape")
        await page.keyboard.press("n")
        await page.locator("[data-composer]:focus").wait_for()
        print("letters in the composer: ", await measure(page, list("abcde ") * (KEYS // 6)))
        await browser.close()
        # A browser of its own: what was compiled for the long conversation is not counted.
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = await browser.new_page(viewport={"width": 1440, "height": 900}, locale="en-GB")
        await sign_in(page, system.url)
        session = await page.context.new_cdp_session(page)
        await page.goto(f"{system.url}/inbox/all/1")

        async def switch(times: int) -> None:
            for n in range(times):
                await page.keyboard.press("j" if n % 22 < 11 else "k")
                await page.locator("article[data-message]").first.wait_for()

        await page.locator("article[data-message]").last.wait_for()
        await page.locator("[data-scroller]").focus()
        await switch(COLD)
        cold, cold_nodes = await heap(session)
        cold_code = await machine_code(session)
        print(
            f"cold, after {COLD} switches: heap {cold:.1f} MB ({cold_code:.1f} of it compiled),"
            f" nodes {cold_nodes}",
            flush=True,
        )
        await switch(WARM_UP)
        before, nodes_before = await heap(session)
        code_before = await machine_code(session)
        print(
            f"after a warm-up of {WARM_UP}: heap {before:.1f} MB, nodes {nodes_before}", flush=True
        )
        began = monotonic()
        done = 0
        while done < switches:
            await switch(many := min(TOLD_EVERY, switches - done))
            done += many
            after, nodes_after = await heap(session)
            growth = (after / before - 1) * 100
            each = (monotonic() - began) / done * 1000
            print(
                f"{done} switches: heap {before:.1f} -> {after:.1f} MB ({growth:+.1f} %),"
                f" nodes {nodes_before} -> {nodes_after}, {each:.0f} ms a switch",
                flush=True,
            )
        code = await machine_code(session)
        kept_before, kept = before - code_before, after - code
        print(
            f"of it compiled: {code_before:.1f} -> {code:.1f} MB; all else {kept_before:.1f} ->"
            f" {kept:.1f} MB ({(kept / kept_before - 1) * 100:+.1f} %)"
        )
        await browser.close()


async def main(switches: int) -> None:
    """On a system of its own, which goes again."""
    with tempfile.TemporaryDirectory(prefix="onethread-measure-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "database").mkdir()
        server = EmbeddedPostgres(folder / "database", {})
        server.start()
        try:
            async with office(server.url_of("postgres"), folder / "data") as system:
                await run(system, switches)
        finally:
            server.stop()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000))
