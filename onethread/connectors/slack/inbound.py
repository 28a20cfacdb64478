"""Requests of the Events API and of buttons: who sent them, and what they say. No I/O."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, quote

from onethread.connectors._schemes.emoji import sign_of
from onethread.connectors._schemes.reading import document, key, moment, node, nodes, text, whole
from onethread.connectors._schemes.sent import kind_of
from onethread.connectors._schemes.signing import check_age, check_hmac
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.slack.config import SlackConfig
from onethread.connectors.slack.marks import plain
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Assurance,
    Attachment,
    Button,
    Content,
    Deletion,
    Edit,
    Follow,
    HttpRequest,
    Ignored,
    InboundItem,
    InboundMessage,
    Reaction,
    Reference,
    SenderIdentity,
)

# Subtypes of a message that somebody wrote; the others are notices (joined, renamed, pinned…).
_WRITTEN = {"", "file_share", "me_message", "thread_broadcast"}
_OLDEST_SECONDS = 300
_NAME_SECONDS = 3600.0
_DEEPEST = 40


def verify(request: WebhookRequest, config: SlackConfig) -> Verified:
    """Accept what Slack signed with the app's signing secret in the last five minutes.

    Raises BadSignature. The question whether this address is ours is answered and not kept.
    """
    timestamp = request.headers.get("x-slack-request-timestamp", "")
    check_hmac(
        request.headers.get("x-slack-signature", ""),
        config.signing_secret.reveal(),
        b"v0:" + timestamp.encode("utf-8", "surrogateescape") + b":" + request.body,
        what="X-Slack-Signature (the signing secret)",
        prefix="v0=",
    )
    check_age(
        request.received_at,
        timestamp,
        what="X-Slack-Request-Timestamp",
        most_seconds=_OLDEST_SECONDS,
    )
    if b'"url_verification"' in request.body:
        try:
            asked = document(request.body)
        except UnparsablePayload:
            asked = {}
        if asked.get("type") == "url_verification":
            return Verified(store=False, body=text(asked.get("challenge"), 1000).encode())
    return Verified()


def parse(envelope: RawEnvelope, config: SlackConfig) -> Sequence[InboundItem]:
    """The event of a request, or the buttons that were pressed. Raises UnparsablePayload.

    A message names its sender by id alone: who that is is asked first (Follow), with the event kept.
    """
    if envelope.headers.get("followed"):
        return [_named(document(envelope.body), envelope)]
    if envelope.body.startswith(b"payload="):
        return _pressed(_form(envelope.body), envelope.received_at)
    payload = document(envelope.body)
    if payload.get("type") != "event_callback":
        return [Ignored(reason=f"a request of type {text(payload.get('type'), 60)!r}")]
    event = node(payload.get("event"))
    kind = text(event.get("type"), 60)
    if kind in ("message", "app_mention"):
        item = _message(event, payload, envelope.received_at)
        if isinstance(item, InboundMessage) and config.ask_names:
            return [_ask_name(key(event.get("user")), payload, config)]
        return [item]
    if kind in ("reaction_added", "reaction_removed"):
        return [_reaction(event, payload, envelope.received_at)]
    return [Ignored(reason=f"the event {kind!r} is not a message")]


def _ask_name(user: str, payload: dict[str, Any], config: SlackConfig) -> Follow:
    asked = HttpRequest(
        method="GET",
        url=config.url(f"users.info?user={quote(user, safe='')}"),
        headers=config.headers(),
        step="follow",
        reuse_seconds=_NAME_SECONDS,
    )
    kept = {name: payload.get(name) for name in ("team_id", "authorizations", "event")}
    return Follow(requests=[asked], headers={"event": _keepable(kept)})


def _keepable(value: Any, depth: int = 0) -> Any:
    """JSON without what no database keeps (NUL, half characters), and not deeper than an event is."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, dict) and depth < _DEEPEST:
        return {text(name): _keepable(held, depth + 1) for name, held in value.items()}
    if isinstance(value, list) and depth < _DEEPEST:
        return [_keepable(each, depth + 1) for each in value]
    return None if isinstance(value, dict | list) else value


