"""Both sides of a chat in the browser: the visitor's page, and the desk that answers by the API."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import httpx
from playwright.async_api import Page, expect

from onethread.simulator.office import Office
from tests.browser.site import Site
from tests.running import until

if TYPE_CHECKING:
    from tests.browser.conftest import Story, Watched

OPEN = re.compile("^Open chat|^Chat openen|^Ouvrir|^Chat öffnen")
WRITE = re.compile("^Write a message|^Schrijf een|^Écrivez un|^Ihre Nachricht")


def a_picture(width: int = 40, height: int = 30) -> bytes:
    """A small PNG."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    rows = b"".join(b"\x00" + b"\x10\x80\x70" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


class Desk:
    """The agent's side, by the API."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def last(self, text: str) -> dict[str, Any]:
        """The message with this text, once it is there."""

        async def ask() -> dict[str, Any] | None:
            try:
                return await self._find(text)
            except httpx.TransportError:
                # The server is being started again.
                return None

        return await until(ask, 20, f"the message {text!r}")

    async def _find(self, text: str) -> dict[str, Any] | None:
        rows = (await self._office.call("GET", "/inbox/all"))["items"]
        rows += (await self._office.call("GET", "/inbox/resolved"))["items"]
        for row in rows:
            page = await self._office.call("GET", f"/conversations/{row['id']}")
            for message in page["messages"]["items"]:
                if (message["content"].get("text") or "") == text:
                    found: dict[str, Any] = message
                    return found
        return None

    async def answer(self, to: str, text: str) -> None:
        """Answer the visitor who said `to`."""
        message = await self.last(to)
        await self._office.reply(message["conversation_id"], message["leg_id"], text)

    async def texts(self, of: str) -> list[str]:
        """Everything said in the conversation of this message."""
        message = await self.last(of)
        page = await self._office.call("GET", f"/conversations/{message['conversation_id']}")
        return [each["content"].get("text") or "" for each in page["messages"]["items"]]

    async def resolve(self, text: str) -> None:
        """Resolve the conversation of this message."""
        message = await self.last(text)
        path = f"/conversations/{message['conversation_id']}/status"
        await self._office.call("POST", path, {"status": "resolved"})

    async def configure(self, **changes: Any) -> None:
        """Change the channel's settings."""
        for channel in await self._office.call("GET", "/channels"):
            if channel["connector"] == "webchat":
                config = {**channel["config"], **changes}
                await self._office.call("PATCH", f"/channels/{channel['id']}", {"config": config})


def key_of(story: Story) -> str:
    assert story.demo.chat is not None
    return story.demo.chat.key


@asynccontextmanager
async def a_site(story: Story, desk: Desk, more: str = "", body: str = "") -> AsyncIterator[Site]:
    async with Site(story.url, key_of(story), more=more, body=body) as site:
        await desk.configure(websites=[site.url])
        yield site


def watch(story: Story, context: Any, *others: str) -> Watched:
    """Pages of this context may ask this server and these others only."""
    from tests.browser.conftest import Watched

    return Watched(context, story.url, story.url.replace("http", "ws"), *others)


async def opened(page: Page, url: str) -> Page:
    """The page with its chat open."""
    await page.goto(url)
    await page.get_by_role("button", name=OPEN).click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    return page


async def say(page: Page, text: str) -> None:
    field = page.get_by_role("dialog").get_by_role("textbox", name=WRITE)
    await field.fill(text)
    await field.press("Enter")
