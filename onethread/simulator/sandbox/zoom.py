"""Zoom: signed events and their challenge, the chatbot of Team Chat, tokens of client credentials.

Source: Zoom's documentation as named in the connector's README.
"""

from __future__ import annotations

import base64
import hmac
from typing import Annotated, Any

import msgspec

from onethread.simulator.sandbox import (
    Answer,
    Call,
    Challenge,
    Delivery,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    StandIn,
    anyone,
    issued,
    same,
)

_TIMESTAMP = "1767323045"
_BOT = "v1sandbox@xmpp.zoom.us"
_CUSTOMER = "fatima-1@xmpp.zoom.us"
_MEETING = {"id": "94512345678", "uuid": "4444AAAiAAAAAiAiAiiAii==", "topic": "Bewonersavond"}


class Chat(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """POST /v2/im/chat/messages, and PUT of one of them without `to_jid`."""

    robot_jid: str
    account_id: str
    content: dict[str, Any]
    to_jid: Annotated[str, msgspec.Meta(pattern=r"@xmpp\.zoom\.us$")] | None = None


def _token(call: Call) -> Any:

    held = call.sandbox.credentials
    pair = base64.b64encode(f"{held['client_id']}:{held['client_secret']}".encode()).decode()
    if call.sandbox.behaviour.expired_token or not same(
        call.headers.get("authorization"), f"Basic {pair}"
    ):
        raise Refuse("unauthorised", "invalid_client")
    return {"access_token": call.sandbox.new_token(), "token_type": "bearer", "expires_in": 3600}


def _shown(content: dict[str, Any]) -> tuple[str, list[str]]:
    words, labels = "", []
    for part in content.get("body", []):
        if part.get("type") == "message":
            words += part["text"]
        elif part.get("type") == "actions":
            labels += [item["text"] for item in part["items"]]
        else:
            raise Refuse("invalid", f"unknown part {part.get('type')!r}")
    return words, labels


def _seen(call: Call) -> Seen:
    chat: Chat = call.body
    if chat.robot_jid != _BOT or chat.to_jid is None:
        raise Refuse("bad_recipient", "Invalid parameter: to_jid.")
    words, labels = _shown(chat.content)
    return Seen(to=chat.to_jid, text=words, buttons=labels)


def _edit(call: Call) -> Any:
    words, _ = _shown(call.body.content)
    return {"message_id": call.sandbox.edit(call.at["id"], words).id}


def _delete(call: Call) -> Any:
    if call.query.get("robot_jid") != _BOT or not call.query.get("to_jid"):
        raise Refuse("invalid", "robot_jid and to_jid are needed")
    return {"message_id": call.sandbox.delete(call.at["id"]).id}


def _event(kind: str, said: Said, payload: dict[str, Any]) -> dict[str, Any]:
    return {"event": kind, "event_ts": said.millis, "payload": payload}


def _to_bot(said: Said, kind: str = "bot_notification", **more: Any) -> dict[str, Any]:
    payload = {
        "userJid": said.customer,
        "toJid": said.customer,
        "robotJid": _BOT,
        "userName": said.name,
        "timestamp": said.millis + said.n,
        **more,
    }
    return _event(kind, said, payload)


def _joined(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    person = {"id": f"u{said.n}", "user_name": said.name, "email": "fatima@example.net"}
    return _event(
        "meeting.participant_joined", said, {"object": {**_MEETING, "participant": person}}
    )


def _chat_file(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    chat = {"message_id": f"M{said.n}", "sender_session_id": "1", "message_content": ""}
    return _event("meeting.chat_message_sent", said, {"object": {**_MEETING, "chat_message": chat}})


def _sign(sandbox: Sandbox, body: bytes) -> Delivery:
    key = sandbox.credentials["secret_token"].encode()
    signature = hmac.new(key, b"v0:" + _TIMESTAMP.encode() + b":" + body, "sha256").hexdigest()
    return Delivery(
        body=body,
        headers={
            "Content-Type": "application/json",
            "x-zm-request-timestamp": _TIMESTAMP,
            "x-zm-signature": f"v0={signature}",
        },
    )


def _challenge(sandbox: Sandbox) -> Challenge:
    asked = {"event": "endpoint.url_validation", "payload": {"plainToken": "sandbox-plain"}}
    key = sandbox.credentials["secret_token"].encode()
    expected = hmac.new(key, b"sandbox-plain", "sha256").hexdigest()
    return Challenge(
        delivery=_sign(sandbox, msgspec.json.encode(asked)), expected=expected.encode()
    )


def _error(status: int, code: int, message: str = "") -> tuple[int, Any]:
    return status, lambda why: {"code": code, "message": message or why, "error": message or why}


STAND_IN = StandIn(
    connector="zoom",
    credentials={
        "secret_token": "zoom-sandbox-secret",
        "client_id": "zoom-client",
        "client_secret": "zoom-client-secret",
    },
    settings=lambda s: {
        **s.credentials,
        "account_id": "sandbox-account",
        "bot_jid": _BOT,
        "api_base_url": s.url,
        "sign_in_url": s.url,
    },
    authenticate=issued,
    routes=[
        Route(method="POST", path="/oauth/token", answer=_token, authenticate=anyone),
        Route(
            method="POST",
            path="/v2/im/chat/messages",
            body=Chat,
            seen=_seen,
            answer=lambda call: Answer(status=201, body={"message_id": call.id}),
        ),
        Route(method="PUT", path="/v2/im/chat/messages/{id}", body=Chat, answer=_edit),
        Route(method="DELETE", path="/v2/im/chat/messages/{id}", answer=_delete),
    ],
    refusals={
        "invalid": _error(400, 7001),
        "unauthorised": _error(401, 124, "Invalid access token."),
        "rate_limited": _error(429, 429, "You have reached the maximum per-second rate limit."),
        "fault": (503, b""),
        "not_found": _error(404, 7003),
        "bad_recipient": _error(400, 7010, "Invalid parameter: to_jid."),
    },
    deliver=lambda s, payload: _sign(s, msgspec.json.encode(payload)),
    challenge=_challenge,
    events={
        "text": lambda s, said: _to_bot(said, cmd=said.text),
        "buttons": lambda s, said: _to_bot(
            said,
            "interactive_message_actions",
            messageId=said.about,
            actionItem={"text": said.button[1], "value": said.button[0]},
        ),
        "system": _joined,
        "unsupported": _chat_file,
    },
    customer=_CUSTOMER,
)
