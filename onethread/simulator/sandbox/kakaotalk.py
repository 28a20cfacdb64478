"""KakaoTalk consultations as the partner HappyTalk's documentation describes them (Kakao webhook v3)."""

from __future__ import annotations

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
    in_header,
    same,
)

PROFILE = "4c9591f37822ae1ed5b781582af08b1e2d922cea"
_API = "/kakaoWebhook/v3/bzc"


class Send(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A message."""

    user_key: Annotated[str, msgspec.Meta(min_length=1, max_length=20)]
    sender_key: Literal["4c9591f37822ae1ed5b781582af08b1e2d922cea"]
    serial_number: Annotated[str, msgspec.Meta(min_length=1, max_length=30)]
    chat_bubble_type: Literal["TEXT", "IMAGE", "FILE"]
    message: Annotated[str, msgspec.Meta(max_length=1000)] = ""
    attachment: dict[str, Any] = {}


def _no(code: str, told: str) -> dict[str, str]:
    return {"code": code, "message": told}


def _seen(call: Call) -> Seen:
    body: Send = call.body
    if body.user_key == "connection-test":
        raise Refuse("window_closed")
    buttons = [button["name"] for button in body.attachment.get("buttons", [])]
    if len(buttons) > 5 or any(not 1 <= len(name) <= 14 for name in buttons):
        raise Refuse("invalid", "at most five buttons of 14 characters")
    if buttons and call.at["style"] != "rich":
        raise Refuse("invalid", "buttons need a rich message")
    files = []
    if body.chat_bubble_type != "TEXT":
        named = body.attachment.get("image") or body.attachment.get("file") or {}
        link = named.get("img_url") or named.get("file_url", "")
        media = next((m for m in call.sandbox.media.values() if m.url == link), None)
        if media is None:
            raise Refuse("invalid", "only files that were uploaded can be sent")
        family = media.media_type.partition("/")[0]
        kind = family if family in ("image", "audio", "video") else "file"
        files = [SeenFile(kind=kind, name=media.name, size_bytes=len(media.content))]
    elif not body.message:
        raise Refuse("invalid", "message is missing")
    return Seen(
        to=body.user_key,
        id=body.serial_number,
        uid=body.serial_number,
        text=body.message,
        files=files,
        buttons=buttons,
        rows=buttons,
    )


def _upload(call: Call) -> Any:
    if call.upload.field != call.at["kind"] or call.form.get("sender_key") != PROFILE:
        raise Refuse("invalid", "sender_key or the file is missing")
    kept = call.sandbox.keep_media(call.upload.content, call.upload.media_type, call.upload.name)
    return {"code": "0000", call.at["kind"]: kept.url, "name": kept.name}


def _allowed(call: Call) -> bool:
    held = call.sandbox.credentials
    return same(call.headers.get("ht-client-id"), held["client_id"]) and in_header(
        "HT-Client-Secret", "client_secret"
    )(call)


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    return Delivery(
        body=msgspec.json.encode(payload),
        headers={"Content-Type": "application/json"},
        query={"token": sandbox.credentials["webhook_token"]},
    )


def _message(said: Said, kind: str, **more: Any) -> dict[str, Any]:
    return {
        "user_key": said.customer,
        "session_id": "163755146",
        "sender_key": PROFILE,
        "app_user_id": None,
        "time": said.millis,
        "serial_number": f"20260102{said.n}",
        "type": kind,
        **more,
    }


def _file(kind: str) -> Any:
    def event(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
        file = said.file
        held = {"url": file.url, "name": file.name, "size": len(file.content)}
        return _message(said, kind, contents=[held])

    return event


STAND_IN = StandIn(
    connector="kakaotalk",
    credentials={
        "client_id": "sandbox-client",
        "client_secret": "sandbox-client-secret",
        "webhook_token": "sandbox-webhook-token",
    },
    settings=lambda s: {**s.credentials, "sender_profile": PROFILE, "api_base_url": s.url},
    authenticate=_allowed,
    routes=[
        Route(
            method="POST",
            path=f"{_API}/chat/send/{{style}}",
            body=Send,
            seen=_seen,
            answer=lambda call: {"code": "0000"},
        ),
        Route(method="POST", path=f"{_API}/{{kind}}/upload", answer=_upload),
    ],
    refusals={
        "invalid": (200, lambda why: _no("-501", f"InvalidParameter: {why}")),
        "unauthorised": (401, _no("-401", "InvalidClientException")),
        "rate_limited": (429, b""),
        "fault": (503, b""),
        "window_closed": (200, _no("-504", "NoSessionException")),
        "blocked": (200, _no("-506", "BlockedUserException")),
        "bad_recipient": (200, _no("-502", "NoSuchUser user_key")),
        "too_large": (200, _no("-505", "InvalidImageSizeException")),
    },
    deliver=_deliver,
    events={
        "text": lambda s, said: _message(said, "text", content=said.text),
        "image": _file("photo"),
        "audio": _file("audio"),
        "voice": _file("voice"),
        "video": _file("video"),
        "file": _file("file"),
        "unsupported": lambda s, said: _message(said, "hologram"),
    },
    customer="Xj1bW5wlE5SR",
)
