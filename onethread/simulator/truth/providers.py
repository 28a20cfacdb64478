"""Stand-ins of all providers at once: the payload of each event, and answers to what is sent.

What a mail server, the Cloud API, a chat widget or a gateway would hand to the channel, byte for byte
in their form; connectors parse it as in life.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from email.header import Header
from email.utils import format_datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import msgspec

from onethread.messages import (
    HttpRequest,
    HttpResponse,
    LocalPush,
    MailRequest,
    MailResponse,
    OutboundRequest,
    OutboundResponse,
    RelayRequest,
    RelayResponse,
)
from onethread.simulator.truth.events import Inbound
from onethread.transport import Transport

AUTHSERV_ID = "mx.customers.example"
GRAPH = "https://graph.facebook.com"
REPLIES = "https://gateway.example/replies"
# Of scratch channels only.
SECRET = "stand-in-signing-secret-0123456789"  # noqa: S105
CONNECTORS = {
    "email": "email",
    "whatsapp": "whatsapp",
    "webchat": "webchat",
    "phone": "generic",
    "sms": "generic",
    "form": "generic",
}
_GENERIC_KIND = {"phone": "call", "sms": "sms", "form": "form"}
_encode = msgspec.json.encode


def config_of(kind: str, address: str, number: int) -> dict[str, Any]:
    """Settings of the channel of one kind that is reached at `address`."""
    if kind == "email":
        own = address if "@" in address and address.isascii() else f"channel{number}@brand.example"
        return {
            "from_address": own,
            "smtp_host": "smtp.brand.example",
            "trusted_authserv_ids": [AUTHSERV_ID],
        }
    if kind == "whatsapp":
        return {
            "phone_number_id": str(100_000_000 + number),
            "business_account_id": "1000",
            "access_token": SECRET,
            "app_secret": SECRET,
            "verify_token": SECRET,
        }
    if kind == "webchat":
        return {"title": address[:60] or "Chat"}
    return {"signing_secret": SECRET, "kind": _GENERIC_KIND[kind], "reply_url": REPLIES}


def brand_of(address: str) -> str | None:
    """The brand that an address of the organisation's tells: its domain. A number tells none."""
    host = address.rpartition("@")[2].lower()
    host = host.partition("://")[2] or host
    labels = host.partition("/")[0].partition(":")[0].strip(".").split(".")
    if len(labels) < 2 or not any(c.isalpha() for c in labels[-1]):
        return None
    return ".".join(labels[-2:])


def payload_of(
    event: Inbound, number: int, sent: Mapping[str, str]
) -> tuple[dict[str, str], bytes]:
    """Headers and body of an event as its channel, the `number`-th, receives it.

    `sent`: our own Message-ID for what the file calls an outbound mail, as a customer's mail program
    would quote it.
    """
    if event.channel == "email":
        return {}, _mail(event, sent)
    if event.channel == "whatsapp":
        return {}, _whatsapp(event, number)
    if event.channel == "webchat":
        return {}, _frame(event)
    return {"webhook-id": event.id}, _said(event)


# -- mail ---------------------------------------------------------------------------------------


