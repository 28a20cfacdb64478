"""Customers with WhatsApp on their telephone: what they send, and what they got."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Protocol

import msgspec

from onethread import clock
from onethread.simulator.whatsapp_rules import WINDOW_HOURS, KnownTemplate, StoredMedia


class Arrived(msgspec.Struct, kw_only=True):
    """A message on the customer's screen."""

    wamid: str
    kind: str
    payload: dict[str, Any]  # as the business sent it
    at: datetime

    @property
    def text(self) -> str:
        """What there is to read."""
        part = self.payload.get(self.kind) or {}
        if self.kind == "text":
            return str(part["body"])
        if self.kind == "interactive":
            return str(part["body"]["text"])
        if self.kind == "template":
            return str(part["name"])
        return str(part.get("caption") or "") if isinstance(part, dict) else ""


class Provider(Protocol):
    """What a customer's telephone needs of the stand-in."""

    def keep_media(self, content: bytes, media_type: str, file_name: str = "") -> StoredMedia:
        """Store a file and give it an id."""

    def emit(self, value: dict[str, Any]) -> None:
        """Hand a webhook to the business, in the background and until it is taken."""

    def know(self, wamid: str) -> None:
        """Remember a message id as one of this chat."""

    def template(self, named: dict[str, Any]) -> KnownTemplate:
        """The approved template that a message names."""


class WhatsAppCustomer:
    """One person. `number` is None for one who hides it: known by `user_id` alone."""

    def __init__(
        self,
        provider: Provider,
        name: str,
        number: str | None,
        user_id: str | None = None,
        username: str | None = None,
    ) -> None:
        self._provider = provider
        self.name = name
        self.number = number
        self.user_id = user_id or f"NL.{secrets.randbelow(10**17):017d}"
        self.username = username
        self.inbox: list[Arrived] = []
        self.sent: set[str] = set()  # ids of own messages
        self.reads = True  # whether read receipts are on
        self.blocked = False  # the customer blocked the business
        self.last_said_at: datetime | None = None
        self.seen_by_business: list[str] = []  # own messages shown with blue ticks
        self.reactions: dict[str, str] = {}
        self.on_arrival: Callable[[Arrived], None] | None = None
        self._arrived = asyncio.Condition()

    @property
    def window_open(self) -> bool:
        """Whether the business may still answer freely."""
        return self.last_said_at is not None and clock.now() - self.last_said_at < timedelta(
            hours=WINDOW_HOURS
        )

    async def receive(self, arrived: Arrived) -> None:
        """Show a message on the telephone."""
        if arrived.kind == "reaction":
            part = arrived.payload["reaction"]
            self.reactions[part["message_id"]] = part["emoji"]
        else:
            self.inbox.append(arrived)
        async with self._arrived:
            self._arrived.notify_all()
        if self.on_arrival is not None:
            self.on_arrival(arrived)

    async def wait_for(
        self, wanted: Callable[[Arrived], bool], timeout_seconds: float = 10
    ) -> Arrived:
        """The first message in the inbox that is `wanted`, as soon as it is there.

        Raises TimeoutError.
        """

        def found() -> Arrived | None:
            return next((a for a in self.inbox if wanted(a)), None)

        async with asyncio.timeout(timeout_seconds), self._arrived:
            while (arrived := found()) is None:
                await self._arrived.wait()
            return arrived

    def say(self, text: str, *, reply_to: str | None = None) -> str:
        """Write a text. Returns its message id."""
        return self._send("text", {"body": text}, reply_to=reply_to)

    def send_file(
        self,
        content: bytes,
        media_type: str,
        *,
        caption: str = "",
        file_name: str = "",
        voice: bool = False,
    ) -> str:
        """Send a picture, recording, film or document. Returns its message id."""
        media = self._provider.keep_media(content, media_type, file_name)
        kind = media_type.partition("/")[0]
        kind = {"image": "image", "audio": "audio", "video": "video"}.get(kind, "document")
        part: dict[str, Any] = {
            "mime_type": media_type,
            "sha256": base64.b64encode(hashlib.sha256(content).digest()).decode(),
            "id": media.id,
        }
        if caption:
            part["caption"] = caption
        if kind == "document":
            part["filename"] = file_name or "document"
        if kind == "audio":
            part["voice"] = voice
        return self._send(kind, part)

    def send_location(self, latitude: float, longitude: float, name: str = "") -> str:
        """Share a place. Returns its message id."""
        return self._send(
            "location",
            {"latitude": latitude, "longitude": longitude, **({"name": name} if name else {})},
        )

    def react(self, wamid: str, emoji: str) -> str:
        """Put an emoji on a message, or take it back with an empty one."""
        part = {"message_id": wamid}
        if emoji:
            part["emoji"] = emoji
        return self._send("reaction", part)

    def edit(self, wamid: str, text: str) -> str:
        """Change an own message."""
        return self._send(
            "edit",
            {"original_message_id": wamid, "message": {"type": "text", "text": {"body": text}}},
        )

    def delete(self, wamid: str) -> str:
        """Take an own message back."""
        return self._send("revoke", {"original_message_id": wamid})

    def press(self, arrived: Arrived, position: int = 0) -> str:
        """Press a button, or choose a row, of an interactive message; or a quick reply of a template."""
        if arrived.kind == "template":
            template = self._provider.template(arrived.payload["template"])
            label = template.buttons[position].text
            filled = arrived.payload["template"].get("components", ())
            payload = next(
                (
                    each["parameters"][0]["payload"]
                    for each in filled
                    if each.get("index") == str(position)
                ),
                label,
            )
            return self._send("button", {"payload": payload, "text": label}, reply_to=arrived.wamid)
        action = arrived.payload["interactive"]["action"]
        if "buttons" in action:
            reply = action["buttons"][position]["reply"]
            part = {"type": "button_reply", "button_reply": dict(reply)}
        else:
            rows = [row for section in action["sections"] for row in section["rows"]]
            part = {"type": "list_reply", "list_reply": dict(rows[position])}
        return self._send("interactive", part, reply_to=arrived.wamid)

    def send_raw(self, message: dict[str, Any]) -> str:
        """Send a message of any form, with this customer as its sender."""
        return self._send(message["type"], message.get(message["type"]), extra=message)

    def _send(
        self,
        kind: str,
        part: Any,
        *,
        reply_to: str | None = None,
        extra: dict[str, Any] | None = None,
    ) -> str:
        wamid = new_wamid(self.number or self.user_id)
        now = clock.now()
        self.last_said_at = now
        message: dict[str, Any] = {
            **({"from": self.number} if self.number else {}),
            "from_user_id": self.user_id,
            "id": wamid,
            "timestamp": str(int(now.timestamp())),
            "type": kind,
        }
        if part is not None:
            message[kind] = part
        if reply_to:
            message["context"] = {"id": reply_to}
        if extra:
            message.update({k: v for k, v in extra.items() if k not in message})
        self.sent.add(wamid)
        self._provider.know(wamid)
        self._provider.emit({"contacts": [self._contact()], "messages": [message]})
        return wamid

    def _contact(self) -> dict[str, Any]:
        return {
            "profile": {
                "name": self.name,
                **({"username": self.username} if self.username else {}),
            },
            **({"wa_id": self.number} if self.number else {}),
            "user_id": self.user_id,
        }


def new_wamid(address: str) -> str:
    """A message id in the form the Cloud API makes them."""
    return "wamid." + base64.b64encode(address.encode() + secrets.token_bytes(18)).decode()
