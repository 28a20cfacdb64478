"""The timeline in a real browser: one scroll over all matters that never jumps, by keyboard and by link,
and what strangers send shown without anything of it running."""

from __future__ import annotations

import io
import zipfile
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from onethread.files import FileStore
from tests.browser.conftest import Watched, violations
from tests.browser.history import History, keep, long_ago, office, png, sign_in
from tests.running import Running
from tests.world import World

SCRIPTS = "<script>parent.pwned = 1</script><img src=x onerror='parent.pwned = 1'>"
# The place of the first message in the window, to see whether it moves.
PLACE = """() => {
  const box = document.querySelector('[data-scroller]').getBoundingClientRect()
  for (const article of document.querySelectorAll('article[data-message]')) {
    const top = article.getBoundingClientRect().top - box.top
    if (top >= 0) return [article.dataset.message, Math.round(top)]
  }
}"""


@pytest.fixture(name="system")
async def _system(database_url: str, tmp_path: Path) -> AsyncIterator[Running]:
    async with office(database_url, tmp_path) as system:
        yield system


async def opened(watched: Watched, system: Running, path: str) -> Page:
    page = await watched.page()
    await sign_in(page, system.url)
    await page.goto(f"{system.url}{path}")
    await expect(page.locator("article[data-message]").last).to_be_visible()
    return page


def watching(context: object, system: Running) -> Watched:
    return Watched(context, system.url, system.url.replace("http", "ws"))  # type: ignore[arg-type]


async def scroll(page: Page, by: int) -> None:
    """As a wheel does; then two frames."""
    await page.locator("[data-scroller]").evaluate(
        "(box, by) => new Promise((done) => { box.scrollTop += by;"
        " requestAnimationFrame(() => requestAnimationFrame(done)) })",
        by,
    )


@pytest.mark.timeout(120)
async def test_one_scroll_over_all_matters_stays_where_it_is_read(
    browser: Browser, system: Running
) -> None:
    history = History(system.database)
    await history.begin()
    first, _ = await history.matter("Eerste", long_ago(300), history.talk(30), status="resolved")
    second, _ = await history.matter("Tweede", long_ago(90), history.talk(80), status="resolved")
    present, messages = await history.matter("Nu", long_ago(9), history.talk(600))
    later, _ = await history.matter("Later", long_ago(1), history.talk(2))
    watched = watching(await browser.new_context(locale="en-GB"), system)
    page = await opened(watched, system, f"/inbox/all/{present}")

    # The newest is in sight, only what is near the window exists, and a later matter is only named.
    await expect(page.locator(f'article[data-message="{messages[-1]}"]')).to_be_in_viewport()
    assert await page.locator("article[data-message]").count() < 60
    named = page.locator("[data-scroller]").get_by_role("link", name="Later")
    await expect(named).to_have_attribute("href", f"/inbox/all/{later}")

    # To the first of this matter: everything between is loaded; then on into the matters before.
    await page.click("[data-jump]")
    await page.get_by_role("menuitem", name="The first message").click()
    await expect(page.locator(f'article[data-message="{messages[0]}"]')).to_be_focused()
    await expect(page.locator(f'[data-matter="{present}"]')).to_be_visible()
    assert await page.locator("article[data-message]").count() < 60
    for _ in range(60):
        before = await page.evaluate(PLACE)
        await scroll(page, -400)
        top = await page.locator("[data-scroller]").evaluate("(box) => box.scrollTop")
        if top == 0 and await page.get_by_text("The first that was ever said").is_visible():
            break
        if before is not None:
            await expect(page.locator("article[data-message]").first).to_be_visible()
    await expect(page.locator(f'[data-matter="{first}"]')).to_be_in_viewport()
    assert await page.locator(f'[data-matter="{second}"]').count() <= 1

    # What is read stays in its place while more is said below.
    await page.goto(f"{system.url}/conversations/{present}?message={messages[300]}")
    linked = page.locator(f'article[data-message="{messages[300]}"]')
    await expect(linked).to_be_focused()
    await expect(linked).to_be_in_viewport()
    await expect(page.locator("[data-not-live]")).to_have_count(0)
    place = await page.evaluate(PLACE)
    world = World(system.database)
    world.moment = long_ago(0)
    channel = history.channels["whatsapp"]
    await system.database.execute(
        "UPDATE identities SET match_key = value WHERE id = $1", history.identities["whatsapp"]
    )
    heard = [
        await world.hear(channel, "+31612345678", f"nieuw {n}", at=long_ago(0)) for n in range(3)
    ]
    # They continue the customer's latest matter or this one; all that counts here is this one.
    own = [each for each in heard if each.conversation_id == present]
    assert await page.evaluate(PLACE) == place
    if own:
        await expect(page.locator("[data-to-end]")).to_contain_text("new message")
        await page.click("[data-to-end]")
        await expect(page.locator("[data-unread-divider]")).to_be_visible()
    # A link to what isn't there says so.
    await page.goto(f"{system.url}/conversations/{present}?message=999999")
    await expect(page.get_by_text("no longer there")).to_be_visible()
    watched.complaints = [c for c in watched.complaints if "404" not in c]
    watched.check()


