"""WeChat's Official Account platform as its documentation describes it, in safe mode (encrypted)."""

from __future__ import annotations

import base64
import secrets
import time
from hashlib import sha1
from typing import Annotated, Any, Literal
from xml.sax.saxutils import escape

import msgspec
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from onethread.simulator.sandbox import (
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
    serve,
)

APP_ID = "wx49f0ab532d5d035a"
_AES_KEY = "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR"
_UPLOADS = {"image": 10 << 20, "voice": 2 << 20, "video": 10 << 20}


class Send(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A customer service message."""

    touser: Annotated[str, msgspec.Meta(min_length=1)]
    msgtype: Literal["text", "image", "voice", "video", "msgmenu"]
    text: dict[Literal["content"], str] | None = None
    image: dict[Literal["media_id"], str] | None = None
    voice: dict[Literal["media_id"], str] | None = None
    video: dict[Literal["media_id", "title", "description"], str] | None = None
    msgmenu: dict[str, Any] | None = None


def _no(code: int, told: str) -> dict[str, Any]:
    return {"errcode": code, "errmsg": told}


def _allowed(call: Call) -> bool:
    return call.query.get("access_token", "") in call.sandbox.tokens


def _token(call: Call) -> Any:
    held = call.sandbox.credentials
    asked = call.body if isinstance(call.body, dict) else {}
    if call.sandbox.behaviour.expired_token or asked.get("secret") != held["app_secret"]:
        return _no(40125, "invalid appsecret")
    if asked.get("appid") != APP_ID or asked.get("grant_type") != "client_credential":
        return _no(40013, "invalid appid")
    return {"access_token": call.sandbox.new_token(), "expires_in": 7200}


def _seen(call: Call) -> Seen:
    body: Send = call.body
    if body.msgtype == "text":
        content = (body.text or {}).get("content", "")
        if not 1 <= len(content.encode()) <= 2048:
            raise Refuse("too_large", "content size out of limit")
        return Seen(to=body.touser, text=content)
    if body.msgtype == "msgmenu":
        menu = body.msgmenu or {}
        labels = [item["content"] for item in menu.get("list", [])]
        if not labels or not all(item["id"] for item in menu["list"]):
            raise Refuse("invalid", "a menu has a list of ids and contents")
        return Seen(to=body.touser, text=menu["head_content"], buttons=labels, rows=labels)
    held = getattr(body, body.msgtype) or {}
    media = call.sandbox.media.get(held.get("media_id", ""))
    if media is None:
        raise Refuse("invalid", "invalid media_id")
    kind = {"voice": "audio"}.get(body.msgtype, body.msgtype)
    file = SeenFile(kind=kind, name=media.name, size_bytes=len(media.content))
    return Seen(to=body.touser, files=[file])


def _upload(call: Call) -> Any:
    kind = call.query.get("type", "")
    if call.upload.field != "media" or len(call.upload.content) > _UPLOADS.get(kind, 0):
        raise Refuse("unsupported", "invalid media type or size")
    kept = call.sandbox.keep_media(call.upload.content, call.upload.media_type, call.upload.name)
    return {"type": kind, "media_id": kept.id, "created_at": int(time.time())}


def _signed(*parts: str) -> str:
    return sha1("".join(sorted(parts)).encode(), usedforsecurity=False).hexdigest()


def _sealed(xml: str) -> str:
    key = base64.b64decode(_AES_KEY + "=")
    body = xml.encode()
    plain = secrets.token_bytes(16) + len(body).to_bytes(4, "big") + body + APP_ID.encode()
    pad = 32 - len(plain) % 32
    sealer = Cipher(algorithms.AES(key), modes.CBC(key[:16])).encryptor()
    return base64.b64encode(sealer.update(plain + bytes([pad]) * pad) + sealer.finalize()).decode()


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    token, now = sandbox.credentials["token"], str(int(time.time()))
    fields = "".join(f"<{name}>{escape(str(value))}</{name}>" for name, value in payload.items())
    sealed = _sealed(f"<xml>{fields}</xml>")
    body = f"<xml><ToUserName>gh_1</ToUserName><Encrypt><![CDATA[{sealed}]]></Encrypt></xml>"
    query = {
        "timestamp": now,
        "nonce": "437374425",
        "signature": _signed(token, now, "437374425"),
        "msg_signature": _signed(token, now, "437374425", sealed),
        "encrypt_type": "aes",
    }
    return Delivery(body=body.encode(), headers={"Content-Type": "text/xml"}, query=query)


def _challenge(sandbox: Sandbox) -> Challenge:
    token, now = sandbox.credentials["token"], str(int(time.time()))
    signature = _signed(token, now, "n")
    query = {"timestamp": now, "nonce": "n", "signature": signature, "echostr": "59341"}
    return Challenge(delivery=Delivery(method="GET", body=b"", query=query), expected=b"59341")


def _message(said: Said, kind: str, **more: Any) -> dict[str, Any]:
    return {
        "ToUserName": "gh_1",
        "FromUserName": said.customer,
        "CreateTime": said.seconds,
        "MsgType": kind,
        **more,
        "MsgId": 23_456_789_012_345_000 + said.n,
    }


def _file(kind: str) -> Any:
    def event(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
        picture = {"PicUrl": said.file.url} if kind == "image" else {}
        return _message(said, kind, **picture, MediaId=said.file.id)

    return event


STAND_IN = StandIn(
    connector="wechat",
    credentials={
        "app_secret": "sandbox-app-secret",
        "token": "sandboxtoken",
        "encoding_aes_key": _AES_KEY,
    },
    settings=lambda s: {**s.credentials, "app_id": APP_ID, "api_base_url": s.url},
    authenticate=_allowed,
    routes=[
        Route(method="POST", path="/cgi-bin/stable_token", answer=_token, authenticate=anyone),
        Route(
            method="POST",
            path="/cgi-bin/message/custom/send",
            body=Send,
            seen=_seen,
            answer=lambda call: _no(0, "ok"),
        ),
        Route(method="POST", path="/cgi-bin/media/upload", answer=_upload),
        Route(
            method="GET",
            path="/cgi-bin/media/get",
            answer=lambda call: serve(call.sandbox.media.get(call.query.get("media_id", ""))),
        ),
        Route(
            method="GET",
            path="/cgi-bin/getcallbackip",
            answer=lambda call: {"ip_list": ["127.0.0.1"]},
        ),
    ],
    refusals={
        "invalid": (200, lambda why: _no(40008, why)),
        "unauthorised": (200, _no(40001, "invalid credential, access_token is invalid")),
        "rate_limited": (200, _no(45009, "reach max api daily quota limit")),
        "fault": (502, b""),
        "window_closed": (200, _no(45015, "response out of time limit")),
        "bad_recipient": (200, _no(40003, "invalid openid")),
        "blocked": (200, _no(48002, "the user refused messages")),
        "no_consent": (200, _no(43004, "require subscribe")),
        "too_large": (200, _no(45002, "content size out of limit")),
        "unsupported": (200, _no(40004, "invalid media type")),
    },
    deliver=_deliver,
    challenge=_challenge,
    events={
        "text": lambda s, said: _message(said, "text", Content=said.text),
        "image": _file("image"),
        "voice": _file("voice"),
        "video": _file("video"),
        "location": lambda s, said: _message(
            said,
            "location",
            Location_X=said.place[0],
            Location_Y=said.place[1],
            Scale=20,
            Label="Kade 12",
        ),
        "buttons": lambda s, said: _message(
            said, "text", Content=said.button[1], bizmsgmenuid=said.button[0]
        ),
        "unsupported": lambda s, said: _message(said, "hologram"),
    },
    customer="oVaVL5WbYq2xN0nXl8T3p4f6s7uA",
)
