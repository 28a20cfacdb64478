"""What is done on a screen before it is pictured."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, Route

Act = Callable[[Page], None]
# A name as people have them, longer than any column is wide.
LONG_NAME = "Wilhelmina Adriana Geertruida van den Boogaard-Uyttendaele van Nieuwenhuizen"
# What a page needs to be there at all: it is not what is made to fail or to hang.
FRAME = re.compile(r"/api/(me|session|organisation|agents|setup|views|counts|connectors)\b")


def press(*keys: str) -> Act:
    """These keys, one after the other."""

    def act(page: Page) -> None:
        for key in keys:
            page.keyboard.press(key)
            page.wait_for_timeout(250)

    return act


def click(*selectors: str, settle: int = 700) -> Act:
    """The first of each of these, one after the other, each when it is there."""

    def act(page: Page) -> None:
        for selector in selectors:
            page.locator(selector).first.click()
            page.wait_for_timeout(settle)

    return act


def palette(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.wait_for_selector("[role=dialog] input")
    page.keyboard.type("sn")
    page.wait_for_timeout(600)


def search(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("monteur")
    page.wait_for_timeout(1200)


def bulk(page: Page) -> None:
    page.wait_for_selector("[data-conversation]")
    for key in ("j", "x", "J", "J"):
        page.keyboard.press(key)
        page.wait_for_timeout(150)


def undo(page: Page) -> None:
    """What was just done can be undone: the words for it."""
    page.wait_for_selector("[data-conversation]")
    press("j", "e")(page)
    page.wait_for_timeout(700)


def _again(page: Page, answer: Callable[[Route], None]) -> None:
    def decide(route: Route) -> None:
        asked = route.request
        if asked.method == "GET" and not FRAME.search(asked.url):
            answer(route)
        else:
            route.fallback()

    page.route("**/api/**", decide)
    page.reload(wait_until="domcontentloaded")
    page.wait_for_timeout(1500)


def hang(page: Page) -> None:
    """Nothing that is asked for comes."""
    _again(page, lambda route: None)


def fail(page: Page) -> None:
    """The server fails at everything."""
    _again(page, lambda route: route.fulfill(status=500, body="{}"))


def _rename(page: Page, ids: str) -> None:
    page.evaluate(
        f"""async (name) => {{
             for (const id of {ids}) await fetch(`/api/customers/${{id}}`, {{
               method: 'PATCH', body: JSON.stringify({{display_name: name}}),
               headers: {{'Content-Type': 'application/json', 'X-Onethread': '1'}}}})
           }}""",
        LONG_NAME,
    )
    page.reload()
    page.wait_for_load_state("networkidle")


def long(page: Page) -> None:
    """The newest customers have a long name."""
    _rename(
        page,
        "(await (await fetch('/api/inbox/all?limit=3')).json()).items.map((each) => each.customer.id)",
    )


def long_customer(page: Page) -> None:
    """So has the one on the screen."""
    _rename(page, "[location.pathname.split('/').at(-1)]")


def long_open(page: Page) -> None:
    long(page)
    page.locator("[data-conversation]").first.click()
    page.wait_for_timeout(1200)


def picker(asked: str = "", choose: bool = False) -> Act:
    """The kinds of channels; those found by a word; the settings of the first of them."""

    def act(page: Page) -> None:
        page.get_by_role(
            "button", name=re.compile("^(Add a channel|Kanaal toevoegen)$")
        ).first.click()
        field = page.locator("input[data-connector-filter], [data-connector-filter] input")
        field.wait_for()
        page.locator("[data-connector]").first.wait_for()
        if asked:
            field.fill(asked)
            page.wait_for_timeout(300)
        if choose:
            page.keyboard.press("Enter")
            page.wait_for_timeout(900)

    return act


def lower(page: Page) -> None:
    """The end of a long dialog."""
    page.evaluate(
        """() => [...document.querySelectorAll('[role=dialog] *')]
             .filter((each) => each.scrollHeight > each.clientHeight + 50)
             .forEach((each) => each.scrollTo(0, each.scrollHeight))"""
    )
    page.wait_for_timeout(200)


def both(*acts: Act) -> Act:
    """One after the other."""

    def act(page: Page) -> None:
        for each in acts:
            each(page)

    return act


def evidence(page: Page) -> None:
    """Why a message is in the conversation that it is in."""
    page.locator("[data-placement]").last.click()
    page.wait_for_timeout(500)


def chat(*said: str) -> Act:
    """A visitor in the chat of a website."""

    def act(page: Page) -> None:
        page.get_by_role("button", name=re.compile("^(Open chat|Chat openen)")).click()
        page.wait_for_timeout(900)
        for each in said:
            page.locator("#onethread-widget textarea").first.fill(each)
            page.keyboard.press("Enter")
            page.wait_for_timeout(1500)

    return act


def chat_elsewhere(page: Page) -> None:
    chat("Mijn kraan lekt")(page)
    page.get_by_role(
        "button", name=re.compile("^(Ergens anders verder|Continue elsewhere)$")
    ).click()
    page.wait_for_timeout(900)
