"""Activities of the Bot Framework: who sent them, and what they say. No I/O.

The body isn't signed: the token says who sends it and to which service address answers go.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import jwt
import msgspec

from onethread.connectors._schemes.bearer import bearer_token, check_bearer
from onethread.connectors._schemes.reading import document, key, moment, node, nodes, text
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.teams.config import TeamsConfig
from onethread.connectors.teams.files import read_attachments
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import (
    Assurance,
    Button,
    Content,
    Deletion,
    DeliveryUpdate,
    Edit,
    HttpRequest,
    Ignored,
    InboundItem,
    InboundMessage,
    Reaction,
    Reference,
    SenderIdentity,
    Typing,
)

ISSUER = "https://api.botframework.com"
_AT = re.compile(r"<at(?: [^>]*)?>(.*?)</at>", re.DOTALL)
# https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
_REACTIONS = {
    "like": "👍",
    "heart": "❤️",
    "laugh": "😆",
    "surprised": "😮",
    "sad": "😢",
    "angry": "😡",
}


def keys(request: WebhookRequest, config: TeamsConfig) -> HttpRequest | None:
    """The Bot Framework's public keys."""
    return HttpRequest(method="GET", url=config.keys_url, step="keys")


def verify(request: WebhookRequest, config: TeamsConfig) -> Verified:
    """Accept what the Bot Framework sends for this app: its token names the service address that the
    activity names, its key is endorsed for the activity's channel. Raises BadSignature.
    """
    token = bearer_token(request.headers)
    claims = check_bearer(
        token,
        request.keys if config.app_password else None,
        issuers={ISSUER},
        audience=config.app_id,
        received_at=request.received_at,
    )
    try:
        activity = document(request.body)
    except UnparsablePayload as error:
        raise BadSignature("the request holds no activity") from error
    service_url = text(activity.get("serviceUrl"), 1000)
    if not service_url or claims.get("serviceurl") != service_url:
        raise BadSignature("the activity's service address is not the token's")
    if not config.trusts(service_url):
        raise BadSignature(f"{service_url[:100]} is no address of Teams")
    if text(activity.get("channelId"), 100) not in _endorsed(token, request.keys or b""):
        raise BadSignature("the token's key is not endorsed for the activity's channel")
    tenant = node(node(activity.get("channelData")).get("tenant")).get("id") or node(
        activity.get("conversation")
    ).get("tenantId")
    if config.tenant_id and tenant != config.tenant_id:
        raise BadSignature("the activity is of another organisation than this channel's tenant ID")
    return Verified()


def _endorsed(token: str, keys: bytes) -> list[Any]:
    """The channels that the key of this token may speak for."""
    key_id = jwt.get_unverified_header(token).get("kid")
    for each in nodes(msgspec.json.decode(keys).get("keys")):
        if each.get("kid") == key_id:
            found = each.get("endorsements")
            return found if isinstance(found, list) else []
    return []


def parse(envelope: RawEnvelope, config: TeamsConfig) -> Sequence[InboundItem]:
    """What an activity is: a message, an edit, a reaction… Raises UnparsablePayload."""
    activity = document(envelope.body)
    kind = text(activity.get("type"), 60)
    at = moment(activity.get("timestamp"), envelope.received_at)
    if kind == "message":
        return [_message(activity, at)]
    if kind in ("messageUpdate", "messageDelete"):
        return [_changed(activity, kind, at)]
    if kind == "messageReaction":
        return _reactions(activity, at)
    if kind == "typing":
        return [Typing(sender=_sender(activity))]
    if kind == "event" and activity.get("name") == "application/vnd.microsoft.readReceipt":
        read = key(node(activity.get("value")).get("lastReadMessageId"))
        return [DeliveryUpdate(message_id=_id(activity, read), state="read", at=at)]
    if kind == "invoke":
        return _invoked(activity, at)
    return [Ignored(reason=f"an activity of type {kind!r}, which nobody wrote")]


def _sender(activity: dict[str, Any]) -> list[SenderIdentity]:
    """The id that this bot answers to, then the person's id in the organisation's directory."""
    sender = node(activity.get("from"))
    found = [key(sender.get("id"))]
    directory = text(sender.get("aadObjectId"), 100).strip()
    if directory and directory not in found:
        found.append(directory)
    return [
        SenderIdentity(scheme="teams", value=value, assurance=Assurance.ASSERTED) for value in found
    ]


def _conversation(activity: dict[str, Any]) -> str:
    return key(node(activity.get("conversation")).get("id"))