@pytest.mark.timeout(120)
async def test_messages_by_keyboard_words_found_and_one_channel_alone(
    browser: Browser, system: Running
) -> None:
    history = History(system.database)
    await history.begin()
    said = history.talk(90)
    said[5] = ("in", "webchat", {"text": "Het gaat om de zolderverdieping"})
    before, old = await history.matter(
        "Eerder", long_ago(90), [("in", "email", {"text": "Ook toen: zolderverdieping"})] * 3,
        status="resolved",
    )  # fmt: skip
    present, messages = await history.matter("Nu", long_ago(9), said)
    context = await browser.new_context(
        locale="en-GB", permissions=["clipboard-read", "clipboard-write"]
    )
    watched = watching(context, system)
    page = await opened(watched, system, f"/inbox/all/{present}")

    # Arrows go from message to message, Enter to what can be done, Escape back.
    await page.keyboard.press("m")
    await expect(page.locator(f'article[data-message="{messages[-1]}"]')).to_be_focused()
    for _ in range(12):
        await page.keyboard.press("ArrowUp")
    focused = page.locator("article:focus")
    await expect(focused).to_be_in_viewport()
    await expect(focused).to_have_attribute("data-message", str(messages[-13]))
    await page.keyboard.press("Enter")
    if await page.locator("article:focus").count() == 0:
        await page.keyboard.press("Escape")
    await expect(focused).to_have_attribute("data-message", str(messages[-13]))

    # Words are found in this matter and in the one before it.
    await page.keyboard.press("f")
    await page.keyboard.type("zolder")
    await expect(page.get_by_text("1 of 4")).to_be_visible()
    await expect(page.locator(f'article[data-message="{messages[5]}"] mark')).to_have_text("zolder")
    await page.keyboard.press("Enter")
    await expect(page.locator(f'article[data-message="{old[-1]}"] mark')).to_be_visible()
    await expect(page.locator(f'[data-matter="{before}"]')).to_be_visible()
    await page.keyboard.press("Escape")

    # One channel alone, and all again.
    await page.locator("[data-leg]", has_text="WhatsApp").click()
    await expect(page.get_by_text("Only what was said by")).to_be_visible()
    await expect(page.locator("[data-leg-switch]")).to_have_count(0)
    await page.get_by_role("button", name="Show all channels").last.click()
    await page.click("[data-jump]")
    await page.get_by_role("menuitem", name="The next switch").click()
    await expect(page.locator("[data-leg-switch]").first).to_be_in_viewport()

    assert await violations(page) == []

    # A link to a message, for a colleague.
    article = page.locator("article[data-direction=in]").first
    await article.hover()
    wanted = await article.get_attribute("data-message")
    await article.locator("[data-copy-link]").click()
    link = await page.evaluate("navigator.clipboard.readText()")
    assert link == f"{system.url}/conversations/{present}?message={wanted}"
    watched.check()


