"""LINE's Messaging API as its reference describes it (webhook events, push messages, retry keys)."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

import msgspec

from onethread.simulator.sandbox import (
    Answer,
    Call,
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
    serve,
)

_FIELDS: dict[str, set[str]] = {
    "text": {"text", "quoteToken", "quickReply"},
    "image": {"originalContentUrl", "previewImageUrl"},
    "location": {"title", "address", "latitude", "longitude"},
    "template": {"altText", "template"},
}


class Push(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A push message."""

    to: Annotated[str, msgspec.Meta(min_length=1)]
    messages: Annotated[list[dict[str, Any]], msgspec.Meta(min_length=1, max_length=5)]


def _seen(call: Call) -> list[Seen]:
    key = call.headers.get("x-line-retry-key", "")
    try:
        UUID(key)
    except ValueError as wrong:
        raise Refuse("invalid", "X-Line-Retry-Key is no UUID") from wrong
    shown = []
    for at, message in enumerate(call.body.messages):
        found = _bubble(message)
        found.to, found.uid = call.body.to, f"{key}/{at}"
        shown.append(found)
    return shown


def _bubble(message: dict[str, Any]) -> Seen:
    kind = message.get("type", "")
    unknown = set(message) - {"type"} - _FIELDS.get(kind, set())
    if kind not in _FIELDS or unknown:
        raise Refuse("invalid", f"a message of the type {kind!r} has no {sorted(unknown)}")
    if kind == "text":
        if not 1 <= len(message["text"]) <= 5000:
            raise Refuse("invalid", "text has 1 to 5000 characters")
        items = message.get("quickReply", {}).get("items", [])
        if len(items) > 13:
            raise Refuse("invalid", "at most 13 quick replies")
        labels = [_label(item["action"]) for item in items]
        quote = message.get("quoteToken", "")
        return Seen(to="", text=message["text"], buttons=labels, reply_to=quote)
    if kind == "image":
        links = [message["originalContentUrl"], message["previewImageUrl"]]
        if not all(link.startswith("http") for link in links):
            raise Refuse("invalid", "an image has two addresses")
        return Seen(to="", files=[SeenFile(kind="image", link=links[0])])
    if kind == "location":
        if not message["title"] or not message["address"]:
            raise Refuse("invalid", "title and address may not be empty")
        return Seen(to="", location=(message["latitude"], message["longitude"]))
    return _template(message)


def _template(message: dict[str, Any]) -> Seen:
    template = message["template"]
    if not 1 <= len(message["altText"]) <= 1500:
        raise Refuse("invalid", "altText may not be empty")
    if template["type"] == "buttons":
        if not 1 <= len(template["text"]) <= 160 or not 1 <= len(template["actions"]) <= 4:
            raise Refuse("invalid", "a buttons template has 160 characters and 1 to 4 actions")
        labels = [_label(action) for action in template["actions"]]
        return Seen(to="", text=template["text"], buttons=labels)
    columns = template["columns"]
    if template["type"] != "carousel" or not 1 <= len(columns) <= 10:
        raise Refuse("invalid", "a carousel has 1 to 10 columns")
    for column in columns:
        if not 1 <= len(column["text"]) <= 120 or len(column["actions"]) != 1:
            raise Refuse("invalid", "a column has 120 characters and its actions")
        _label(column["actions"][0])
    return Seen(to="", rows=[column["text"] for column in columns])


def _label(action: dict[str, Any]) -> str:
    if action["type"] != "postback" or not 1 <= len(action["label"]) <= 20:
        raise Refuse("invalid", "an action is a postback with a label of 20 characters")
    if not 1 <= len(action["data"]) <= 300 or len(action.get("displayText", "")) > 300:
        raise Refuse("invalid", "data has 1 to 300 characters")
    return str(action["label"])


def _sent(call: Call) -> Any:
    return {"sentMessages": [{"id": seen.id, "quoteToken": f"q{seen.id}"} for seen in call.seen]}


def _endpoint(call: Call) -> Any:
    if call.method == "PUT":
        call.sandbox.webhook_url = call.body["endpoint"]
        return {}
    return {"endpoint": call.sandbox.webhook_url or "", "active": True}


def _read(call: Call) -> Any:
    if not call.body.get("markAsReadToken"):
        raise Refuse("invalid", "markAsReadToken is missing")
    call.sandbox.read.append(call.body["markAsReadToken"])
    return Answer(body={})