def _id(activity: dict[str, Any], activity_id: Any) -> str:
    """Ids of activities are times: only with the conversation they are one of a kind."""
    return f"{_conversation(activity)}|{key(activity_id)}"


def _message(activity: dict[str, Any], at: datetime) -> InboundItem:
    if node(activity.get("from")).get("role") == "bot":
        return Ignored(reason="written by a bot")
    conversation = node(activity.get("conversation"))
    content, references = _content(activity)
    replied = text(activity.get("replyToId"), 200).strip()
    if replied and replied != activity.get("id") and not references:
        references.append(Reference(kind="message", value=_id(activity, replied)))
    return InboundMessage(
        message_id=_id(activity, activity.get("id")),
        sender=_sender(activity),
        said_at=at,
        content=content,
        display_name=text(node(activity.get("from")).get("name"), 200).strip() or None,
        references=references,
        thread=_conversation(activity),
        headers={
            "service_url": text(activity.get("serviceUrl"), 1000),
            "conversation_type": text(conversation.get("conversationType"), 30),
            "tenant": text(conversation.get("tenantId"), 60),
            "bot": text(node(activity.get("recipient")).get("id"), 200),
        },
    )


def _content(activity: dict[str, Any]) -> tuple[Content, list[Reference]]:
    said = text(activity.get("text"))
    own = text(node(activity.get("recipient")).get("name"), 200)
    # In a team a bot is always mentioned; its own name says nothing.
    said = _AT.sub(lambda m: "" if m.group(1) == own else f"@{m.group(1)}", said)
    content = Content(text=said.replace("\xa0", " ").strip())
    references: list[Reference] = []
    read_attachments(activity, _conversation(activity), content, references)
    value = node(activity.get("value"))
    pressed = text(value.get("button"), 200)
    if value.get("choice"):
        chosen = text(value.get("choice"), 400)
        try:
            parts = msgspec.json.decode(chosen.encode(), type=list[str])
        except (msgspec.DecodeError, UnicodeEncodeError):
            parts = [chosen]
        pressed, value = text(parts[0], 200) if parts else "", {"label": (parts[-1:] or [""])[0]}
    if pressed:
        label = text(value.get("label"), 200) or pressed
        content.pressed = Button(id=pressed, label=label)
        content.text = content.text or label
    if content.is_empty():
        content.unsupported = "card" if value else "message"
    return content, references


def _changed(activity: dict[str, Any], kind: str, at: datetime) -> InboundItem:
    event = text(node(activity.get("channelData")).get("eventType"), 60)
    target = _id(activity, activity.get("id"))
    if kind == "messageDelete":
        return Deletion(target_id=target, sender=_sender(activity), at=at)
    if event not in ("editMessage", "undeleteMessage"):
        return Ignored(reason=f"a change of a message ({event!r}) that is no edit")
    content, _ = _content(activity)
    return Edit(target_id=target, content=content, sender=_sender(activity), at=at)


def _reactions(activity: dict[str, Any], at: datetime) -> list[InboundItem]:
    target, sender = _id(activity, activity.get("replyToId")), _sender(activity)
    items: list[InboundItem] = [
        Reaction(target_id=target, emoji="", sender=sender, at=at)
        for _ in nodes(activity.get("reactionsRemoved"))[:1]
    ]
    for each in nodes(activity.get("reactionsAdded")):
        name = text(each.get("type"), 100)
        if name:
            emoji = _REACTIONS.get(name) or _by_code(name)
            items.append(Reaction(target_id=target, emoji=emoji, sender=sender, at=at))
    return items or [Ignored(reason="a reaction that says nothing")]


def _by_code(name: str) -> str:
    """ "1f44d_thumbsup" names its sign by number."""
    code = name.partition("_")[0]
    if re.fullmatch(r"1f[0-9a-f]{3}", code):
        return chr(int(code, 16))
    return f":{name}:"


def _invoked(activity: dict[str, Any], at: datetime) -> list[InboundItem]:
    name, value = text(activity.get("name"), 100), node(activity.get("value"))
    if name == "adaptiveCard/action":
        pressed = {**activity, "text": "", "value": node(node(value.get("action")).get("data"))}
        return [_message(pressed, at)]
    if name == "fileConsent/invoke":
        said = "accepted" if value.get("action") == "accept" else "declined"
        return [Ignored(reason=f"the customer {said} a file; files go as links from here")]
    return [Ignored(reason=f"the call {name!r} is not a message")]
