"""Comments on a Page as the Graph API's documentation describes them (feed webhooks, comments, likes)."""

from __future__ import annotations

from typing import Annotated, Any

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
    bearer,
)
from onethread.simulator.sandbox import _meta as meta

PAGE = "107741234567890"
POST = f"{PAGE}_1234567890"


class Comment(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A comment, or other words for one."""

    message: Annotated[str, msgspec.Meta(max_length=8000)] = ""
    attachment_url: Annotated[str, msgspec.Meta(pattern="^https?://")] | None = None


def _change(said: Said, **more: Any) -> dict[str, Any]:
    value = {
        "from": {"id": said.customer, "name": said.name},
        "post_id": POST,
        "comment_id": f"1234567890_{said.n}",
        "parent_id": POST,
        "created_time": said.seconds,
        "item": "comment",
        "verb": "add",
        "message": said.text,
        **more,
    }
    entry = {"id": PAGE, "time": said.seconds, "changes": [{"field": "feed", "value": value}]}
    return {"object": "page", "entry": [entry]}


def _comment(call: Call) -> Seen:
    if call.uploads:
        if call.upload.field != "source":
            raise Refuse("invalid", "a picture is sent as source")
        words, link = call.form.get("message", ""), ""
        files = [SeenFile(kind="image", name=call.upload.name)]
    else:
        body: dict[str, Any] = call.body or {}
        words, link = body.get("message", ""), body.get("attachment_url", "")
        files = [SeenFile(kind="image", link=link)] if link else []
    if not words and not files:
        raise Refuse("invalid", "a comment has a message or a picture")
    return Seen(
        to=call.at["comment"], text=words, files=files, reply_to=call.at["comment"], public=True
    )


def _like(call: Call) -> Seen:
    emoji = "👍" if call.method == "POST" else ""
    return Seen(to=call.at["comment"], reaction=emoji, reply_to=call.at["comment"], public=True)


def _private(call: Call) -> Seen | None:
    named = set(call.body.recipient)
    if named not in ({"comment_id"}, {"post_id"}):
        raise Refuse("invalid", "a private answer goes to a comment_id or post_id")
    return meta.seen(call)


def _edit(call: Call) -> Any:
    call.sandbox.edit(call.at["comment"], call.body.message)
    return {"success": True}


def _picture(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    return _change(said, photo=said.file.url)


STAND_IN = StandIn(
    connector="facebook_comments",
    credentials=meta.CREDENTIALS,
    settings=lambda s: {"page_id": PAGE, "api_base_url": s.url, **s.credentials},
    authenticate=bearer("access_token"),
    routes=[
        Route(
            method="POST",
            path="/{version}/{page}/messages",
            body=meta.Send,
            seen=_private,
            answer=lambda call: {"recipient_id": "6512345678901234", "message_id": call.id},
        ),
        Route(method="POST", path="/{version}/{page}/message_attachments", answer=meta.upload),
        Route(method="GET", path="/{version}/{page}/subscribed_apps", answer=meta.subscribed),
        Route(method="POST", path="/{version}/{page}/subscribed_apps", answer=meta.subscribe),
        Route(
            method="POST",
            path="/{version}/{comment}/comments",
            seen=_comment,
            answer=lambda call: {"id": call.id},
        ),
        Route(
            method="POST",
            path="/{version}/{comment}/likes",
            seen=_like,
            answer=lambda call: {"success": True},
        ),
        Route(
            method="DELETE",
            path="/{version}/{comment}/likes",
            seen=_like,
            answer=lambda call: {"success": True},
        ),
        Route(method="POST", path="/{version}/{comment}", body=Comment, answer=_edit),
        Route(
            method="DELETE",
            path="/{version}/{comment}",
            answer=lambda call: {"success": call.sandbox.delete(call.at["comment"]).deleted},
        ),
        Route(
            method="GET",
            path="/{version}/{page}",
            answer=lambda call: {"id": PAGE, "name": "Huis en Water"},
        ),
    ],
    refusals=meta.REFUSALS,
    deliver=meta.deliver,
    challenge=meta.challenge,
    events={
        "text": lambda s, said: _change(said),
        "image": _picture,
        "video": lambda s, said: _change(said, video=said.file.url),
        "reaction": lambda s, said: _change(
            said,
            item="reaction",
            reaction_type="like",
            comment_id=said.about or f"1234567890_{said.before}",
        ),
        "edit": lambda s, said: _change(
            said, verb="edited", comment_id=f"1234567890_{said.before}"
        ),
        "deletion": lambda s, said: _change(
            said, verb="remove", comment_id=f"1234567890_{said.before}"
        ),
        "unsupported": lambda s, said: _change(said, message=""),
    },
    batch=lambda payloads: {"object": "page", "entry": [p["entry"][0] for p in payloads]},
    customer="6543210987654321",
    new_id=lambda n: f"1234567890_9{n}",
)