def _named(told: dict[str, Any], envelope: RawEnvelope) -> InboundItem:
    """The message with what Slack says of its sender; without it when it was refused."""
    payload = node(envelope.headers.get("event"))
    item = _message(node(payload.get("event")), payload, envelope.received_at)
    if not isinstance(item, InboundMessage):
        return item
    user = node(told.get("user"))
    profile = node(user.get("profile"))
    names = (profile.get("display_name"), profile.get("real_name"), user.get("real_name"))
    found = (text(each, 200).strip() for each in names)
    item.display_name = next((each for each in found if each), None)
    email = text(profile.get("email"), 320).strip()
    if "@" in email:
        item.sender.append(
            SenderIdentity(scheme="email", value=email, assurance=Assurance.ASSERTED)
        )
    return item


def _form(body: bytes) -> dict[str, Any]:
    try:
        found = parse_qs(body.decode(), max_num_fields=10).get("payload", [""])
    except (ValueError, UnicodeDecodeError) as error:
        raise UnparsablePayload("the form can't be read") from error
    return document(found[0].encode("utf-8", "replace"))


def _sender(team: Any, user: Any) -> list[SenderIdentity]:
    value = f"{key(team)}/{key(user)}"
    return [SenderIdentity(scheme="slack", value=value, assurance=Assurance.ASSERTED)]


def _id(channel: Any, ts: Any) -> str:
    """A message's id is its time within its channel."""
    return f"{key(channel)}:{key(ts)}"


def _message(event: dict[str, Any], payload: dict[str, Any], at: datetime) -> InboundItem:
    subtype = text(event.get("subtype"), 60)
    if subtype == "message_changed":
        return _changed(event, payload, at)
    if subtype == "message_deleted":
        before = node(event.get("previous_message"))
        if _is_app(before, payload):
            return Ignored(reason="a message of ours was deleted")
        return Deletion(
            target_id=_id(event.get("channel"), event.get("deleted_ts")),
            sender=_sender(payload.get("team_id"), before.get("user")),
            at=moment(event.get("event_ts"), at),
        )
    if _is_app(event, payload):
        return Ignored(reason="written by an app, as our own messages are")
    if subtype not in _WRITTEN:
        return Ignored(reason=f"a notice of Slack ({subtype}), which nobody wrote")
    channel, ts = key(event.get("channel")), key(event.get("ts"))
    return InboundMessage(
        message_id=_id(channel, ts),
        sender=_sender(payload.get("team_id"), event.get("user")),
        said_at=moment(ts, at),
        content=_content(event, subtype),
        references=_root(channel, event, ts),
        thread=_thread(event, channel, ts),
        headers={
            "channel": channel,
            "channel_type": text(event.get("channel_type"), 20) or "channel",
        },
    )


def _thread(event: dict[str, Any], channel: str, ts: str) -> str:
    """A direct conversation, or a thread in a channel: each root message there begins one."""
    root = text(event.get("thread_ts"), 100).strip()
    if root:
        return _id(channel, root)
    direct = event.get("channel_type") in ("im", "mpim", "app_home") or channel.startswith("D")
    return channel if direct else _id(channel, ts)


def _root(channel: str, event: dict[str, Any], ts: str) -> list[Reference]:
    root = text(event.get("thread_ts"), 100).strip()
    return [Reference(kind="message", value=_id(channel, root))] if root and root != ts else []


def _is_app(message: dict[str, Any], payload: dict[str, Any]) -> bool:
    user = text(message.get("user"))
    own = {
        text(each.get("user_id"))
        for each in nodes(payload.get("authorizations"))
        if each.get("is_bot")
    }
    return bool(
        message.get("bot_id") or message.get("subtype") == "bot_message" or (user and user in own)
    )


