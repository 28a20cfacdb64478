"""A Discourse forum: signed webhooks of posts and likes, posting, uploads.

Source: emit_web_hook_event.rb and web_hook_post_serializer.rb of discourse/discourse; https://docs.discourse.org.
"""

from __future__ import annotations

import hmac
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
    same,
    serve,
)


class NewPost(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """POST /posts.json."""

    raw: Annotated[str, msgspec.Meta(min_length=1, max_length=32_000)]
    topic_id: int | str | None = None
    reply_to_post_number: int | str | None = None
    title: Annotated[str, msgspec.Meta(min_length=2, max_length=255)] | None = None
    target_recipients: str | None = None
    archetype: Literal["private_message", "regular"] | None = None


class Words(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What an edit changes."""

    raw: Annotated[str, msgspec.Meta(min_length=1, max_length=32_000)]


class EditedPost(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """PUT /posts/{id}.json."""

    post: Words


class Action(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """POST /post_actions.json."""

    id: int | str
    post_action_type_id: Literal[2]


def _authenticate(call: Call) -> bool:
    held = call.sandbox.credentials
    return (
        same(call.headers.get("api-key"), held["api_key"])
        and call.headers.get("api-username") == "housing"
    )


def _post(said: Said, number: int | None = None, **more: Any) -> dict[str, Any]:
    return {
        "id": 8000 + (number if number is not None else said.n),
        "name": said.name,
        "username": "fatima",
        "created_at": said.at.isoformat(),
        "updated_at": said.at.isoformat(),
        "cooked": f"<p>{said.text}</p>",
        "raw": said.text,
        "post_number": 3,
        "post_type": 1,
        "topic_id": 415,
        "topic_title": "Lift staat stil",
        "topic_archetype": "regular",
        "staff": False,
        "user_id": int(said.customer.partition("@")[0]),
        "deleted_at": None,
        **more,
    }


def _event(event: str, post: dict[str, Any]) -> dict[str, Any]:
    return {"event": event, "kind": "post", "body": {"post": post}}


def _created(said: Said, **more: Any) -> dict[str, Any]:
    return _event("post_created", _post(said, **more))


def _uploaded(sandbox: Sandbox, said: Said) -> dict[str, Any]:
    """A file of a post, at an address as the forum's uploads have."""
    kind = said.file.media_type
    url = f"{sandbox.url}/uploads/default/original/{said.file.id}/{said.file.name}"
    cooked = f'<p><a class="attachment" href="{url}">{said.file.name}</a></p>'
    if kind.startswith("image/"):
        cooked = f'<p><img src="{url}" alt="lek" width="1" height="1"></p>'
    elif kind.startswith(("audio/", "video/")):
        cooked = f'<p><source src="{url}" type="{kind}"></p>'
    return _created(said, cooked=cooked, raw=f"{said.text} ![lek|1x1](upload://x.png)")


def _like(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    ours = {"id": int(said.about or 1), "username": "housing", "user_id": 5}
    user = {"id": int(said.customer.partition("@")[0]), "username": "fatima"}
    body = {"like": {"post": ours, "user": user}}
    return {"event": "post_liked", "kind": "like", "body": body}


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    body = msgspec.json.encode(payload["body"])
    mac = hmac.digest(sandbox.credentials["webhook_secret"].encode(), body, "sha256").hex()
    return Delivery(
        body=body,
        headers={
            "Content-Type": "application/json",
            "X-Discourse-Instance": sandbox.url,
            "X-Discourse-Event-Type": payload["kind"],
            "X-Discourse-Event": payload["event"],
            "X-Discourse-Event-Signature": f"sha256={mac}",
        },
    )


def _seen(call: Call) -> Seen:
    body: NewPost = call.body
    private = body.archetype == "private_message"
    if private and not (body.title and body.target_recipients):
        raise Refuse("invalid", "Title can't be blank")
    if not private and str(body.topic_id) not in ("415", "420"):
        raise Refuse("not_found", "The requested URL or resource could not be found.")
    files = [
        SeenFile(
            kind="image" if media.media_type.startswith("image/") else "file",
            name=media.name,
            media_type=media.media_type,
            size_bytes=len(media.content),
        )
        for media in call.sandbox.media.values()
        if f"(upload://{media.id})" in body.raw
    ]
    return Seen(
        to=body.target_recipients or f"topic {body.topic_id}",
        text=body.raw,
        subject=body.title or "",
        files=files,
        reply_to=str(body.reply_to_post_number or ""),
        public=not private and str(body.topic_id) != "420",
    )


def _upload(call: Call) -> Any:
    if call.form.get("type") != "composer":
        raise Refuse("invalid", "type is missing")
    file = call.upload
    media = call.sandbox.keep_media(file.content, file.media_type, file.name)
    short = f"upload://{media.id}"
    return {"id": 31, "url": media.url, "short_url": short, "original_filename": file.name}


def _found(call: Call) -> Any:
    return {"id": int(call.at["id"]), "topic_id": 415, "post_number": 2}


def _edited(call: Call) -> Any:
    return {"post": {"id": call.sandbox.edit(call.at["id"], call.body.post.raw).id}}


def _errors(kind: str) -> Any:
    return lambda why: {"errors": [why], "error_type": kind}


STAND_IN = StandIn(
    connector="discourse",
    credentials={"api_key": "sandbox-api-key", "webhook_secret": "sandbox-webhook-secret"},
    settings=lambda s: {**s.credentials, "api_base_url": s.url, "username": "housing"},
    authenticate=_authenticate,
    routes=[
        Route(
            method="POST",
            path="/posts.json",
            body=NewPost,
            seen=_seen,
            answer=lambda call: {"id": int(call.id), "topic_id": 415, "username": "housing"},
        ),
        Route(
            method="POST",
            path="/post_actions.json",
            body=Action,
            seen=lambda call: Seen(to="", reaction="❤️", reply_to=str(call.body.id)),
            answer=lambda call: {"id": int(call.body.id), "topic_id": 415},
        ),
        Route(
            method="DELETE",
            path="/post_actions/{id}.json",
            seen=lambda call: Seen(to="", reaction="", reply_to=call.at["id"]),
            answer=lambda call: {"id": int(call.at["id"]), "topic_id": 415},
        ),
        Route(method="GET", path="/posts/{id}.json", answer=_found),
        Route(method="PUT", path="/posts/{id}.json", body=EditedPost, answer=_edited),
        Route(
            method="DELETE",
            path="/posts/{id}.json",
            answer=lambda call: {"deleted": call.sandbox.delete(call.at["id"]).deleted},
        ),
        Route(method="POST", path="/uploads.json", answer=_upload),
        Route(
            method="GET",
            path="/uploads/default/original/{id}/{name}",
            answer=lambda call: serve(call.sandbox.media.get(call.at["id"])),
        ),
        Route(
            method="GET",
            path="/session/current.json",
            answer=lambda call: {"current_user": {"username": "housing", "trust_level": 4}},
        ),
    ],
    refusals={
        "invalid": (422, _errors("invalid_parameters")),
        "unauthorised": (
            403,
            {"errors": ["The API username or key is invalid."], "error_type": "invalid_access"},
        ),
        "blocked": (
            403,
            {"errors": ["You are not permitted to view the requested resource."]},
        ),
        "bad_recipient": (404, _errors("not_found")),
        "not_found": (404, _errors("not_found")),
        "rate_limited": (
            429,
            {
                "errors": ["You've performed this action too many times."],
                "error_type": "rate_limit",
                "extras": {"wait_seconds": 7},
            },
        ),
        "fault": (502, b"<html>Bad Gateway</html>"),
    },
    deliver=_deliver,
    events={
        "text": lambda s, said: _created(said),
        "text.private": lambda s, said: _created(
            said, topic_archetype="private_message", topic_id=420, topic_title="Mijn adres"
        ),
        "subject": lambda s, said: _created(said, post_number=1),
        "image": _uploaded,
        "audio": _uploaded,
        "video": _uploaded,
        "file": _uploaded,
        "unsupported": lambda s, said: _created(said, raw="", cooked=""),
        "reaction": _like,
        "edit": lambda s, said: _event("post_edited", _post(said, said.before)),
        "deletion": lambda s, said: _event(
            "post_destroyed", _post(said, said.before, deleted_at=said.at.isoformat())
        ),
    },
    customer="77@127.0.0.1",
    new_id=lambda n: str(9000 + n),
)
