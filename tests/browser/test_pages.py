"""Every page and state of the workspace: accessible, within a phone's width, asking nobody else."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, Page, expect

from onethread.simulator.demo import ADDRESS
from tests.browser.conftest import Story, Watched, sign_in, violations

ROUTER = Path(__file__).parents[2] / "web" / "workspace" / "src" / "router.ts"
LONG_NAME = "Wilhelmina Adriana Geertruida van den Boogaard-Uyttendaele van Nieuwenhuizen"
# Routes shown by other tests (the first start), or only another way to one of these.
ELSEWHERE = {"/setup", "/conversations/:id(\\\\d+)"}
INVITE = """() => fetch('/api/invitations', {method: 'POST',
  body: JSON.stringify({email: 'guest@delinde.example', role: 'agent'}),
  headers: {'Content-Type': 'application/json', 'X-Onethread': '1'}}).then((r) => r.json())"""
# What makes the page scroll sideways.
TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.body.querySelectorAll('*')].filter((each) =>
    each.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 3).map((each) => `too wide: ${each.outerHTML.slice(0, 160)}`).concat('scrolls')"""


def routes() -> set[str]:
    """The whole paths of the router's pages."""
    found: set[str] = set()
    parents: list[tuple[int, str]] = []
    path = ""
    for line in ROUTER.read_text("utf-8").splitlines():
        depth = len(line) - len(line.lstrip())
        while parents and depth < parents[-1][0]:
            parents.pop()
        if match := re.search(r"path:\s*'([^']*)'", line):
            path = "/".join([*(own for _, own in parents), match[1]]).replace("//", "/")
            found.add(path)
        if line.strip() == "children: [":
            found.discard(path)  # a frame: its first child is what is seen there
            parents.append((depth + 1, path.rstrip("/")))
    return found


async def a_conversation(page: Page, story: Story) -> int:
    """A customer with a long name has written; the id of their conversation."""
    mailbox = story.demo.mail.mailbox("wilhelmina@post.example", LONG_NAME)
    await mailbox.write(
        "Goedemiddag,\n\nDe voordeur klemt. Zie https://example.org/" + "lang" * 40 + "\n\nGroet",
        to=ADDRESS,
        subject="De voordeur klemt al drie weken en niemand komt kijken",
    )
    row = page.locator("[data-conversation]").first
    await expect(row).to_be_visible()
    await row.click()
    await expect(page.locator("[data-direction=in]").first).to_be_visible()
    found = await row.get_attribute("data-conversation")
    assert found is not None
    return int(found)


def visits(conversation: int, channel: int) -> dict[str, str]:
    """Route: where to go to see it."""
    given = {
        "/inbox/:view(mine|unassigned|all|snoozed|resolved|\\\\d+)/:id(\\\\d+)?": (
            f"/inbox/all/{conversation}"
        ),
        "/settings/channels/:id(\\\\d+)": f"/settings/channels/{channel}",
        "/customers/:id(\\\\d+)?": "/customers/1",
        "/:rest(.*)*": "/nowhere",
    }
    plain = {path: path for path in routes() if ":" not in path}
    return {**plain, **given}


async def look_at(page: Page) -> list[str]:
    """What is wrong with the page as it is, on a desktop, at twice the size and on a phone."""
    found = await violations(page)
    # Half of the desktop's pixels is what a zoom of 200 % leaves.
    for width, height in ((640, 360), (320, 640)):
        await page.set_viewport_size({"width": width, "height": height})
        found += [f"at {width} px: {each}" for each in await page.evaluate(TOO_WIDE)]
    found += [f"at 320 px: {each}" for each in await violations(page)]
    await page.set_viewport_size({"width": 1280, "height": 720})
    return found