def _changed(event: dict[str, Any], payload: dict[str, Any], at: datetime) -> InboundItem:
    """An edit; a link's preview and a reply in a thread "change" a message too."""
    now, before = node(event.get("message")), node(event.get("previous_message"))
    if _is_app(now, payload) or _is_app(before, payload):
        return Ignored(reason="a message of an app changed")
    target = _id(event.get("channel"), now.get("ts"))
    if now.get("subtype") == "tombstone":
        return Deletion(
            target_id=target,
            sender=_sender(payload.get("team_id"), before.get("user") or now.get("user")),
            at=moment(event.get("event_ts"), at),
        )
    edited = node(now.get("edited"))
    if not edited or edited.get("ts") == node(before.get("edited")).get("ts"):
        return Ignored(reason="the message's words did not change")
    return Edit(
        target_id=target,
        content=_content(now, text(now.get("subtype"), 60)),
        sender=_sender(payload.get("team_id"), now.get("user")),
        at=moment(edited.get("ts"), at),
    )


def _content(message: dict[str, Any], subtype: str) -> Content:
    content = Content(
        text=plain(text(message.get("text"))),
        attachments=[found for each in nodes(message.get("files")) if (found := _file(each))],
    )
    forwarded = [each for each in nodes(message.get("attachments")) if each.get("is_share")]
    if forwarded:
        content.forwarded = True
        quoted = "\n\n".join(plain(text(each.get("text"))) for each in forwarded)
        content.text = "\n\n".join(part for part in (content.text, quoted) if part.strip())
    if content.is_empty():
        content.unsupported = subtype or "message"
    return content


def _file(file: dict[str, Any]) -> Attachment | None:
    """A file by its id: where its bytes are is asked when they are fetched."""
    file_id = text(file.get("id"), 100)
    if not file_id:
        return None
    media_type = text(file.get("mimetype"), 100) or "application/octet-stream"
    attachment = Attachment(
        kind="voice" if file.get("subtype") == "slack_audio" else kind_of(media_type),
        name=" ".join(text(file.get("name"), 240).split()),
        media_type=media_type,
        size_bytes=whole(file.get("size")),
    )
    if file.get("mode") in ("tombstone", "hidden_by_limit"):
        attachment.error = "Slack no longer has this file"
    else:
        attachment.remote = {"file_id": file_id}
    return attachment


def _reaction(event: dict[str, Any], payload: dict[str, Any], at: datetime) -> InboundItem:
    item = node(event.get("item"))
    if item.get("type") != "message":
        return Ignored(reason="a reaction to something that is no message")
    if _is_app({"user": event.get("user")}, payload):
        return Ignored(reason="our own reaction")
    added = event.get("type") == "reaction_added"
    return Reaction(
        target_id=_id(item.get("channel"), item.get("ts")),
        emoji=sign_of(text(event.get("reaction"), 100)) if added else "",
        sender=_sender(payload.get("team_id"), event.get("user")),
        at=moment(event.get("event_ts"), at),
    )


def _pressed(payload: dict[str, Any], at: datetime) -> list[InboundItem]:
    """Each button pressed or row chosen is a message of the one who did."""
    if payload.get("type") != "block_actions":
        return [Ignored(reason=f"an interaction of type {text(payload.get('type'), 60)!r}")]
    user, message = node(payload.get("user")), node(payload.get("message"))
    container = node(payload.get("container"))
    channel = key(node(payload.get("channel")).get("id") or container.get("channel_id"))
    ts = key(message.get("ts") or container.get("message_ts"))
    team = node(payload.get("team")).get("id") or user.get("team_id")
    items: list[InboundItem] = []
    for action in nodes(payload.get("actions")):
        chosen = node(action.get("selected_option"))
        label = plain(text(node((chosen or action).get("text")).get("text"), 200)).strip()
        value = text((chosen or action).get("value"), 200) or text(action.get("action_id"), 200)
        if not value and not label:
            items.append(Ignored(reason="an interaction without a value"))
            continue
        items.append(
            InboundMessage(
                message_id=f"{channel}:{ts}:{key(action.get('action_ts'))}",
                sender=_sender(team, user.get("id")),
                said_at=moment(action.get("action_ts"), at),
                content=Content(
                    text=label or value, pressed=Button(id=value or label, label=label or value)
                ),
                display_name=text(user.get("name") or user.get("username"), 200) or None,
                references=[Reference(kind="message", value=_id(channel, ts))],
                thread=_thread({**message, "channel_type": ""}, channel, ts),
                headers={"channel": channel},
            )
        )
    return items or [Ignored(reason="nothing was pressed")]
