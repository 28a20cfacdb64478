"""How a customer reaches the organisation: one class for each channel, all of one shape."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from typing import Protocol

import msgspec

from onethread.simulator.mail_world import Mail, Mailbox
from onethread.simulator.webchat_visitor import ChatMessage, Visitor
from onethread.simulator.whatsapp_customers import Arrived, WhatsAppCustomer

_SLIPS = 0.08  # share of texts with a slip of the finger
_SLIP_LENGTH = 20


class Shared(msgspec.Struct, kw_only=True):
    """A photo, letter or place that goes with what is said."""

    name: str = ""
    media_type: str = ""
    content: bytes = b""
    place: tuple[float, float] | None = None  # latitude and longitude instead of a file


class Heard(msgspec.Struct, kw_only=True):
    """Something the organisation said, as the customer reads it."""

    channel: str
    text: str
    reference: str  # what a reaction or quote names


class Reach(Protocol):
    """One way to the organisation."""

    channel: str
    on_heard: Callable[[Heard], None] | None

    async def say(self, parts: list[str], shared: Shared | None = None) -> None:
        """Say something, in one or several messages; what is shared goes with the last."""

    async def react(self, heard: Heard, emoji: str) -> bool:
        """Put an emoji on what was heard; False where that can't be done."""

    async def close(self) -> None:
        """Put the device away."""


class WhatsAppReach:
    """By telephone, through the stand-in of the Cloud API."""

    channel = "whatsapp"

    def __init__(
        self, customer: WhatsAppCustomer, pause_seconds: float, chance: random.Random
    ) -> None:
        self._chance = chance
        self._customer = customer
        self._pause_seconds = pause_seconds
        self.on_heard: Callable[[Heard], None] | None = None
        customer.on_arrival = self._arrived

    def _arrived(self, arrived: Arrived) -> None:
        if arrived.kind != "reaction" and self.on_heard is not None:
            self.on_heard(Heard(channel=self.channel, text=arrived.text, reference=arrived.wamid))

    async def say(self, parts: list[str], shared: Shared | None = None) -> None:
        for number, part in enumerate(parts):
            if number:
                await asyncio.sleep(self._pause_seconds)
            if shared is None or number < len(parts) - 1:
                await self._text(part)
            elif shared.place is not None:
                await self._text(part)
                self._customer.send_location(*shared.place)
            else:
                self._customer.send_file(
                    shared.content, shared.media_type, caption=part, file_name=shared.name
                )

    async def _text(self, text: str) -> None:
        """Now and then a slip of the finger, put right at once."""
        if len(text) < _SLIP_LENGTH or self._chance.random() >= _SLIPS:
            self._customer.say(text)
            return
        at = self._chance.randrange(2, len(text) - 2)
        slipped = self._customer.say(text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :])
        await asyncio.sleep(self._pause_seconds)
        self._customer.edit(slipped, text)

    async def react(self, heard: Heard, emoji: str) -> bool:
        self._customer.react(heard.reference, emoji)
        return True

    async def close(self) -> None:
        self._customer.on_arrival = None


class MailReach:
    """By e-mail, over real SMTP."""

    channel = "email"

    def __init__(
        self, mailbox: Mailbox, to: str, subject: str, *, quote: str, with_html: bool
    ) -> None:
        self._mailbox = mailbox
        self._to = to
        self._subject = subject
        self._quote = quote
        self._with_html = with_html
        self._last: Mail | None = None
        self.on_heard: Callable[[Heard], None] | None = None
        mailbox.on_arrival = self._arrived

    def _arrived(self, mail: Mail) -> None:
        self._last = mail
        if self.on_heard is not None:
            self.on_heard(Heard(channel=self.channel, text=mail.text, reference=mail.message_id))

    async def say(self, parts: list[str], shared: Shared | None = None) -> None:
        files = []
        if shared is not None and shared.place is None:
            files = [(shared.name, shared.media_type, shared.content)]
        await self._mailbox.write(
            "\n\n".join(parts),
            to=self._last.reply_to if self._last is not None else self._to,
            subject=self._subject,
            answering=self._last,
            files=files,
            words=self._quote,
            with_html=self._with_html,
        )

    async def react(self, heard: Heard, emoji: str) -> bool:
        return False

    async def close(self) -> None:
        self._mailbox.on_arrival = None


class ChatReach:
    """In the chat of the website, open only while it is used."""

    channel = "webchat"

    def __init__(self, visitor: Visitor, pause_seconds: float) -> None:
        self._visitor = visitor
        self._pause_seconds = pause_seconds
        self.on_heard: Callable[[Heard], None] | None = None
        visitor.on_message = self._arrived

    def _arrived(self, message: ChatMessage) -> None:
        if self.on_heard is not None:
            self.on_heard(
                Heard(channel=self.channel, text=message.text, reference=message.uid or "")
            )

    async def say(self, parts: list[str], shared: Shared | None = None) -> None:
        await self._visitor.open()
        for number, part in enumerate(parts):
            await self._visitor.typing(True)
            await asyncio.sleep(self._pause_seconds)
            files = []
            if shared is not None and shared.place is None and number == len(parts) - 1:
                files = [await self._visitor.upload(shared.name, shared.media_type, shared.content)]
            await self._visitor.say(part, files)
        await self._visitor.typing(False)

    async def react(self, heard: Heard, emoji: str) -> bool:
        await self._visitor.say(emoji)
        return True

    async def close(self) -> None:
        self._visitor.on_message = None
        await self._visitor.close()
