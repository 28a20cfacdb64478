"""Instagram messaging as the Instagram Platform's documentation describes it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from onethread.simulator.sandbox import Call, Refuse, Route, Said, Sandbox, Seen, StandIn, bearer
from onethread.simulator.sandbox import _meta as meta

ACCOUNT = "17841405309211844"


def _hook(said: Said, **event: Any) -> dict[str, Any]:
    base = {
        "sender": {"id": said.customer},
        "recipient": {"id": ACCOUNT},
        "timestamp": said.millis,
    }
    return _wrap([{**base, **event}])


def _wrap(events: Sequence[Any]) -> dict[str, Any]:
    entry = {"id": ACCOUNT, "time": int(time.time() * 1000), "messaging": list(events)}
    return {"object": "instagram", "entry": [entry]}


def _message(said: Said, **more: Any) -> dict[str, Any]:
    return _hook(said, message={"mid": f"ig_{said.n}", **more})


def _file(kind: str) -> Any:
    def event(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
        payload: dict[str, Any] = {"url": said.file.url}
        if kind == "sticker":
            payload["sticker_id"] = 1
        shown = {"sticker": "image"}.get(kind, kind)
        return _message(said, attachments=[{"type": shown, "payload": payload}])

    return event


def _mention(sandbox: Sandbox, said: Said) -> dict[str, Any]:
    media = sandbox.keep_media(b"\xff\xd8\xff story", "image/jpeg", "story.jpg")
    attachment = {"type": "story_mention", "payload": {"url": media.url}}
    return _message(said, attachments=[attachment])


def _seen(call: Call) -> Seen | None:
    body: meta.Send = call.body
    if body.sender_action == "react" and (body.payload or {}).get("reaction") != "love":
        raise Refuse("invalid", "the only reaction is love")
    return meta.seen(call, most_bytes=1000)


STAND_IN = StandIn(
    connector="instagram",
    credentials=meta.CREDENTIALS,
    settings=lambda s: {"account_id": ACCOUNT, "api_base_url": s.url, **s.credentials},
    authenticate=bearer("access_token"),
    routes=[
        Route(method="GET", path="/refresh_access_token", answer=meta.renew),
        Route(
            method="POST",
            path="/{version}/{account}/messages",
            body=meta.Send,
            seen=_seen,
            answer=meta.sent,
        ),
        Route(method="POST", path="/{version}/{account}/message_attachments", answer=meta.upload),
        Route(method="GET", path="/{version}/{account}/subscribed_apps", answer=meta.subscribed),
        Route(method="POST", path="/{version}/{account}/subscribed_apps", answer=meta.subscribe),
        Route(
            method="GET",
            path="/{version}/{account}",
            answer=lambda call: {"user_id": ACCOUNT, "username": "huis.en.water"},
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
        "system": _mention,
        "buttons": lambda s, said: _hook(
            said,
            postback={"mid": f"ig_{said.n}", "title": said.button[1], "payload": said.button[0]},
        ),
        "reaction": lambda s, said: _hook(
            said,
            reaction={
                "mid": said.about or f"ig_{said.before}",
                "action": "react",
                "reaction": "love",
                "emoji": said.emoji,
            },
        ),
        "edit": lambda s, said: _hook(
            said, message_edit={"mid": f"ig_{said.before}", "text": said.text, "num_edit": 1}
        ),
        "deletion": lambda s, said: _hook(
            said, message={"mid": f"ig_{said.before}", "is_deleted": True}
        ),
        "unsupported": lambda s, said: _message(said, is_unsupported=True),
    },
    receipts=lambda s, seen, state: _wrap(
        [
            {
                "sender": {"id": seen.to},
                "recipient": {"id": ACCOUNT},
                "timestamp": int(time.time() * 1000),
                "read": {"mid": seen.id},
            }
        ]
    ),
    batch=lambda payloads: _wrap([e for p in payloads for e in p["entry"][0]["messaging"]]),
    customer="1254459154682919",
    new_id=lambda n: f"ig_ours{n}",
)