def _mail(event: Inbound, sent: Mapping[str, str]) -> bytes:
    given = {name.lower(): value for name, value in event.email_headers.items()}
    address = event.sender.email or ""
    lines = [f"From: {_named(event.sender.name(), address)}"] if address else []
    lines += [
        f"To: {event.to or 'service@brand.example'}",
        f"Subject: {_header(event.subject or '')}",
        f"Date: {format_datetime(event.at)}",
        f"Message-ID: {_id(given.get('message-id') or f'<{event.id}@customers.example>', {})}",
    ]
    for name, header in (("in-reply-to", "In-Reply-To"), ("references", "References")):
        ids = " ".join(_id(each, sent) for each in _words(given.get(name)))
        if ids:
            lines.append(f"{header}: {ids}")
    result = str(given.get("authentication-results") or "none").strip().lower()
    if result in ("pass", "fail"):
        domain = address.rpartition("@")[2]
        lines.insert(
            0, f"Authentication-Results: {AUTHSERV_ID}; dmarc={result} header.from={domain}"
        )
    elif result != "none":
        lines.insert(0, f"Authentication-Results: {_header(result)}")
    for name, value in event.email_headers.items():
        if name.lower() in ("auto-submitted", "precedence", "list-id", "reply-to", "cc", "sender"):
            lines.append(f"{name}: {_header(str(value))}")
    lines.append("MIME-Version: 1.0")
    head = "\r\n".join(lines).encode("ascii", "replace")
    text = event.text.replace("\r\n", "\n").replace("\n", "\r\n").encode("utf-8", "replace")
    plain = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    if not event.attachments:
        return head + b"\r\n" + plain + text
    boundary = b"=_" + uuid5(NAMESPACE_URL, event.id).hex.encode()
    parts = [plain + text]
    for name in event.attachments:
        media = media_type_of(name)
        shown = _header(name).replace('"', "")
        content = base64.b64encode(f"the file {name}".encode("utf-8", "replace"))
        parts.append(
            f'Content-Type: {media}; name="{shown}"\r\nContent-Transfer-Encoding: base64\r\n'
            f'Content-Disposition: attachment; filename="{shown}"\r\n\r\n'.encode(
                "ascii", "replace"
            )
            + content
        )
    body = b"".join(b"--" + boundary + b"\r\n" + part + b"\r\n" for part in parts)
    kind = b'Content-Type: multipart/mixed; boundary="' + boundary + b'"\r\n\r\n'
    return head + b"\r\n" + kind + body + b"--" + boundary + b"--\r\n"


def _header(text: str) -> str:
    text = " ".join(text.split())
    return text if text.isascii() else Header(text, "utf-8", maxlinelen=10_000).encode()


def _named(name: str, address: str) -> str:
    if not name:
        return address
    shown = _header(name)
    if shown.isascii() and shown == " ".join(name.split()):
        shown = '"' + shown.replace("\\", "").replace('"', "") + '"'
    return f"{shown} <{address}>"


def bare_id(value: str) -> str:
    """A Message-ID without brackets and blanks."""
    return value.strip().strip("<>").strip()


def _id(value: str, sent: Mapping[str, str]) -> str:
    bare = bare_id(str(value))
    return f"<{sent.get(bare, bare)}>"


def _words(value: Any) -> Sequence[str]:
    if isinstance(value, str):
        return value.replace(",", " ").replace("><", "> <").split()
    return [str(each) for each in value] if isinstance(value, list) else []


# -- the others -----------------------------------------------------------------------------------


def _whatsapp(event: Inbound, number: int) -> bytes:
    account = (event.sender.wa_id or event.sender.phone or "").strip().lstrip("+")
    digits = "".join(account.split())
    told = {"from": digits} if digits.isdigit() else {"from_user_id": account or f"user.{event.id}"}
    common = {**told, "timestamp": str(int(event.at.timestamp()))}
    messages: list[dict[str, Any]] = []
    for index, name in enumerate(event.attachments):
        # As a document, also a picture: only so does its name come along.
        media = {
            "id": f"{event.id}.{index}",
            "mime_type": media_type_of(name),
            "sha256": "0",
            "filename": name,
        }
        if index == 0 and event.text:
            media["caption"] = event.text
        messages.append(
            {
                **common,
                "id": f"wamid.{event.id}.{index}",
                "type": "document",
                "document": media,
            }
        )
    if not messages:
        messages = [
            {**common, "id": f"wamid.{event.id}", "type": "text", "text": {"body": event.text}}
        ]
    contact: dict[str, Any] = {"profile": {"name": event.sender.name()}}
    contact["wa_id" if "from" in told else "user_id"] = next(iter(told.values()))
    value = {
        "messaging_product": "whatsapp",
        "metadata": {"phone_number_id": str(100_000_000 + number)},
        "contacts": [contact],
        "messages": messages,
    }
    changes = [{"field": "messages", "value": value}]
    return _encode(
        {"object": "whatsapp_business_account", "entry": [{"id": "1000", "changes": changes}]}
    )


