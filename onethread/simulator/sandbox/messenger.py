"""Messenger as the Messenger Platform's documentation describes it (Send API, Webhook Events Reference)."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from onethread.simulator.sandbox import Route, Said, Sandbox, Seen, StandIn, bearer
from onethread.simulator.sandbox import _meta as meta

PAGE = "107741234567890"


def _hook(said: Said, **event: Any) -> dict[str, Any]:
    base = {"sender": {"id": said.customer}, "recipient": {"id": PAGE}, "timestamp": said.millis}
    return _wrap([{**base, **event}])


def _wrap(events: Sequence[Any]) -> dict[str, Any]:
    entry = {"id": PAGE, "time": int(time.time() * 1000), "messaging": list(events)}
    return {"object": "page", "entry": [entry]}


def _message(said: Said, **more: Any) -> dict[str, Any]:
    return _hook(said, message={"mid": f"m_{said.n}", **more})


def _file(kind: str) -> Any:
    def event(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
        payload: dict[str, Any] = {"url": said.file.url}
        if kind == "sticker":
            payload["sticker_id"] = 369239263222822
        shown = {"sticker": "image"}.get(kind, kind)
        return _message(said, attachments=[{"type": shown, "payload": payload}])

    return event


def _place(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    where = {"lat": said.place[0], "long": said.place[1]}
    payload = {"coordinates": where}
    return _message(said, attachments=[{"type": "location", "payload": payload}])


def _receipt(_sandbox: Sandbox, seen: Seen, state: str) -> dict[str, Any]:
    watermark = int(time.time() * 1000)
    base = {"sender": {"id": seen.to}, "recipient": {"id": PAGE}, "timestamp": watermark}
    if state == "read":
        return _wrap([{**base, "read": {"watermark": watermark}}])
    return _wrap([{**base, "delivery": {"mids": [seen.id], "watermark": watermark}}])


STAND_IN = StandIn(
    connector="messenger",
    credentials=meta.CREDENTIALS,
    settings=lambda s: {"page_id": PAGE, "api_base_url": s.url, **s.credentials},
    authenticate=bearer("access_token"),
    routes=[
        Route(
            method="POST",
            path="/{version}/{page}/messages",
            body=meta.Send,
            seen=meta.seen,
            answer=meta.sent,
        ),
        Route(method="POST", path="/{version}/{page}/message_attachments", answer=meta.upload),
        Route(method="GET", path="/{version}/{page}/subscribed_apps", answer=meta.subscribed),
        Route(method="POST", path="/{version}/{page}/subscribed_apps", answer=meta.subscribe),
        Route(
            method="GET",
            path="/{version}/{page}",
            answer=lambda call: {"id": PAGE, "name": "Huis en Water", "username": "huis.en.water"},
        ),
    ],
    refusals=meta.REFUSALS,
    deliver=meta.deliver,
    challenge=meta.challenge,
    events={
        "text": lambda s, said: _message(said, text=said.text),
        "image": _file("image"),
        "audio": _file("audio"),
        "video": _file("video"),
        "sticker": _file("sticker"),
        "file": _file("file"),
        "location": _place,
        "buttons": lambda s, said: _hook(
            said,
            postback={"mid": f"m_{said.n}", "title": said.button[1], "payload": said.button[0]},
        ),
        "buttons.quick_reply": lambda s, said: _message(
            said, text=said.button[1], quick_reply={"payload": said.button[0]}
        ),
        "reaction": lambda s, said: _hook(
            said,
            reaction={
                "mid": said.about or f"m_{said.before}",
                "action": "react",
                "reaction": "like",
                "emoji": said.emoji,
            },
        ),
        "edit": lambda s, said: _hook(
            said, message_edit={"mid": f"m_{said.before}", "text": said.text, "num_edit": 1}
        ),
        "deletion": lambda s, said: _hook(
            said, message={"mid": f"m_{said.before}", "is_deleted": True}
        ),
        "unsupported": lambda s, said: _message(said, is_unsupported=True),
    },
    receipts=_receipt,
    batch=lambda payloads: _wrap([e for p in payloads for e in p["entry"][0]["messaging"]]),
    customer="6512345678901234",
    new_id=lambda n: f"m_ours{n}",
)