async def settle(page: Page) -> None:
    """Nothing is being loaded any more."""
    await page.wait_for_load_state("networkidle")
    await expect(page.locator("[aria-busy=true]")).to_have_count(0)


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("scheme", "language"), [("light", "nl"), ("dark", "de")])
async def test_every_page_is_accessible_and_fits_a_phone(
    browser: Browser, story: Story, scheme: str, language: str
) -> None:
    context = await browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    watched = Watched(context, story.url, story.url.replace("http", "ws"))
    page = await watched.page()
    found: dict[str, list[str]] = {}
    await page.goto(f"{story.url}/sign-in")
    found["/sign-in"] = await look_at(page)
    await sign_in(page, story, language)
    conversation = await a_conversation(page, story)
    channel = await page.evaluate(
        "fetch('/api/channels').then(r => r.json()).then(all => all[0].id)"
    )
    places = visits(conversation, channel)
    missing = routes() - ELSEWHERE - places.keys() - {"/invitation/:token"}
    assert missing == set(), "a page that nobody looks at"
    # The first key of the keyboard leads past the navigation.
    await page.goto(f"{story.url}/settings/tags")
    await settle(page)
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.locator("main")).to_be_focused()
    for route, place in sorted(places.items()):
        if route in found or route in ELSEWHERE:
            continue
        await page.goto(story.url + place)
        await settle(page)
        lost = await page.locator("[data-not-found]").count()
        assert lost == (route == "/:rest(.*)*"), route
        found[route] = await look_at(page)
    invited = await page.evaluate(INVITE)
    guest = await (await browser.new_context(color_scheme=scheme)).new_page()  # type: ignore[arg-type]
    for route, place in (
        ("/invitation/:token", urlsplit(invited["url"]).path),
        ("/invitation/:token, withdrawn", "/invitation/withdrawn"),
    ):
        await guest.goto(story.url + place)
        await settle(guest)
        found[route] = await look_at(guest)
    assert {route: what for route, what in found.items() if what} == {}
    watched.complaints = [each for each in watched.complaints if "status of 404" not in each]
    watched.check()


@pytest.mark.timeout(240)
async def test_every_menu_and_dialog_of_a_conversation_is_accessible(
    browser: Browser, story: Story
) -> None:
    watched = Watched(await browser.new_context(), story.url, story.url.replace("http", "ws"))
    page = await watched.page()
    await sign_in(page, story)
    await a_conversation(page, story)
    found: dict[str, list[str]] = {}

    async def look(name: str) -> None:
        # While it opens it has half its colours.
        await page.evaluate(
            "Promise.allSettled(document.getAnimations().map((each) => each.finished))"
        )
        found[name] = await violations(page)
        if await page.locator("[role=dialog], [role=menu]").count():
            await page.keyboard.press("Escape")
            await expect(page.locator("[role=dialog], [role=menu]")).to_have_count(0)
        await page.evaluate("document.activeElement.blur()")

    # What opens is loaded when it is first wanted.
    opened = page.locator(":is([role=dialog], [role=menu], [role=listbox]):visible").first
    await page.keyboard.press("?")
    await expect(opened).to_be_visible()
    await look("shortcuts")
    for key, name in (("n", "a note"), ("r", "a reply")):
        await page.keyboard.press(key)
        await look(name)
    for selector in ("[data-assign]", "[data-leg-picker]", "[data-snooze]", "[data-more]"):
        await page.locator(selector).first.click()
        await expect(opened).to_be_visible()
        await look(selector)
    items = ("Split", "Merge", "Belongs")
    for item in items:
        await page.locator("[data-more]").click()
        await page.get_by_role("menuitem", name=re.compile(item)).first.click()
        await expect(page.get_by_role("dialog")).to_be_visible()
        await look(item)
    await page.get_by_role("button", name=re.compile("New conversation")).click()
    await expect(opened).to_be_visible()
    await look("a new conversation")
    await page.fill("input[type=search]", "voordeur")
    await expect(page.locator("mark").first).to_be_visible()
    await look("search results")
    assert {name: what for name, what in found.items() if what} == {}
    watched.check()