@pytest.mark.timeout(120)
async def test_what_strangers_send_is_shown_and_never_runs(
    browser: Browser, system: Running, tmp_path: Path
) -> None:
    files = FileStore(system.database, tmp_path / "files")
    document = io.BytesIO()
    with zipfile.ZipFile(document, "w") as archive:
        archive.writestr(
            "word/document.xml",
            "<d><body><p><r><t>&lt;script&gt;parent.pwned = 1&lt;/script&gt; Beste lezer</t></r></p>"
            "</body></d>",
        )
    kept = [
        await keep(files, png(600, 400, (15, 118, 110)), "een.png", "image"),
        await keep(files, png(300, 500, (180, 90, 30)), "twee.png", "image"),
        await keep(files, document.getvalue(), "brief.docx"),
        await keep(files, f"<html>{SCRIPTS}</html>".encode(), "pagina.html"),
        await keep(
            files, f"<svg xmlns='http://www.w3.org/2000/svg'>{SCRIPTS}</svg>".encode(), "a.svg"
        ),
        await keep(files, b"BEGIN:VCARD\nFN:Jan\nTEL:+31201234567\nEND:VCARD\n", "jan.vcf"),
    ]
    kept[4]["media_type"] = "image/svg+xml"
    history = History(system.database)
    await history.begin()
    wide = f"<table width=1400><tr><td>breed{SCRIPTS}</td></tr></table>"
    html = {"text": "In platte tekst", "html": wide}
    present, _ = await history.matter(
        "Stukken",
        long_ago(2),
        [
            ("in", "email", {"text": SCRIPTS, "attachments": kept}),
            ("in", "email", html),
            ("out", "email", {"text": "Dank u", "_state": "failed",
                              "_failure": {"code": "x", "reason": "550", "remedy": "check_address"}}),
        ],
        step=timedelta(minutes=20),
    )  # fmt: skip
    watched = watching(
        await browser.new_context(
            locale="en-GB", viewport={"width": 390, "height": 844}, reduced_motion="reduce"
        ),
        system,
    )
    page = await opened(watched, system, f"/inbox/all/{present}")
    await expect(page.get_by_text("The address does not exist.")).to_be_visible()
    frame = page.locator("iframe[sandbox]")
    sandbox = await frame.get_attribute("sandbox")
    assert "allow-scripts" not in (sandbox or "")
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await page.locator("[data-plain]").click()
    await expect(page.get_by_text("In platte tekst")).to_be_visible()

    # Pictures, one after another by the arrow keys.
    await page.get_by_role("button", name="Open een.png").click()
    await expect(page.locator("[data-picture] img")).to_have_attribute("alt", "een.png")
    await page.keyboard.press("ArrowRight")
    await expect(page.locator("[data-picture] img")).to_have_attribute("alt", "twee.png")
    await page.keyboard.press("r")
    await page.keyboard.press("+")
    assert await violations(page) == []
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Open brief.docx").click()
    await expect(page.locator("[data-document]")).to_contain_text("Beste lezer")
    assert await violations(page) == []
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Open jan.vcf").click()
    await expect(page.locator("[data-document]")).to_contain_text("+31201234567")
    await page.keyboard.press("Escape")
    # A page is words, a drawing that could run is only offered to save.
    await page.get_by_role("button", name="Open pagina.html").click()
    await expect(page.locator("[data-document]")).to_contain_text("<script>")
    await page.keyboard.press("Escape")
    await expect(page.locator('a[download="a.svg"]').first).to_be_visible()
    await expect(page.get_by_role("button", name="Open a.svg")).to_have_count(0)
    for one in kept:
        answer = await page.request.get(f"{system.url}/api/files/{one['file_id']}")
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert not answer.headers["content-type"].startswith(("text/html", "image/svg"))
    assert await page.evaluate("window.pwned") is None

    # A long mail is read from its beginning; what is unfolded at the end opens below.
    lines = "".join(f"<p>Regel {n}</p>" for n in range(90))
    mail = {"html": lines, "quoted_text": "> Eerder\n" * 90}
    long, _ = await history.matter("Lang", long_ago(1), [("in", "email", mail)])
    await page.goto(f"{system.url}/inbox/all/{long}")
    await page.frame_locator("article iframe").last.get_by_text("Regel 89").wait_for()
    mark = page.locator("article[data-message]").last
    await expect(mark.get_by_text("Fatima de Boer").first).to_be_in_viewport()
    await scroll(page, 100_000)
    quote = mark.get_by_role("button", name="Show quoted text")
    await quote.click()
    await expect(mark.get_by_text("Eerder")).to_be_visible()
    await scroll(page, 0)
    await expect(mark.get_by_role("button", name="Hide quoted text")).to_be_in_viewport()
    # The browser says itself that it ran nothing of the mail, and has nothing else to say.
    refused = [
        said
        for said in watched.complaints
        if "Blocked script execution in 'about:srcdoc'" in said or "inline event handler" in said
    ]
    assert refused
    assert watched.complaints == refused


@pytest.mark.timeout(180)
async def test_going_from_conversation_to_conversation_leaves_nothing_behind(
    browser: Browser, system: Running
) -> None:
    history = History(system.database)
    await history.begin()
    for number in range(12):
        await history.matter(f"Zaak {number}", long_ago(20 - number), history.talk(30))
    watched = watching(await browser.new_context(locale="en-GB"), system)
    page = await opened(watched, system, "/inbox/all/1")
    session = await page.context.new_cdp_session(page)

    async def switch(times: int) -> tuple[int, int]:
        for n in range(times):
            await page.keyboard.press("j" if n % 22 < 11 else "k")
            await page.locator("article[data-message]").first.wait_for()
        await session.send("HeapProfiler.collectGarbage")
        counts = await session.send("Memory.getDOMCounters")
        return counts["nodes"], counts["jsEventListeners"]

    await switch(44)
    nodes, listeners = await switch(44)
    nodes_later, listeners_later = await switch(154)
    assert nodes_later < nodes * 1.25 + 200
    assert listeners_later < listeners * 1.25 + 100
    watched.check()
