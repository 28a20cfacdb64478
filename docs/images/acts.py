"""What is done on a screen before it is pictured."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from playwright.sync_api import Page, Route
from words import named as words

Act = Callable[[Page], None]
# A name as people have them, longer than any column is wide.
LONG_NAME = "Wilhelmina Adriana Geertruida van den Boogaard-Uyttendaele van Nieuwenhuizen"
# What a page needs to be there at all: it is not what is made to fail or to hang.
FRAME = re.compile(r"/api/(me|session|organisation|agents|setup|views|counts|connectors)\b")


class Desk:
    """The organisation's side of a chat, by the API with an administrator's session."""

    def __init__(self) -> None:
        self._client = httpx.Client(trust_env=False, headers={"X-Onethread": "1"}, timeout=20)

    def sign_in(self, base: str, email: str, password: str) -> None:
        self._client.base_url = f"{base}/api"
        self._call("POST", "/session", {"email": email, "password": password})

    def _call(self, method: str, path: str, body: Any = None) -> Any:
        answer = self._client.request(method, path, json=body)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def resolve(self, said: str) -> None:
        """The newest conversation in which this was said last, or just before an answer."""
        for row in self._call("GET", "/inbox/all?sort=newest")["items"]:
            messages = self._call("GET", f"/conversations/{row['id']}")["messages"]["items"]
            if any(each["content"].get("text") == said for each in messages):
                self._call("POST", f"/conversations/{row['id']}/status", {"status": "resolved"})
                return
        raise LookupError(said)

    @contextmanager
    def asking_consent(self) -> Iterator[None]:
        chats = self._call("GET", "/channels")
        [channel] = [each for each in chats if each["connector"] == "webchat"]
        asked = {
            "consent": "ask",
            "consent_text": "Wij bewaren wat je schrijft om je te helpen.",
            "consent_link": "https://www.delinde.example/privacy",
        }
        path = f"/channels/{channel['id']}"
        self._call("PATCH", path, {"config": {**channel["config"], **asked}})
        try:
            yield
        finally:
            self._call("PATCH", path, {"config": channel["config"]})


desk = Desk()


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
        page.get_by_role("button", name=words("channels.add")).first.click()
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


def snooze_words(page: Page) -> None:
    """Until when, in words."""
    press("s")(page)
    page.locator("[data-moment-words]").fill("morgen 9 uur")
    page.wait_for_timeout(300)


def evidence(page: Page) -> None:
    """Why a message is in the conversation that it is in."""
    page.locator("[data-placement]").last.click()
    page.wait_for_timeout(500)


def menu(opened_by: str, number: int) -> Act:
    """What stands at this place in a menu."""

    def act(page: Page) -> None:
        page.locator(opened_by).first.click()
        page.get_by_role("menuitem").nth(number).click()
        page.wait_for_timeout(900)

    return act


def named(key: str) -> Act:
    """The button with the words for this key, in any language."""

    def act(page: Page) -> None:
        page.get_by_role("button", name=words(key)).first.click()
        page.wait_for_timeout(900)

    return act


def message_menu(page: Page) -> None:
    """What can be done with the last message of the customer."""
    message = page.locator("[data-direction=in]").last
    message.hover()
    message.locator("[aria-haspopup=menu]").first.click()
    page.wait_for_timeout(500)


def write(text: str, *then: str, mode: str = "reply") -> Act:
    """Words in the composer, and these keys after them."""

    def act(page: Page) -> None:
        page.locator(f"[data-mode={mode}]").first.click()
        field = page.locator("[data-composer]").first
        field.click()
        page.keyboard.press("Control+a")  # what an earlier picture left in the draft
        page.keyboard.type(text)
        page.wait_for_timeout(400)
        press(*then)(page)
        page.wait_for_timeout(600)

    return act


def fill(*values: str, enter: bool = True) -> Act:
    """The fields of a page, in their order."""

    def act(page: Page) -> None:
        fields = page.locator("form input:visible")
        for number, value in enumerate(values):
            fields.nth(number).fill(value)
        if enter:
            page.keyboard.press("Enter")
        page.wait_for_timeout(900)

    return act


def below(page: Page) -> None:
    """The end of what can be scrolled."""
    page.evaluate(
        """() => [...document.querySelectorAll('main, main *, aside *')]
             .filter((each) => each.scrollHeight > each.clientHeight + 50
               && /auto|scroll/.test(getComputedStyle(each).overflowY))
             .forEach((each) => each.scrollTo(0, each.scrollHeight))"""
    )
    page.wait_for_timeout(500)


def panel(section: str) -> Act:
    """A part of the customer's panel, which a telephone shows apart."""

    def act(page: Page) -> None:
        part = page.locator(f"[data-section={section}]:visible").first
        if page.viewport_size and page.viewport_size["width"] < 1280:
            page.get_by_role("button", name=words("conversation.customerPanel")).first.click()
        part.wait_for()
        part.scroll_into_view_if_needed()
        page.wait_for_timeout(400)

    return act


def questions(page: Page) -> None:
    """Questions by which an agent makes sure of somebody."""
    page.locator("[data-section=identities]:visible").first.wait_for()
    page.locator("[data-section=identities]:visible [aria-haspopup=menu]").first.click()
    page.get_by_role("menuitem", name=words("question.ask")).first.click()
    page.wait_for_timeout(800)


WORDS = '#onethread-widget textarea[maxlength="8000"]'


def chat(*said: str) -> Act:
    """A visitor in the chat of a website."""

    def act(page: Page) -> None:
        page.locator("#onethread-widget .launcher").click()
        page.wait_for_timeout(900)
        for each in said:
            page.locator(WORDS).fill(each)
            page.keyboard.press("Enter")
            page.wait_for_timeout(1500)

    return act


def chat_elsewhere(page: Page) -> None:
    chat("Mijn kraan lekt")(page)
    page.locator("#onethread-widget [data-elsewhere]").click()
    page.wait_for_timeout(900)


def chat_again(page: Page) -> None:
    """The visitor comes back to a page of the site: what was said is there."""
    chat("De lift staat stil", "Al sinds gisteravond, en ik woon op de vijfde.")(page)
    page.reload()
    page.wait_for_load_state("networkidle")
    chat()(page)


def chat_offline(page: Page) -> None:
    """The network goes away while the visitor writes."""
    chat("De lift staat stil")(page)
    page.context.set_offline(True)
    page.locator(WORDS).fill("Hallo?")
    page.keyboard.press("Enter")
    page.wait_for_timeout(2500)


def chat_rated(page: Page) -> None:
    """The matter is resolved: the visitor is asked how it went."""
    words = "De kraan is gemaakt, dank!"
    chat(words)(page)
    desk.resolve(words)
    stars = page.locator("#onethread-widget .scores button")
    stars.last.wait_for()
    stars.nth(3).click()
    page.wait_for_timeout(400)


def chat_consent(page: Page) -> None:
    """The visitor must agree first."""
    with desk.asking_consent():
        page.reload()
        page.wait_for_load_state("networkidle")
        chat()(page)
        page.locator(WORDS).fill("Mijn kraan lekt")
        page.keyboard.press("Enter")
        page.wait_for_timeout(900)
