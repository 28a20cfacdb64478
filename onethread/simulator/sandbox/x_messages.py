"""X's API v2 as its documentation describes it (direct messages, media, webhooks, tokens)."""

from __future__ import annotations

import base64
import binascii
import hmac
import time
from typing import Annotated, Any, Literal

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
    SeenFile,
    StandIn,
    anyone,
    bearer,
    json_signed,
)

ACCOUNT = "2244994945"


class Send(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A direct message."""

    text: Annotated[str, msgspec.Meta(max_length=10_000)] = ""
    attachments: Annotated[list[dict[Literal["media_id"], str]], msgspec.Meta(max_length=1)] = []


class Upload(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A picture."""

    media: str
    media_category: Literal["dm_image"]
    media_type: Literal["image/jpeg", "image/png", "image/webp"]


def _no(status: int, told: str) -> dict[str, Any]:
    return {"title": "Refused", "detail": told, "status": status, "type": "about:blank"}


def _seen(call: Call) -> Seen:
    body: Send = call.body
    files = []
    for attachment in body.attachments:
        media = call.sandbox.media.get(attachment["media_id"])
        if media is None:
            raise Refuse("invalid", "the media does not exist")
        files.append(SeenFile(kind="image", size_bytes=len(media.content)))
    if not body.text and not files:
        raise Refuse("invalid", "a message has a text or an attachment")
    return Seen(to=call.at["user"], text=body.text, files=files)


def _upload(call: Call) -> Any:
    try:
        content = base64.b64decode(call.body.media, validate=True)
    except binascii.Error as wrong:
        raise Refuse("invalid", "media is no Base64") from wrong
    return {"data": {"id": call.sandbox.keep_media(content, call.body.media_type).id}}


def _renew(call: Call) -> Any:
    held = call.sandbox.credentials
    pair = f"{held['client_id']}:{held['client_secret']}".encode()
    expected = f"Basic {base64.b64encode(pair).decode()}"
    good = call.headers.get("authorization") == expected
    if not good or call.form.get("refresh_token") != held["refresh_token"]:
        return Answer(status=400, body={"error": "invalid_request"})
    return {"access_token": "a2", "refresh_token": "r2", "expires_in": 7200}


def _webhook(call: Call) -> Any:
    if call.method == "POST":
        call.sandbox.webhook_url = call.body["url"]
        return {"data": {"id": "1", "url": call.body["url"], "valid": True}}
    url = call.sandbox.webhook_url
    return {"data": [{"id": "1", "url": url, "valid": True}] if url else []}


def _challenge(sandbox: Sandbox) -> Challenge:
    secret = sandbox.credentials["consumer_secret"].encode()
    token = base64.b64encode(hmac.digest(secret, b"crc", "sha256"))
    delivery = Delivery(method="GET", body=b"", query={"crc_token": "crc"})
    return Challenge(delivery=delivery, expected=b"sha256=" + token)


def _wrap(name: str, events: list[Any], **more: Any) -> dict[str, Any]:
    return {"for_user_id": ACCOUNT, name: events, **more}


def _message(said: Said, **told: Any) -> dict[str, Any]:
    user = {"id": said.customer, "name": said.name, "screen_name": "fatimadeboer"}
    created = {
        "target": {"recipient_id": ACCOUNT},
        "sender_id": said.customer,
        "message_data": {"text": "", "entities": {"urls": []}, **told},
    }
    event = {
        "type": "message_create",
        "id": f"95414{said.n}",
        "created_timestamp": str(said.millis),
        "message_create": created,
    }
    return _wrap("direct_message_events", [event], users={said.customer: user})


def _file(kind: str) -> Any:
    def event(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
        # The stand-in has no TLS: its address stands for X's own.
        media: dict[str, Any] = {"id": said.n, "media_url_https": said.file.url, "type": kind}
        return _message(said, text=said.text, attachment={"type": "media", "media": media})

    return event


def _typing(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    event = {"created_timestamp": str(said.millis), "sender_id": said.customer}
    return _wrap("direct_message_indicate_typing_events", [event])


def _receipt(_sandbox: Sandbox, seen: Seen, _state: str) -> dict[str, Any]:
    event = {
        "created_timestamp": str(int(time.time() * 1000)),
        "sender_id": seen.to,
        "target": {"recipient_id": ACCOUNT},
        "last_read_event_id": seen.id,
    }
    return _wrap("direct_message_mark_read_events", [event])


STAND_IN = StandIn(
    connector="x_messages",
    credentials={
        "consumer_secret": "sandbox-consumer-secret",
        "bearer_token": "sandbox-bearer-token",
        "client_id": "sandbox-client",
        "client_secret": "sandbox-client-secret",
        "access_token": "sandbox-access-token",
        "refresh_token": "sandbox-refresh-token",
    },
    settings=lambda s: {**s.credentials, "user_id": ACCOUNT, "api_base_url": s.url},
    authenticate=bearer("access_token"),
    routes=[
        Route(
            method="POST",
            path="/2/dm_conversations/with/{user}/messages",
            body=Send,
            seen=_seen,
            answer=lambda call: Answer(status=201, body={"data": {"dm_event_id": call.id}}),
        ),
        Route(method="POST", path="/2/media/upload", body=Upload, answer=_upload),
        Route(
            method="DELETE",
            path="/2/dm_events/{id}",
            answer=lambda call: {"data": {"deleted": call.sandbox.delete(call.at["id"]).deleted}},
        ),
        Route(
            method="GET",
            path="/2/users/me",
            answer=lambda call: {"data": {"id": ACCOUNT, "username": "huisenwater"}},
        ),
        Route(method="POST", path="/2/oauth2/token", answer=_renew, authenticate=anyone),
        Route(
            method="GET",
            path="/2/webhooks",
            answer=_webhook,
            authenticate=bearer("bearer_token"),
        ),
        Route(
            method="POST",
            path="/2/webhooks",
            answer=_webhook,
            authenticate=bearer("bearer_token"),
        ),
    ],
    refusals={
        "invalid": (400, lambda why: _no(400, why)),
        "not_found": (404, _no(404, "Not Found")),
        "unauthorised": (401, _no(401, "Unauthorized")),
        "rate_limited": (429, _no(429, "Too Many Requests")),
        "fault": (503, b""),
        "blocked": (403, _no(403, "You are not permitted to send a Direct Message to this user")),
        "bad_recipient": (400, _no(400, "Could not find user with id")),
    },
    deliver=json_signed(
        "X-Twitter-Webhooks-Signature", "consumer_secret", prefix="sha256=", encoding="base64"
    ),
    challenge=_challenge,
    events={
        "text": lambda s, said: _message(said, text=said.text),
        "image": _file("photo"),
        "video": _file("video"),
        "buttons": lambda s, said: _message(
            said,
            text=said.button[1],
            quick_reply_response={"type": "options", "metadata": said.button[0]},
        ),
        "typing": _typing,
        "unsupported": lambda s, said: _message(said),
    },
    receipts=_receipt,
    batch=lambda payloads: {
        **payloads[0],
        "direct_message_events": [e for p in payloads for e in p["direct_message_events"]],
    },
    customer="3805104374",
    new_id=lambda n: f"158070512155342{n}",
)
