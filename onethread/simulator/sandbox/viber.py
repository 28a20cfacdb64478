"""Viber's bot API as its documentation describes it (developers.viber.com, REST bot API)."""

from __future__ import annotations

import time
from typing import Annotated, Any, Literal

import msgspec

from onethread.simulator.sandbox import (
    Call,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    SeenFile,
    StandIn,
    in_header,
    json_signed,
)

_FILES = {"picture": "image", "video": "video", "file": "file"}


class Send(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A message."""

    receiver: Annotated[str, msgspec.Meta(min_length=1)]
    min_api_version: Annotated[int, msgspec.Meta(ge=1, le=8)]
    sender: dict[Literal["name", "avatar"], str]
    type: Literal["text", "picture", "video", "file", "location", "contact", "url", "sticker"]
    tracking_data: Annotated[str, msgspec.Meta(max_length=4096)] = ""
    text: Annotated[str, msgspec.Meta(max_length=7000)] | None = None
    media: Annotated[str, msgspec.Meta(pattern="^https?://")] | None = None
    size: Annotated[int, msgspec.Meta(ge=1, le=52_428_800)] | None = None
    file_name: Annotated[str, msgspec.Meta(max_length=256)] | None = None
    location: dict[Literal["lat", "lon"], float] | None = None
    contact: dict[Literal["name", "phone_number"], str] | None = None
    keyboard: dict[str, Any] | None = None


def _no(status: int, told: str) -> dict[str, Any]:
    return {"status": status, "status_message": told}


def _seen(call: Call) -> Seen:
    body: Send = call.body
    if not 1 <= len(body.sender.get("name", "")) <= 28:
        raise Refuse("invalid", "sender.name has 1 to 28 characters")
    buttons = []
    for button in (body.keyboard or {}).get("Buttons", []):
        if button["ActionType"] != "reply" or not button["ActionBody"] or not button["Text"]:
            raise Refuse("invalid", "a button has an ActionBody and a Text")
        buttons.append(button["Text"])
    if buttons and body.min_api_version < 3:
        raise Refuse("invalid", "keyboards need min_api_version 3")
    files = []
    if body.type in _FILES:
        if not body.media or (body.type != "picture" and not body.size):
            raise Refuse("invalid", "media or size is missing")
        if body.type == "picture" and (body.text is None or len(body.text) > 768):
            raise Refuse("invalid", "a picture has a text of at most 768 characters")
        files = [SeenFile(kind=_FILES[body.type], name=body.file_name or "", link=body.media)]
    elif body.type == "text" and not body.text:
        raise Refuse("invalid", "text is missing")
    place = body.location
    return Seen(
        to=body.receiver,
        text=body.text or "",
        files=files,
        buttons=buttons,
        rows=buttons,
        location=(place["lat"], place["lon"]) if place else None,
        contacts=[body.contact["name"]] if body.contact else [],
    )


def _webhook(call: Call) -> Any:
    if not str(call.body.get("url", "")).startswith("https://"):
        return _no(1, "invalidUrl")
    call.sandbox.webhook_url = call.body["url"]
    return {**_no(0, "ok"), "event_types": call.body.get("event_types", [])}


def _account(call: Call) -> Any:
    return {**_no(0, "ok"), "name": "Huis en Water", "webhook": call.sandbox.webhook_url or ""}


def _event(said: Said, **message: Any) -> dict[str, Any]:
    return {
        "event": "message",
        "timestamp": said.millis,
        "message_token": 4_912_661_846_655_238_000 + said.n,
        "sender": {"id": said.customer, "name": said.name, "language": "nl", "country": "NL"},
        "message": message,
    }


def _file(kind: str) -> Any:
    def event(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
        file = said.file
        return _event(said, type=kind, media=file.url, file_name=file.name, size=len(file.content))

    return event


def _pressed(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    chosen, label = said.button
    tracking = msgspec.json.encode({"buttons": {label: chosen}}).decode()
    return _event(said, type="text", text=label, tracking_data=tracking)


def _receipt(_sandbox: Sandbox, seen: Seen, state: str) -> dict[str, Any]:
    return {
        "event": {"read": "seen"}.get(state, state),
        "timestamp": int(time.time() * 1000),
        "message_token": int(seen.id),
        "user_id": seen.to,
        "desc": "failure description",
    }


STAND_IN = StandIn(
    connector="viber",
    credentials={"auth_token": "44dafb7e0f40021e-sandbox"},
    settings=lambda s: {**s.credentials, "sender_name": "Huis en Water", "api_base_url": s.url},
    authenticate=in_header("X-Viber-Auth-Token", "auth_token"),
    routes=[
        Route(
            method="POST",
            path="/send_message",
            body=Send,
            seen=_seen,
            answer=lambda call: {**_no(0, "ok"), "message_token": int(call.id)},
        ),
        Route(method="POST", path="/set_webhook", answer=_webhook),
        Route(method="POST", path="/get_account_info", answer=_account),
    ],
    refusals={
        "invalid": (200, lambda why: _no(3, f"badData: {why}")),
        "unauthorised": (200, _no(2, "invalidAuthToken")),
        "rate_limited": (200, _no(12, "tooManyRequests")),
        "fault": (503, b""),
        "bad_recipient": (200, _no(5, "receiverNotRegistered")),
        "no_consent": (200, _no(6, "receiverNotSubscribed")),
        "blocked": (200, _no(7, "publicAccountBlocked")),
    },
    deliver=json_signed("X-Viber-Content-Signature", "auth_token"),
    events={
        "text": lambda s, said: _event(said, type="text", text=said.text),
        "image": _file("picture"),
        "video": _file("video"),
        "sticker": _file("sticker"),
        "file": _file("file"),
        "location": lambda s, said: _event(
            said, type="location", location={"lat": said.place[0], "lon": said.place[1]}
        ),
        "contacts": lambda s, said: _event(
            said, type="contact", contact={"name": "Piet", "phone_number": "+31687654321"}
        ),
        "buttons": _pressed,
        "unsupported": lambda s, said: _event(said, type="hologram"),
    },
    receipts=_receipt,
    customer="01234567890A=",
    new_id=lambda n: str(5_741_311_803_571_721_000 + n),
)
