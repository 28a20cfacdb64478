"""Webhooks of Brevo: parsed mail and transactional events. Pure."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from onethread.connectors._schemes.mail.body import attachment_kind
from onethread.connectors._schemes.mail.bounce import explain
from onethread.connectors._schemes.mail.http_providers import COMPLAINT, update
from onethread.connectors._schemes.mail.reading import read_mail
from onethread.connectors._schemes.mail.rebuilding import header_pairs, rebuild
from onethread.connectors._schemes.mail.structure import safe_file_name
from onethread.connectors._schemes.reading import document, moment, node, nodes, text, whole
from onethread.connectors._schemes.signing import check_token
from onethread.connectors.brevo.config import BrevoConfig
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import Attachment, HttpRequest, Ignored, InboundItem, InboundMessage

MESSAGE_HEADER = "X-Mailin-custom"
_MAX_ITEMS = 200


def verify(request: WebhookRequest, config: BrevoConfig) -> Verified:
    """Accept what carries this channel's token: as bearer, or as the password of HTTP Basic.

    Raises BadSignature.
    """
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "basic":
        try:
            decoded = base64.b64decode(given, validate=True)
        except (binascii.Error, ValueError) as error:
            raise BadSignature("the request's user and password can't be read") from error
        given = decoded.decode("utf-8", "replace").partition(":")[2]
    elif scheme.lower() != "bearer":
        given = ""
    check_token(given, config.webhook_token.reveal(), what="the webhook token")
    return Verified()


def parse(envelope: RawEnvelope, config: BrevoConfig) -> Sequence[InboundItem]:
    """Mails, or a receipt. Raises UnparsablePayload for what is neither."""
    payload = document(envelope.body)
    if "items" not in payload:
        return [_receipt(payload, envelope)]
    mails = nodes(payload.get("items"))[:_MAX_ITEMS]
    if not mails:
        raise UnparsablePayload("the payload holds no mail")
    items: list[InboundItem] = []
    unread: list[str] = []
    for mail in mails:
        try:
            items += _mail(mail, envelope, config)
        except UnparsablePayload as error:
            unread.append(error.message)
    if not items:
        raise UnparsablePayload(unread[0] if unread else "the payload holds no mail")
    items += [Ignored(reason=f"one of several mails can't be read: {why}") for why in unread]
    return _once(items)


def _once(items: list[InboundItem]) -> list[InboundItem]:
    """A mail to two addresses of ours comes as two items: one message."""
    seen: set[str] = set()
    kept: list[InboundItem] = []
    for item in items:
        if isinstance(item, InboundMessage):
            if item.message_id in seen:
                continue
            seen.add(item.message_id)
        kept.append(item)
    return kept


def _mail(mail: dict[str, Any], envelope: RawEnvelope, config: BrevoConfig) -> list[InboundItem]:
    headers = header_pairs(mail.get("Headers"))
    named = {name.lower() for name, _ in headers}
    apart = {
        "From": _address(node(mail.get("From"))),
        "To": ", ".join(_address(each) for each in nodes(mail.get("To"))),
        "Cc": ", ".join(_address(each) for each in nodes(mail.get("Cc"))),
        "Reply-To": _address(node(mail.get("ReplyTo"))),
        "Subject": text(mail.get("Subject"), 2000),
        "Date": text(mail.get("SentAtDate"), 200),
        "Message-ID": text(mail.get("MessageId"), 998),
        "In-Reply-To": text(mail.get("InReplyTo"), 998),
    }
    headers += [(n, v) for n, v in apart.items() if v and n.lower() not in named]
    content = rebuild(headers, text(mail.get("RawTextBody")), text(mail.get("RawHtmlBody")))
    recipients = [text(each.get("Address"), 320) for each in nodes(mail.get("Recipients"))[:100]]
    items = read_mail(content, envelope.received_at, config, envelope={"rcpt_to": recipients})
    for item in items:
        if isinstance(item, InboundMessage):
            found = [_attachment(each) for each in nodes(mail.get("Attachments"))[:200]]
            item.content.attachments += [each for each in found if each is not None]
            if item.content.attachments and item.content.unsupported == "empty mail":
                item.content.unsupported = None
    return items


def _address(full: dict[str, Any]) -> str:
    address, name = text(full.get("Address"), 320).strip(), text(full.get("Name"), 300).strip()
    if not address:
        return ""
    quoted = name.replace("\\", "").replace('"', "")
    return f'"{quoted}" <{address}>' if quoted else address


def _attachment(held: dict[str, Any]) -> Attachment | None:
    token = text(held.get("DownloadToken"), 4000)
    if not token:
        return None
    media_type = text(held.get("ContentType"), 120).partition(";")[0].strip().lower()
    return Attachment(
        kind=attachment_kind(media_type),
        name=safe_file_name(text(held.get("Name"), 300)),
        media_type=media_type or "application/octet-stream",
        size_bytes=whole(held.get("ContentLength")),
        content_id=text(held.get("ContentID"), 300).strip("<> ") or None,
        remote={"token": token},
    )


def fetch_media(remote: Mapping[str, Any], config: BrevoConfig) -> Sequence[HttpRequest]:
    """A file by the token that came with the mail."""
    token = quote(text(remote.get("token")), safe="")
    return [
        HttpRequest(
            method="GET",
            url=config.url(f"inbound/attachments/{token}"),
            headers={"api-key": config.api_key.reveal()},
            step="media",
        )
    ]


def _receipt(event: dict[str, Any], envelope: RawEnvelope) -> InboundItem:
    kind = text(event.get("event"), 40)
    message_id = text(event.get(MESSAGE_HEADER), 500) or text(event.get("message-id"), 500)
    if not kind:
        raise UnparsablePayload("the payload is neither mail nor event")
    if not message_id.strip("<> "):
        return Ignored(reason=f"event {kind!r} names no mail")
    at = moment(event.get("ts_epoch") or event.get("ts_event"), envelope.received_at)
    recipient = text(event.get("email"), 320)
    match kind:
        case "request" | "sent":
            return update("sent", at, message_id=message_id, recipient=recipient)
        case "delivered":
            return update("delivered", at, message_id=message_id, recipient=recipient)
        case "opened" | "unique_opened":
            return update("read", at, message_id=message_id, recipient=recipient)
        case "hard_bounce" | "soft_bounce" | "blocked" | "invalid_email" | "error":
            code, reason = explain("", text(event.get("reason")), recipient or None)
            return update(
                "failed",
                at,
                message_id=message_id,
                recipient=recipient,
                code=code or kind,
                reason=reason,
            )
        case "spam":
            return update(
                "delivered",
                at,
                message_id=message_id,
                recipient=recipient,
                code="complained",
                reason=COMPLAINT,
            )
    return Ignored(reason=f"event {kind!r} changes nothing")
