"""Comments on Instagram as the Instagram Platform's documentation describes them."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from onethread.simulator.sandbox import Call, Refuse, Route, Said, Seen, StandIn, bearer
from onethread.simulator.sandbox import _meta as meta

ACCOUNT = "17841405309211844"


class Reply(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """An answer to a comment."""

    message: Annotated[str, msgspec.Meta(min_length=1, max_length=300)]


def _change(said: Said, text: str) -> dict[str, Any]:
    value = {
        "from": {"id": said.customer, "username": "fatima.de.boer"},
        "media": {"id": "18000000000000001", "media_product_type": "FEED"},
        "id": f"1786579934808{said.n}",
        "text": text,
    }
    change = {"field": "comments", "value": value}
    entry = {"id": ACCOUNT, "time": said.seconds, "changes": [change]}
    return {"object": "instagram", "entry": [entry]}


def _reply(call: Call) -> Seen:
    comment = call.at["comment"]
    return Seen(to=comment, text=call.body.message, reply_to=comment, public=True)


def _private(call: Call) -> Seen | None:
    if set(call.body.recipient) != {"comment_id"}:
        raise Refuse("invalid", "a private answer goes to a comment_id")
    return meta.seen(call, most_bytes=1000)


STAND_IN = StandIn(
    connector="instagram_comments",
    credentials=meta.CREDENTIALS,
    settings=lambda s: {"account_id": ACCOUNT, "api_base_url": s.url, **s.credentials},
    authenticate=bearer("access_token"),
    routes=[
        Route(method="GET", path="/refresh_access_token", answer=meta.renew),
        Route(
            method="POST",
            path="/{version}/{account}/messages",
            body=meta.Send,
            seen=_private,
            answer=lambda call: {"recipient_id": "1254459154682919", "message_id": call.id},
        ),
        Route(method="GET", path="/{version}/{account}/subscribed_apps", answer=meta.subscribed),
        Route(method="POST", path="/{version}/{account}/subscribed_apps", answer=meta.subscribe),
        Route(
            method="POST",
            path="/{version}/{comment}/replies",
            body=Reply,
            seen=_reply,
            answer=lambda call: {"id": call.id},
        ),
        Route(
            method="DELETE",
            path="/{version}/{comment}",
            answer=lambda call: {"success": call.sandbox.delete(call.at["comment"]).deleted},
        ),
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
        "text": lambda s, said: _change(said, said.text),
        "unsupported": lambda s, said: _change(said, ""),
    },
    batch=lambda payloads: {"object": "instagram", "entry": [p["entry"][0] for p in payloads]},
    customer="1254459154682919",
    new_id=lambda n: f"178657993480800{n}",
)
