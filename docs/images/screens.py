"""The screens that are pictured: where they are and what to do there first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

# A name as people have them, longer than any column is wide.
LONG_NAME = "Wilhelmina Adriana Geertruida van den Boogaard-Uyttendaele van Nieuwenhuizen"


@dataclass(frozen=True)
class Screen:
    """A screen. `path` may hold {story}, {customer} and {channel}; `act` prepares it; `kept` names the
    picture that the guides show; `system` is where it is: the demo or an empty one."""

    name: str
    path: str
    act: Callable[[Page], None] | None = None
    kept: str = ""
    system: str = "demo"
    wide_only: bool = False


def _press(*keys: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        for key in keys:
            page.keyboard.press(key)
            page.wait_for_timeout(250)

    return act


def _palette(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.wait_for_selector("[role=dialog] input")
    page.keyboard.type("sn")
    page.wait_for_timeout(600)


def _search(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("monteur")
    page.wait_for_timeout(1200)


def _bulk(page: Page) -> None:
    page.wait_for_selector("[data-conversation]")
    for key in ("j", "x", "J", "J"):
        page.keyboard.press(key)
        page.wait_for_timeout(150)


def _hang(page: Page) -> None:
    page.route("**/api/inbox/**", lambda route: None)
    page.route("**/api/customers**", lambda route: None)
    page.reload(wait_until="domcontentloaded")
    page.wait_for_timeout(1200)


def _fail(page: Page) -> None:
    page.route("**/api/inbox/**", lambda route: route.fulfill(status=500, body="{}"))
    page.route("**/api/customers**", lambda route: route.fulfill(status=500, body="{}"))
    page.reload(wait_until="domcontentloaded")
    page.wait_for_timeout(1500)


def _long(page: Page) -> None:
    page.evaluate(
        """async (name) => {
             const {items} = await (await fetch('/api/inbox/all?limit=3')).json()
             for (const item of items) await fetch(`/api/customers/${item.customer.id}`, {
               method: 'PATCH', body: JSON.stringify({display_name: name}),
               headers: {'Content-Type': 'application/json', 'X-Onethread': '1'}})
           }""",
        LONG_NAME,
    )
    page.reload()
    page.locator("[data-conversation]").first.click()
    page.wait_for_timeout(1200)


SETTINGS = (
    *("profile", "notifications", "organisation", "people", "teams", "roles", "brands", "channels"),
    *("tags", "snippets", "fields", "objects", "letters", "audit", "tokens", "webhooks"),
)
KEPT_SETTINGS = {"notifications", "teams", "channels", "snippets", "fields", "audit"}

SCREENS: tuple[Screen, ...] = (
    Screen("sign-in", "/sign-in"),
    Screen("inbox", "/inbox/all", kept="inbox.webp"),
    Screen("conversation", "/inbox/all/{story}", kept="conversation.webp"),
    Screen("reply", "/inbox/all/{story}", _press("r"), wide_only=True),
    Screen("note", "/inbox/all/{story}", _press("n"), wide_only=True),
    Screen("snooze", "/inbox/all/{story}", _press("s"), wide_only=True),
    Screen("assign", "/inbox/all/{story}", _press("a"), wide_only=True),
    Screen("tag", "/inbox/all/{story}", _press("t"), wide_only=True),
    Screen("bulk", "/inbox/all", _bulk, wide_only=True),
    Screen("view-dialog", "/inbox/all", _press("v"), kept="view.webp"),
    Screen("palette", "/inbox/all", _palette, kept="palette.webp"),
    Screen("search", "/inbox/all", _search, kept="search.webp"),
    Screen("shortcuts", "/inbox/all", _press("?"), wide_only=True),
    Screen("start", "/inbox/all", _press("c")),
    Screen("customers", "/customers"),
    Screen("customer", "/customers/{customer}", kept="customer.webp"),
    Screen("settings", "/settings"),
    Screen("channel", "/settings/channels/{channel}"),
    *(
        Screen(name, f"/settings/{name}", kept=f"{name}.webp" if name in KEPT_SETTINGS else "")
        for name in SETTINGS
    ),
    Screen("not-found", "/nowhere"),
    Screen("help", "/help/index.html"),
    Screen("help-page", "/help/guide/agent/inbox.html"),
    Screen("loading", "/inbox/all", _hang),
    Screen("error", "/inbox/all", _fail),
    Screen("customers-error", "/customers", _fail),
    Screen("long-names", "/inbox/all", _long),
    Screen("setup", "/setup", system="empty"),
    Screen("empty-inbox", "/inbox/mine", system="empty"),
    Screen("empty-customers", "/customers", system="empty"),
    *(
        Screen(f"empty-{name}", f"/settings/{name}", system="empty")
        for name in SETTINGS
        if name not in ("profile", "notifications", "organisation", "audit")
    ),
)
