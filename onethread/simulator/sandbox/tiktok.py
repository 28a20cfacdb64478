"""TikTok's Business Messaging as TikTok API for Business describes it (messages, media, webhooks, tokens)."""

from __future__ import annotations

import hmac
import time
from typing import Annotated, Any, Literal

import msgspec

from onethread.simulator.sandbox import (
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

BUSINESS = "_000sandboxbusiness"
_API = "/open_api/v1.3"


class Send(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A message."""

    business_id: Literal["_000sandboxbusiness"]
    recipient_type: Literal["CONVERSATION"]
    recipient: Annotated[str, msgspec.Meta(pattern="^conv-")]
    message_type: Literal["TEXT", "IMAGE"]
    text: dict[Literal["body"], str] | None = None
    image: dict[Literal["media_id"], str] | None = None
    referenced_message_info: dict[Literal["referenced_message_id"], str] | None = None


def _answer(code: int, told: str, **data: Any) -> dict[str, Any]:
    return {"code": code, "message": told, "request_id": "r", "data": data}


def _seen(call: Call) -> Seen:
    body: Send = call.body
    quote = (body.referenced_message_info or {}).get("referenced_message_id", "")
    to = body.recipient.removeprefix("conv-")
    if body.message_type == "TEXT":
        text = (body.text or {}).get("body", "")
        if not 1 <= len(text) <= 6000 or body.image:
            raise Refuse("invalid", "text.body has 1 to 6000 characters")
        return Seen(to=to, text=text, reply_to=quote)
    media = call.sandbox.media.get((body.image or {}).get("media_id", ""))
    if media is None or body.text:
        raise Refuse("invalid", "image.media_id does not exist")
    file = SeenFile(kind="image", name=media.name, size_bytes=len(media.content))
    return Seen(to=to, files=[file], reply_to=quote)


def _upload(call: Call) -> Any:
    if call.form.get("business_id") != BUSINESS or call.form.get("media_type") != "IMAGE":
        raise Refuse("invalid", "business_id or media_type is wrong")
    if call.upload.field != "file" or len(call.upload.content) > 3 << 20:
        raise Refuse("invalid", "the image is over 3 MB")
    kept = call.sandbox.keep_media(call.upload.content, call.upload.media_type, call.upload.name)
    return _answer(0, "OK", media_id=kept.id)


def _download(call: Call) -> Any:
    body = call.body if isinstance(call.body, dict) else {}
    media = call.sandbox.media.get(str(body.get("media_id")))
    if media is None or not body.get("conversation_id") or not body.get("message_id"):
        raise Refuse("invalid", "there is no such media")
    return _answer(0, "OK", download_url=media.url)


def _renew(call: Call) -> Any:
    held = call.sandbox.credentials
    if call.body.get("refresh_token") != held["refresh_token"]:
        return _answer(40105, "Refresh token is invalid")
    return _answer(0, "OK", access_token="a2", refresh_token="r2", expires_in=86400)  # noqa: S106


def _webhook(call: Call) -> Any:
    body = call.body
    if body.get("secret") != call.sandbox.credentials["app_secret"]:
        return _answer(40105, "secret is wrong")
    if body.get("event_type") != "DIRECT_MESSAGE":
        return _answer(40002, "event_type: Invalid value")
    call.sandbox.webhook_url = body["callback_url"]
    return _answer(0, "OK")


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    body, now = msgspec.json.encode(payload), int(time.time())
    secret = sandbox.credentials["app_secret"].encode()
    signed = hmac.digest(secret, f"{now}.".encode() + body, "sha256").hex()
    headers = {"Content-Type": "application/json", "TikTok-Signature": f"t={now},s={signed}"}
    return Delivery(body=body, headers=headers)


def _event(name: str, seconds: int, content: dict[str, Any]) -> dict[str, Any]:
    return {
        "client_key": "app",
        "event": name,
        "create_time": seconds,
        "user_openid": BUSINESS,
        "content": msgspec.json.encode(content).decode(),
    }


def _message(said: Said, kind: str, **more: Any) -> dict[str, Any]:
    content = {
        "conversation_id": f"conv-{said.customer}",
        "message_id": f"msg-{said.n}",
        "timestamp": said.millis,
        "type": kind,
        "from": said.name,
        "from_user": {"id": said.customer, "display_name": said.name},
        "to_user": {"id": BUSINESS},
        **more,
    }
    return _event("im_receive_msg", said.seconds, content)


def _file(kind: str) -> Any:
    def event(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
        return _message(said, kind, **{kind: {"media_id": said.file.id}})

    return event


def _receipt(_sandbox: Sandbox, seen: Seen, _state: str) -> dict[str, Any]:
    now = int(time.time())
    content = {
        "conversation_id": f"conv-{seen.to}",
        "from_user": {"id": seen.to},
        "to_user": {"id": BUSINESS},
        "read": {"last_read_timestamp": now * 1000},
    }
    return _event("im_mark_read_msg", now, content)


STAND_IN = StandIn(
    connector="tiktok",
    credentials={
        "app_secret": "sandbox-app-secret",
        "access_token": "sandbox-access-token",
        "refresh_token": "sandbox-refresh-token",
    },
    settings=lambda s: {
        **s.credentials,
        "business_id": BUSINESS,
        "app_id": "app",
        "api_base_url": s.url,
    },
    authenticate=in_header("Access-Token", "access_token"),
    routes=[
        Route(
            method="POST",
            path=f"{_API}/business/message/send/",
            body=Send,
            seen=_seen,
            answer=lambda call: _answer(0, "OK", message={"message_id": call.id}),
        ),
        Route(method="POST", path=f"{_API}/business/message/media/upload/", answer=_upload),
        Route(method="POST", path=f"{_API}/business/message/media/download/", answer=_download),
        Route(
            method="GET",
            path=f"{_API}/business/get/",
            answer=lambda call: _answer(0, "OK", username="huisenwater"),
        ),
        Route(
            method="POST",
            path=f"{_API}/tt_user/oauth2/refresh_token/",
            answer=_renew,
            authenticate=anyone,
        ),
        Route(
            method="POST",
            path=f"{_API}/business/webhook/update/",
            answer=_webhook,
            authenticate=anyone,
        ),
    ],
    refusals={
        "invalid": (200, lambda why: _answer(40002, why)),
        "unauthorised": (200, _answer(40105, "Access token is incorrect or has been revoked.")),
        "rate_limited": (200, _answer(40100, "Too many requests")),
        "fault": (200, _answer(50000, "System error")),
        "window_closed": (200, _answer(40002, "You can only reply within 48 hours")),
        "blocked": (200, _answer(40002, "The user's privacy settings do not permit it")),
    },
    deliver=_deliver,
    events={
        "text": lambda s, said: _message(said, "text", text={"body": said.text}),
        "image": _file("image"),
        "video": _file("video"),
        "unsupported": lambda s, said: _message(said, "sticker"),
    },
    receipts=_receipt,
    customer="tt-user-1",
)
