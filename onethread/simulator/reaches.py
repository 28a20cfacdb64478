"""How a customer reaches the organisation: one class for each channel, all of one shape."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

import msgspec

from onethread.simulator.mail_world import Mail, Mailbox
from onethread.simulator.webchat_visitor import ChatMessage, Visitor
from onethread.simulator.whatsapp_customers import Arrived, WhatsAppCustomer


class Heard(msgspec.Struct, kw_only=True):
    """Something the organisation said, as the customer reads it."""

    channel: str
    text: str
    reference: str  # what a reaction or quote names


class Reach(Protocol):
    """One way to the organisation."""

    channel: str
    on_heard: Callable[[Heard], None] | None

    async def say(self, parts: list[str], photo: bytes | None = None) -> None:
        """Say something, in one or several messages; a photo goes with the last."""

    async def react(self, heard: Heard, emoji: str) -> bool:
        """Put an emoji on what was heard; False where that can't be done."""

    async def close(self) -> None:
        """Put the device away."""


class WhatsAppReach:
    """By telephone, through the stand-in of the Cloud API."""

    channel = "whatsapp"

    def __init__(self, customer: WhatsAppCustomer, pause_seconds: float) -> None:
        self._customer = customer
        self._pause_seconds = pause_seconds
        self.on_heard: Callable[[Heard], None] | None = None
        customer.on_arrival = self._arrived

    def _arrived(self, arrived: Arrived) -> None:
        if arrived.kind != "reaction" and self.on_heard is not None:
            self.on_heard(Heard(channel=self.channel, text=arrived.text, reference=arrived.wamid))

    async def say(self, parts: list[str], photo: bytes | None = None) -> None:
        for number, part in enumerate(parts):
            if number:
                await asyncio.sleep(self._pause_seconds)
            if photo is not None and number == len(parts) - 1:
                self._customer.send_file(photo, "image/jpeg", caption=part)
            else:
                self._customer.say(part)

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

    async def say(self, parts: list[str], photo: bytes | None = None) -> None:
        files = [("foto.jpg", "image/jpeg", photo)] if photo is not None else []
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

    async def say(self, parts: list[str], photo: bytes | None = None) -> None:
        await self._visitor.open()
        for number, part in enumerate(parts):
            await self._visitor.typing(True)
            await asyncio.sleep(self._pause_seconds)
            files = []
            if photo is not None and number == len(parts) - 1:
                files = [await self._visitor.upload("foto.jpg", "image/jpeg", photo)]
            await self._visitor.say(part, files)
        await self._visitor.typing(False)

    async def react(self, heard: Heard, emoji: str) -> bool:
        await self._visitor.say(emoji)
        return True

    async def close(self) -> None:
        self._visitor.on_message = None
        await self._visitor.close()
