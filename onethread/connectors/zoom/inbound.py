"""Events of Zoom: Team Chat with the bot, chat in meetings and webinars, who registered and came. Pure."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from typing import Any

import msgspec

from onethread.connectors._schemes.reading import document, key, moment, node, text
from onethread.connectors._schemes.shop import Happened, identities, message_of, named
from onethread.connectors._schemes.signing import check_age, check_hmac
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.zoom.config import ZoomConfig
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Assurance,
    Button,
    Content,
    Ignored,
    InboundItem,
    InboundMessage,
    SenderIdentity,
)

_ASSERTED, _CLAIMED = Assurance.ASSERTED, Assurance.CLAIMED


def verify(request: WebhookRequest, config: ZoomConfig) -> Verified:
    """Accept what was signed under the secret token, and answer Zoom's challenge with it.

    Raises BadSignature.
    """
    secret = config.secret_token.reveal()
    timestamp = request.headers.get("x-zm-request-timestamp", "")
    check_hmac(
        request.headers.get("x-zm-signature", ""),
        secret,
        b"v0:" + timestamp.encode("utf-8", "replace") + b":" + request.body,
        what="x-zm-signature under the secret token",
        prefix="v0=",
    )
    check_age(request.received_at, timestamp, what="x-zm-request-timestamp")
    try:
        event = document(request.body)
    except UnparsablePayload:
        return Verified()
    if event.get("event") != "endpoint.url_validation":
        return Verified()
    plain = text(node(event.get("payload")).get("plainToken"), 200)
    answer = {
        "plainToken": plain,
        "encryptedToken": hmac.new(secret.encode(), plain.encode(), "sha256").hexdigest(),
    }
    return Verified(store=False, body=msgspec.json.encode(answer), content_type="application/json")


def parse(envelope: RawEnvelope, config: ZoomConfig) -> Sequence[InboundItem]:
    """What happened. Raises UnparsablePayload for what is no event."""
    event = document(envelope.body)
    kind = text(event.get("event"), 80)
    payload = node(event.get("payload"))
    if not kind:
        raise UnparsablePayload("the payload is no event of Zoom")
    at = moment(event.get("event_ts"), envelope.received_at)
    area, _, what = kind.partition(".")
    if kind in ("bot_notification", "interactive_message_actions"):
        return [_to_bot(kind, payload, at)]
    about = node(payload.get("object"))
    if area in ("meeting", "webinar"):
        if what == "chat_message_sent":
            return [_in_meeting(area, about, at)]
        if what in ("participant_joined", "participant_left"):
            if not config.attendance:
                return [Ignored(reason="attendance is not kept by this channel")]
            return [_came(area, what, about, at)]
        if what in ("registration_created", "registration_cancelled"):
            return [_registered(area, what, about, at)]
    if kind in ("bot_installed", "app_deauthorized") or area in (
        "meeting", "webinar", "recording", "user", "app", "account", "chat_message", "team_chat",
    ):  # fmt: skip
        return [Ignored(reason=f"{kind} says nothing of a customer")]
    actor = key(payload.get("userId") or payload.get("operator_id") or payload.get("account_id"))
    return [
        InboundMessage(
            message_id=f"{kind}/{actor}/{at.timestamp()}",
            sender=[SenderIdentity(scheme="zoom", value=actor, assurance=_CLAIMED)],
            said_at=at,
            content=Content(unsupported=kind),
            automatic=True,
        )
    ]


def _to_bot(kind: str, payload: dict[str, Any], at: Any) -> InboundItem:
    """Somebody wrote to the chatbot, or pressed one of its buttons."""
    who = key(payload.get("userJid") or payload.get("userId"))
    stamp = text(str(payload.get("timestamp") or ""), 40)
    said_at = moment(payload.get("timestamp"), at)
    words = text(payload.get("cmd"), 10_000).strip()
    content = Content(text=words)
    message_id = f"bot/{who}/{stamp or at.timestamp()}"
    if kind == "interactive_message_actions":
        pressed = node(payload.get("actionItem"))
        label = text(pressed.get("text"), 200)
        content = Content(
            text=label, pressed=Button(id=text(pressed.get("value"), 200) or label, label=label)
        )
        message_id = f"pressed/{text(payload.get('messageId'), 100)}/{who}/{stamp}"
    if content.is_empty():
        return Ignored(reason="an empty message to the bot")
    return InboundMessage(
        message_id=message_id[:500],
        sender=[SenderIdentity(scheme="zoom", value=who, assurance=_ASSERTED)],
        said_at=said_at,
        content=content,
        display_name=text(payload.get("userName"), 200) or None,
        thread=text(payload.get("toJid"), 200) or None,
        headers={"kind": "team chat", "to_jid": text(payload.get("toJid"), 200)},
    )


def _place(area: str, about: dict[str, Any]) -> tuple[str, str, str]:
    """What it is called, its number, and what tells this time of it from others."""
    topic = text(about.get("topic"), 200).strip()
    number = key(about.get("id"))
    once = text(about.get("uuid"), 100) or number
    return f"{area} {topic}".strip(), number, once


def _in_meeting(area: str, about: dict[str, Any], at: Any) -> InboundItem:
    said = node(about.get("chat_message"))
    where, number, once = _place(area, about)
    if text(said.get("sender_type"), 40) == "host":
        return Ignored(reason="the host said this")
    message_id = key(said.get("message_id"))
    words = text(said.get("message_content"), 20_000).strip()
    content = Content(text=words) if words else Content(unsupported="file in a meeting's chat")
    return InboundMessage(
        message_id=f"chat/{once}/{message_id}"[:500],
        sender=identities(
            ("email", said.get("sender_email"), _CLAIMED),
            # A session's number is another person's in the next meeting.
            fallback=(
                "zoom",
                f"{once}/{text(said.get('sender_session_id'), 60) or message_id}"[:300],
            ),
        ),
        said_at=moment(said.get("date_time"), at),
        content=content,
        display_name=text(said.get("sender_name"), 200) or None,
        thread=f"{area}-{number}",
        headers={"kind": f"{area} chat", "in": where},
    )


def _came(area: str, what: str, about: dict[str, Any], at: Any) -> InboundItem:
    person = node(about.get("participant"))
    where, number, once = _place(area, about)
    who = key(person.get("participant_uuid") or person.get("id") or person.get("user_id"))
    joined = what == "participant_joined"
    moment_ = moment(person.get("join_time" if joined else "leave_time"), at)
    return message_of(
        Happened(
            id=f"{what}/{once}/{who}/{moment_.timestamp():.0f}"[:500],
            at=moment_,
            words=f"{'joined' if joined else 'left'} the {where}",
            sender=identities(
                ("email", person.get("email"), _ASSERTED if person.get("id") else _CLAIMED),
                ("zoom", person.get("id"), _ASSERTED),
                fallback=("zoom", f"{once}/participant-{who}"[:300]),
            ),
            name=text(person.get("user_name"), 200),
            thread=f"{area}-{number}",
            facts={"kind": "attendance", "in": where},
        )
    )


def _registered(area: str, what: str, about: dict[str, Any], at: Any) -> InboundItem:
    person = node(about.get("registrant"))
    where, number, _ = _place(area, about)
    who = key(person.get("id") or person.get("email"))
    created = what == "registration_created"
    comments = text(person.get("comments"), 5000).strip() if created else ""
    return message_of(
        Happened(
            id=f"{what}/{number}/{who}"[:500],
            at=at,
            words=f"{'registered for' if created else 'cancelled the registration for'} the {where}",
            sender=identities(
                ("email", person.get("email"), _CLAIMED),
                ("phone", person.get("phone"), _CLAIMED),
                fallback=("zoom", f"registrant-{who}"),
            ),
            name=named(person.get("first_name"), person.get("last_name")),
            note=comments,
            thread=f"{area}-{number}",
            facts={"kind": "registration", "in": where},
        )
    )