def _wrap(events: list[Any]) -> dict[str, Any]:
    return {"destination": "U0", "events": events}


def _event(said: Said, kind: str = "message", **more: Any) -> dict[str, Any]:
    event = {
        "type": kind,
        "mode": "active",
        "timestamp": said.millis,
        "source": {"type": "user", "userId": said.customer},
        "webhookEventId": f"01FZ{said.n}",
        "deliveryContext": {"isRedelivery": False},
        **more,
    }
    return _wrap([event])


def _message(said: Said, kind: str, message_id: str = "", **more: Any) -> dict[str, Any]:
    named = {"id": message_id or f"44457{said.n}", "type": kind}
    tokens = {"quoteToken": f"q{said.n}", "markAsReadToken": f"r{said.n}"}
    return _event(said, message={**named, **tokens, **more})


def _sticker(sandbox: Sandbox, said: Said) -> dict[str, Any]:
    sandbox.state[f"sticker{said.n}"] = said.file.id
    return _message(said, "sticker", packageId="446", stickerId=str(said.n), keywords=["ok"])


def _picture(call: Call) -> Any:
    kept = call.sandbox.state.get(f"sticker{call.at['number']}", "")
    return serve(call.sandbox.media.get(kept))


def _file(kind: str) -> Any:
    def event(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
        more = {"fileName": said.file.name, "fileSize": len(said.file.content)}
        provider = {"contentProvider": {"type": "line"}}
        # The content is asked for by the message's id.
        extra = more if kind == "file" else provider
        return _message(said, kind, said.file.id, **extra)

    return event


STAND_IN = StandIn(
    connector="line",
    credentials={"channel_secret": "sandbox-channel-secret", "access_token": "sandbox-token"},
    settings=lambda s: {
        **s.credentials,
        "api_base_url": s.url,
        "data_base_url": s.url,
        "sticker_base_url": f"{s.url}/stickers",
    },
    authenticate=bearer("access_token"),
    routes=[
        Route(method="POST", path="/v2/bot/message/push", body=Push, seen=_seen, answer=_sent),
        Route(
            method="GET",
            path="/v2/bot/message/{id}/content",
            answer=lambda call: serve(call.sandbox.media.get(call.at["id"])),
        ),
        Route(
            method="GET",
            path="/stickers/{number}/android/sticker.png",
            answer=_picture,
            authenticate=anyone,
        ),
        Route(method="POST", path="/v2/bot/chat/markAsRead", answer=_read),
        Route(
            method="GET",
            path="/v2/bot/info",
            answer=lambda call: {"displayName": "Huis en Water", "basicId": "@huis"},
        ),
        Route(method="GET", path="/v2/bot/channel/webhook/endpoint", answer=_endpoint),
        Route(method="PUT", path="/v2/bot/channel/webhook/endpoint", answer=_endpoint),
    ],
    refusals={
        "invalid": (400, lambda why: {"message": why}),
        "unauthorised": (401, {"message": "Authentication failed."}),
        "rate_limited": (429, {"message": "The API rate limit has been exceeded."}),
        "fault": (500, {"message": "Internal server error"}),
        "bad_recipient": (400, {"message": "The property, 'to', in the request body is invalid"}),
        "blocked": (429, {"message": "You have reached your monthly limit."}),
    },
    deliver=json_signed("X-Line-Signature", "channel_secret", encoding="base64"),
    events={
        "text": lambda s, said: _message(said, "text", text=said.text),
        "image": _file("image"),
        "audio": _file("audio"),
        "video": _file("video"),
        "file": _file("file"),
        "sticker": _sticker,
        "location": lambda s, said: _message(
            said,
            "location",
            title="Kantoor",
            address="Kade 12",
            latitude=said.place[0],
            longitude=said.place[1],
        ),
        "buttons": lambda s, said: _event(
            said, "postback", postback={"data": f"{said.button[0]}\n{said.button[1]}"}
        ),
        "deletion": lambda s, said: _event(
            said, "unsend", unsend={"messageId": f"44457{said.before}"}
        ),
        "unsupported": lambda s, said: _message(said, "hologram"),
    },
    batch=lambda payloads: _wrap([event for p in payloads for event in p["events"]]),
    customer="U206d25c2ea6bd87c17655609a1c37cb8",
    new_id=lambda n: f"46123096684206{n}",
)
