"""Webhooks of Resend. A received mail is only announced: it is fetched, whole where it can be. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import quote

from onethread.connectors._schemes.mail.body import attachment_kind
from onethread.connectors._schemes.mail.bounce import explain
from onethread.connectors._schemes.mail.http_providers import COMPLAINT, update
from onethread.connectors._schemes.mail.reading import read_mail
from onethread.connectors._schemes.mail.rebuilding import header_pairs, rebuild
from onethread.connectors._schemes.mail.structure import safe_file_name
from onethread.connectors._schemes.reading import document, key, moment, node, nodes, text, whole
from onethread.connectors._schemes.signing import check_age
from onethread.connectors._schemes.standard_webhooks import is_signed, key_of
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.resend.config import ResendConfig
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import (
    Attachment,
    Follow,
    HttpRequest,
    Ignored,
    InboundItem,
    InboundMessage,
)

# Resend tries for hours, and signs each attempt anew.
_OLDEST_SECONDS = 24 * 3600.0


def verify(request: WebhookRequest, config: ResendConfig) -> Verified:
    """Accept what Resend (by Svix) signed over id, timestamp and body. Raises BadSignature."""
    message_id, timestamp, given = (
        request.headers.get(f"svix-{name}", "") for name in ("id", "timestamp", "signature")
    )
    if not (message_id and timestamp and given):
        raise BadSignature("the request has no svix-id, svix-timestamp and svix-signature")
    if not is_signed(key_of(config.signing_secret), message_id, timestamp, request.body, given):
        raise BadSignature("the signature does not match: check the signing secret of this channel")
    check_age(request.received_at, timestamp, what="svix-timestamp", most_seconds=_OLDEST_SECONDS)
    return Verified()


def parse(envelope: RawEnvelope, config: ResendConfig) -> Sequence[InboundItem]:
    """What was announced, or the mail that was fetched. Raises UnparsablePayload."""
    if envelope.headers.get("followed"):
        if envelope.headers.get("whole"):
            return read_mail(envelope.body, envelope.received_at, config)
        return _fetched(document(envelope.body), envelope, config)
    event = document(envelope.body)
    data = node(event.get("data"))
    kind = text(event.get("type"), 60)
    if kind == "email.received":
        address = config.url(f"emails/receiving/{quote(key(data.get('email_id')), safe='')}")
        return [
            Follow(
                requests=[
                    HttpRequest(
                        method="GET",
                        url=address,
                        headers={"Authorization": f"Bearer {config.api_key.reveal()}"},
                        step="mail",
                    )
                ]
            )
        ]
    return [_receipt(kind, data, moment(event.get("created_at"), envelope.received_at))]


def _fetched(
    mail: Mapping[str, Any], envelope: RawEnvelope, config: ResendConfig
) -> Sequence[InboundItem]:
    """The mail as Resend took it apart; where it has it whole, that is fetched instead."""
    if text(mail.get("object"), 20) not in ("", "email") or not mail.get("from"):
        raise UnparsablePayload("the answer is no received mail")
    whole_at = text(node(mail.get("raw")).get("download_url"), 4000)
    if whole_at.startswith(("https://", "http://")):
        fetch = HttpRequest(method="GET", url=whole_at, step="mail", timeout_seconds=60.0)
        return [Follow(requests=[fetch], headers={"whole": True})]
    headers = header_pairs(mail.get("headers"))
    named = {name.lower() for name, _ in headers}
    apart = {
        "From": text(mail.get("from"), 998),
        "To": _list(mail.get("to")),
        "Cc": _list(mail.get("cc")),
        "Reply-To": _list(mail.get("reply_to")),
        "Subject": text(mail.get("subject"), 2000),
        "Message-ID": text(mail.get("message_id"), 998),
    }
    headers += [(n, v) for n, v in apart.items() if v and n.lower() not in named]
    items = read_mail(
        rebuild(headers, text(mail.get("text")), text(mail.get("html"))),
        moment(mail.get("created_at"), envelope.received_at),
        config,
    )
    for item in items:
        if isinstance(item, InboundMessage):
            found = [_attachment(each) for each in nodes(mail.get("attachments"))[:200]]
            item.content.attachments += [each for each in found if each is not None]
            if item.content.attachments and item.content.unsupported == "empty mail":
                item.content.unsupported = None
    return items


def _list(value: Any) -> str:
    return ", ".join(text(each, 998) for each in value[:100]) if isinstance(value, list) else ""


def _attachment(held: dict[str, Any]) -> Attachment | None:
    url = text(held.get("download_url"), 4000)
    if not url.startswith(("https://", "http://")):
        return None
    media_type = text(held.get("content_type"), 120).partition(";")[0].strip().lower()
    return Attachment(
        kind=attachment_kind(media_type),
        name=safe_file_name(text(held.get("filename"), 300)),
        media_type=media_type or "application/octet-stream",
        size_bytes=whole(held.get("size")),
        content_id=text(held.get("content_id"), 300).strip("<> ") or None,
        remote={"url": url},
    )


def fetch_media(remote: Mapping[str, Any], config: ResendConfig) -> Sequence[HttpRequest]:
    """A file by the signed address that Resend gave."""
    return [HttpRequest(method="GET", url=text(remote.get("url")), step="media")]


def _receipt(kind: str, data: dict[str, Any], at: datetime) -> InboundItem:
    message_id = text(data.get("email_id"), 200).strip()
    if not message_id:
        return Ignored(reason=f"{kind or 'an event without a type'} names no mail")
    to = data.get("to")
    recipient = text(to[0], 320) if isinstance(to, list) and to else ""
    match kind:
        case "email.sent":
            return update("sent", at, message_id=message_id, recipient=recipient)
        case "email.delivered":
            return update("delivered", at, message_id=message_id, recipient=recipient)
        case "email.opened":
            return update("read", at, message_id=message_id, recipient=recipient)
        case "email.bounced" | "email.failed" | "email.suppressed":
            about = node(data.get(kind.partition(".")[2])) or node(data.get("bounce"))
            said = text(about.get("message")) or text(about.get("reason"))
            code, reason = explain("", said, recipient or None)
            if kind != "email.bounced":
                code, reason = None, f"Resend did not send this mail: {said}"
            return update(
                "failed",
                at,
                message_id=message_id,
                recipient=recipient,
                code=code or kind.partition(".")[2],
                reason=reason,
            )
        case "email.complained":
            return update(
                "delivered",
                at,
                message_id=message_id,
                recipient=recipient,
                code="complained",
                reason=COMPLAINT,
            )
    return Ignored(reason=f"{kind or 'an event without a type'} changes nothing")
