"""Apple's gateway for Messaging Service Providers as its documentation describes it, files sealed."""

from __future__ import annotations

import base64
import gzip
import time
from hashlib import sha1
from typing import Annotated, Any, Literal

import jwt
import msgspec
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

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
)

BUSINESS = "urn:biz:22222222-dddd-4444-bbbb-777777777777"
MSP = "sandbox-msp"
_SECRET = b"0123456789abcdef0123456789abcdef"
_PLACE = "￼"


class Message(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A message."""

    v: Literal[1]
    id: Annotated[str, msgspec.Meta(pattern="^[0-9a-f-]{36}$")]
    source_id: str = msgspec.field(name="sourceId")
    destination_id: Annotated[str, msgspec.Meta(min_length=1)] = msgspec.field(name="destinationId")
    type: Literal["text", "interactive"]
    body: Annotated[str, msgspec.Meta(max_length=10_100)] = ""
    attachments: list[dict[str, str]] = []
    data: dict[str, Any] = msgspec.field(name="interactiveData", default_factory=dict)


def _allowed(call: Call) -> bool:
    if call.sandbox.behaviour.expired_token:
        return False
    token = call.headers.get("authorization", "").removeprefix("Bearer ")
    try:
        claims = jwt.decode(token, _SECRET, algorithms=["HS256"])
    except jwt.PyJWTError:
        return False
    return claims.get("iss") == MSP and call.headers.get("source-id") == BUSINESS


def _sealer(key: str) -> Any:
    secret = bytes.fromhex(key)[1:]
    return Cipher(algorithms.AES(secret), modes.CTR(bytes(16))).encryptor()


def _seen(call: Call) -> Seen:
    body: Message = call.body
    if body.source_id != BUSINESS or call.headers.get("id") != body.id:
        raise Refuse("invalid", "sourceId or id is not that of the headers")
    if call.headers.get("destination-id") != body.destination_id:
        raise Refuse("invalid", "destinationId is not that of the headers")
    found = Seen(to=body.destination_id, id=body.id, uid=body.id)
    if body.type == "interactive":
        return _picker(found, body.data)
    if body.body.count(_PLACE) != len(body.attachments):
        raise Refuse("invalid", "each attachment has its place in the text")
    for attachment in body.attachments:
        media = call.sandbox.media.get(attachment["owner"])
        if media is None or attachment["signature-base64"] != _checksum(media.content):
            raise Refuse("invalid", "an attachment was not uploaded, or is another")
        opened = _sealer(attachment["key"]).update(media.content)
        if str(len(opened)) != attachment["size"]:
            raise Refuse("invalid", "an attachment has another size")
        family = attachment["mimeType"].partition("/")[0]
        kind = family if family in ("image", "audio", "video") else "file"
        found.files.append(SeenFile(kind=kind, name=attachment["name"], size_bytes=len(opened)))
    found.text = body.body.replace(_PLACE, "")
    if not found.text and not found.files:
        raise Refuse("invalid", "the body is empty")
    return found


def _picker(found: Seen, data: dict[str, Any]) -> Seen:
    held = data.get("data", {})
    if not data.get("bid") or not held.get("requestIdentifier"):
        raise Refuse("invalid", "bid or requestIdentifier is missing")
    if quick := held.get("quick-reply"):
        labels = [item["title"] for item in quick["items"]]
        if not 2 <= len(labels) <= 5 or any(len(label) > 24 for label in labels):
            raise Refuse("invalid", "two to five quick replies of 24 characters")
        found.text, found.buttons = quick["summaryText"], labels
        return found
    sections = held.get("listPicker", {}).get("sections", [])
    items = [item for section in sections for item in section["items"]]
    if not items or not data.get("receivedMessage") or not data.get("replyMessage"):
        raise Refuse("invalid", "a list picker has items and two messages")
    found.text = data["receivedMessage"]["title"]
    found.rows = [item["title"] for item in items]
    found.buttons = list(found.rows)
    return found


def _checksum(content: bytes) -> str:
    return base64.b64encode(b"\x81" + sha1(content, usedforsecurity=False).digest()).decode()


def _pre_upload(call: Call) -> Any:
    if not call.headers.get("size", "").isdigit():
        raise Refuse("invalid", "size is missing")
    kept = call.sandbox.keep_media(b"", "application/octet-stream")
    url = f"{call.sandbox.url}/upload/{kept.id}"
    return {"upload-url": url, "mmcs-url": kept.url, "mmcs-owner": kept.id}


def _upload(call: Call) -> Any:
    call.sandbox.media[call.at["id"]].content = call.raw
    return {"singleFile": {"fileChecksum": _checksum(call.raw)}}


def _pre_download(call: Call) -> Any:
    media = call.sandbox.media.get(call.headers.get("owner", ""))
    if media is None or call.headers.get("url") != media.url:
        raise Refuse("invalid", "there is no such file")
    if call.headers.get("signature") != _checksum(media.content):
        raise Refuse("invalid", "the signature is another file's")
    return {"download-url": media.url}


def _deliver(_sandbox: Sandbox, payload: Any) -> Delivery:
    token = jwt.encode({"aud": MSP, "iat": int(time.time())}, _SECRET, algorithm="HS256")
    return Delivery(
        body=gzip.compress(msgspec.json.encode(payload)),
        headers={
            "Content-Type": "application/json",
            "Content-Encoding": "gzip",
            "Authorization": f"Bearer {token}",
            "id": payload["id"],
            "Source-Id": payload["sourceId"],
            "Destination-Id": BUSINESS,
        },
    )


def _message(said: Said, kind: str = "text", **more: Any) -> dict[str, Any]:
    return {
        "v": 1,
        "id": f"5f8ba5c2-0000-4000-8000-{said.n:012d}",
        "type": kind,
        "sourceId": said.customer,
        "destinationId": BUSINESS,
        "locale": "nl_NL",
        **more,
    }


def _file(sandbox: Sandbox, said: Said) -> dict[str, Any]:
    key = "00" + "11" * 32
    sealed = sandbox.keep_media(_sealer(key).update(said.file.content), "application/octet-stream")
    attachment = {
        "name": said.file.name,
        "mimeType": said.file.media_type,
        "size": str(len(said.file.content)),
        "signature": base64.b64decode(_checksum(sealed.content)).hex(),
        "url": sealed.url,
        "owner": sealed.id,
        "key": key,
    }
    return _message(said, body=_PLACE, attachments=[attachment])


def _pressed(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    items = [{"identifier": said.button[0], "title": said.button[1]}]
    data = {"quick-reply": {"items": items, "selectedIndex": 0}}
    return _message(said, "interactive", interactiveData={"data": data})


STAND_IN = StandIn(
    connector="apple_messages",
    credentials={"msp_secret": base64.b64encode(_SECRET).decode()},
    settings=lambda s: {
        **s.credentials,
        "business_id": BUSINESS,
        "msp_id": MSP,
        "api_base_url": s.url,
    },
    authenticate=_allowed,
    routes=[
        Route(method="POST", path="/message", body=Message, seen=_seen, answer=lambda call: b""),
        Route(method="GET", path="/preUpload", answer=_pre_upload),
        Route(method="POST", path="/upload/{id}", answer=_upload, authenticate=anyone),
        Route(method="GET", path="/preDownload", answer=_pre_download),
    ],
    refusals={
        "invalid": (400, lambda why: {"message": why}),
        "unauthorised": (401, b""),
        "rate_limited": (429, b""),
        "fault": (500, b""),
        "bad_recipient": (404, {"message": "the conversation is closed"}),
        "blocked": (403, b""),
        "too_large": (413, b""),
    },
    deliver=_deliver,
    events={
        "text": lambda s, said: _message(said, body=said.text),
        "image": _file,
        "audio": _file,
        "video": _file,
        "file": _file,
        "buttons": _pressed,
        "typing": lambda s, said: _message(said, "typing_start"),
        "unsupported": lambda s, said: _message(said, "hologram"),
    },
    customer="urn:mbid:AQAAY5jsandbox",
)
