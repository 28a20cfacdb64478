"""Zalo's Official Account API as its documentation describes it (consultation messages, webhooks, tokens)."""

from __future__ import annotations

import time
from hashlib import sha256
from typing import Any

import msgspec

from onethread.simulator.sandbox import (
    Answer,
    Call,
    Delivery,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    SeenFile,
    StandIn,
    anyone,
    in_header,
)

APP_ID = "431254594"
_SIGNS = {"/-strong": "👍", "/-heart": "❤️", ":>": "😆", ":o": "😮", ":-((": "😢", ":-h": "😡"}


class Send(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A consultation message."""

    recipient: dict[str, str]
    message: dict[str, Any]


class React(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A reaction."""

    recipient: dict[str, str]
    sender_action: dict[str, str]


def _no(code: int, told: str) -> dict[str, Any]:
    return {"error": code, "message": told}


def _seen(call: Call) -> Seen:
    body: Send = call.body
    to = body.recipient.get("user_id", "")
    message = body.message
    if not to or set(message) - {"text", "quote_message_id", "attachment"}:
        raise Refuse("invalid", "Params is invalid")
    if len(message.get("text", "")) > 2000:
        raise Refuse("too_large", "text is over the limit")
    files = []
    if attachment := message.get("attachment"):
        payload = attachment["payload"]
        if attachment["type"] == "file":
            media, kind = call.sandbox.media.get(payload["token"]), "file"
        else:
            (element,) = payload["elements"]
            media = call.sandbox.media.get(element["attachment_id"])
            kind = {"gif": "image"}.get(element["media_type"], element["media_type"])
        if media is None:
            raise Refuse("invalid", "the attachment does not exist")
        files = [SeenFile(kind=kind, name=media.name, size_bytes=len(media.content))]
    if not message.get("text") and not files:
        raise Refuse("invalid", "text is empty")
    quote = message.get("quote_message_id", "")
    return Seen(to=to, text=message.get("text", ""), files=files, reply_to=quote)


def _reaction(call: Call) -> Seen:
    action = call.body.sender_action
    sign = action.get("react_icon", "")
    if sign != "/-remove" and sign not in _SIGNS:
        raise Refuse("invalid", "react_icon is invalid")
    to = call.body.recipient["user_id"]
    return Seen(to=to, reaction=_SIGNS.get(sign, ""), reply_to=action["react_message_id"])


def _upload(call: Call) -> Any:
    most = {"image": 1 << 20, "gif": 5 << 20, "file": 5 << 20}.get(call.at["kind"], 0)
    if call.upload.field != "file" or len(call.upload.content) > most:
        raise Refuse("invalid", "file size is over the limit")
    kept = call.sandbox.keep_media(call.upload.content, call.upload.media_type, call.upload.name)
    return {**_no(0, "Success"), "data": {"attachment_id": kept.id, "token": kept.id}}


def _sent(call: Call) -> Any:
    data = {"message_id": call.id, "user_id": call.seen[0].to}
    return {**_no(0, "Success"), "data": data}


def _renew(call: Call) -> Any:
    held = call.sandbox.credentials
    good = (
        call.headers.get("secret_key") == held["app_secret"]
        and call.form.get("refresh_token") == held["refresh_token"]
        and call.form.get("grant_type") == "refresh_token"
    )
    if not good:
        return Answer(body={"error": -14014, "error_name": "Invalid refresh token."})
    call.sandbox.state["subscribed"] = True
    return {"access_token": "renewed", "refresh_token": "renewed too", "expires_in": "90000"}


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    body = msgspec.json.encode(payload)
    secret = sandbox.credentials["oa_secret"].encode()
    signed = APP_ID.encode() + body + payload["timestamp"].encode() + secret
    headers = {"X-ZEvent-Signature": f"mac={sha256(signed).hexdigest()}"}
    return Delivery(body=body, headers={"Content-Type": "application/json", **headers})


def _event(name: str, customer: str, at: int, **more: Any) -> dict[str, Any]:
    return {
        "app_id": APP_ID,
        "event_name": name,
        "timestamp": str(at),
        "sender": {"id": customer},
        "recipient": {"id": "3662729599332560487"},
        **more,
    }


def _message(said: Said, kind: str, **message: Any) -> dict[str, Any]:
    # Zalo signs with the time of sending.
    now = int(time.time() * 1000)
    held = {"msg_id": f"cb31{said.n}", **message}
    return _event(f"user_send_{kind}", said.customer, now, message=held)


def _attached(kind: str, **payload: Any) -> list[dict[str, Any]]:
    return [{"type": kind, "payload": payload}]


def _file(kind: str) -> Any:
    def event(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
        media = said.file
        attached = _attached(kind, url=media.url, name=media.name, size=str(len(media.content)))
        return _message(said, kind, attachments=attached)

    return event


def _place(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    where = {"latitude": str(said.place[0]), "longitude": str(said.place[1])}
    return _message(said, "location", attachments=_attached("location", coordinates=where))


def _card(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    told = '{"phone":"84987654321","caption":"Piet Bakker"}'
    attached = _attached("link", description=told, url="https://zalo.me/1")
    return _message(said, "business_card", attachments=attached)


def _reacted(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    message = {"msg_id": said.about or f"cb31{said.before}", "react_icon": "/-strong"}
    now = int(time.time() * 1000)
    return _event("user_reacted_message", said.customer, now, message=message)


def _receipt(_sandbox: Sandbox, seen: Seen, state: str) -> dict[str, Any]:
    name = "user_seen_message" if state == "read" else "user_received_message"
    message = {"msg_ids": [seen.id]} if state == "read" else {"msg_id": seen.id}
    return _event(name, seen.to, int(time.time() * 1000), message=message)


STAND_IN = StandIn(
    connector="zalo",
    credentials={
        "app_secret": "sandbox-app-secret",
        "oa_secret": "sandbox-oa-secret",
        "access_token": "sandbox-access-token",
        "refresh_token": "sandbox-refresh-token",
    },
    settings=lambda s: {
        **s.credentials,
        "app_id": APP_ID,
        "api_base_url": s.url,
        "oauth_base_url": s.url,
    },
    authenticate=in_header("access_token", "access_token"),
    routes=[
        Route(method="POST", path="/v3.0/oa/message/cs", body=Send, seen=_seen, answer=_sent),
        Route(method="POST", path="/v2.0/oa/message", body=React, seen=_reaction, answer=_sent),
        Route(method="POST", path="/v2.0/oa/upload/{kind}", answer=_upload),
        Route(
            method="GET",
            path="/v2.0/oa/getoa",
            answer=lambda call: {**_no(0, "Success"), "data": {"oa_id": 1, "name": "Huis"}},
        ),
        Route(method="POST", path="/v4/oa/access_token", answer=_renew, authenticate=anyone),
    ],
    refusals={
        "invalid": (200, lambda why: _no(-201, why)),
        "unauthorised": (200, _no(-216, "Access token is invalid")),
        "rate_limited": (200, _no(-32, "Exceeds rate limit")),
        "fault": (502, b""),
        "window_closed": (200, _no(-230, "User has not interacted with the OA in the past 7 days")),
        "bad_recipient": (200, _no(-227, "User is banned or has been inactive")),
        "no_consent": (200, _no(-213, "User has not followed OA")),
        "blocked": (200, _no(-211, "Out of quota")),
        "too_large": (200, _no(-210, "Parameter exceeds the limit")),
    },
    deliver=_deliver,
    events={
        "text": lambda s, said: _message(said, "text", text=said.text),
        "image": _file("image"),
        "audio": _file("audio"),
        "voice": _file("voice"),
        "video": _file("video"),
        "sticker": _file("sticker"),
        "file": _file("file"),
        "location": _place,
        "contacts": _card,
        "reaction": _reacted,
        "unsupported": lambda s, said: _message(said, "hologram"),
    },
    receipts=_receipt,
    customer="6142494823000000001",
)
