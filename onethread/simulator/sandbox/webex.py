"""Webex as its documentation says (https://developer.webex.com/docs/api/v1/messages)."""

from __future__ import annotations

import hmac
from typing import Annotated, Any

import msgspec

from onethread.connectors._schemes.sent import kind_of
from onethread.simulator.sandbox import (
    Answer,
    Call,
    Delivery,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    SeenFile,
    StandIn,
    bearer,
    serve,
)

_ROOM = "Y2lzY29zcGFyazovL3VzL1JPT00vc2FuZGJveA"
_BYTES = 7439


class Post(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, rename="camel"):
    """A message to be made or changed."""

    room_id: str = ""
    to_person_id: str = ""
    parent_id: str = ""
    text: str = ""
    html: str = ""
    attachments: Annotated[list[dict[str, Any]], msgspec.Meta(max_length=1)] = []


class Hook(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, rename="camel"):
    """A webhook to be made."""

    name: str
    target_url: str
    resource: str
    event: str
    secret: str


def _seen(call: Call) -> Seen:
    if call.uploads:
        form = msgspec.convert(dict(call.form), Post)
        file = call.upload
        if file.field != "files" or len(call.uploads) > 1:
            raise Refuse("invalid", "one file, in the field files")
        shown = SeenFile(
            kind=kind_of(file.media_type), name=file.name, size_bytes=len(file.content)
        )
        return Seen(to=form.room_id or form.to_person_id, text=form.text, files=[shown])
    sent = msgspec.convert(call.body, Post)
    to = sent.room_id or sent.to_person_id
    if not to or len(sent.text.encode()) > _BYTES or len(sent.html.encode()) > _BYTES:
        raise Refuse("invalid", "no room, or too long")
    seen = Seen(to=to, text=sent.text, html=sent.html, reply_to=sent.parent_id)
    for each in sent.attachments:
        card = each["content"]
        seen.rows = [row["title"] for block in card["body"] for row in block.get("choices", ())]
        if not seen.rows:
            seen.buttons = [action["title"] for action in card["actions"]]
    return seen


def _change(call: Call) -> Any:
    sent = msgspec.convert(call.body, Post)
    if sent.room_id != _ROOM:
        raise Refuse("invalid", "a change names its room")
    call.sandbox.edit(call.at["id"], sent.text)
    return {"id": call.at["id"]}


def _delete(call: Call) -> Any:
    call.sandbox.delete(call.at["id"])
    return Answer(status=204)


def _held(call: Call) -> Any:
    found = call.sandbox.state.get(f"said {call.at['id']}")
    if found is None:
        raise Refuse("not_found")
    return found


def _subscribe(call: Call) -> Any:
    hook: Hook = call.body
    if hook.secret != call.sandbox.credentials["webhook_secret"]:
        raise Refuse("invalid", "no secret")
    call.sandbox.webhook_url = hook.target_url
    return {"id": "W1", "status": "active"}


def _person(said: Said) -> dict[str, Any]:
    return {
        "roomId": _ROOM,
        "roomType": "direct",
        "personId": said.customer,
        "personEmail": "fatima@example.org",
        "created": said.at,
    }


def _event(resource: str, event: str, data: dict[str, Any]) -> dict[str, Any]:
    return {"id": "W1", "name": "Onethread", "resource": resource, "event": event, "data": data}


def _message(sandbox: Sandbox, said: Said, event: str = "created", **more: Any) -> dict[str, Any]:
    """The webhook points at the message, which is held for who asks."""
    number = f"M{said.n if event == 'created' else said.before}"
    pointed = {**_person(said), "id": number}
    sandbox.state[f"said {number}"] = {**pointed, "text": said.text, **more}
    return _event("messages", event, pointed)


def _file(sandbox: Sandbox, said: Said, **more: Any) -> dict[str, Any]:
    where = f"{sandbox.url}/v1/contents/{said.file.id}"
    return _message(sandbox, said, files=[where], **more)


def _pressed(sandbox: Sandbox, said: Said) -> dict[str, Any]:
    number = f"A{said.n}"
    pointed = {**_person(said), "id": number, "type": "submit", "messageId": said.about or "M0"}
    inputs = {"button": said.button[0], "label": said.button[1]}
    sandbox.state[f"said {number}"] = {**pointed, "inputs": inputs}
    return _event("attachmentActions", "created", pointed)


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    body = msgspec.json.encode(payload)
    secret = sandbox.credentials["webhook_secret"].encode()
    return Delivery(
        body=body, headers={"X-Spark-Signature": hmac.digest(secret, body, "sha1").hex()}
    )


STAND_IN = StandIn(
    connector="webex",
    credentials={"bot_token": "sandbox-token", "webhook_secret": "sandbox-webhook-secret"},
    settings=lambda s: {**s.credentials, "api_base_url": s.url},
    authenticate=bearer("bot_token"),
    routes=[
        Route(method="POST", path="/v1/messages", seen=_seen, answer=lambda call: {"id": call.id}),
        Route(method="GET", path="/v1/messages/{id}", answer=_held),
        Route(method="PUT", path="/v1/messages/{id}", answer=_change),
        Route(method="DELETE", path="/v1/messages/{id}", answer=_delete),
        Route(method="GET", path="/v1/attachment/actions/{id}", answer=_held),
        Route(method="POST", path="/v1/webhooks", body=Hook, answer=_subscribe),
        Route(
            method="GET",
            path="/v1/people/me",
            answer=lambda call: {"id": "P0", "type": "bot", "displayName": "Hulp"},
        ),
        Route(
            method="GET",
            path="/v1/contents/{id}",
            answer=lambda call: serve(call.sandbox.media.get(call.at["id"])),
        ),
    ],
    refusals={
        "invalid": (400, lambda why: {"message": why, "trackingId": "ROUTER_1"}),
        "unauthorised": (401, {"message": "The request requires a valid access token."}),
        "rate_limited": (429, {"message": "Too many requests"}, {"Retry-After": "7"}),
        "fault": (503, b""),
        "not_found": (404, {"message": "Could not find it."}),
        "bad_recipient": (404, {"message": "Could not find a room with provided ID."}),
        "blocked": (403, {"message": "You are not allowed to send messages to this space."}),
        "too_large": (413, {"message": "Payload too large"}),
    },
    deliver=_deliver,
    events={
        "text": _message,
        "file": _file,
        "voice": lambda s, said: _file(s, said, isVoiceClip=True),
        "buttons": _pressed,
        "edit": lambda s, said: _message(s, said, "updated", updated=said.at),
        "deletion": lambda s, said: _event(
            "messages", "deleted", {**_person(said), "id": f"M{said.before}"}
        ),
        "unsupported": lambda s, said: _message(s, said, text=""),
    },
    customer="Y2lzY29zcGFyazovL3VzL1BFT1BMRS9mYXRpbWE",
    new_id=lambda n: f"O{n}",
)