def _frame(event: Inbound) -> bytes:
    sender = []
    given = event.sender
    if given.external:
        sender.append({"scheme": "external", "value": given.external, "assurance": 3})
    # A chat that tells no visitor: one by whatever else is told of them.
    visitor = given.visitor or given.email or given.phone or event.id
    sender.append({"scheme": "visitor", "value": visitor, "assurance": 2})
    proved = 3 if given.external else 1
    if given.email:
        sender.append({"scheme": "email", "value": given.email, "assurance": proved})
    if given.phone:
        sender.append({"scheme": "phone", "value": given.phone, "assurance": proved})
    text = "\n".join([event.text, *event.attachments]) if event.attachments else event.text
    frame = {
        "kind": "message",
        "sender": sender,
        "id": str(uuid5(NAMESPACE_URL, event.id)),
        "at": int(event.at.timestamp() * 1000),
        "text": text or "…",
        "name": given.name() or None,
    }
    return _encode(frame)


def _said(event: Inbound) -> bytes:
    given = event.sender
    vouched = "asserted" if event.channel == "sms" else "claimed"
    identities = []
    if given.phone or (event.channel == "sms" and given.wa_id):
        identities.append(
            {"scheme": "phone", "value": given.phone or given.wa_id, "assurance": vouched}
        )
    if given.email:
        identities.append({"scheme": "email", "value": given.email})
    if given.external:
        identities.append({"scheme": "external", "value": given.external})
    fields = {
        str(name): value if isinstance(value, str | int | float | bool) else str(value)
        for name, value in given.form_fields.items()
        if value is not None
    }
    return _encode(
        {
            "type": "message",
            "id": event.id,
            "at": event.at,
            "kind": _GENERIC_KIND[event.channel],
            "sender": {"name": given.name(), "identities": identities},
            "subject": event.subject or "",
            "text": event.text or ("" if fields or event.subject else "…"),
            "fields": fields,
            "attachments": [
                {"name": name, "media_type": media_type_of(name)} for name in event.attachments
            ],
        }
    )


_MEDIA = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "heic": "image/heic",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "mp4": "video/mp4",
    "txt": "text/plain",
}


def media_type_of(name: str) -> str:
    """A file's media type by its name."""
    return _MEDIA.get(name.rpartition(".")[2].lower(), "application/octet-stream")


def uid_of(event_id: str) -> UUID:
    """The idempotency key of an agent's reply in the file."""
    return uuid5(NAMESPACE_URL, f"onethread-event:{event_id}")


class ProvidersAtOnce(Transport):
    """Takes whatever leaves, as every provider would on a good day. Nothing leaves the machine."""

    def __init__(self) -> None:
        super().__init__()
        self.taken = 0

    async def send_all(
        self, requests: Sequence[OutboundRequest], **_: Any
    ) -> list[OutboundResponse]:
        """Every request's answer at once."""
        return [await self.send(request) for request in requests]

    async def send(self, request: OutboundRequest) -> OutboundResponse:
        """The provider's answer at once."""
        self.taken += 1
        match request:
            case LocalPush():
                return request
            case MailRequest():
                return MailResponse(
                    code=250, text=f"2.0.0 Ok: queued as {self.taken:X}", step=request.step
                )
            case RelayRequest():
                return RelayResponse(ok=True, facts={"id": f"out-{self.taken}"}, step=request.step)
            case HttpRequest():
                body: dict[str, Any] = {"id": f"out-{self.taken}"}
                if request.url.startswith(GRAPH):
                    body = {
                        "messaging_product": "whatsapp",
                        "messages": [{"id": f"wamid.OUT{self.taken:010d}"}],
                    }
                return HttpResponse(status=200, headers={}, body=_encode(body), step=request.step)
