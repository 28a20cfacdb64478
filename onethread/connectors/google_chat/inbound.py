"""Interaction events of Google Chat: who sent them, and what they say. No I/O.

Events come in two shapes: that of a Chat app, and that of a Google Workspace add-on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from onethread.connectors._schemes.bearer import bearer_token, check_bearer
from onethread.connectors._schemes.reading import document, key, moment, node, nodes, text
from onethread.connectors._schemes.sent import kind_of
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.google_chat.config import GoogleChatConfig
from onethread.errors import BadSignature
from onethread.messages import (
    Assurance,
    Attachment,
    Button,
    Content,
    HttpRequest,
    Ignored,
    InboundItem,
    InboundMessage,
    Reference,
    SenderIdentity,
)

CHAT = "chat@system.gserviceaccount.com"
_GOOGLE = {"https://accounts.google.com", "accounts.google.com"}


def keys(request: WebhookRequest, config: GoogleChatConfig) -> HttpRequest | None:
    """Google's keys: Chat's own certificates, or those of all its ID tokens (audience an address)."""
    path = f"service_accounts/v1/metadata/x509/{CHAT}"
    if not config.audience.isdigit():
        path = "oauth2/v3/certs"
    return HttpRequest(method="GET", url=f"{config.keys_base_url.rstrip('/')}/{path}", step="keys")


def verify(request: WebhookRequest, config: GoogleChatConfig) -> Verified:
    """Accept what Chat sends to this app, by its bearer token. Raises BadSignature.

    The answer is an empty object: words in it would be posted as a message.
    """
    by_project = config.audience.isdigit()
    claims = check_bearer(
        bearer_token(request.headers),
        request.keys if config.private_key else None,
        issuers={CHAT} if by_project else _GOOGLE,
        audience=config.audience,
        received_at=request.received_at,
    )
    if not by_project and (claims.get("email") != CHAT or claims.get("email_verified") is not True):
        raise BadSignature("the bearer token is Google's, but not of Google Chat")
    return Verified(body=b"{}", content_type="application/json")


def parse(envelope: RawEnvelope, config: GoogleChatConfig) -> Sequence[InboundItem]:
    """The message or pressed button of an event. Raises UnparsablePayload."""
    event = _plain_event(document(envelope.body))
    kind = text(event.get("type"), 60)
    at = moment(event.get("eventTime"), envelope.received_at)
    if kind == "MESSAGE":
        return [_message(event, at)]
    if kind == "CARD_CLICKED":
        return [_pressed(event, at)]
    return [Ignored(reason=f"the event {kind!r} is not a message")]


def _plain_event(event: dict[str, Any]) -> dict[str, Any]:
    """An add-on's event in the shape of a Chat app's."""
    chat = node(event.get("chat"))
    if not chat:
        return event
    common = node(event.get("commonEventObject"))
    plain = {"user": chat.get("user"), "eventTime": chat.get("eventTime"), "common": common}
    if "messagePayload" in chat:
        return {**plain, **node(chat.get("messagePayload")), "type": "MESSAGE"}
    if "buttonClickedPayload" in chat:
        return {**plain, **node(chat.get("buttonClickedPayload")), "type": "CARD_CLICKED"}
    kinds = [name for name in chat if name.endswith("Payload")]
    return {**plain, "type": kinds[0] if kinds else "add-on"}


def _sender(user: Mapping[str, Any]) -> list[SenderIdentity]:
    sender = [
        SenderIdentity(
            scheme="google_chat", value=key(user.get("name")), assurance=Assurance.ASSERTED
        )
    ]
    email = text(user.get("email"), 320).strip()
    if "@" in email:
        sender.append(SenderIdentity(scheme="email", value=email, assurance=Assurance.ASSERTED))
    return sender


def _thread(message: Mapping[str, Any], space: Mapping[str, Any]) -> str:
    """A direct conversation is its space; elsewhere each thread is one of its own."""
    direct = "DM" in (space.get("type"), space.get("spaceType")) or (
        space.get("spaceType") == "DIRECT_MESSAGE"
    )
    thread = text(node(message.get("thread")).get("name"), 300).strip()
    return key(space.get("name")) if direct or not thread else thread


def _message(event: dict[str, Any], at: datetime) -> InboundItem:
    message = node(event.get("message"))
    sender = node(message.get("sender")) or node(event.get("user"))
    if sender.get("type") == "BOT":
        return Ignored(reason="written by an app")
    space = node(event.get("space")) or node(message.get("space"))
    said = text(message.get("argumentText")) or text(message.get("text"))
    content = Content(
        text=said.strip(),
        attachments=[_attachment(each) for each in nodes(message.get("attachment"))],
    )
    for each in nodes(message.get("attachedGifs")):
        content.text = "\n".join(filter(None, (content.text, text(each.get("uri"), 2000))))
    if content.is_empty():
        content.unsupported = "card" if message.get("cardsV2") else "message"
    quoted = text(node(message.get("quotedMessageMetadata")).get("name"), 300).strip()
    return InboundMessage(
        message_id=key(message.get("name")),
        sender=_sender(sender),
        said_at=moment(message.get("createTime"), at),
        content=content,
        display_name=text(sender.get("displayName"), 200).strip() or None,
        references=[Reference(kind="message", value=quoted)] if quoted else [],
        thread=_thread(message, space),
        headers={
            "space": key(space.get("name")),
            "space_name": text(space.get("displayName"), 200),
        },
    )


def _attachment(each: dict[str, Any]) -> Attachment:
    media_type = text(each.get("contentType"), 100) or "application/octet-stream"
    attachment = Attachment(
        kind=kind_of(media_type),
        name=" ".join(text(each.get("contentName"), 240).split()),
        media_type=media_type,
    )
    resource = text(node(each.get("attachmentDataRef")).get("resourceName"), 1000)
    if resource:
        attachment.remote = {"resource": resource}
    else:
        attachment.error = "the file is in Google Drive; the customer must share it as an upload"
    return attachment


def _pressed(event: dict[str, Any], at: datetime) -> InboundItem:
    message, space, user = (node(event.get(name)) for name in ("message", "space", "user"))
    space = space or node(message.get("space"))
    listed = {
        text(each.get("key"), 60): text(each.get("value"), 300)
        for each in nodes(node(event.get("action")).get("parameters"))
    }
    common = node(node(event.get("common")).get("parameters"))
    chosen = listed or {str(name): text(value, 300) for name, value in common.items()}
    pressed = chosen.get("id", "")[:200]
    if not pressed:
        return Ignored(reason="an action of a card that is not ours")
    label = chosen.get("label", "")[:200] or pressed
    target = key(message.get("name"))
    # Pressed twice it is said twice; the same event again has the same time.
    when = text(event.get("eventTime"), 60) or "once"
    return InboundMessage(
        message_id=f"{target}/pressed/{key(user.get('name'))}/{when}",
        sender=_sender(user),
        said_at=at,
        content=Content(text=label, pressed=Button(id=pressed, label=label)),
        display_name=text(user.get("displayName"), 200).strip() or None,
        references=[Reference(kind="message", value=target)],
        thread=_thread(message, space),
        headers={"space": key(space.get("name"))},
    )
